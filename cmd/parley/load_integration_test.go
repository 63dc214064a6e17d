//go:build integration

package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// TestLoadOfTheSameFiles: a load of files that have not changed is recognised by the fingerprint, and nothing else is.
func TestLoadOfTheSameFiles(t *testing.T) {
	p := newPlanningOnNeo4j(t)
	load := func(flags ...string) (result struct {
		Unchanged bool
		Digest    string
		Revision  int
		Load      string
	},
	) {
		t.Helper()
		status, printed := parley(t, append([]string{"load", p.folder, "--json"}, flags...)...)
		lines := strings.Split(strings.TrimSpace(printed), "\n") // the progress comes before the result
		if err := json.Unmarshal([]byte(lines[len(lines)-1]), &result); err != nil || status != 0 {
			t.Fatalf("status %d, %v: %s", status, err, printed)
		}
		return result
	}
	first := load()
	if first.Unchanged || first.Load == "" {
		t.Fatalf("the first load: %+v", first)
	}
	if again := load(); !again.Unchanged || again.Digest != first.Digest || again.Revision != first.Revision {
		t.Errorf("a load of the same files: %+v, want what the first load gave: %+v", again, first)
	}
	if full := load("--full"); full.Unchanged || full.Load != "" || full.Revision != first.Revision {
		t.Errorf("a full load of the same files: %+v", full)
	}

	p.replace("sources/2-held.yaml", "status: held", "status: cancelled")
	if other := load(); other.Unchanged || other.Digest == first.Digest {
		t.Errorf("a load of another file: %+v", other)
	}
	p.replace("sources/2-held.yaml", "status: cancelled", "status: held")
	if back := load(); back.Unchanged || back.Digest != first.Digest {
		t.Errorf("a load of the files before the last: %+v, want the digest %s", back, first.Digest)
	}

	status, printed := parley(t, "log", "--json")
	lines := strings.Split(strings.TrimSpace(printed), "\n")
	if status != 0 || len(lines) < 3 || !strings.Contains(lines[0], `"digest":"`+first.Digest+`"`) || strings.Contains(lines[1], first.Digest) || !strings.Contains(lines[2], first.Digest) {
		t.Errorf("status %d: the log is %s", status, printed)
	}
	again := fmt.Sprintf("as at revision %d", first.Revision)
	if status, printed := parley(t, "log"); status != 0 || !strings.Contains(printed, "north-tells") || !strings.Contains(printed, first.Digest[:12]) || strings.Count(printed, again) != 1 {
		t.Errorf("status %d: the log for people is %s", status, printed)
	}

	if status, printed := parley(t, "drop", "north-tells"); status != 0 {
		t.Fatalf("drop: %s", printed)
	}
	if anew := load(); anew.Unchanged || anew.Load == "" {
		t.Errorf("a load after a drop: %+v", anew)
	}
}
