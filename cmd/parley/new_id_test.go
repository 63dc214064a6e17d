package main

import (
	"strings"
	"testing"
)

func TestNewID(t *testing.T) {
	const bundled = "../../dossiers/ukraine-2025"
	for _, c := range []struct {
		args   []string
		status int
		want   []string
	}{
		{[]string{"Łukasz Żywiałek"}, 0, []string{"lukasz-zywialek\n"}},
		{[]string{"Rustem Umerov", bundled}, 0, []string{"rustem-umerov-2\n", "rustem-umerov is already a person (Rustem Umerov)\n"}},
		{[]string{"Rustem Umerof", bundled}, 0, []string{"rustem-umerof\n", "ids that look like it: rustem-umerov\n"}},
		{[]string{"Jerad Kushner", bundled}, 0, []string{"jerad-kushner\n", "ids that look like it: jared-kushner\n"}},
		{[]string{"DONALD TRUMP", bundled}, 0, []string{"donald-trump is already a person"}},
		{[]string{"U.S.", bundled}, 0, []string{"is already an organization"}},
		{[]string{"?!"}, exitFailed, []string{"has no letter that can be written in plain letters"}},
		{[]string{"--language", "Ukrainian!", "Umerov"}, exitUsage, []string{"is not a language tag"}},
	} {
		status, printed := parley(t, append([]string{"new-id"}, c.args...)...)
		if status != c.status {
			t.Errorf("new-id %q ends with %d, want %d: %s", c.args, status, c.status, printed)
		}
		for _, want := range c.want {
			if !strings.Contains(printed, want) {
				t.Errorf("new-id %q lacks %q: %s", c.args, want, printed)
			}
		}
	}
}
