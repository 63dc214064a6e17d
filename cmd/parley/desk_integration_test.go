//go:build integration

package main

import (
	"context"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parley/graph"
	"parley/graph/memory"
	"parley/internal/desk"
	"parley/internal/web"
	"parley/loader"
)

// sitter works at a desk in a browser, and counts the keys.
type sitter struct {
	*visitor

	folder string
	keys   int
}

const (
	bridgeSource = "sources/selm-herald-2025-03-06.yaml"
	bridgeText   = "selm-herald-2025-03-06.txt"
)

// sit opens the desk of a dossier in a browser, by its one-time address.
func sit(t *testing.T, folder string) *sitter {
	t.Helper()
	d, err := desk.Open(desk.Options{Folder: folder, Store: func() graph.Keeper { return memory.New() }, Page: web.Desk()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	s := httptest.NewUnstartedServer(nil)
	door := desk.NewDoor(s.Listener.Addr().String(), d.Handler())
	s.Config.Handler = door
	s.Start()
	t.Cleanup(s.Close)
	p := &sitter{&visitor{t: t, tab: openTab(t), url: s.URL, since: time.Now()}, folder, 0}
	p.do("have the focus", emulation.SetFocusEmulationEnabled(true))
	p.open(door.URL())
	p.sees("A new article")
	return p
}

// key presses a key.
func (p *sitter) key(key string, modifiers ...input.Modifier) {
	p.t.Helper()
	p.keys++
	p.do("press "+key, chromedp.KeyEvent(key, chromedp.KeyModifiers(modifiers...)))
}

// writes types text where the focus is.
func (p *sitter) writes(text string) {
	p.t.Helper()
	p.keys += len([]rune(text))
	p.do("write "+text, chromedp.ActionFunc(func(ctx context.Context) error { return input.InsertText(text).Do(ctx) }))
}

// pastes pastes text where the focus is, which is one key.
func (p *sitter) pastes(text string) {
	p.t.Helper()
	p.writes(text)
	p.keys -= len([]rune(text)) - 1
}

// tabTo presses Tab until a field with a label has the focus.
func (p *sitter) tabTo(label string) {
	p.t.Helper()
	for range 60 {
		p.key(kb.Tab)
		if value[bool](p.visitor, `[...(document.activeElement.labels ?? [])].some(l => l.textContent.trim().startsWith(`+quotedForScripts(label)+`))`) {
			return
		}
	}
	p.t.Fatalf("Tab does not lead to %s", label)
}

func (p *sitter) file(name string) string {
	p.t.Helper()
	text, err := os.ReadFile(filepath.Join(p.folder, filepath.FromSlash(name)))
	if err != nil {
		p.t.Fatal(err)
	}
	return string(text)
}

// isWhole fails if the dossier has an error, or a passage that does not stand in its text.
func (p *sitter) isWhole() {
	p.t.Helper()
	d, err := loader.Folder(p.folder, time.Now())
	if err != nil {
		p.t.Fatal(err)
	}
	if err := loader.CheckTexts(d, os.DirFS(filepath.Join(p.folder, "texts"))); err != nil {
		p.t.Error(err)
	}
	if len(d.Drafts) > 0 {
		p.t.Errorf("there are still drafts: %v", d.Drafts)
	}
}

// keyRow matches a row of a table of keys.
var keyRow = regexp.MustCompile("(?m)^\\| `(.)` \\| (.*?) \\|$")

// An article comes on record by keys alone, as the how-to says: pasted, drafted, reviewed, and completed by hand.
func TestBrowserDeskByKeys(t *testing.T) {
	page, err := os.ReadFile("../../docs/how-to/an-article-a-day.md")
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	for _, b := range block.FindAllStringSubmatch(string(page), -1) {
		if b[1] != "sh" {
			blocks = append(blocks, b[2])
		}
	}
	if len(blocks) != 4 {
		t.Fatalf("the how-to has %d files, and should have 4", len(blocks))
	}
	folder, article, wanted := t.TempDir(), blocks[2], blocks[3]
	for name, text := range map[string]string{"dossier.yaml": blocks[0], "reference/selm.yaml": blocks[1]} {
		name = filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	began := time.Now()
	p := sit(t, folder)
	p.until("the field for the text has the focus", `document.activeElement.id === "paste"`)
	p.pastes(article)
	p.shows("Publisher", "The Selm Herald", "from the words “told The Selm Herald”", "from the words “of, and, the”")
	p.tabTo("Published on")
	p.writes("2025-03-06")
	p.key(kb.Enter, input.ModifierCtrl)
	p.shows("Facts that wait: 8, doubtful facts among them: 4", "doubtful: ")
	if lit := value[string](p.visitor, `[...document.querySelectorAll("#text .lit")].map(e => e.textContent).join("")`); !strings.Contains(p.file(bridgeSource), lit) || lit == "" {
		t.Errorf("lit is %q", lit)
	}
	keepPicture(p.tab, t, "desk-review")
	p.key("a")
	p.sees("Facts that wait: 7, doubtful facts among them: 3")
	p.key("d")
	p.sees("Facts that wait: 6")
	p.key("u")
	p.sees("Facts that wait: 7", "Undone: "+bridgeSource)
	p.key("l")
	for left := 6; left > 0; left-- {
		p.key("a")
		p.sees("Facts that wait: " + string(rune('0'+left)))
	}
	p.key("a")
	p.shows("No fact waits")

	// By hand: the headline says what the talks were about. It is the only sentence without a fact.
	p.key("g")
	p.key(kb.End)
	for range 3 { // the bridge, discuss
		p.key(kb.ArrowLeft, input.ModifierShift)
	}
	p.sees("Selected: discuss the bridge")
	p.key("o")
	p.sees("a topic of a meeting", "Topics")
	p.accessible("the form of a statement")
	p.until("the empty field has the focus", `document.activeElement.labels?.[0]?.textContent === "Topics"`)
	p.writes("toll")
	p.until("the record completes the topic", `document.querySelector("[role=option]")?.textContent.includes("Toll on the bridge")`)
	p.key(kb.Enter)
	p.key(kb.Enter, input.ModifierCtrl)
	p.sees("Saved.")
	if text := p.file(bridgeSource); !strings.Contains(text, wanted) {
		t.Errorf("the file has\n%s", text)
	}
	p.key("3")
	p.shows("new Meeting", "Toll on the bridge", "participants: mira-kesh")
	p.key("4")
	p.shows("The sources do not differ.")
	p.isWhole()
	t.Logf("one article of %d characters: %d keys, %d ms of a machine", len([]rune(article)), p.keys, time.Since(began).Milliseconds())
	// The page and the how-to name the same keys.
	named := value[string](p.visitor, `[...document.querySelectorAll(".keys div"), ...document.querySelectorAll("nav button")].map(e => [...e.querySelectorAll("kbd")].map(k => k.textContent).join() + " " + e.textContent).join("\n")`)
	for _, row := range keyRow.FindAllStringSubmatch(string(page), -1) {
		if !regexp.MustCompile(`(?m)^` + row[1] + ` `).MatchString(named) {
			t.Errorf("the page has no key %s (%s):\n%s", row[1], row[2], named)
		}
		if row[1] >= "m" && row[1] <= "y" && row[1] != "u" && row[1] != "s" && !strings.Contains(named, row[2]) {
			t.Errorf("the page has other words for %s than %s", row[1], row[2])
		}
	}
}

// drag selects words with the mouse.
func (p *sitter) drag(words string) {
	p.t.Helper()
	ends := value[[]float64](p.visitor, `(() => {
		const spans = [...document.querySelectorAll("#text span")], text = document.querySelector("#text").textContent
		const from = text.indexOf(`+quotedForScripts(words)+`), to = from + `+quotedForScripts(words)+`.length
		const range = document.createRange()
		let at = 0
		for (const s of spans) {
			const next = at + s.textContent.length
			if (at <= from && from < next) range.setStart(s.firstChild, from - at)
			if (at < to && to <= next) range.setEnd(s.firstChild, to - at)
			at = next
		}
		const rects = range.getClientRects(), first = rects[0], last = rects[rects.length - 1]
		return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2]
	})()`)
	mouse := func(kind input.MouseType, x, y float64) chromedp.Action {
		return chromedp.MouseEvent(kind, x, y, chromedp.ButtonLeft, chromedp.ClickCount(1))
	}
	p.do(
		"select "+words, mouse(input.MousePressed, ends[0], ends[1]), mouse(input.MouseMoved, ends[2], ends[3]), mouse(input.MouseReleased, ends[2], ends[3]),
	)
	p.sees("Selected: " + words)
}

// An article comes on record by mouse, while an editor changes the files.
func TestBrowserDeskByMouse(t *testing.T) {
	folder, _ := bridgeDossier(t)
	p := sit(t, folder)
	p.types(`#paste`, bridge)
	p.sees("The Selm Herald")
	p.types(`//label[starts-with(normalize-space(.), "Published on")]/input`, "2025-03-06")
	p.click(`//label[contains(., "Let Parley find facts first")]/input`)
	p.press("Add the article Ctrl Enter")
	p.shows("This article has no facts yet", "Sentences without a fact: 5")
	if dim := value[int](p.visitor, `document.querySelectorAll("#text .dim").length`); dim != 6 { // the word at the cursor is a part of its own
		t.Errorf("%d parts are dimmed", dim)
	}
	p.drag("Mira Kesh met Ostrian envoy Tomas Brell in Port Selm on Tuesday")
	p.click(`//main//button[starts-with(., "a meeting took place")]`)
	p.shows("new", "Mira Kesh", "Tomas Brell", "Port Selm")
	keepPicture(p.tab, t, "desk-statement")
	p.press("Save")
	p.sees("Saved.", "All facts: 1", "Sentences without a fact: 4")
	const want = `      - meeting: port-selm-2025-03-04
        label: Meeting of Mira Kesh and Tomas Brell in Port Selm
        status: held
        when: {text: 2025-03-04, worded: on Tuesday, inferredFrom: published 2025-03-06}
        places: port-selm
        participants:
          - {id: mira-kesh, side: valdoria}
          - {id: tomas-brell, side: ostria}
`
	if text := p.file(bridgeSource); !strings.Contains(text, want) {
		t.Errorf("the file has\n%s", text)
	}
	p.drag("“We have made a start, and nothing more,”")
	p.click(`//main//button[starts-with(., "a quotation")]`)
	p.sees("Speaker")
	p.types(`//label[text()="Speaker"]/following-sibling::div/input`, "Кеш")
	p.click(`//li[@role="option"][contains(., "Mira Kesh")]`)
	p.press("Save")
	p.sees("Saved.", "All facts: 2")
	p.click(`//nav//button[starts-with(., "Undo")]`)
	p.sees("Undone", "All facts: 1")

	// An editor adds a comment: the page takes it up.
	text := p.file(bridgeSource)
	commented := "# A comment of the editor\n" + text
	if err := os.WriteFile(filepath.Join(p.folder, filepath.FromSlash(bridgeSource)), []byte(commented), 0o600); err != nil {
		t.Fatal(err)
	}
	p.sees("was changed outside of this page")
	p.drag("Ostria rejects a toll on the bridge")
	p.click(`//main//button[starts-with(., "a position")]`)
	p.sees("Position")
	p.chooses(`[data-field=position] select`, "rejects")
	p.types(`//label[text()="About"]/following-sibling::div/input`, "Toll on the bridge")
	p.click(`//li[@role="option"][starts-with(., "new topic")]`)
	p.press("Save")
	p.sees("Saved.", "All facts: 2")
	if now := p.file(bridgeSource); !strings.HasPrefix(now, commented[:len(commented)-len("\n")]) || !strings.Contains(now, "stances: {id: toll-on-the-bridge, position: rejects, wording: Ostria rejects a toll on the bridge}") {
		t.Errorf("the file has\n%s", now)
	}

	// Two writers of one file: the second sees what the first has changed, and nothing is lost.
	p.click(`//nav//button[starts-with(., "Files")]`)
	p.until("the file is shown", `document.querySelector("#file").value.startsWith("# A comment of the editor")`)
	p.accessible("the files")
	p.do("write into the file", chromedp.Focus(`#file`), chromedp.Evaluate(`document.querySelector("#file").setSelectionRange(0, 0)`, nil))
	p.writes("# Mine\n")
	theirs := strings.Replace(p.file(bridgeSource), "# A comment of the editor", "# A better comment", 1)
	if err := os.WriteFile(filepath.Join(p.folder, filepath.FromSlash(bridgeSource)), []byte(theirs), 0o600); err != nil {
		t.Fatal(err)
	}
	p.sees("was changed outside of this page")
	p.key("s", input.ModifierCtrl)
	p.shows("Not saved: "+bridgeSource+" has changed since this page read it", "- # A comment of the editor", "+ # A better comment")
	if p.file(bridgeSource) != theirs {
		t.Error("the file is overwritten")
	}
	p.press("Keep what I wrote: the next save replaces the new file")
	p.press("Save Ctrl S")
	p.until("the file is saved", `document.querySelector(".message").innerText.includes("Saved.")`)
	if now := p.file(bridgeSource); !strings.HasPrefix(now, "# Mine\n# A comment of the editor") {
		t.Errorf("what the person chose to keep is not saved:\n%s", now)
	}

	// A problem is a click from its place.
	if err := os.WriteFile(filepath.Join(p.folder, filepath.FromSlash(bridgeSource)), []byte(strings.Replace(theirs, "status: held", "status: hold", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	p.until("the problem is counted", `document.querySelector("nav").innerText.includes("Problems (1)")`)
	p.click(`//nav//button[starts-with(., "Problems")]`)
	p.shows("error", "is not a value of")
	p.click(`//main//ul[@class="problems"]//button`)
	p.sees("met Ostrian envoy")
	p.until("the fact is lit", `document.querySelector("#text .lit")?.textContent.includes("Mira Kesh")`)
	if err := os.WriteFile(filepath.Join(p.folder, filepath.FromSlash(bridgeSource)), []byte(theirs), 0o600); err != nil {
		t.Fatal(err)
	}
	p.until("no problem is counted", `!document.querySelector("nav").innerText.includes("Problems (")`)
	p.isWhole()
	keepPicture(p.tab, t, "desk")
}
