package memory

import (
	"slices"
	"strings"

	"parley/graph"
)

// said returns one row for every claim that a search for words finds, in no order. See graph.Said.
func (r *run) said(s *graph.Said, typ *graph.Type) []row {
	var rows []row
	said, leads := typ.Property("said"), typ.Property("leads")
	for _, t := range r.ofType(typ) {
		r.tick()
		text, _ := r.value(t, said).(string)
		contains := func(part string) bool { return strings.Contains(text, part) }
		lacks := func(part string) bool { return !contains(part) }
		every := func(end string) bool {
			return !slices.ContainsFunc(s.Words, func(forms []string) bool {
				return !anyOf(forms, func(form string) bool { return contains(form + end) })
			})
		}
		if r.value(t, leads) != true || !every("") || slices.ContainsFunc(s.Phrases, lacks) {
			continue
		}
		rank := 2
		switch {
		case contains(s.Whole):
			rank = 0
		case every(" "):
			rank = 1
		}
		rows = append(rows, hit(t, rank, graph.SaidMatches))
	}
	return rows
}
