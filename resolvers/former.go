package resolvers

import (
	"context"
	"errors"
	"maps"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"

	"parley/graph"
)

// formerReading is the longest time of one read of the former ids. It is longer than the deadline of a request, so that
// a large graph can be read.
const formerReading = time.Minute

// former holds the ids that things had before, at one revision of the graph. It reads them again when an answer shows
// a new revision. Many goroutines can call its methods at the same time.
type former struct {
	store  graph.Store
	latest atomic.Pointer[formerIDs] // nil before the first read
	reads  singleflight.Group
}

// neverRead is the revision of former ids that nobody has read. No graph has it.
const neverRead graph.Revision = -1

// formerIDs leads from each former id to the id of the thing today.
type formerIDs struct {
	ids      map[graph.ID]graph.ID
	revision graph.Revision
}

// answer calls run with the former ids that it knows. The function run reports whether the query asks by ids. If it
// does, and the answer is of a revision with other former ids, answer calls run again.
func (f *former) answer(ctx context.Context, run func(map[graph.ID]graph.ID) (r graph.Revision, byID bool, err error)) error {
	known := f.latest.Load()
	if known == nil {
		known = &formerIDs{revision: neverRead}
	}
	for attempt := 1; ; attempt++ {
		revision, byID, err := run(known.ids)
		switch {
		case !byID || attempt == maxAttempts || err == nil && revision == known.revision:
			return err
		case err != nil && (known.revision != neverRead || !errors.Is(err, graph.ErrBadInput) && !errors.Is(err, graph.ErrUnknownID)):
			return err // an id that is not in the graph can be a former id, so the ids must have been read once
		}
		fresh, failed := f.read(ctx)
		if failed != nil {
			return failed
		}
		if maps.Equal(fresh.ids, known.ids) {
			return err
		}
		known = fresh
	}
}

// read reads the former ids. Callers that come while a read runs wait for it. The read goes on when its callers go
// away.
func (f *former) read(ctx context.Context) (*formerIDs, error) {
	done := f.reads.DoChan("", func() (_ any, err error) {
		defer graph.Recovered(&err)
		ctx, cancel := context.WithTimeout(graph.Detached(ctx), formerReading)
		defer cancel()
		s := &formerSink{ids: map[graph.ID]graph.ID{}}
		revision, err := f.store.Run(ctx, withFormerIDs(), s)
		if err != nil {
			return nil, err
		}
		read := &formerIDs{s.ids, revision}
		f.latest.Store(read)
		return read, nil
	})
	select {
	case r := <-done:
		if r.Err != nil {
			return nil, r.Err
		}
		return r.Val.(*formerIDs), nil
	case <-ctx.Done():
		return nil, graph.Interrupted(ctx)
	}
}

// withFormerIDs asks for the things that have former ids, and for these ids.
func withFormerIDs() *graph.Query {
	types := graph.Parley.Concrete("Entity")
	far := graph.Selection{}
	for _, t := range types {
		far[t] = []graph.Field{{Property: t.Properties[0]}, {Property: t.Property("formerly")}}
	}
	return &graph.Query{
		Start: graph.Start{Scan: true},
		Root: graph.Link{Types: types, Item: []graph.Field{{Far: far}}, Many: &graph.List{
			Where: graph.Comparison{Property: types[0].Property("formerly"), Op: graph.Prefix, Value: ""}, // every id has this prefix
			Page:  graph.Everything,
		}},
	}
}

// formerSink takes the answer to withFormerIDs.
type formerSink struct {
	graph.Discard
	id  graph.ID
	ids map[graph.ID]graph.ID
}

func (s *formerSink) String(id string) { s.id = graph.ID(id) }

func (s *formerSink) Strings(former []string) {
	for _, id := range former {
		s.ids[graph.ID(id)] = s.id
	}
}
