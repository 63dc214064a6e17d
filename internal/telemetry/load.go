package telemetry

import (
	"context"
	"sync"
	"time"

	"parley/graph"
)

const (
	askAgain = 10 * time.Second // how often, at the most, the graph is asked for its last load
	askTime  = time.Second      // how long it may take
)

// lastLoad is when a dossier was last loaded into the graph.
type lastLoad struct {
	mu    sync.Mutex
	asked time.Time
	known time.Time
}

// finished returns when the last load was finished, as it was known a moment ago;
// zero when the graph holds none, or never said.
func (l *lastLoad) finished(s graph.Store) time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	if time.Since(l.asked) < askAgain {
		return l.known
	}
	l.asked = time.Now()
	ctx, cancel := context.WithTimeout(context.Background(), askTime)
	defer cancel()
	var text only
	if _, err := s.Run(ctx, lastFinished(), &text); err == nil {
		l.known, _ = time.Parse(time.RFC3339, string(text))
	}
	return l.known
}

// lastFinished asks for the latest load's time of finish.
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

// only is a sink that keeps the one string of an answer.
type only string

func (o *only) String(s string) { *o = only(s) }

func (*only) Object(*graph.Type) {}
func (*only) Slot(int)           {}
func (*only) List(graph.Page)    {}
func (*only) Item([]graph.Value) {}
func (*only) End()               {}
func (*only) Null()              {}
func (*only) Bool(bool)          {}
func (*only) Int(int64)          {}
func (*only) Float(float64)      {}
func (*only) Strings([]string)   {}
