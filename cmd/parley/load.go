package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"parley/graph"
	"parley/graph/neo4j"
	"parley/loader"
	"parley/loader/dossier"
)

// writeFlags is what the commands share that change a graph.
type writeFlags struct {
	JSON  bool `name:"json" help:"Print what was done as JSON."`
	Batch int  `default:"${batch}" placeholder:"ROWS" help:"The most records and relations that one transaction changes. A larger load uses several transactions and never splits a thing. Default: ${default}."`
	neo4jFlags
}

// Validate is called by kong.
func (c writeFlags) Validate() error {
	if c.Batch < 1 {
		return fmt.Errorf("--batch %d: a transaction changes 1 thing or relation at least", c.Batch)
	}
	return nil
}

type loadCommand struct {
	Dossier string `arg:"" optional:"" type:"path" help:"The dossier's folder; the bundled dossier when left out."`
	writeFlags
}

// Help is shown by --help.
func (loadCommand) Help() string {
	return `Changes only what differs, drops what the dossier no longer holds, and writes nothing the second time. Other dossiers in the graph stay: facts are worked out from the claims of all of them. A load that was cut short is finished by the next one of the same dossier, and until then others are refused.

Exit status: 0 done; 1 problems in the dossier, or not done; 2 called wrongly; 130 interrupted.

Examples:
  PARLEY_NEO4J_USER=neo4j PARLEY_NEO4J_PASSWORD=... parley load --neo4j neo4j://localhost:7687
  parley load --neo4j bolt://localhost:7687 my-dossier --json`
}

// Run loads the dossier.
func (c loadCommand) Run(ctx context.Context) error {
	progress := onStderr()
	return c.withDossier(ctx, c.Dossier, "`parley serve` loads the embedded store by itself", progress, func(store *neo4j.Store, d *dossier.Dossier) error {
		if err := store.Prepare(ctx); err != nil {
			return err
		}
		r, err := loader.Load(ctx, store, d, progress, loader.Batch(c.Batch))
		if err != nil {
			return err
		}
		return c.print(d.ID, d.Title, r)
	})
}

type dropCommand struct {
	Dossier string `arg:"" help:"The id of the dossier."`
	writeFlags
}

// Help is shown by --help.
func (dropCommand) Help() string {
	return `Takes a dossier out of the graph. What other dossiers say stays, and facts are worked out from their claims alone. While the load of another dossier is under way it is refused.

Exit status: 0 done; 1 not done, or there is no such dossier; 2 called wrongly; 130 interrupted.

Examples:
  PARLEY_NEO4J_USER=neo4j PARLEY_NEO4J_PASSWORD=... parley drop --neo4j neo4j://localhost:7687 ukraine-2025`
}

// Run drops the dossier.
func (c dropCommand) Run(ctx context.Context) error {
	if c.Dossier == "" {
		return errors.New("the id of the dossier is empty: give the id, not the folder")
	}
	return c.inNeo4j(ctx, "the dossier is removed from it", func(store *neo4j.Store) error {
		r, err := loader.Drop(ctx, store, graph.ID(c.Dossier), onStderr(), loader.Batch(c.Batch))
		if err != nil {
			return err
		}
		return c.print(graph.ID(c.Dossier), c.Dossier, r)
	})
}

// print tells what was done.
func (c writeFlags) print(id graph.ID, title string, r loader.Result) error {
	if c.JSON {
		return json.NewEncoder(os.Stdout).Encode(map[string]any{
			"dossier": id, "sources": r.Sources, "claims": r.Claims, "revision": r.Revision, "digest": r.Digest,
			"load": r.Load, "transactions": r.Transactions,
			"put":     map[string]int{"records": r.Records, "relations": r.Relations},
			"dropped": map[string]int{"records": r.DroppedRecords, "relations": r.DroppedRelations},
		})
	}
	if r.Load == "" {
		fmt.Printf("%s: nothing to do, the graph is at revision %d\n", title, r.Revision)
		return nil
	}
	if r.Sources == 0 {
		fmt.Printf("%s: no longer in the graph\n", title)
	} else {
		fmt.Printf("%s: sources %d, claims %d\n", title, r.Sources, r.Claims)
	}
	fmt.Printf("  put      %d records, %d relations\n", r.Records, r.Relations)
	fmt.Printf("  dropped  %d records, %d relations\n", r.DroppedRecords, r.DroppedRelations)
	fmt.Printf("  revision %d\n", r.Revision)
	return nil
}
