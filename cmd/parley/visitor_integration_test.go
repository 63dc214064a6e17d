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

// visitor looks at the pages in a browser, and counts the clicks.
type visitor struct {
	t      *testing.T
	tab    context.Context //nolint:containedctx // it is the browser's tab
	url    string
	clicks int
	since  time.Time // the last step
}

// newVisitor serves a record, and opens a browser. Further options come after those of all tests.
func newVisitor(t *testing.T, h http.Handler, further ...chromedp.ExecAllocatorOption) *visitor {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	r := &visitor{t: t, tab: openTab(t, further...), url: s.URL, since: time.Now()}
	// Without this, only the window in front of all others would say what has the focus.
	r.do("have the focus", emulation.SetFocusEmulationEnabled(true))
	return r
}

// do does something, and fails if it cannot be done.
func (r *visitor) do(what string, actions ...chromedp.Action) {
	r.t.Helper()
	r.since = time.Now()
	if err := chromedp.Run(r.tab, actions...); err != nil {
		r.t.Fatalf("%s: %v\n%s", what, err, r.page())
	}
}

// page returns what the page says, for messages.
func (r *visitor) page() string {
	text := ""
	_ = chromedp.Run(r.tab, chromedp.Evaluate(`document.body.innerText`, &text))
	return text
}

// open opens a path of the server, or a whole address, anew, with no click so far.
func (r *visitor) open(address string) {
	r.t.Helper()
	r.clicks = 0
	if strings.HasPrefix(address, "/") {
		address = r.url + address
	}
	// A page of the same document would keep what was typed.
	r.do("open "+address, chromedp.Navigate("about:blank"), chromedp.Navigate(address))
}

// click clicks the first thing that a selector or an XPath finds, when nothing on the page loads or moves any more: a reader does not click on
// what still moves.
func (r *visitor) click(selector string) {
	r.t.Helper()
	r.clicks++
	var err error
	for range 5 {
		r.do("wait for "+selector, chromedp.WaitVisible(selector, chromedp.BySearch))
		r.until("nothing loads or moves", still)
		r.since = time.Now()
		// A page that draws itself anew between finding and clicking takes the thing away.
		if err = chromedp.Run(r.tab, chromedp.Click(selector, chromedp.BySearch)); err == nil || !strings.Contains(err.Error(), "-32000") {
			break
		}
	}
	if err != nil {
		r.t.Fatalf("click %s: %v\n%s", selector, err, r.page())
	}
}

// still is JavaScript that reports whether no answer is awaited, and the page is as high as two frames before.
const still = `new Promise(done => {
	const height = () => document.documentElement.scrollHeight, before = height()
	const loads = [...document.querySelectorAll("main p[role=status]")].some(p => p.textContent.startsWith("Loading"))
	requestAnimationFrame(() => requestAnimationFrame(() => done(!loads && height() === before)))
})`

// press clicks the button with these words.
func (r *visitor) press(words string) {
	r.t.Helper()
	r.click(`//main//button[normalize-space(.)="` + words + `"]`)
}

// types clicks a box, and types into it.
func (r *visitor) types(selector, text string) {
	r.t.Helper()
	r.click(selector)
	r.do("type "+text, chromedp.ActionFunc(func(ctx context.Context) error { return input.InsertText(text).Do(ctx) }))
}

// chooses sets a box for a day, a slider or a list, once the list has the value. It counts as a click.
func (r *visitor) chooses(selector, value string) {
	r.t.Helper()
	r.clicks++
	field := `document.querySelector(` + quotedForScripts(selector) + `)`
	option := field + `.tagName !== "SELECT" || [...` + field + `.options].some(o => o.value === ` + quotedForScripts(value) + `)`
	r.do("find "+selector, chromedp.WaitVisible(selector))
	r.until(selector+" has "+value, option)
	r.do("choose "+value, chromedp.Evaluate(field+`.value = `+quotedForScripts(value)+`; `+field+`.dispatchEvent(new Event("change", {bubbles: true}))`, nil))
}

// until waits until a condition in JavaScript is true, also if it is a promise. A page that is just being loaded cannot say so, and is asked again.
func (r *visitor) until(what, condition string) {
	r.t.Helper()
	var err error
	for end := time.Now().Add(stuckAfter / 3); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		yes := false
		if err = chromedp.Run(r.tab, chromedp.Evaluate(condition, &yes, awaiting)); yes {
			return
		}
	}
	r.t.Fatalf("not so: %s: %v\n%s", what, err, r.page())
}

// sees waits until the page shows words.
func (r *visitor) sees(words ...string) {
	r.t.Helper()
	for _, w := range words {
		r.until("the page shows "+w, `document.querySelector("main")?.innerText.includes(`+quotedForScripts(w)+`) ?? false`)
	}
}

// shows is sees, and axe finds nothing serious.
func (r *visitor) shows(words ...string) {
	r.t.Helper()
	r.sees(words...)
	r.accessible("the page that shows " + words[0])
}

// accessible fails the test if axe finds something serious on the page.
func (r *visitor) accessible(what string) {
	r.t.Helper()
	for _, found := range axe(r.tab, r.t) {
		r.t.Errorf("axe, %s: %s", what, found)
	}
}

// value returns the value of an expression in JavaScript, also if it is a promise.
func value[T any](r *visitor, expression string) T {
	r.t.Helper()
	var v T
	r.do("evaluate "+expression, chromedp.Evaluate(expression, &v, awaiting))
	return v
}

// within says how many clicks a task took, and fails if there were more than it should take.
func (r *visitor) within(clicks int, task string) {
	r.t.Helper()
	r.t.Logf("%s: clicks %d, the last step took %d ms", task, r.clicks, time.Since(r.since).Milliseconds())
	if r.clicks > clicks {
		r.t.Errorf("%s took %d clicks, and should take at most %d", task, r.clicks, clicks)
	}
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
