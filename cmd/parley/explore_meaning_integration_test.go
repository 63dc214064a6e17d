//go:build integration

package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestExploreMeaningsOnAPhone: on a phone, every meaning is in view as a whole, also in the last row of a table, and makes the page no wider.
func TestExploreMeaningsOnAPhone(t *testing.T) {
	r := newVisitor(t, served(t))
	r.do("a phone", chromedp.EmulateViewport(390, 844))
	for _, address := range []string{"/#/", "/#/plan/all", "/#/meeting/hallandale-beach-2025-11-30", "/#/timeline/all"} {
		r.open(address)
		r.sees("Show the query")
		r.until("nothing loads or moves", still)
		found := value[[]string](r, `(async () => {
			const found = []
			for (const word of document.querySelectorAll("main .term button")) {
				if (!word.checkVisibility()) continue
				word.scrollIntoView({block: "nearest", inline: "nearest"})
				word.focus({preventScroll: true})
				await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
				const meaning = document.querySelector("[role=tooltip]:not([hidden])"), b = meaning.getBoundingClientRect()
				const seen = [[b.left + 4, b.top + 4], [b.right - 4, b.top + 4], [b.left + 4, b.bottom - 4], [b.right - 4, b.bottom - 4]].every(([x, y]) => meaning.contains(document.elementFromPoint(x, y)))
				const over = document.documentElement.scrollWidth - document.documentElement.clientWidth
				if (!seen || over > 0) found.push(word.innerText + " at " + [b.left, b.top, b.right, b.bottom].map(Math.round) + ", the page is " + over + " pixels too wide")
			}
			return found
		})()`)
		for _, what := range found {
			t.Errorf("%s: the meaning of %s is cut", address, what)
		}
		if n := value[float64](r, `document.querySelectorAll("main .term button").length`); n == 0 {
			t.Errorf("%s has no word with a meaning", address)
		}
	}
}
