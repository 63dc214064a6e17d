package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"time"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/graph/replica"
	"parley/loader"
	"parley/loader/synthetic"
)

// The graphs.
const (
	large    = "large"
	invented = "dossier"
)

// contentsOf returns the graph with a name.
func contentsOf(ctx context.Context, name string, meetings int) (graph.Contents, error) {
	switch name {
	case large:
		return graphtest.Large(meetings), nil
	case invented:
		return fromDossier(ctx, meetings)
	}
	return graph.Contents{}, fmt.Errorf("there is no graph %q: choose %q or %q", name, large, invented)
}

// fromDossier returns the graph of a generated dossier.
func fromDossier(ctx context.Context, meetings int) (c graph.Contents, err error) {
	folder, err := os.MkdirTemp("", "parley-bench-")
	if err != nil {
		return c, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	dossier := filepath.Join(folder, "dossier")
	if err := synthetic.Write(dossier, synthetic.Options{Meetings: meetings, Seed: 1}); err != nil {
		return c, err
	}
	d, err := loader.Folder(dossier, time.Now())
	if err != nil {
		return c, err
	}
	store := memory.New()
	if _, err := loader.Load(ctx, store, d); err != nil {
		return c, err
	}
	c, _, err = store.Contents(ctx)
	return c, err
}

// inDatabase is the maximum number of records and relations in one transaction of Neo4j, which holds a transaction in its heap. The embedded store makes a new
// state for each change. So it takes the graph as one change.
const inDatabase, embeddedOnce = 20_000, math.MaxInt

// fill makes a store hold the contents and nothing else. It applies changes of a limited size: first all records, then the relations between them.
func fill(ctx context.Context, k graph.Keeper, c graph.Contents, limit int) error {
	have, base, err := k.Contents(ctx)
	if err != nil {
		return err
	}
	whole := graphtest.Replace(c, have, base)
	changes := []graph.Change{{Drop: whole.Drop, DropEdges: whole.DropEdges}}
	for records := range slices.Chunk(whole.Put, limit) {
		changes = append(changes, graph.Change{Put: records})
	}
	for edges := range slices.Chunk(whole.PutEdges, limit) {
		changes = append(changes, graph.Change{PutEdges: edges})
	}
	for _, change := range changes {
		change.Base = base
		if base, err = k.Apply(ctx, change); err != nil {
			return err
		}
	}
	return nil
}

// replicate returns a replica that has made its copy. The database stays open as long as the replica.
func replicate(ctx context.Context, d replica.Database) (*replica.Store, error) {
	first := make(chan error, 1)
	// Nobody changes the database. So the copy may be as old as the run.
	s := replica.Open(ctx, d, replica.Options{MaxAge: 24 * time.Hour, Report: func(s replica.State) {
		select {
		case first <- s.Err:
		default:
		}
	}})
	return s, <-first
}
