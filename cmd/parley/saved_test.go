package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"parley/graph/memory"
	"parley/internal/server"
	"parley/loader"
	"parley/loader/synthetic"
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

// TestSavedQueriesOfTheDocsGiveAllRows: the query of the page has more rows than a page of the API, and each meeting is there once.
func TestSavedQueriesOfTheDocsGiveAllRows(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "invented")
	if err := synthetic.Write(folder, synthetic.Options{Meetings: 1500, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	d, err := readSilently(folder)
	if err != nil {
		t.Fatal(err)
	}
	k := memory.New()
	if _, err := loader.Load(t.Context(), k, d); err != nil {
		t.Fatal(err)
	}
	h, err := server.Handler(k, meetingsQuery(t, "../../docs/how-to/save-queries.md"))
	if err != nil {
		t.Fatal(err)
	}
	ask := func(r *http.Request) string {
		w := httptest.NewRecorder()
		r.Host = "localhost"
		h.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			t.Fatalf("%d %s", w.Code, w.Body)
		}
		return w.Body.String()
	}
	lines := strings.Count(ask(httptest.NewRequest(http.MethodGet, "/q/meetings.ndjson", nil)), "\n")
	count := `"totalCount":` + strconv.Itoa(lines) + `}`
	query := url.Values{"query": {"{ meetings(where: {status: [HELD]}, first: 0) { totalCount } }"}}
	if said := ask(httptest.NewRequest(http.MethodGet, "/graphql?"+query.Encode(), nil)); lines <= 1000 || !strings.Contains(said, count) {
		t.Errorf("%d rows, and the record has %s", lines, said)
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
