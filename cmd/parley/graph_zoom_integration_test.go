//go:build integration

package main

import (
	"strconv"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parley/graph/memory"
	"parley/loader/synthetic"
)

// lowestName is JavaScript for the height of the lowest name in a drawing, in pixels.
const lowestName = `Math.min(...[...document.querySelectorAll("svg.graph text")].map(t => t.getBoundingClientRect().height))`

// shownNames is JavaScript for the number of names that are inside of a drawing.
const shownNames = `(() => {
	const f = document.querySelector("svg.graph").getBoundingClientRect()
	return [...document.querySelectorAll("svg.graph text")].filter(t => { const b = t.getBoundingClientRect(); return b.left >= f.left && b.right <= f.right && b.top >= f.top && b.bottom <= f.bottom }).length
})()`

// span is JavaScript for the distance between the two outermost things of a drawing, in pixels.
const span = `(() => {
	const at = [...document.querySelectorAll("svg.graph g[data-id]")].map(g => g.querySelector("circle, rect").getBoundingClientRect().x)
	return Math.max(...at) - Math.min(...at)
})()`

// TestGraphViewOnAPhone: on a phone and in a low frame, the names of a drawing can be read. Buttons, keys and two fingers come closer. One finger
// scrolls the page.
func TestGraphViewOnAPhone(t *testing.T) {
	r := newVisitor(t, served(t))
	phone := chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile, chromedp.EmulateTouch)
	r.do("a phone", phone)
	r.open("/#/graph/steve-witkoff")
	r.sees("11 more: 11 people")
	r.until("nothing loads or moves", still)
	r.do("go to a thing", chromedp.Evaluate(`document.querySelector('g[data-id="moscow-2025-12-02"]').scrollIntoView({block: "center"})`, nil))
	r.tap(`g[data-id="moscow-2025-12-02"]`)
	r.sees("3 more: 3 people")
	for view, size := range map[string]chromedp.Action{"/": phone, "/?embed": chromedp.EmulateViewport(600, 320)} {
		r.do("a small window", size)
		for _, address := range []string{"#/graph/steve-witkoff", "#/network/people"} {
			r.open(view + address)
			r.until("names are drawn", shownNames+` >= 3`)
			if height := value[float64](r, lowestName); height < 11 {
				t.Errorf("%s%s: a name is %.0f pixels high", view, address, height)
			}
			for _, zoom := range []chromedp.Action{chromedp.Click(`button[aria-label="Closer"]`), chromedp.Tasks{chromedp.Focus(`svg.graph g[tabindex="0"]`), chromedp.KeyEvent("+")}} {
				before := value[float64](r, span)
				r.do("come closer", zoom)
				r.until("the things are further apart", span+` > 1.3 * `+number(before))
			}
			r.accessible("a drawing from closer")
			before := value[float64](r, span)
			r.do("a key steps back", chromedp.KeyEvent("-"))
			r.until("the things are nearer to each other", span+` < 0.8 * `+number(before))
			r.press("See all")
		}
	}
	r.do("a phone", phone)
	r.open("/#/graph/steve-witkoff")
	r.until("names are drawn", shownNames+` >= 3`)
	pinchAndScroll(r, span)
}

// TestGraphViewKeysOfALargeDrawing: a drawing by WebGL takes the focus. Its keys, its buttons and two fingers do what the legend says.
func TestGraphViewKeysOfALargeDrawing(t *testing.T) {
	folder := writeFolder(t, nil) + "/large"
	if err := synthetic.Write(folder, synthetic.Options{Meetings: 500, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	r := newVisitor(t, serveFolder(t, folder, memory.New()), withWebGL()...)
	r.do("a phone", chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile, chromedp.EmulateTouch))
	r.open("/#/graph/~a")
	r.until("it is drawn", drawnByWebGL)
	r.sees("Arrow keys move the drawing.")
	r.lacks("Arrow keys go to the next thing.")
	r.until("the address says what is seen", `location.hash.includes("~v")`)
	// The middle and the width of what is seen.
	const seen = `location.hash.split("~v")[1].split(".").map(n => parseInt(n, 36))`
	r.accessible("a large drawing on a phone")
	at := value[[]float64](r, seen)
	r.do("come closer", chromedp.Focus(`.graph.canvas`), chromedp.KeyEvent("+"))
	r.until("less is seen", seen+`[2] < 0.8 * `+number(at[2]))
	r.do("go to the right", chromedp.KeyEvent(kb.ArrowRight))
	r.until("the middle is further to the right", seen+`[0] > `+number(at[0]))
	before := value[[]float64](r, seen)
	r.do("come closer by a button", chromedp.Click(`button[aria-label="Closer"]`))
	r.until("less is seen", seen+`[2] < 0.8 * `+number(before[2]))
	pinchAndScroll(r, `1e6 / `+seen+`[2]`)
}

// pinchAndScroll moves two fingers apart on a drawing, so that its scale grows, and scrolls the page with one finger.
func pinchAndScroll(r *visitor, scale string) {
	t := r.t
	t.Helper()
	r.do("go to the drawing", emulation.SetTouchEmulationEnabled(true), chromedp.Evaluate(`document.querySelector(".plane").scrollIntoView({block: "center"})`, nil))
	middle := value[[]float64](r, `(() => { const b = document.querySelector(".plane").getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2] })()`)
	x, y := middle[0], middle[1]
	before, top := value[float64](r, scale), value[float64](r, `scrollY`)
	two := func(apart float64) []*input.TouchPoint {
		return []*input.TouchPoint{{X: x - apart, Y: y, ID: 1}, {X: x + apart, Y: y, ID: 2}}
	}
	r.do("move two fingers apart",
		input.DispatchTouchEvent(input.TouchStart, two(30)), input.DispatchTouchEvent(input.TouchMove, two(45)),
		input.DispatchTouchEvent(input.TouchMove, two(60)), input.DispatchTouchEvent(input.TouchEnd, []*input.TouchPoint{}))
	r.until("two fingers come closer", scale+` > 1.5 * `+number(before))
	if now := value[float64](r, `scrollY`); now != top {
		t.Errorf("two fingers scroll the page by %.0f pixels", now-top)
	}
	before = value[float64](r, scale)
	r.do("put one finger down", input.DispatchTouchEvent(input.TouchStart, []*input.TouchPoint{{X: x / 2, Y: y, ID: 1}}))
	for up := 20.0; up <= 200; up += 20 {
		r.do("move it up", input.DispatchTouchEvent(input.TouchMove, []*input.TouchPoint{{X: x / 2, Y: y - up, ID: 1}}))
	}
	r.do("lift it", input.DispatchTouchEvent(input.TouchEnd, []*input.TouchPoint{}))
	r.until("the page has scrolled", `scrollY > 100 + `+number(top))
	if now := value[float64](r, scale); now != before {
		t.Errorf("one finger changes the scale of the drawing from %f to %f", before, now)
	}
}

// tap touches an element with one finger.
func (r *visitor) tap(element string) {
	r.t.Helper()
	at := value[[]float64](r, `(() => { const b = document.querySelector(`+quotedForScripts(element)+`).querySelector("circle, rect").getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2] })()`)
	r.do("tap "+element, input.DispatchTouchEvent(input.TouchStart, []*input.TouchPoint{{X: at[0], Y: at[1]}}), input.DispatchTouchEvent(input.TouchEnd, []*input.TouchPoint{}))
}

// number returns a number as JavaScript has it.
func number(n float64) string { return strconv.FormatFloat(n, 'g', -1, 64) }
