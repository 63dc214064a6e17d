package server

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"parley/graph"
	"parley/internal/access"
)

// probeTime is the time that the graph has to answer a probe.
const probeTime = 2 * time.Second

// ready replies 200 if the server can answer a query now, and 503 otherwise: a turn must be
// free in time, and the store must answer.
func ready(store graph.Store, queue *access.Queue) http.Handler {
	probe := &graph.Query{
		Start: graph.Start{IDs: []graph.ID{"none"}},
		Root:  graph.Link{Types: graph.Parley.Concrete("Source"), Item: []graph.Field{{Far: graph.Selection{graph.Parley.Type("Source"): nil}}}},
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var revision graph.Revision
		var failed error
		late := queue.Do(r.Context(), func() {
			ctx, cancel := context.WithTimeout(r.Context(), probeTime)
			defer cancel()
			revision, failed = store.Run(ctx, probe, discard{})
		})
		switch {
		case late != nil:
			http.Error(w, "the server has no turn free for a query", http.StatusServiceUnavailable)
		case failed != nil:
			http.Error(w, "the graph does not answer", http.StatusServiceUnavailable)
		default:
			_, _ = fmt.Fprintf(w, "ok, revision %d\n", revision)
		}
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
