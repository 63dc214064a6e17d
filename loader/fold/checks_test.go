package fold

import (
	"flag"

	_ "pgregory.net/rapid" // has the flag
)

// A property has to hold for 1,000 random dossiers. The flag -rapid.checks of the command line sets another number.
var _ = flag.Set("rapid.checks", "1000")
