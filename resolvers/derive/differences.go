package derive

import (
	"cmp"
	"slices"
	"strings"

	"parley/graph"
)

// difference is one difference between two states of a thing.
type difference struct {
	kind          graph.ChangeKind
	property      string // "" for a thing that came on record, or is not on record any more
	before, after value
}

// doubt reports whether sources began or ceased to disagree.
func (d difference) doubt() bool {
	return d.kind == graph.ChangeContested || d.kind == graph.ChangeResolved
}

// differences compares two states of a thing, in the order of property and kind. If sources began or ceased to disagree about a property, a difference
// says so. That the value is another is then a difference of its own only if it says more: a meeting moved, was cancelled or was confirmed. near says
// which places lie in one another.
func differences(before, after state, near places) []difference {
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
		if property != contested && !strings.Contains(property, ".") && !slices.Equal(before[property].texts, after[property].texts) {
			kind := kindOf(property, before, after, near)
			vague := property == "when" && within(after, before) // the new time does not exclude the old time
			if !doubts[property] || kind != graph.ChangeOther && !vague {
				note(kind, property)
			}
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
func kindOf(property string, before, after state, near places) graph.ChangeKind {
	was, now := before[property].texts, after[property].texts
	is := func(status ...string) bool { return len(now) == 1 && slices.Contains(status, now[0]) }
	switch {
	case property == "status" && is(string(graph.Held), string(graph.EventHappened)):
		return graph.ChangeConfirmed
	case property == "status" && is(string(graph.Cancelled), string(graph.Denied), string(graph.EventDidNotHappen)):
		return graph.ChangeCancelled
	case property == "status" && is(string(graph.Rescheduled)),
		property == "rescheduledAs" && len(without(now, was)) > 0,
		property == "places" && len(now) > 0 && near.elsewhere(was, now),
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
