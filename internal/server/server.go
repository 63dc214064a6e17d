// Package server puts the API on HTTP: GraphQL, the playground and the probes.
package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
	"parley/internal/web"
	"parley/resolvers"
)

const (
	maxBody     = 100 << 10 // of a request
	maxTokens   = 1000      // of a document
	keptQueries = 1000      // parsed documents
	answerTime  = 10 * time.Second
	stopTime    = 10 * time.Second // for running requests when the server stops
)

// Handler serves the whole API over a store.
func Handler(store graph.Store) (http.Handler, error) {
	executor, err := resolvers.New(store)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/graphql", spoken(bounded(graphQL(executor))))
	mux.Handle("/playground/", web.Playground())
	mux.Handle("/{$}", http.RedirectHandler("/playground/", http.StatusSeeOther))
	mux.HandleFunc("/livez", func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprintln(w, "ok") })
	mux.Handle("/readyz", ready(store))
	return mux, nil
}

func graphQL(es graphql.ExecutableSchema) http.Handler {
	h := handler.New(es)
	h.AddTransport(transport.GET{})
	h.AddTransport(transport.POST{})
	h.SetErrorPresenter(resolvers.Present)
	h.SetRecoverFunc(func(_ context.Context, p any) error {
		slog.Error("a request ended in a panic", "panic", p, "stack", string(debug.Stack()))
		return resolvers.ErrPanic
	})
	h.SetParserTokenLimit(maxTokens)
	h.SetDisableSuggestion(true)
	h.SetQueryCache(lru.New[*ast.QueryDocument](keptQueries))
	h.Use(extension.Introspection{})
	return h
}

// spoken lets through what the API speaks: GET, and POST with JSON.
func spoken(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.Method {
		case http.MethodGet:
			if r.Header.Get("Upgrade") != "" {
				refuse(w, http.StatusBadRequest, "this server does not speak WebSocket; send the query with POST")
				return
			}
			if message := unreadable(r.URL.RawQuery); message != "" {
				refuse(w, http.StatusBadRequest, message)
				return
			}
		case http.MethodPost:
			kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
			if charset := params["charset"]; err != nil || kind != "application/json" || charset != "" && !strings.EqualFold(charset, "utf-8") {
				refuse(w, http.StatusUnsupportedMediaType, "send the query as application/json, in UTF-8")
				return
			}
		default:
			w.Header().Set("Allow", "GET, POST")
			refuse(w, http.StatusMethodNotAllowed, "send the query with POST, or with GET")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// unreadable says what is wrong with the query string of a GET, or "".
func unreadable(raw string) string {
	values, err := url.ParseQuery(raw)
	if err != nil {
		return "the address is not percent-encoded as it must be"
	}
	for _, name := range []string{"variables", "extensions"} {
		var object map[string]any
		if v := values.Get(name); v != "" && json.Unmarshal([]byte(v), &object) != nil {
			return name + " must be a JSON object"
		}
	}
	return ""
}

func refuse(w http.ResponseWriter, status int, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	// A client that went away is not told.
	_ = json.NewEncoder(w).Encode(map[string]any{"errors": []any{map[string]any{
		"message": message, "extensions": map[string]string{"code": "BAD_REQUEST"},
	}}})
}

// bounded gives every request a deadline and bounds its body.
func bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), answerTime)
		defer cancel()
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		if err != nil {
			var large *http.MaxBytesError
			if errors.As(err, &large) {
				refuse(w, http.StatusRequestEntityTooLarge, "the request is larger than 100 KB")
			} else {
				refuse(w, http.StatusBadRequest, "the request did not arrive whole")
			}
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// ready tells whether the store answers.
func ready(store graph.Store) http.Handler {
	probe := &graph.Query{
		Start: graph.Start{IDs: []graph.ID{"none"}},
		Root:  graph.Link{Types: graph.Parley.Concrete("Source"), Item: []graph.Field{{Far: graph.Selection{graph.Parley.Type("Source"): nil}}}},
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
		defer cancel()
		rev, err := store.Run(ctx, probe, discard{})
		if err != nil {
			http.Error(w, "the graph does not answer", http.StatusServiceUnavailable)
			return
		}
		_, _ = fmt.Fprintf(w, "ok, revision %d\n", rev)
	})
}

// discard is a sink for an answer that nobody reads.
type discard struct{}

func (discard) Object(*graph.Type) {}
func (discard) Slot(int)           {}
func (discard) List(graph.Page)    {}
func (discard) Item([]graph.Value) {}
func (discard) End()               {}
func (discard) Null()              {}
func (discard) Bool(bool)          {}
func (discard) Int(int64)          {}
func (discard) Float(float64)      {}
func (discard) String(string)      {}
func (discard) Strings([]string)   {}

// Serve answers on a listener until ctx ends, and then lets running requests
// finish.
func Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	s := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      answerTime + 5*time.Second,
		IdleTimeout:       time.Minute,
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
		defer cancel()
		stopped <- s.Shutdown(stop)
	}()
	if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return <-stopped
}
