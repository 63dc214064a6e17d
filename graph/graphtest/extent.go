package graphtest

import (
	"fmt"
	"maps"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
)

// testExtent: a store must count the things of every type, and the edges along every step that
// a field walks, in both directions, and must return the revision.
func testExtent(t *testing.T, open func(t *testing.T) graph.Keeper) {
	ctx := Patient(t)
	k := open(t)
	if d, rev, err := k.Extent(ctx); err != nil || len(d.Degrees)+len(d.Things) > 0 || rev != 0 {
		t.Errorf("an empty store holds %v at revision %d, error %v", d, rev, err)
	}
	//   hub --ATTENDED--> m0 ... m8      (hub has 9 edges)
	//   lone --ATTENDED--> m0            (lone has 1 edge)
	//   hub --EXPECTED_AT--> m9
	b := &Builder{}
	b.Thing("Person", "hub")
	b.Thing("Organization", "lone")
	for i := range 10 {
		b.Thing("Meeting", meetingID(i))
	}
	for i := range 9 {
		b.Edge("ATTENDED", "hub", meetingID(i))
	}
	b.Edge("ATTENDED", "lone", meetingID(0))
	b.Edge("EXPECTED_AT", "hub", meetingID(9))
	Load(t, k, b.Contents)
	got, rev, err := k.Extent(ctx)
	if err != nil || rev != 1 {
		t.Fatalf("revision %d, error %v; want 1 and none", rev, err)
	}
	attended, expected := graph.Parley.Relation("ATTENDED"), graph.Parley.Relation("EXPECTED_AT")
	want := map[graph.Via]int{
		{Relation: attended}:                9, // (81 + 1) / 10, rounded up
		{Relation: attended, Reverse: true}: 2, // (4 + 8) / 10, rounded up
		{Relation: expected}:                1,
		{Relation: expected, Reverse: true}: 1,
	}
	if !maps.Equal(got.Degrees, want) {
		t.Errorf("the degrees are %v, want %v", got.Degrees, want)
	}
	things := map[*graph.Type]int{graph.Parley.Type("Person"): 1, graph.Parley.Type("Organization"): 1, graph.Parley.Type("Meeting"): 10}
	if !maps.Equal(got.Things, things) {
		t.Errorf("the things are %v, want %v", got.Things, things)
	}
	Load(t, k, graph.Contents{})
	if d, rev, err := k.Extent(ctx); err != nil || len(d.Degrees)+len(d.Things) > 0 || rev != 2 {
		t.Errorf("once it is emptied, the store holds %v at revision %d, error %v", d, rev, err)
	}
}

func meetingID(i int) string { return fmt.Sprintf("m%d", i) }

func extent(rt *rapid.T, s graph.Store) graph.Extent {
	e, _, err := s.Extent(Patient(rt))
	if err != nil {
		rt.Fatalf("asking for the extent: %v", err)
	}
	return e
}
