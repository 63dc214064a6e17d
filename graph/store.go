package graph

import (
	"context"
	"iter"
	"time"
)

// Store answers queries. Many goroutines can call every method of a store at the same time.
type Store interface {
	// Run answers q from one state of the graph, as far as its database promises one
	// state, and returns the revision of that state. A database that promises only read
	// committed, as Neo4j does, can show a part of a change that is committed during the
	// query. The revision is then the one before the change.
	//
	// A store must keep these rules:
	//   - It must send its database one statement.
	//   - It must give the sink one complete answer, and must call the sink only from the
	//     goroutine that called Run. If it repeats a transaction, it must not have called
	//     the sink before.
	//   - It must call the sink in the order that Sink describes.
	//   - It must order every list by List.Order, then by id, then by the identity of the
	//     relation walked. Search and Start describe the exceptions.
	//   - It must give the same answer as every other store for the same graph.
	//   - It must not fail because the graph changes during the query.
	//   - It must return an *UnknownID for the first thing of q.Named that is not in the
	//     graph, or is of none of the types. It must then not have called the sink.
	//   - It must return an error that wraps ErrDeadline if ctx's deadline passes before
	//     the answer is there, ErrCanceled if ctx is cancelled, and ErrUnavailable if its
	//     database cannot be reached or does not answer.
	//   - If it can count what it looks at, it must add that to the Work of ctx, and must return an
	//     error that wraps ErrTooMuchWork soon after the work exceeds its limit.
	//
	// If Run returns an error, the answer is void, even if the sink has received calls.
	Run(ctx context.Context, q *Query, sink Sink) (Revision, error)

	// Extent returns how much the graph holds, and the revision at that time. It must
	// send its database one statement, must return the same numbers as every other
	// store for the same graph, and must return the errors of Run. It may visit
	// every thing once, which takes long, so requests should not wait for it.
	Extent(ctx context.Context) (Extent, Revision, error)

	// Close releases the resources of the store. Calls that are still running can fail.
	Close(ctx context.Context) error
}

// Keeper is a store to which the loader can write. Only the loader uses it.
type Keeper interface {
	Store

	// Contents returns everything that is stored, from one state of the graph, and the
	// revision of that state. It must sort records by id, and edges by Edge.Key.
	Contents(ctx context.Context) (Contents, Revision, error)

	// Read calls use with a reading of one state of the graph, and returns the error of use. It must not call use twice, even if its
	// database breaks off. If it cannot call use, it must return the errors of Run. A load may have to wait until use returns.
	Read(ctx context.Context, use func(Reading) error) error

	// Neighbourhood returns the part of what is stored that n names, from one state of the graph, and the revision of that
	// state. The part is the records with the ids of n, the edges along the arrows of n, and the records at both ends of
	// these edges.
	//
	// A store must keep these rules:
	//   - It must return records and edges in the order and with all the values of Contents.
	//   - It must return no record and no edge twice.
	//   - It must leave out ids that are not in the graph.
	//   - It must look only at what it returns, and at the edges and far ends that With and Far leave out. So it does not
	//     take longer for a larger graph.
	Neighbourhood(ctx context.Context, n Neighbourhood) (Contents, Revision, error)

	// Apply makes all changes of c or none, and returns the new revision, which is one more than c.Base.
	//
	// A store must keep these rules:
	//   - It must return ErrConflict, and change nothing, if the graph is not at c.Base.
	//   - An empty change must change nothing. The revision stays the same.
	//   - It must return no error if a record or edge to put already exists, or if a record or
	//     edge to drop does not exist.
	//   - It must return ErrDangling, and change nothing, if an end of an edge would be
	//     missing after the change. The caller then has a bug.
	//   - When it drops a record, it must also drop the edges that begin or end there.
	//   - It must accept an edge from a thing to itself. Spans of history are such edges.
	Apply(ctx context.Context, c Change) (Revision, error)
}

// Filler is an optional interface of a Keeper. A store that implements it can fill an empty graph from a stream. So nobody needs to
// hold the whole graph beside the store.
type Filler interface {
	// Fill puts all parts into an empty graph that is at revision base, and returns the new revision, which is one more than base.
	// No record and no edge may be in the parts twice. While parts makes a part, it must not change the graph of the store.
	//
	// A store must keep these rules:
	//   - It must put all parts or none. Queries must see the graph before all parts or after all parts.
	//   - It must not keep a part, or a list of a part, after it asks for the next part.
	//   - An edge may come before the records at its ends. It must return ErrDangling, and change nothing, if an end
	//     of an edge is in no part.
	//   - It must return ErrConflict, and change nothing, if the graph is not at base, or is not empty.
	//   - It must stop, return an error, and change nothing, when the context ends.
	Fill(ctx context.Context, base Revision, parts iter.Seq[Contents]) (Revision, error)
}

// Pool is an optional interface of a Store. A store that implements it runs a limited number
// of transactions at the same time. Metrics show its numbers.
type Pool interface {
	// Transactions returns the number of transactions that run now, and their limit.
	Transactions() (running, limit int)
}

// Current is an optional interface of a Store. A store that implements it can know its revision without asking a database.
type Current interface {
	// Revision returns the revision from which Run answers now. known is false if only a database knows the revision.
	Revision() (r Revision, known bool)
}

// Copy is an optional interface of a Store. A store that implements it can answer from a copy of a database.
type Copy interface {
	// Age returns the time since the copy was last known to equal the database. ok is false while the answers come from the
	// database.
	Age() (age time.Duration, ok bool)
}

// Record is the stored form of a thing.
type Record struct {
	Type   *Type
	Values []Value // by Property.Index; Values[0] is the id, a string
}

// ID returns the id of the thing.
func (r Record) ID() ID {
	s, _ := r.Values[0].(string)
	return ID(s)
}

// Edge is the stored form of one relation between two things.
type Edge struct {
	Relation *Relation
	From, To ID
	Values   []Value // by Property.Index
}

// EdgeKey identifies an edge. Two edges with equal keys are the same edge.
type EdgeKey struct {
	Relation string
	From, To ID
	Identity string // the values of the properties that are part of the identity
}

// Key returns the key of the edge.
func (e Edge) Key() EdgeKey {
	return EdgeKey{Relation: e.Relation.Name, From: e.From, To: e.To, Identity: e.Relation.Identity(e.Values)}
}

// Identity returns the Identity of the EdgeKey of an edge with these values, which are by Property.Index. The list may end before
// the last property: the others are absent.
func (r *Relation) Identity(values []Value) string {
	identity := ""
	for _, p := range r.Properties {
		if p.Identity {
			var s string
			if p.Index < len(values) {
				s, _ = values[p.Index].(string)
			}
			identity += s + "\x1f"
		}
	}
	return identity
}

// Compare orders keys by their fields, the first field first. It returns -1, 0 or 1.
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

// Change turns one state of a graph into the next.
type Change struct {
	Base      Revision // the revision from which the change starts
	Put       []Record // each is new, or replaces the whole record with its id, of any type
	PutEdges  []Edge   // each is new, or replaces the whole edge with its key
	Drop      []ID
	DropEdges []EdgeKey
	// Fresh says that no edge to put is in the graph yet, and that no record to put is there with another type. The store
	// need not look for what it replaces. It must not be set if that is not known.
	Fresh bool
}

// Empty reports whether the change puts and drops nothing.
func (c Change) Empty() bool { return c.Size() == 0 }

// Size returns the number of things and relations that the change puts and drops.
func (c Change) Size() int { return len(c.Put) + len(c.PutEdges) + len(c.Drop) + len(c.DropEdges) }
