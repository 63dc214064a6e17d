package dossier

import (
	"iter"
	"slices"
	"strings"

	"parley/graph"
)

// partOf is the relation that puts an organization under another organization.
const partOf = "SUBORGANIZATION_OF"

// Bodies know to which larger body an organization belongs, such as a ministry to its state. Only the reference files say this, as for
// places. States that act together, and international organizations, are no larger body: their members can be two sides.
type Bodies map[graph.ID]graph.ID

// Bodies returns the larger bodies of the organizations.
func (d *Dossier) Bodies() Bodies { return BodiesOf(slices.Values(d.Things), d.Stated) }

// BodiesOf returns the larger bodies of the organizations among things, as reference files state them.
func BodiesOf(things iter.Seq[Thing], stated []StatedRelation) Bodies {
	together := map[graph.ID]bool{}
	for t := range things {
		if p := t.Type.Property("classification"); p != nil && p.Index < len(t.Values) {
			is := t.Values[p.Index]
			together[t.ID] = is == string(graph.OrganizationBloc) || is == string(graph.OrganizationInternational)
		}
	}
	b := Bodies{}
	for _, t := range stated {
		if t.Relation.Name == partOf && !together[t.To] {
			b[t.From] = t.To
		}
	}
	return b
}

// Side is the side for which an actor acts: the largest body to which the side belongs. Several actors on whose behalf somebody
// speaks stand in one text, with spaces between them.
func (b Bodies) Side(text string) string {
	var out []string
	for _, id := range strings.Fields(text) {
		seen := map[graph.ID]bool{}
		at := graph.ID(id)
		for next, more := b[at]; more && !seen[next]; next, more = b[at] {
			seen[at], at = true, next
		}
		out = append(out, string(at))
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), " ")
}

// Within reports whether an organization is a body, or belongs to it.
func (b Bodies) Within(id, body graph.ID) bool {
	seen := map[graph.ID]bool{}
	for more := true; more && !seen[id]; id, more = b[id] {
		if id == body {
			return true
		}
		seen[id] = true
	}
	return false
}
