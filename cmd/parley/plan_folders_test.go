package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestPlanWithoutADatabase: the plan shows what differs from the folder as it was committed, and from another folder.
func TestPlanWithoutADatabase(t *testing.T) {
	p := newPlanning(t)
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", p.folder, "-c", "user.name=Mira", "-c", "user.email=mira@example.org"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %q: %v\n%s", args, err, out)
		}
	}
	if status, printed := parley(t, "plan", p.folder); status != exitFailed || !strings.Contains(printed, "the folder is not committed in git") || !strings.Contains(printed, "--against DIR") {
		t.Errorf("a folder without git ends with %d: %s", status, printed)
	}
	git("init", "-q")
	git("add", ".")
	git("commit", "-q", "-m", "as it was")
	before := filepath.Join(t.TempDir(), "before")
	if err := os.CopyFS(before, os.DirFS(p.folder)); err != nil {
		t.Fatal(err)
	}
	if status, printed := parley(t, "plan", p.folder, "--exit-code"); status != 0 || !strings.HasSuffix(printed, "nothing would change\n") {
		t.Errorf("the plan of an unchanged folder ends with %d: %s", status, printed)
	}
	p.replace("sources/2-held.yaml", "status: held", "status: cancelled")
	for _, args := range [][]string{{}, {"--against", before}} {
		status, printed := parley(t, append([]string{"plan", p.folder, "--exit-code"}, args...)...)
		if status != exitDiffers || !strings.Contains(printed, "~ status: HELD -> DISPUTED") {
			t.Errorf("the plan %q of a changed folder ends with %d: %s", args, status, printed)
		}
	}
	for _, c := range []struct {
		args   []string
		status int
		want   string
	}{
		{[]string{"plan"}, exitFailed, "the bundled dossier is always as it was committed"},
		{[]string{"plan", p.folder, "--against", before, "--neo4j", "neo4j://127.0.0.1:1"}, exitUsage, "--against and --neo4j exclude each other"},
		{[]string{"plan", p.folder, "--against", t.TempDir()}, exitFailed, "the dossier of --against"},
	} {
		if status, printed := parley(t, c.args...); status != c.status || !strings.Contains(printed, c.want) {
			t.Errorf("%q ends with %d, want %d with %q: %s", c.args, status, c.status, c.want, printed)
		}
	}
}
