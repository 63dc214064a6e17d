//go:build integration

package main

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"parley/graph/memory"
	"parley/loader/synthetic"
)

// noteNames is JavaScript that notes the names that are on a canvas, with their boxes. Before a canvas is drawn anew, it is cleared.
const noteNames = `(() => {
	const canvas = CanvasRenderingContext2D.prototype, {fillText, clearRect} = canvas
	window.names = new Map()
	canvas.clearRect = function (...box) { window.names.set(this, []); return clearRect.apply(this, box) }
	canvas.fillText = function (text, x, y) {
		const {actualBoundingBoxLeft: left, actualBoundingBoxRight: right, actualBoundingBoxAscent: up, actualBoundingBoxDescent: down} = this.measureText(text)
		window.names.get(this)?.push({text, left: x - left, right: x + right, top: y - up, bottom: y + down})
		return fillText.call(this, text, x, y)
	}
})()`

// namesOnCanvas is JavaScript for the names that are on any canvas.
const namesOnCanvas = `[...window.names.values()].flat()`

// covering is JavaScript for the number of boxes that cover another box. The boxes are the value of an expression.
const covering = `(boxes => boxes.filter((a, i) => boxes.some((b, j) => j < i && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length)`

// TestGraphViewReadable: a drawing of 2,000 things shows who belongs together. Circles of people lie apart. Only the names of the most important
// things are drawn, and no name covers another.
func TestGraphViewReadable(t *testing.T) {
	const meetings, circles = 1600, 12
	folder := filepath.Join(t.TempDir(), "circles")
	if err := synthetic.Write(folder, synthetic.Options{Meetings: meetings, Seed: 1, Circles: circles}); err != nil {
		t.Fatal(err)
	}
	r := newVisitor(t, serveFolder(t, folder, memory.New()), withWebGL()...)
	r.do("note the names", chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(noteNames).Do(ctx)
		return err
	}))
	r.open("/#/graph/~a")
	r.until("it is drawn", drawnByWebGL)
	r.until("its address is written", `location.hash.includes("~n")`)
	r.until("names are drawn", namesOnCanvas+`.length > 10`)
	r.do("go to the drawing", chromedp.Evaluate(`document.querySelector(".plane").scrollIntoView()`, nil))
	keepPicture(r.tab, t, "graph-of-two-thousand-things")
	names := value[int](r, namesOnCanvas+`.length`)
	t.Logf("%s It has %d names", value[string](r, `document.querySelector("main p[role=status]").innerText`), names)
	if names < 20 || names > 80 {
		t.Errorf("%d names are drawn", names)
	}
	if n := value[int](r, covering+`(`+namesOnCanvas+`)`); n > 0 {
		t.Errorf("%d names cover another name", n)
	}
	if n := value[int](r, `(() => {
		const drawn = new Set(`+namesOnCanvas+`.map(n => n.text))
		return [...document.querySelectorAll("main table tbody tr th")].slice(0, 10).filter(h => !drawn.has(h.innerText)).length
	})()`); n > 5 {
		t.Errorf("of the ten things with the most links, %d have no name", n)
	}
	r.do("note the places", chromedp.Evaluate(readPlaces, nil))
	astray := value[[]int](r, fmt.Sprintf(nearestGroup, circles))
	t.Logf("of %d people, %d are nearer to the middle of another group", astray[1], astray[0])
	if 20*astray[0] > astray[1] {
		t.Error("the groups do not lie apart")
	}

	r.open("/#/network/people")
	r.until("the network is drawn", dots+` > 300`)
	r.do("go to the drawing", chromedp.Evaluate(`document.querySelector(".plane").scrollIntoView()`, nil))
	keepPicture(r.tab, t, "network-of-three-hundred-people")
	const svgNames = `[...document.querySelectorAll("svg.graph text")].map(n => n.getBoundingClientRect())`
	if n := value[int](r, svgNames+`.length`); n < 20 || n > 100 {
		t.Errorf("the network has %d names", n)
	}
	if n := value[int](r, covering+`(`+svgNames+`)`); n > 0 {
		t.Errorf("in the network, %d names cover another name", n)
	}
}

// readPlaces is JavaScript that reads the places of all things from the address of a drawing: see web/src/explore/graph/address.ts.
const readPlaces = `window.places = (() => {
	let before = ""
	return new Map(location.hash.split("~").find(s => s[0] === "n").slice(1).split(".").map(entry => {
		const [name, rest] = entry.split("_")
		before = before.slice(0, parseInt(name[0], 36)) + name.slice(1)
		return [before, [parseInt(rest.slice(0, 3), 36), parseInt(rest.slice(3, 6), 36)]]
	}))
})()`

// nearestGroup is JavaScript for the number of people who are nearer to the middle of another group than to the middle of their own, and for
// the number of all people. The groups are the communities of the network, at most as many as there are circles.
const nearestGroup = `fetch("/graphql", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({query: "{ network { nodes { actor { id } community } } }"})}).then(r => r.json()).then(({data}) => {
	const people = data.network.nodes.filter(n => n.community <= %d && window.places.has(n.actor.id)).map(n => ({group: n.community, at: window.places.get(n.actor.id)}))
	const groups = [...Map.groupBy(people, p => p.group)].map(([group, of]) => ({group, at: [0, 1].map(i => of.reduce((sum, p) => sum + p.at[i], 0) / of.length)}))
	const distance = (p, g) => Math.hypot(p.at[0] - g.at[0], p.at[1] - g.at[1])
	const nearest = p => groups.reduce((a, b) => distance(p, b) < distance(p, a) ? b : a).group
	return [people.filter(p => nearest(p) !== p.group).length, people.length]
})`
