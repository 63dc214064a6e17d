package derive

import (
	"slices"
	"testing"
)

// The claims behind a change say the new value or deny the old value. Claims that only repeat the old value are not behind it.
func TestClaimsBehindAChange(t *testing.T) {
	says := func(id, value string) reported { return reported{id: id, value: value} }
	denies := func(id, value string) reported { return reported{id: id, value: value, denies: true} }
	for _, c := range []struct {
		name          string
		claims        []reported
		before, after []string
		want          []string
	}{
		{"a planned meeting is held", []reported{says("plan", "SCHEDULED"), says("again", "SCHEDULED"), says("held", "HELD")}, []string{"SCHEDULED"}, []string{"HELD"}, []string{"held"}},
		{"a denial takes a value away", []reported{says("said", "bern"), denies("not", "bern")}, []string{"bern"}, nil, []string{"not"}},
		{"a place takes the place of another", []reported{says("old", "florida"), says("new", "miami")}, []string{"florida"}, []string{"miami"}, []string{"new"}},
		{"a value becomes contested", []reported{says("yes", "HELD"), denies("no", "HELD")}, []string{"HELD"}, []string{"HELD"}, []string{"no"}},
		{"only the old value is repeated", []reported{says("plan", "SCHEDULED")}, []string{"SCHEDULED"}, []string{"HELD"}, nil},
		{"other words for the new value", []reported{says("plan", "SCHEDULED"), says("met", "LEAD")}, []string{"SCHEDULED"}, []string{"HELD"}, []string{"met"}},
	} {
		r := &reports{claims: c.claims}
		ids, _ := resting(r.behind(c.before, c.after))
		if !slices.Equal(ids, c.want) {
			t.Errorf("%s: the claims are %v, want %v", c.name, ids, c.want)
		}
	}
}
