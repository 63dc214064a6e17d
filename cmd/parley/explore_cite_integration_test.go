//go:build integration

package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"parley/graph/memory"
	"parley/internal/access"
	"parley/internal/server"
)

// withoutClipboard serves the bundled record to a page without a clipboard, as from another machine without TLS. What is copied stands in a box there.
func withoutClipboard(t *testing.T) *visitor {
	t.Helper()
	a := server.DefaultAccess()
	hosts, err := access.ParseHosts("127.0.0.1:1", []string{"parley.example"})
	if err != nil {
		t.Fatal(err)
	}
	a.Hosts = hosts
	r := newVisitor(t, serveFolder(t, "", memory.New(), server.Guarded(a)), chromedp.Flag("host-resolver-rules", "MAP parley.example 127.0.0.1"))
	r.url = strings.Replace(r.url, "127.0.0.1", "parley.example", 1)
	return r
}

// TestExploreCitesOverPlainHTTP: a page from another machine without TLS has no clipboard. The text then stands there to be copied by hand.
func TestExploreCitesOverPlainHTTP(t *testing.T) {
	r := withoutClipboard(t)
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

// TestExploreCitesPassages: a citation has the passage with its outlet, headline, day and place, in words for people, whatever the record takes from
// the passage. No name of the API stands in it.
func TestExploreCitesPassages(t *testing.T) {
	const quote = "The US team is expected to travel to Moscow"
	namesOfAPI := regexp.MustCompile(`[a-z]+\.[a-z]+(Worded)? |[a-z]Worded|[A-Z]{3,}_[A-Z]+|\b(INFERRED|DISCUSSED|HELD|SCHEDULED|PHONE)\b`)
	r := withoutClipboard(t)
	cited := func(button string) string {
		t.Helper()
		r.click(button)
		const box = `document.querySelector('main textarea[aria-label="Citation"]')`
		r.until("the citation is there", box+` !== null`)
		text := value[string](r, box+`.value`)
		if found := namesOfAPI.FindString(text); found != "" {
			t.Errorf("the citation has a name of the API, %q:\n%s", found, text)
		}
		return text
	}
	for _, address := range []string{"/#/meeting/moscow-2025-12-02", "/#/source/tasr-2025-11-30"} {
		r.open(address)
		r.until("the page is there", `[...document.querySelectorAll("main .reports q")].some(q => q.innerText.startsWith("`+quote+`"))`)
		text := cited(`(//main//ol[@class="reports"]/li|//main//ul[@class="reports"]/li)[q[starts-with(., "` + quote + `")]]//button[text()="Cite"]`)
		want := regexp.MustCompile(`^“` + quote + `[^”]*”( \(from [^)]+\))?\. TASR, “[^”]+”, 2025-11-30, characters \d+ to \d+\. Parley, the record as of \d{4}-\d\d-\d\d\.$`)
		if !want.MatchString(text) {
			t.Errorf("%s: the citation is:\n%s", address, text)
		}
	}
	r.open("/#/meeting/moscow-2025-12-02?asOf=2025-12-03")
	r.sees("At the table")
	text := cited(`//main//button[text()="Cite all reports"]`)
	lines := strings.Split(text, "\n")
	passages := map[string]bool{}
	for _, line := range lines {
		if !strings.HasPrefix(line, "“") || !strings.HasSuffix(line, "Parley, the record as of 2025-12-03.") {
			t.Errorf("a line is no citation of a passage: %s", line)
		}
		passages[line] = true
	}
	if len(lines) < 5 || len(passages) != len(lines) {
		t.Errorf("all reports have %d citations of %d passages:\n%s", len(lines), len(passages), text)
	}
}
