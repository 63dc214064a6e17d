//go:build integration

package main

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"parley/graph/memory"
	"parley/loader/synthetic"
)

// TestGraphViewEvidence: a meeting of a drawing to which a reader points, or goes by key, says the sentence on which it rests, its outlet and
// its origins.
func TestGraphViewEvidence(t *testing.T) {
	r := newVisitor(t, served(t))
	r.open("/#/graph/steve-witkoff")
	r.sees("Point at a meeting", "11 more: 11 people")
	r.until("nothing loads or moves", still)
	at := value[[]float64](r, `(() => { const b = document.querySelector('g[data-id="moscow-2025-12-02"] circle').getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2] })()`)
	r.do("point at a meeting", chromedp.ActionFunc(func(ctx context.Context) error {
		return input.DispatchMouseEvent(input.MouseMoved, at[0], at[1]).Do(ctx)
	}))
	r.shows("● held US-Russian talks in Moscow", "as reported by Kyiv Independent, 2025-12-03", "one origin")
	r.do("go to another meeting", chromedp.Focus(`g[data-id="hallandale-beach-2025-11-30"]`))
	r.until("it says what it rests on", `/Talks at Hallandale Beach.*as reported by/s.test(document.querySelector(".evidence").innerText)`)
}

// TestGraphViewQuery: the query behind a drawing of more than 100 meetings has all of them.
func TestGraphViewQuery(t *testing.T) {
	folder := writeFolder(t, nil) + "/small"
	if err := synthetic.Write(folder, synthetic.Options{Meetings: 150, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	r := newVisitor(t, serveFolder(t, folder, memory.New()))
	r.open("/#/graph/~a")
	r.sees("things, with", "1 to 100 of")
	r.until("the query has all meetings", `JSON.parse(new URL(document.querySelector('a[href^="/playground/?"]').href).searchParams.get("variables")).ids.length === 150`)
	r.click(`//a[text()="Show the query"]`)
	r.do("the playground opens", chromedp.WaitVisible(`.graphiql-query-editor .view-line`), chromedp.Click(`button.graphiql-execute-button`))
	r.until("the answer has all meetings", `document.body.innerText.includes("150 rows")`)
}
