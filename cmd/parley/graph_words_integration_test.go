//go:build integration

package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestGraphViewWordsForPeople: the graph has no brackets of EDTF, also not in what a screen reader says. A network and chains without any
// meeting say on which sources that rests.
func TestGraphViewWordsForPeople(t *testing.T) {
	r := newVisitor(t, served(t))
	r.open("/#/graph/steve-witkoff")
	r.shows("on or after 3 December 2025")
	r.lacks("..]", "[20")
	if n := value[float64](r, `[...document.querySelectorAll("svg.graph g[aria-label]")].filter(g => /\[|\.\./.test(g.getAttribute("aria-label"))).length`); n != 0 {
		t.Errorf("a screen reader says brackets of %.0f things", n)
	}
	r.press("Add all 11")
	r.chooses(`select[name="chain-from"]`, "steve-witkoff")
	r.chooses(`select[name="chain-to"]`, "vladimir-putin")
	r.sees("2025-12-02 → Vladimir Putin")
	r.lacks("..]", "[20")
	r.do("open the filters", chromedp.Click(`details.filters summary`))
	r.chooses(`input[name="until"]`, "2025-11-30")
	const noRecord = "It rests on 5 sources, which reported from 2025-11-30 to 2025-12-06: "
	r.sees(noRecord)
	r.open("/#/network/people?place=moscow&until=2025-11-01")
	r.shows(noRecord)
}
