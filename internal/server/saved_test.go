package server

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"parley/internal/access"
	"parley/internal/limits"
	"parley/internal/saved"
	"parley/schema"
)

// savedQuery returns an option with saved queries: people, met, broken and all.
func savedQuery(t *testing.T) Option {
	t.Helper()
	parsed, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	queries, err := saved.Read(fstest.MapFS{
		"people.graphql": {Data: []byte("# Everybody\n# rows: people.nodes\n# column id: id\nquery People($first: Int) { people(first: $first) { nodes { id } } }")},
		"met.graphql":    {Data: []byte("query Met($actor: ID!) { whoMet(actor: $actor) { nodes { counterpart { id } count } } }")},
		"broken.graphql": {Data: []byte("# rows: people.nodes\nquery Broken($with: Boolean = false) { people @include(if: $with) { nodes { id } } }")},
		"all.graphql":    {Data: []byte("# rows: people.nodes\nquery All($after: String) { people(first: 1, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }")},
	}, parsed)
	if err != nil {
		t.Fatal(err)
	}
	return Saved(queries)
}

func TestSavedQueries(t *testing.T) {
	h := guarded(t, func(*Access) {}, savedQuery(t))
	for _, c := range []struct {
		method, target, body string
		status               int
		kind, want           string
	}{
		{"GET", "/q/people.csv?first=2", "", 200, "text/csv; charset=utf-8; header=present", "id\r\nanna\r\nbea\r\n"},
		{"GET", "/q/people.json?first=1", "", 200, "application/json; charset=utf-8", "[\n{\"id\":\"anna\"}\n]\n"},
		{"GET", "/q/people.ndjson?first=2", "", 200, "application/x-ndjson; charset=utf-8", "{\"id\":\"anna\"}\n{\"id\":\"bea\"}\n"},
		{"HEAD", "/q/people.csv", "", 200, "text/csv; charset=utf-8; header=present", ""},
		{"GET", "/q/met.csv?actor=anna", "", 200, "text/csv; charset=utf-8; header=present", "counterpart.id,count\r\n"},
		{"GET", "/q/", "", 200, "application/json; charset=utf-8", `"name": "met"`},
		{"GET", "/q/people.excel.csv?first=1", "", 200, "text/csv; charset=utf-8; header=present", "\uFEFFid\r\nanna\r\n"},
		{"GET", "/q/met.graphql", "", 200, "application/graphql; charset=utf-8", "actor: $actor"},
		{"GET", "/q/nobody.graphql", "", 404, "", `"NOT_FOUND"`},
		{"GET", "/q/met.csv", "", 400, "", `"BAD_USER_INPUT"`},
		{"GET", "/q/met.csv?actor=nobody", "", 400, "", `"UNKNOWN_ID"`},
		{"GET", "/q/met.csv?actor=anna&x=1", "", 400, "", "no parameter x: it has actor"},
		{"GET", "/q/people.csv?first=many", "", 400, "", "no whole number"},
		{"GET", "/q/all.csv", "", 200, "text/csv; charset=utf-8; header=present", "id\r\nanna\r\nbea\r\n"},
		{"GET", "/q/people.csv?first=2;status=HELD", "", 400, "", "with an ampersand"},
		{"GET", "/q/people.csv?first=%zz", "", 400, "", "URL encoding"},
		{"GET", "/q/broken.csv", "", 400, "", "people.nodes leads to nothing"},
		{"GET", "/q/people.xml", "", 404, "", `"NOT_FOUND"`},
		{"GET", "/q/people", "", 404, "", `"NOT_FOUND"`},
		{"GET", "/q/x/people.csv", "", 404, "", `"NOT_FOUND"`},
		{"POST", "/q/people.csv", "", 405, "", `"METHOD_NOT_ALLOWED"`},
		{"GET", "/q/people.csv", "x", 400, "", `"BAD_REQUEST"`},
		{"GET", "/q/people.csv?first=" + strings.Repeat("1", 200_000), "", 413, "", `"REQUEST_TOO_LARGE"`},
	} {
		w := sendTo(h, c.method, c.target, c.body)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.want) || c.kind != "" && w.Header().Get("Content-Type") != c.kind {
			t.Errorf("%s %.40s: %d %s %s; want %d with %s", c.method, c.target, w.Code, w.Header(), w.Body, c.status, c.want)
		}
		if c.method == "HEAD" && w.Body.Len() > 0 {
			t.Errorf("HEAD has the body %s", w.Body)
		}
	}
	first := sendTo(h, "GET", "/q/people.csv", "")
	tag := first.Header().Get("ETag")
	if again := sendTo(h, "GET", "/q/people.csv", "", "If-None-Match", tag); tag == "" || again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("the tag %q gives %d %s", tag, again.Code, again.Body)
	}
	if other := sendTo(h, "GET", "/q/people.json", "", "If-None-Match", tag); other.Code != 200 {
		t.Errorf("the tag of another format gives %d", other.Code)
	}
	if w := sendTo(guarded(t, func(a *Access) { a.NoGet = true }, savedQuery(t)), "GET", "/q/people.csv", ""); w.Code != 405 {
		t.Errorf("a server that answers no GET: %d", w.Code)
	}
	if w := sendTo(guarded(t, func(*Access) {}), "GET", "/q/", ""); w.Code != 200 || w.Body.String() != "[]\n" {
		t.Errorf("a server without saved queries: %d %s", w.Code, w.Body)
	}
}

// TestSavedPagesHaveTheSizeOfOneAnswer: all pages together have at most the size of one answer.
func TestSavedPagesHaveTheSizeOfOneAnswer(t *testing.T) {
	l := limits.Default()
	l.Answer = 250 // two pages of about 120 bytes have less, and three have more
	h := guarded(t, func(*Access) {}, savedQuery(t), Within(l))
	if w := sendTo(h, "GET", "/q/all.csv", ""); w.Code != 400 || !strings.Contains(w.Body.String(), `"ANSWER_TOO_LARGE"`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// TestSavedQueriesAskForATokenOrAPassword: a token also counts as the password of Basic authentication, but only for saved queries.
func TestSavedQueriesAskForATokenOrAPassword(t *testing.T) {
	token := access.NewToken()
	line, err := access.Line("dashboard", token)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "tokens")
	if err := os.WriteFile(file, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	tokens, err := access.OpenTokens(file, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	h := guarded(t, func(a *Access) { a.Tokens = tokens }, savedQuery(t))
	basic := func(password string) string {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.SetBasicAuth("anybody", password)
		return r.Header.Get("Authorization")
	}
	for _, c := range []struct {
		target, authorization string
		status                int
	}{
		{"/q/people.csv", "Bearer " + token, 200},
		{"/q/people.csv", basic(token), 200},
		{"/q/people.csv", basic("guess"), 401},
		{"/q/people.csv", "Bearer guess", 401},
		{"/graphql?query=%7B__typename%7D", basic(token), 401},
	} {
		if w := sendTo(h, "GET", c.target, "", "Authorization", c.authorization); w.Code != c.status {
			t.Errorf("%s with %s: %d, want %d", c.target, c.authorization, w.Code, c.status)
		}
	}
	if w := sendTo(h, "GET", "/q/", ""); w.Code != 401 || len(w.Header().Values("WWW-Authenticate")) != 2 {
		t.Errorf("without a token: %d %s", w.Code, w.Header())
	}
}
