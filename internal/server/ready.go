package server

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"parley/graph"
)

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
