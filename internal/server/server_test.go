package server

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/internal/limits"

	"parley/schema/codes"
)

func TestEveryErrorIsCodedAndSaysNothingInternal(t *testing.T) {
	store := memory.New()
	graphtest.Load(t, store, graphtest.Fixture())
	h, err := Handler(store)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, method, target, kind, body string
		status                           int
		want                             string
	}{
		{"a query", "POST", "/graphql", "application/json", `{"query":"{ node(id: \"anna\") { id } }"}`, 200, `{"data":{"node":{"id":"anna"}}}`},
		{"a query by GET", "GET", "/graphql?query=%7B__typename%7D", "", "", 200, `{"data":{"__typename":"Query"}}`},
		{"plain text", "POST", "/graphql", "text/plain", "{}", 415, `"UNSUPPORTED_MEDIA_TYPE"`},
		{"another character set", "POST", "/graphql", "application/json; charset=utf-16", "{}", 415, `"UNSUPPORTED_MEDIA_TYPE"`},
		{"PUT", "PUT", "/graphql", "application/json", "{}", 405, `"METHOD_NOT_ALLOWED"`},
		{"no JSON", "POST", "/graphql", "application/json", "secret words", 400, `"BAD_REQUEST"`},
		{"no body", "POST", "/graphql", "application/json", "", 400, `"BAD_REQUEST"`},
		{"a large body", "POST", "/graphql", "application/json", `{"query":"` + strings.Repeat(" ", 200_000) + `"}`, 413, `"REQUEST_TOO_LARGE"`},
		{"no query", "POST", "/graphql", "application/json", `{"query":"{ nope }"}`, 200, `"GRAPHQL_VALIDATION_FAILED"`},
		{"half a query", "POST", "/graphql", "application/json", `{"query":"{ node("}`, 200, `"GRAPHQL_PARSE_FAILED"`},
		{"a wrong argument", "POST", "/graphql", "application/json", `{"query":"{ meetings(first: -1) { totalCount } }"}`, 200, `"message":"bad input: first cannot be negative"`},
		{"a wrong cursor", "POST", "/graphql", "application/json", `{"query":"{ meetings(after: \"x\") { totalCount } }"}`, 200, `"BAD_CURSOR"`},
		{"variables that are none", "GET", "/graphql?query=%7B__typename%7D&variables=xx", "", "", 400, `"BAD_REQUEST"`},
		{"extensions that are none", "GET", "/graphql?query=%7B__typename%7D&extensions=xx", "", "", 400, `"BAD_REQUEST"`},
		{"a broken address", "GET", "/graphql?query=%zzsecret", "", "", 400, `"BAD_REQUEST"`},
		{"alive", "GET", "/livez", "", "", 200, "ok"},
		{"ready", "GET", "/readyz", "", "", 200, "ok, revision 1"},
		{"the front door", "GET", "/", "", "", 200, "<!doctype html>"},
		{"nowhere", "GET", "/secret", "", "", 404, `"NOT_FOUND"`},
		{"nowhere, by POST", "POST", "/secret", "application/json", "{}", 404, `"NOT_FOUND"`},
		{"below the API", "GET", "/graphql/?query=%7B__typename%7D", "", "", 404, `at /graphql, `},
		{"below the probes", "GET", "/livez/secret", "", "", 404, `"NOT_FOUND"`},
		{"no path", "GET", "*", "", "", 404, `"NOT_FOUND"`},
		{"a proxy", "CONNECT", "secret.example:80", "", "", 404, `"NOT_FOUND"`},
		{"metrics that are off", "GET", "/metrics", "", "", 404, `"NOT_FOUND"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest(c.method, c.target, strings.NewReader(c.body))
			r.Host = "localhost"
			if c.kind != "" {
				r.Header.Set("Content-Type", c.kind)
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != c.status || !strings.Contains(w.Body.String(), c.want) {
				t.Errorf("%d %s; want %d with %s", w.Code, w.Body, c.status, c.want)
			}
			if strings.Contains(w.Body.String(), "secret") {
				t.Errorf("the reply echoes the request: %s", w.Body)
			}
			if kind := w.Header().Get("Content-Type"); w.Code >= 400 && !strings.HasPrefix(kind, "application/json") {
				t.Errorf("an error of the type %s", kind)
			}
			if w.Code == http.StatusMethodNotAllowed && w.Header().Get("Allow") == "" {
				t.Error("405 without Allow")
			}
		})
	}
}

// TestStatusAndTypeAreThoseThatTheClientAccepts holds the server to GraphQL over
// HTTP: application/json is for clients that know no status but 200.
func TestStatusAndTypeAreThoseThatTheClientAccepts(t *testing.T) {
	h, err := Handler(memory.New())
	if err != nil {
		t.Fatal(err)
	}
	const (
		plain   = "application/json; charset=utf-8"
		graphQL = "application/graphql-response+json; charset=utf-8"
	)
	for _, c := range []struct {
		accept, query string
		status        int
		kind          string
	}{
		{"", "{ __typename }", 200, plain},
		{"*/*", "{ __typename }", 200, plain},
		{"application/json", "{ nope }", 200, plain},
		{"text/html, application/xhtml+xml, */*;q=0.8", "{ nope }", 200, plain},
		{"application/graphql-response+json", "{ __typename }", 200, graphQL},
		{"application/graphql-response+json; charset=utf-8, application/json; q=0.9", "{ nope }", 400, graphQL},
		{"application/graphql-response+json", "{ nope", 400, graphQL},
		{"application/graphql-response+json;q=0.0, application/json", "{ nope }", 200, plain},
		{"application/json;q=0.5, application/graphql-response+json;q=0.9", "{ nope }", 400, graphQL},
		{"application/graphql-response+json;q=0.5, application/*", "{ nope }", 200, plain},
		{"application/graphql-response+json;q=0.5, text/html", "{ nope }", 400, graphQL},
		{"application/graphql-response+json;q=much, text/html", "{ nope }", 200, plain},
		{"application/graphql-response+json", "{" + strings.Repeat("a ", 2000) + "}", 400, graphQL},
	} {
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query":"`+c.query+`"}`))
		r.Host = "localhost"
		r.Header.Set("Content-Type", "application/json")
		if c.accept != "" {
			r.Header.Set("Accept", c.accept)
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if kind := w.Header().Get("Content-Type"); w.Code != c.status || kind != c.kind {
			t.Errorf("Accept: %s, %.20s: %d %s, want %d %s", c.accept, c.query, w.Code, kind, c.status, c.kind)
		}
		if strings.Contains(w.Body.String(), `"data"`) != (c.query == "{ __typename }") {
			t.Errorf("Accept: %s, %.20s: %s", c.accept, c.query, w.Body)
		}
	}
}

func TestLimitsAreThoseGiven(t *testing.T) {
	store := memory.New()
	graphtest.Load(t, store, graphtest.Fixture())
	for _, c := range []struct {
		change func(*limits.Limits)
		query  string
		status int
		want   string
	}{
		{func(l *limits.Limits) { l.Body = 20 }, "{ __typename }", 413, "REQUEST_TOO_LARGE"},
		{func(l *limits.Limits) { l.MaxTokens = 2 }, "{ __typename }", 200, codes.TooManyTokens.String()},
		{func(l *limits.Limits) { l.MaxDepth = 1 }, "{ meetings { totalCount } }", 200, codes.TooDeep.String()},
		{func(l *limits.Limits) { l.MaxCost = 10 }, "{ meetings { totalCount } }", 200, codes.TooCostly.String()},
		{func(l *limits.Limits) { l.Answer = 100 }, "{ meetings { nodes { id claims { nodes { id } } } } }", 200, "ANSWER_TOO_LARGE"},
		{func(l *limits.Limits) { l.Work = 2 }, "{ meetings { totalCount } }", 200, "TOO_MUCH_WORK"},
		{func(l *limits.Limits) { l.Deadline = 1 }, "{ meetings { totalCount } }", 200, "DEADLINE_EXCEEDED"},
	} {
		l := limits.Default()
		c.change(&l)
		h, err := Handler(store, Within(l))
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query":"`+c.query+`"}`))
		r.Host = "localhost"
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.want) {
			t.Errorf("%d %s; want %d with %s", w.Code, w.Body, c.status, c.want)
		}
	}
}
