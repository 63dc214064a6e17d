package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"parley/loader"
)

type loadCommand struct {
	Dossier string `arg:"" optional:"" type:"path" help:"The dossier's folder; the bundled dossier when left out."`
	JSON    bool   `name:"json" help:"Print what was done as JSON."`
	neo4jFlags
}

// Help is shown by --help.
func (loadCommand) Help() string {
	return `Changes only what differs, drops what the dossier no longer holds, and writes nothing the second time.

Examples:
  PARLEY_NEO4J_USER=neo4j PARLEY_NEO4J_PASSWORD=... parley load --neo4j neo4j://localhost:7687
  parley load --neo4j bolt://localhost:7687 my-dossier --json`
}

// Run loads the dossier.
func (c loadCommand) Run(ctx context.Context) error {
	if c.Neo4j == "" {
		return errors.New("say which Neo4j to load into with --neo4j URI; the embedded store is loaded by `parley serve`")
	}
	d, err := read(c.Dossier)
	if err != nil {
		return err
	}
	store, err := c.openNeo4j(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close(context.WithoutCancel(ctx)) }()
	if err := store.Prepare(ctx); err != nil {
		return err
	}
	r, err := loader.Load(ctx, store, d)
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(os.Stdout).Encode(map[string]any{
			"dossier": d.ID, "sources": r.Sources, "claims": r.Claims, "revision": r.Revision, "digest": r.Digest,
			"put":     map[string]int{"things": r.Things, "relations": r.Relations},
			"dropped": map[string]int{"things": r.DroppedThings, "relations": r.DroppedRelations},
		})
	}
	if r.Things+r.Relations+r.DroppedThings+r.DroppedRelations == 0 {
		fmt.Printf("%s: nothing to do, the graph is at revision %d\n", d.Title, r.Revision)
		return nil
	}
	fmt.Printf("%s: sources %d, claims %d\n", d.Title, r.Sources, r.Claims)
	fmt.Printf("  put      %d things, %d relations\n", r.Things, r.Relations)
	fmt.Printf("  dropped  %d things, %d relations\n", r.DroppedThings, r.DroppedRelations)
	fmt.Printf("  revision %d\n", r.Revision)
	return nil
}
