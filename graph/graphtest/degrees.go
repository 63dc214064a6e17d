package graphtest

import (
	"context"
	"fmt"
	"maps"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
)

// testDegrees: a store must count every step that a field walks, in both
// directions, by type of relation, and say of which revision.
func testDegrees(t *testing.T, open func(t *testing.T) graph.Keeper) {
	ctx := context.Background()
	k := open(t)
	if d, rev, err := k.Degrees(ctx); err != nil || len(d) > 0 || rev != 0 {
		t.Errorf("an empty store has the degrees %v at revision %d, error %v", d, rev, err)
	}
	//   hub --ATTENDED--> m0 ... m8      (9 steps on from hub)
	//   lone --ATTENDED--> m0            (1 step on from lone)
	//   hub --EXPECTED_AT--> m9
	b := &Builder{}
	b.Thing("Person", "hub")
	b.Thing("Organization", "lone")
	for i := range 10 {
		b.Thing("Meeting", meetingID(i))
	}
	for i := range 9 {
		b.Tie("ATTENDED", "hub", meetingID(i))
	}
	b.Tie("ATTENDED", "lone", meetingID(0))
	b.Tie("EXPECTED_AT", "hub", meetingID(9))
	Load(t, k, b.Contents)
	got, rev, err := k.Degrees(ctx)
	if err != nil || rev != 1 {
		t.Fatalf("revision %d, error %v; want 1 and none", rev, err)
	}
	attended, expected := graph.Parley.Relation("ATTENDED"), graph.Parley.Relation("EXPECTED_AT")
	want := graph.Degrees{
		{Relation: attended}:                9, // (81 + 1) / 10, rounded up
		{Relation: attended, Reverse: true}: 2, // (4 + 8) / 10, rounded up
		{Relation: expected}:                1,
		{Relation: expected, Reverse: true}: 1,
	}
	if !maps.Equal(got, want) {
		t.Errorf("the degrees are %v, want %v", got, want)
	}
	Load(t, k, graph.Contents{})
	if d, rev, err := k.Degrees(ctx); err != nil || len(d) > 0 || rev != 2 {
		t.Errorf("once it is emptied, the store has the degrees %v at revision %d, error %v", d, rev, err)
	}
}

func meetingID(i int) string { return fmt.Sprintf("m%d", i) }

func degrees(rt *rapid.T, s graph.Store) graph.Degrees {
	d, _, err := s.Degrees(context.Background())
	if err != nil {
		rt.Fatalf("asking for degrees: %v", err)
	}
	return d
}
