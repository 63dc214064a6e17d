//go:build integration

package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"

	"parley/internal/access"
	"parley/internal/pythontest"
	"parley/internal/server"
)

// documented is the address of the server in the pages.
const documented = "http://127.0.0.1:8080"

// TestNotebook runs the program of the page with pandas, without and with a token, and reads the CSV, too.
func TestNotebook(t *testing.T) {
	program, want := blocksOf(t, rowsPage, "python")[0], blocksOf(t, rowsPage, "text")[0]
	guarded, token := withToken(t)
	for _, c := range []struct {
		a     server.Access
		token string
	}{{server.DefaultAccess(), ""}, {guarded, token}} {
		s := httptest.NewServer(serveRows(t, c.a))
		t.Setenv("PARLEY_TOKEN", c.token)
		script := filepath.Join(t.TempDir(), "notebook.py")
		// A mark at the beginning of a file is no part of the first column.
		more := "\nfor form in ['csv', 'excel.csv']:\n    print(list(pandas.read_csv(SERVER + '/q/meetings.' + form, storage_options=headers).columns))\nprint(meetings['time'].dtype)\n"
		if err := os.WriteFile(script, []byte(strings.ReplaceAll(program, documented, s.URL)+more), 0o600); err != nil {
			t.Fatal(err)
		}
		got := pythontest.Run(t, script)
		s.Close()
		shown, rest, _ := strings.Cut(got, "[")
		if shown != want {
			t.Errorf("the program prints\n%s, and the page has\n%s", shown, want)
		}
		if strings.Count("["+rest, "['day', 'time', 'meeting', 'people']\n") != 2 || !strings.Contains(rest, "datetime64") {
			t.Errorf("pandas reads [%s", rest)
		}
	}
}

// TestBrowserAsksFromAnotherOrigin opens the page of the how-to on another origin: without a token, with a token, a second time, and on an origin that
// the server does not allow.
func TestBrowserAsksFromAnotherOrigin(t *testing.T) {
	parley := httptest.NewUnstartedServer(nil)
	text := strings.ReplaceAll(blocksOf(t, rowsPage, "html")[0], documented, "http://"+parley.Listener.Addr().String())
	show := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte(text))
	}
	page, other := httptest.NewServer(http.HandlerFunc(show)), httptest.NewServer(http.HandlerFunc(show))
	defer page.Close()
	defer other.Close()
	a, token := withToken(t)
	var err error
	if a.Origins, err = access.ParseOrigins([]string{page.URL}); err != nil {
		t.Fatal(err)
	}
	h := serveRows(t, a)
	var kept atomic.Int32
	parley.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet && r.Header.Get("If-None-Match") != "" {
			kept.Add(1)
		}
		h.ServeHTTP(w, r)
	})
	parley.Start()
	defer parley.Close()

	tab := openTab(t)
	do := doIn(tab, t)
	const refused = `(async () => { try { return (await fetch("ADDRESS/q/meetings.json")).status } catch { return 0 } })()`
	status := -1
	askPlainly := chromedp.Evaluate(strings.ReplaceAll(refused, "ADDRESS", parley.URL), &status, awaiting)
	do("open without a token", chromedp.Navigate(page.URL), askPlainly)
	if status != http.StatusUnauthorized {
		t.Errorf("without a token: status %d", status)
	}
	do("keep a token", chromedp.Evaluate(`sessionStorage.setItem("token", "`+token+`")`, nil))
	rows := ""
	for range 2 {
		do("open with a token", chromedp.Navigate(page.URL), chromedp.WaitVisible(`#meetings tr`), chromedp.Text(`#meetings`, &rows))
		if !strings.Contains(rows, "2025-12-02\tUS-Russian talks in Moscow\tJared Kushner, Steve Witkoff, Vladimir Putin, Yuri Ushakov") {
			t.Errorf("the page shows\n%s", rows)
		}
	}
	if kept.Load() == 0 {
		t.Error("the browser did not ask again with the ETag")
	}
	tag := ""
	do("read the ETag", chromedp.Evaluate(`fetch("`+parley.URL+`/q/meetings.json", {headers: {Authorization: "Bearer `+token+`", "If-None-Match": '"x"'}}).then(r => r.headers.get("ETag"))`, &tag, awaiting))
	if !strings.HasPrefix(tag, `"`) {
		t.Errorf("a script reads the ETag %q", tag)
	}
	do("open on an origin that is not allowed", chromedp.Navigate(other.URL), askPlainly)
	if status != 0 {
		t.Errorf("a page that is not allowed reads an answer with the status %d", status)
	}
}
