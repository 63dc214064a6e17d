package schema

import (
	"fmt"

	"parley/graph"
)

// Conditions that several filters have. Package resolvers says what they mean.
const (
	fromDay  = "On this day or later, as far as is known. A time that is known to the month counts for every day of the month. A time without an end counts for every day after its beginning. A day is compared with the days where it was: 2025-06-01T23:30-05:00 is on 1 June. An instant is compared with instants."
	untilDay = "On this day or earlier, or at this instant or earlier, as far as is known. With `from`, the time must lie in the period, and not only around it: what was on 3 and 5 June was not on 4 June."
)

// filter returns the name of the filter for things of a type or interface.
func (w *writer) filter(of string) string {
	return w.need(of+filterSuffix, func() {
		t := w.declared(of)
		name := of + filterSuffix
		w.block(fmt.Sprintf("Conditions on %s items. All of them must hold.", of), "input "+name, func() {
			for _, p := range t.Declared {
				w.condition(p)
				if p.Name == "id" && t.Is("Named") {
					w.line("Every word of this text is, begins or is a form of a word of one of the names, in any script. Titles and particles may be missing. Examples: `hnatov`, `Гнатов`", "text: String")
					w.line("One of these identifiers, with or without the register before a colon. Examples: `wikidata:Q4393469`, `Q4393469`", "identifier: [String!]")
				}
			}
			if t.Is("Entity") {
				w.line("This source makes a claim about the thing, or about another thing that has a relation to it. Example: `kyiv-independent-2025-12-03`", "source: ID")
				w.line("Whether live claims of the top rank disagree on one of the properties.", "contested: Boolean")
				w.line("Nothing decides between the claims about at least one of these properties. Examples: `when`, `status`", "open: [String!]")
			}
			w.line("All of these filters match.", "and: ["+name+"!]")
			w.line("At least one of these filters matches.", "or: ["+name+"!]")
			w.line("This filter does not match.", "not: "+name)
		})
	})
}

// condition writes the condition on a property, if a filter can have one.
func (w *writer) condition(p *graph.Property) {
	switch {
	case p.Hidden:
	case p.Period:
		w.line(fromDay, "from: DateOrDateTime")
		w.line(untilDay, "until: DateOrDateTime")
	case p.Set != "" && (p.Kind == graph.String || p.Filter):
		w.line("One of these. "+p.Description, p.Name+": ["+p.Set+"!]")
	case p.Ref != "" && (p.Kind == graph.String || p.Filter):
		w.line("One of these ids. "+p.Description, p.Name+": [ID!]")
	case !p.Filter:
	case p.Kind == graph.Bool:
		w.line(p.Description, p.Name+": Boolean")
	case p.Kind == graph.Strings:
		w.line("Whether this list has items. "+p.Description, p.Name+": Boolean")
	default:
		w.line("One of these. "+p.Description, p.Name+": ["+scalarOf(p)+"!]")
	}
}

// edgeFilter returns the name of the filter for edges of that name, or "" if the relation
// has no property that a filter could ask for. Every claimed relation has one: its basis.
func (w *writer) edgeFilter(name string, r *graph.Relation) string {
	asked := false
	for _, p := range r.Declared {
		asked = asked || !p.Hidden && (p.Filter || p.Period || p.Set != "" || p.Ref != "" && p.Kind == graph.String)
	}
	if !asked {
		return ""
	}
	return w.need(name+edgeFilterSuffix, func() {
		w.block(fmt.Sprintf("Conditions on the relation that a %s shows. All of them must hold for the same relation.", name+edgeSuffix), "input "+name+edgeFilterSuffix, func() {
			for _, p := range r.Declared {
				w.condition(p)
			}
			if lasting(r) {
				w.line("On this day, or at this instant, as far as is known. A relation without dates counts for every day. On the day of a handover, both relations count.", "at: DateOrDateTime")
			}
		})
	})
}

// lasting reports whether a relation has a start and an end.
func lasting(r *graph.Relation) bool { return r.Property("start") != nil && r.Property("end") != nil }

// order returns the name of the enum of the orders for things of a type or interface.
func (w *writer) order(of string) string {
	return w.need(of+orderSuffix, func() {
		w.block(fmt.Sprintf("Sort keys for %s items.", of), "enum "+of+orderSuffix, func() {
			t := w.declared(of)
			for _, p := range t.Declared {
				if !p.Sort {
					continue
				}
				up, down := "ascending", "descending"
				switch by := t.SortedBy(p); {
				case by.Time:
					up, down = "the earliest first, items without a beginning last", "the latest first, items without a beginning last"
				case by.Kind == graph.Int:
					up, down = "the lowest first", "the highest first"
				}
				w.line(fmt.Sprintf("By `%s`, %s.", p.Name, up), capitals(p.Name)+"_ASC")
				w.line(fmt.Sprintf("By `%s`, %s.", p.Name, down), capitals(p.Name)+"_DESC")
			}
		})
	})
}
