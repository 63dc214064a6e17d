package main

import (
	"encoding/json"
	"strings"
	"testing"

	"parley/loader/names"
)

// TestIDs: what a dossier calls things, by names in any script.
func TestIDs(t *testing.T) {
	for _, c := range []struct {
		args   []string
		status int
		want   string // the first line begins so
	}{
		{[]string{"Умєров"}, 0, "rustem-umerov"},
		{[]string{"hnat"}, 0, "andrii-hnatov"},
		{[]string{"moscow"}, 0, "moscow "},
		{[]string{"moscow", "--type", "meeting"}, 0, "moscow-2025-12-02"},
		{[]string{"--type", "planVersion"}, 0, "us-peace-plan-original"},
		{[]string{"Kissinger"}, exitFailed, "parley: the dossier has no thing with such a name"},
		{[]string{"--type", "table"}, exitUsage, "parley: ids: --type: there is no type \"table\"; the types are person, organization,"},
	} {
		if status, printed := parley(t, append([]string{"ids"}, c.args...)...); status != c.status || !strings.HasPrefix(printed, c.want) {
			t.Errorf("ids %q ends with %d, want %d and %q:\n%s", c.args, status, c.status, c.want, printed)
		}
	}
	_, printed := parley(t, "ids", "Гнатов", "--json")
	var found []names.Found
	if err := json.Unmarshal([]byte(printed), &found); err != nil || len(found) == 0 || found[0].ID != "andrii-hnatov" || found[0].Type != "Person" || found[0].Also == "" {
		t.Errorf("as JSON: %v, %s", err, printed)
	}
}
