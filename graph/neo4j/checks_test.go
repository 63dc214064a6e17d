package neo4j

import (
	"flag"

	_ "pgregory.net/rapid" // has the flag
)

// Each random graph is loaded into Neo4j and dropped again, which takes more than a second. The flag -rapid.checks of the command line
// sets another number.
var _ = flag.Set("rapid.checks", "50")
