package export

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"testing"
	"weak"

	"parley/graph"
)

// TestMemoryDoesNotGrow counts how many of the things and edges that a reading has handed out are still held, while an export runs. The
// number does not depend on the size of the graph.
func TestMemoryDoesNotGrow(t *testing.T) {
	for _, format := range Names() {
		for _, size := range []int{400, 2000} {
			made := &invented{size: size}
			if _, err := Write(t.Context(), made, io.Discard, format, Options{}); err != nil {
				t.Fatal(err)
			}
			if made.counts == 0 {
				t.Fatalf("%s: nothing was counted", format)
			}
			if made.most > 50 {
				t.Errorf("%s: while %d things of each type are exported, %d things and edges are held at once", format, size, made.most)
			}
		}
	}
}

// invented is a keeper that makes up things and edges while they are read, and counts how many of them are held.
type invented struct {
	graph.Keeper

	size    int
	pointed []weak.Pointer[graph.Value]
	most    int // things and edges that were held at once
	counts  int // how often they were counted
}

func (k *invented) Read(_ context.Context, use func(graph.Reading) error) error { return use(k) }

func (k *invented) Revision() graph.Revision { return 1 }

func (k *invented) Size() (graph.Size, error) { return graph.Size{}, nil }

func (k *invented) Things(types []*graph.Type, along []graph.Via, take func(graph.Thing) error) error {
	for i, t := range types {
		for j := range k.size {
			thing := graph.Thing{Record: graph.Record{Type: t, Values: k.values(t.Properties)}, Edges: make([][]graph.FarEdge, len(along))}
			thing.Values[0] = fmt.Sprintf("thing-%03d-%09d", i, j)
			for i, via := range along {
				far := graph.FarEdge{Edge: k.edge(via.Relation, j), Type: graph.Parley.Concrete(via.Far())[0], Name: "far"}
				thing.Edges[i] = []graph.FarEdge{far}
			}
			if err := take(thing); err != nil {
				return err
			}
			k.count(j)
		}
	}
	return nil
}

func (k *invented) Edges(relations []*graph.Relation, take func(graph.Edge) error) error {
	for _, r := range relations {
		for j := range k.size / 10 {
			if err := take(k.edge(r, j)); err != nil {
				return err
			}
			k.count(j)
		}
	}
	return nil
}

func (k *invented) edge(r *graph.Relation, i int) graph.Edge {
	id := graph.ID(fmt.Sprintf("end-%09d", i))
	return graph.Edge{Relation: r, From: id, To: id, Values: k.values(r.Properties)}
}

// values makes up values of texts, which can be counted.
func (k *invented) values(ps []*graph.Property) []graph.Value {
	values := make([]graph.Value, max(len(ps), 1))
	for _, p := range ps {
		if p.Kind == graph.String {
			values[p.Index] = "2030"
		}
	}
	k.pointed = append(k.pointed, weak.Make(&values[0]))
	return values[:len(ps)]
}

// count counts now and then how much is held.
func (k *invented) count(i int) {
	if i%400 != 399 {
		return
	}
	runtime.GC()
	held := 0
	for _, p := range k.pointed {
		if p.Value() != nil {
			held++
		}
	}
	k.pointed = k.pointed[:0]
	k.most = max(k.most, held)
	k.counts++
}
