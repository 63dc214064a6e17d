package memory_test

import (
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
)

func TestStore(t *testing.T) {
	graphtest.TestStore(t, func(*testing.T) graph.Keeper { return memory.New() })
}

// TestSnapshots: every answer comes from one revision, also during a load.
func TestSnapshots(t *testing.T) {
	graphtest.TestSnapshots(t, memory.New(), func() graph.Keeper { return memory.New() })
}

// TestBeginnings: where a scan begins changes no answer.
func TestBeginnings(t *testing.T) { graphtest.TestBeginnings(t, memory.New(), 20) }

func TestFilling(t *testing.T) {
	graphtest.TestFilling(t, func(*testing.T) graph.Keeper { return memory.New() })
}
