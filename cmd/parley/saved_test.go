package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"parley/graph/memory"
	"parley/internal/server"
	"parley/loader"
)

// TestSavedQueriesOfTheDocs follows docs/how-to/save-queries.md: the file of the page gives the answer of the page.
func TestSavedQueriesOfTheDocs(t *testing.T) {
	page, err := os.ReadFile("../../docs/how-to/save-queries.md")
	if err != nil {
		t.Fatal(err)
	}
	query := regexp.MustCompile("(?s)```graphql\n(.*?)```").FindSubmatch(page)
	answers := regexp.MustCompile(`(?s)curl -s '?http://127\.0\.0\.1:8080([^'\n]*)'?\n(.*?)`+"```").FindAllSubmatch(page, -1)
	if query == nil || len(answers) != 2 {
		t.Fatalf("the page has %d answers", len(answers))
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "meetings.graphql"), query[1], 0o600); err != nil {
		t.Fatal(err)
	}
	for i, f := range []serveFlags{{}, {Saved: folder}} {
		h := savedOverTheBundled(t, f)
		r := httptest.NewRequest(http.MethodGet, string(answers[i][1]), nil)
		r.Host = "localhost"
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if got, want := strings.ReplaceAll(w.Body.String(), "\r\n", "\n"), string(answers[i][2]); w.Code != 200 || got != want {
			t.Errorf("%s: %d\n%s, and the page has\n%s", answers[i][1], w.Code, got, want)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "wrong.graphql"), []byte("{ nothing }"), 0o600); err != nil {
		t.Fatal(err)
	}
	if status, said := parley(t, "serve", "--saved", folder); status != 1 || !strings.Contains(said, "wrong.graphql") {
		t.Errorf("status %d: a wrong file gives %s", status, said)
	}
}

// savedOverTheBundled serves the bundled dossier with the saved queries of the flags.
func savedOverTheBundled(t *testing.T, f serveFlags) http.Handler {
	t.Helper()
	d, err := read("")
	if err != nil {
		t.Fatal(err)
	}
	k := memory.New()
	if _, err := loader.Load(context.Background(), k, d); err != nil {
		t.Fatal(err)
	}
	queries, err := f.savedQueries()
	if err != nil {
		t.Fatal(err)
	}
	h, err := server.Handler(k, server.Saved(queries))
	if err != nil {
		t.Fatal(err)
	}
	return h
}
