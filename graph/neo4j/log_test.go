package neo4j

import (
	"reflect"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
)

// TestTheLogHoldsChanges: a change that is written to the log is read as it was, with values of every kind.
func TestTheLogHoldsChanges(t *testing.T) {
	fixture := graphtest.Fixture()
	want := graph.Change{
		Put: fixture.Records, PutEdges: fixture.Edges,
		Drop: []graph.ID{"gone"}, DropEdges: []graph.EdgeKey{fixture.Edges[0].Key()},
	}
	content, err := encodeChange(want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := decodeChange(content.([]byte))
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("read again, the change is another (error %v)\n got %+v\nwant %+v", err, got, want)
	}
}

// TestTheLogLeavesOutLargeChanges: the replica then reads the whole graph.
func TestTheLogLeavesOutLargeChanges(t *testing.T) {
	large := graph.Change{Drop: make([]graph.ID, maxLogged+1)}
	if content, err := encodeChange(large); content != nil || err != nil {
		t.Errorf("a change of %d drops is logged: %T, error %v", len(large.Drop), content, err)
	}
}

// TestTheLogRefusesWhatIsNoChange: nothing that is not a change is taken for one.
func TestTheLogRefusesWhatIsNoChange(t *testing.T) {
	content, err := encodeChange(graph.Change{Drop: []graph.ID{"gone"}})
	if err != nil {
		t.Fatal(err)
	}
	whole := content.([]byte)
	for _, bad := range [][]byte{nil, []byte("change"), whole[:len(whole)-1], whole[:len(whole)/2]} {
		if c, err := decodeChange(bad); err == nil {
			t.Errorf("%d of %d bytes are read as %+v", len(bad), len(whole), c)
		}
	}
}
