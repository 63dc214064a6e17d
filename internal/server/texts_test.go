package server

import (
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/internal/access"
)

// readTexts reads the texts of the test: one of them is there, and one of them cannot be read.
func readTexts(file string) (string, error) {
	switch file {
	case "herald.txt":
		return "Anna met Bea.\n", nil
	case "binary.txt":
		return "", os.ErrPermission
	}
	return "", fs.ErrNotExist
}

func textsHandler(t *testing.T, change func(*Access), options ...Option) http.Handler {
	t.Helper()
	store := memory.New()
	b := &graphtest.Builder{Contents: graphtest.Fixture()}
	for id, file := range map[string]string{"with-text": "herald.txt", "not-utf-8": "binary.txt", "no-file": "gone.txt"} {
		b.Thing("Source", id, "text", file)
	}
	graphtest.Load(t, store, b.Contents)
	a := DefaultAccess()
	change(&a)
	h, err := Handler(store, append(options, Guarded(a))...)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestTexts(t *testing.T) {
	h := textsHandler(t, func(*Access) {}, Texts(readTexts))
	for _, c := range []struct {
		method, target string
		status         int
		kind, want     string
	}{
		{"GET", "/texts/with-text", 200, "text/plain; charset=utf-8", "Anna met Bea.\n"},
		{"HEAD", "/texts/with-text", 200, "text/plain; charset=utf-8", ""},
		{"GET", "/texts/no-file", 404, "", `"NOT_FOUND"`},
		{"GET", "/texts/not-utf-8", 404, "", "cannot be read"},
		{"GET", "/texts/nobody", 404, "", `"NOT_FOUND"`},
		{"GET", "/texts/anna", 404, "", `"NOT_FOUND"`},
		{"GET", "/texts/herald.txt", 404, "", `"NOT_FOUND"`},
		{"GET", "/texts/", 404, "", `"NOT_FOUND"`},
		{"GET", "/texts/..%2fherald.txt", 404, "", `"NOT_FOUND"`},
		{"POST", "/texts/with-text", 405, "", `"METHOD_NOT_ALLOWED"`},
	} {
		w := sendTo(h, c.method, c.target, "")
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.want) || c.kind != "" && w.Header().Get("Content-Type") != c.kind {
			t.Errorf("%s %s: %d %s %s", c.method, c.target, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
	}
	w := sendTo(h, "GET", "/texts/with-text", "", "If-None-Match", sendTo(h, "GET", "/texts/with-text", "").Header().Get("ETag"))
	if w.Code != http.StatusNotModified || w.Body.Len() > 0 {
		t.Errorf("a text that the client has: %d %s", w.Code, w.Body)
	}
}

// TestTextsAreForReadersOfTheRecord: without --texts there are no texts, a server with tokens asks for a token, and no page of another
// origin can read a text, not even a page that can ask the API.
func TestTextsAreForReadersOfTheRecord(t *testing.T) {
	if w := sendTo(textsHandler(t, func(*Access) {}), "GET", "/texts/with-text", ""); w.Code != http.StatusNotFound {
		t.Errorf("without texts: %d %s", w.Code, w.Body)
	}
	const page = "https://page.example"
	h := textsHandler(t, func(a *Access) { a.Origins, _ = access.ParseOrigins([]string{page}) }, Texts(readTexts))
	if w := sendTo(h, "GET", "/texts/with-text", "", "Origin", page); w.Header().Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("a page of another origin can read a text: %v", w.Header())
	}
	if w := sendTo(h, "GET", "/graphql?query={__typename}", "", "Origin", page); w.Header().Get("Access-Control-Allow-Origin") != page {
		t.Errorf("the page cannot ask the API, so the test proves nothing: %v", w.Header())
	}
	line, err := access.Line("alice", knownToken)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "tokens")
	if err := os.WriteFile(file, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	h = textsHandler(t, func(a *Access) {
		if a.Tokens, err = access.OpenTokens(file, slog.New(slog.DiscardHandler)); err != nil {
			t.Fatal(err)
		}
	}, Texts(readTexts))
	if w := sendTo(h, "GET", "/texts/with-text", ""); w.Code != http.StatusUnauthorized {
		t.Errorf("without a token: %d %s", w.Code, w.Body)
	}
	if w := sendTo(h, "GET", "/texts/with-text", "", "Authorization", "Bearer "+knownToken); w.Code != http.StatusOK {
		t.Errorf("with a token: %d %s", w.Code, w.Body)
	}
}
