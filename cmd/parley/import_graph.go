package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"parley/graph/neo4j"
	"parley/internal/export"
)

type importGraphCommand struct {
	File    string `arg:"" type:"existingfile" help:"A file that parley export --format jsonlines has written."`
	Replace bool   `help:"Replace the graph in Neo4j. Without this flag, Parley imports only into an empty graph."`
	writeFlags
}

// Help is shown by --help.
func (importGraphCommand) Help() string {
	return `Parley checks the whole file first. If the file was cut off or edited, Parley changes nothing. After the import, the graph has the same digest as the exported graph, and "parley load" works as usual. To complete an interrupted import, import the same file again with --replace. "parley import FILE" is short for "parley import graph FILE".

Exit status: 0 done; 1 not done; 2 wrong arguments; 130 interrupted.

Examples:
  PARLEY_NEO4J_USER=neo4j PARLEY_NEO4J_PASSWORD=... parley import graph --neo4j neo4j://localhost:7687 graph.jsonl
  parley import graph --neo4j bolt://localhost:7687 graph.jsonl --replace --json`
}

// Run imports the file.
func (c importGraphCommand) Run(ctx context.Context) error {
	file, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // nothing was written
	return c.inNeo4j(ctx, "the file is imported into it", func(store *neo4j.Store) error {
		if err := store.Prepare(ctx); err != nil {
			return err
		}
		done, err := export.Import(ctx, store, file, export.ImportOptions{
			Replace: c.Replace, Batch: c.Batch, Now: time.Now, Progress: stageProgress(importing),
		})
		if err != nil {
			return fmt.Errorf("import %s: %w", c.File, err)
		}
		return c.printImported(done)
	})
}

func (c importGraphCommand) printImported(i export.Imported) error {
	if c.JSON {
		return json.NewEncoder(os.Stdout).Encode(map[string]any{
			"things": i.Things, "relations": i.Relations, "dropped": i.Dropped, "revision": i.Revision, "digest": i.Digest,
		})
	}
	fmt.Printf("%s: things %d, relations %d\n", c.File, i.Things, i.Relations)
	if i.Dropped > 0 {
		fmt.Printf("  dropped  %d things\n", i.Dropped)
	}
	fmt.Printf("  revision %d\n  digest   %s\n", i.Revision, i.Digest)
	return nil
}
