//go:build integration

package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"parley/graph/memory"
	"parley/loader/synthetic"
)

// invented serves a record with so many invented meetings.
func invented(t *testing.T, meetings int) *visitor {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "invented")
	if err := synthetic.Write(folder, synthetic.Options{Meetings: meetings, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	return newVisitor(t, serveFolder(t, folder, memory.New()))
}

// asked returns a number of the answer to a query: the expression begins with the data.
func (r *visitor) asked(query, expression string) int {
	r.t.Helper()
	return value[int](r, `fetch("/graphql", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({query: `+quotedForScripts(query)+`})}).then(r => r.json()).then(({data}) => `+expression+`)`)
}

// walkPages goes through all pages of a list, and back. It fails unless the pages have so many different items.
func (r *visitor) walkPages(all int, items string) {
	r.t.Helper()
	seen := map[string]bool{}
	pages := (all + 49) / 50
	for page := range pages {
		r.sees(fmt.Sprintf("%d to %d of %d", 50*page+1, min(50*page+50, all), all))
		r.until("nothing loads or moves", still)
		r.until("the items are there", fmt.Sprintf(`document.querySelectorAll(%s).length === %d`, quotedForScripts(items), min(50, all-50*page)))
		for _, text := range value[[]string](r, `[...document.querySelectorAll(`+quotedForScripts(items)+`)].map(e => e.innerText)`) {
			seen[text] = true
		}
		if page < pages-1 {
			r.click(`//p[@class="pages"]/a[text()="Next"]`)
		}
	}
	if len(seen) != all {
		r.t.Errorf("the pages have %d different items of %d", len(seen), all)
	}
	r.accessible("the last page of a list")
	for range pages - 1 {
		r.click(`//p[@class="pages"]/a[text()="Previous"]`)
	}
	r.sees(fmt.Sprintf("1 to %d of %d", min(50, all), all))
}

// all clicks the link to a whole list below a heading, and returns the number that the link says.
func (r *visitor) all(section string) int {
	r.t.Helper()
	link := `//section[@aria-labelledby="` + section + `"]//a[starts-with(text(), "All ") and translate(text(), "0123456789", "") != text()]`
	r.until("the number is there", `document.evaluate(`+quotedForScripts(link)+`, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue !== null`)
	said := value[string](r, `document.evaluate(`+quotedForScripts(link)+`, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue.innerText`)
	n, err := strconv.Atoi(regexp.MustCompile(`\d+`).FindString(said))
	if err != nil {
		r.t.Fatalf("%s: %v", said, err)
	}
	r.click(link)
	return n
}

// TestExploreLists: the first page says how many there are of what it only begins, and leads to all of them.
func TestExploreLists(t *testing.T) {
	r := invented(t, 2500)
	r.open("/")
	disputes := r.asked(`{ conflicts(first: 1000) { property } }`, `data.conflicts.length`)
	if n := r.all("disputed"); n != disputes || n <= 100 {
		t.Errorf("the first page counts %d disputes, and the record has %d", n, disputes)
	}
	r.walkPages(disputes, "main > ul > li")

	r.open("/")
	sources := r.asked(`{ coverage { sourceCount } }`, `data.coverage.sourceCount`)
	if n := r.all("sources"); n != sources {
		t.Errorf("the first page counts %d sources, and the record has %d", n, sources)
	}
	r.sees(fmt.Sprintf("1 to 50 of %d", sources))
	r.click(`//p[@class="pages"]/a[text()="Next"]`)
	r.sees(fmt.Sprintf("51 to 100 of %d", sources))
	r.click(`//p[@class="pages"]/a[text()="Previous"]`)
	r.sees(fmt.Sprintf("1 to 50 of %d", sources))

	r.open("/")
	sides := r.asked(`{ meetingGroups(by: SIDE) { totalCount } }`, `data.meetingGroups.totalCount`)
	if n := r.all("faces"); n != sides {
		t.Errorf("the first page counts %d sides, and the record has %d", n, sides)
	}
	r.sees(fmt.Sprintf("1 to %d of %d", sides, sides))
	r.click(`//main//li[a[text()="Republic of Soyoguha"]]/a[text()="people who took part"]`)
	const side = `{ meetings(first: 1000, where: {side: "republic-of-soyoguha"}) { pageInfo { hasNextPage } nodes { participants(edge: {side: ["republic-of-soyoguha"]}) { nodes { id } } } } }`
	people := r.asked(side, `data.meetings.pageInfo.hasNextPage ? 0 : new Set(data.meetings.nodes.flatMap(m => m.participants.nodes.map(p => p.id))).size`)
	r.shows("Who took part for this side: republic of soyoguha", fmt.Sprintf("of %d", people))
	r.open("/#/actor/republic-of-soyoguha")
	r.click(`//main//a[text()="All people of this side"]`)
	r.sees(fmt.Sprintf("of %d", people))
	r.open("/#/list/nothing")
	r.sees("The record has nothing with this id.")
}

// TestExploreSearchFindsAll: a search looks through all sources, says how much it found, and leads to all of it.
func TestExploreSearchFindsAll(t *testing.T) {
	r := invented(t, 2500)
	r.open("/")
	// The oldest source is beyond the latest 500 sources.
	oldest := r.asked(`{ sources { totalCount } }`, `data.sources.totalCount`)
	if oldest <= 500 {
		t.Fatalf("the record has only %d sources", oldest)
	}
	r.open("/#/search/%22Week%201%22")
	r.sees("2004-12-")
	r.lacks("No record.")
	weeks := r.asked(`{ sources(where: {text: "Week"}) { totalCount } }`, `data.sources.totalCount`)
	r.open("/#/search/Week")
	r.click(fmt.Sprintf(`//main//a[text()="All %d"]`, weeks))
	r.shows("Sources whose headline or author has: Week", fmt.Sprintf("1 to 50 of %d", weeks))

	found := r.asked(`{ search(text: "Ana") { totalCount } }`, `data.search.totalCount`)
	r.open("/#/search/Ana")
	r.click(fmt.Sprintf(`//main//a[text()="All %d"]`, found))
	r.walkPages(found, "main > ul > li")

	said := r.asked(`{ said(text: "talks") { totalCount } }`, `data.said.totalCount`)
	r.open("/#/search/talks")
	r.click(fmt.Sprintf(`//main//a[text()="All %d"]`, said))
	r.shows("Words that were said: talks", fmt.Sprintf("of %d", said))

	r.open("/#/actor/courier-of-babababa")
	published := r.asked(`{ sources(where: {publisher: "courier-of-babababa"}) { totalCount } }`, `data.sources.totalCount`)
	r.click(fmt.Sprintf(`//main//a[text()="%d sources of this outlet"]`, published))
	r.walkPages(published, "main > ul > li")

	r.open("/#/actor/ana-babababa")
	r.types(`input.to`, "Ana")
	r.sees("These are 9 of ")
	r.open("/#/actor/ana-babababa?to=clara-jetudizu")
	r.sees("These are the first 10 of the shortest chains. There are more.")
	r.press("Show up to 100 chains")
	r.until("more chains are there", `document.querySelectorAll("ol.chains > li").length > 10`)
}

// TestExploreSides: the page of a side has the passages in which it takes part, and never says that the record has none.
func TestExploreSides(t *testing.T) {
	r := newVisitor(t, served(t))
	r.open("/#/actor/russia")
	r.shows("Reports", "as reported by Kyiv Independent", "All people of this side")
	for _, address := range []string{"/#/topic/__proto__:x", "/#/topic/constructor:x"} {
		r.open(address)
		r.shows("The record has nothing with this id.")
	}
}

// TestExploreActorLists: the page of an actor leads to the whole of each list that it begins, and the graph to further chains.
func TestExploreActorLists(t *testing.T) {
	r := invented(t, 2500)
	const met = `whoMet(actor: "ana-babababa", orderBy: [COUNT_DESC], first: 1)`
	r.open("/#/actor/ana-babababa")
	all := r.asked(`{ `+met+` { totalCount } }`, `data.whoMet.totalCount`)
	r.click(fmt.Sprintf(`//main//a[text()="All %d"]`, all))
	r.shows("Whom this person met: ana babababa", fmt.Sprintf("1 to 50 of %d", all))
	r.click(`//p[@class="pages"]/a[text()="Next"]`)
	r.sees(fmt.Sprintf("51 to 100 of %d", all))

	r.open("/#/actor/ana-babababa")
	together := r.asked(`{ `+met+` { nodes { meetings { totalCount } } } }`, `data.whoMet.nodes[0].meetings.totalCount`)
	r.click(fmt.Sprintf(`//ul[@class="reports"]/li[1]/a[text()="all %d"]`, together))
	r.sees("Meetings of two people: ana babababa and ")
	r.walkPages(together, "main > ul > li")

	r.open("/#/actor/ana-babababa")
	statements := r.asked(`{ claims(where: {or: [{subject: "ana-babababa"}, {object: ["ana-babababa"]}]}) { totalCount } }`, `data.claims.totalCount`)
	r.sees(fmt.Sprintf("Sources make %d statements here. These are the passages of the first ", statements))
	r.click(fmt.Sprintf(`//main//a[text()="The passages of all %d statements"]`, statements))
	r.shows("Statements of sources about: ana babababa", fmt.Sprintf("1 to 50 of %d", statements))
	r.click(`//p[@class="pages"]/a[text()="Next"]`)
	r.sees(fmt.Sprintf("51 to 100 of %d", statements))

	r.open("/#/graph/~n0ana-babababa_hs0hs0.0clara-jetudizu_i00hs0~cana-babababa.clara-jetudizu")
	r.sees("These are the first 10 of the shortest chains. There are more.")
	r.press("Show up to 100 chains")
	r.until("more chains are there", `document.querySelectorAll("ol.chains > li").length > 10`)
}
