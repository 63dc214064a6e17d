package derive

import (
	"strings"

	"parley/graph"
)

// watched is a property or a relation in which a change counts.
type watched struct {
	name     string
	property *graph.Property // nil for a relation
	relation *graph.Relation
}

// watch lists what is watched of each type, in the order of the slots that contents reads. The words of sources (roleWorded) are left
// out: other words are no change.
var watch, contentsOf = func() (map[*graph.Type][]watched, graph.Selection) {
	names, fields := map[*graph.Type][]watched{}, graph.Selection{}
	for _, t := range graph.Parley.Concrete("Entity") {
		list := []watched{{name: "id", property: t.Properties[0]}}
		for _, p := range t.Declared {
			if (p.State || p.Name == contested) && !p.Hidden && !strings.HasSuffix(p.Name, "Worded") {
				if len(p.Parts) == 0 {
					list = append(list, watched{name: p.Name, property: p})
					continue
				}
				list = append(list, watched{name: p.Name, property: p.Parts[0]})
				for _, bound := range []string{earliest, latest} {
					list = append(list, watched{name: p.Name + bound, property: p.Part(bound[1:])})
				}
			}
		}
		for _, r := range graph.Parley.Relations() {
			if owner, field := ownerOf(r); field != "" && t.Is(owner) {
				list = append(list, watched{name: field, relation: r})
			}
		}
		names[t] = list
		for _, w := range list {
			if w.relation != nil {
				fields[t] = append(fields[t], graph.Field{Link: edgesOf(w.relation)})
			} else {
				fields[t] = append(fields[t], graph.Field{Property: w.property})
			}
		}
	}
	return names, fields
}()

// ownerOf returns the type of the owner of a relation about which sources make claims, and the field of the relation there; "" for another
// relation.
func ownerOf(r *graph.Relation) (typ, field string) {
	switch {
	case r.History == nil || r.Name == "ACCOUNT_OF":
		return "", ""
	case r.Owner().Reverse:
		return r.To.Type, r.To.Field
	}
	return r.From.Type, r.From.Field
}

// edgesOf reads the edges of a relation from its owner: what readOf names, and the id of the thing at the far end.
func edgesOf(r *graph.Relation) *graph.Link {
	via := r.Owner()
	l := &graph.Link{Via: via, Types: graph.Parley.Concrete(via.Far()), Many: &graph.List{Page: graph.Everything}}
	for _, p := range readOf(r) {
		l.Item = append(l.Item, graph.Field{Property: p})
	}
	ids := graph.Selection{}
	for _, t := range l.Types {
		ids[t] = []graph.Field{{Property: t.Properties[0]}}
	}
	l.Item = append(l.Item, graph.Field{Far: ids})
	return l
}

// readOf returns the properties that distinguish the edges of a relation between the same two things, and the properties in which a change
// counts. Of a property with parts, it returns the first part.
func readOf(r *graph.Relation) []*graph.Property {
	var out []*graph.Property
	for _, p := range r.Declared {
		if p.Identity || isWatched(p) {
			out = append(out, p.First())
		}
	}
	return out
}

// isWatched reports whether a change in a property of a relation counts: not whether the relation is inferred, and not the words of sources.
func isWatched(p *graph.Property) bool {
	return (p.State || p.Identity) && !p.Hidden && p.Name != "basis" && p.Name != "wording" && !strings.HasSuffix(p.Name, "Worded")
}
