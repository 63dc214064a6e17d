package resolvers

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"parley/graph"
)

const (
	pollTime = time.Second     // between two looks at the loads
	lookTime = 5 * time.Second // for one look, and all counting after it
	looked   = 20              // loads, the latest to finish; more within one look are not told apart
)

// watcher looks for loads that have finished, once for all subscribers and only while
// there is a subscriber. It polls, so it works on every store, whoever loads into it.
type watcher struct {
	store graph.Store

	mu          sync.Mutex
	subscribers map[*subscriber]struct{}
	stop        context.CancelFunc // ends the goroutine that looks; nil while nobody subscribes
}

// subscriber follows changes of the graph.
type subscriber struct {
	changes chan Change // of capacity 1: the latest change
	known   []graph.ID  // the loads that had finished before it subscribed
}

func watch(store graph.Store) *watcher {
	return &watcher{store: store, subscribers: map[*subscriber]struct{}{}}
}

// subscribe adds a subscriber until ctx ends. See Executor.Changes.
func (w *watcher) subscribe(ctx context.Context) (<-chan Change, error) {
	known, err := w.knownNow(ctx)
	if err != nil {
		return nil, err
	}
	s := &subscriber{changes: make(chan Change, 1), known: known}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.subscribers[s] = struct{}{}
	if len(w.subscribers) == 1 {
		var looking context.Context
		looking, w.stop = context.WithCancel(context.WithoutCancel(ctx))
		go w.look(looking, known)
	}
	context.AfterFunc(ctx, func() { w.unsubscribe(s) })
	return s.changes, nil
}

// knownNow returns the loads that have finished by now, within lookTime.
func (w *watcher) knownNow(ctx context.Context) ([]graph.ID, error) {
	ctx, cancel := context.WithTimeout(ctx, lookTime)
	defer cancel()
	return w.finished(ctx)
}

func (w *watcher) unsubscribe(s *subscriber) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.subscribers, s)
	if len(w.subscribers) == 0 {
		w.stop()
	}
}

// look sends every subscriber the loads that finish, until ctx ends. A graph that
// does not answer is asked again.
func (w *watcher) look(ctx context.Context, known []graph.ID) {
	tick := time.NewTicker(pollTime)
	defer tick.Stop()
	answers := true
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now, err := w.safely(ctx, known)
		if err == nil {
			known, answers = now, true
		} else if answers && ctx.Err() == nil {
			slog.Warn("the graph cannot be watched for loads; it is asked again every second", "error", err)
			answers = false
		}
	}
}

// safely is once, and turns a panic into an error: nobody else would catch it here.
func (w *watcher) safely(ctx context.Context, known []graph.ID) (now []graph.ID, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrPanic, p)
		}
	}()
	return w.once(ctx, known)
}

// once looks once, and returns the loads that have finished.
func (w *watcher) once(ctx context.Context, known []graph.ID) ([]graph.ID, error) {
	ctx, cancel := context.WithTimeout(ctx, lookTime)
	defer cancel()
	now, err := w.finished(ctx)
	if err != nil {
		return nil, err
	}
	if fresh := unknown(now, known); len(fresh) > 0 {
		counted, err := w.counted(ctx)
		if err != nil {
			return nil, err
		}
		w.tell(counted, fresh)
	}
	return now, nil
}

// unknown are the loads that are not among those known, in their order.
func unknown(loads, known []graph.ID) []graph.ID {
	return slices.DeleteFunc(slices.Clone(loads), func(id graph.ID) bool { return slices.Contains(known, id) })
}

// tell sends every subscriber the latest load that had not finished when it subscribed,
// if there is such a load.
func (w *watcher) tell(counted graph.Record, loads []graph.ID) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for s := range w.subscribers {
		fresh := unknown(loads, s.known)
		if len(fresh) == 0 {
			continue
		}
		r := graph.Record{Type: counted.Type, Values: slices.Clone(counted.Values)}
		r.Values[r.Type.Property("load").Index] = string(fresh[0])
		select { // no one else sends: there is room afterwards
		case <-s.changes:
		default:
		}
		s.changes <- Change{r}
	}
}

// finished returns the ids of the loads that have finished, the latest first.
func (w *watcher) finished(ctx context.Context) ([]graph.ID, error) {
	load := graph.Parley.Type("Load")
	q := scan(load, graph.List{
		Where: graph.Comparison{Property: load.Property("status"), Op: graph.Equal, Value: string(graph.LoadFinished)},
		Order: []graph.Order{{Property: load.Property("finished"), Desc: true}},
		Page:  graph.Window{First: looked, Last: -1},
	})
	var t tally
	_, err := w.store.Run(ctx, q, &t)
	return t.ids, err
}

// counted is a change without its load: the revision, and how much the graph
// holds there. While it is being changed, the counts may be of several revisions.
func (w *watcher) counted(ctx context.Context) (graph.Record, error) {
	typ := graph.Parley.Type(changeType)
	r := graph.Record{Type: typ, Values: make([]graph.Value, len(typ.Properties))}
	for attempt := 1; ; attempt++ {
		first, last := graph.Revision(-1), graph.Revision(-1)
		for property, of := range map[string]string{
			"sources": "Source", "claims": "Claim", "meetings": "Meeting", "people": "Person", "organizations": "Organization",
		} {
			var t tally
			q := scan(graph.Parley.Type(of), graph.List{Page: graph.Window{First: 0, Last: -1}, Total: true})
			revision, err := w.store.Run(ctx, q, &t)
			if err != nil {
				return graph.Record{}, err
			}
			r.Values[typ.Property(property).Index] = int64(t.total)
			if first < 0 {
				first = revision
			}
			last = revision
		}
		r.Values[typ.Property("revision").Index] = int64(last)
		if first == last || attempt == settles {
			return r, nil
		}
	}
}

// scan asks for the ids of things of a type.
func scan(t *graph.Type, l graph.List) *graph.Query {
	far := graph.Selection{t: {{Property: t.Properties[0]}}}
	return &graph.Query{
		Start: graph.Start{Scan: true},
		Root:  graph.Link{Types: []*graph.Type{t}, Many: &l, Item: []graph.Field{{Far: far}}},
	}
}

// tally takes in the answer to a scan.
type tally struct {
	graph.Sink // no more than these are called for it
	total      int
	ids        []graph.ID
}

func (t *tally) List(p graph.Page)  { t.total = p.Total }
func (t *tally) Item([]graph.Value) {}
func (t *tally) Slot(int)           {}
func (t *tally) Object(*graph.Type) {}
func (t *tally) String(id string)   { t.ids = append(t.ids, graph.ID(id)) }
func (t *tally) End()               {}
