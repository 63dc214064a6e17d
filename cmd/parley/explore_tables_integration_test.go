//go:build integration

package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// brokenWords is JavaScript that returns the words and the days of tables that stand on more than one line.
const brokenWords = `(() => {
	const broken = []
	for (const cell of document.querySelectorAll("main th, main td")) {
		const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
		while (texts.nextNode()) {
			for (const word of texts.currentNode.data.matchAll(/\d{4}-\d\d-\d\d|[\p{L}\d]+/gu)) {
				const range = document.createRange()
				range.setStart(texts.currentNode, word.index)
				range.setEnd(texts.currentNode, word.index + word[0].length)
				if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) broken.push(word[0])
			}
		}
	}
	return broken
})()`

// TestExploreTables: no word of a table breaks, on a phone and on a screen. A wide table scrolls, also with the keyboard, and the page does not.
func TestExploreTables(t *testing.T) {
	r := newVisitor(t, served(t))
	for _, width := range []int64{390, 1300} {
		r.do("a screen", chromedp.EmulateViewport(width, 844))
		for address, words := range map[string]string{"/#/timeline/all": "16 meetings", "/#/": "Who took part", "/#/network/people": "13 people", "/#/plan/all": "Who stands where", "/#/graph/steve-witkoff": "Steve Witkoff"} {
			r.open(address)
			r.sees(words)
			r.until("the table is there", `document.querySelector("main tbody tr") !== null`)
			r.do("open the tables", chromedp.Evaluate(`document.querySelectorAll("main details").forEach(d => d.open = true)`, nil))
			r.shows(words)
			var broken []string
			r.do("read the tables", chromedp.Evaluate(brokenWords, &broken))
			if len(broken) > 0 {
				t.Errorf("%s, %d pixels: %q break", address, width, broken)
			}
			if over := value[float64](r, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
				t.Errorf("%s: the page is %.0f pixels wider than a screen of %d pixels", address, over, width)
			}
			if n := value[float64](r, `[...document.querySelectorAll("main table")].filter(e => e.parentElement.tabIndex !== 0).length`); n > 0 {
				t.Errorf("%s: the keyboard does not reach %.0f tables", address, n)
			}
		}
	}
	r.open("/#/network/people")
	r.sees("13 people")
	if n := value[float64](r, `document.querySelectorAll('main [role="region"][aria-label] > table').length`); n != 1 {
		t.Error("the room of the table has no name")
	}
}
