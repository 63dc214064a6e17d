//go:build integration

package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/chromedp"

	"parley/graph/memory"
	"parley/internal/server"
)

// embedded has all elements, and words that each of them shows.
var embedded = []struct{ element, shows string }{
	{`<parley-meeting meeting="moscow-2025-12-02" theme="dark" style="height: 12rem"></parley-meeting>`, "Yuri Ushakov"},
	{`<parley-network theme="light"></parley-network>`, "13 people"},
	{`<parley-timeline as-of="2025-12-01" from="2025-11-30" lanes="status"></parley-timeline>`, "moved"},
	{`<parley-map></parley-map>`, "Moscow: 1 meeting"},
	{`<parley-encounters actor="steve-witkoff"></parley-encounters>`, "Rustem Umerov"},
	{`<parley-plan></parley-plan>`, "a cap on its military"},
	{`<parley-issue topic="PlanVersion:us-peace-plan-revised"></parley-issue>`, "US-Russian talks in Moscow"},
	{`<parley-graph thing="moscow-2025-12-02"></parley-graph>`, "The graph"},
	{`<parley-source source="independent-2025-11-30"></parley-source>`, "Chief of the General Staff"},
	{`<parley-search text="Witkof"></parley-search>`, "Steve Witkoff"},
	{`<parley-list list="people" side="ukraine"></parley-list>`, "Rustem Umerov"},
	{`<parley-record></parley-record>`, "5 sources"},
}

// embedding is a Parley server, a page of another origin that embeds all elements, and what the elements ask.
type embedding struct {
	page  string
	mutex sync.Mutex
	asked map[string]bool // a method and a path
}

// embedAll starts both servers. The Parley server allows the page or not.
func embedAll(t *testing.T, store *memory.Store, allowed bool) *embedding {
	t.Helper()
	e := &embedding{asked: map[string]bool{}}
	parley := httptest.NewUnstartedServer(nil)
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = fmt.Fprintf(w, `<!doctype html><script src="http://%s/playground/embed.js"></script><div style="width: 600px">`, parley.Listener.Addr())
		for _, each := range embedded {
			_, _ = fmt.Fprintln(w, each.element)
		}
	}))
	t.Cleanup(page.Close)
	e.page = page.URL
	a := server.DefaultAccess()
	if allowed {
		a.Ancestors = page.URL
	}
	h, err := server.Handler(store, server.Guarded(a))
	if err != nil {
		t.Fatal(err)
	}
	parley.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		e.mutex.Lock()
		e.asked[r.Method+" /"+path] = true
		e.mutex.Unlock()
		h.ServeHTTP(w, r)
	})
	parley.Start()
	t.Cleanup(parley.Close)
	return e
}

// TestEmbedding shows every view of a server on a page of another origin, which the server allows: in the colours and the size that the page
// chooses, and without any request that writes.
func TestEmbedding(t *testing.T) {
	store := memory.New()
	if err := loadBundled(t.Context(), store); err != nil {
		t.Fatal(err)
	}
	e := embedAll(t, store, true)
	tab := openTab(t)
	do := doIn(tab, t)
	frames := []*cdp.Node{}
	do("open the page", chromedp.Navigate(e.page), chromedp.Nodes(`iframe`, &frames, chromedp.AtLeast(len(embedded))))
	for i, each := range embedded {
		shown := ""
		for end := time.Now().Add(stuckAfter); !strings.Contains(shown, each.shows) && time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
			do("read a frame", chromedp.Text(`main`, &shown, chromedp.ByQuery, chromedp.FromNode(frames[i])))
		}
		if !strings.Contains(shown, each.shows) {
			t.Errorf("%s shows %q, and not %q", each.element, shown, each.shows)
		}
	}
	for i, want := range []string{"rgb(22, 25, 29)", "rgb(255, 255, 255)"} {
		var styles []*css.ComputedStyleProperty
		do("read the colours", chromedp.ComputedStyle(`body`, &styles, chromedp.ByQuery, chromedp.FromNode(frames[i])))
		for _, p := range styles {
			if p.Name == "background-color" && p.Value != want {
				t.Errorf("%s has the colour %s, want %s", embedded[i].element, p.Value, want)
			}
		}
	}
	var sizes []string
	do("measure", chromedp.Evaluate(`[...document.querySelectorAll("iframe")].map(f => f.offsetWidth + "x" + f.offsetHeight)`, &sizes))
	if sizes[0] != "600x192" || sizes[1] != "600x320" {
		t.Errorf("the frames are %v large", sizes)
	}
	keepPicture(tab, t, "embedded")
	if escapes := false; chromedp.Run(tab, chromedp.Evaluate(`[...document.querySelectorAll("iframe")].some(f => f.sandbox.contains("allow-top-navigation"))`, &escapes)) != nil || escapes {
		t.Error("a view can lead the reader away from the page")
	}
	e.mutex.Lock()
	defer e.mutex.Unlock()
	for asked := range e.asked {
		if asked != "GET /" && asked != "GET /playground" && asked != "GET /favicon.svg" && asked != "POST /graphql" {
			t.Errorf("a view asks %s", asked)
		}
	}
}

// TestEmbeddingIsRefused opens a page that the server does not allow: its frames stay empty.
func TestEmbeddingIsRefused(t *testing.T) {
	store := memory.New()
	if err := loadBundled(t.Context(), store); err != nil {
		t.Fatal(err)
	}
	e := embedAll(t, store, false)
	tab := openTab(t)
	frames := []*cdp.Node{}
	doIn(tab, t)("open the page", chromedp.Navigate(e.page), chromedp.Nodes(`iframe`, &frames, chromedp.AtLeast(len(embedded))))
	shown := ""
	// A frame that is not allowed never shows anything, so the test waits for a short time only.
	ctx, cancel := context.WithTimeout(tab, 2*time.Second)
	defer cancel()
	if err := chromedp.Run(ctx, chromedp.Text(`main`, &shown, chromedp.ByQuery, chromedp.FromNode(frames[0]))); err == nil {
		t.Errorf("the frame shows %q", shown)
	}
}
