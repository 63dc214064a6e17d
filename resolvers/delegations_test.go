package resolvers

import (
	"testing"

	"parley/graph/graphtest"
)

// TestDelegations: ada, bo and cy act for west; ada and bo at all of its meetings, cy at some. At the summit and its part, the same people count
// once. dee acts on behalf of west, from the side of east.
func TestDelegations(t *testing.T) {
	b := &graphtest.Builder{}
	for _, id := range []string{"ada", "bo", "cy", "dee", "eve"} {
		b.Thing("Person", id, "name", id)
	}
	b.Thing("Organization", "west", "name", "West")
	b.Thing("Organization", "east", "name", "East")
	attend := func(meeting string, side string, people ...string) {
		for _, p := range people {
			b.Edge("ATTENDED", p, meeting, "side", side)
		}
	}
	b.Meeting("summit", "HELD", "2030-01-02")
	b.Meeting("dinner", "HELD", "2030-01-02")
	b.Edge("PART_OF", "dinner", "summit")
	b.Meeting("call", "HELD", "2030-01-03")
	b.Meeting("walk", "HELD", "2030-01-04")
	attend("summit", "west", "ada", "bo", "cy")
	attend("dinner", "west", "ada", "bo", "cy")
	attend("call", "west", "ada", "bo")
	attend("walk", "west", "ada", "bo", "cy")
	b.Edge("ATTENDED", "dee", "walk", "side", "east", "onBehalfOf", []string{"west"})
	b.Edge("ALLEGED_AT", "dee", "call", "side", "west")
	attend("call", "east", "eve")
	attend("walk", "east", "eve")
	e := executorOver(t, b.Contents)
	group := func(members, count, meetings string) string {
		return `{"side":{"id":"west"},"members":[` + members + `],"count":` + count + `,"meetings":{"nodes":[` + meetings + `]}}`
	}
	id := func(s string) string { return `{"id":"` + s + `"}` }
	two, three, four := id("ada")+","+id("bo"), id("ada")+","+id("bo")+","+id("cy"), id("ada")+","+id("bo")+","+id("cy")+","+id("dee")
	core := group(two, "3", id("walk")+","+id("call")+","+id("dinner")+","+id("summit"))
	most := group(three, "2", id("walk")+","+id("dinner")+","+id("summit"))
	checkList(t, e, "delegations", `{ side { id } members { id } count meetings { nodes { id } } }`, []listCase{
		{"at several meetings", `of: "west"`, core + "," + most, ""},
		{"of anybody", `first: 1`, core, ""},
		{"of whom only one came", `of: "east"`, "", ""},
		{"at one meeting, too: then one whole delegation is a group of its own", `of: "west", atLeast: 1`, core + "," + most + "," + group(four, "1", id("walk")), ""},
		{"also alleged: dee was at the call, too", `of: "west", alleged: true`, core + "," + most + "," + group(id("ada")+","+id("bo")+","+id("dee"), "2", id("walk")+","+id("call")), ""},
		{"of some meetings", `where: {until: "2030-01-03"}`, group(two, "2", id("call")+","+id("dinner")+","+id("summit")), ""},
		{"at no meeting", `atLeast: 0`, "", "BAD_USER_INPUT"},
		{"of nobody", `of: "nobody"`, "", "UNKNOWN_ID"},
	})
}
