//go:build integration

package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"parley/graph/memory"
	"parley/loader/synthetic"
)

// TestExploreEvidence: the sentence below the timeline says what the status of a meeting says. A denied meeting has the denial and its
// origins, and not the report that the meeting was held. A disputed meeting has both.
func TestExploreEvidence(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "small")
	if err := synthetic.Write(folder, synthetic.Options{Meetings: 300, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	point := func(r *visitor, name string) {
		t.Helper()
		mark := `a.mark[aria-label*="` + name + `"]`
		r.do("point at a meeting", chromedp.WaitVisible(mark), chromedp.Focus(mark))
		r.until("the sentence is there", `document.querySelector(".evidence").innerText.includes("as reported by")`)
	}
	r := newVisitor(t, serveFolder(t, folder, memory.New()))
	r.open("/#/timeline/all?from=2020-05-01&until=2020-05-04")
	point(r, "denied")
	r.sees("as reported by Courier of Rilohayo")
	r.lacks("as reported by Courier of Fokipemu")

	r = newVisitor(t, serveFolder(t, writeFolder(t, map[string]string{
		"dossier.yaml": "dossier: selm\ntitle: Selm\n",
		"reference/all.yaml": `
things:
  - {person: mira-kesh, name: Mira Kesh}
  - {person: tomas-brell, name: Tomas Brell}
  - {organization: valdoria, name: Valdoria}
  - {organization: ostria, name: Ostria}
  - {organization: selm-herald, name: Selm Herald}
  - {organization: ostria-times, name: Ostria Times}
`,
		"sources/herald.yaml": `
source: herald
publisher: selm-herald
published: 2025-03-05
reports:
  - quote: They met in Port Selm
    start: 0
    says:
      - meeting: port-selm-2025-03-04
        label: Talks in Port Selm
        status: held
        when: 2025-03-04
        participants: [{id: mira-kesh, side: valdoria}, {id: tomas-brell, side: ostria}]
`,
		"sources/times.yaml": `
source: times
publisher: ostria-times
published: 2025-03-05
reports:
  - quote: There was no meeting in Port Selm
    start: 0
    polarity: denies
    says:
      - meeting: port-selm-2025-03-04
        status: held
`,
	}), memory.New()))
	r.open("/#/timeline/all")
	point(r, "disputed")
	r.shows("held: They met in Port Selm as reported by Selm Herald, 2025-03-05", "not held: There was no meeting in Port Selm as reported by Ostria Times, 2025-03-05")
}

// TestExploreOutcomesHavePassages: what came of a meeting stands with the words of a source, the outlet, and a way to the source.
func TestExploreOutcomesHavePassages(t *testing.T) {
	r := newVisitor(t, served(t))
	r.open("/#/meeting/moscow-2025-12-02")
	r.shows("What came of it", "At the table")
	if !value[bool](r, `document.querySelector("main").innerText.includes("noted that no concrete agreement was reached")`) {
		t.Error("the page lacks the words of a source for what came of the meeting")
	}
	r.open("/#/meeting/hallandale-beach-2025-11-30")
	r.sees("What came of it", "At the table")
	const outcomes = `[...document.querySelectorAll("main h3")].find(h => h.innerText === "What came of it").parentElement.querySelectorAll(":scope > ul > li")`
	for want, found := range map[string]string{
		"outcomes": `true`, "outcomes with a passage": `li.querySelector(".reports q")?.innerText`, "outcomes with a way to the source": `li.querySelector('.reports a[href^="#/source/"]')?.innerText.startsWith("as reported by ")`,
	} {
		if n := value[float64](r, `[...`+outcomes+`].filter(li => `+found+`).length`); n != 4 {
			t.Errorf("%s: %.0f, want 4", want, n)
		}
	}
}

// writeFolder writes files by their paths, and returns the folder.
func writeFolder(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for file, text := range files {
		path := filepath.Join(folder, file)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}
