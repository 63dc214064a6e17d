//go:build integration

package chaos

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"parley/internal/neo4jtest"
)

// times is how often each of the faults that come at random points strikes a small
// load, and how often a batched one.
var times = flag.Int("times", 2, "how often each fault at random points strikes each kind of load")

// program is the program that all tests run, built for them.
const program = "../../bin/parley-chaos"

func TestMain(m *testing.M) {
	flag.Parse()
	if out, err := exec.Command("go", "build", "-o", program, "../../cmd/parley").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build the program: %v\n%s", err, out)
		os.Exit(1)
	}
	neo4jtest.Main(m)
}

// programPath is absolute, for commands that run elsewhere.
func programPath(t testing.TB) string {
	t.Helper()
	path, err := filepath.Abs(program)
	if err != nil {
		t.Fatal(err)
	}
	return path
}
