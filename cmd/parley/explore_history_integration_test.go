//go:build integration

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"parley/graph/memory"
	"parley/internal/server"
)

// insert types a text where the focus is.
func (r *visitor) insert(text string) {
	r.t.Helper()
	r.do("type "+text, chromedp.ActionFunc(func(ctx context.Context) error { return input.InsertText(text).Do(ctx) }))
}

// TestExploreClickAfterTyping: a click goes where it leads, also before the search for what was typed has begun.
func TestExploreClickAfterTyping(t *testing.T) {
	r := newVisitor(t, served(t))
	r.open("/")
	r.sees("Who took part")
	r.do("type and click at once", chromedp.Evaluate(`(() => {
		const box = document.querySelector('input[type="search"]')
		box.focus()
		document.execCommand("insertText", false, "Ana")
		;[...document.querySelectorAll("header a")].find(a => a.innerText === "The plan").click()
	})()`, nil))
	r.sees("Who stands where")
	r.do("wait until a search would have begun", chromedp.Sleep(600*time.Millisecond))
	if address := value[string](r, `location.hash`); !strings.HasPrefix(address, "#/plan/all") {
		t.Errorf("the page is at %s", address)
	}
	r.until("the box is empty", `document.querySelector('input[type="search"]').value === ""`)
}

// TestExploreStepsBack: a search that is typed with pauses is one step of the history, and so is a replay.
func TestExploreStepsBack(t *testing.T) {
	r := newVisitor(t, served(t))
	r.open("/#/timeline/all")
	r.sees("16 meetings")
	before := value[int](r, `history.length`)
	r.types(`input[type="search"]`, "Wit")
	r.until("the search has begun", `location.hash === "#/search/Wit"`)
	r.insert("ko")
	r.until("the search goes on", `location.hash === "#/search/Witko"`)
	r.insert("ff")
	r.until("the search goes on", `location.hash === "#/search/Witkoff"`)
	if n := value[int](r, `history.length`) - before; n != 1 {
		t.Errorf("a search that was typed with pauses is %d steps", n)
	}
	r.do("go back", chromedp.NavigateBack())
	r.sees("16 meetings")

	r.open("/#/timeline/all")
	r.sees("16 meetings")
	before = value[int](r, `history.length`)
	r.press("Play")
	r.until("the replay has ended", `!location.hash.includes("asOf") && [...document.querySelectorAll("main button")].some(b => b.innerText === "Play")`)
	if n := value[int](r, `history.length`) - before; n != 1 {
		t.Errorf("a replay is %d steps", n)
	}
}

// TestExploreToken: a page asks for the token once. A wrong token is said to be wrong.
func TestExploreToken(t *testing.T) {
	a, token := withToken(t)
	r := newVisitor(t, serveFolder(t, "", memory.New(), server.Guarded(a)))
	r.open("/")
	r.shows("This server asks for a token.")
	r.until("nothing loads or moves", still)
	if n := value[int](r, `document.querySelectorAll("main form").length`); n != 1 {
		t.Errorf("the page has %d forms for the token", n)
	}
	r.types(`main input[type="password"]`, "guess")
	r.press("Use this token")
	r.shows("The server does not know this token")
	r.types(`main input[type="password"]`, token)
	r.press("Use this token")
	r.sees("Who took part")
}

// TestExploreOtherDirections: a name from right to left leaves the day beside it in its order.
func TestExploreOtherDirections(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "arabic")
	for name, text := range map[string]string{
		"dossier.yaml":         "dossier: arabic\ntitle: Arabic\n",
		"reference/all.yaml":   "things:\n  - {organization: paper, name: صحيفة النهار}\n  - {person: ali, name: علي}\n  - {person: omar, name: عمر}\n",
		"sources/article.yaml": "source: article\ntitle: خبر\npublisher: paper\npublished: 2024-02-29\nlanguage: ar\nreliability: B\nreports:\n  - quote: التقى علي وعمر\n    start: 0\n    says:\n      - {meeting: talks, status: held, when: 2024-02-28, participants: [ali, omar]}\n",
	} {
		file := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := newVisitor(t, serveFolder(t, folder, memory.New()))
	for address, day := range map[string]string{"/#/meeting/talks": "2024-02-29", "/#/": "2024-02-29", "/#/source/article": "2024-02-29", "/#/actor/ali": "2024-02-28"} {
		r.open(address)
		r.shows("Show the query")
		r.until("nothing loads or moves", still)
		// Each sign of a day begins where the sign before it ends.
		turned := value[[]string](r, `(() => {
			const turned = []
			const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT)
			while (texts.nextNode()) {
				if (texts.currentNode.parentElement.closest("svg, [hidden], textarea")) continue
				for (const found of texts.currentNode.data.matchAll(/\d{4}-\d\d-\d\d/g)) {
					const signs = [0, 5, 8].map(i => {
						const range = document.createRange()
						range.setStart(texts.currentNode, found.index + i)
						range.setEnd(texts.currentNode, found.index + i + 1)
						return range.getBoundingClientRect()
					})
					// A line can break within a day.
					if ([0, 1].some(i => signs[i].left > signs[i + 1].left && signs[i].top === signs[i + 1].top)) turned.push(texts.currentNode.data)
				}
			}
			return turned
		})()`)
		if len(turned) > 0 {
			t.Errorf("%s: days are turned around in %q", address, turned)
		}
		r.sees(day)
	}
}
