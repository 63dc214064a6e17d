//go:build integration

package pythontest

import (
	"os"
	"path/filepath"
	"testing"
)

// TestRun: the environment has the programs that open the exports.
func TestRun(t *testing.T) {
	script := filepath.Join(t.TempDir(), "import.py")
	if err := os.WriteFile(script, []byte("import sys, networkx, pandas, pyld, pyshacl, jsonschema\nfrom followthemoney import model\nprint(sys.argv[1], model.get('Person').name)\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := Run(t, script, "found"); got != "found Person\n" {
		t.Errorf("the script prints %q", got)
	}
}
