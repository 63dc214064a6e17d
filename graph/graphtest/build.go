package graphtest

import (
	"parley/graph"
)

// get names one field to read: a property, or with a link, the far end of a step.
type get struct {
	name  string
	parts []string
	link  *graph.Link
}

// p reads a property, and the parts given.
func p(name string, parts ...string) get { return get{name: name, parts: parts} }

// to takes a step along a field. If many is nil, it leads to one thing.
func to(name string, many *graph.List, item ...graph.Field) get {
	return get{name: name, link: &graph.Link{Many: many, Item: item}}
}

// along takes a step that no field walks.
func along(via graph.Via, many *graph.List, item ...graph.Field) get {
	return get{link: &graph.Link{Via: via, Many: many, Item: item}}
}

// far reads things of a type or an interface.
func far(typ string, gets ...get) graph.Field {
	s := graph.Selection{}
	for _, t := range graph.Parley.Concrete(typ) {
		s[t] = []graph.Field{}
		for _, g := range gets {
			s[t] = append(s[t], g.on(t))
		}
	}
	return graph.Field{Far: s}
}

// on returns the field for a type.
func (g get) on(t *graph.Type) graph.Field {
	if g.link != nil {
		l := *g.link
		if g.name != "" {
			l.Via = via(t.Name, g.name)
		}
		l.Types = typesOf(l.Item, l.Via)
		return graph.Field{Link: &l}
	}
	return property(t.Property(g.name), g)
}

// typesOf returns the types at the far end of a link: the types that are read there, or all types.
func typesOf(item []graph.Field, via graph.Via) []*graph.Type {
	for _, f := range item {
		if f.Far != nil {
			var ts []*graph.Type
			for _, t := range graph.Parley.Types() {
				if _, ok := f.Far[t]; ok {
					ts = append(ts, t)
				}
			}
			return ts
		}
	}
	return graph.Parley.Concrete(via.Far())
}

func property(of *graph.Property, g get) graph.Field {
	if of == nil {
		panic("graphtest: no property " + g.name)
	}
	f := graph.Field{Property: of}
	for _, part := range g.parts {
		f.Parts = append(f.Parts, of.Part(part))
	}
	return f
}

// edge reads a property of a relation, or takes the step by its ids.
func edge(relation string, g get) graph.Field {
	of := graph.Parley.Relation(relation).Property(g.name)
	if g.link != nil {
		l := *g.link
		l.Via = graph.Via{Ref: of}
		l.Types = typesOf(l.Item, l.Via)
		return graph.Field{Link: &l}
	}
	return property(of, g)
}

// all returns a list of everything, ordered by id.
func all() *graph.List { return &graph.List{Page: graph.Everything} }

func scan(typ string, many *graph.List, item ...graph.Field) *graph.Query {
	l := graph.Link{Many: many, Item: item}
	l.Types = graph.Parley.Concrete(typ)
	return &graph.Query{Start: graph.Start{Scan: true}, Root: l}
}

func byID(typ string, many *graph.List, item graph.Field, ids ...graph.ID) *graph.Query {
	return &graph.Query{
		Start: graph.Start{IDs: append([]graph.ID{}, ids...)},
		Root:  graph.Link{Types: graph.Parley.Concrete(typ), Many: many, Item: []graph.Field{item}},
	}
}

// whoMet asks for encounters with people, or with counterparts of the types in e.
func whoMet(e graph.Encounters, many *graph.List, item ...graph.Field) *graph.Query {
	if e.Counterparts == nil {
		e.Counterparts = graph.Parley.Concrete("Person")
	}
	return &graph.Query{
		Start: graph.Start{Encounters: &e},
		Root:  graph.Link{Types: graph.Parley.Concrete("Encounter"), Many: many, Item: item},
	}
}

func grouped(g graph.Groups, many *graph.List, item graph.Field) *graph.Query {
	return &graph.Query{
		Start: graph.Start{Groups: &g},
		Root:  graph.Link{Types: graph.Parley.Concrete("Group"), Many: many, Item: []graph.Field{item}},
	}
}

// searchWhole returns a search for words that together are a whole name.
func searchWhole(many *graph.List, item graph.Field, whole string, words ...string) *graph.Query {
	q := search(many, item, words...)
	q.Start.Search.Wholes = []string{whole}
	return q
}

// search returns a search for words, each with one spelling.
func search(many *graph.List, item graph.Field, words ...string) *graph.Query {
	s := &graph.Search{}
	for _, w := range words {
		s.Words = append(s.Words, graph.SearchWord{Spellings: []string{w}})
	}
	return searchFor(many, []graph.Field{item}, s)
}

func searchFor(many *graph.List, item []graph.Field, s *graph.Search) *graph.Query {
	return &graph.Query{
		Start: graph.Start{Search: s},
		Root:  graph.Link{Types: graph.Parley.Concrete("Named"), Many: many, Item: item},
	}
}

func said(many *graph.List, item []graph.Field, s *graph.Said) *graph.Query {
	return &graph.Query{
		Start: graph.Start{Said: s},
		Root:  graph.Link{Types: graph.Parley.Concrete("Claim"), Many: many, Item: item},
	}
}

func given(typ string, many *graph.List, item graph.Field, records ...graph.Record) *graph.Query {
	return &graph.Query{
		Start: graph.Start{Given: append([]graph.Record{}, records...)},
		Root:  graph.Link{Types: graph.Parley.Concrete(typ), Many: many, Item: []graph.Field{item}},
	}
}

// derived returns a record of a derived type.
func derived(typ string, properties ...any) graph.Record {
	t := graph.Parley.Type(typ)
	return graph.Record{Type: t, Values: values(t.Properties, properties)}
}

func via(typ, field string) graph.Via {
	v, ok := graph.Parley.Via(graph.Parley.Type(typ), field)
	if !ok {
		panic("graphtest: no link " + typ + "." + field)
	}
	return v
}

func prop(typ, name string) *graph.Property { return graph.Parley.Type(typ).Property(name) }

func earliest(typ string) *graph.Property { return prop(typ, "when").Part("earliest") }
