package server

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"parley/graph"
	"parley/internal/access"
)

// probeTime is the time that the graph has to answer a probe.
const probeTime = 2 * time.Second

// ready replies 200 if the server can answer a query now, and 503 otherwise: a turn must be
// free in time, and the store must answer. Requests at the same time share one probe:
// everybody may ask /readyz, and must not take the turns of clients with a token. For begin, see OnReady.
func ready(store graph.Store, queue *access.Queue, begin func()) http.Handler {
	probe := &graph.Query{
		Start: graph.Start{IDs: []graph.ID{"none"}},
		Root:  graph.Link{Types: graph.Parley.Concrete("Source"), Item: []graph.Field{{Far: graph.Selection{graph.Parley.Type("Source"): nil}}}},
	}
	ask := func() (string, error) {
		var revision graph.Revision
		var failed error
		late := queue.Do(context.Background(), func() {
			defer graph.Recovered(&failed)
			ctx, cancel := context.WithTimeout(context.Background(), probeTime)
			defer cancel()
			revision, failed = store.Run(ctx, probe, graph.Discard{})
		})
		switch {
		case late != nil:
			return "", errNoTurn
		case failed != nil:
			return "", errNoAnswer
		}
		return fmt.Sprintf("ok, revision %d\n", revision), nil
	}
	var (
		probes singleflight.Group
		first  sync.Once
	)
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		text, err, _ := probes.Do("", func() (any, error) { return ask() })
		if err != nil {
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
			return
		}
		_, _ = fmt.Fprint(w, text)
		first.Do(func() { go begin() })
	})
}

var (
	errNoTurn   = errors.New("the server has no turn free for a query")
	errNoAnswer = errors.New("the graph does not answer")
)
