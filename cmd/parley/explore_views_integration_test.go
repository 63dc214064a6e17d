//go:build integration

package main

import (
	"context"
	"net/http/httptest"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parley/graph/memory"
	"parley/internal/server"
)

// TestExploreTimeline: what is not exact is soft, what was overtaken stays, a mark says what it rests on, and the address brings all of it back.
func TestExploreTimeline(t *testing.T) {
	r := newVisitor(t, served(t))
	r.open("/#/timeline/all?from=2025-11-30&until=2025-12-07&lanes=status")
	r.shows("15 meetings. Shown are the days from 2025-11-30 to 2025-12-07.")
	for what, want := range map[string]float64{
		`rect.bar[mask="url(#soft-end)"]`:   3, // "after their Moscow trip": from a day on
		`rect.bar[mask="url(#soft-begin)"]`: 1, // up to a day
		`.mark.held .ghost rect`:            1, // Moscow, "next week"
		`.mark.rescheduled`:                 1, // Paris, which Ireland replaced
	} {
		if n := value[float64](r, "document.querySelectorAll(`svg "+what+"`).length"); n != want {
			t.Errorf("%s: %.0f in the drawing, want %.0f", what, n, want)
		}
	}
	r.do("the keyboard goes from mark to mark", chromedp.Focus(`svg a[tabindex="0"]`), chromedp.KeyEvent(kb.ArrowRight))
	r.shows("independent origins", "as reported by")
	focused := ""
	r.do("what has the focus", chromedp.Evaluate(`document.activeElement.getAttribute("aria-label")`, &focused))
	r.do("Enter opens the meeting", chromedp.KeyEvent(kb.Enter))
	r.sees("At the table")
	r.open("/#/timeline/all?from=2025-11-30&until=2025-12-07&asOf=2025-11-30")
	r.sees("3 meetings", "2025-11-30 Play")
	if ghosts := value[float64](r, `document.querySelectorAll("svg .ghost rect").length`); ghosts != 0 {
		t.Errorf("by 30 November nothing was overtaken, but the drawing has %.0f ghosts", ghosts)
	}
	r.click(`//a[text()="status"]`)
	r.sees("3 meetings")
	address := ""
	r.do("the address", chromedp.Location(&address))
	if want := r.url + "/#/timeline/all?asOf=2025-11-30&from=2025-11-30&until=2025-12-07&lanes=status"; address != want {
		t.Errorf("the address is %s, want %s", address, want)
	}
	t.Logf("the focus was on %s", focused)
}

// TestExploreAxis: no label of the axis says the same as another one, and none stands over another one, whatever the length of the period.
func TestExploreAxis(t *testing.T) {
	r := newVisitor(t, served(t))
	const labels = `[...document.querySelectorAll("main .drawing svg > g[aria-hidden] > g > text")]`
	for _, width := range []int64{390, 1100, 1400} {
		r.do("a window", chromedp.EmulateViewport(width, 900))
		for _, period := range []string{"from=2025-11-30&until=2025-11-30", "from=2025-11-30&until=2025-12-07", "from=2025-11-01&until=2026-01-31", "from=2025-08-01&until=2026-02-01", "from=2025-05-01&until=2026-03-01", "from=2024-01-01&until=2025-12-31", "from=2021-01-01&until=2026-01-31", "from=2006-01-01&until=2026-01-01"} {
			r.open("/#/timeline/all?" + period)
			r.until("the axis has labels", labels+`.length > 0`)
			said := value[[]string](r, labels+`.map(l => l.textContent)`)
			if slices.Sort(said); len(slices.Compact(slices.Clone(said))) != len(said) {
				t.Errorf("%d pixels, %s: a label is there twice: %q", width, period, said)
			}
			if n := value[float64](r, labels+`.filter((l, i, all) => i > 0 && l.getBoundingClientRect().left < all[i - 1].getBoundingClientRect().right).length`); n > 0 {
				t.Errorf("%d pixels, %s: %.0f labels of %q stand over the label before", width, period, n, said)
			}
		}
	}
}

// TestExploreMap: the places of the dossier are on the map, by their coordinates or by their country, and the others are listed. A circle
// counts the meetings that took place. Meetings that were planned or moved stand apart, with their status.
func TestExploreMap(t *testing.T) {
	r := newVisitor(t, served(t))
	r.open("/#/map/all")
	r.shows("Meetings took place in 5 places on the map", "2 meetings that took place have no place on record", "Moscow: 1 meeting", "Florida: 2 meetings (country only)", "Brussels: 1 meeting\n", "Natural Earth")
	r.shows("Where meetings were planned, or did not take place", "Brussels: 2 ○ planned", "Paris: 1 ↷ moved 1 ○ planned", "an unspecified European country: 1 ○ planned")
	r.lacks("Paris: 1 meeting", "Ireland: 1 meeting", "Europe: 1 meeting", "European country: 1 meeting")
	for what, want := range map[string]float64{`a.spot`: 7, `a.spot.vague`: 2, `a.spot circle`: 5, `a.spot.other[aria-label="Paris: 1 moved, 1 planned"]`: 1, `a.spot[aria-label="Brussels: 1 meeting took place, 2 planned"] circle`: 1} {
		if n := value[float64](r, "document.querySelectorAll(`svg "+what+"`).length"); n != want {
			t.Errorf("%s: %.0f on the map, want %.0f", what, n, want)
		}
	}
	r.click(`//ul[@class="places"]//a[starts-with(text(), "Moscow")]`)
	r.shows("Only meetings in this place, or in a place within it: moscow.", "1 meeting.")
	r.open("/#/map/all?asOf=2025-11-30&until=2025-11-30")
	r.sees("Hallandale Beach: 1 meeting")
}

// views are the addresses of all views.
var views = map[string]string{
	"/#/":                          "Who took part",
	"/#/timeline/all":              "16 meetings",
	"/#/map/all":                   "Meetings took place in",
	"/#/meeting/moscow-2025-12-02": "At the table",
	"/#/actor/steve-witkoff?to=andrii-hnatov": "From Steve Witkoff to Andrii Hnatov",
	"/#/plan/all":                                  "Who stands where",
	"/#/topic/Issue%3Adonbas-withdrawal":           "Who stands where",
	"/#/source/kyiv-independent-2025-12-03":        "Show the query",
	"/#/search/Witkoff":                            "Words that were said",
	"/#/network/people":                            "13 people",
	"/#/list/disputes":                             "1 to ",
	"/#/list/sources":                              "1 to 5 of 5",
	"/#/list/people?side=ukraine":                  "Rustem Umerov in ",
	"/#/graph/steve-witkoff":                       "things, with",
	"/#/meeting/geneva-talks":                      "At the table",
	"/#/timeline/all?lanes=status&asOf=2025-12-01": "meetings",
	"/#/topic/PlanVersion%3Aus-peace-plan-revised?asOf=2025-12-01": "version of a plan",
}

// TestExploreOnAPhone: no view is wider than a phone, and axe finds nothing serious, in light and in dark.
func TestExploreOnAPhone(t *testing.T) {
	r := newVisitor(t, served(t))
	for _, scheme := range []string{"light", "dark"} {
		r.do("a phone", chromedp.EmulateViewport(390, 844), emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}))
		for address, words := range views {
			r.open(address)
			r.shows(words)
			if over := value[float64](r, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
				t.Errorf("%s, %s: the page is %.0f pixels wider than a phone", address, scheme, over)
			}
		}
	}
}

// TestExploreMeanings: a word says what it means to a hand, to the keyboard and to a screen reader.
func TestExploreMeanings(t *testing.T) {
	r := newVisitor(t, served(t))
	r.open("/#/meeting/moscow-2025-12-02")
	r.sees("At the table")
	r.do("go to a word", chromedp.Evaluate(`[...document.querySelectorAll(".term button")].find(b => b.innerText === "Reports").focus()`, nil))
	r.until("the keyboard shows the meaning", `document.querySelectorAll("[role=tooltip]:not([hidden])").length === 1`)
	described := value[float64](r, `Number(document.getElementById(document.activeElement.getAttribute("aria-describedby")).textContent.includes("What sources say, word for word"))`)
	if described != 1 {
		t.Error("the word is not described by its meaning")
	}
	r.do("Escape hides the meaning", chromedp.KeyEvent(kb.Escape))
	r.until("Escape hides the meaning", `document.querySelectorAll("[role=tooltip]:not([hidden])").length === 0`)
	r.do("point at a word", chromedp.ScrollIntoView(`.term button`), chromedp.ActionFunc(func(ctx context.Context) error {
		x, y := value[float64](r, `document.querySelector(".term button").getBoundingClientRect().x + 3`), value[float64](r, `document.querySelector(".term button").getBoundingClientRect().y + 3`)
		return input.DispatchMouseEvent(input.MouseMoved, x, y).Do(ctx)
	}))
	r.until("a hand shows the meaning", `document.querySelectorAll("[role=tooltip]:not([hidden])").length === 1`)
}

// TestExploreNothing: a record without sources, and a server that does not answer, are said as such.
func TestExploreNothing(t *testing.T) {
	h, err := server.Handler(memory.New())
	if err != nil {
		t.Fatal(err)
	}
	r := newVisitor(t, h)
	r.open("/")
	r.shows("The record has no sources.", "No record.")
	for _, address := range []string{"/#/plan/all", "/#/timeline/all", "/#/map/all"} {
		r.open(address)
		r.shows("No record.")
	}
	gone := httptest.NewServer(served(t))
	r.url = gone.URL
	r.open("/")
	r.sees("5 sources")
	gone.CloseClientConnections()
	gone.Close()
	r.click(`//a[text()="The plan"]`)
	r.shows("The answer did not come")
}
