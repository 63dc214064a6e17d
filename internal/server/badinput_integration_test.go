//go:build integration

package server

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"parley/graph/graphtest"
	"parley/graph/neo4j"
	"parley/internal/limits"
	"parley/internal/neo4jtest"
)

// onNeo4j returns a server over Neo4j that holds the graph of the bad input, and
// what counts its contents.
func onNeo4j(t *testing.T) (address string, contents func() string) {
	t.Helper()
	ctx := context.Background()
	server := neo4jtest.Shared(t)
	store, err := neo4j.Open(ctx, server.URI, server.User, server.Password, neo4j.Patience(neo4jtest.Patience))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(ctx) })
	if err := store.Prepare(ctx); err != nil {
		t.Fatal(err)
	}
	graphtest.Load(t, store, badInputGraph())
	patient := limits.Default()
	patient.Deadline = neo4jtest.Patience // on a busy machine Neo4j takes seconds to plan a statement
	h, err := Handler(store, Within(patient))
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL, func() string {
		c, revision, err := store.Contents(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("%d things and %d relations at revision %d", len(c.Records), len(c.Edges), revision)
	}
}

// TestBadInput_038_042_OnNeo4j sends every injection into every place that takes a
// string. What comes back is what the embedded store gives.
func TestBadInput_038_042_OnNeo4j(t *testing.T) {
	address, contents := onNeo4j(t)
	before := contents()
	for _, s := range []string{injection38, injection39, injection40, injection41, injection42} {
		for _, c := range everywhere(s) {
			a := transmitTo(t, address, c.request)
			if c.code == "" && (len(a.codes) > 0 || !strings.Contains(a.text, c.holds)) || c.code != "" && (len(a.codes) == 0 || a.codes[0] != c.code) {
				t.Errorf("%q %s: %s", s, c.what, a.text)
			}
			if same := transmit(t, c.request); same.text != a.text {
				t.Errorf("%q %s: the embedded store answers %s, and Neo4j %s", s, c.what, same.text, a.text)
			}
		}
	}
	if after := contents(); after != before {
		t.Errorf("the graph held %s, and holds %s", before, after)
	}
}

func TestBadInput_054_OnNeo4j(t *testing.T) {
	address, contents := onNeo4j(t)
	before := contents()
	texts := []string{lucene, "eben*", "name:ebene OR *:*", "ebene~2", "[ebene]", "ebene AND NOT łukasz", `"łukasz ebene"~1`, "{ebene TO łukasz}", "ebene^4", "/eben./"}
	for _, r := range lucene + `+-&|!(){}^?/'%_;` {
		texts = append(texts, string(r), "ebene"+string(r), string(r)+"ebene", "eb"+string(r)+"ene")
	}
	for _, text := range texts {
		r := query(searchFor, `{"s":`+quoted(text)+`}`)
		a, same := transmitTo(t, address, r), transmit(t, r)
		if a.status != http.StatusOK || len(a.codes) > 0 && a.codes[0] != "BAD_USER_INPUT" || a.text != same.text {
			t.Errorf("%q: Neo4j answers %s, and the embedded store %s", text, a.text, same.text)
		}
	}
	if after := contents(); after != before {
		t.Errorf("the graph held %s, and holds %s", before, after)
	}
}
