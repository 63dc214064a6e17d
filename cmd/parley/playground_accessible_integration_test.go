//go:build integration

package main

import (
	"net/url"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestPlaygroundAccessible: axe finds nothing serious in the playground, in light and in dark, also after a change of the tab.
func TestPlaygroundAccessible(t *testing.T) {
	s := serveSaved(t)
	for _, scheme := range []string{"light", "dark"} {
		tab := openTab(t)
		do := doIn(tab, t)
		do("open", emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}), openEditor(s.URL+"/playground/"))
		do("ask", chromedp.Click(`button.graphiql-execute-button`), chromedp.WaitVisible(`.parley-rows table`))
		for _, found := range axe(tab, t) {
			t.Errorf("axe, %s: %s", scheme, found)
		}
		const current = `document.querySelector('.graphiql-tab-active [aria-current="true"]')?.innerText`
		do("one tab is said to be the current tab", chromedp.Poll(current+` === document.querySelectorAll(".graphiql-tab-button")[0].innerText && document.querySelectorAll("[aria-current=true]").length === 1`, nil, chromedp.WithPollingTimeout(stuckAfter)))
		do("choose another tab", chromedp.Click(`.graphiql-tab:nth-child(2) .graphiql-tab-button`))
		do("it is the current tab", chromedp.Poll(current+` === document.querySelectorAll(".graphiql-tab-button")[1].innerText && document.querySelectorAll("[aria-current=true]").length === 1`, nil, chromedp.WithPollingTimeout(stuckAfter)))
		for _, found := range axe(tab, t) {
			t.Errorf("axe, %s, another tab: %s", scheme, found)
		}
	}
}

// TestPlaygroundShowsTheActiveTab: a query of the address opens in a tab that is in sight, although the example tabs are wider than the window.
func TestPlaygroundShowsTheActiveTab(t *testing.T) {
	s := serveSaved(t)
	tab := openTab(t)
	do := doIn(tab, t)
	do("open", chromedp.EmulateViewport(900, 700), openEditor(s.URL+"/playground/"), openEditor(s.URL+"/playground/?query="+url.QueryEscape("query Mine { __typename }")))
	do("the tab is in sight", chromedp.Poll(`(() => {
		const box = document.querySelector(".graphiql-tab-active").getBoundingClientRect()
		const room = document.querySelector(".graphiql-tabs").parentElement.getBoundingClientRect()
		return box.left >= room.left - 1 && box.right <= Math.min(innerWidth, room.right) + 1
	})()`, nil, chromedp.WithPollingTimeout(stuckAfter/10)))
}
