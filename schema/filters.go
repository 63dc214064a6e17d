package schema

import (
	"fmt"

	"parley/graph"
)

// Conditions that several filters have. Package resolvers says what they mean.
const (
	fromDay  = "On this day or later, as far as is known. A time that is known to the month counts for every day of the month. A time without an end counts for every day after its beginning."
	untilDay = "On this day or earlier, as far as is known."
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
		w.line(fromDay, "from: Date")
		w.line(untilDay, "until: Date")
	case p.Set != "" && p.Kind == graph.String:
		w.line("One of these. "+p.Description, p.Name+": ["+p.Set+"!]")
	case p.Ref != "" && p.Kind == graph.String:
		w.line("One of these ids. "+p.Description, p.Name+": [ID!]")
	case !p.Filter:
	case p.Kind == graph.Bool:
		w.line(p.Description, p.Name+": Boolean")
	case p.Kind == graph.Strings:
		w.line("True for a list with items, false for an empty list. "+p.Description, p.Name+": Boolean")
	default:
		w.line("One of these. "+p.Description, p.Name+": ["+scalarOf(p)+"!]")
	}
}

// edgeFilter returns the name of the filter for edges of that name, or "" if the relation
// has no property of its own that a filter could ask for.
func (w *writer) edgeFilter(name string, r *graph.Relation) string {
	own := false
	for _, p := range r.Declared {
		own = own || !isEvidence(p) && !p.Hidden && (p.Filter || p.Period || p.Set != "" || p.Ref != "")
	}
	if !own {
		return ""
	}
	return w.need(name+edgeFilterSuffix, func() {
		w.block(fmt.Sprintf("Conditions on the relation that a %s shows. All of them must hold for the same relation.", name+edgeSuffix), "input "+name+edgeFilterSuffix, func() {
			for _, p := range r.Declared {
				w.condition(p)
			}
			if lasting(r) {
				w.line("On this day, as far as is known. A relation without dates counts for every day.", "at: Date")
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
					up, down = "the earliest first", "the latest first"
				case by.Kind == graph.Int:
					up, down = "the lowest first", "the highest first"
				}
				w.line(fmt.Sprintf("By `%s`, %s.", p.Name, up), capitals(p.Name)+"_ASC")
				w.line(fmt.Sprintf("By `%s`, %s.", p.Name, down), capitals(p.Name)+"_DESC")
			}
		})
	})
}
