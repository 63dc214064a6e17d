package cases

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"parley/graph/graphtest"
	"parley/resolvers"
	"parley/schema/codes"
)

// Who was represented was not there, and has met nobody. Who stood in has.
func TestRepresentedBy(t *testing.T) {
	wants(t, "represented-by", `{
		reyes: whoMet(actor: "ana-reyes") { nodes { counterpart { id } } }
		vale: whoMet(actor: "jon-vale") { nodes { counterpart { id } count } }
		valeWithReyes: whoMet(actor: "jon-vale", with: "ana-reyes") { totalCount }
		reyesWithVale: whoMet(actor: "ana-reyes", with: "jon-vale") { totalCount }
		meeting(id: "selm-2025-06-04") { absentees { nodes { id } } participants { edges { node { id } onBehalfOf { id } } } }
	}`, `{
		"reyes": {"nodes": []},
		"vale": {"nodes": [{"counterpart": {"id": "dag-moe"}, "count": 1}]},
		"valeWithReyes": {"totalCount": 0},
		"reyesWithVale": {"totalCount": 0},
		"meeting": {"absentees": {"nodes": [{"id": "ana-reyes"}]}, "participants": {"edges": [
			{"node": {"id": "dag-moe"}, "onBehalfOf": [{"id": "ana-reyes"}]}, {"node": {"id": "jon-vale"}, "onBehalfOf": []}
		]}}
	}`)
}

// A bilateral on the margins of a summit is one occasion. The bilateral shows that the two met.
func TestPartAndWhole(t *testing.T) {
	wants(t, "part-and-whole", `{
		whoMet(actor: "ana-reyes") { nodes { counterpart { id } count meetingCount meetings { totalCount nodes { id partOf { nodes { id } } } } wholes { id } firstMet { id } } }
		groups: meetingGroups(by: PARTICIPANT) { nodes { key count meetingCount meetings { totalCount } } }
	}`, `{
		"whoMet": {"nodes": [
			{"counterpart": {"id": "ib-krag"}, "count": 1, "meetingCount": 1, "meetings": {"totalCount": 1, "nodes": [{"id": "summit-2025-06-04", "partOf": {"nodes": []}}]}, "wholes": [], "firstMet": {"id": "summit-2025-06-04"}},
			{"counterpart": {"id": "jon-vale"}, "count": 1, "meetingCount": 2, "meetings": {"totalCount": 1, "nodes": [{"id": "bilateral-2025-06-04", "partOf": {"nodes": [{"id": "summit-2025-06-04"}]}}]}, "wholes": [{"id": "summit-2025-06-04"}], "firstMet": {"id": "bilateral-2025-06-04"}}
		]},
		"groups": {"nodes": [
			{"key": "ana-reyes", "count": 1, "meetingCount": 2, "meetings": {"totalCount": 2}},
			{"key": "ib-krag", "count": 1, "meetingCount": 1, "meetings": {"totalCount": 1}},
			{"key": "jon-vale", "count": 1, "meetingCount": 2, "meetings": {"totalCount": 2}}
		]}
	}`)
}

// The parties of indirect talks share the talks and have not met. Each has met the mediator.
func TestIndirectTalks(t *testing.T) {
	wants(t, "indirect-talks", `{
		reyes: whoMet(actor: "ana-reyes") { nodes { counterpart { id } count } }
		krag: whoMet(actor: "ib-krag") { nodes { counterpart { id } count } }
		sides: whoMet(actor: "norland", with: "sudmark") { nodes { count } }
		asked: whoMet(actor: "norland", with: "sudmark", indirect: true) { nodes { count } }
		reyesToo: whoMet(actor: "ana-reyes", indirect: true) { nodes { counterpart { id } count } }
		chains(from: "ana-reyes", to: "jon-vale") { length hops { meeting { id } to { id } } }
		inPerson: chains(from: "ana-reyes", to: "jon-vale", inPerson: true) { length }
		shared: chains(from: "ana-reyes", to: "jon-vale", indirect: true) { length }
		met: people(where: {met: ["ana-reyes"]}) { nodes { id } }
		metAny: people(where: {metAny: ["ana-reyes", "ib-krag"]}) { nodes { id } }
	}`, `{
		"reyes": {"nodes": [{"counterpart": {"id": "ib-krag"}, "count": 1}]},
		"krag": {"nodes": [{"counterpart": {"id": "ana-reyes"}, "count": 1}, {"counterpart": {"id": "jon-vale"}, "count": 1}]},
		"sides": {"nodes": []},
		"asked": {"nodes": [{"count": 1}]},
		"reyesToo": {"nodes": [{"counterpart": {"id": "ib-krag"}, "count": 1}, {"counterpart": {"id": "jon-vale"}, "count": 1}]},
		"chains": [{"length": 2, "hops": [
			{"meeting": {"id": "proximity-2025-06-04"}, "to": {"id": "ib-krag"}}, {"meeting": {"id": "proximity-2025-06-04"}, "to": {"id": "jon-vale"}}
		]}],
		"inPerson": [],
		"shared": [{"length": 1}],
		"met": {"nodes": [{"id": "ib-krag"}]},
		"metAny": {"nodes": [{"id": "ana-reyes"}, {"id": "ib-krag"}, {"id": "jon-vale"}]}
	}`)
}

// Two sat in the room, the third was on the screen.
func TestHybrid(t *testing.T) {
	wants(t, "hybrid", `{
		inRoom: chains(from: "ana-reyes", to: "jon-vale", inPerson: true) { length }
		screen: chains(from: "ana-reyes", to: "ib-krag", inPerson: true) { length }
		filter: whoMet(actor: "ana-reyes", where: {mode: [IN_PERSON]}) { nodes { counterpart { id } } }
		filter2: whoMet(actor: "ana-reyes", where: {mode: [IN_PERSON, VIDEO]}) { nodes { counterpart { id } } }
		video: whoMet(actor: "ana-reyes", where: {mode: [VIDEO]}) { nodes { counterpart { id } } }
		notInPerson: whoMet(actor: "ana-reyes", where: {not: {mode: [IN_PERSON]}}) { nodes { counterpart { id } } }
		meeting(id: "selm-2025-06-04") { mode participants { edges { node { id } mode } } screen: participants(edge: {mode: [VIDEO]}) { nodes { id } } }
	}`, `{
		"inRoom": [{"length": 1}],
		"screen": [],
		"filter": {"nodes": [{"counterpart": {"id": "jon-vale"}}]},
		"filter2": {"nodes": [{"counterpart": {"id": "ib-krag"}}, {"counterpart": {"id": "jon-vale"}}]},
		"video": {"nodes": [{"counterpart": {"id": "ib-krag"}}]},
		"notInPerson": {"nodes": [{"counterpart": {"id": "ib-krag"}}]},
		"meeting": {"mode": "HYBRID", "participants": {"edges": [
			{"node": {"id": "ana-reyes"}, "mode": null}, {"node": {"id": "ib-krag"}, "mode": "VIDEO"}, {"node": {"id": "jon-vale"}, "mode": null}
		]}, "screen": {"nodes": [{"id": "ib-krag"}]}}
	}`)
}

// A source says that two have never met. The answer has no encounter, and the denial with its source.
func TestNeverMet(t *testing.T) {
	const denials = `denials { property quote polarity reported source { id } subject { id } object { id } }`
	const denial = `{"property": "neverMet", "quote": "Reyes and Vale have never met", "polarity": "AFFIRMS", "reported": "2025-06-04T23:59:59Z", "source": {"id": "selm-herald-2025-06-04"}, "subject": {"id": "ana-reyes"}, "object": {"id": "jon-vale"}}`
	wants(t, "never-met", `{
		whoMet(actor: "ana-reyes", with: "jon-vale") { totalCount nodes { count } `+denials+` }
		theOtherWay: whoMet(actor: "jon-vale") { totalCount once: denials { reported } again: denials { source { id } } }
		person(id: "jon-vale") { neverMet { totalCount } neverMetOf { edges { node { id } upTo { text } claims { source { id } } } } }
	}`, `{
		"whoMet": {"totalCount": 0, "nodes": [], "denials": [`+denial+`]},
		"theOtherWay": {"totalCount": 0, "once": [{"reported": "2025-06-04T23:59:59Z"}], "again": [{"source": {"id": "selm-herald-2025-06-04"}}]},
		"person": {"neverMet": {"totalCount": 0}, "neverMetOf": {"edges": [{"node": {"id": "ana-reyes"}, "upTo": null, "claims": [{"source": {"id": "selm-herald-2025-06-04"}}]}]}}
	}`)
	// The denial means the same under both of them.
	wants(t, "never-met-both-ways", `{
		whoMet(actor: "ana-reyes", with: "jon-vale") { totalCount denials { subject { id } source { id } } }
		person(id: "ana-reyes") { neverMet { edges { node { id } upTo { text } } } neverMetOf { edges { node { id } upTo { text } } } }
	}`, `{
		"whoMet": {"totalCount": 0, "denials": [
			{"subject": {"id": "ana-reyes"}, "source": {"id": "selm-herald-2025-06-04"}},
			{"subject": {"id": "jon-vale"}, "source": {"id": "norland-post-2025-06-10"}},
			{"subject": {"id": "jon-vale"}, "source": {"id": "norland-post-2025-06-10"}}
		]},
		"person": {
			"neverMet": {"edges": [{"node": {"id": "jon-vale"}, "upTo": null}]},
			"neverMetOf": {"edges": [{"node": {"id": "jon-vale"}, "upTo": {"text": "2025-05"}}]}
		}
	}`)
	// A later report of an earlier meeting contests it.
	wants(t, "never-met-then-met", `{
		whoMet(actor: "ana-reyes", with: "jon-vale") { nodes { count contested meetings { nodes { id } } } `+denials+` }
	}`, `{
		"whoMet": {"nodes": [{"count": 1, "contested": true, "meetings": {"nodes": [{"id": "dinner-2025-05"}]}}], "denials": [`+denial+`]}
	}`)
}

// Who met whom counts people. Organizations come on request, and never the side of the actor.
func TestOwnSide(t *testing.T) {
	wants(t, "own-side", `{
		people: whoMet(actor: "ana-reyes") { nodes { counterpart { id } } }
		all: whoMet(actor: "ana-reyes", counterparts: [PERSON, ORGANIZATION]) { nodes { counterpart { id } } }
		organizations: whoMet(actor: "norland-delegation", counterparts: [ORGANIZATION]) { nodes { counterpart { id } } }
		with: whoMet(actor: "ana-reyes", with: "sudmark") { nodes { count } }
		state: whoMet(actor: "ana-reyes", with: "norland") { nodes { count } }
		ownSide: whoMet(actor: "jon-vale", with: "sudmark") { nodes { count } }
		itself: whoMet(actor: "sudmark", with: "jon-vale") { nodes { count } }
	}`, `{
		"people": {"nodes": [{"counterpart": {"id": "jon-vale"}}]},
		"all": {"nodes": [{"counterpart": {"id": "jon-vale"}}, {"counterpart": {"id": "sudmark"}}]},
		"organizations": {"nodes": [{"counterpart": {"id": "sudmark"}}]},
		"with": {"nodes": [{"count": 1}]},
		"state": {"nodes": []}, "ownSide": {"nodes": []}, "itself": {"nodes": []}
	}`)
}

// A topic that was planned is no topic of a meeting that was held. The record shows it apart.
func TestPlannedTopic(t *testing.T) {
	wants(t, "planned-topic", `{
		meetings(where: {topic: "fish"}) { nodes { id } }
		scheduled: meetings(where: {topic: "border"}, orderBy: [ID_ASC]) { nodes { id } }
		before: meetings(where: {topicBefore: "fish"}) { nodes { topics { edges { as node { id } } } topicsBefore { edges { as node { id } claims { quote } } } } }
		meetingGroups(by: ISSUE) { nodes { key count } }
		whoMet(actor: "ana-reyes") { nodes { issues { id } } }
		issue(id: "fish") { meetings { totalCount } meetingsBefore { nodes { id } } }
	}`, `{
		"meetings": {"nodes": []},
		"scheduled": {"nodes": [{"id": "selm-2025-06-10"}, {"id": "selm-2025-06-20"}]},
		"before": {"nodes": [{"topics": {"edges": [{"as": "DISCUSSED", "node": {"id": "border"}}]}, "topicsBefore": {"edges": [{"as": "PLANNED", "node": {"id": "fish"},
			"claims": [{"quote": "Reyes and Vale will talk about fishing rights in Selm on 10 June, and about the border on 20 June"}]}]}}]},
		"meetingGroups": {"nodes": [{"key": "border", "count": 2}]},
		"whoMet": {"nodes": [{"issues": [{"id": "border"}]}]},
		"issue": {"meetings": {"totalCount": 0}, "meetingsBefore": {"nodes": [{"id": "selm-2025-06-10"}]}}
	}`)
}

// A mistyped id is an error, and does not read as "never met".
func TestMistypedID(t *testing.T) {
	contents := load(t, "indirect-talks")
	for _, c := range []struct{ query, message, extensions string }{
		{
			`whoMet(actor: "anna-reyes") { totalCount }`,
			`actor: the record has no person or organization with the id “anna-reyes”: did you mean ana-reyes?`, `actor anna-reyes [ana-reyes]`,
		},
		{
			`whoMet(actor: "ana-reyes", with: "vale") { totalCount }`,
			`with: the record has no person or organization with the id “vale”: did you mean jon-vale?`, `with vale [jon-vale]`,
		},
		{
			`whoMet(actor: "ana-reyes", where: {place: "selmm"}) { totalCount }`,
			`where.place: the record has no place with the id “selmm”: did you mean selm?`, `where.place selmm [selm]`,
		},
		{
			`whoMet(actor: "selm") { totalCount }`,
			`actor: “selm” is a place; this argument takes a person or an organization`, `actor selm <nil>`,
		},
		{
			`chains(from: "ana-reyes", to: "jon-valle") { length }`,
			`to: the record has no person or organization with the id “jon-valle”: did you mean jon-vale?`, `to jon-valle [jon-vale]`,
		},
		{
			`meetings(where: {source: "xyz"}) { totalCount }`,
			`where.source: the record has no source with the id “xyz”; the field sources lists all ids`, `where.source xyz <nil>`,
		},
		{
			`meetings(where: {or: [{participants: ["ana-reyes", "xyz"]}]}) { totalCount }`,
			`where.or.participants: the record has no person or organization with the id “xyz”; find ids by name with the field search`, `where.or.participants xyz <nil>`,
		},
		{
			`person(id: "ana-reyes") { attended: meetings(edge: {side: ["norlandd"]}) { totalCount } }`,
			`attended.edge.side: the record has no person or organization with the id “norlandd”: did you mean norland?`, `attended.edge.side norlandd [norland]`,
		},
		{
			`whoMet(actor: "ana-reyes", where: {place: "slem"}) { totalCount }`,
			`where.place: the record has no place with the id “slem”: did you mean selm?`, `where.place slem [selm]`,
		},
		{
			`whoMet(actor: "ana-reyes", where: {place: "slm"}) { totalCount }`,
			`where.place: the record has no place with the id “slm”: did you mean selm?`, `where.place slm [selm]`,
		},
		{
			`people(where: {id: ["jon-vale", "ana-reye"]}) { totalCount }`,
			`where.id: the record has no person with the id “ana-reye”: did you mean ana-reyes?`, `where.id ana-reye [ana-reyes]`,
		},
		{
			`person(id: "jon-vale") { meetings { nodes { participants(where: {not: {id: ["selm"]}}) { totalCount } } } }`,
			`meetings.participants.where.not.id: “selm” is a place; this argument takes a person or an organization`, `meetings.participants.where.not.id selm <nil>`,
		},
		{
			`claims(where: {source: "selm-herald-2025-06-06"}) { totalCount }`,
			`where.source: the record has no source with the id “selm-herald-2025-06-06”: did you mean selm-herald-2025-06-05?`, `where.source selm-herald-2025-06-06 [selm-herald-2025-06-05]`,
		},
	} {
		for _, open := range stores {
			k := open(t)
			graphtest.Load(t, k, contents)
			e, err := resolvers.New(k)
			if err != nil {
				t.Fatal(err)
			}
			for _, hidden := range []bool{false, true} {
				message, extensions := c.message, c.extensions
				if at := strings.Index(message, ": did you mean"); hidden && at > 0 {
					find := "; find ids by name with the field search"
					if strings.Contains(message, "no source") {
						find = "; the field sources lists all ids"
					}
					message = message[:at] + find
					extensions = strings.Join(strings.Fields(extensions)[:2], " ") + " <nil>"
				}
				got := refusal(t, e, "{ "+c.query+" }", hidden)
				if want := []string{"UNKNOWN_ID", message, extensions}; !slices.Equal(got, want) {
					t.Errorf("%s (schema hidden: %t) gives\n%q\nwant\n%q", c.query, hidden, got, want)
				}
			}
		}
	}
	wants(t, "indirect-talks", `{ node(id: "nobody") { id } person(id: "nobody") { id } nodes(ids: ["nobody"]) { id } }`,
		`{"node": null, "person": null, "nodes": [null]}`)
}

// refusal asks a question that has one error, and returns the code, the message and what else a program can use of it.
func refusal(t *testing.T, e *resolvers.Executor, query string, hidden bool) []string {
	t.Helper()
	x := executor.New(e)
	x.SetErrorPresenter(resolvers.Present)
	ctx := graphql.StartOperationTrace(graphtest.Patient(t))
	op, errs := x.CreateOperationContext(ctx, &graphql.RawParams{Query: query})
	if errs != nil {
		t.Fatalf("the question is not valid: %v\n%s", errs, query)
	}
	op.DisableIntrospection = hidden
	next, ctx := x.DispatchOperation(ctx, op)
	r := next(ctx)
	if len(r.Errors) != 1 {
		t.Fatalf("%s has the errors %v and the data %s", query, r.Errors, r.Data)
	}
	shown := r.Errors[0]
	return []string{codes.Of(shown), shown.Message, fmt.Sprint(shown.Extensions["argument"], " ", shown.Extensions["id"], " ", shown.Extensions["nearest"])}
}
