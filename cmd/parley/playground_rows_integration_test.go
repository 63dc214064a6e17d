//go:build integration

package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/device"

	"parley/docs/questions"
	"parley/graph/memory"
	"parley/internal/saved"
	"parley/internal/server"
	"parley/schema"
)

// byDay is a saved query with declared rows, columns and parameters.
const byDay = `# Which meetings took place, and who was there?
# rows: meetings.nodes
# column day: when.text
# column meeting: name
# column people: participants.nodes.name
query Meetings($from: DateOrDateTime, $status: [MeetingStatus!]!) {
  meetings(first: 100, where: {status: $status, from: $from}, orderBy: [WHEN_ASC]) {
    nodes { name when { text } participants { nodes { name } } }
  }
}
`

// contestedFirst is a query as a page shows it: its first list has values, and the rows are those of the list after it.
const contestedFirst = `# Who was there, and what is contested?
query Seats { meeting(id: "moscow-2025-12-02") { contested ...seats } }
fragment seats on Meeting { participants { edges { node { name } side { name } } } }
`

// copies is JavaScript that keeps what the page copies: a browser of tests has no clipboard.
const copies = `Object.defineProperty(navigator, "clipboard", {value: {writeText: text => { window.copied = text; return Promise.resolve() }}})`

// serveSaved serves the bundled dossier with the questions of the documentation and two more saved queries.
func serveSaved(t *testing.T, options ...server.Option) *httptest.Server {
	t.Helper()
	store := memory.New()
	if err := loadBundled(t.Context(), store); err != nil {
		t.Fatal(err)
	}
	parsed, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.CopyFS(folder, questions.Files); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"by-day": byDay, "contested-first": contestedFirst} {
		if err := os.WriteFile(filepath.Join(folder, name+saved.Suffix), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	queries, err := saved.Read(os.DirFS(folder), parsed)
	if err != nil {
		t.Fatal(err)
	}
	h, err := server.Handler(store, append(options, server.Saved(queries))...)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

// TestPlaygroundShowsRows opens every saved query in the playground, from the address and from the list, and asks each: the table has the same
// bytes as the CSV of the server.
func TestPlaygroundShowsRows(t *testing.T) {
	s := serveSaved(t)
	tab := openTab(t)
	do := doIn(tab, t)
	do("keep what is copied", chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(copies).Do(ctx)
		return err
	}))
	const parameters = "from=2025-12-02&status=HELD"
	do("open a saved query by its address", openEditor(s.URL+"/playground/?saved=by-day&"+parameters))
	if got, want := answerAndCopy(tab, t), bytesOf(t, s.URL+"/q/by-day.csv?"+parameters); got != want || !strings.Contains(got, "Phone conversation") {
		t.Errorf("the table is\n%s, and the CSV is\n%s", got, want)
	}
	do("prettify", chromedp.Click(`.graphiql-toolbar button[aria-label^="Prettify"]`), chromedp.Poll(`(`+variablesShown+`).startsWith('{ "from": "2025-12-02", "status": [ "HELD" ]')`, nil, chromedp.WithPollingTimeout(stuckAfter)))
	for _, found := range axe(tab, t, ".parley-rows") {
		t.Errorf("axe: %s", found)
	}
	keepPicture(tab, t, "playground-rows")

	do("open the list", chromedp.Click(`button[aria-label="Show Saved queries"]`), chromedp.WaitVisible(`.parley-saved li`))
	for _, found := range axe(tab, t, ".parley-saved") {
		t.Errorf("axe: %s", found)
	}
	var names []string
	do("read the list", chromedp.Evaluate(`[...document.querySelectorAll(".parley-saved li div")].map(d => d.textContent.split(" ")[0])`, &names))
	if len(names) < 30 {
		t.Errorf("the list has %d saved queries", len(names))
	}
	// The editor reads a new text after a pause, and only then the tab has the name of the operation.
	const named = `!document.querySelector(".parley-rows table") && !document.querySelector(".graphiql-tab-active").textContent.includes("untitled")`
	for i, name := range names {
		if name == "by-day" { // it needs a status, which the list does not give
			continue
		}
		do("open "+name, chromedp.Evaluate(`document.querySelectorAll(".parley-saved li button")[`+strconv.Itoa(i)+`].click()`, nil), chromedp.Poll(named, nil, chromedp.WithPollingTimeout(stuckAfter)))
		if got, want := answerAndCopy(tab, t), bytesOf(t, s.URL+"/q/"+name+".csv"); got != want {
			t.Errorf("the table of %s is\n%s, and the CSV is\n%s", name, got, want)
		}
	}
	do("a name that nothing has", chromedp.Navigate(s.URL+"/playground/?saved=nothing"), chromedp.Poll(`document.querySelector(".graphiql-query-editor .view-lines")?.textContent.includes("no")`, nil, chromedp.WithPollingTimeout(stuckAfter)))
}

// variablesShown is JavaScript that returns the text of the variables, with single spaces.
const variablesShown = `[...document.querySelectorAll(".graphiql-editor-tool .graphiql-editor:not(.hidden) .view-line")].map(l => l.textContent).join(" ").replace(/[\s\u00a0]+/g, " ")`

// answerAndCopy asks the query in the editor, and returns what the button under the table copies.
func answerAndCopy(tab context.Context, t *testing.T) string {
	t.Helper()
	copied := ""
	doIn(tab, t)("ask and copy",
		chromedp.Click(`button.graphiql-execute-button`),
		chromedp.WaitReady(`.parley-rows table`), // it may have no rows
		chromedp.Evaluate(`window.copied = ""; [...document.querySelectorAll(".parley-rows-bar button")].find(b => b.textContent === "Copy as CSV").click()`, nil),
		chromedp.Poll(`window.copied`, &copied, chromedp.WithPollingTimeout(stuckAfter)),
	)
	return copied
}

// TestPlaygroundOnAPhone uses the playground in a window as wide as a phone: everything can be reached without scrolling sideways.
func TestPlaygroundOnAPhone(t *testing.T) {
	s := serveSaved(t)
	tab := openTab(t)
	do := doIn(tab, t)
	fits := func(when string) {
		t.Helper()
		wide := 0
		do("measure", chromedp.Evaluate(`document.documentElement.scrollWidth`, &wide))
		if wide > 390 {
			t.Errorf("%s: the page is %d pixels wide", when, wide)
		}
	}
	reached := func(what, selector string) {
		t.Helper()
		visible := false
		do("look for "+what, chromedp.ScrollIntoView(selector), chromedp.Evaluate(`(() => {
			const r = document.querySelector(`+quotedForScripts(selector)+`).getBoundingClientRect()
			const middle = document.elementFromPoint(r.left + r.width / 2, Math.min(r.top + r.height / 2, innerHeight - 1))
			return r.left >= 0 && r.right <= 390 && r.height > 0 && !!middle?.closest(`+quotedForScripts(selector)+`)
		})()`, &visible))
		if !visible {
			t.Errorf("a reader cannot reach %s", what)
		}
	}
	do("open", chromedp.Emulate(device.IPhone12), openEditor(s.URL+"/playground/"))
	fits("before the answer")
	reached("the editor", ".graphiql-query-editor .monaco-editor")
	reached("the button", "button.graphiql-execute-button")
	do("ask", chromedp.Click(`button.graphiql-execute-button`), chromedp.WaitVisible(`.parley-rows table`))
	fits("with the answer")
	reached("the answer", ".graphiql-response .monaco-editor")
	reached("the table", ".parley-rows-table")
	keepPicture(tab, t, "playground-phone")
	do("open the list", chromedp.Click(`button[aria-label="Show Saved queries"]`), chromedp.WaitVisible(`.parley-saved li`))
	fits("with the list")
	reached("a saved query", ".parley-saved li:first-child button")
	reached("the editor below the list", ".graphiql-query-editor .monaco-editor")
	keepPicture(tab, t, "playground-phone-list")
}

// TestPlaygroundAsksForAToken opens a saved query of a server that asks for tokens. The page asks for the token once, for the list and for answers.
func TestPlaygroundAsksForAToken(t *testing.T) {
	a, token := withToken(t)
	s := serveSaved(t, server.Guarded(a))
	tab := openTab(t)
	do := doIn(tab, t)
	do("open", chromedp.Navigate(s.URL+"/playground/?saved=busiest"), chromedp.WaitVisible(`.parley-saved form`))
	do("give the token", chromedp.SendKeys(`.parley-saved input`, token), chromedp.Click(`.parley-saved form button`), chromedp.WaitVisible(`.parley-saved li`))
	do("open it again", openEditor(s.URL+"/playground/?saved=busiest"), chromedp.Click(`button.graphiql-execute-button`), chromedp.WaitVisible(`.parley-rows table`))
	rows := ""
	do("read", chromedp.Text(`.parley-rows table`, &rows))
	if !strings.Contains(rows, "Steve Witkoff") {
		t.Errorf("the table is\n%s", rows)
	}
}

// bytesOf returns the body at an address.
func bytesOf(t *testing.T, address string) string {
	t.Helper()
	r, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	body, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s %s %v", address, r.Status, body, err)
	}
	return string(body)
}
