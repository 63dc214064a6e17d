//go:build integration

package main

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"parley/graph"
	"parley/graph/memory"
	"parley/internal/limits"
	"parley/internal/neo4jtest"
	"parley/internal/server"
	"parley/loader/synthetic"
)

// TestExploreAsNewcomer: somebody who has read no documentation finds what they look for on the bundled dossier, on both stores and on a phone, each in
// few clicks.
func TestExploreAsNewcomer(t *testing.T) {
	onBothStores(t, func(t *testing.T, store graph.Keeper) {
		findAll(newVisitor(t, serveFolder(t, "", store, patience())), false)
	})
	t.Run("phone", func(t *testing.T) {
		r := newVisitor(t, served(t))
		r.do("a phone", chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile, chromedp.EmulateTouch))
		findAll(r, true)
	})
}

// findAll does what a newcomer does, and counts the clicks.
func findAll(r *visitor, phone bool) {
	r.t.Helper()
	r.open("/")
	r.types(`input[type="search"]`, "Witkoff")
	r.click(`//main//a[text()="Steve Witkoff"]`)
	r.sees("Rustem Umerov 3 times")
	r.within(2, "find Witkoff, and see whom he met")

	r.open("/")
	clicks := 1
	const moscow = `a.mark[aria-label^="US-Russian talks in Moscow"]`
	if phone {
		// There is no room for names: the first touch says what it is.
		clicks = 2
		r.until("the drawing is there", `document.querySelector('`+moscow+`') !== null`)
		r.until("nothing loads or moves", still)
		r.do("go to the drawing", chromedp.Evaluate(`document.querySelector(".drawing").scrollIntoView()`, nil))
		r.tap(moscow)
		r.clicks++
		r.sees("● held US-Russian talks in Moscow 2025-12-02")
		r.tap(moscow)
		r.clicks++
	} else {
		r.click(moscow)
	}
	r.sees("At the table", "Yuri Ushakov, who participated in the talks", "as reported by Kyiv Independent")
	r.within(clicks, "open the Moscow meeting, and read why it is believed")

	r.open("/")
	r.types(`input[type="search"]`, "Hnatov")
	r.click(`//main//a[text()="Andrii Hnatov"]`)
	r.press("Chains of meetings")
	r.until("the box is in sight, and has the focus", `(b => b === document.activeElement && b.getBoundingClientRect().bottom <= innerHeight)(document.querySelector("input.to"))`)
	r.do("type", chromedp.ActionFunc(func(ctx context.Context) error { return input.InsertText("Putin").Do(ctx) }))
	r.click(`//p[@class="matches"]/a[text()="Vladimir Putin"]`)
	r.sees("From Andrii Hnatov to Vladimir Putin", "US-Russian talks in Moscow")
	r.within(4, "find the chain from Hnatov to Putin")

	r.open("/")
	r.click(`//a[text()="The plan"]`)
	r.sees("a cap on its military", "Cession of the Donbas", "rejects these demands are clearly rejected")
	r.within(1, "see the points of the plan, and who rejects them")

	r.open("/")
	r.chooses(`input[type="date"]`, "2025-11-30")
	r.sees("The record rests on 2 sources, from 2025-11-30 to 2025-11-30.")
	r.within(1, "see what had been reported by 30 November")

	r.open("/")
	r.sees("one origin", "What sources tell differently", "The original draft was revised", "from a less reliable source")
	r.until("the drawing is there", `document.querySelector("main svg a.mark") !== null`) // what is below it stays where it is from then on
	r.within(0, "find what is disputed")
	r.click(`//section[@aria-labelledby="disputed"]//summary`)
	r.sees("was subsequently revised during this meeting")
	r.within(1, "find what is disputed, and the passages")

	r.open("/")
	r.click(`//a[text()="The network"]`)
	r.until("the places are there", `document.querySelector('main select[name="place"] option[value="florida"]') !== null`)
	r.chooses(`main select[name="place"]`, "florida")
	r.sees("or in a place within it: Florida.")
	r.click(`//button[text()="Embed"]`)
	r.until("the lines are there", `document.querySelector("header textarea")?.value.endsWith('/playground/embed.js"></script>\n<parley-network place="florida"></parley-network>')`)
	r.click(`//button[text()="Copy the lines"]`)
	r.within(4, "copy the lines that put the network of the Florida talks into a page of one's own")
}

// TestExploreLargeRecordAsNewcomer: the same on a record of 10,000 meetings, with the time of each view. `make e2e-large` does this on Neo4j, too.
func TestExploreLargeRecordAsNewcomer(t *testing.T) {
	walkLargeRecord(t, memory.New())
}

// walkLargeRecord loads a record of 10,000 meetings into an empty store, and looks at it in a browser.
func walkLargeRecord(t *testing.T, store graph.Keeper) {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "large")
	if err := synthetic.Write(folder, synthetic.Options{Meetings: 10_000, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	r := newVisitor(t, serveFolder(t, folder, store, patience()))
	r.open("/")
	r.sees("10000 meetings", "Who took part")
	r.within(0, "the first page")
	r.sees("What sources tell differently", "status")
	r.click(`//section[@aria-labelledby="disputed"]//summary`)
	r.within(1, "find what is disputed, and the passages")

	r.open("/")
	r.click(`a.count[aria-label^="2010, all meetings"]`)
	r.sees("502 meetings")
	r.within(1, "a year of the timeline")
	r.click(`a.count[aria-label^="2010-W06, all meetings"]`)
	r.sees("Shown are the days from 2010-02-08 to 2010-02-14.")
	r.click(`a.mark[aria-label*="held"]`)
	r.sees("At the table", "as reported by Courier of")
	r.within(3, "a meeting by its day, and why it is believed")

	r.open("/")
	r.types(`input[type="search"]`, "Ana Babababa")
	r.click(`//main//a[text()="Ana Babababa"]`)
	r.sees("whom they met most often", "Chains of meetings")
	r.within(2, "find somebody, and see whom they met")
	r.types(`input.to`, "Ana Babafoki")
	r.click(`//p[@class="matches"]/a`)
	r.sees("From Ana Babababa to", "→")
	r.within(4, "find a chain")

	r.open("/")
	r.click(`//a[text()="The plan"]`)
	r.sees("common harbours", "reported for the earlier version only", "rejects Republic of", "rejects the harbours")
	r.within(1, "see the points of the plan, and who rejects them")

	r.open("/")
	r.sees("What is open", "according to Republic of Babababa", "is still open")
	r.click(`//section[@aria-labelledby="open"]//a[starts-with(text(), "Question of")]`)
	r.sees("How it was described", "as reported by Courier of")
	r.within(1, "find an open issue, and why it is open")

	r.open("/")
	r.chooses(`input[type="date"]`, "2010-01-31")
	r.sees("to 2010-01-31.")
	r.within(1, "see what had been reported by a day")

	r.open("/#/map/all")
	r.sees("Not on the map", "Port Babababa")
	r.until("places are on the map", `document.querySelectorAll("svg a.spot").length > 5`)
	r.click(`//ul[@class="places"]//a[starts-with(text(), "Port")]`)
	r.sees("Only meetings in this place, or in a place within it: port")
	r.within(1, "the map, and the meetings in a place")

	r.open("/")
	r.click(`//a[text()="The network"]`)
	r.sees("The whole network is too large for a drawing. This is the network of the latest year", "pairs of people who met.", "Open all meetings and actors in the graph")
	r.within(1, "the network of the latest year")
	const rows = `[...document.querySelectorAll("main table tbody tr")].length`
	r.sees("The table begins with the 500 who link the most others")
	r.until("the table begins", rows+" === 500")
	r.press("Show all")
	r.until("the table has everybody", rows+" > 500 && "+rows+` === Number(/(\d+) people/.exec(document.querySelector("main").innerText)[1])`)
	place := value[string](r, `fetch("/graphql", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({query: "{ meetingGroups(by: PLACE, first: 100) { nodes { key count } } }"})}).then(r => r.json()).then(({data}) => data.meetingGroups.nodes.at(-1).key)`)
	r.open("/")
	r.click(`//a[text()="The network"]`)
	r.until("the places are there", `document.querySelector('main select[name="place"] option[value="`+place+`"]') !== null`)
	r.chooses(`main select[name="place"]`, place)
	r.sees("or in a place within it: Port")
	r.click(`//button[text()="Embed"]`)
	r.until("the lines are there", `document.querySelector("header textarea")?.value.includes('<parley-network place="`+place+`"')`)
	r.click(`//button[text()="Copy the lines"]`)
	r.within(4, "copy the lines that put the network of a place into a page of one's own")

	r.open("/#/network/people?from=2006-01-01")
	r.sees("Choose a shorter period.")
	r.click(`//main//a[text()="Show one year, from 2006-01-01 to 2006-12-31"]`)
	r.sees("pairs of people who met.")
}

// patience makes a server wait for a Neo4j that a busy machine makes slow: there, planning a statement takes seconds.
func patience() server.Option {
	l := limits.Default()
	l.Deadline = neo4jtest.Patience
	return server.Within(l)
}

// onBothStores calls a test with an empty store in memory, and with an empty Neo4j, which it leaves empty.
func onBothStores(t *testing.T, test func(*testing.T, graph.Keeper)) {
	t.Run("memory", func(t *testing.T) { test(t, memory.New()) })
	t.Run("neo4j", func(t *testing.T) {
		empty := func() {
			if err := neo4jtest.Shared(t).Empty(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
		empty()
		t.Cleanup(empty)
		test(t, openNeo4j(t))
	})
}
