package derive

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/graph"
)

// state is what the record shows of a thing at a moment, by property and by field of a relation. Nil stands for a thing that is not on
// record.
type state map[string]value

// value is a property, a relation or a property of a relation at a moment.
type value struct {
	texts    []string // of a relation: the ids to which it leads, sorted
	relation bool
	edges    map[graph.ID][]string // of a property of a relation: by the thing to which edges lead, the values of these edges
}

// The bounds of a time stand in a state beside the time, under the name of the time and one of these endings.
const earliest, latest = ".earliest", ".latest"

// contested is the property that names what sources disagree about.
const contested = "contested"

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
			out = append(out, firstPart(p))
		}
	}
	return out
}

// firstPart returns the first part of a property with parts, such as the text of a time, and otherwise the property.
func firstPart(p *graph.Property) *graph.Property {
	if len(p.Parts) > 0 {
		return p.Parts[0]
	}
	return p
}

// isWatched reports whether a change in a property of a relation counts: not whether the relation is inferred, and not the words of sources.
func isWatched(p *graph.Property) bool {
	return (p.State || p.Identity) && !p.Hidden && p.Name != "basis" && p.Name != "wording" && !strings.HasSuffix(p.Name, "Worded")
}

// contents asks for what is watched of some things as of a moment. The records and the edges have no other values.
func contents(ask Ask, start graph.Start, asOf string) (graph.Contents, error) {
	var out graph.Contents
	many := &graph.List{Page: graph.Everything}
	if start.Scan {
		many.Page.First = maxThings + 1
	}
	found, err := ask(&graph.Query{
		Start: start, AsOf: asOf,
		Root: graph.Link{Types: graph.Parley.Concrete("Entity"), Many: many, Item: []graph.Field{{Far: contentsOf}}},
	})
	for _, f := range found {
		r := graph.Record{Type: f.Type, Values: make([]graph.Value, len(f.Type.Properties))}
		for slot, w := range watch[f.Type] {
			if w.relation == nil {
				r.Values[w.property.Index] = f.at(slot)
				continue
			}
			edges, _ := f.at(slot).([]Found)
			for _, e := range edges {
				out.Edges = append(out.Edges, edge(w.relation, f.id(), e))
			}
		}
		out.Records = append(out.Records, r)
	}
	return out, err
}

// edge returns an edge that a query has found from its owner.
func edge(r *graph.Relation, owner graph.ID, found Found) graph.Edge {
	e := graph.Edge{Relation: r, From: owner, Values: make([]graph.Value, len(r.Properties))}
	read := readOf(r)
	for slot, p := range read {
		e.Values[p.Index] = found.at(slot)
	}
	if len(read) > 0 {
		things, _ := found.at(len(read)).([]Found)
		found = things[0]
	}
	if e.To = found.id(); r.Owner().Reverse {
		e.From, e.To = e.To, e.From
	}
	return e
}

// statesOf returns the states of the entities of some contents.
func statesOf(c graph.Contents) map[graph.ID]state {
	states := make(map[graph.ID]state, len(c.Records))
	for _, r := range c.Records {
		if watch[r.Type] == nil {
			continue
		}
		s := state{}
		for _, w := range watch[r.Type] {
			if w.relation != nil {
				s[w.name] = value{relation: true}
			} else {
				s[w.name] = value{texts: textsOf(r.Values[w.property.Index])}
			}
		}
		states[r.ID()] = s
	}
	for _, e := range c.Edges {
		_, field := ownerOf(e.Relation)
		owner, other := e.From, e.To
		if e.Relation.Owner().Reverse {
			owner, other = other, owner
		}
		if s := states[owner]; s != nil && field != "" {
			v := s[field]
			v.texts = append(v.texts, string(other))
			s[field] = v
			s.add(e, field, other)
		}
	}
	for _, s := range states {
		for name, v := range s {
			if v.relation {
				slices.Sort(v.texts)
				v.texts = slices.Compact(v.texts)
				s[name] = v
			}
			for other, values := range v.edges {
				slices.Sort(values)
				v.edges[other] = slices.Compact(values)
			}
		}
	}
	return states
}

// add adds the properties of an edge that leads to another thing.
func (s state) add(e graph.Edge, field string, other graph.ID) {
	for _, p := range e.Relation.Declared {
		if !isWatched(p) {
			continue
		}
		name := field + "." + p.Name
		v := s[name]
		if v.edges == nil {
			v.edges = map[graph.ID][]string{}
		}
		v.edges[other] = append(v.edges[other], strings.Join(textsOf(e.Values[firstPart(p).Index]), ", "))
		s[name] = v
	}
}

// textsOf returns a value as texts: things as their ids, sorted.
func textsOf(v graph.Value) []string {
	switch v := v.(type) {
	case nil:
		return nil
	case string:
		if v == "" {
			return nil // no value, as for orders and filters
		}
		return []string{v}
	case []string:
		return v
	case []Found:
		var ids []string
		for _, f := range v {
			ids = append(ids, string(f.id()))
		}
		slices.Sort(ids)
		return slices.Compact(ids)
	}
	return []string{fmt.Sprint(v)}
}

// takesPlace reports whether the state is that of a meeting or an event.
func (s state) takesPlace() bool {
	_, has := s["status"]
	return has
}

// difference is one difference between two states of a thing.
type difference struct {
	kind          graph.ChangeKind
	property      string // "" for a thing that came on record, or is not on record any more
	before, after value
}

// differences compares two states of a thing, in the order of property and kind. If sources began or ceased to disagree about a property, the difference says so, and not that
// the value is another.
func differences(before, after state) []difference {
	switch {
	case before == nil && after == nil:
		return nil
	case before == nil:
		return []difference{{kind: graph.ChangeAdded}}
	case after == nil:
		return []difference{{kind: graph.ChangeRemoved}}
	}
	var out []difference
	note := func(kind graph.ChangeKind, property string) {
		out = append(out, difference{kind, property, before[property], after[property]})
	}
	doubts := map[string]bool{}
	for _, property := range without(after[contested].texts, before[contested].texts) {
		doubts[property] = true
		note(graph.ChangeContested, property)
	}
	for _, property := range without(before[contested].texts, after[contested].texts) {
		doubts[property] = true
		note(graph.ChangeResolved, property)
	}
	for property, now := range after {
		if was, is := changedEdges(before[property], now); was != nil {
			out = append(out, difference{graph.ChangeOther, property, *was, *is})
		}
		if property != contested && !strings.Contains(property, ".") && !doubts[property] && !slices.Equal(before[property].texts, after[property].texts) {
			note(kindOf(property, before, after), property)
		}
	}
	slices.SortFunc(out, func(a, b difference) int {
		return cmp.Or(cmp.Compare(a.property, b.property), cmp.Compare(a.kind, b.kind))
	})
	return out
}

// changedEdges returns a property of a relation before and after, for the things to which the relation leads at both moments, with other
// values: as texts such as "army-size: REJECTS". It returns nil if there are no such things.
func changedEdges(before, after value) (was, is *value) {
	for other, now := range after.edges {
		then, there := before.edges[other]
		if !there || slices.Equal(then, now) {
			continue
		}
		if was == nil {
			was, is = &value{edges: map[graph.ID][]string{}}, &value{}
		}
		was.edges[other] = then
		was.texts = append(was.texts, string(other)+": "+strings.Join(then, ", "))
		is.texts = append(is.texts, string(other)+": "+strings.Join(now, ", "))
	}
	if was != nil {
		slices.Sort(was.texts)
		slices.Sort(is.texts)
	}
	return was, is
}

// kindOf says what a change of a property means.
func kindOf(property string, before, after state) graph.ChangeKind {
	was, now := before[property].texts, after[property].texts
	is := func(status ...string) bool { return len(now) == 1 && slices.Contains(status, now[0]) }
	switch {
	case property == "status" && is(string(graph.Held), string(graph.EventHappened)):
		return graph.ChangeConfirmed
	case property == "status" && is(string(graph.Cancelled), string(graph.Denied), string(graph.EventDidNotHappen)):
		return graph.ChangeCancelled
	case property == "status" && is(string(graph.Rescheduled)),
		property == "places" && len(now) > 0 && len(without(was, now)) > 0,
		property == "when" && len(was) > 0 && len(now) > 0 && !within(before, after):
		return graph.ChangeMoved
	}
	return graph.ChangeOther
}

// within reports whether the later time lies in the earlier time: then it is only more exact.
func within(before, after state) bool {
	bound := func(s state, which string) string { return strings.Join(s["when"+which].texts, "") }
	first, last := bound(before, earliest), bound(before, latest)
	return (first == "" || bound(after, earliest) >= first) && (last == "" || bound(after, latest) != "" && bound(after, latest) <= last)
}
