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
