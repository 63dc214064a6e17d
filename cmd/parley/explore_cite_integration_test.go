//go:build integration

package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"parley/graph/memory"
	"parley/internal/access"
	"parley/internal/server"
)

// TestExploreCitesOverPlainHTTP: a page from another machine without TLS has no clipboard. The text then stands there to be copied by hand.
func TestExploreCitesOverPlainHTTP(t *testing.T) {
	a := server.DefaultAccess()
	hosts, err := access.ParseHosts("127.0.0.1:1", []string{"parley.example"})
	if err != nil {
		t.Fatal(err)
	}
	a.Hosts = hosts
	r := newVisitor(t, serveFolder(t, "", memory.New(), server.Guarded(a)), chromedp.Flag("host-resolver-rules", "MAP parley.example 127.0.0.1"))
	r.url = strings.Replace(r.url, "127.0.0.1", "parley.example", 1)
	r.open("/#/meeting/moscow-2025-12-02")
	r.sees("At the table")
	if value[bool](r, `"clipboard" in navigator`) {
		t.Fatal("the page has a clipboard, so this test shows nothing")
	}
	r.press("Cite")
	r.until("the citation can be copied by hand", `document.querySelector('main textarea[aria-label="Citation"]')?.value.includes("Kyiv Independent")`)
	r.click(`//button[text()="Embed"]`)
	r.click(`//button[text()="Copy the lines"]`)
	r.until("the lines can be copied by hand", `document.querySelectorAll("header textarea").length === 2`)
	r.accessible("a citation to copy by hand")
	r.lacks("The answer did not come")
}
