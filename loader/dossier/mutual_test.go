package dossier

import (
	"testing"

	"parley/graph"
)

// Two sources may dispute which of two things lies within the other. Everything else that leads in a circle is refused.
func TestDisputedStepsAreNoCircle(t *testing.T) {
	step := func(relation string, from, to graph.ID, publisher graph.ID) Step {
		return Step{Relation: graph.Parley.Relation(relation), From: from, To: to, Claimed: publisher != "", voice: voice{publisher: publisher}}
	}
	parent := func(from, to graph.ID, publisher graph.ID) Step {
		return step("SUBORGANIZATION_OF", from, to, publisher)
	}
	office, union := parent("office", "union", "herald"), parent("union", "office", "post")
	for _, c := range []struct {
		name  string
		steps []Step
		want  int
	}{
		{"two papers", []Step{office, union}, 0},
		{"one paper", []Step{office, parent("union", "office", "herald")}, 1},
		{"two papers, and one of them says both", []Step{office, union, parent("union", "office", "herald")}, 1},
		{"a paper and a reference file", []Step{office, parent("union", "office", "")}, 1},
		{"two papers, and a reference file says the same as one", []Step{office, union, parent("union", "office", "")}, 1},
		{"a longer circle", []Step{office, union, parent("office", "league", "times"), parent("league", "union", "times")}, 1},
		{"a longer circle in the other direction", []Step{office, union, parent("union", "league", "times"), parent("league", "office", "times")}, 1},
		{"a way up from both", []Step{office, union, parent("union", "league", "times"), parent("office", "league", "times")}, 0},
		{"a relation to several things", []Step{step("FOLLOWS", "may", "june", "herald"), step("FOLLOWS", "june", "may", "post")}, 1},
	} {
		if got := Circles(c.steps); len(got) != c.want {
			t.Errorf("%s: the circles are %v, want %d", c.name, got, c.want)
		}
	}
}
