package fold

import (
	"slices"

	"parley/graph"
)

const mode = "mode"

// doubtfulMode returns INDIRECT if nothing decides whether the talks of a meeting were indirect, or else nil. Nobody can then
// say that the parties met each other.
func doubtfulMode(slots slotSet) graph.Value {
	s := slots[mode]
	indirect := func(a *assertion) bool { return a.affirms && a.Values[0] == string(graph.ModeIndirect) }
	if s == nil || !s.open || !slices.ContainsFunc(s.by, indirect) {
		return nil
	}
	return string(graph.ModeIndirect)
}
