package words

import (
	"slices"
	"testing"
)

func TestNearest(t *testing.T) {
	candidates := []string{"nord", "sud", "ana-reyes", "jon-vale", "noord"}
	for word, want := range map[string][]string{
		"nrod":      {"nord"},
		"nrd":       {"nord"},
		"nordd":     {"nord"},
		"ana-ryees": {"ana-reyes"},
		"vale":      {"jon-vale"},
		"sue":       {"sud"},
		"xyz":       {},
	} {
		if got := Nearest(word, candidates); !slices.Equal(got, want) {
			t.Errorf("the nearest to %s are %q, want %q", word, got, want)
		}
	}
}
