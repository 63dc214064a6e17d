// Package server is the HTTP face of Parley: it serves GraphQL, the playground, the metrics
// and the probes.
//
// The package trusts nothing that a client sends. A request passes these checks, the cheap
// checks first: its header (endpoint.go) and its body (read.go); the text of the request
// (package request); the document, the variables and the cost estimate (package gate). Only
// then it reads the graph. A refusal is JSON with a code, in Parley's own words (package
// reply).
//
// A WebSocket carries many operations. Package socket serves it. Each of its operations
// passes the same checks, from the text of the request on.
package server

import (
	"fmt"
	"net/http"

	"parley/graph"
	"parley/internal/access"
	"parley/internal/limits"
	"parley/internal/saved"
	"parley/internal/server/gate"
	"parley/internal/server/reply"
	"parley/internal/server/request"
	"parley/internal/server/socket"
	"parley/internal/telemetry"
	"parley/internal/web"
	"parley/resolvers"
	"parley/schema/codes"
)

// Option changes how a handler answers.
type Option func(*settings)

type settings struct {
	limits    limits.Limits
	access    Access
	telemetry *telemetry.Telemetry
	metrics   bool
	kept      int    // see gate.Config
	begin     func() // see OnReady

	bounds   socket.Bounds
	executor []resolvers.Option
	saved    []*saved.Query
	texts    func(file string) (string, error) // see Texts; nil: there are no texts
}

// Within replaces limits.Default by other limits.
func Within(l limits.Limits) Option { return func(s *settings) { s.limits = l } }

// Saved makes the handler answer saved queries as rows, at /q/NAME.json, /q/NAME.csv and /q/NAME.ndjson.
func Saved(queries []*saved.Query) Option { return func(s *settings) { s.saved = queries } }

// KeepsNothing makes the handler answer each request from the store.
func KeepsNothing() Option { return func(s *settings) { s.kept = -1 } }

// Handler serves the whole API over a store.
func Handler(store graph.Store, options ...Option) (http.Handler, error) {
	a, err := newAPI(store, options...)
	if err != nil {
		return nil, err
	}
	return a.handler(), nil
}

// api is the API over a store, and all that its requests share.
type api struct {
	settings
	store    graph.Store
	gate     *gate.Gate
	queue    *access.Queue
	backlog  *reply.Backlog
	sockets  *socket.Handler
	endpoint *endpoint
}

func newAPI(store graph.Store, options ...Option) (*api, error) {
	a := &api{settings: settings{limits: limits.Default(), access: DefaultAccess(), bounds: socket.DefaultBounds(), begin: func() {}}}
	for _, o := range options {
		o(&a.settings)
	}
	if a.telemetry == nil {
		a.telemetry = telemetry.Silent()
	}
	a.store = a.telemetry.Store(store)
	executor, err := resolvers.New(a.store, append(a.executor, resolvers.AnswerBytes(a.limits.Answer), resolvers.MaxWork(a.limits.Work))...)
	if err != nil {
		return nil, err
	}
	var revision func() (graph.Revision, bool)
	if current, ok := store.(graph.Current); ok {
		revision = current.Revision
	}
	a.gate, err = gate.New(executor, gate.Config{
		Limits: a.limits, Length: executor.Length, Telemetry: a.telemetry,
		Revision: revision, Kept: a.kept, Trusted: a.access.Trusted, NoIntrospection: a.access.NoIntrospection,
	})
	if err != nil {
		return nil, err
	}
	a.queue = access.NewQueue(a.access.Running, a.access.Waiting)
	a.backlog = reply.NewBacklog(reply.BacklogBytes)
	a.sockets = socket.New(socket.Config{
		Gate: a.gate, Queue: a.queue, Changes: executor.Changes, Limits: a.limits, Bounds: a.bounds,
		Origins: a.access.Origins, Tokens: a.access.Tokens, Backlog: a.backlog, Telemetry: a.telemetry,
	})
	a.endpoint = &endpoint{gate: a.gate, noGet: a.access.NoGet, limits: a.limits, queue: a.queue, backlog: a.backlog, telemetry: a.telemetry, sockets: a.sockets}
	if c, ok := store.(graph.Copy); ok {
		a.endpoint.age = c.Age
	}
	a.addGauges()
	return a, nil
}

// handler returns the handler of all addresses.
func (a *api) handler() http.Handler {
	forHosts := func(h http.Handler) http.Handler { return ForHosts(a.access.Hosts, h) }
	missing := forHosts(http.HandlerFunc(notFound))
	mux := http.NewServeMux()
	mux.Handle("/graphql", a.telemetry.Watch(forHosts(a.access.Origins.Share(a.access.withTokenOrSocket(a.endpoint)))))
	mux.Handle(savedPath, a.telemetry.Watch(forHosts(a.access.Origins.Share(a.access.withTokenOrPassword(&savedQueries{a.endpoint, a.saved})))))
	mux.Handle(textsPath, a.telemetry.Watch(forHosts(a.access.withToken(articles{a.endpoint, a.texts}))))
	if why := a.access.PagesClosed(); why != "" {
		mux.Handle(web.MountPath, forHosts(web.Closed(why)))
	} else {
		mux.Handle(web.MountPath, forHosts(web.Playground()))
	}
	if a.metrics {
		mux.Handle("/metrics", forHosts(a.access.withToken(a.telemetry.Metrics())))
	}
	mux.Handle("/{$}", forHosts(web.Front(a.access.PagesClosed())))
	mux.Handle("/", missing)
	mux.HandleFunc("/livez", func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprintln(w, "ok") })
	mux.Handle("/readyz", ready(a.store, a.queue, a.begin))
	return a.telemetry.Identify(access.FromAddress(a.access.withAncestors(withPath(mux, missing))))
}

// notFound replies to a request for an address without a handler. The mux would reply in
// plain text.
func notFound(w http.ResponseWriter, r *http.Request) {
	reply.Refuse(r.Context(), w, &request.Refusal{
		Code: codes.NotFound, Message: "there is nothing at this address: GraphQL is at /graphql, the playground at " + web.MountPath,
	})
}

// withPath hands a request to mux if the request has a path, and to missing otherwise. The
// mux refuses a request without a path by itself, whatever its patterns are.
func withPath(mux, missing http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.RequestURI == "*" || r.Method == http.MethodConnect && r.URL.Path == "" {
			missing.ServeHTTP(w, r)
			return
		}
		mux.ServeHTTP(w, r)
	})
}

// addGauges adds to the metrics what the server holds.
func (a *api) addGauges() {
	gauge := a.telemetry.Gauge
	gauge("parley_requests_running", "Requests that run.", func() float64 { return float64(a.queue.Running()) })
	gauge("parley_requests_waiting", "Requests that wait for a turn.", func() float64 { return float64(a.queue.Waiting()) })
	gauge("parley_sockets_open", "Open WebSockets.", func() float64 {
		authorized, unauthorized := a.sockets.Open()
		return float64(authorized + unauthorized)
	})
	gauge("parley_document_cache_bytes", "Size of the document cache in bytes, estimated from above.", func() float64 { return float64(a.gate.CacheBytes()) })
}
