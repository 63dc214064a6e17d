//go:build integration

package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestGraphViewRefusedFilter: a choice of meetings that the server refuses says so at the drawing, and shows no meeting. Another choice mends it.
func TestGraphViewRefusedFilter(t *testing.T) {
	r := newVisitor(t, served(t))
	const meetings = `document.querySelectorAll('svg.graph g[data-id*="2025-1"]').length`
	r.open("/#/graph/steve-witkoff")
	r.until("his meetings are drawn", meetings+` > 2`)
	r.do("open the filters", chromedp.Click(`details.filters summary`))
	r.chooses(`input[name="until"]`, "2025-12-01")
	r.sees("The filter hides")
	r.chooses(`input[name="from"]`, "2025-12-05")
	r.shows("No meetings are shown: 2025-12-01 is before 2025-12-05. Choose other days.")
	r.until("no meeting is drawn", meetings+` === 0`)
	r.press("Show all meetings")
	r.until("his meetings are back", meetings+` > 2`)
	r.lacks("No meetings are shown")

	for _, address := range []string{"/#/graph/~n0moscow-2025-12-02_hs0hs0.0steve-witkoff_ht0ht0~pnowhere", "/#/graph/~n0moscow-2025-12-02_hs0hs0.0steve-witkoff_ht0ht0~tnothing", "/#/graph/~a~pnowhere"} {
		r.open(address)
		r.shows("No meetings are shown: the record does not know what was chosen.")
		r.until("no meeting is drawn", meetings+` === 0`)
	}
	r.chooses(`select[name="place"]`, "florida")
	r.sees("things, with")
	r.until("the meetings in Florida are drawn", meetings+` === 3`)
}
