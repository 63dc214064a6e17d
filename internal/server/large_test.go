package server

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/graph/graphtest"
	"parley/graph/memory"
)

// largeGraph is 10,000 meetings of seven: one actor attended all, the others a few each.
func largeGraph(t *testing.T) *memory.Store {
	t.Helper()
	const meetings, people = 10_000, 2000
	b := &graphtest.Builder{}
	for i := range people {
		b.Thing("Person", fmt.Sprintf("p%d", i))
	}
	for i := range meetings {
		id := fmt.Sprintf("m%d", i)
		b.Thing("Meeting", id, "status", "HELD")
		b.Edge("ATTENDED", "p0", id)
		for k := range 6 {
			b.Edge("ATTENDED", fmt.Sprintf("p%d", 1+(i*7+k*331)%(people-1)), id)
		}
	}
	store := memory.New()
	graphtest.Load(t, store, b.Contents)
	return store
}

// TestHostileOnALargeGraph asks for what is cheap on a small graph, and would keep the
// server busy for seconds on a large one. It is refused once the graph was measured.
func TestHostileOnALargeGraph(t *testing.T) {
	h, err := Handler(largeGraph(t))
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	defer s.Close()
	ask := func(r message) answer { return transmitTo(t, s.URL, r) }
	const hub = `{ people(first: 100) { nodes { meetings { nodes { participants { nodes { meetings(first: 1) { nodes { id } } } } } } } } }`
	const filtered = `query($w: MeetingFilter) { meetings(first: 0, where: $w) { totalCount } }`
	many := func(n int, text string) string {
		return "[" + strings.TrimSuffix(strings.Repeat(text+",", n), ",") + "]"
	}
	// The first answer has the graph measured. This asks for little, until it is known
	// how many meetings it asks that of.
	little := query(filtered, `{"w":{"and":`+many(900, `{"mode":["PHONE"]}`)+`}}`)
	for end := time.Now().Add(20 * time.Second); !slices.Contains(ask(little).codes, "TOO_COSTLY"); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the graph was not measured")
		}
	}
	for what, r := range map[string]message{
		"lists of hubs inside each other":           query(hub),
		"900 conditions":                            query(filtered, `{"w":{"and":`+many(900, `{"not":{"side":"a"}}`)+`}}`),
		"20,000 conditions that are none":           query(filtered, `{"w":{"and":`+many(20, `{"and":`+many(1000, `{}`)+`}`)+`}}`),
		"the same where one is a list":              query(filtered, `{"w":{"and":{"and":`+many(900, `{"side":"a"}`)+`}}}`),
		"conditions on groups":                      query(`query($w: MeetingFilter) { meetingGroups(by: STATUS, where: $w) { totalCount } }`, `{"w":{"or":`+many(900, `{"side":"a"}`)+`}}`),
		"conditions on lists as often as lists are": query(`query($w: MeetingFilter) { people(first: 100) { nodes { meetings(first: 1, where: $w) { totalCount } } } }`, `{"w":{"or":`+many(10, `{"side":"a"}`)+`}}`),
	} {
		if a := ask(r); !slices.Contains(a.codes, "TOO_COSTLY") {
			t.Errorf("%s: %d %.200s", what, a.status, a.text)
		}
	}
	// What analysts ask is answered all the same.
	for _, document := range []string{
		`{ person(id: "p0") { meetings(first: 20) { totalCount nodes { id participants { nodes { id ... on Person { memberships { nodes { id } } } } } } } } }`,
		`{ meetings(first: 20, where: {participants: ["p0", "p1"], status: [HELD], from: "2020-01-01", until: "2030-01-01", side: "p2"}) { nodes { id participants { nodes { id } } } } }`,
		`{ whoMet(actor: "p1", first: 20) { nodes { count meetings(first: 5) { nodes { id } } } } }`,
		`{ meetingGroups(by: PARTICIPANT, where: {status: [HELD]}, first: 10) { nodes { key count } } }`,
		`{ people(first: 20) { nodes { meetings(first: 5) { nodes { id } } } } }`,
	} {
		if a := ask(query(document)); a.status != http.StatusOK || len(a.codes) > 0 || !json.Valid([]byte(a.data)) {
			t.Errorf("%s: %d %.200s", document, a.status, a.text)
		}
	}
}
