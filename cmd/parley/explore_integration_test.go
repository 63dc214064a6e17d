//go:build integration

package main

import (
	"context"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"parley/graph/memory"
	"parley/internal/server"
)

// TestExplore looks at the record in a real browser, as a reader does: from the first page to a meeting, to the passage on which the
// meeting rests, to an actor, to a chain, to the plan, and back to an earlier day. Axe finds nothing serious on any page.
func TestExplore(t *testing.T) {
	store := memory.New()
	if err := loadBundled(context.Background(), store); err != nil {
		t.Fatal(err)
	}
	h, err := server.Handler(store)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	defer s.Close()
	tab := openTab(t)
	do := func(what string, actions ...chromedp.Action) {
		t.Helper()
		if err := chromedp.Run(tab, actions...); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
	}
	shows := func(words ...string) {
		t.Helper()
		for _, w := range words {
			condition := `document.querySelector("main").innerText.includes(` + quotedForScripts(w) + `)`
			if err := chromedp.Run(tab, chromedp.Poll(condition, nil, chromedp.WithPollingTimeout(stuckAfter))); err != nil {
				page := ""
				_ = chromedp.Run(tab, chromedp.Text("main", &page))
				t.Fatalf("the page does not show %q: %v\n%s", w, err, page)
			}
		}
		for _, found := range axe(tab, t) {
			t.Errorf("axe, on the page that shows %q: %s", words[0], found)
		}
	}
	do("open the first page", chromedp.Navigate(s.URL+"/"))
	shows("5 sources", "Talks at Hallandale Beach", "no later report mentions it", "Ukraine sought to revise the proposal", "Yuri Ushakov", "The Independent")
	var bytes float64
	do("measure", chromedp.Evaluate(`[...performance.getEntriesByType("resource"), ...performance.getEntriesByType("navigation")].reduce((sum, e) => sum + e.encodedBodySize, 0)`, &bytes))
	t.Logf("the first page loads %.0f bytes, its data included", bytes)
	if bytes > 150<<10 {
		t.Errorf("the first page loads %.0f bytes, and should load at most 150 KiB", bytes)
	}
	if *update {
		takePicture(tab, t, "../../docs/record.png")
	}
	do("replay the first day", chromedp.SetValue(`input[type="range"]`, "0"))
	shows("2 sources", "under way Talks at Hallandale Beach")
	do("back to now", chromedp.Navigate(s.URL+"/#/"))
	shows("5 sources")
	do("open a meeting", chromedp.Click(`//a[text()="US-Russian talks in Moscow"]`))
	shows("At the table", "Yuri Ushakov", "Yuri Ushakov, who participated in the talks", "No concrete agreement was reached")
	do("open a topic", chromedp.Click(`//main//a[text()="Revised peace plan"]`))
	shows("Meetings about it", "US-Russian talks in Moscow")
	do("open a source", chromedp.Navigate(s.URL+"/#/"), chromedp.Click(`//main//a[text()="Zelensky aides meet US diplomats for fresh Ukraine peace talks"]`))
	shows("reliability B", "Chief of the General Staff of Ukraine Andrii Hnatov")
	do("search as you type", chromedp.SendKeys(`input[type="search"]`, "Witkof"))
	shows("Found", "Steve Witkoff")
	do("open an actor", chromedp.Click(`//a[text()="Steve Witkoff"]`))
	shows("Rustem Umerov 3 times", "special envoy")
	do("choose the end of a chain", chromedp.SetValue(`select`, "andrii-hnatov"), chromedp.Evaluate(`document.querySelector("select").dispatchEvent(new Event("change", {bubbles: true}))`, nil))
	shows("→")
	do("open the plan", chromedp.Click(`//a[text()="The plan"]`))
	shows("a cap on its military", "Cession of the Donbas", "rejects")
	do("open the network", chromedp.Click(`//a[text()="The network"]`))
	shows("13 people, and 46 pairs of people who met.", "Steve Witkoff\t11")
	lines := 0
	do("the drawing has each pair", chromedp.Evaluate(`document.querySelectorAll("figure line").length`, &lines))
	if lines != 46 {
		t.Errorf("the drawing has %d lines", lines)
	}
	do("go back to an earlier day", chromedp.Navigate(s.URL+"/#/meeting/moscow-2025-12-02?asOf=2025-12-01"))
	shows("planned", "expected")
	do("a link that leads nowhere", chromedp.Navigate(s.URL+"/#/meeting/nobody"))
	shows("The record has nothing with this id.")
	do("show the query", chromedp.Navigate(s.URL+"/#/meeting/moscow-2025-12-02"), chromedp.Click(`//a[text()="Show the query"]`))
	editor := `[...document.querySelectorAll(".graphiql-query-editor .view-line")].some(l => l.innerText.replace(/\u00a0/g, " ").includes("query Meeting"))`
	do("the playground opens", chromedp.WaitVisible(`.graphiql-query-editor .view-line`))
	do("the editor has the query", chromedp.Poll(editor, nil, chromedp.WithPollingTimeout(stuckAfter)))
}

// takePicture keeps a picture of a page.
func takePicture(tab context.Context, t *testing.T, file string) {
	t.Helper()
	var png []byte
	if err := chromedp.Run(tab, chromedp.EmulateViewport(1100, 800), chromedp.FullScreenshot(&png, 100)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, png, 0o600); err != nil {
		t.Fatal(err)
	}
}

// quotedForScripts returns a text as a string of JavaScript.
func quotedForScripts(s string) string { return "`" + s + "`" }

// axe returns what axe-core finds serious in the part of a page that a selector names. Without a selector, the part is the page.
func axe(tab context.Context, t *testing.T, part ...string) []string {
	t.Helper()
	script, err := os.ReadFile("../../web/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("%v: run `npm ci` in web/", err)
	}
	var found []string
	run := `axe.run(` + quotedForScripts(strings.Join(append(part, "html")[:1], "")) + `).then(r => r.violations.filter(v => ["serious", "critical"].includes(v.impact)).map(v => v.id + ": " + v.help + ": " + v.nodes.map(n => n.html).slice(0, 3).join(" ")))`
	err = chromedp.Run(tab, chromedp.Evaluate(string(script)+"; 0", nil), chromedp.Evaluate(run, &found, awaiting))
	if err != nil {
		t.Fatalf("axe: %v", err)
	}
	return found
}

// awaiting makes Evaluate wait for a promise.
func awaiting(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }
