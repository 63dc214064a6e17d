package graphtest

import (
	"slices"

	"pgregory.net/rapid"

	"parley/graph"
)

// RandomQuery draws a query that fits the model.
func RandomQuery(t *rapid.T) *graph.Query {
	q := &graph.Query{}
	root := &q.Root
	stored := slices.DeleteFunc(slices.Clone(graph.Parley.Types()), func(t *graph.Type) bool { return t.Derived })
	switch rapid.SampledFrom([]string{"id", "ids", "scan", "scan", "who", "groups", "groups", "search", "said", "given"}).Draw(t, "start") {
	case "id":
		q.Start.IDs = []graph.ID{drawID(t, "Node", "id")}
		root.Types = stored
		root.Item = []graph.Field{{Far: drawSelection(t, root.Types, 2)}}
	case "ids":
		q.Start.IDs = []graph.ID{}
		for range rapid.IntRange(0, 3).Draw(t, "ids") {
			q.Start.IDs = append(q.Start.IDs, drawID(t, "Node", "id"))
		}
		root.Types, root.Many = stored, all()
		root.Item = []graph.Field{{Far: drawSelection(t, root.Types, 1)}}
	case "scan":
		name := rapid.SampledFrom([]string{"Person", "Actor", "Meeting", "Meeting", "Occurrence", "Place", "Topic", "Entity", "Claim"}).Draw(t, "type")
		q.Start.Scan, root.Types = true, graph.Parley.Concrete(name)
		root.Many, root.Item = drawList(t, root), drawItem(t, root, 3)
	case "who":
		root.Types = graph.Parley.Concrete("Encounter")
		q.Start.Encounters = &graph.Encounters{
			Actor: drawID(t, "Actor", "actor"), Indirect: rapid.Bool().Draw(t, "indirect"),
			Counterparts: graph.Parley.Concrete(rapid.SampledFrom([]string{"Person", "Actor", "Organization"}).Draw(t, "counterparts")),
		}
		if rapid.Bool().Draw(t, "somebody") {
			q.Start.Encounters.With = drawID(t, "Actor", "with")
		}
		if rapid.Bool().Draw(t, "certain meetings") {
			q.Start.Encounters.Where = drawPredicate(t, graph.Parley.Concrete("Meeting"), nil, 2)
		}
		if rapid.IntRange(0, 2).Draw(t, "by mode") == 0 {
			q.Start.Encounters.Where = graph.And{drawModes(t), orTrue(q.Start.Encounters.Where)}
		}
		for range rapid.SampledFrom([]int{0, 0, 1, 2}).Draw(t, "denials") {
			l := graph.Link{Types: graph.Parley.Concrete("Claim")}
			l.Many, l.Item = drawList(t, &l), drawItem(t, &l, 1)
			q.Denials = append(q.Denials, l)
		}
		root.Many, root.Item = drawList(t, root), drawItem(t, root, 2)
	case "groups":
		root.Types = graph.Parley.Concrete("Group")
		q.Start.Groups = drawGroups(t)
		root.Many, root.Item = drawList(t, root), drawItem(t, root, 2)
		root.Many.Ungrouped = rapid.Bool().Draw(t, "ungrouped")
	case "search":
		root.Types = graph.Parley.Concrete(rapid.SampledFrom([]string{"Named", "Actor", "Person", "Meeting"}).Draw(t, "type"))
		q.Start.Search = drawSearch(t)
		root.Many, root.Item = drawList(t, root), drawItem(t, root, 1)
		drawRanks(t, &root.Many.Page)
	case "said":
		root.Types = graph.Parley.Concrete("Claim")
		q.Start.Said = &graph.Said{Whole: rapid.SampledFrom(randomWords[1:]).Draw(t, "whole")}
		for range rapid.IntRange(0, 2).Draw(t, "words") {
			q.Start.Said.Words = append(q.Start.Said.Words, rapid.SliceOfN(rapid.SampledFrom(randomWords[1:]), 1, 2).Draw(t, "forms"))
		}
		if q.Start.Said.Words == nil || rapid.Bool().Draw(t, "a phrase") {
			q.Start.Said.Phrases = rapid.SliceOfN(rapid.SampledFrom(randomWords[1:]), 1, 2).Draw(t, "phrases")
		}
		root.Many, root.Item = drawList(t, root), drawItem(t, root, 1)
		root.Many.Order = nil
		drawRanks(t, &root.Many.Page)
	case "given":
		root.Types = graph.Parley.Concrete(rapid.SampledFrom([]string{"Hop", "Group", "Encounter"}).Draw(t, "type"))
		q.Start.Given = []graph.Record{}
		for range rapid.IntRange(0, 3).Draw(t, "given") {
			q.Start.Given = append(q.Start.Given, graph.Record{Type: root.Types[0], Values: drawValues(t, root.Types[0].Properties)})
		}
		root.Many, root.Item = all(), []graph.Field{{Far: drawSelection(t, root.Types, 2)}}
		if rapid.Bool().Draw(t, "one") {
			root.Many = nil
		}
	}
	for range rapid.SampledFrom([]int{0, 0, 0, 1, 2}).Draw(t, "named") {
		typ := rapid.SampledFrom([]string{"Actor", "Person", "Meeting"}).Draw(t, "named type")
		q.Named = append(q.Named, graph.Reference{ID: drawID(t, typ, "named id"), Types: graph.Parley.Concrete(typ)})
	}
	return q
}

// drawModes draws a condition on the mode of a meeting.
func drawModes(t *rapid.T) graph.Predicate {
	mode := prop("Meeting", "mode")
	is := graph.Comparison{Property: mode, Op: graph.In, Value: rapid.SliceOfN(rapid.SampledFrom(mode.Enum), 1, 2).Draw(t, "modes")}
	if rapid.IntRange(0, 2).Draw(t, "not") == 0 {
		return graph.Not{Predicate: is}
	}
	return is
}

// orTrue returns the condition, or a condition that always holds.
func orTrue(p graph.Predicate) graph.Predicate {
	if p == nil {
		return graph.And{}
	}
	return p
}

// drawGroups draws a start by groups.
func drawGroups(t *rapid.T) *graph.Groups {
	g := &graph.Groups{}
	meetings := graph.Parley.Concrete("Meeting")
	if rapid.Bool().Draw(t, "certain meetings") {
		g.Where = drawPredicate(t, meetings, nil, 2)
	}
	if rapid.IntRange(0, 2).Draw(t, "by a value") == 0 {
		g.Property = rapid.SampledFrom(slices.DeleteFunc(slices.Clone(meetings[0].Properties), func(p *graph.Property) bool {
			return p.Kind != graph.String && p.Kind != graph.Strings
		})).Draw(t, "property")
		g.Prefix = rapid.IntRange(0, 2).Draw(t, "prefix")
		return g
	}
	// Half of the groups are by participant: most of the hard cases are there.
	g.Via = via("Meeting", "participants")
	switch {
	case rapid.Bool().Draw(t, "by any relation"):
		g.Via = rapid.SampledFrom(commonLinks(meetings, false)).Draw(t, "via")
	case rapid.Bool().Draw(t, "also the alleged"):
		g.Via.Also = graph.Parley.Relation("ALLEGED_AT")
	}
	g.Types = graph.Parley.Concrete(g.Via.Far())
	if rapid.IntRange(0, 3).Draw(t, "one of the types") == 0 {
		g.Types = g.Types[:1]
	}
	holding := slices.DeleteFunc(slices.Clone(g.Via.Relation.Properties), func(p *graph.Property) bool {
		return p.Ref == "" || p.Kind != graph.String
	})
	if len(holding) > 0 && rapid.Bool().Draw(t, "by an id of the relation") {
		g.Edge = rapid.SampledFrom(holding).Draw(t, "edge")
	}
	return g
}

// drawSearch draws a search. Its first word is no filler.
func drawSearch(t *rapid.T) *graph.Search {
	some := func(least int, label string) []string {
		return rapid.SliceOfN(rapid.SampledFrom(randomWords[1:]), least, 2).Draw(t, label)
	}
	sounds := func(label string) []string {
		return rapid.SliceOfN(rapid.SampledFrom(randomSounds), 0, 2).Draw(t, label)
	}
	s := &graph.Search{Wholes: some(0, "wholes"), Bare: some(0, "bare"), Sounds: sounds("whole sounds")}
	for i := range rapid.IntRange(1, 3).Draw(t, "words") {
		s.Words = append(s.Words, graph.SearchWord{
			Spellings: some(1, "spellings"), Variants: some(0, "variants"), Filler: i > 0 && rapid.Bool().Draw(t, "filler"),
			Sounds: sounds("sounds"),
		})
	}
	return s
}

// drawRanks replaces the keys of a window with keys of a search.
func drawRanks(t *rapid.T, w *graph.Window) {
	for _, key := range []*[]graph.Value{&w.After, &w.Before} {
		if *key != nil {
			*key = []graph.Value{int64(rapid.IntRange(0, 8).Draw(t, "rank")), string(drawID(t, "Actor", "key id"))}
		}
	}
}

// drawSelection draws the fields that are read of things, with at most depth links below
// each other.
func drawSelection(t *rapid.T, types []*graph.Type, depth int) graph.Selection {
	s := graph.Selection{}
	// At most three types have fields. A database would take too long to plan a
	// statement that reads fields of all types.
	read := types
	if len(types) > 3 {
		read = rapid.SliceOfN(rapid.SampledFrom(types), 1, 3).Draw(t, "types")
	}
	for _, typ := range types {
		s[typ] = []graph.Field{}
		if !slices.Contains(read, typ) {
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

// drawProperty draws a field for a property, and which of its parts are read.
func drawProperty(t *rapid.T, p *graph.Property) graph.Field {
	f := graph.Field{Property: p}
	for range p.Parts {
		if rapid.Bool().Draw(t, "part") {
			f.Parts = append(f.Parts, rapid.SampledFrom(p.Parts).Draw(t, "which part"))
		}
	}
	return f
}

// linksOf returns the steps that begin at things of a type.
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

// drawLink draws a link along a step.
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

// drawItem draws the fields of an item: properties of the relation, links by its ids, and
// the thing.
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

// drawList draws a list: a condition, an order and a page.
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
		// Lists have no order.
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

// drawKey draws a key for a window.
func drawKey(t *rapid.T, order []graph.Order, r *graph.Relation) []graph.Value {
	var key []graph.Value
	for _, o := range order {
		if rapid.IntRange(0, 3).Draw(t, "absent") == 0 {
			key = append(key, nil)
			continue
		}
		key = append(key, drawValue(t, o.Property))
	}
	key = append(key, string(drawID(t, "Node", "key id")))
	if r != nil {
		for _, p := range r.Properties {
			if p.Identity {
				key = append(key, drawValue(t, p))
			}
		}
	}
	return key
}

// shared returns the properties of the first type that all of the types have.
func shared(types []*graph.Type) []*graph.Property {
	return slices.DeleteFunc(slices.Clone(types[0].Properties), func(p *graph.Property) bool {
		return slices.ContainsFunc(types[1:], func(t *graph.Type) bool {
			return !slices.ContainsFunc(t.Properties, func(q *graph.Property) bool { return q.Key == p.Key && q.Kind == p.Kind })
		})
	})
}
