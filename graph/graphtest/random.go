package graphtest

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"parley/graph"
)

// RandomContents draws a small graph: small is what finds bugs. Values come
// from a handful, so that things are equal, absent and tied more often than not.
func RandomContents(t *rapid.T) graph.Contents {
	var c graph.Contents
	for _, typ := range graph.Parley.Types() {
		if typ.Derived {
			continue
		}
		most := map[string]int{"Person": 4, "Meeting": 4, "Claim": 3}[typ.Name]
		if most == 0 {
			most = 2
		}
		for i := range rapid.IntRange(0, most).Draw(t, typ.Name) {
			vs := drawValues(t, typ.Properties)
			vs[0] = slug(typ.Name, i)
			c.Records = append(c.Records, graph.Record{Type: typ, Values: vs})
		}
	}
	seen := map[graph.EdgeKey]bool{}
	for _, r := range graph.Parley.Relations() {
		from, to := idsOf(c, r.From.Type), idsOf(c, r.To.Type)
		if len(from) == 0 || len(to) == 0 {
			continue
		}
		for range rapid.IntRange(0, 5).Draw(t, r.Name) {
			e := graph.Edge{
				Relation: r, Values: drawValues(t, r.Properties),
				From: rapid.SampledFrom(from).Draw(t, "from"), To: rapid.SampledFrom(to).Draw(t, "to"),
			}
			// Places in places and issues under issues are trees: the loader sees to it.
			if r.From.Type == r.To.Type && e.From >= e.To {
				continue
			}
			if k := e.Key(); !seen[k] {
				seen[k] = true
				c.Edges = append(c.Edges, e)
			}
		}
	}
	return c
}

// slug is the id of the i-th thing of a type: "person-0".
func slug(typ string, i int) string { return fmt.Sprintf("%s-%d", strings.ToLower(typ), i) }

func idsOf(c graph.Contents, typ string) []graph.ID {
	var ids []graph.ID
	for _, r := range c.Records {
		if r.Type.Is(typ) {
			ids = append(ids, r.ID())
		}
	}
	return ids
}

// ids are what things are called in random graphs, and one that is never there.
var ids = func() []string {
	all := []string{"nobody"}
	for _, t := range graph.Parley.Types() {
		all = append(all, slug(t.Name, 0), slug(t.Name, 1))
	}
	return all
}()

var (
	words  = []string{"", "a", "b", "ä", "Z", `"\`, "\uffee"}
	ints   = []int64{-1, 0, 1, 28}
	floats = []float64{-1.5, 0, 2.25}
)

func drawValues(t *rapid.T, ps []*graph.Property) []graph.Value {
	vs := make([]graph.Value, len(ps))
	for _, p := range ps {
		if p.Identity || rapid.Bool().Draw(t, p.Key) {
			vs[p.Index] = drawValue(t, p)
		}
	}
	return vs
}

func drawValue(t *rapid.T, p *graph.Property) graph.Value {
	switch {
	case p.Enum != nil:
		return rapid.SampledFrom(p.Enum[:min(3, len(p.Enum))]).Draw(t, p.Key)
	case p.Kind == graph.Strings:
		from := words
		if p.Ref != "" {
			from = ids
		}
		return rapid.SliceOfN(rapid.SampledFrom(from), 1, 3).Draw(t, p.Key)
	case p.Ref != "":
		return rapid.SampledFrom(ids).Draw(t, p.Key)
	case p.Kind == graph.Int:
		return rapid.SampledFrom(ints).Draw(t, p.Key)
	case p.Kind == graph.Float:
		return rapid.SampledFrom(floats).Draw(t, p.Key)
	case p.Kind == graph.Bool:
		return rapid.Bool().Draw(t, p.Key)
	}
	return rapid.SampledFrom(words).Draw(t, p.Key)
}

// RandomQuery draws a query that fits the model.
func RandomQuery(t *rapid.T) *graph.Query {
	q := &graph.Query{}
	root := &q.Root
	stored := slices.DeleteFunc(slices.Clone(graph.Parley.Types()), func(t *graph.Type) bool { return t.Derived })
	switch rapid.SampledFrom([]string{"id", "ids", "scan", "scan", "who"}).Draw(t, "start") {
	case "id":
		q.Start.IDs = []graph.ID{graph.ID(rapid.SampledFrom(ids).Draw(t, "id"))}
		root.Types = stored
		root.Item = []graph.Field{{Far: drawSelection(t, root.Types, 2)}}
	case "ids":
		q.Start.IDs = []graph.ID{}
		for _, id := range rapid.SliceOfN(rapid.SampledFrom(ids), 0, 3).Draw(t, "ids") {
			q.Start.IDs = append(q.Start.IDs, graph.ID(id))
		}
		root.Types, root.Many = stored, all()
		root.Item = []graph.Field{{Far: drawSelection(t, root.Types, 1)}}
	case "scan":
		name := rapid.SampledFrom([]string{"Person", "Actor", "Meeting", "Meeting", "Occurrence", "Place", "Topic", "Entity", "Claim"}).Draw(t, "type")
		q.Start.Scan, root.Types = true, graph.Parley.Concrete(name)
		root.Many, root.Item = drawList(t, root), drawItem(t, root, 3)
	case "who":
		root.Types = graph.Parley.Concrete("Encounter")
		q.Start.Encounters = &graph.Encounters{Actor: graph.ID(rapid.SampledFrom(ids).Draw(t, "actor"))}
		if rapid.Bool().Draw(t, "somebody") {
			q.Start.Encounters.With = graph.ID(rapid.SampledFrom(ids).Draw(t, "with"))
		}
		if rapid.Bool().Draw(t, "certain meetings") {
			q.Start.Encounters.Where = drawPredicate(t, graph.Parley.Concrete("Meeting"), nil, 2)
		}
		root.Many, root.Item = drawList(t, root), drawItem(t, root, 2)
	}
	return q
}

func drawSelection(t *rapid.T, types []*graph.Type, depth int) graph.Selection {
	s := graph.Selection{}
	for _, typ := range types {
		s[typ] = []graph.Field{}
		if len(types) > 4 && rapid.Bool().Draw(t, "skip "+typ.Name) {
			continue
		}
		links := linksOf(typ)
		for range rapid.IntRange(0, 3).Draw(t, "fields") {
			if depth > 0 && len(links) > 0 && rapid.Bool().Draw(t, "link?") {
				s[typ] = append(s[typ], drawLink(t, rapid.SampledFrom(links).Draw(t, "link"), depth-1))
				continue
			}
			name := rapid.SampledFrom(typ.Fields()).Draw(t, "field")
			s[typ] = append(s[typ], drawProperty(t, typ.Property(name)))
		}
	}
	return s
}

func drawProperty(t *rapid.T, p *graph.Property) graph.Field {
	f := graph.Field{Property: p}
	for range p.Parts {
		if rapid.Bool().Draw(t, "part") {
			f.Parts = append(f.Parts, rapid.SampledFrom(p.Parts).Draw(t, "which part"))
		}
	}
	return f
}

// linksOf lists the steps that lead on from things of a type.
func linksOf(t *graph.Type) []graph.Via {
	var vs []graph.Via
	for _, r := range graph.Parley.Relations() {
		if t.Is(r.From.Type) {
			vs = append(vs, graph.Via{Relation: r})
		}
		if t.Is(r.To.Type) {
			vs = append(vs, graph.Via{Relation: r, Reverse: true})
		}
	}
	for _, p := range t.Properties {
		if p.Ref != "" {
			vs = append(vs, graph.Via{Ref: p})
		}
	}
	return vs
}

func drawLink(t *rapid.T, via graph.Via, depth int) graph.Field {
	l := &graph.Link{Via: via, Types: graph.Parley.Concrete(via.Far())}
	if len(l.Types) > 1 && rapid.Bool().Draw(t, "some of the types") {
		l.Types = l.Types[:1]
	}
	if rapid.Bool().Draw(t, "one") {
		l.Item = []graph.Field{{Far: drawSelection(t, l.Types, depth)}}
		return graph.Field{Link: l}
	}
	l.Many, l.Item = drawList(t, l), drawItem(t, l, depth)
	return graph.Field{Link: l}
}

// drawItem draws what is read of each item: of the relation, the ids in it, and the thing.
func drawItem(t *rapid.T, l *graph.Link, depth int) []graph.Field {
	var fs []graph.Field
	for range rapid.IntRange(0, 2).Draw(t, "of the relation") {
		if l.Via.Relation == nil || len(l.Via.Relation.Properties) == 0 {
			break
		}
		p := rapid.SampledFrom(l.Via.Relation.Properties).Draw(t, "property")
		if p.Ref != "" && depth > 0 {
			fs = append(fs, drawLink(t, graph.Via{Ref: p}, 0))
			continue
		}
		fs = append(fs, graph.Field{Property: p})
	}
	for range rapid.IntRange(0, 2).Draw(t, "far") {
		fs = append(fs, graph.Field{Far: drawSelection(t, l.Types, depth)})
	}
	return fs
}

func drawList(t *rapid.T, l *graph.Link) *graph.List {
	many := &graph.List{Page: graph.Everything}
	if rapid.IntRange(0, 2).Draw(t, "filtered") == 0 {
		many.Where = drawPredicate(t, l.Types, l.Via.Relation, 2)
	}
	for range rapid.IntRange(0, 2).Draw(t, "orders") {
		o := graph.Order{Desc: rapid.Bool().Draw(t, "desc")}
		ps := shared(l.Types)
		if l.Via.Relation != nil && len(l.Via.Relation.Properties) > 0 && rapid.Bool().Draw(t, "by the relation") {
			o.Edge, ps = true, l.Via.Relation.Properties
		}
		// Strings sorted by code point are what both stores have in common; lists have no order.
		ps = slices.DeleteFunc(slices.Clone(ps), func(p *graph.Property) bool { return p.Kind == graph.Strings })
		if len(ps) == 0 {
			continue
		}
		o.Property = rapid.SampledFrom(ps).Draw(t, "order")
		many.Order = append(many.Order, o)
	}
	many.Total = rapid.Bool().Draw(t, "total")
	many.Next = rapid.Bool().Draw(t, "next")
	many.Keys = rapid.Bool().Draw(t, "keys")
	switch rapid.SampledFrom([]string{"all", "first", "last"}).Draw(t, "page") {
	case "first":
		many.Page.First = rapid.IntRange(0, 3).Draw(t, "first")
	case "last":
		many.Page.Last = rapid.IntRange(0, 3).Draw(t, "last")
	}
	if rapid.IntRange(0, 3).Draw(t, "after") == 0 {
		many.Page.After = drawKey(t, many.Order, l.Via.Relation)
	}
	if rapid.IntRange(0, 3).Draw(t, "before") == 0 {
		many.Page.Before = drawKey(t, many.Order, l.Via.Relation)
	}
	return many
}

func drawKey(t *rapid.T, order []graph.Order, r *graph.Relation) []graph.Value {
	var key []graph.Value
	for _, o := range order {
		if rapid.IntRange(0, 3).Draw(t, "absent") == 0 {
			key = append(key, nil)
			continue
		}
		key = append(key, drawValue(t, o.Property))
	}
	key = append(key, rapid.SampledFrom(ids).Draw(t, "key id"))
	if r != nil {
		for _, p := range r.Properties {
			if p.Identity {
				key = append(key, drawValue(t, p))
			}
		}
	}
	return key
}

// shared lists the properties that all of the types have, as the first has them.
func shared(types []*graph.Type) []*graph.Property {
	return slices.DeleteFunc(slices.Clone(types[0].Properties), func(p *graph.Property) bool {
		return slices.ContainsFunc(types[1:], func(t *graph.Type) bool {
			return !slices.ContainsFunc(t.Properties, func(q *graph.Property) bool { return q.Key == p.Key && q.Kind == p.Kind })
		})
	})
}

func drawPredicate(t *rapid.T, types []*graph.Type, r *graph.Relation, depth int) graph.Predicate {
	kinds := []string{"compare"}
	if depth > 0 {
		kinds = append(kinds, "and", "or", "not", "some", "all", "within")
	}
	if types[0].Derived {
		kinds = []string{"compare"}
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
				a.IDs = append(a.IDs, graph.ID(rapid.SampledFrom(ids).Draw(t, "id")))
			}
			return a
		}
	case "within":
		if slices.ContainsFunc(types, func(t *graph.Type) bool { return t.Name == "Meeting" }) && len(types) == 1 {
			return graph.Within{
				Via: via("Meeting", "places"), Up: via("Place", "within"), ID: graph.ID(rapid.SampledFrom(ids).Draw(t, "id")),
			}
		}
	}
	c := graph.Comparison{}
	ps := shared(types)
	if r != nil && len(r.Properties) > 0 && rapid.Bool().Draw(t, "of the relation") {
		c.Edge, ps = true, r.Properties
	}
	c.Property = rapid.SampledFrom(ps).Draw(t, "compared")
	v := drawValue(t, c.Property)
	switch list, isList := v.([]string); {
	case isList:
		c.Op, c.Value = graph.Has, list[0]
	case c.Property.Kind == graph.Bool:
		c.Op, c.Value = rapid.SampledFrom([]graph.Op{graph.Equal, graph.NotEqual}).Draw(t, "op"), v
	case c.Property.Kind == graph.String && rapid.Bool().Draw(t, "in"):
		c.Op, c.Value = graph.In, []string{v.(string), "a"}
	default:
		c.Op = rapid.SampledFrom([]graph.Op{graph.Equal, graph.NotEqual, graph.Less, graph.LessOrEqual, graph.Greater, graph.GreaterOrEqual}).Draw(t, "op")
		c.Value = v
	}
	return c
}

func drawPredicates(t *rapid.T, types []*graph.Type, r *graph.Relation, depth int) []graph.Predicate {
	ps := make([]graph.Predicate, rapid.IntRange(0, 2).Draw(t, "how many"))
	for i := range ps {
		ps[i] = drawPredicate(t, types, r, depth-1)
	}
	return ps
}

// commonLinks lists the steps that lead on from things of every one of the types:
// relations, and ids in properties where those are wanted.
func commonLinks(types []*graph.Type, refs bool) []graph.Via {
	return slices.DeleteFunc(linksOf(types[0]), func(v graph.Via) bool {
		return v.Ref != nil && !refs || slices.ContainsFunc(types[1:], func(t *graph.Type) bool { return !slices.Contains(linksOf(t), v) })
	})
}
