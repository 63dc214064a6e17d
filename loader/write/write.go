// Package write makes a graph equal to what its dossiers fold to. It changes
// only what differs, drops what is no longer there, and does nothing the
// second time.
//
// A change is one transaction while it is small enough, and else whole things a
// transaction, under a record of the load that says that it is under way. Whenever
// that is cut short, the next write does what is left.
package write

import (
	"context"
	"errors"
	"fmt"
	"time"

	"parley/graph"
)

// retries is how often Write starts over when somebody else wrote in between.
const retries = 3

// Target works out what a graph is to hold from what it holds, loads aside.
type Target func(have graph.Contents) (want graph.Contents, err error)

// Options say how to write.
type Options struct {
	Dossier  graph.ID              // that is being loaded, for the record of the load
	Now      func() time.Time      // the clock, for the record of the load
	Batch    int                   // the most things and relations a transaction, see DefaultBatch
	Progress func(done, total int) // of the things and relations to be changed; may be nil
}

// Result is what a write came to.
type Result struct {
	Revision         graph.Revision // of the graph as it is now
	Digest           string         // of the graph as it is now
	Load             graph.ID       // the record of the load, or "" where nothing was written
	Transactions     int
	Records          int // put, new or changed: of things, sources, claims and the dossier
	Relations        int // put, whether new or changed
	DroppedRecords   int
	DroppedRelations int // with the relations of dropped things
}

// Write makes the graph that k keeps what aim says. When the graph is changed
// by another load in the meantime it reads again and starts over, 3 times at the
// most. Where nothing differs it writes nothing.
func Write(ctx context.Context, k graph.Keeper, aim Target, o Options) (Result, error) {
	var r Result
	for attempt := 0; ; attempt++ {
		err := r.attempt(ctx, k, aim, o)
		if errors.Is(err, graph.ErrConflict) && attempt < retries {
			continue
		}
		return r, err
	}
}

// attempt writes what differs now, and adds up what it came to.
func (r *Result) attempt(ctx context.Context, k graph.Keeper, aim Target, o Options) error {
	have, revision, err := k.Contents(ctx)
	if err != nil {
		return fmt.Errorf("reading the graph: %w", err)
	}
	want, err := aim(have)
	if err != nil {
		return err
	}
	r.Revision, r.Digest = revision, Digest(want)
	change := Diff(have, revision, want)
	load := beginLoad(have, o.Dossier, o.Now())
	if change.Empty() && !load.unfinished {
		return nil
	}
	r.Load = load.record.ID()
	all := batches(have, change, o.Batch)
	done, total := 0, size(change)
	for i, c := range all {
		c.Base = r.Revision
		counted := c
		switch {
		case i == len(all)-1:
			c.Put = append(c.Put[:len(c.Put):len(c.Put)], load.with(r.Digest, o.Now()))
		case i == 0:
			c.Put = append(c.Put[:len(c.Put):len(c.Put)], load.with(r.Digest, time.Time{}))
		}
		if r.Revision, err = k.Apply(ctx, c); err != nil {
			return fmt.Errorf("writing the graph: %w", err)
		}
		r.add(counted)
		done += size(counted)
		if o.Progress != nil {
			o.Progress(done, total)
		}
	}
	return nil
}

func (r *Result) add(c graph.Change) {
	r.Transactions++
	r.Records += len(c.Put)
	r.Relations += len(c.PutEdges)
	r.DroppedRecords += len(c.Drop)
	r.DroppedRelations += len(c.DropEdges)
}
