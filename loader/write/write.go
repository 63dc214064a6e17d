// Package write makes a graph equal to the folded dossiers. It changes only what differs, drops what is no longer
// there, and writes nothing the second time.
//
// A small change is one transaction. A larger change uses several transactions with whole things in each, under a
// load record that says "under way". After an interruption the next write completes the change.
package write

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"parley/graph"
)

// retries is the number of times that Write starts over when another load changes the graph in the meantime.
const retries = 3

// Target returns the contents that a graph is to hold, in parts, without load records. It gets the contents that the graph
// holds now.
type Target func(have graph.Contents) (want iter.Seq[graph.Contents], err error)

// Options say how to write.
type Options struct {
	Dossier graph.ID // the dossier that is loaded, for the load record
	Provenance
	Now      func() time.Time      // the clock, for the load record
	Batch    int                   // the maximum number of records and relations in a transaction, see DefaultBatch
	Progress func(done, total int) // progress in records and relations; may be nil
}

// Result is the outcome of a write.
type Result struct {
	Revision         graph.Revision // of the graph now
	Digest           string         // of the graph now
	Load             graph.ID       // the load record, or "" when nothing was written
	Transactions     int
	Records          int // put, new or changed: of things, sources, claims and the dossier
	Relations        int // put, new or changed
	DroppedRecords   int
	DroppedRelations int // with the relations of dropped things
}

// Write makes the graph of the keeper hold what the target returns. When another load changes the graph in the
// meantime, Write reads it again and starts over, at most 3 times. It writes nothing when nothing differs.
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

// attempt writes the current differences, and adds up the result.
func (r *Result) attempt(ctx context.Context, k graph.Keeper, aim Target, o Options) error {
	have, revision, err := k.Contents(ctx)
	if err != nil {
		return fmt.Errorf("reading the graph: %w", err)
	}
	parts, err := aim(have)
	if err != nil {
		return err
	}
	if k, ok := k.(graph.Filler); ok && len(have.Records)+len(have.Edges) == 0 {
		return r.fill(ctx, k, revision, parts, o)
	}
	want := graph.Whole(parts)
	r.Revision, r.Digest = revision, Digest(want)
	return r.apply(ctx, k, have, Diff(have, revision, want), o)
}

// fill writes parts into an empty graph, in one transaction, and adds up the result. It never holds more than one part.
func (r *Result) fill(ctx context.Context, k graph.Filler, base graph.Revision, parts iter.Seq[graph.Contents], o Options) error {
	load, digest, filled := beginLoad(graph.Contents{}, o.Dossier, o.Now()), sum{}, Result{}
	load.by, load.undo = o.Provenance, graph.UndoAll
	revision, err := k.Fill(ctx, base, func(yield func(graph.Contents) bool) {
		for part := range parts {
			digest.plus(sumOfContents(part))
			filled.add(graph.Change{Put: part.Records, PutEdges: part.Edges})
			if !yield(part) {
				return
			}
		}
		yield(graph.Contents{Records: load.records(digest.String(), base, o.Now())})
	})
	if err != nil {
		return fmt.Errorf("filling the graph: %w", err)
	}
	filled.Revision, filled.Digest, filled.Load, filled.Transactions = revision, digest.String(), load.record.ID(), 1
	*r = filled
	return nil
}

// Graph is the state of a graph.
type Graph struct {
	Revision graph.Revision
	Digest   string
}

// Part makes a part of a graph hold what is wanted. The part that the graph holds now is given, with the state of the graph, and with
// the last load record of the dossier. Nothing else in the graph may lead to a record that the part loses. Part returns
// graph.ErrConflict if the graph is in another state.
func Part(ctx context.Context, k graph.Keeper, now Graph, have, want graph.Contents, o Options) (Result, error) {
	change := Diff(have, now.Revision, want)
	r := Result{Revision: now.Revision, Digest: changedDigest(now.Digest, have, change)}
	err := r.apply(ctx, k, have, change, o)
	return r, err
}

// apply makes a change to a graph that holds what is given, or a part of it.
func (r *Result) apply(ctx context.Context, k graph.Keeper, have graph.Contents, change graph.Change, o Options) (err error) {
	load := beginLoad(have, o.Dossier, o.Now())
	if change.Empty() && load.known(r.Digest, o.Provenance) {
		return nil
	}
	r.Load = load.record.ID()
	load.by = o.Provenance
	if !load.unfinished {
		if load.undo, err = graph.EncodeUndo(have, change); err != nil {
			return err
		}
	}
	all := batches(have, change, o.Batch)
	done, total := 0, change.Size()
	report := func() {
		if o.Progress != nil {
			o.Progress(done, total)
		}
	}
	report()
	for i, c := range all {
		c.Base = r.Revision
		counted := c
		switch {
		case i == len(all)-1:
			c.Put = append(c.Put[:len(c.Put):len(c.Put)], load.records(r.Digest, c.Base, o.Now())...)
		case i == 0:
			c.Put = append(c.Put[:len(c.Put):len(c.Put)], load.with(r.Digest, time.Time{}))
		}
		if r.Revision, err = k.Apply(ctx, c); err != nil {
			return fmt.Errorf("writing the graph: %w", err)
		}
		r.add(counted)
		done += counted.Size()
		report()
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
