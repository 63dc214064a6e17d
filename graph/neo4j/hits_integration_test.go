//go:build integration

package neo4j

import (
	"context"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
	"parley/graph/graphtest"
)

// TestHits: a list with a selective condition looks at a small part of a large graph. The bounds are numbers of database hits,
// which do not depend on the speed of the machine. A scan of the 3,000 meetings alone takes 3,000 hits, and several times as
// many with its conditions.
func TestHits(t *testing.T) {
	s := open(t)
	graphtest.Load(t, s, graphtest.Large(3000))
	s.replan(context.Background())
	topic := func(id graph.ID) graph.Predicate {
		return graph.Within{Via: via(meeting, "topics"), ID: id, Up: []graph.Via{
			via(issues[0], "parents"), via(graph.Parley.Type("PlanVersion"), "plan"), via(graph.Parley.Type("Point"), "plan"),
		}}
	}
	place := graph.Within{Via: via(meeting, "places"), ID: "l-000015", Up: []graph.Via{via(graph.Parley.Type("Place"), "within")}}
	when := meeting.Property("when")
	dates := graph.During{Time: when.Parts[0], First: when.Part("firstDay"), Last: when.Part("lastDay"), From: "2015-01-01", Until: "2017-12-31"}
	all := graph.Not{Predicate: equal(meeting.Property("mode"), "PHONE")}
	if hits := s.hits(t, Compile(meetings(graph.List{Where: all, Order: byDate, Page: first(20)}))); hits < 3000 {
		t.Errorf("a look at all meetings takes %d hits: they are not counted", hits)
	}
	for name, c := range map[string]struct {
		where graph.Predicate
		most  int64
	}{
		"people":               {with("p-000100", "p-000101"), 500},
		"an issue":             {topic("i-000015"), 2000},
		"an issue, dates":      {graph.And{topic("i-000015"), dates}, 2000},
		"issue, place, dates":  {graph.And{topic("i-000015"), place, dates}, 3000},
		"a place":              {place, 3000},
		"one of two":           {graph.Or{with("p-000100"), topic("i-000015")}, 3500},
		"people or both, held": {graph.And{equal(meeting.Property("status"), "HELD"), graph.Or{with("p-000100"), with("p-000101")}}, 1500},
	} {
		hits := s.hits(t, Compile(meetings(graph.List{Where: c.where, Order: byDate, Page: first(20)})))
		t.Logf("%s: %d", name, hits)
		if hits > c.most {
			t.Errorf("%s takes %d database hits, want at most %d", name, hits, c.most)
		}
	}
}

// hits returns the number of database hits of a statement.
func (s *Store) hits(t *testing.T, statement Statement) int64 {
	t.Helper()
	ctx := context.Background()
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, "PROFILE "+statement.Text, statement.Params)
	if err != nil {
		t.Fatal(err)
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		t.Fatal(err)
	}
	sum := int64(0)
	var walk func(neo4j.ProfiledPlan)
	walk = func(p neo4j.ProfiledPlan) {
		sum += p.DbHits()
		for _, c := range p.Children() {
			walk(c)
		}
	}
	walk(summary.Profile())
	return sum
}
