//go:build integration

package main

import (
	"context"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"parley/graph"
	"parley/graph/memory"
	"parley/internal/limits"
	"parley/internal/neo4jtest"
	"parley/internal/server"
	"parley/loader"
)

// TestPlayground asks the example question in GraphiQL, in a real browser, of
// the embedded store and of a Neo4j that the load command filled: both give the
// same answer.
func TestPlayground(t *testing.T) {
	ctx := context.Background()
	embedded := memory.New()
	if err := loadBundled(ctx, embedded); err != nil {
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
	// The database plans the query for the first time, which takes long on a busy machine.
	patient := limits.Default()
	patient.Deadline = stuckAfter
	there, err := server.Handler(openNeo4j(t), server.Within(patient))
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
	var answer string
	err := chromedp.Run(
		openTab(t), openEditor(url),
		chromedp.Click(`button.graphiql-execute-button`),
		chromedp.Poll(displayed, &answer, chromedp.WithPollingTimeout(stuckAfter)),
	)
	if err != nil {
		t.Fatalf("in the browser: %v", err)
	}
	return answer
}

// TestPlaygroundFollowsChanges pastes a subscription into GraphiQL, in a real browser,
// with a token that the server asks for, and loads a dossier.
func TestPlaygroundFollowsChanges(t *testing.T) {
	ctx := context.Background()
	store := memory.New()
	a, token := withToken(t)
	h, err := server.Handler(store, server.Guarded(a))
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	defer s.Close()
	// The browser does not say when it has subscribed, so loads go on until it shows one. The dossier is small: a
	// large one would take the processor from the browser.
	small, err := loader.Folder("../../loader/testdata/north", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	stop := make(chan struct{})
	loads := make(chan error, 1)
	go func() {
		for {
			for _, load := range []func() error{
				func() error { _, err := loader.Load(ctx, store, small); return err },
				func() error { _, err := loader.Drop(ctx, store, small.ID); return err },
			} {
				select {
				case <-stop:
					loads <- nil
					return
				case <-time.After(700 * time.Millisecond):
				}
				if err := load(); err != nil {
					loads <- err
					return
				}
			}
		}
	}()
	answer := ""
	err = chromedp.Run(
		openTab(t), openEditor(s.URL+"/playground/"),
		paste(`.graphiql-query-editor`, `subscription { graphChanged { revision load { dossier { title } } meetings } }`),
		chromedp.Click(`button[data-name="headers"]`),
		paste(`.graphiql-editor-tool .graphiql-editor:not(.hidden)`, fmt.Sprintf(`{"Authorization": "Bearer %s"}`, token)),
		chromedp.Click(`button.graphiql-execute-button`),
		chromedp.Poll(displayed, &answer, chromedp.WithPollingTimeout(stuckAfter)),
	)
	if err != nil {
		t.Errorf("in the browser: %v", err)
	}
	close(stop)
	if err := <-loads; err != nil {
		t.Error(err)
	}
	if !strings.Contains(answer, "graphChanged") || !strings.Contains(answer, "revision") {
		t.Errorf("the playground shows\n%s", answer)
	}
}

func loadBundled(ctx context.Context, store graph.Keeper) error {
	d, err := read("")
	if err != nil {
		return err
	}
	_, err = loader.Load(ctx, store, d)
	return err
}
