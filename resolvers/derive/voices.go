package derive

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"parley/graph"
)

// told is a claim, and whose word it is.
type told struct {
	id, reported, origin, source string
	publishers, via              []string
}

// voicesOfClaim are the fields of a claim that toldOf reads.
func voicesOfClaim() []graph.Field {
	source := graph.Parley.Type("Source")
	return []graph.Field{
		{Property: claim.Properties[0]},
		{Property: claim.Property("reported")},
		{Property: claim.Property("origin")},
		{Link: linkTo(claim, "source", func(t *graph.Type) []graph.Field {
			return append(justID(t), graph.Field{Link: linkTo(source, "publisher", justID)})
		})},
		{Link: linkTo(claim, "via", justID)},
	}
}

// toldOf reads claims whose first fields are those of voicesOfClaim. The oldest report comes first.
func toldOf(claims []Found) []told {
	list := make([]told, 0, len(claims))
	for _, c := range claims {
		t := told{id: string(c.id()), reported: words(c, 1), origin: words(c, 2), via: textsOf(c.at(4))}
		if sources, _ := c.at(3).([]Found); len(sources) > 0 {
			t.source, t.publishers = string(sources[0].id()), textsOf(sources[0].at(1))
		}
		list = append(list, t)
	}
	slices.SortFunc(list, func(a, b told) int { return cmp.Or(cmp.Compare(a.reported, b.reported), cmp.Compare(a.id, b.id)) })
	return list
}

// sameVoice reports whether one voice makes two claims: one publisher, and one origin.
func (t told) sameVoice(as told) bool {
	return t.origin == as.origin && slices.Equal(t.publishers, as.publishers) && (len(t.publishers) > 0 || t.source == as.source)
}

// isOf reports whether a source, a publisher or a speaker says the claim.
func (t told) isOf(id string) bool {
	return t.source == id || t.origin == id || slices.Contains(t.publishers, id) || slices.Contains(t.via, id)
}

// voices sums up who says some claims.
type voices struct {
	first, last                          string   // when the claims were reported
	claims                               []string // the oldest report comes first
	sources, origins, publishers, relays []string // sorted
}

func voicesOf(claims []told) voices {
	sorted := slices.Clone(claims)
	slices.SortFunc(sorted, func(a, b told) int { return cmp.Or(cmp.Compare(a.reported, b.reported), cmp.Compare(a.id, b.id)) })
	v := voices{first: sorted[0].reported, last: sorted[len(sorted)-1].reported}
	for _, c := range sorted {
		if !slices.Contains(v.claims, c.id) {
			v.claims = append(v.claims, c.id)
		}
		v.sources, v.origins = append(v.sources, c.source), append(v.origins, c.origin)
		v.publishers, v.relays = append(v.publishers, c.publishers...), append(v.relays, c.via...)
	}
	for _, list := range []*[]string{&v.sources, &v.origins, &v.publishers, &v.relays} {
		slices.Sort(*list)
		*list = slices.DeleteFunc(slices.Compact(*list), func(s string) bool { return s == "" })
	}
	return v
}

// claimsAbout are the conditions that a claim is about a thing, or leads to the thing, and is about a property or about its details.
func claimsAbout(of graph.ID, property string) graph.And {
	var where graph.And
	if of != "" {
		about := func(relation string) graph.Predicate {
			return graph.All{Via: graph.Via{Relation: graph.Parley.Relation(relation)}, IDs: []graph.ID{of}}
		}
		where = append(where, graph.Or{about("ABOUT"), about("HAS_OBJECT")})
	}
	return append(where, aboutProperty(claim.Property("property"), property)...)
}

// aboutProperty are the conditions that a property names another property, or a detail of the other property. There are none for "". What is
// said of an attendance can be in each of several fields, so each stands for all of them.
func aboutProperty(p *graph.Property, name string) graph.And {
	if name == "" {
		return nil
	}
	field, detail, of := strings.Cut(name, ".")
	fields := []string{field}
	if attendances[field] {
		fields = slices.Sorted(maps.Keys(attendances))
	}
	if field == discussed {
		fields = append(fields, excluded)
	}
	var named graph.Or
	for _, field := range fields {
		if of {
			field += "." + detail
		}
		named = append(named, graph.Comparison{Property: p, Op: graph.Equal, Value: field}, graph.Comparison{Property: p, Op: graph.Prefix, Value: field + "."})
	}
	return graph.And{named}
}
