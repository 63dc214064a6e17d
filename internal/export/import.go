package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"parley/graph"
	"parley/loader/write"
)

// ErrNotEmpty refuses to import a file into a graph that holds something.
var ErrNotEmpty = errors.New("the graph is not empty: give --replace to remove what it holds, or name another database")

// ImportOptions say how to import.
type ImportOptions struct {
	Replace  bool                  // removes what the graph holds
	Batch    int                   // the maximum number of things and relations in a transaction
	Now      func() time.Time      // the clock, for the records of loads
	Progress func(done, total int) // progress in things and relations that are read or written; may be nil
}

// Imported is the outcome of an import.
type Imported struct {
	Summary
	Revision graph.Revision // of the graph now
	Dropped  int            // things that the graph held before
}

// Import reads a file of JSON lines twice, and makes the graph of a keeper hold what the file holds. It first checks the whole file. It
// changes nothing if the file is not valid, or if the graph is not empty and Replace is not set (ErrNotEmpty).
//
// A large import takes several transactions. Until the last, the loads of the file say that they are under way. So readers know that
// the graph is not complete, and loads of other dossiers are refused. After an interruption, the same import with Replace completes the work.
//
// The records of loads lose their revisions, which are those of another graph. A dossier without such a record gets one. The digest of
// the graph does not depend on the records of loads.
func Import(ctx context.Context, k graph.Keeper, file io.ReadSeeker, o ImportOptions) (Imported, error) {
	i := importing{k: k, o: o}
	if err := i.check(file); err != nil {
		return Imported{}, err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return Imported{}, fmt.Errorf("read the file again: %w", err)
	}
	old, err := i.begin(ctx)
	if err != nil {
		return Imported{}, err
	}
	i.total = 2*(i.Things+i.Relations) + len(old)
	for part := range slices.Chunk(old, o.Batch) {
		if err := i.apply(ctx, graph.Change{Drop: part}); err != nil {
			return Imported{}, err
		}
	}
	i.Dropped = len(old)
	if err := i.write(ctx, file); err != nil {
		return Imported{}, err
	}
	return i.Imported, nil
}

// importing is an import that runs.
type importing struct {
	Imported

	k     graph.Keeper
	o     ImportOptions
	loads []graph.Record // that the graph will hold
	next  graph.Change   // the transaction that is being filled
	done  int
	total int
}

// check reads the whole file, and collects the records of its loads.
func (i *importing) check(file io.Reader) error {
	loaded := map[string]bool{}
	var dossiers []graph.ID
	s, err := ReadLines(file, func(r graph.Record) error {
		i.step()
		switch r.Type.Name {
		case "Dossier":
			dossiers = append(dossiers, r.ID())
		case "Load":
			loaded[text(r, "dossier")] = true
			// Another graph had these revisions, and the changes that lead back to them.
			r.Values[r.Type.Property("revision").Index], r.Values[r.Type.Property("undo").Index] = nil, nil
			i.loads = append(i.loads, r)
		}
		return nil
	}, func(graph.Edge) error {
		i.step()
		return nil
	})
	if err != nil {
		return err
	}
	for _, id := range dossiers {
		if !loaded[string(id)] {
			i.loads = append(i.loads, write.FirstLoad(id, s.Digest, i.o.Now()))
		}
	}
	i.Summary = s
	return nil
}

// begin marks the graph as not complete, and returns the ids of what it holds.
func (i *importing) begin(ctx context.Context) (old []graph.ID, err error) {
	fresh := map[graph.ID]bool{}
	for _, l := range i.loads {
		fresh[l.ID()] = true
	}
	err = i.k.Read(ctx, func(r graph.Reading) error {
		i.Revision = r.Revision()
		return r.Things(graph.Parley.StoredTypes(), nil, func(t graph.Thing) error {
			if !i.o.Replace {
				return ErrNotEmpty
			}
			if !fresh[t.ID()] {
				old = append(old, t.ID())
			}
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	change := graph.Change{}
	for _, l := range i.loads {
		change.Put = append(change.Put, write.UnderWayAgain(l))
	}
	return old, i.apply(ctx, change)
}

// write reads the file again, and writes what it holds.
func (i *importing) write(ctx context.Context, file io.Reader) error {
	i.next = graph.Change{Fresh: true}
	flush := func() error {
		change := i.next
		i.next = graph.Change{Fresh: true}
		return i.apply(ctx, change)
	}
	full := func() error {
		i.step()
		if len(i.next.Put)+len(i.next.PutEdges) < i.o.Batch {
			return nil
		}
		return flush()
	}
	again, err := ReadLines(file, func(r graph.Record) error {
		if r.Type.Name != "Load" {
			i.next.Put = append(i.next.Put, r)
		}
		return full()
	}, func(e graph.Edge) error {
		// An edge needs its ends, which can be in the same change.
		i.next.PutEdges = append(i.next.PutEdges, e)
		return full()
	})
	switch {
	case err != nil:
		return err
	case again != i.Summary:
		return fmt.Errorf("%w (while it was read)", ErrEdited)
	}
	i.next.Put = append(i.next.Put, i.loads...)
	return flush()
}

// apply makes a change.
func (i *importing) apply(ctx context.Context, c graph.Change) error {
	if c.Empty() {
		return nil
	}
	c.Base = i.Revision
	at, err := i.k.Apply(ctx, c)
	if err != nil {
		return fmt.Errorf("import: %w; to complete or to repeat the import, import the file again with --replace", err)
	}
	i.Revision = at
	return nil
}

// step reports the progress after a thing or a relation.
func (i *importing) step() {
	i.done++
	if i.o.Progress != nil && i.total > 0 && i.done%progressEvery == 0 {
		i.o.Progress(min(i.done, i.total), i.total)
	}
}
