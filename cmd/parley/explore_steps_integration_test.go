//go:build integration

package main

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestExploreHeadings: each view gives the page its name. After a step the focus is on the heading of the view, and a link skips the header.
func TestExploreHeadings(t *testing.T) {
	r := newVisitor(t, served(t))
	titled := func(title string) {
		t.Helper()
		r.until("the page is named "+title, "document.title === "+quotedForScripts(title))
	}
	heading := func(text string) {
		t.Helper()
		r.until("the focus is on "+text, `document.activeElement.matches("main h2") && document.activeElement.textContent === `+quotedForScripts(text))
	}
	r.open("/")
	r.sees("Who took part")
	titled("Parley: the record")
	if n := value[float64](r, `Number(document.activeElement === document.body)`); n != 1 {
		t.Error("the first page takes the focus away from its top")
	}
	r.do("the first stop", chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter))
	r.until("the link skips to the content", `document.activeElement === document.querySelector("main")`)
	r.shows("Who took part")
	r.click(`a.mark[aria-label^="US-Russian talks in Moscow"]`)
	titled("US-Russian talks in Moscow – Parley")
	heading("US-Russian talks in Moscow")
	r.click(`main a.face[href*="yuri-ushakov"]`)
	titled("Yuri Ushakov – Parley")
	heading("Yuri Ushakov")
	r.click(`//header//a[text()="The map"]`)
	titled("Where meetings took place – Parley")
	heading("Where meetings took place")
	r.do("go back", chromedp.NavigateBack())
	titled("Yuri Ushakov – Parley")
	r.types(`input[type="search"]`, "Witkoff")
	titled("Search: Witkoff – Parley")
	if n := value[float64](r, `Number(document.activeElement.type === "search")`); n != 1 {
		t.Error("a search takes the focus away from the box")
	}
	r.click(`//main//a[text()="Steve Witkoff"]`)
	heading("Steve Witkoff")
	if n := value[float64](r, `Number(document.querySelector('input[type="search"]').value === "")`); n != 1 {
		t.Error("the box keeps the word of another view")
	}
	r.do("go back", chromedp.NavigateBack())
	r.until("the box has the word of the search", `document.querySelector('input[type="search"]').value === "Witkoff"`)
}

// TestExploreTypedDay: a day that is typed is one step of the history.
func TestExploreTypedDay(t *testing.T) {
	r := newVisitor(t, served(t))
	r.open("/#/timeline/all")
	r.sees("16 meetings")
	before := value[float64](r, `history.length`)
	r.do("type a day", chromedp.Focus(`header input[type="date"]`), chromedp.KeyEvent("12012025"))
	r.until("the address has the day", `location.hash.includes("asOf=2025-12-01")`)
	if n := value[float64](r, `history.length`) - before; n != 1 {
		t.Errorf("a typed day is %.0f steps", n)
	}
}

// TestExploreMeaningCloses: Escape closes a meaning that a hand has opened, wherever the focus is.
func TestExploreMeaningCloses(t *testing.T) {
	r := newVisitor(t, served(t))
	r.open("/#/meeting/moscow-2025-12-02")
	r.sees("At the table")
	r.do("point at a word", chromedp.ScrollIntoView(`.term button`), chromedp.ActionFunc(func(ctx context.Context) error {
		x, y := value[float64](r, `document.querySelector(".term button").getBoundingClientRect().x + 3`), value[float64](r, `document.querySelector(".term button").getBoundingClientRect().y + 3`)
		return input.DispatchMouseEvent(input.MouseMoved, x, y).Do(ctx)
	}))
	r.until("a hand shows the meaning", `document.querySelectorAll("[role=tooltip]:not([hidden])").length === 1`)
	r.do("Escape", chromedp.KeyEvent(kb.Escape))
	r.until("Escape hides the meaning", `document.querySelectorAll("[role=tooltip]:not([hidden])").length === 0`)
}

// TestEmbeddingShowsTheDrawing: a frame of 600 by 320 pixels, the size of an element without a style, shows the drawing at once.
func TestEmbeddingShowsTheDrawing(t *testing.T) {
	r := newVisitor(t, served(t))
	r.do("a frame", chromedp.EmulateViewport(600, 320))
	for address, least := range map[string]float64{"/?embed#/timeline/all": 0.6, "/?embed#/network/people": 0.6, "/?embed#/graph/steve-witkoff": 0.6, "/?embed#/map/all": 0.6, "/?embed#/timeline/all?from=2025-11-30&until=2025-12-07&lanes=status": 0.6} {
		r.open(address)
		r.until("the drawing is there", `document.querySelectorAll("main svg text").length > 0`)
		r.shows("Show the query")
		seen := value[float64](r, `(() => {
			const box = document.querySelector("main svg").getBoundingClientRect()
			return (Math.min(box.bottom, innerHeight) - Math.max(box.top, 0)) / innerHeight
		})()`)
		if seen < least {
			t.Errorf("%s: the drawing has %.0f %% of the frame", address, 100*seen)
		}
		if n := value[float64](r, `Number(getComputedStyle(document.querySelector(".evidence") ?? document.body).position === "sticky")`); n != 0 {
			t.Errorf("%s: the hint covers the drawing", address)
		}
		if over := value[float64](r, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
			t.Errorf("%s: the page is %.0f pixels wider than the frame", address, over)
		}
	}
}

// TestGraphViewSigns: each status has a sign of its own, in the legend of the graph and in the lists. A graph of an unknown id says that there is nothing.
func TestGraphViewSigns(t *testing.T) {
	r := newVisitor(t, served(t))
	r.open("/#/graph/nobody")
	r.shows("The record has nothing with this id.")
	r.open("/#/graph/steve-witkoff")
	r.sees("things, with")
	if n := value[float64](r, `(() => {
		const signs = [...document.querySelectorAll("figcaption svg.sign")].map(e => e.innerHTML)
		return signs.length - new Set(signs).size
	})()`); n != 0 {
		t.Errorf("%.0f statuses share their sign with others", n)
	}
}
