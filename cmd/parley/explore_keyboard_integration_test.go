//go:build integration

package main

import (
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parley/graph/memory"
	"parley/loader/synthetic"
)

// TestExploreDrawingsAreOneStop: the Tab key stops once in a drawing, and the next press leaves the drawing. The arrow keys go through it.
func TestExploreDrawingsAreOneStop(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "small")
	if err := synthetic.Write(folder, synthetic.Options{Meetings: 300, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	bundled, small := newVisitor(t, served(t)), newVisitor(t, serveFolder(t, folder, memory.New()))
	for _, view := range []struct {
		r             *visitor
		address, mark string
	}{
		{bundled, "/", "a.mark"},
		{small, "/#/timeline/all", "a.count"},
		{bundled, "/#/map/all", "a.spot"},
		{bundled, "/#/graph/steve-witkoff", "g[data-id]"},
	} {
		r, marks := view.r, `main svg `+view.mark
		r.open(view.address)
		r.until("the drawing is there", `document.querySelectorAll("`+marks+`").length > 2`)
		r.until("nothing loads or moves", still)
		if stops := value[float64](r, `[...document.querySelectorAll("`+marks+`")].filter(m => m.tabIndex === 0).length`); stops != 1 {
			t.Errorf("%s: the drawing has %.0f stops of the Tab key, want 1", view.address, stops)
			continue
		}
		r.do("go to the drawing", chromedp.Evaluate(`[...document.querySelectorAll("`+marks+`")].find(m => m.tabIndex === 0).focus()`, nil))
		const inDrawing = `document.activeElement.closest("svg") !== null`
		if !value[bool](r, inDrawing) {
			t.Errorf("%s: the stop does not take the focus", view.address)
		}
		// What the mark says below the drawing has links of its own.
		r.until("nothing loads or moves", still)
		r.do("the Tab key", chromedp.KeyEvent(kb.Tab))
		if value[bool](r, inDrawing) {
			t.Errorf("%s: one press of the Tab key does not leave the drawing", view.address)
		}
		r.do("back with the Tab key", chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(input.ModifierShift)))
		if !value[bool](r, inDrawing) {
			t.Errorf("%s: the Tab key does not lead back to the drawing", view.address)
		}
		seen := map[string]bool{}
		for _, key := range []string{"", kb.ArrowRight, kb.ArrowLeft, kb.ArrowDown, kb.ArrowUp} {
			r.do("an arrow key", chromedp.KeyEvent(key))
			seen[value[string](r, `document.activeElement.getAttribute("aria-label") ?? ""`)] = value[bool](r, inDrawing)
		}
		if len(seen) < 2 || slices.Contains(slices.Collect(maps.Values(seen)), false) {
			t.Errorf("%s: the arrow keys lead to %v", view.address, seen)
		}
	}
}
