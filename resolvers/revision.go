package resolvers

import (
	"context"

	"parley/graph"
)

// Seen notes from which revisions of the graph the root fields of one answer are. One goroutine uses it at a time.
type Seen struct {
	revision graph.Revision
	fields   int
	several  bool
}

func (s *Seen) note(r graph.Revision) {
	s.several = s.several || s.fields > 0 && r != s.revision
	s.revision = r
	s.fields++
}

// Revision returns the revision of all root fields. one is false if they are from several revisions, or if no root field
// asked the graph.
func (s *Seen) Revision() (r graph.Revision, one bool) { return s.revision, s.fields > 0 && !s.several }

type seenKey struct{}

// WithSeen returns a context for an operation whose revisions are noted.
func WithSeen(ctx context.Context, s *Seen) context.Context {
	return context.WithValue(ctx, seenKey{}, s)
}

// note notes the revision of a root field, if somebody wants to know.
func note(ctx context.Context, r graph.Revision) {
	if s, ok := ctx.Value(seenKey{}).(*Seen); ok {
		s.note(r)
	}
}
