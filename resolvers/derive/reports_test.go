package derive

import (
	"slices"
	"testing"

	"parley/graph"
)

// The claims behind a change say the new value or deny the old value. Claims that only repeat the old value are not behind it.
func TestClaimsBehindAChange(t *testing.T) {
	says := func(id, value string) reported { return reported{id: id, value: value} }
	denied := reported{id: "not", value: "bern", denies: true}
	as := func(id, identity string) reported { return reported{id: id, value: "bern", identity: identity} }
	for _, c := range []struct {
		name          string
		kind          graph.ChangeKind
		claims        []reported
		before, after []string
		want          []string
	}{
		{"a planned meeting is held", graph.ChangeConfirmed, []reported{says("plan", "SCHEDULED"), says("again", "SCHEDULED"), says("held", "HELD")}, []string{"SCHEDULED"}, []string{"HELD"}, []string{"held"}},
		{"a denial takes a value away", graph.ChangeOther, []reported{says("said", "bern"), denied}, []string{"bern"}, nil, []string{"not"}},
		{"a place takes the place of another", graph.ChangeMoved, []reported{says("old", "florida"), says("new", "miami")}, []string{"florida"}, []string{"miami"}, []string{"new"}},
		{"a value becomes contested", graph.ChangeContested, []reported{says("yes", "bern"), denied}, []string{"bern"}, []string{"bern"}, []string{"not"}},
		{"a relation becomes contested", graph.ChangeContested, []reported{as("old", "PLANNED"), as("new", "DISCUSSED")}, []string{"bern"}, []string{"bern"}, []string{"new"}},
		{"a source agrees now", graph.ChangeResolved, []reported{says("yes", "bern"), says("other", "rome")}, []string{"bern"}, []string{"bern"}, []string{"yes"}},
		{"only the old value is repeated", graph.ChangeConfirmed, []reported{says("plan", "SCHEDULED")}, []string{"SCHEDULED"}, []string{"HELD"}, nil},
		{"other words for the new value", graph.ChangeConfirmed, []reported{says("plan", "SCHEDULED"), says("met", "LEAD")}, []string{"SCHEDULED"}, []string{"HELD"}, []string{"met"}},
	} {
		d := difference{kind: c.kind, property: "places", before: value{texts: c.before}, after: value{texts: c.after}}
		ids, _ := resting(behind(c.claims, d, state{"places": d.before, "places.as": {edges: map[graph.ID][]string{"bern": {"PLANNED"}}}}))
		if !slices.Equal(ids, c.want) {
			t.Errorf("%s: the claims are %v, want %v", c.name, ids, c.want)
		}
	}
}
