//go:build integration

package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestExploreMistake: after a mistake in the choice of meetings, the timeline and the map say what is wrong, and the reader can mend it.
func TestExploreMistake(t *testing.T) {
	r := newVisitor(t, served(t))
	for _, view := range []string{"timeline", "map"} {
		r.open("/#/" + view + "/all?from=2025-12-05&until=2025-12-01")
		r.shows("No meetings are shown: 2025-12-01 is before 2025-12-05. Choose other days.", "Replay, as reported by")
		r.chooses(`.controls label:last-of-type input`, "2025-12-06")
		r.sees("Shown are the days from 2025-12-05 to 2025-12-06.")
		r.lacks("No meetings are shown")
		r.open("/#/" + view + "/all?place=nowhere")
		r.shows("No meetings are shown: the record does not know what was chosen.")
		r.do("all places", chromedp.Click(`//main//a[text()="All places"]`))
		r.sees("16 meetings.")
		r.open("/#/" + view + "/all?from=soon")
		r.shows("The answer did not come")
		r.click(`//main//a[text()="everything"]`)
		r.sees("16 meetings.")
	}
}
