package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"parley/graph/graphtest"
)

func TestTopmostIdsOfEachPeer(t *testing.T) {
	for _, answer := range []string{
		`{"person": {"meetings": {"nodes": [{"id": "m-1", "places": [{"id": "l-1"}]}, {"id": "m-2"}]}}}`,
		`{"people": [{"meetingsConnection": {"edges": [{"node": {"id": "m-1"}}, {"node": {"id": "m-2"}}]}}]}`,
		`{"whoMet": {"nodes": [{"count": 2, "counterpart": {"id": "m-1"}}, {"count": 1, "counterpart": {"id": "m-2"}}]}}`,
	} {
		var v any
		if err := json.Unmarshal([]byte(answer), &v); err != nil {
			t.Fatal(err)
		}
		if got := topmost(v); !slices.Equal(got, []string{"m-1", "m-2"}) {
			t.Errorf("%s: %v", answer, got)
		}
	}
}

func TestCastHasOnlyIssuesAndPlacesWithNothingBelow(t *testing.T) {
	c := castOf(graphtest.Large(6000))
	if len(c.people) == 0 || len(c.sides) == 0 || len(c.pairs) == 0 {
		t.Fatalf("the cast is not complete: %d people, %d sides, %d pairs", len(c.people), len(c.sides), len(c.pairs))
	}
	// The first ten issues and places have others below them.
	for _, id := range slices.Concat(c.issues, c.places) {
		if strings.HasPrefix(string(id), "i-00000") || strings.HasPrefix(string(id), "l-00000") {
			t.Errorf("the cast has %s", id)
		}
	}
}

func TestTableMarksWhatAContestantCannotAnswer(t *testing.T) {
	all := []contestant{{name: "embedded"}, {name: peerNames[0]}, {name: peerNames[2]}}
	figures := []figure{
		{Query: "Q1", Server: "embedded", Clients: 1, QPS: 500, P50: 2, P99: 4},
		{Query: "Q1", Server: peerNames[0], Clients: 1, QPS: 50, P50: 20, P99: 40},
	}
	if got := table(all, figures); !strings.Contains(got, "| Q1 | 1 | 500 (2.0, 4.0) | 50 (20, 40) | - |") {
		t.Error(got)
	}
	if got := ratios(figures); !strings.Contains(got, "| Q1 | 1 | "+peerNames[0]+" | 10.0 |") {
		t.Error(got)
	}
}
