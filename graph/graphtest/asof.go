package graphtest

import (
	"errors"
	"testing"

	"parley/graph"
)

// asOfFixture returns a graph of a meeting that was planned on the 1st, moved to Bern on the 2nd, and held on the 3rd:
//
//	ada  expected from the 1st to the 3rd, attended from the 3rd on
//	bo   on record from the 2nd on, attended from the 3rd on, and was at a walk with ada, who was there on behalf of cy
//	di   on record from the 1st to the 2nd as attending the walk on the side of the guild, and always as alleged at the talks
//	cy   on record, and alleged at the talks, from the 3rd on
//	c1   a claim of the 1st     c2   a claim of the 3rd
//	a1   an account of the talks from the 2nd to the 3rd     a2   an account of nothing
func asOfFixture() graph.Contents {
	const first, second, third = "2030-01-01T00:00:00Z", "2030-01-02T00:00:00Z", "2030-01-03T00:00:00Z"
	b := &Builder{}
	b.Thing("Person", "ada", "name", "Ada")
	b.Thing("Person", "bo", "name", "Bo", "since", second)
	b.Thing("Person", "cy", "name", "Cy", "since", third)
	b.Meeting("walk", "HELD", "2029-01-01")
	b.Edge("ATTENDED", "ada", "walk", "onBehalfOf", []string{"cy"})
	b.Edge("ATTENDED", "bo", "walk", "since", second)
	b.Thing("Person", "di", "name", "Di")
	b.Thing("Organization", "guild", "name", "Guild")
	b.Edge("PAST_ATTENDED", "di", "walk", "since", first, "until", second, "side", "guild")
	b.Thing("Place", "rome", "name", "Rome")
	b.Thing("Place", "bern", "name", "Bern")
	b.Thing("Meeting", "talks", "status", "HELD", "label", "Talks", "since", third)
	b.Thing("Claim", "c1", "reported", first)
	b.Thing("Claim", "c2", "reported", third)
	b.Thing("Account", "a1", "property", "places")
	b.Thing("Account", "a2")
	b.Edge("PAST_MEETING", "talks", "talks", "status", "SCHEDULED", "since", first, "until", third)
	b.Edge("ATTENDED", "ada", "talks", "since", third, "claims", []string{"c1", "c2"})
	b.Edge("ATTENDED", "bo", "talks", "since", third)
	b.Edge("ALLEGED_AT", "cy", "talks", "since", third)
	b.Edge("ALLEGED_AT", "di", "talks")
	b.Edge("PAST_EXPECTED_AT", "ada", "talks", "since", first, "until", third)
	b.Edge("PAST_AT", "talks", "rome", "since", first, "until", second, "claims", []string{"c1", "c2"})
	b.Edge("AT", "talks", "bern", "since", second)
	b.Edge("PAST_ACCOUNT_OF", "a1", "talks", "since", second, "until", third, "standing", "EARLIER")
	return b.Contents
}

// testAsOf: a store must answer a query with AsOf from the graph that Query.AsOf describes.
func testAsOf(t *testing.T, k graph.Keeper) {
	Load(t, k, asOfFixture())
	id := func(typ string) graph.Field { return far(typ, p("id")) }
	places := along(graph.Via{Relation: graph.Parley.Relation("AT")}, all(), edge("AT", to("claims", all(), id("Claim"))), id("Place"))
	there := func(relation string) get {
		return along(graph.Via{Relation: graph.Parley.Relation(relation), Reverse: true}, all(), id("Actor"))
	}
	accounts := along(graph.Via{Relation: graph.Parley.Relation("ACCOUNT_OF"), Reverse: true}, all(), edge("ACCOUNT_OF", p("standing")), id("Account"))
	talks := byID("Meeting", nil, far("Meeting", p("status"), p("label"), there("EXPECTED_AT"), there("ATTENDED"), places, accounts), "talks")
	held := scan("Meeting", &graph.List{Page: graph.Everything, Where: graph.Comparison{Property: prop("Meeting", "status"), Op: graph.Equal, Value: "HELD"}}, id("Meeting"))
	metAt := func(actor, meeting graph.ID) *graph.Query {
		return whoMet(graph.Encounters{Actor: actor, Where: graph.Comparison{Property: prop("Meeting", "id"), Op: graph.Equal, Value: string(meeting)}}, all(), far("Encounter", p("counterpart")))
	}
	past := graph.Via{Relation: graph.Parley.Relation("PAST_MEETING")}
	history := byID("Meeting", nil, far("Meeting", along(past, all(), id("Meeting"))), "talks")
	onceElsewhere := scan("Meeting", &graph.List{Page: graph.Everything, Where: graph.Some{Via: past, Types: graph.Parley.Concrete("Meeting")}}, id("Meeting"))
	byParticipant := graph.Groups{Via: via("Meeting", "participants"), Types: graph.Parley.Concrete("Person")}
	counts := grouped(byParticipant, &graph.List{Page: graph.Everything, Ungrouped: true}, far("Group", p("key"), p("count"), p("participantCount")))
	byParticipant.Via.Also = graph.Parley.Relation("ALLEGED_AT")
	allegedToo := grouped(byParticipant, all(), far("Group", p("key"), p("count")))
	unknown := byID("Person", nil, id("Person"), "bo")
	unknown.Named = []graph.Reference{{ID: "bo", Types: graph.Parley.Concrete("Person")}}
	for _, c := range []struct {
		name, at string
		query    *graph.Query
		want     string
	}{
		{"before the first report: not yet on record", "2029-12-31T23:59:59Z", talks, `null`},
		{
			"a span begins with its first second; later values of what has no history", "2030-01-01T00:00:00Z", talks,
			`Meeting{ 0: "SCHEDULED" 1: "Talks" 2: [1 - 0: Person{ 0: "ada" end end 3: [0 end 4: [1 - 0: [1 - 0: Claim{ 0: "c1" end end 1: Place{ 0: "rome" end end 5: [0 end end`,
		},
		{
			"a span ends before its last second", "2030-01-02T00:00:00Z", talks,
			`Meeting{ 0: "SCHEDULED" 1: "Talks" 2: [1 - 0: Person{ 0: "ada" end end 3: [0 end 4: [1 - 0: [0 end 1: Place{ 0: "bern" end end 5: [1 - 0: "EARLIER" 1: Account{ 0: "a1" end end end`,
		},
		{
			"the present values began at the moment", "2030-01-03T00:00:00Z", talks,
			`Meeting{ 0: "HELD" 1: "Talks" 2: [0 end 3: [2 - 0: Person{ 0: "ada" end - 0: Person{ 0: "bo" end end 4: [1 - 0: [0 end 1: Place{ 0: "bern" end end 5: [0 end end`,
		},
		{"conditions are about the earlier graph", "2030-01-02T12:00:00Z", held, `[1 - 0: Meeting{ 0: "walk" end end`},
		{"and find what was so at the moment", "2030-01-03T12:00:00Z", held, `[2 - 0: Meeting{ 0: "talks" end - 0: Meeting{ 0: "walk" end end`},
		{"who was only expected has met nobody at the talks", "2030-01-02T12:00:00Z", metAt("ada", "talks"), `[0 end`},
		{"who came has", "2030-01-03T12:00:00Z", metAt("ada", "talks"), `[1 - 0: Encounter{ 0: "bo" end end`},
		{"who was there in the record of then has, too", "2030-01-01T12:00:00Z", metAt("ada", "walk"), `[1 - 0: Encounter{ 0: "di" end end`},
		{"and so has her side", "2030-01-01T12:00:00Z", metAt("guild", "walk"), `[1 - 0: Encounter{ 0: "ada" end end`},
		{"and no longer", "2030-01-02T00:00:00Z", metAt("ada", "walk"), `[1 - 0: Encounter{ 0: "bo" end end`},
		{"a person who sent somebody has met nobody, also before the person was on record", "2030-01-02T12:00:00Z", metAt("cy", "walk"), `[0 end`},
		{"groups of then", "2030-01-01T12:00:00Z", counts, `[2-1 - 0: Group{ 0: "ada" 1: 1 2: 1 end - 0: Group{ 0: "di" 1: 1 2: 1 end end`},
		{"groups of now", "2030-01-03T12:00:00Z", counts, `[2 - 0: Group{ 0: "ada" 1: 2 2: 1 end - 0: Group{ 0: "bo" 1: 2 2: 1 end end`},
		{"groups with the alleged", "2030-01-03T12:00:00Z", allegedToo, `[4 - 0: Group{ 0: "ada" 1: 2 end - 0: Group{ 0: "bo" 1: 2 end - 0: Group{ 0: "cy" 1: 1 end - 0: Group{ 0: "di" 1: 1 end end`},
		{"groups with the alleged of always", "2030-01-01T12:00:00Z", allegedToo, `[2 - 0: Group{ 0: "ada" 1: 1 end - 0: Group{ 0: "di" 1: 2 end end`},
		{"claims of later", "2030-01-02T12:00:00Z", scan("Claim", all(), id("Claim")), `[1 - 0: Claim{ 0: "c1" end end`},
		{"an account of the past", "2030-01-01T12:00:00Z", scan("Account", all(), id("Account")), `[1 - 0: Account{ 0: "a2" end end`},
		{"an account that is over", "2030-01-04T00:00:00Z", scan("Account", all(), id("Account")), `[2 - 0: Account{ 0: "a1" end - 0: Account{ 0: "a2" end end`},
		{"a thing that was named too early is no unknown id", "2030-01-01T12:00:00Z", unknown, `null`},
		{"the earlier graph has no history, also after the last report", "2031-01-01T00:00:00Z", history, `Meeting{ 0: [0 end end`},
		{"nor in conditions", "2031-01-01T00:00:00Z", onceElsewhere, `[0 end`},
		{"the earlier graph has no history", "2030-01-02T12:00:00Z", history, `Meeting{ 0: [0 end end`},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := *c.query
			q.AsOf = c.at
			got, _, err := Ask(Patient(t), k, &q)
			if err != nil || got != c.want {
				t.Errorf("the answer is\n%s\nwant\n%s\nerror %v", got, c.want, err)
			}
		})
	}
	lost := *unknown
	lost.AsOf, lost.Named = "2031-01-01T00:00:00Z", []graph.Reference{{ID: "nobody", Types: graph.Parley.Concrete("Person")}}
	if _, _, err := Ask(Patient(t), k, &lost); !errors.Is(err, graph.ErrUnknownID) {
		t.Errorf("with an id that no graph has the error is %v", err)
	}
}
