//go:build integration

package main

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// own are the rules that GraphiQL itself breaks, whatever its colours: its tabs are buttons inside other buttons.
var own = []string{"nested-interactive"}

// TestPlaygroundContrast: axe finds nothing serious in the playground, in light and in dark, but what is GraphiQL's own.
func TestPlaygroundContrast(t *testing.T) {
	s := serveSaved(t)
	for _, scheme := range []string{"light", "dark"} {
		tab := openTab(t)
		do := doIn(tab, t)
		do("open", emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}), openEditor(s.URL+"/playground/"))
		do("ask", chromedp.Click(`button.graphiql-execute-button`), chromedp.WaitVisible(`.parley-rows table`))
		for _, found := range axe(tab, t) {
			rule, _, _ := strings.Cut(found, ":")
			if !slices.Contains(own, rule) {
				t.Errorf("axe, %s: %s", scheme, found)
			}
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
