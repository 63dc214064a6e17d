package schema

import (
	"fmt"
	"strings"

	"parley/graph"
)

// Conditions that several filters have. Package resolvers says what they mean.
const (
	fromDay  = "The time in `%[1]s` is, or can be, on or after this day or instant."
	untilDay = "The time in `%[1]s` is, or can be, on or before this day or instant. With `from`: the time is, or can be, in the period between the two."
)

// filter returns the name of the filter for things of a type or interface.
func (w *writer) filter(of string) string {
	return w.need(of+filterSuffix, func() {
		t := w.declared(of)
		name := of + filterSuffix
		w.block(fmt.Sprintf("Conditions on %s items. All conditions must hold.", of), "input "+name, func() {
			for _, p := range t.Declared {
				w.condition(p)
				if p.Name == "id" && t.Is("Named") {
					w.line("The names have all words of this text, in any script. The beginning of a word is enough. Other forms of a name also match. Titles (`Dr`) and particles (`von`) in the text do not count. Examples: `hnatov`, `Гнатов`", "text: String")
					w.line("The identifier, with or without the register. Any identifier of the list matches. Examples: `wikidata:Q4393469`, `Q4393469`", "identifier: [String!]")
				}
			}
			if t.Is("Entity") {
				w.line("This source makes a claim about the thing, or about a relation to the thing. Example: `kyiv-independent-2025-12-03`", "source: ID")
				w.line("At most this many sources make a claim about the thing. Claims about other things do not count. Example: a claim about a meeting does not count for its participants.", "maxSources: Int")
				w.line("The claims about the thing go back to at most this many origins: see `Claim.origin`. Articles that relay one agency or one speaker have one origin. Claims about other things do not count.", "maxOrigins: Int")
				w.line("Whether the list `contested` has items.", "contested: Boolean")
				w.line("The list `open` has at least one of these values. A value is a property, a relation, or a detail of a relation. A relation also matches if only a detail of the relation is open. Examples: `when`, `participants`, `participants.count`", "open: [String!]")
			}
			w.line("All of these filters match.", "and: ["+name+"!]")
			w.line("At least one of these filters matches.", "or: ["+name+"!]")
			w.line("This filter does not match.", "not: "+name)
		})
	})
}

// condition writes the condition on a property, if a filter can have one.
func (w *writer) condition(p *graph.Property) {
	description := brief(p.Description)
	switch {
	case p.Hidden:
	case p.Name == "id":
		w.line("The id. Any id of the list matches.", "id: [ID!]")
	case p.Period:
		w.line(fmt.Sprintf(fromDay, p.Name), "from: DateOrDateTime")
		w.line(fmt.Sprintf(untilDay, p.Name), "until: DateOrDateTime")
	case p.Set != "" && (p.Kind == graph.String || p.Filter):
		w.line(anyListed(description, "value"), p.Name+": ["+p.Set+"!]")
	case p.Ref != "" && (p.Kind == graph.String || p.Filter):
		w.line(anyListed(description, "id"), p.Name+": [ID!]")
	case !p.Filter:
	case p.Kind == graph.Bool:
		w.line(description, p.Name+": Boolean")
	case p.Kind == graph.Strings:
		w.line("Whether the list `"+p.Name+"` has items.", p.Name+": Boolean")
	default:
		w.line(anyListed(description, "value"), p.Name+": ["+scalarOf(p)+"!]")
	}
}

// brief returns the first sentence of a description and its examples.
func brief(description string) string {
	first, rest, more := strings.Cut(description, ". ")
	if !more {
		return description
	}
	if i := strings.Index(rest, "Example"); i >= 0 {
		return first + ". " + rest[i:]
	}
	return first + "."
}

// anyListed says of a condition with a list that any value of the list matches. It says so before the examples.
func anyListed(description, value string) string {
	words := "Any " + value + " of the list matches."
	if i := strings.Index(description, "Example"); i >= 0 {
		return description[:i] + words + " " + description[i:]
	}
	return description + " " + words
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
		w.block(fmt.Sprintf("Conditions on one %s. All conditions must hold.", name+edgeSuffix), "input "+name+edgeFilterSuffix, func() {
			for _, p := range r.Declared {
				w.condition(p)
			}
			if lasting(r) {
				w.line("The relation holds, or can hold, on this day or at this instant. A relation without dates can hold on every day. A relation also holds on its first day and on its last day.", "at: DateOrDateTime")
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
					up, down = "earliest first. Items without a known beginning come last", "latest first. Items without a known beginning come last"
				case by.Kind == graph.Int:
					up, down = "lowest first", "highest first"
				}
				w.line(fmt.Sprintf("By `%s`, %s.", p.Name, up), capitals(p.Name)+"_ASC")
				w.line(fmt.Sprintf("By `%s`, %s.", p.Name, down), capitals(p.Name)+"_DESC")
			}
		})
	})
}
