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

// writeFlags are common to the commands that change a graph.
type writeFlags struct {
	JSON  bool `name:"json" help:"Print the result as JSON."`
	Batch int  `default:"${batch}" placeholder:"ROWS" help:"The approximate number of nodes and relations that one transaction changes. A larger load uses several transactions, and never splits a thing. Default: ${default}."`
	neo4jFlags
}

// Validate is called by kong.
func (c writeFlags) Validate() error {
	if c.Batch < 1 {
		return fmt.Errorf("--batch %d: a transaction changes at least 1 record or relation", c.Batch)
	}
	return nil
}

type loadCommand struct {
	Dossier string `arg:"" optional:"" type:"path" help:"The folder of the dossier. Default: the bundled dossier."`
	Full    bool   `help:"Compare the whole graph with the dossiers, even if the files have not changed. This repairs a graph that another program has changed."`
	draftsFlag
	writeFlags
}

// Help is shown by --help.
func (loadCommand) Help() string {
	return `Parley writes only the differences, and deletes data that is no longer in the dossier. A second load of the same files writes nothing, and takes only the time to read the files. If some source files have changed, the load reads only these files, the reference files, and the part of the graph that the change touches. The load then leaves out warnings that concern several files. parley validate shows all warnings. Other dossiers in the graph stay. To complete an interrupted load, load the same dossier again. Until then, Parley refuses to load another dossier.

Exit status: 0 done; 1 not done, or problems in the dossier; 2 wrong arguments; 130 interrupted.

Examples:
  PARLEY_NEO4J_USER=neo4j PARLEY_NEO4J_PASSWORD=... parley load --neo4j neo4j://localhost:7687
  parley load --neo4j neo4j://localhost:7687 my-dossier --json`
}

// Run loads the dossier.
func (c loadCommand) Run(ctx context.Context) error {
	progress := onStderr()
	program := loader.Program(executable())
	if !c.Full {
		if done, err := c.changes(ctx, program, progress); done || err != nil {
			return err
		}
	}
	return c.withDossier(ctx, c.Dossier, "`parley serve` loads the embedded store by itself", progress, func(store *neo4j.Store, d *dossier.Dossier) error {
		if err := store.Prepare(ctx); err != nil {
			return err
		}
		r, err := loader.Load(ctx, store, d, append(c.options(), progress, program, loader.Batch(c.Batch))...)
		if err != nil {
			return err
		}
		return c.print(d.ID, d.Title, r)
	})
}

// changes loads what has changed since the last load, and prints the result. It reports whether this was possible. It ignores errors
// of the files: the load that follows finds them again, and says what to do.
func (c loadCommand) changes(ctx context.Context, program, progress loader.Option) (done bool, err error) {
	if c.Neo4j == "" {
		return false, nil
	}
	err = c.inNeo4j(ctx, "", func(store *neo4j.Store) (err error) {
		done, err = c.changesIn(ctx, store, append(c.options(), program, progress, loader.Batch(c.Batch))...)
		return err
	})
	return done, err
}

func (c loadCommand) changesIn(ctx context.Context, store graph.Keeper, o ...loader.Option) (bool, error) {
	files, err := list(c.Dossier)
	if err != nil || len(files) == 0 {
		return false, nil //nolint:nilerr // see changes
	}
	last, same, err := loader.Unchanged(ctx, store, files.Fingerprint(), o...)
	if err != nil {
		return false, err
	}
	if same {
		return true, c.printUnchanged(last)
	}
	r, done, err := loadChanges(ctx, store, c.Dossier, files, o...)
	if err != nil || !done {
		return false, err
	}
	warn(r.Warnings)
	return true, c.print(r.Dossier, r.Title, r)
}

func (c loadCommand) printUnchanged(last loader.LastLoad) error {
	if c.JSON {
		nothing := map[string]int{"records": 0, "relations": 0}
		return json.NewEncoder(os.Stdout).Encode(map[string]any{
			"dossier": last.Dossier, "unchanged": true, "revision": last.Revision, "digest": last.Digest,
			"load": "", "transactions": 0, "put": nothing, "dropped": nothing,
		})
	}
	fmt.Printf("%s: nothing to do, the files are those of the last load, and the graph is at revision %d\n", last.Dossier, last.Revision)
	return nil
}

type dropCommand struct {
	Dossier string `arg:"" help:"The id of the dossier."`
	writeFlags
}

// Help is shown by --help.
func (dropCommand) Help() string {
	return `Parley works out each value again from the claims of the other dossiers. If the load of another dossier is not complete, Parley refuses the command.

Exit status: 0 done; 1 not done, or the graph holds no such dossier; 2 wrong arguments; 130 interrupted.

Examples:
  PARLEY_NEO4J_USER=neo4j PARLEY_NEO4J_PASSWORD=... parley drop --neo4j neo4j://localhost:7687 ukraine-2025`
}

// Run drops the dossier.
func (c dropCommand) Run(ctx context.Context) error {
	if c.Dossier == "" {
		return errors.New("the id of the dossier is empty: give the id, not the folder")
	}
	return c.inNeo4j(ctx, "the dossier is removed from it", func(store *neo4j.Store) error {
		r, err := loader.Drop(ctx, store, graph.ID(c.Dossier), onStderr(), loader.Program(executable()), loader.Batch(c.Batch))
		if err != nil {
			return err
		}
		return c.print(graph.ID(c.Dossier), c.Dossier, r)
	})
}

// print prints the result.
func (c writeFlags) print(id graph.ID, title string, r loader.Result) error {
	if c.JSON {
		out := map[string]any{
			"dossier": id, "sources": r.Sources, "claims": r.Claims, "revision": r.Revision, "digest": r.Digest,
			"load": r.Load, "transactions": r.Transactions,
			"put":     map[string]int{"records": r.Records, "relations": r.Relations},
			"dropped": map[string]int{"records": r.DroppedRecords, "relations": r.DroppedRelations},
		}
		if r.Changed > 0 {
			out["changedSources"], out["changedClaims"] = r.Changed, r.Claims
			delete(out, "claims")
		}
		return json.NewEncoder(os.Stdout).Encode(out)
	}
	if r.Load == "" {
		fmt.Printf("%s: nothing to do, the graph is at revision %d\n", title, r.Revision)
		return nil
	}
	switch {
	case r.Changed > 0:
		fmt.Printf("%s: sources %d, changed %d, with claims %d\n", title, r.Sources, r.Changed, r.Claims)
	case r.Sources == 0:
		fmt.Printf("%s: no longer in the graph\n", title)
	default:
		fmt.Printf("%s: sources %d, claims %d\n", title, r.Sources, r.Claims)
	}
	c.printCounts(r)
	return nil
}

// printCounts prints what was written.
func (writeFlags) printCounts(r loader.Result) {
	fmt.Printf("  put      %d records, %d relations\n", r.Records, r.Relations)
	fmt.Printf("  dropped  %d records, %d relations\n", r.DroppedRecords, r.DroppedRelations)
	fmt.Printf("  revision %d\n", r.Revision)
}
