//go:build integration

package main

import "testing"

// TestGraphViewActorComesOnRecord: an actor of whom nobody had spoken is not in the graph of that day, and is new in a comparison with that day.
func TestGraphViewActorComesOnRecord(t *testing.T) {
	r := newVisitor(t, served(t))
	r.open("/#/graph/mark-rutte")
	r.until("he and his meeting are drawn", dots+` === 2`)
	r.chooses(`input[name="since"]`, "2025-12-01")
	r.until("both are new on record", `[...document.querySelectorAll("main table tbody tr")].filter(tr => tr.innerText.includes("new on record")).length === 2`)
	r.lacks("no difference")
	r.open("/#/graph/mark-rutte?asOf=2025-12-01")
	r.shows("no report up to this day speaks of it")
	r.until("nobody is drawn", dots+` === 0`)
}

// TestGraphViewOfOneActorLoadsOnce: the graph of somebody with hundreds of meetings draws one thing at first, and asks only once for all that is next to it.
func TestGraphViewOfOneActorLoadsOnce(t *testing.T) {
	r := invented(t, 2000)
	r.open("/#/graph/ana-babababa")
	r.until("the actor is drawn", dots+` === 1`)
	r.until("what is next to it is counted", `/\d+ more: \d+ meetings/.test(document.querySelector("main").innerText)`)
	bytes := value[int](r, `performance.getEntriesByType("resource").filter(e => e.name.endsWith("/graphql")).reduce((sum, e) => sum + e.encodedBodySize, 0)`)
	all := value[int](r, `Math.max(...performance.getEntriesByType("resource").filter(e => e.name.endsWith("/graphql")).map(e => e.encodedBodySize))`)
	t.Logf("%d bytes, the largest answer has %d", bytes, all)
	if bytes > all*5/4 {
		t.Errorf("the graph of one actor asks for %d bytes, and its largest answer has %d", bytes, all)
	}
}
