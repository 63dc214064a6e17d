package fold

import "testing"

// If nothing decides whether the talks of a meeting were indirect, the parties have perhaps not met.
func TestTalksThatWerePerhapsIndirect(t *testing.T) {
	for _, s := range []struct {
		name          string
		first, second string
		want          any
	}{
		{"indirect, or in person", "INDIRECT", "IN_PERSON", "INDIRECT"},
		{"two ways that are both direct", "PHONE", "VIDEO", nil},
		{"indirect, according to both", "INDIRECT", "INDIRECT", nil},
	} {
		t.Run(s.name, func(t *testing.T) {
			c := Fold(dossierOf(says("c1", "b1", on(11), modeIs(s.first)), says("c2", "b2", on(11), modeIs(s.second))))
			if got := get(t, c, "talks", "doubtfulMode"); got != s.want {
				t.Errorf("the doubtful mode is %v, want %v", got, s.want)
			}
		})
	}
	c := Fold(dossierOf(says("c1", "b1", on(11), modeIs("INDIRECT")), says("c2", "a1", on(11), modeIs("IN_PERSON"))))
	if got := get(t, c, "talks", "doubtfulMode"); got != nil {
		t.Errorf("a better source decides, and the doubtful mode is %v", got)
	}
}
