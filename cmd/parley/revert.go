package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"parley/graph"
	"parley/graph/neo4j"
	"parley/loader"
)

type revertCommand struct {
	Revision int64 `arg:"" help:"The revision whose graph comes back: see parley log. The revision of an import is possible, too, if a load followed. 0 empties the graph."`
	writeFlags
}

// Help is shown by --help.
func (revertCommand) Help() string {
	return `Makes the graph equal to the graph of an earlier revision. Parley takes back each load after that revision. The result is a new revision, and "parley log" shows the new revision. After a revert, "parley plan" shows the difference between the graph and a dossier, and "parley load" loads the dossier again.

Parley can take back a load that changed at most 50,000 things and relations. Parley can take back the first load into an empty graph in any case.

Exit status: 0 done; 1 not done; 2 wrong arguments; 130 interrupted.

Examples:
  PARLEY_NEO4J_USER=neo4j PARLEY_NEO4J_PASSWORD=... parley revert --neo4j neo4j://localhost:7687 3`
}

// Run reverts the graph.
func (c revertCommand) Run(ctx context.Context) error {
	return c.inNeo4j(ctx, "its earlier graph comes back", func(store *neo4j.Store) error {
		r, err := loader.Revert(ctx, store, graph.Revision(c.Revision), onStderr(), loader.Program(executable()), loader.Batch(c.Batch))
		if err != nil {
			return err
		}
		return c.printReverted(r)
	})
}

// printReverted prints the result.
func (c revertCommand) printReverted(r loader.Result) error {
	if c.JSON {
		return json.NewEncoder(os.Stdout).Encode(map[string]any{
			"revertedTo": c.Revision, "revision": r.Revision, "digest": r.Digest, "load": r.Load, "transactions": r.Transactions,
			"put":     map[string]int{"records": r.Records, "relations": r.Relations},
			"dropped": map[string]int{"records": r.DroppedRecords, "relations": r.DroppedRelations},
		})
	}
	if r.Load == "" {
		fmt.Printf("nothing to do, the graph is at revision %d\n", r.Revision)
		return nil
	}
	fmt.Printf("the graph is that of revision %d again\n", c.Revision)
	c.printCounts(r)
	return nil
}
