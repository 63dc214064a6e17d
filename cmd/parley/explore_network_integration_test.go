//go:build integration

package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"

	"parley/graph/memory"
	"parley/internal/server"
	"parley/loader/synthetic"
)

// TestExploreNetworkAddress: the address has the period, the place and the topic of the network. So Back and a reload bring them back.
func TestExploreNetworkAddress(t *testing.T) {
	r := newVisitor(t, served(t))
	r.open("/#/network/people")
	r.sees("13 people")
	r.chooses(`main input[type="date"]`, "2025-12-02")
	r.until("the address has the day", `location.hash === "#/network/people?from=2025-12-02"`)
	r.until("the network is smaller", `/\d+ people/.test(document.querySelector("main").innerText) && !document.querySelector("main").innerText.includes("13 people")`)
	people := value[float64](r, `parseInt(document.querySelector("main").innerText.match(/(\d+) people/)[1])`)
	r.click(`main tbody th a`)
	r.sees("Chains of meetings")
	r.do("go back", chromedp.NavigateBack())
	r.sees(fmt.Sprintf("%.0f people", people))
	r.do("reload", chromedp.Reload())
	r.sees(fmt.Sprintf("%.0f people", people))
	if n := value[float64](r, `Number(document.querySelector('main input[type="date"]').value === "2025-12-02")`); n != 1 {
		t.Error("the day is gone")
	}

	r.open("/#/network/people?place=florida")
	r.shows("Only meetings in this place, or in a place within it: Florida.")
	r.until("the network is smaller", `/\d+ people/.test(document.querySelector("main").innerText) && !document.querySelector("main").innerText.includes("13 people")`)
	r.click(`//main//a[text()="All places"]`)
	r.sees("13 people")
	r.chooses(`main select[name="topic"]`, "us-peace-plan-revised")
	r.shows("Only meetings about this topic: Revised peace plan.")
	r.open("/#/timeline/all?place=florida")
	r.click(`//main//a[text()="as a network"]`)
	r.sees("or in a place within it: Florida.", "Steve Witkoff")
}

// TestExploreNetworkGroups: the shapes of the network are those of the graph, and the number after a name is the group that the table has.
func TestExploreNetworkGroups(t *testing.T) {
	folder := writeFolder(t, nil) + "/small"
	if err := synthetic.Write(folder, synthetic.Options{Meetings: 60, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	r := newVisitor(t, serveFolder(t, folder, memory.New()))
	r.open("/#/network/people")
	r.shows("The number after a name is the group")
	r.until("it is drawn", dots+` > 10`)
	if n := value[float64](r, `document.querySelectorAll("svg.graph g[data-id] rect").length`); n != 0 {
		t.Errorf("%.0f people are not circles", n)
	}
	if n := value[float64](r, `(() => {
		const told = new Set([...document.querySelectorAll("svg.graph g[data-id]")].map(g => g.getAttribute("aria-label")))
		return [...document.querySelectorAll("main table tbody tr")].filter(r => !told.has(r.cells[0].innerText + " (" + r.cells[3].innerText + ")")).length
	})()`); n != 0 {
		t.Errorf("%.0f people of the table have another group in the drawing", n)
	}
	if n := value[float64](r, `new Set([...document.querySelectorAll("main table tbody tr")].map(r => r.cells[3].innerText)).size`); n < 2 {
		t.Errorf("there is only %.0f group", n)
	}
}

// TestExploreNetworkApart: in the drawing of a network, the circles of two people do not overlap.
func TestExploreNetworkApart(t *testing.T) {
	folder := writeFolder(t, nil) + "/crowd"
	if err := synthetic.Write(folder, synthetic.Options{Meetings: 600, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	r := newVisitor(t, serveFolder(t, folder, memory.New()))
	r.open("/#/network/people")
	r.until("it is drawn", dots+` > 100`)
	covered := value[float64](r, `(() => {
		const boxes = [...document.querySelectorAll("svg.graph g[data-id]")].map(g => g.querySelectorAll("circle")[1].getBoundingClientRect())
		const apart = (a, b) => Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2) - (a.width + b.width) / 2
		return boxes.filter((a, i) => boxes.some((b, j) => j < i && apart(a, b) < 0)).length
	})()`)
	if covered > 0 {
		t.Errorf("%.0f people of %.0f cover somebody", covered, value[float64](r, dots))
	}
}

// TestEmbeddingCopiedLines: the lines that a view shows for a page of another origin show the same view there.
func TestEmbeddingCopiedLines(t *testing.T) {
	store := memory.New()
	if err := loadBundled(t.Context(), store); err != nil {
		t.Fatal(err)
	}
	lines := &strings.Builder{}
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = fmt.Fprintf(w, `<!doctype html><title>A page of another origin</title><style>body > * { height: 10rem }</style>%s`, lines)
	}))
	t.Cleanup(page.Close)
	a := server.DefaultAccess()
	a.Ancestors = page.URL
	h, err := server.Handler(store, server.Guarded(a))
	if err != nil {
		t.Fatal(err)
	}
	r := newVisitor(t, h)
	addresses := map[string]string{"/#/network/people?place=florida": "place within it: Florida", "/#/network/people?from=2025-12-02&until=2025-12-02": "6 people, and 7 pairs", "/#/map/all?place=moscow": "Meetings took place in 1 place on the map"}
	for address, shows := range views {
		addresses[address] = shows
	}
	copied := map[string]string{}
	var order []string
	for address, shows := range addresses {
		r.open(address)
		r.sees(shows)
		r.click(`//header//button[text()="Embed"]`)
		text := ""
		r.do("read the lines", chromedp.Value(`header textarea`, &text, chromedp.ByQuery))
		copied[address] = text
		order = append(order, address)
		// One page with the lines of all views: the script is there many times.
		lines.WriteString(text + "\n")
	}
	tab := openTab(t)
	do := doIn(tab, t)
	var frames []*cdp.Node
	do("open a page with the lines", chromedp.Navigate(page.URL), chromedp.Nodes(`iframe`, &frames, chromedp.AtLeast(len(order))))
	for i, address := range order {
		shown := ""
		for end := time.Now().Add(stuckAfter / 5); !strings.Contains(shown, addresses[address]) && time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
			do("read the frame", chromedp.Text(`main`, &shown, chromedp.ByQuery, chromedp.FromNode(frames[i])))
		}
		if !strings.Contains(shown, addresses[address]) {
			t.Errorf("%s: the lines %s show %q, and not %q", address, copied[address], shown, addresses[address])
		}
	}
}
