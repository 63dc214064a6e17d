//go:build integration

package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parley/graph"
	"parley/graph/memory"
)

// drawn is JavaScript for the things of a drawing with their places, as one text.
const drawn = `[...document.querySelectorAll("svg.graph g[data-id]")].map(g => {
	const s = g.querySelector("circle, rect"), n = a => Number(s.getAttribute(a))
	const at = s.tagName === "circle" ? [n("cx"), n("cy")] : [n("x") + n("width") / 2, n("y") + n("height") / 2]
	return g.dataset.id + "@" + at.map(Math.round)
}).sort().join(" ")`

// dots is JavaScript for the number of things of a drawing.
const dots = `document.querySelectorAll("svg.graph g[data-id]").length`

// nothingHidden is JavaScript that reports whether the filter hides nothing.
const nothingHidden = `!document.querySelector("main").innerText.includes("The filter hides")`

// TestGraphView works with the graph view as an analyst does: from an actor through counts and expansions to pins, filters, chains, an
// earlier moment, and an address that brings everything back.
func TestGraphView(t *testing.T) { walkGraph(t, memory.New()) }

func TestGraphViewOnNeo4j(t *testing.T) { walkGraph(t, openNeo4j(t)) }

func walkGraph(t *testing.T, store graph.Keeper) {
	t.Helper()
	r := newVisitor(t, serveFolder(t, "", store))
	r.open("/#/actor/steve-witkoff")
	r.click(`//main//a[text()="Open in the graph"]`)
	r.until("the actor and his meetings are drawn", dots+` > 1`)
	r.accessible("the graph of one actor")
	begin := value[int](r, dots)
	r.do("select a meeting in the drawing", chromedp.Click(`g[data-id="moscow-2025-12-02"]`))
	r.sees("3 more: 3 people")
	r.press("Add all 3")
	r.until("the meeting is expanded", fmt.Sprintf("%s === %d", dots, begin+3))
	r.press("Collapse")
	r.until("the meeting is collapsed", fmt.Sprintf("%s === %d", dots, begin))
	ctrlZ := func(m ...input.Modifier) chromedp.Action { return chromedp.KeyEvent("z", chromedp.KeyModifiers(m...)) }
	r.do("undo by key", ctrlZ(input.ModifierCtrl))
	r.until("collapsing is undone", fmt.Sprintf("%s === %d", dots, begin+3))
	r.do("redo by key", ctrlZ(input.ModifierCtrl, input.ModifierShift))
	r.until("collapsing is done again", fmt.Sprintf("%s === %d", dots, begin))
	r.press("Undo")
	r.until("collapsing is undone again", fmt.Sprintf("%s === %d", dots, begin+3))

	before := value[string](r, drawn)
	r.drag(`g[data-id="yuri-ushakov"] :is(circle, rect)`, 120, 60)
	r.until("the thing has moved", drawn+" !== "+quotedForScripts(before))
	moved := value[string](r, drawn)
	r.sees("Unpin")
	r.until("the address is written", `location.hash.includes("!")`)
	address := value[string](r, "location.href")
	r.open(address)
	r.until("the same drawing is back", drawn+" === "+quotedForScripts(moved))

	r.do("open the filters", chromedp.Click(`details.filters summary`), chromedp.Click(`input[name="SCHEDULED"]`))
	r.sees("The filter hides")
	r.accessible("a filtered graph")
	r.press("Undo")
	r.until("nothing is hidden", nothingHidden)
	for field, chosen := range map[string]string{`input[name="until"]`: "2025-12-01", `select[name="side"]`: "russia", `select[name="place"]`: "moscow"} {
		r.chooses(field, chosen)
		r.sees("The filter hides")
		r.press("Undo")
		r.until("nothing is hidden", nothingHidden)
	}
	r.chooses(`header input[type="date"]`, "2025-11-30")
	r.sees("more are not on record at this moment.")
	r.press("Undo")
	r.until("the moment is now again", `document.querySelector('header input[type="date"]').value === ""`)
	r.until("all is on record again", `!document.querySelector("main").innerText.includes("not on record at this moment")`)

	r.chooses(`select[name="chain-from"]`, "steve-witkoff")
	r.chooses(`select[name="chain-to"]`, "vladimir-putin")
	r.until("there is a chain", `document.querySelectorAll("ol.chains li").length > 0`)
	r.do("point at a chain", chromedp.Focus(`ol.chains button`))
	r.until("the chain is lit", `document.querySelectorAll('svg.graph line[stroke="#d1246b"]').length >= 2`)

	r.chooses(`input[name="since"]`, "2025-11-30")
	r.sees("new on record", "now held")
	r.accessible("a comparison")
	keepPicture(r.tab, t, "graph")
	r.press("Arrange")
	r.until("the drawing is arranged anew", drawn+" !== "+quotedForScripts(moved))
	if !strings.Contains(value[string](r, drawn), "yuri-ushakov@"+place(moved, "yuri-ushakov")) {
		t.Error("arranging has moved a pinned thing")
	}
	r.do("go on by keys", chromedp.Focus(`g[data-id="moscow-2025-12-02"]`), chromedp.KeyEvent(kb.ArrowLeft))
	r.until("an arrow key leads to another thing", `document.activeElement.dataset.id && document.activeElement.dataset.id !== "moscow-2025-12-02"`)
	for button, kind := range map[string]string{"Save as SVG": "image/svg+xml", "Save as PNG": "image/png"} {
		r.do("watch what is saved", chromedp.Evaluate(`window.saved = ""; URL.createObjectURL = (b) => { window.saved = b.type + " " + b.size; return "#" }; HTMLAnchorElement.prototype.click = () => {}`, nil))
		r.press(button)
		r.until("a file is saved", fmt.Sprintf(`window.saved.startsWith(%q) && Number(window.saved.split(" ")[1]) > 1000`, kind))
	}
}

// place returns the place of a thing in the text of drawn.
func place(drawing, id string) string {
	_, after, _ := strings.Cut(" "+drawing, " "+id+"@")
	at, _, _ := strings.Cut(after, " ")
	return at
}

// drag moves an element with the mouse.
func (r *visitor) drag(element string, x, y float64) {
	r.t.Helper()
	type point struct{ X, Y float64 }
	from := value[point](r, fmt.Sprintf(`(() => { const b = document.querySelector(%q).getBoundingClientRect(); return {X: b.x + b.width / 2, Y: b.y + b.height / 2} })()`, element))
	r.do("drag "+element,
		chromedp.MouseEvent(input.MousePressed, from.X, from.Y, chromedp.ButtonLeft, chromedp.ClickCount(1)),
		chromedp.MouseEvent(input.MouseMoved, from.X+x/2, from.Y+y/2, chromedp.ButtonLeft),
		chromedp.MouseEvent(input.MouseMoved, from.X+x, from.Y+y, chromedp.ButtonLeft),
		chromedp.MouseEvent(input.MouseReleased, from.X+x, from.Y+y, chromedp.ButtonLeft, chromedp.ClickCount(1)),
	)
}
