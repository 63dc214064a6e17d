package neo4j

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
)

// errBrokenOff says that a transaction broke off after use was called.
var errBrokenOff = errors.New("the connection to Neo4j broke off while the graph was read")

// Read reads the present state in one transaction. See graph.Keeper. It locks a node, so that no load can commit
// before use returns. Its user needs the right to write.
func (s *Store) Read(ctx context.Context, use func(graph.Reading) error) error {
	ctx, cancel := bounded(ctx, writeTime)
	defer cancel()
	ctx, stop := s.pulse.watchOver(ctx, writeAway, s.beat)
	defer stop()
	begun, done := false, false
	var ofUse error
	err := s.transact(ctx, neo4j.AccessModeWrite, func(tx neo4j.ManagedTransaction) error {
		switch {
		case done: // only the commit failed, and there is nothing to commit
			return nil
		case begun:
			return errBrokenOff
		}
		at, err := query(ctx, tx, lockRevision, nil)
		if err != nil {
			return err
		}
		r := reader{tx: tx, ctx: ctx}
		if len(at) > 0 { // otherwise nothing was ever loaded
			r.at = position(at[0])
		}
		begun = true
		ofUse = use(r)
		done = ofUse == nil
		return ofUse
	})
	if ofUse != nil {
		return ofUse // it says what happened: its reading has translated the errors of the driver
	}
	return err
}

// reader is a graph.Reading in a transaction.
type reader struct {
	ctx context.Context // of the call of Read
	tx  neo4j.ManagedTransaction
	at  graph.Position
}

// Revision returns the revision of the state. See graph.Reading.
func (r reader) Revision() graph.Revision { return r.at.Revision }

// sizeText counts the things of each type and the edges of each relation. Neo4j keeps these numbers.
var sizeText = func() string {
	var counts []string
	for _, t := range graph.Parley.StoredTypes() {
		counts = append(counts, "COUNT { (:"+name(t.Name)+") }")
	}
	for _, r := range graph.Parley.Relations() {
		counts = append(counts, "COUNT { "+arrow{via: graph.Via{Relation: r}}.between("", "")+" }")
	}
	return "RETURN " + strings.Join(counts, ", ")
}()

// Size counts things and edges. See graph.Reading.
func (r reader) Size() (graph.Size, error) {
	size := graph.Size{Things: map[*graph.Type]int{}, Edges: map[*graph.Relation]int{}}
	rows, err := query(r.ctx, r.tx, sizeText, nil)
	if err != nil {
		return size, translate(r.ctx, err)
	}
	types := graph.Parley.StoredTypes()
	for i, v := range rows[0] {
		n, _ := v.(int64)
		switch {
		case n == 0:
		case i < len(types):
			size.Things[types[i]] = int(n)
		default:
			size.Edges[graph.Parley.Relations()[i-len(types)]] = int(n)
		}
	}
	return size, nil
}

// each calls take with each row of a statement as it arrives, and returns the first error of take.
func (r reader) each(text string, take func(row []any) error) error {
	var ofTake error
	err := each(r.ctx, r.tx, text, nil, func(row []any) error {
		if err := r.ctx.Err(); err != nil { // rows that have arrived do not look at the context
			return err
		}
		ofTake = take(row)
		return ofTake
	})
	switch {
	case ofTake != nil:
		return ofTake
	case err != nil:
		return translate(r.ctx, err)
	}
	return nil
}

// Things calls take with things and their edges, as their rows arrive. See graph.Reading.
func (r reader) Things(types []*graph.Type, along []graph.Via, take func(graph.Thing) error) error {
	if len(types) == 0 {
		return nil
	}
	return r.each(thingsText(types, along), func(row []any) error {
		record, err := recordOf(row)
		if err != nil {
			return err
		}
		found := graph.Thing{Record: record, Edges: make([][]graph.FarEdge, len(along))}
		for i, via := range along {
			for _, item := range items(row[2+i]) {
				e := items(item)
				far := graph.FarEdge{Type: typeOf(e[1])}
				far.Name, _ = e[2].(string)
				id, _ := e[0].(string)
				far.Edge = graph.Edge{Relation: via.Relation, From: record.ID(), To: graph.ID(id), Values: values(via.Relation.Properties, e[3])}
				if via.Reverse {
					far.From, far.To = far.To, far.From
				}
				found.Edges[i] = append(found.Edges[i], far)
			}
			slices.SortFunc(found.Edges[i], func(a, b graph.FarEdge) int { return a.CompareByFrom(b.Edge) })
		}
		return take(found)
	})
}

// thingsText returns things in the order of their ids. The hint makes Neo4j read them in the order of the index, so that nothing
// is sorted.
func thingsText(types []*graph.Type, along []graph.Via) string {
	text := "MATCH (n:Node)\nUSING INDEX n:Node(id)\nWHERE n.id >= ''"
	if !sameTypes(types, graph.Parley.StoredTypes()) {
		text += " AND n:(" + labels(types) + ")"
	}
	text += "\nRETURN labels(n), properties(n)"
	for _, via := range along {
		text += ",\n  COLLECT { MATCH " + arrow{via: via, variable: "r"}.between("n", "f:Node") +
			" RETURN [f.id, labels(f), f.name, properties(r)] }"
	}
	return text + "\nORDER BY n.id"
}

// Edges calls take with edges, as their rows arrive. See graph.Reading. Neo4j sorts the edges of one thing at a time. The edges
// between two things are sorted here, by their identities, because Neo4j compares texts in another order.
func (r reader) Edges(relations []*graph.Relation, take func(graph.Edge) error) error {
	if len(relations) == 0 {
		return nil
	}
	var between []graph.Edge
	flush := func() error {
		slices.SortFunc(between, graph.Edge.CompareByFrom)
		for _, e := range between {
			if err := take(e); err != nil {
				return err
			}
		}
		between = between[:0]
		return nil
	}
	err := r.each(edgesText(relations), func(row []any) error {
		e, err := edgeOf(row)
		if err != nil {
			return err
		}
		if n := len(between); n > 0 && (between[0].From != e.From || between[0].Relation != e.Relation || between[0].To != e.To) {
			if err := flush(); err != nil {
				return err
			}
		}
		between = append(between, e)
		return nil
	})
	if err != nil {
		return err
	}
	return flush()
}

// edgesText returns edges in the order of the thing where they begin, of the relation, and of the thing where they end.
func edgesText(relations []*graph.Relation) string {
	pattern := everyEdge
	if len(relations) < len(graph.Parley.Relations()) {
		some := arrow{variable: "r", via: graph.Via{Relation: relations[0]}}
		for _, r := range relations[1:] {
			some.or = append(some.or, graph.Via{Relation: r})
		}
		pattern = some.between("a", "b:Node")
	}
	return "MATCH (a:Node)\nUSING INDEX a:Node(id)\nWHERE a.id >= ''\nMATCH " + pattern + "\n" +
		"RETURN type(r), a.id, b.id, properties(r)\nORDER BY a.id, type(r), b.id"
}
