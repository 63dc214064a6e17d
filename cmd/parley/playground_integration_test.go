//go:build integration

package main

import (
	"context"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"parley/graph/memory"
	"parley/internal/neo4jtest"
	"parley/internal/server"
	"parley/loader"
)

// TestPlayground asks the example question in GraphiQL, in a real browser, of
// the embedded store and of a Neo4j that the load command filled: both give the
// same answer.
func TestPlayground(t *testing.T) {
	ctx := context.Background()
	d, err := read("")
	if err != nil {
		t.Fatal(err)
	}
	embedded := memory.New()
	if _, err := loader.Load(ctx, embedded, d); err != nil {
		t.Fatal(err)
	}
	here, err := server.Handler(embedded)
	if err != nil {
		t.Fatal(err)
	}

	neo := neo4jtest.Shared(t)
	t.Setenv("PARLEY_NEO4J_USER", neo.User)
	t.Setenv("PARLEY_NEO4J_PASSWORD", neo.Password)
	if status := run(ctx, []string{"load", "--neo4j", neo.URI}); status != 0 {
		t.Fatalf("parley load ended with %d", status)
	}
	there, err := server.Handler(openNeo4j(t))
	if err != nil {
		t.Fatal(err)
	}

	var answers []string
	for _, h := range []*httptest.Server{httptest.NewServer(here), httptest.NewServer(there)} {
		defer h.Close()
		answers = append(answers, askInPlayground(t, h.URL+"/playground/"))
	}
	if !strings.Contains(answers[0], "hallandale-beach-2025-11-30") {
		t.Errorf("the answer in the playground is\n%s", answers[0])
	}
	if answers[0] != answers[1] {
		t.Errorf("the embedded store answers\n%s\nand Neo4j\n%s", answers[0], answers[1])
	}
}

// askInPlayground opens the playground, runs the query of its first tab and
// returns what it shows.
func askInPlayground(t *testing.T, url string) string {
	t.Helper()
	options := append(
		chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(browser(t)), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.WindowSize(1400, 2400),
	)
	allocated, stop := chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	tab, closeTab := chromedp.NewContext(allocated)
	defer closeTab()
	tab, cancel := context.WithTimeout(tab, time.Minute)
	defer cancel()
	const shown = `(() => {
		const lines = [...document.querySelectorAll('.graphiql-response .view-line')]
		const text = lines.map(l => l.textContent.replaceAll('\u00a0', ' ')).join('\n')
		return text.includes('"data"') ? text : ''
	})()`
	var answer string
	err := chromedp.Run(
		tab,
		chromedp.Navigate(url),
		chromedp.WaitVisible(`.graphiql-query-editor .view-lines .view-line`),
		chromedp.WaitEnabled(`button.graphiql-execute-button`),
		chromedp.Click(`button.graphiql-execute-button`),
		chromedp.Poll(shown, &answer, chromedp.WithPollingTimeout(30*time.Second)),
	)
	if err != nil {
		t.Fatalf("in the browser: %v", err)
	}
	return answer
}

// browser finds a Chromium.
func browser(t *testing.T) string {
	t.Helper()
	if path := os.Getenv("PARLEY_TEST_CHROMIUM"); path != "" {
		return path
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("no Chromium: install Debian's chromium, or name one in PARLEY_TEST_CHROMIUM")
	return ""
}
