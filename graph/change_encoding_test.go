package graph_test

import (
	"reflect"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
)

// TestChangesAreDecodedAsTheyWere: with values of every kind.
func TestChangesAreDecodedAsTheyWere(t *testing.T) {
	fixture := graphtest.Fixture()
	want := graph.Change{
		Put: fixture.Records, PutEdges: fixture.Edges,
		Drop: []graph.ID{"gone"}, DropEdges: []graph.EdgeKey{fixture.Edges[0].Key()},
	}
	content, err := graph.EncodeChange(want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := graph.DecodeChange(content)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("read again, the change is another (error %v)\n got %+v\nwant %+v", err, got, want)
	}
	for _, bad := range [][]byte{nil, []byte("change"), content[:len(content)-1], content[:len(content)/2]} {
		if c, err := graph.DecodeChange(bad); err == nil {
			t.Errorf("%d of %d bytes are read as %+v", len(bad), len(content), c)
		}
	}
}
