package telemetry

import (
	"context"
	"sync"
	"time"

	"parley/graph"
)

const (
	askAgain = 10 * time.Second // minimum time between two questions for the last load
	askTime  = time.Second      // time that the graph has to answer
)

// lastLoad is the time at which the last load into the graph finished.
type lastLoad struct {
	mu    sync.Mutex
	asked time.Time
	known time.Time
}

// finished returns the time at which the last load finished, at most askAgain late. It
// returns the zero time if the graph has no finished load, or has never answered.
func (l *lastLoad) finished(s graph.Store) time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	if time.Since(l.asked) < askAgain {
		return l.known
	}
	l.asked = time.Now()
	ctx, cancel := context.WithTimeout(context.Background(), askTime)
	defer cancel()
	var text oneString
	if _, err := s.Run(ctx, lastFinished(), &text); err == nil {
		l.known, _ = time.Parse(time.RFC3339, text.text)
	}
	return l.known
}

// lastFinished returns the query for the time at which the latest load finished.
func lastFinished() *graph.Query {
	load := graph.Parley.Type("Load")
	finished := load.Property("finished")
	return &graph.Query{
		Start: graph.Start{Scan: true},
		Root: graph.Link{
			Types: []*graph.Type{load},
			Many: &graph.List{
				Order: []graph.Order{{Property: finished, Desc: true}},
				Page:  graph.Window{First: 1, Last: -1},
			},
			Item: []graph.Field{{Far: graph.Selection{load: {{Property: finished}}}}},
		},
	}
}

// oneString is a sink that stores the one string of an answer.
type oneString struct {
	graph.Discard
	text string
}

// String stores the string.
func (o *oneString) String(s string) { o.text = s }
