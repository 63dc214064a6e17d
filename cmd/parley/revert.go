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
	Revision int64 `arg:"" help:"The revision to which the graph goes back: see parley log. This can also be the revision of an import, if there was a load after the import. 0 empties the graph, but not if the graph was imported."`
	writeFlags
}

// Help is shown by --help.
func (revertCommand) Help() string {
	return `Parley takes back each load after the revision that you give. The result is a new revision, and "parley log" shows the new revision. After a revert, "parley plan" shows the difference between the graph and a dossier, and "parley load" loads the dossier again.

Parley cannot take back a load that changed more than 50,000 things and relations. Exception: Parley can always take back the first load into an empty graph.

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
