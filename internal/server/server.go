// Package server puts the API on HTTP: GraphQL, the playground and the probes.
//
// What a client sends is trusted in nothing. The way of a request is: what HTTP
// shows of it (endpoint.go), its text (request.go, json.go), the document
// (gate.go), the variables (variables.go), what it would cost, and only then the
// graph. Whatever is refused is refused as JSON with a code, in words of ours,
// and before anything is done that takes more time than the request is long.
package server

import (
	"fmt"
	"net/http"

	"parley/graph"
	"parley/internal/limits"
	"parley/internal/web"
	"parley/resolvers"
)

// Option changes how a handler answers.
type Option func(*settings)

type settings struct {
	limits limits.Limits
}

// Within bounds requests and answers otherwise than limits.Default does.
func Within(l limits.Limits) Option { return func(s *settings) { s.limits = l } }

// Handler serves the whole API over a store.
func Handler(store graph.Store, options ...Option) (http.Handler, error) {
	s := settings{limits: limits.Default()}
	for _, o := range options {
		o(&s)
	}
	executor, err := resolvers.New(store, resolvers.AnswerBytes(s.limits.Answer))
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/graphql", &endpoint{gate: newGate(executor, s.limits), limits: s.limits})
	mux.Handle("/playground/", web.Playground())
	mux.Handle("/{$}", http.RedirectHandler("/playground/", http.StatusSeeOther))
	mux.HandleFunc("/livez", func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprintln(w, "ok") })
	mux.Handle("/readyz", ready(store))
	return mux, nil
}
