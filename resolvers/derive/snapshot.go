package derive

import (
	"fmt"
	"slices"
	"strings"

	"parley/graph"
)

// state is what the record shows of a thing at a moment, by property and by field of a relation. Nil stands for a thing that is not on
// record.
type state map[string]value

// value is a property or a relation at a moment.
type value struct {
	texts    []string // of a relation: the ids to which it leads, sorted
	relation bool
}

// The bounds of a time stand in a state beside the time, under the name of the time and one of these endings.
const earliest, latest = ".earliest", ".latest"

// contested is the property that names what sources disagree about.
const contested = "contested"

// watched are the properties and relations of a type in which a change counts, in the order of the slots of a snapshot.
type watched struct {
	name     string
	relation bool
}

// watch lists what is watched of each type, and what a snapshot reads. The words of sources (roleWorded) are left out: other words are no
// change.
var watch, snapshotOf = func() (map[*graph.Type][]watched, graph.Selection) {
	names, fields := map[*graph.Type][]watched{}, graph.Selection{}
	for _, t := range graph.Parley.Concrete("Entity") {
		list, read := []watched{{name: "id"}}, []graph.Field{{Property: t.Properties[0]}}
		for _, p := range t.Declared {
			if (p.State || p.Name == contested) && !p.Hidden && !strings.HasSuffix(p.Name, "Worded") {
				list = append(list, watched{name: p.Name})
				if len(p.Parts) == 0 {
					read = append(read, graph.Field{Property: p})
					continue
				}
				read = append(read, graph.Field{Property: p.Parts[0]})
				for _, bound := range []string{earliest, latest} {
					list, read = append(list, watched{name: p.Name + bound}), append(read, graph.Field{Property: p.Part(bound[1:])})
				}
			}
		}
		for _, r := range graph.Parley.Relations() {
			if owner, field := ownerOf(r); field != "" && t.Is(owner) {
				list, read = append(list, watched{field, true}), append(read, graph.Field{Link: idsAlong(r)})
			}
		}
		names[t], fields[t] = list, read
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

// idsAlong reads the ids to which a relation leads from its owner.
func idsAlong(r *graph.Relation) *graph.Link {
	via := r.Owner()
	l := &graph.Link{Via: via, Types: graph.Parley.Concrete(via.Far()), Many: &graph.List{Page: graph.Everything}}
	ids := graph.Selection{}
	for _, t := range l.Types {
		ids[t] = []graph.Field{{Property: t.Properties[0]}}
	}
	l.Item = []graph.Field{{Far: ids}}
	return l
}

// snapshot asks for the states of some things as of a moment.
func snapshot(ask Ask, ids []graph.ID, asOf string) (map[graph.ID]state, error) {
	found, err := ask(&graph.Query{
		Start: graph.Start{IDs: ids}, AsOf: asOf,
		Root: graph.Link{Types: graph.Parley.Concrete("Entity"), Many: &graph.List{Page: graph.Everything}, Item: []graph.Field{{Far: snapshotOf}}},
	})
	if err != nil {
		return nil, err
	}
	states := make(map[graph.ID]state, len(found))
	for _, f := range found {
		s := state{}
		for slot, w := range watch[f.Type] {
			s[w.name] = value{textsOf(f.at(slot)), w.relation}
		}
		states[f.id()] = s
	}
	return states, nil
}

// textsOf returns a value as texts.
func textsOf(v graph.Value) []string {
	switch v := v.(type) {
	case nil:
		return nil
	case string:
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

// difference is one difference between two states of a thing.
type difference struct {
	kind          graph.ChangeKind
	property      string // "" for a thing that came on record
	before, after value
}

// differences compares two states of a thing. If sources began or ceased to disagree about a property, the difference says so, and not that
// the value is another.
func differences(before, after state) []difference {
	if before == nil {
		return []difference{{kind: graph.ChangeAdded}}
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
	for property := range after {
		if property != contested && !strings.Contains(property, ".") && !doubts[property] && !slices.Equal(before[property].texts, after[property].texts) {
			note(kindOf(property, before, after), property)
		}
	}
	return out
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
