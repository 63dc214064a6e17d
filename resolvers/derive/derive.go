package derive

import "parley/graph"

// Question is a question whose answer follows from several queries.
type Question interface {
	// Records works out the records of the answer, in order. All queries must be answered from one revision. It returns the
	// errors of ask, and an error that wraps graph.ErrBadInput if the question asks for too much.
	Records(ask Ask) ([]graph.Record, error)
}

// Ask runs a query, and returns the things that it finds.
type Ask func(*graph.Query) ([]Found, error)

// Found is a thing that a query has found. An item of a list of which more than the thing was read is a Found without a type.
type Found struct {
	Type   *graph.Type
	Values []graph.Value // what was read, by slot: a graph.Value, or []Found for a link, and for the thing of an item
}

// id returns the value of the first slot as an id.
func (f Found) id() graph.ID {
	id, _ := f.at(0).(string)
	return graph.ID(id)
}

// at returns what was read in a slot, or nil.
func (f Found) at(slot int) graph.Value {
	if slot >= len(f.Values) {
		return nil
	}
	return f.Values[slot]
}

// property returns a property of a thing of which everywhere has read all properties.
func (f Found) property(name string) graph.Value { return f.at(f.Type.Property(name).Index) }

// Sink takes what a query finds.
type Sink struct {
	found []Found
	open  []frame
}

// frame is an object, an item or a list that is not finished. An object and an item have a thing.
type frame struct {
	thing *Found
	item  bool
	list  []Found
	slot  int
}

// Found returns the things at the root.
func (s *Sink) Found() []Found { return s.found }

// put takes a value of the object that is open.
func (s *Sink) put(v graph.Value) {
	if len(s.open) == 0 || s.open[len(s.open)-1].thing == nil {
		return
	}
	top := &s.open[len(s.open)-1]
	for len(top.thing.Values) <= top.slot {
		top.thing.Values = append(top.thing.Values, nil)
	}
	top.thing.Values[top.slot] = v
}

// Object begins a thing. See graph.Sink.
func (s *Sink) Object(t *graph.Type) { s.open = append(s.open, frame{thing: &Found{Type: t}}) }

// Slot says which field of the object follows. See graph.Sink.
func (s *Sink) Slot(i int) {
	if len(s.open) > 0 {
		s.open[len(s.open)-1].slot = i
	}
}

// List begins a list. See graph.Sink.
func (s *Sink) List(graph.Page) { s.open = append(s.open, frame{list: []Found{}}) }

// Item begins an item, and ends the item before. See graph.Sink.
func (s *Sink) Item([]graph.Value) {
	s.endItem()
	s.open = append(s.open, frame{thing: &Found{}, item: true})
}

// endItem ends the item that is open, if there is one. An item of which only the thing was read becomes that thing.
func (s *Sink) endItem() {
	last := len(s.open) - 1
	if last < 1 || !s.open[last].item {
		return
	}
	item, list := s.open[last].thing, &s.open[last-1]
	s.open = s.open[:last]
	if len(item.Values) != 1 {
		list.list = append(list.list, *item)
	} else if things, ok := item.Values[0].([]Found); ok {
		list.list = append(list.list, things...)
	}
}

// End ends the innermost object or list. See graph.Sink.
func (s *Sink) End() {
	s.endItem()
	ended := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	switch {
	case ended.thing == nil && len(s.open) == 0:
		s.found = ended.list
	case ended.thing == nil:
		s.put(ended.list)
	case len(s.open) == 0:
		s.found = []Found{*ended.thing}
	default:
		s.put([]Found{*ended.thing})
	}
}

// Null takes an absent value. See graph.Sink.
func (s *Sink) Null() { s.put(nil) }

// Bool takes a value. See graph.Sink.
func (s *Sink) Bool(v bool) { s.put(v) }

// Int takes a value. See graph.Sink.
func (s *Sink) Int(v int64) { s.put(v) }

// Float takes a value. See graph.Sink.
func (s *Sink) Float(v float64) { s.put(v) }

// String takes a value. See graph.Sink.
func (s *Sink) String(v string) { s.put(v) }

// Strings takes a value. See graph.Sink.
func (s *Sink) Strings(v []string) { s.put(v) }

// everything returns a query for all properties of all things of a type to which a start leads.
func everything(t *graph.Type, start graph.Start, where graph.Predicate, asOf string) *graph.Query {
	fields := make([]graph.Field, len(t.Properties))
	for i, p := range t.Properties {
		fields[i] = graph.Field{Property: p}
	}
	return &graph.Query{
		Start: start, AsOf: asOf,
		Root: graph.Link{
			Types: []*graph.Type{t}, Many: &graph.List{Where: where, Page: graph.Everything},
			Item: []graph.Field{{Far: graph.Selection{t: fields}}},
		},
	}
}

// Record returns a record with values by the names of its properties.
func Record(t *graph.Type, values map[string]graph.Value) graph.Record {
	r := graph.Record{Type: t, Values: make([]graph.Value, len(t.Properties))}
	for name, v := range values {
		if list, ok := v.([]string); ok && len(list) == 0 {
			continue // an empty list is absent
		}
		r.Values[t.Property(name).Index] = v
	}
	return r
}

// of returns the value of a property of a record.
func of(r graph.Record, property string) graph.Value {
	return r.Values[r.Type.Property(property).Index]
}
