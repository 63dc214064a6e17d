package main

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"log/slog"
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
	"parley/internal/access"
	"parley/internal/saved"
	"parley/internal/server"
	"parley/loader"
	"parley/schema"
)

// rowsPage is the page whose steps these tests follow.
const rowsPage = "../../docs/how-to/use-the-rows.md"

// blocksOf returns the blocks of a page in a language.
func blocksOf(t *testing.T, page, language string) []string {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, b := range block.FindAllSubmatch(text, -1) {
		if string(b[1]) == language {
			found = append(found, string(b[2]))
		}
	}
	if len(found) == 0 {
		t.Fatalf("%s has no block of %s", page, language)
	}
	return found
}

// meetingsQuery returns a server option with the saved query of a page, under the name meetings.
func meetingsQuery(t *testing.T, page string) server.Option {
	t.Helper()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "meetings.graphql"), []byte(blocksOf(t, page, "graphql")[0]), 0o600); err != nil {
		t.Fatal(err)
	}
	parsed, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	queries, err := saved.Read(os.DirFS(folder), parsed)
	if err != nil {
		t.Fatal(err)
	}
	return server.Saved(queries)
}

// withToken returns the default access with a token, and the token.
func withToken(t *testing.T) (server.Access, string) {
	t.Helper()
	token := access.NewToken()
	line, err := access.Line("alice", token)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "tokens")
	if err := os.WriteFile(file, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	a := server.DefaultAccess()
	if a.Tokens, err = access.OpenTokens(file, slog.New(slog.DiscardHandler)); err != nil {
		t.Fatal(err)
	}
	return a, token
}

// serveRows serves the bundled dossier with the saved query of the page.
func serveRows(t *testing.T, a server.Access) http.Handler {
	t.Helper()
	d, err := read("")
	if err != nil {
		t.Fatal(err)
	}
	store := memory.New()
	if _, err := loader.Load(t.Context(), store, d); err != nil {
		t.Fatal(err)
	}
	h, err := server.Handler(store, meetingsQuery(t, rowsPage), server.Guarded(a))
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// received is a reply with its body.
type received struct {
	status int
	header http.Header
	body   string
}

// exchange sends a request, and returns the reply.
func exchange(t *testing.T, r *http.Request) received {
	t.Helper()
	reply, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reply.Body.Close() }()
	body, err := io.ReadAll(reply.Body)
	if err != nil {
		t.Fatal(err)
	}
	return received{reply.StatusCode, reply.Header, string(body)}
}

// infinity is a query of Grafana's data source Infinity 3, with what its source makes of it: pkg/infinity, request.go, headers.go and client.go.
type infinity struct {
	kind   string // json, csv or graphql; "" for the health check
	url    string
	bearer string
	basic  string // a password
	body   string
}

// request returns the request that the data source sends.
func (q infinity) request(t *testing.T, base string) *http.Request {
	t.Helper()
	u, err := url.Parse(base + q.url)
	if err != nil {
		t.Fatal(err)
	}
	u.RawQuery = u.Query().Encode()
	method, body := http.MethodGet, io.Reader(nil)
	if q.kind == "graphql" {
		method, body = http.MethodPost, strings.NewReader(q.body)
	}
	r, err := http.NewRequestWithContext(t.Context(), method, u.String(), body)
	if err != nil {
		t.Fatal(err)
	}
	switch q.kind {
	case "graphql":
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json;q=0.9,text/plain")
	case "json":
		r.Header.Set("Accept", "application/json;q=0.9,text/plain")
	case "csv":
		r.Header.Set("Accept", "text/csv; charset=utf-8")
	}
	if q.basic != "" {
		r.SetBasicAuth("grafana", q.basic)
	}
	if q.bearer != "" {
		r.Header.Add("Authorization", "Bearer "+q.bearer)
	}
	r.Header.Set("Traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
	return r
}

// TestGrafanaAsks replays the requests of the data source Infinity, with the address of the page and a time range of a dashboard.
func TestGrafanaAsks(t *testing.T) {
	a, token := withToken(t)
	s := httptest.NewServer(serveRows(t, a))
	defer s.Close()
	page, err := os.ReadFile(rowsPage)
	if err != nil {
		t.Fatal(err)
	}
	address := regexp.MustCompile(`/q/\S*\$\{__from\S*`).FindString(string(page))
	address = strings.NewReplacer("${__from:date:iso}", "2025-12-02T08:30:00.000Z", "${__to:date:iso}", "2025-12-05T12:00:00.254Z").Replace(address)
	if strings.Contains(address, "$") {
		t.Fatalf("the page has the address %s", address)
	}
	const graphql = `{"query":"query M($n: Int) { meetings(first: $n, where: {status: [HELD]}, orderBy: [WHEN_ASC]) { nodes { name when { earliest } } } }","variables":{"n":2}}`
	for _, c := range []struct {
		what   string
		query  infinity
		status int
		want   string
	}{
		{"JSON", infinity{kind: "json", url: address, bearer: token}, 200, `"time":"2025-12-02T00:00:00Z"`},
		{"JSON with Basic", infinity{kind: "json", url: address, basic: token}, 200, `US-Russian talks in Moscow`},
		{"CSV", infinity{kind: "csv", url: strings.Replace(address, ".json", ".csv", 1), bearer: token}, 200, "day,time,meeting,people\r\n2025-12-02,2025-12-02T00:00:00Z,"},
		{"GraphQL", infinity{kind: "graphql", url: "/graphql", bearer: token, body: graphql}, 200, `"earliest":"2025-11-23T00:00:00Z"`},
		{"GraphQL without variables", infinity{kind: "graphql", url: "/graphql", bearer: token, body: `{"query":"{ meetings { totalCount } }","variables":null}`}, 200, `"totalCount"`},
		{"the health check", infinity{url: "/q/", bearer: token}, 200, `"name": "meetings"`},
		{"the health check with Basic", infinity{url: "/q/", basic: token}, 200, `"name": "meetings"`},
		{"without a token", infinity{kind: "json", url: address}, 401, "UNAUTHENTICATED"},
		{"GraphQL with Basic", infinity{kind: "graphql", url: "/graphql", basic: token, body: graphql}, 401, "UNAUTHENTICATED"},
		{"milliseconds", infinity{kind: "json", url: "/q/meetings.json?from=1764633600000", bearer: token}, 400, "errors"},
	} {
		got := exchange(t, c.query.request(t, s.URL))
		body := got.body
		if got.status != c.status || !strings.Contains(body, c.want) {
			t.Errorf("%s: %d %s, want %d with %s", c.what, got.status, body, c.status, c.want)
		}
		if c.query.kind != "csv" && !json.Valid([]byte(body)) {
			t.Errorf("%s: the answer is no JSON: %s", c.what, body)
		}
		if c.query.kind == "json" && c.status == 200 && strings.Count(body, `"meeting":`) != 2 {
			t.Errorf("%s: the rows do not follow the time range: %s", c.what, body)
		}
	}
}

// TestSpreadsheetsAsk sends what spreadsheets send: first without a password, then with one, and later with the ETag of the answer.
func TestSpreadsheetsAsk(t *testing.T) {
	a, token := withToken(t)
	s := httptest.NewServer(serveRows(t, a))
	defer s.Close()
	ask := func(method, path string, header ...string) received {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), method, s.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.SetBasicAuth("anybody", token)
		for i := 0; i < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		return exchange(t, r)
	}
	// A program asks its user for a password only if the server says that it takes one.
	if got := ask("GET", "/q/meetings.csv", "Authorization", ""); got.status != http.StatusUnauthorized || !strings.Contains(strings.Join(got.header.Values("WWW-Authenticate"), " "), `Basic realm="parley", charset="UTF-8"`) {
		t.Errorf("without a password: %d %v", got.status, got.header)
	}
	// LibreOffice looks for a WebDAV server first.
	if got := ask("PROPFIND", "/q/meetings.csv"); got.status != http.StatusMethodNotAllowed || got.header.Get("Allow") != "GET, HEAD" {
		t.Errorf("PROPFIND: %d %v", got.status, got.header)
	}
	plain := ask("GET", "/q/meetings.csv")
	if plain.status != http.StatusOK || plain.header.Get("Content-Type") != "text/csv; charset=utf-8; header=present" || plain.header.Get("Cache-Control") != "private, no-cache" {
		t.Errorf("GET: %d %v", plain.status, plain.header)
	}
	if got := ask("HEAD", "/q/meetings.csv"); got.status != http.StatusOK || got.body != "" || got.header.Get("Content-Length") != strconv.Itoa(len(plain.body)) {
		t.Errorf("HEAD: %d %v", got.status, got.header)
	}
	lines, err := csv.NewReader(strings.NewReader(plain.body)).ReadAll()
	if err != nil || len(lines) < 5 || strings.Join(lines[0], " ") != "day time meeting people" {
		t.Errorf("the CSV has %d lines: %v\n%s", len(lines), err, plain.body)
	}
	for _, line := range lines {
		for _, cell := range line {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r\n") {
				t.Errorf("a spreadsheet runs %q", cell)
			}
		}
	}
	tag := plain.header.Get("ETag")
	if got := ask("GET", "/q/meetings.csv", "If-None-Match", tag); got.status != http.StatusNotModified || got.body != "" {
		t.Errorf("with the ETag: %d", got.status)
	}
	if got := ask("GET", "/q/meetings.excel.csv"); got.status != http.StatusOK || got.body != "\uFEFF"+plain.body || got.header.Get("ETag") == tag {
		t.Errorf("for Excel: %d %.20q", got.status, got.body)
	}
}
