//go:build integration

package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// visitor looks at the record in a browser, and counts the clicks.
type visitor struct {
	t      *testing.T
	tab    context.Context
	url    string
	clicks int
	since  time.Time // the last step
}

// newVisitor serves the record, and opens a browser.
func newVisitor(t *testing.T, h http.Handler) *visitor {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	r := &visitor{t: t, tab: openTab(t), url: s.URL, since: time.Now()}
	// Without this, only the window in front of all others would say what has the focus.
	r.do("have the focus", emulation.SetFocusEmulationEnabled(true))
	return r
}

// do does something, and fails if it cannot be done.
func (r *visitor) do(what string, actions ...chromedp.Action) {
	r.t.Helper()
	r.since = time.Now()
	if err := chromedp.Run(r.tab, actions...); err != nil {
		r.t.Fatalf("%s: %v", what, err)
	}
}

// open opens an address anew, with no click so far.
func (r *visitor) open(address string) {
	r.t.Helper()
	r.clicks = 0
	// A page of the same document would keep what was typed.
	r.do("open "+address, chromedp.Navigate("about:blank"), chromedp.Navigate(r.url+address))
}

// click clicks the first thing that a selector or an XPath finds.
func (r *visitor) click(selector string) {
	r.t.Helper()
	r.clicks++
	r.since = time.Now()
	var err error
	for range 5 {
		// A page that draws itself anew between finding and clicking takes the thing away.
		if err = chromedp.Run(r.tab, chromedp.Click(selector, chromedp.BySearch)); err == nil || !strings.Contains(err.Error(), "-32000") {
			break
		}
	}
	if err != nil {
		r.t.Fatalf("click %s: %v", selector, err)
	}
}

// types clicks a box, and types into it.
func (r *visitor) types(selector, text string) {
	r.t.Helper()
	r.click(selector)
	// What loads above the box moves the box, so that the click can miss it.
	r.do("type "+text, chromedp.Focus(selector), chromedp.ActionFunc(func(ctx context.Context) error { return input.InsertText(text).Do(ctx) }))
}

// chooses sets a box for a day, or a slider. It counts as a click.
func (r *visitor) chooses(selector, value string) {
	r.t.Helper()
	r.clicks++
	r.do("choose "+value, chromedp.WaitVisible(selector), chromedp.SetValue(selector, value), chromedp.Evaluate(`document.querySelector(`+quotedForScripts(selector)+`).dispatchEvent(new Event("change", {bubbles: true}))`, nil))
}

// sees waits until the page shows words.
func (r *visitor) sees(words ...string) {
	r.t.Helper()
	for _, w := range words {
		r.waits("the page does not show "+w, `document.querySelector("main")?.innerText.includes(`+quotedForScripts(w)+`) ?? false`)
	}
}

// waits waits until a script yields true. A page that is just being loaded cannot say so, and is asked again.
func (r *visitor) waits(otherwise, script string) {
	r.t.Helper()
	var err error
	for end := time.Now().Add(stuckAfter / 5); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		yes := false
		if err = chromedp.Run(r.tab, chromedp.Evaluate(script, &yes)); yes {
			return
		}
	}
	page := ""
	_ = chromedp.Run(r.tab, chromedp.Evaluate(`document.body.innerText`, &page))
	r.t.Fatalf("%s: %v\n%s", otherwise, err, page)
}

// shows is sees, and axe finds nothing serious.
func (r *visitor) shows(words ...string) {
	r.t.Helper()
	r.sees(words...)
	for _, found := range axe(r.tab, r.t) {
		r.t.Errorf("axe, on the page that shows %q: %s", words[0], found)
	}
}

// within says how many clicks a task took, and fails if there were more than it should take.
func (r *visitor) within(clicks int, task string) {
	r.t.Helper()
	r.t.Logf("%s: clicks %d, the last step took %d ms", task, r.clicks, time.Since(r.since).Milliseconds())
	if r.clicks > clicks {
		r.t.Errorf("%s took %d clicks, and should take at most %d", task, r.clicks, clicks)
	}
}

// number returns the number that a script yields.
func (r *visitor) number(script string) float64 {
	r.t.Helper()
	var n float64
	r.do(script, chromedp.Evaluate(script, &n))
	return n
}

// takePicture keeps a picture of a page.
func takePicture(tab context.Context, t *testing.T, file string) {
	t.Helper()
	var png []byte
	if err := chromedp.Run(tab, chromedp.CaptureScreenshot(&png)); err != nil {
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
