package loader_test

import (
	"flag"
	"testing"

	_ "pgregory.net/rapid" // has the flag
)

// A property has to hold for 1,000 random dossiers. The flag -rapid.checks of the command line sets another number.
var _ = flag.Set("rapid.checks", "1000")

// fewerChecks makes a test draw less than others, because each draw takes long. The flag on the command line still counts.
func fewerChecks(t *testing.T) {
	t.Helper()
	checks := flag.Lookup("rapid.checks").Value
	if checks.String() != "1000" {
		return
	}
	_ = checks.Set("150")
	t.Cleanup(func() { _ = checks.Set("1000") })
}
