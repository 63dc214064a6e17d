package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"sync"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
	"parley/graph/neo4j"
	"parley/internal/server"
)

// heard is a store that notes the last query.
type heard struct {
	graph.Store
	lock sync.Mutex
	last *graph.Query
}

func (h *heard) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	h.lock.Lock()
	h.last = q
	h.lock.Unlock()
	return h.Store.Run(ctx, q, sink)
}

// addStatements adds the driver alone with the statements of Parley. Its answers cost less than those of Parley: the difference is the cost of
// HTTP, GraphQL and JSON. They cost more than those of the driver alone with a statement written by hand: this difference is the cost of the
// statements.
func (a *arena) addStatements(d driver.DriverWithContext, store graph.Store) error {
	listening := &heard{Store: store}
	h, err := server.Handler(listening, server.KeepsNothing())
	if err != nil {
		return err
	}
	s := httptest.NewServer(h)
	a.ends = append(a.ends, s.Close)
	parley, statements := overHTTP(s.URL+"/graphql"), map[string]neo4j.Statement{}
	ask := func(ctx context.Context, document string, values map[string]any, read bool) ([]string, error) {
		key, err := json.Marshal([]any{document, values})
		if err != nil {
			return nil, err
		}
		if read { // before the contest; nothing else asks meanwhile
			if _, err := parley(ctx, document, values, true); err != nil { // the first answer can take a second query, for former ids
				return nil, err
			}
			ids, err := parley(ctx, document, values, true)
			statements[string(key)] = neo4j.Compile(listening.last)
			return ids, err
		}
		statement := statements[string(key)]
		session := d.NewSession(ctx, driver.SessionConfig{AccessMode: driver.AccessModeRead})
		defer func() { _ = session.Close(ctx) }()
		result, err := session.Run(ctx, statement.Text, statement.Params)
		if err != nil {
			return nil, err
		}
		if _, err := result.Single(ctx); err != nil {
			return nil, fmt.Errorf("the statement of %s: %w", document, err)
		}
		return nil, nil
	}
	a.contestants = append(a.contestants, contestant{"driver alone, statement of Parley", func(q question) string { return q.document }, ask})
	return nil
}
