package write

import (
	"cmp"
	"slices"

	"parley/graph"
)

// Diff returns the change that turns the contents of a graph at a revision into want. It puts what is new or
// different, and drops what want does not hold. It ignores load records. Each list is sorted, so the same input
// always gives the same change.
func Diff(have graph.Contents, base graph.Revision, want graph.Contents) graph.Change {
	c := graph.Change{Base: base, Fresh: true}
	old := slices.DeleteFunc(sorted(have.Records, compareRecords), isLoad)
	if len(old) == 0 && len(have.Edges) == 0 {
		// A first load puts everything. A large graph is not copied for it.
		c.Put, c.PutEdges = slices.Clip(inOrder(want.Records, compareRecords)), slices.Clip(inOrder(want.Edges, compareEdges))
		return c
	}
	merge(old, sorted(want.Records, compareRecords), compareRecords, func(old, fresh *graph.Record) {
		switch {
		case fresh == nil:
			c.Drop = append(c.Drop, old.ID())
		case old == nil || old.Type.Name != fresh.Type.Name || !slices.EqualFunc(old.Values, fresh.Values, same):
			c.Put = append(c.Put, *fresh)
			c.Fresh = c.Fresh && (old == nil || old.Type.Name == fresh.Type.Name)
		}
	})
	merge(sorted(have.Edges, compareEdges), sorted(want.Edges, compareEdges), compareEdges, func(old, fresh *graph.Edge) {
		switch {
		case fresh == nil:
			c.DropEdges = append(c.DropEdges, old.Key())
		case old == nil || !slices.EqualFunc(old.Values, fresh.Values, same):
			c.PutEdges = append(c.PutEdges, *fresh)
			c.Fresh = c.Fresh && old == nil
		}
	})
	return c
}

func compareRecords(a, b graph.Record) int { return cmp.Compare(a.ID(), b.ID()) }

// compareEdges orders edges by their keys. It makes the keys only of edges between the same two things.
func compareEdges(a, b graph.Edge) int {
	if a.Relation != b.Relation {
		return cmp.Compare(a.Relation.Name, b.Relation.Name)
	}
	if c := cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)); c != 0 {
		return c
	}
	return a.Key().Compare(b.Key())
}

// sorted returns a sorted copy of a list.
func sorted[T any](list []T, compare func(a, b T) int) []T {
	return inOrder(slices.Clone(list), compare)
}

// inOrder returns a list that is sorted already, or else a sorted copy.
func inOrder[T any](list []T, compare func(a, b T) int) []T {
	if !slices.IsSortedFunc(list, compare) {
		list = slices.SortedFunc(slices.Values(list), compare)
	}
	return list
}

// merge calls each with every element of two sorted lists: with both elements if they are equal, and otherwise with nil
// for the list that lacks the element.
func merge[T any](old, fresh []T, compare func(a, b T) int, each func(old, fresh *T)) {
	for len(old) > 0 || len(fresh) > 0 {
		var order int
		switch {
		case len(old) == 0:
			order = 1
		case len(fresh) == 0:
			order = -1
		default:
			order = compare(old[0], fresh[0])
		}
		switch {
		case order < 0:
			each(&old[0], nil)
			old = old[1:]
		case order > 0:
			each(nil, &fresh[0])
			fresh = fresh[1:]
		default:
			each(&old[0], &fresh[0])
			old, fresh = old[1:], fresh[1:]
		}
	}
}

// same reports whether two values are the same. A store may store an empty value as an absent value.
func same(a, b graph.Value) bool {
	if absent(a) || absent(b) {
		return absent(a) && absent(b)
	}
	x, list := a.([]string)
	y, ok := b.([]string)
	if list || ok {
		return list && ok && slices.Equal(x, y)
	}
	return a == b
}

func absent(v graph.Value) bool {
	switch x := v.(type) {
	case nil:
		return true
	case string:
		return x == ""
	case []string:
		return len(x) == 0
	}
	return false
}
