package graphtest

import (
	"testing"

	"parley/graph"
)

// seats returns the graph of the tests of sides:
//
//   - talks: ana and bea are there for north, bo for south. north's delegation and cabinet have the side north, bureau lies
//     below north, and south is named too. gus speaks for guild, which has no side.
//   - visit: nobody has a side. ana and cy are members of north: cy was one before, and is a member of south today. north and south are there.
func seats() graph.Contents {
	b := &Builder{}
	for _, p := range []string{"ana", "bea", "bo", "cy", "gus"} {
		b.Thing("Person", p, "name", p)
	}
	for _, o := range []string{"north", "south", "delegation", "cabinet", "bureau", "guild", "league"} {
		b.Thing("Organization", o, "name", o)
	}
	b.Edge("SUBORGANIZATION_OF", "delegation", "north")
	b.Edge("SUBORGANIZATION_OF", "bureau", "north")
	b.Edge("SUBORGANIZATION_OF", "north", "league")
	b.Edge("SUBORGANIZATION_OF", "south", "league")
	b.Edge("MEMBER_OF", "ana", "north", "role", "envoy", "start", "2029", "start_earliest", "2029-01-01T00:00:00Z", "start_latest", "2029-12-31T23:59:59Z")
	b.Edge("MEMBER_OF", "cy", "north", "role", "envoy", "end", "2029", "end_earliest", "2029-01-01T00:00:00Z", "end_latest", "2029-12-31T23:59:59Z")
	b.Edge("MEMBER_OF", "cy", "south", "role", "minister")
	b.Edge("MEMBER_OF", "ana", "south", "role", "guest", "start", "2031", "start_earliest", "2031-01-01T00:00:00Z", "start_latest", "2031-12-31T23:59:59Z")
	b.Meeting("talks", "HELD", "2030-05-01")
	b.Edge("ATTENDED", "ana", "talks", "side", "north")
	b.Edge("ATTENDED", "bea", "talks", "side", "north", "onBehalfOf", []string{"bureau"})
	b.Edge("ATTENDED", "bo", "talks", "side", "south")
	b.Edge("ATTENDED", "delegation", "talks", "side", "north")
	b.Edge("ATTENDED", "cabinet", "talks", "side", "north")
	b.Edge("ATTENDED", "bureau", "talks")
	b.Edge("ATTENDED", "south", "talks")
	b.Edge("ATTENDED", "gus", "talks", "onBehalfOf", []string{"guild"})
	b.Meeting("visit", "HELD", "2030-06-01")
	b.Edge("ATTENDED", "ana", "visit")
	b.Edge("ATTENDED", "cy", "visit")
	b.Edge("ATTENDED", "north", "visit")
	b.Edge("ATTENDED", "south", "visit")
	return b.Contents
}

// testSides: a store must leave out the actor's own side, as graph.Encounters says.
func testSides(t *testing.T, k graph.Keeper) {
	Load(t, k, seats())
	actor, organization := graph.Parley.Concrete("Actor"), graph.Parley.Concrete("Organization")
	who := far("Encounter", p("counterpart"), p("meetings"))
	row := func(counterpart, meetings string) string {
		return ` - 0: Encounter{ 0: "` + counterpart + `" 1: [` + meetings + `] end`
	}
	for _, c := range []struct {
		name  string
		asked graph.Encounters
		want  string
	}{
		{"what is on the actor's side, or lies below it", graph.Encounters{Actor: "ana", Counterparts: organization}, `[1` + row("south", `"talks" "visit"`) + ` end`},
		{"two people of one side have met", graph.Encounters{Actor: "ana", With: "bea"}, `[1` + row("bea", `"talks"`) + ` end`},
		{"an organization has not met the people on its side", graph.Encounters{Actor: "bureau", Counterparts: actor}, `[3` + row("bo", `"talks"`) + row("gus", `"talks"`) + row("south", `"talks"`) + ` end`},
		{"the side of the actor", graph.Encounters{Actor: "bo", With: "south"}, `[0 end`},
		{"the people on the side", graph.Encounters{Actor: "south", With: "bo"}, `[0 end`},
		{"another on the side of the actor", graph.Encounters{Actor: "ana", With: "cabinet"}, `[0 end`},
		{"two of one side", graph.Encounters{Actor: "north", With: "delegation"}, `[0 end`},
		{"two of one side, the other way round", graph.Encounters{Actor: "delegation", With: "north"}, `[0 end`},
		{"who acts for another", graph.Encounters{Actor: "ana", With: "guild"}, `[1` + row("guild", `"talks"`) + ` end`},
		{"whoever is a member at that time, if nobody says a side", graph.Encounters{Actor: "cy", Counterparts: organization}, `[1` + row("north", `"visit"`) + ` end`},
		{"two with one whole are two sides", graph.Encounters{Actor: "north", With: "south"}, `[1` + row("south", `"talks" "visit"`) + ` end`},
		{"with conditions on the pair", graph.Encounters{Actor: "ana", With: "south", Where: graph.Not{Predicate: graph.Comparison{
			Property: prop("Meeting", "mode"), Op: graph.Equal, Value: "PHONE",
		}}}, `[1` + row("south", `"talks" "visit"`) + ` end`},
	} {
		t.Run(c.name, func(t *testing.T) { mustAnswer(t, k, whoMet(c.asked, all(), who), c.want) })
	}
}
