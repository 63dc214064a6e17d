package archtest

import (
	"os/exec"
	"strings"
	"testing"

	"golang.org/x/mod/semver"
)

// TestFlawedVersionsAreNotBuilt holds modules to the first version without a flaw that
// a request could use.
func TestFlawedVersionsAreNotBuilt(t *testing.T) {
	for _, floor := range []struct{ path, version, flaw string }{
		{"github.com/vektah/gqlparser/v2", "v2.5.64", "a small document of fragments keeps its rule for introspection busy for seconds"},
	} {
		out, err := exec.Command("go", "list", "-m", "-f", "{{with .Replace}}{{.}}{{else}}{{.Version}}{{end}}", floor.path).CombinedOutput()
		if err != nil {
			t.Fatalf("go list -m %s: %v: %s", floor.path, err, out)
		}
		built := strings.TrimSpace(string(out))
		if !semver.IsValid(built) || semver.Compare(built, floor.version) < 0 {
			t.Errorf("%s is built at %s, want %s or later, for before that %s", floor.path, built, floor.version, floor.flaw)
		}
	}
}
