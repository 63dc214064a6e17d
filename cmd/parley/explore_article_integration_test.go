//go:build integration

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"parley/graph/memory"
	"parley/internal/server"
	"parley/loader/cite"
)

// TestExploreArticle: where the server has the text of a source, its page shows the article with the passages lit. A passage leads to
// what it says, and a report leads to its passage. A passage whose words no longer stand in the text is not lit.
func TestExploreArticle(t *testing.T) {
	const dossier = `
source: selm-herald-2025-03-05
title: Talks in Port Selm
publisher: selm-herald
published: 2025-03-05
language: en
text: herald.txt
reports:
  - quote: Mira Kesh met Tomas Brell
    start: 4
    says:
      - meeting: port-selm-2025-03-04
        label: Talks in Port Selm
        status: held
        participants: [{id: mira-kesh, side: valdoria}, {id: tomas-brell, side: ostria}]
  - quote: Tomas Brell in Port Selm
    start: 18
    says:
      - meeting: port-selm-2025-03-04
        places: [{id: port-selm}]
  - quote: “The border is closed,” she said
    start: 44
    says:
      - quotation: border-closed
        text: The border is closed
        speaker: mira-kesh
`
	const reference = `
things:
  - {person: mira-kesh, name: Mira Kesh}
  - {person: tomas-brell, name: Tomas Brell}
  - {organization: valdoria, name: Valdoria}
  - {organization: ostria, name: Ostria}
  - {organization: selm-herald, name: Selm Herald}
  - {place: port-selm, name: Port Selm}
`
	folder := writeFolder(t, map[string]string{
		"dossier.yaml": "dossier: selm\ntitle: Selm\n", "reference/all.yaml": reference, "sources/selm-herald-2025-03-05.yaml": dossier,
		// The first letters need two units each in JavaScript. The words of the last passage have changed.
		"texts/herald.txt": "𝔖𝔢𝔩 Mira Kesh met Tomas Brell in Port Selm.\n“The border is open,” she said.\n",
	})
	texts := os.DirFS(filepath.Join(folder, "texts"))
	r := newVisitor(t, serveFolder(t, folder, memory.New(), server.Texts(func(file string) (string, error) { return cite.Text(texts, file) })))
	r.open("/#/source/selm-herald-2025-03-05")
	r.shows("The marked words are on record", "in Port Selm.", "is open")
	r.until("the passages are lit", `[...document.querySelectorAll("mark")].map(m => m.innerText).join("|") === "Mira Kesh met |Tomas Brell| in Port Selm"`)
	r.do("choose a passage", chromedp.Click(`//mark/a[text()=" in Port Selm"]`))
	r.until("the passage is chosen", `[...document.querySelectorAll("mark.chosen")].map(m => m.innerText).join("") === "Tomas Brell in Port Selm"`)
	r.until("what it says is marked", `document.querySelector("li.chosen").innerText.includes("Port Selm") && document.querySelectorAll("li.chosen").length === 1`)
	r.until("the address has the passage", `location.hash === "#/source/selm-herald-2025-03-05?passage=18-42"`)
	r.accessible("an article")
	r.open("/#/meeting/port-selm-2025-03-04")
	r.click(`//main//li[q[text()="Mira Kesh met Tomas Brell"]]//a[contains(text(), "Selm Herald")]`)
	r.until("the report leads to its passage", `[...document.querySelectorAll("mark.chosen")].map(m => m.innerText).join("") === "Mira Kesh met Tomas Brell"`)
}

// TestExploreWithoutText: without texts, the page of a source has its passages, and a report leads to its passage among them.
func TestExploreWithoutText(t *testing.T) {
	r := newVisitor(t, served(t))
	r.open("/#/meeting/moscow-2025-12-02")
	r.click(`//main//li[q[contains(text(), "Yuri Ushakov, who participated in the talks")]]//a[contains(text(), "as reported by")]`)
	r.until("the passage is marked", `document.querySelector("li.chosen q").innerText.includes("Yuri Ushakov, who participated in the talks")`)
	r.lacks("The marked words are on record")
}

// TestExploreReportsRowInView: the address of a report leads to its row also where the text of the article makes the list beside it longer.
func TestExploreReportsRowInView(t *testing.T) {
	// The link of the address is to the last of many passages.
	var text, reports strings.Builder
	last := 0
	for i := range 120 {
		words := fmt.Sprintf("Mira Kesh met Tomas Brell for the talks of number %d in Port Selm", i)
		last = text.Len()
		fmt.Fprintf(&reports, "  - quote: %s\n    start: %d\n    says:\n      - meeting: port-selm-%d\n        label: Talks %d\n        status: held\n        participants: [{id: mira-kesh}, {id: tomas-brell}]\n", words, last, i, i)
		text.WriteString(words + ".\n")
	}
	folder := writeFolder(t, map[string]string{
		"dossier.yaml":             "dossier: selm\ntitle: Selm\n",
		"reference/all.yaml":       "things:\n  - {person: mira-kesh, name: Mira Kesh}\n  - {person: tomas-brell, name: Tomas Brell}\n  - {organization: selm-herald, name: Selm Herald}\n",
		"sources/selm-herald.yaml": "source: selm-herald-1\npublisher: selm-herald\npublished: 2025-03-05\ntext: herald.txt\nreports:\n" + reports.String(),
		"texts/herald.txt":         text.String(),
	})
	texts := os.DirFS(filepath.Join(folder, "texts"))
	r := newVisitor(t, serveFolder(t, folder, memory.New(), server.Texts(func(file string) (string, error) { return cite.Text(texts, file) })))
	r.do("a window", chromedp.EmulateViewport(1100, 800))
	r.open(fmt.Sprintf("/#/source/selm-herald-1?passage=%d-%d", last, text.Len()-2))
	r.until("the passage is lit", `document.querySelectorAll("mark.chosen").length > 0`)
	r.until("nothing loads or moves", still)
	if top := value[float64](r, `document.querySelector("li.chosen").getBoundingClientRect().top`); top < 0 || top >= 800 {
		t.Errorf("the row of the passage stands at %.0f in a window of 800 pixels", top)
	}
}
