package main

import (
	"strings"
	"testing"
)

func TestWordsInSeveralPlacesAreNoSuccess(t *testing.T) {
	_, text := desk(t)
	for _, c := range []struct {
		args   []string
		status int
		want   []string
	}{
		{[]string{"Port Selm"}, 0, []string{"- quote: \"Port Selm\"\n    start: 37\n"}},
		{[]string{"Mira Kesh"}, 0, nil},
		{[]string{"ian"}, exitFailed, []string{"    start: 6\n", "    start: 18\n", "parley: the words stand in 2 places: choose one, or give more words"}},
		{[]string{"ian", "--json"}, exitFailed, []string{`[{"quote":"ian","start":6,`, "the words stand in 2 places"}},
	} {
		status, printed := parley(t, append([]string{"cite", text}, c.args...)...)
		if status != c.status {
			t.Errorf("cite %q ends with %d, want %d: %s", c.args, status, c.status, printed)
		}
		for _, want := range c.want {
			if !strings.Contains(printed, want) {
				t.Errorf("cite %q lacks %q: %s", c.args, want, printed)
			}
		}
	}
}
