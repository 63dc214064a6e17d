package graph

import "context"

// Store answers queries. Every method of a store may be called from many
// goroutines at once.
type Store interface {
	// Run answers q from one state of the graph, as far as its database promises
	// one, and returns that state's revision. A database that promises read
	// committed, as Neo4j does, may show part of a change that is committed
	// meanwhile; the revision is then the one before it.
	//
	// It must ask its database one statement. It must give sink one answer, whole,
	// from the calling goroutine alone: a transaction that is tried again has given
	// it nothing before. It must call sink in the order that Sink describes, must
	// order every list by List.Order, then by id, then by the identity of the
	// relation walked (but see Search and Start), and must return the same answer
	// as every other store for the same graph. It must not fail because the graph
	// changes meanwhile.
	//
	// It must return an error that wraps ErrDeadline when ctx's deadline passes
	// before the answer is there, ErrCanceled when ctx is cancelled, and
	// ErrUnavailable when its database cannot be reached or does not answer.
	// With an error the answer is void, whatever the sink has received.
	Run(ctx context.Context, q *Query, sink Sink) (Revision, error)

	// Extent returns how much the graph holds, and the revision that it had then. It must ask its database one statement, must give the same numbers as
	// every other store for the same graph, and must return Run's errors. It may take
	// as long as it takes to look at every thing once: ask for it apart from requests.
	Extent(ctx context.Context) (Extent, Revision, error)

	// Close gives back what the store holds. Calls that are under way may fail.
	Close(ctx context.Context) error
}

// Keeper is a store that can be written. The loader is its only user.
type Keeper interface {
	Store

	// Contents returns everything that is stored, from one state of the graph,
	// and that state's revision. Records are sorted by id, edges by Edge.Key.
	Contents(ctx context.Context) (Contents, Revision, error)

	// Apply makes the changes, all of them or none, and returns the new revision.
	//
	// It must return ErrConflict, and change nothing, when the graph is no longer
	// at c.Base. A change that is empty must change nothing, the revision
	// included. It is idempotent: putting what is there and dropping what is not
	// there are no errors. An edge whose ends are not both there once the change
	// is made is a bug of the caller: it must return ErrDangling and change nothing.
	// Dropping a record drops the edges that begin or end there. An edge may lead from
	// a thing to itself, as spans of history do.
	Apply(ctx context.Context, c Change) (Revision, error)
}

// Record is one thing as it is stored.
type Record struct {
	Type   *Type
	Values []Value // by Property.Index; Values[0] is the id, a string
}

// ID is the id of the thing.
func (r Record) ID() ID {
	s, _ := r.Values[0].(string)
	return ID(s)
}

// Edge is one relation between two things as it is stored.
type Edge struct {
	Relation *Relation
	From, To ID
	Values   []Value // by Property.Index
}

// EdgeKey identifies an edge: two edges with one key are one edge.
type EdgeKey struct {
	Relation string
	From, To ID
	Identity string // the values of the properties that are part of the identity
}

// Key returns what identifies the edge.
func (e Edge) Key() EdgeKey {
	k := EdgeKey{Relation: e.Relation.Name, From: e.From, To: e.To}
	for _, p := range e.Relation.Properties {
		if p.Identity {
			s, _ := e.Values[p.Index].(string)
			k.Identity += s + "\x1f"
		}
	}
	return k
}

// Compare orders keys by their fields in turn: -1, 0 or 1.
func (k EdgeKey) Compare(o EdgeKey) int {
	for _, d := range []int{
		order(k.Relation, o.Relation), order(string(k.From), string(o.From)),
		order(string(k.To), string(o.To)), order(k.Identity, o.Identity),
	} {
		if d != 0 {
			return d
		}
	}
	return 0
}

// Contents is everything that a graph holds.
type Contents struct {
	Records []Record
	Edges   []Edge
}

// Change is what turns one state of a graph into the next.
type Change struct {
	Base      Revision
	Put       []Record // new, or whole in place of the one with that id, whatever its type was
	PutEdges  []Edge   // new, or whole in place of the one with that key
	Drop      []ID
	DropEdges []EdgeKey
}

// Empty tells whether there is nothing to change.
func (c Change) Empty() bool {
	return len(c.Put)+len(c.PutEdges)+len(c.Drop)+len(c.DropEdges) == 0
}
