//go:build integration

package main

import (
	"regexp"
	"slices"
	"testing"
)

// dayOf finds the days of a chain.
var dayOf = regexp.MustCompile(`\d{4}-\d{2}-\d{2}`)

// backwards returns the chains of the page that go back in time.
func (r *visitor) backwards() []string {
	r.t.Helper()
	chains := value[[]string](r, `[...document.querySelectorAll("ol.chains > li")].map(li => li.innerText)`)
	if len(chains) == 0 {
		r.t.Fatalf("the page has no chain\n%s", r.page())
	}
	return slices.DeleteFunc(chains, func(chain string) bool { return slices.IsSorted(dayOf.FindAllString(chain, -1)) })
}

// TestExploreChainsInOrder: nothing passes back in time, so chains that go back in time are on the list only after the reader asks for them. The address keeps this.
func TestExploreChainsInOrder(t *testing.T) {
	const goesBack = `[...document.querySelectorAll("ol.chains > li")].some(li => /2025-12-06.*2025-12-02/.test(li.innerText))`
	r := newVisitor(t, served(t))
	r.open("/#/actor/andrii-hnatov?to=vladimir-putin")
	r.shows("From Andrii Hnatov to Vladimir Putin", "US-Russian talks in Moscow")
	if found := r.backwards(); len(found) > 0 {
		t.Errorf("chains go back in time: %q", found)
	}
	r.click(`input[name="any-order"]`)
	r.until("there are chains that go back in time, too", goesBack)
	r.open(value[string](r, "location.href"))
	r.until("the address brings them back", goesBack)
	// Up to 30 November, the record has no chain at all.
	r.open("/#/actor/andrii-hnatov?to=vladimir-putin&asOf=2025-11-30")
	r.shows("No chain is in the order of time.", "No record.")

	r.open("/#/graph/~n0andrii-hnatov_hs0hs0.0vladimir-putin_i00hs0~candrii-hnatov.vladimir-putin")
	r.sees("US-Russian talks in Moscow")
	if found := r.backwards(); len(found) > 0 {
		t.Errorf("chains beside the graph go back in time: %q", found)
	}
	r.click(`input[name="any-order"]`)
	r.until("there are chains that go back in time, too", goesBack)
	r.until("the address is written", `location.hash.includes("~o")`)
	r.open(value[string](r, "location.href"))
	r.until("the address brings them back", goesBack)
}
