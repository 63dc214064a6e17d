//go:build integration

package main

import "testing"

// TestExploreMapOfOnePlace: a map of one place shows the place and the countries around it, however the reader came there.
func TestExploreMapOfOnePlace(t *testing.T) {
	r := newVisitor(t, served(t))
	drawn := func() {
		t.Helper()
		r.shows("Meetings took place in 1 place on the map.")
		r.until("the drawing is there", `document.querySelectorAll("a.spot").length === 1`)
		if n := value[float64](r, `[...document.querySelectorAll(".drawing [d], .drawing circle")].filter(e => /NaN|Infinity/.test(e.outerHTML)).length`); n != 0 {
			t.Errorf("%.0f shapes have no place", n)
		}
		inside := `(() => {
			const frame = document.querySelector(".drawing").getBoundingClientRect()
			const seen = e => { const b = e.getBoundingClientRect(); return b.width > 0 && b.left < frame.right && b.right > frame.left && b.top < frame.bottom && b.bottom > frame.top }
			return [document.querySelector("a.spot circle"), ...document.querySelectorAll(".country")].filter(seen).length
		})()`
		if n := value[float64](r, inside); n < 3 {
			t.Errorf("%.0f shapes are in the drawing: want the place, and countries around it", n)
		}
	}
	r.open("/#/map/all?place=moscow")
	drawn()
	r.open("/#/map/all?from=2025-11-29&until=2025-11-30")
	drawn()
	r.click(`//a[text()="the whole world"]`)
	drawn()
}
