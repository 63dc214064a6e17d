package server

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
)

// countingStore counts the queries.
type countingStore struct {
	*memory.Store
	queries atomic.Int64
}

func (s *countingStore) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	s.queries.Add(1)
	return s.Store.Run(ctx, q, sink)
}

// An answer is kept until the graph changes. Other variables, and answers with errors, are other answers.
func TestAnswersAreKeptUntilTheGraphChanges(t *testing.T) {
	keeper := memory.New()
	graphtest.Load(t, keeper, graphtest.Fixture())
	store := &countingStore{Store: keeper}
	h, err := Handler(store)
	if err != nil {
		t.Fatal(err)
	}
	ask := func(id string) string {
		return sendTo(h, http.MethodPost, "/graphql", `{"query":"query($id: ID!) { person(id: $id) { name meetings { totalCount } } }","variables":{"id":"`+id+`"}}`).Body.String()
	}
	asked := func(id string) (string, int64) {
		before := store.queries.Load()
		return ask(id), store.queries.Load() - before
	}
	ask("anna") // reads the former ids, too
	first, _ := asked("bea")
	again, queries := asked("bea")
	if queries != 0 || again != first || !strings.Contains(first, `"totalCount"`) {
		t.Errorf("the second time it takes %d queries, and %s, after %s", queries, again, first)
	}
	if other, queries := asked("carl"); queries == 0 || other == first {
		t.Errorf("with another variable it takes %d queries, and gives %s", queries, other)
	}
	before := store.queries.Load()
	for range 2 {
		wrong := sendTo(h, http.MethodPost, "/graphql", `{"query":"{ meetings(where: {participants: [\"nobody\"]}) { totalCount } }"}`).Body.String()
		if !strings.Contains(wrong, "UNKNOWN_ID") || store.queries.Load() == before {
			t.Errorf("an error is kept: %s", wrong)
		}
		before = store.queries.Load()
	}
	c := graphtest.Fixture()
	for _, r := range c.Records {
		if r.ID() == "bea" {
			r.Values[r.Type.Property("name").Index] = "Beatrice"
		}
	}
	graphtest.Load(t, keeper, c)
	if changed, queries := asked("bea"); queries == 0 || !strings.Contains(changed, "Beatrice") {
		t.Errorf("after a change it takes %d queries, and gives %s", queries, changed)
	}
}

// An answer to a GET has an ETag, and is not sent again to a client that has it.
func TestETags(t *testing.T) {
	keeper := memory.New()
	graphtest.Load(t, keeper, graphtest.Fixture())
	h, err := Handler(keeper)
	if err != nil {
		t.Fatal(err)
	}
	target := "/graphql?query=" + url.QueryEscape("{ meetings { totalCount } }")
	first := sendTo(h, http.MethodGet, target, "")
	tag := first.Header().Get("ETag")
	if first.Code != http.StatusOK || len(tag) != 34 || first.Header().Get("Cache-Control") != "private, no-cache" {
		t.Fatalf("%d, ETag %s, Cache-Control %s", first.Code, tag, first.Header().Get("Cache-Control"))
	}
	for _, known := range []string{tag, "W/" + tag, `"other", ` + tag, "*"} {
		if w := sendTo(h, http.MethodGet, target, "", "If-None-Match", known); w.Code != http.StatusNotModified || w.Body.Len() > 0 || w.Header().Get("ETag") != tag {
			t.Errorf("If-None-Match %s: %d %s", known, w.Code, w.Body)
		}
	}
	for _, other := range []string{`"other"`, "", strings.Trim(tag, `"`)} {
		if w := sendTo(h, http.MethodGet, target, "", "If-None-Match", other); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "totalCount") {
			t.Errorf("If-None-Match %s: %d %s", other, w.Code, w.Body)
		}
	}
	c := graphtest.Fixture()
	c.Edges, c.Records = nil, c.Records[:1]
	graphtest.Load(t, keeper, c)
	if w := sendTo(h, http.MethodGet, target, "", "If-None-Match", tag); w.Code != http.StatusOK || w.Header().Get("ETag") == tag {
		t.Errorf("after a change: %d %s", w.Code, w.Body)
	}
	if w := sendTo(h, http.MethodPost, "/graphql", `{"query":"{ meetings { totalCount } }"}`); w.Header().Get("ETag") != "" {
		t.Error("an answer to a POST has an ETag")
	}
}
