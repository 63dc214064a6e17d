package graphtest

import (
	"slices"

	"pgregory.net/rapid"

	"parley/graph"
)

// drawPredicate draws a condition on things of the types, and on the relation walked if r is not
// nil. At most depth conditions are nested.
func drawPredicate(t *rapid.T, types []*graph.Type, r *graph.Relation, depth int) graph.Predicate {
	kinds := []string{"compare"}
	if depth > 0 {
		kinds = append(kinds, "and", "or", "not", "some", "all", "within", "few", "during", "met")
	}
	if types[0].Derived && depth > 0 {
		kinds = []string{"compare", "compare", "and", "or", "not", "some"}
	}
	switch rapid.SampledFrom(kinds).Draw(t, "predicate") {
	case "and":
		return graph.And(drawPredicates(t, types, r, depth))
	case "or":
		return graph.Or(drawPredicates(t, types, r, depth))
	case "not":
		return graph.Not{Predicate: drawPredicate(t, types, r, depth-1)}
	case "some":
		if vias := commonLinks(types, true); len(vias) > 0 {
			v := rapid.SampledFrom(vias).Draw(t, "via")
			far := graph.Parley.Concrete(v.Far())
			s := graph.Some{Via: v, Types: far}
			if rapid.Bool().Draw(t, "where") {
				s.Where = drawPredicate(t, far, v.Relation, depth-1)
			}
			return s
		}
	case "all":
		if vias := commonLinks(types, false); len(vias) > 0 {
			a := graph.All{Via: rapid.SampledFrom(vias).Draw(t, "via")}
			for range rapid.IntRange(0, 2).Draw(t, "ids") {
				a.IDs = append(a.IDs, drawID(t, a.Via.Far(), "id"))
			}
			return a
		}
	case "within":
		if slices.ContainsFunc(types, func(t *graph.Type) bool { return t.Name == "Meeting" }) && len(types) == 1 {
			if rapid.Bool().Draw(t, "a topic") {
				return graph.Within{
					Via: via("Meeting", "topics"), Up: []graph.Via{via("Issue", "parents"), via("PlanVersion", "plan"), via("Point", "plan")},
					ID: drawID(t, "Topic", "id"),
				}
			}
			return graph.Within{
				Via: via("Meeting", "places"), Up: []graph.Via{via("Place", "within")}, ID: drawID(t, "Place", "id"),
			}
		}
	case "few":
		if vias := slices.DeleteFunc(commonLinks(types, false), func(v graph.Via) bool { return v.Relation.Past() }); len(vias) > 0 {
			f := graph.Few{First: rapid.SampledFrom(vias).Draw(t, "first"), Most: rapid.IntRange(0, 1).Draw(t, "most")}
			f.Middle = graph.Parley.Concrete(f.First.Far())
			if vias := slices.DeleteFunc(commonLinks(f.Middle, true), func(v graph.Via) bool { return v.Relation != nil && v.Relation.Past() }); len(vias) > 0 {
				f.Second = rapid.SampledFrom(vias).Draw(t, "second")
				f.Last = graph.Parley.Concrete(f.Second.Far())
				return f
			}
		}
	case "met":
		if !slices.ContainsFunc(types, func(t *graph.Type) bool { return !t.Is("Actor") }) {
			m := graph.HasMet{Any: rapid.Bool().Draw(t, "any")}
			for range rapid.IntRange(0, 3).Draw(t, "ids") {
				m.IDs = append(m.IDs, drawID(t, "Actor", "id"))
			}
			return m
		}
	case "during":
		if when := types[0].Property("when"); when != nil && len(types) == 1 && len(when.Parts) > 0 {
			return drawDuring(t, when, false)
		}
	}
	c := graph.Comparison{}
	ps := shared(types)
	if r != nil && r.Property("when") != nil && len(r.Property("when").Parts) > 0 && rapid.IntRange(0, 3).Draw(t, "when of the relation") == 0 {
		return drawDuring(t, r.Property("when"), true)
	}
	if r != nil && len(r.Properties) > 0 && rapid.Bool().Draw(t, "of the relation") {
		c.Edge, ps = true, r.Properties
	}
	c.Property = rapid.SampledFrom(ps).Draw(t, "compared")
	v := drawValue(t, c.Property)
	switch list, isList := v.([]string); {
	case isList:
		c.Op, c.Value = rapid.SampledFrom([]graph.Op{graph.Has, graph.Prefix, graph.Overlaps}).Draw(t, "op"), list[0]
		if c.Op == graph.Overlaps {
			c.Value = []string{rapid.SampledFrom(randomWords).Draw(t, "from"), rapid.SampledFrom(randomWords).Draw(t, "until")}
		}
	case c.Property.Kind == graph.Bool:
		c.Op, c.Value = rapid.SampledFrom([]graph.Op{graph.Equal, graph.NotEqual}).Draw(t, "op"), v
	case c.Property.Kind == graph.String && rapid.Bool().Draw(t, "in"):
		c.Op, c.Value = graph.In, []string{v.(string), "a"}
	default:
		c.Op = rapid.SampledFrom([]graph.Op{graph.Equal, graph.NotEqual, graph.Less, graph.LessOrEqual, graph.Greater, graph.GreaterOrEqual}).Draw(t, "op")
		if c.Property.Kind == graph.String && rapid.IntRange(0, 4).Draw(t, "begins") == 0 {
			c.Op = rapid.SampledFrom([]graph.Op{graph.Prefix, graph.Contains}).Draw(t, "part")
		}
		c.Value = v
	}
	return c
}

// drawDuring draws a condition that a time can be between two moments. All moments are ASCII, as those of times are.
func drawDuring(t *rapid.T, time *graph.Property, edge bool) graph.Predicate {
	d := graph.During{Time: time.Parts[0], First: time.Part("earliest"), Last: time.Part("latest"), Edge: edge}
	if rapid.Bool().Draw(t, "by days") {
		d.First, d.Last = time.Part("firstDay"), time.Part("lastDay")
	}
	moments := []string{"", "A", "a", "b", "z", "2030-05-02"}
	d.From, d.Until = rapid.SampledFrom(moments).Draw(t, "from"), rapid.SampledFrom(moments).Draw(t, "until")
	return d
}

// drawPredicates draws up to two conditions.
func drawPredicates(t *rapid.T, types []*graph.Type, r *graph.Relation, depth int) []graph.Predicate {
	ps := make([]graph.Predicate, rapid.IntRange(0, 2).Draw(t, "how many"))
	for i := range ps {
		ps[i] = drawPredicate(t, types, r, depth-1)
	}
	return ps
}

// commonLinks returns the steps that begin at things of all the types: along relations, and if
// refs is set, by ids too.
func commonLinks(types []*graph.Type, refs bool) []graph.Via {
	return slices.DeleteFunc(linksOf(types[0]), func(v graph.Via) bool {
		return v.Ref != nil && !refs || slices.ContainsFunc(types[1:], func(t *graph.Type) bool { return !slices.Contains(linksOf(t), v) })
	})
}
