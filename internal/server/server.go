// Package server puts the API on HTTP: GraphQL, the playground and the probes.
//
// What a client sends is trusted in nothing. The way of a request is: what HTTP
// shows of it (endpoint.go), its text (request.go, json.go), the document
// (gate.go), the variables (variables.go, nulls.go), what it would cost, and only then the
// graph. Whatever is refused is refused as JSON with a code, in words of ours,
// and before anything is done that takes more time than the request is long.
//
// A WebSocket (websocket.go) carries many operations (websocket_socket.go), in
// messages (websocket_message.go), each of which goes the same way from its text on.
package server

import (
	"fmt"
	"net/http"

	"parley/graph"
	"parley/internal/access"
	"parley/internal/limits"
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
}

// Within bounds requests and answers otherwise than limits.Default does.
func Within(l limits.Limits) Option { return func(s *settings) { s.limits = l } }

// Handler serves the whole API over a store.
func Handler(store graph.Store, options ...Option) (http.Handler, error) {
	s := settings{limits: limits.Default(), access: DefaultAccess()}
	for _, o := range options {
		o(&s)
	}
	if s.telemetry == nil {
		s.telemetry = telemetry.Silent()
	}
	store = s.telemetry.Store(store)
	executor, err := resolvers.New(store, resolvers.AnswerBytes(s.limits.Answer))
	if err != nil {
		return nil, err
	}
	gate := newGate(executor, s.limits)
	gate.length = executor.Length
	gate.telemetry, gate.trusted, gate.closed = s.telemetry, s.access.Trusted, s.access.NoIntrospection
	if err := gate.vouch(); err != nil {
		return nil, err
	}
	queue := access.NewQueue(s.access.Running, s.access.Waiting)
	named := func(h http.Handler) http.Handler { return Named(s.access.Hosts, h) }
	mux := http.NewServeMux()
	api := &endpoint{gate: gate, limits: s.limits, queue: queue, unsent: newUnsent(maxUnsent), telemetry: s.telemetry}
	api.sockets = newSockets(api, executor, s.access)
	s.gauges(gate, queue, api.sockets)
	mux.Handle("/graphql", s.telemetry.Watch(named(s.access.Origins.Share(s.access.borneOrSaid(api)))))
	if why := s.access.unexplorable(); why != "" {
		mux.Handle(web.MountPath, named(web.Closed(why)))
	} else {
		mux.Handle(web.MountPath, named(web.Playground()))
	}
	if s.metrics {
		mux.Handle("/metrics", named(s.access.borne(s.telemetry.Metrics())))
	}
	mux.Handle("/{$}", named(web.Front(s.access.unexplorable())))
	mux.Handle("/", named(http.HandlerFunc(nowhere)))
	mux.HandleFunc("/livez", func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprintln(w, "ok") })
	mux.Handle("/readyz", ready(store, queue))
	return s.telemetry.Identify(s.access.framed(pathed(mux, named(http.HandlerFunc(nowhere))))), nil
}

// nowhere answers what has no handler, for which the mux would have plain text.
func nowhere(w http.ResponseWriter, r *http.Request) {
	refuse(r.Context(), w, &refusal{http.StatusNotFound, codes.NotFound, "there is nothing at this address: GraphQL is at /graphql, the playground at " + web.MountPath})
}

// pathed hands over to another what has no path, which the mux refuses by itself,
// whatever pattern it is given.
func pathed(mux, another http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.RequestURI == "*" || r.Method == http.MethodConnect && r.URL.Path == "" {
			another.ServeHTTP(w, r)
			return
		}
		mux.ServeHTTP(w, r)
	})
}

// gauges has the metrics show what the server holds.
func (s settings) gauges(g *gate, q *access.Queue, x *sockets) {
	s.telemetry.Gauge("parley_requests_running", "Requests that are being answered.", func() float64 { return float64(q.Running()) })
	s.telemetry.Gauge("parley_requests_waiting", "Requests that wait for their turn.", func() float64 { return float64(q.Waiting()) })
	s.telemetry.Gauge("parley_sockets_open", "WebSockets that are open.", func() float64 { return float64(len(x.authorized) + len(x.unauthorized)) })
	s.telemetry.Gauge("parley_documents_kept_bytes", "What documents that are kept take, estimated from above.", func() float64 { return float64(g.kept.size()) })
}
