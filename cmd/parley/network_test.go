package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// parley network writes the same file every time, to a file or to standard output, and says what is wrong with a flag.
func TestNetworkCommand(t *testing.T) {
	file := filepath.Join(t.TempDir(), "talks.gexf")
	if status, out := parley(t, "network", "--format", "gexf", "--output", file); status != 0 {
		t.Fatalf("status %d: %s", status, out)
	}
	written, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if _, out := parley(t, "network", "--format", "gexf"); out != string(written) {
		t.Errorf("standard output has\n%s\nand the file has\n%s", out, written)
	}
	for _, c := range []struct {
		args   []string
		status int
		want   string
	}{
		{[]string{"--format", "csv", "--since", "2025-12-01", "--where", `{"mode": "IN_PERSON"}`}, 0, "steve-witkoff,vladimir-putin,Undirected,1,2025-12-02,2025-12-02,"},
		{[]string{"--format", "csv", "--until", "2025-11-30", "--types", "ORGANIZATION"}, 0, "ukraine,united-states,Undirected,2,"},
		{[]string{"--format", "csv", "--as-of", "2025-11-01"}, 0, "Source,Target,Type,Weight,"},
		{[]string{"--since", "soon"}, 1, "parley: --since: bad input: “soon” is neither a day nor an instant"},
		{[]string{"--until", "soon"}, 1, "parley: --until: bad input: “soon” is neither a day nor an instant"},
		{[]string{"--as-of", "soon"}, 1, "parley: --as-of: bad input: “soon” is neither a day nor an instant"},
		{[]string{"--since", "2025-12-02", "--until", "2025-12-01"}, 1, "parley: --since, “2025-12-02”, is later than until, “2025-12-01”"},
		{[]string{"--where", `{"not": {"from": "soon"}}`}, 1, "parley: --where: not: from: bad input: “soon” is neither a day nor an instant"},
		{[]string{"--where", `{"mod": "IN_PERSON"}`}, 1, "parley: --where.mod unknown field"},
		{[]string{"--where", `{"mode": "in_person"}`}, 1, "parley: --where.mode is not a value of MeetingMode"},
		{[]string{"--where", `[]`}, 1, "write one JSON object"},
		{[]string{"--where", `null`}, 1, "write one JSON object"},
		{[]string{"--where", `{"mode": "IN_PERSON", "mode": "CALL"}`}, 1, "a key stands twice"},
		{[]string{"--where", `{"mode": "IN_PERSON"} {}`}, 1, "more text after the JSON object"},
		{[]string{"--where", `{"participants": ["marco-rubbio"]}`}, 1, "parley: --where.participants: the record has no person or organization with the id “marco-rubbio”: did you mean marco-rubio?"},
		{[]string{"--format", "png"}, 2, "--format must be one of"},
	} {
		status, out := parley(t, append([]string{"network"}, c.args...)...)
		if status != c.status || !strings.Contains(out, c.want) {
			t.Errorf("%q ends with %d, want %d with %q:\n%s", c.args, status, c.status, c.want, out)
		}
	}
}
