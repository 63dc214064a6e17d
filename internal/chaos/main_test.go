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

// times is the number of faults at random points. It applies to each kind of fault and to
// each kind of load, small and batched.
var times = flag.Int("times", 2, "the number of faults at random points, for each kind of fault and of load")

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
