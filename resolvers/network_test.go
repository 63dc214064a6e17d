package resolvers

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/graph/graphtest"
)

func TestNetwork(t *testing.T) {
	e := executorOver(t, linked())
	for _, c := range []struct {
		name, query, data string
		code              string // of the only error; "" for none
	}{
		{
			name:  "who met whom, and how often",
			query: `{ network { nodeCount edgeCount __typename edges { from { id } to { id } count firstMet { id } lastMet { id } firstDay lastDay } } }`,
			data: `{"network":{"nodeCount":5,"edgeCount":6,"__typename":"Network","edges":[` +
				`{"from":{"id":"hub"},"to":{"id":"left"},"count":3,"firstMet":{"id":"m1"},"lastMet":{"id":"m3"},"firstDay":"2030-01-01","lastDay":"2030-01-03"},` +
				`{"from":{"id":"hub"},"to":{"id":"right"},"count":2,"firstMet":{"id":"m3"},"lastMet":{"id":"m4"},"firstDay":"2030-01-03","lastDay":"2030-01-04"},` +
				`{"from":{"id":"left"},"to":{"id":"lone"},"count":1,"firstMet":{"id":"m7"},"lastMet":{"id":"m7"},"firstDay":"2030-01-07","lastDay":"2030-01-07"},` +
				`{"from":{"id":"left"},"to":{"id":"right"},"count":1,"firstMet":{"id":"m3"},"lastMet":{"id":"m3"},"firstDay":"2030-01-03","lastDay":"2030-01-03"},` +
				`{"from":{"id":"left"},"to":{"id":"rim"},"count":1,"firstMet":{"id":"m5"},"lastMet":{"id":"m5"},"firstDay":"2030-01-05","lastDay":"2030-01-05"},` +
				`{"from":{"id":"right"},"to":{"id":"rim"},"count":1,"firstMet":{"id":"m6"},"lastMet":{"id":"m6"},"firstDay":"2030-01-06","lastDay":"2030-01-06"}]}}`,
		},
		{
			// Of the paths between others, left lies on those of lone to the other three (3 pairs), and on half of those of hub to rim; right lies on the other half.
			name:  "degrees and betweenness, under two keys",
			query: `{ network { a: nodes { actor { id } degree weightedDegree betweenness } b: nodes { actor { ... on Person { name } } __typename } } }`,
			data: `{"network":{"a":[{"actor":{"id":"hub"},"degree":2,"weightedDegree":5,"betweenness":0},{"actor":{"id":"left"},"degree":4,"weightedDegree":6,"betweenness":0.5833333333333334},` +
				`{"actor":{"id":"lone"},"degree":1,"weightedDegree":1,"betweenness":0},{"actor":{"id":"right"},"degree":3,"weightedDegree":4,"betweenness":0.08333333333333333},` +
				`{"actor":{"id":"rim"},"degree":2,"weightedDegree":2,"betweenness":0}],"b":[{"actor":{"name":"hub"},"__typename":"NetworkNode"},{"actor":{"name":"left"},"__typename":"NetworkNode"},` +
				`{"actor":{"name":"lone"},"__typename":"NetworkNode"},{"actor":{"name":"right"},"__typename":"NetworkNode"},{"actor":{"name":"rim"},"__typename":"NetworkNode"}]}}`,
		},
		{
			name:  "of some meetings, and as of a day",
			query: `{ some: network(where: {until: "2030-01-02"}) { edges { from { id } to { id } count } } then: network(asOf: "2030-01-04", where: {participants: ["right"]}) { nodeCount edgeCount } none: network(where: {until: "2029-01-01"}) { nodeCount communityCount nodes { x } edges { count } } }`,
			data:  `{"some":{"edges":[{"from":{"id":"hub"},"to":{"id":"left"},"count":2}]},"then":{"nodeCount":4,"edgeCount":4},"none":{"nodeCount":0,"communityCount":0,"nodes":[],"edges":[]}}`,
		},
		{
			name:  "the pairs that met most often first",
			query: `{ network(where: {from: "2030-01-03", until: "2030-01-06"}) { all: edges(ranked: true) { from { id } count } best: edges(ranked: true, first: 1) { to { id } } none: edges(first: 0) { count } } }`,
			data:  `{"network":{"all":[{"from":{"id":"hub"},"count":2},{"from":{"id":"hub"},"count":1},{"from":{"id":"left"},"count":1},{"from":{"id":"left"},"count":1},{"from":{"id":"right"},"count":1}],"best":[{"to":{"id":"right"}}],"none":[]}}`,
		},
		{name: "less than no pairs", query: `{ network { edges(first: -1) { count } } }`, data: `null`, code: "BAD_USER_INPUT"},
		{name: "an unknown id", query: `{ network(where: {participants: ["nobody"]}) { nodeCount } }`, data: `null`, code: "UNKNOWN_ID"},
		{name: "no types", query: `{ network(types: []) { nodeCount } }`, data: `null`, code: "BAD_USER_INPUT"},
		{name: "a moment that is none", query: `{ network(asOf: "soon") { nodeCount } }`, data: `null`, code: "BAD_USER_INPUT"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := proved(t, e, c.query, nil)
			errors := strings.Join(got.errors, " ")
			if got.data != c.data || (errors == "") != (c.code == "") || !strings.HasSuffix(errors, c.code) {
				t.Errorf("the answer is\n%s %v\nwant\n%s %s", got.data, got.errors, c.data, c.code)
			}
		})
	}
}

// The edges of a network are the encounters of all pairs, on random graphs, with any filter on the mode and at any moment.
func TestNetworkIsEncounters(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		draw := rapid.SampledFrom([]func(*rapid.T) graph.Contents{graphtest.RandomContents, graphtest.RandomHistory}).Draw(rt, "contents")
		c := draw(rt)
		onlyActorsSend(c)
		e := executorOver(t, c)
		how := `indirect: ` + fmt.Sprint(rapid.Bool().Draw(rt, "indirect")) + `, alleged: ` + fmt.Sprint(rapid.Bool().Draw(rt, "alleged"))
		how += rapid.SampledFrom([]string{``, `, where: {mode: [IN_PERSON]}`, `, where: {not: {mode: [VIDEO, HYBRID]}}`, `, where: {or: [{mode: [INDIRECT]}, {status: HELD}]}`, `, where: {mode: [UNKNOWN]}`, `, where: {not: {mode: [UNKNOWN]}}`}).Draw(rt, "where")
		how += rapid.SampledFrom([]string{``, `, asOf: "2030-01-02"`, `, asOf: "2030-01-04"`}).Draw(rt, "as of")
		ids := []string{}
		for _, r := range c.Records {
			if r.Type.Is("Actor") {
				ids = append(ids, string(r.ID()))
			}
		}
		slices.Sort(ids)
		list, _ := json.Marshal(ids)
		const count = ` count firstMet { id } lastMet { id } } }`
		network := ask(t, e, `{ network(types: [PERSON, ORGANIZATION], `+how+`) { edges { actor: from { id } counterpart: to { id }`+count+` }`, nil)
		encounters := ask(t, e, `{ encounters(of: `+string(list)+`, `+how+`) { actor { id } counterpart { id }`+count, nil)
		got, want := encountersIn(rt, network.data), encountersIn(rt, encounters.data)
		if !slices.Equal(got, want) {
			rt.Fatalf("%s\nthe network has\n%s\nand the encounters are\n%s", how, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

// onlyActorsSend removes ids of things that are no actors from the attendances. The loader allows only actors there, but random contents have other things.
func onlyActorsSend(c graph.Contents) {
	other := map[string]bool{}
	for _, r := range c.Records {
		other[string(r.ID())] = !r.Type.Is("Actor")
	}
	for _, e := range c.Edges {
		side, behalf := e.Relation.Property("side"), e.Relation.Property("onBehalfOf")
		if side == nil || behalf == nil {
			continue
		}
		if on, _ := e.Values[side.Index].(string); other[on] {
			e.Values[side.Index] = nil
		}
		list, _ := e.Values[behalf.Index].([]string)
		if list = slices.DeleteFunc(slices.Clone(list), func(id string) bool { return other[id] }); len(list) == 0 {
			e.Values[behalf.Index] = nil
		} else {
			e.Values[behalf.Index] = list
		}
	}
}

// encountersIn returns the pairs of an answer that met, sorted.
func encountersIn(t *rapid.T, data string) []string {
	type pair struct {
		Actor, Counterpart struct{ ID string }
		Count              int
		FirstMet, LastMet  *struct{ ID string }
	}
	var answer struct {
		Network    struct{ Edges []pair }
		Encounters []pair
	}
	if err := json.Unmarshal([]byte(data), &answer); err != nil {
		t.Fatal(err, data)
	}
	var out []string
	for _, p := range append(answer.Network.Edges, answer.Encounters...) {
		if p.Count == 0 {
			continue
		}
		text, _ := json.Marshal(p)
		out = append(out, string(text))
	}
	slices.Sort(out)
	return out
}
