package neo4j

import (
	"testing"

	"parley/graph"
)

// TestTheLogLeavesOutLargeChanges: the replica then reads the whole graph.
func TestTheLogLeavesOutLargeChanges(t *testing.T) {
	large := graph.Change{Drop: make([]graph.ID, maxLogged+1)}
	if content, err := logged(large); content != nil || err != nil {
		t.Errorf("a change of %d drops is logged: %T, error %v", len(large.Drop), content, err)
	}
}
