package resolvers

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"

	"parley/graph"
)

const (
	pollTime = time.Second     // the default time between two polls
	lookTime = 5 * time.Second // the longest time of one poll with the counting after it
	maxLoads = 1000            // a poll reads the last loads, at most this many
)

// watcher finds loads that finish. It polls the store, once for all subscribers, and only while
// there is a subscriber. Polling works on every store, even if another program loads into it.
type watcher struct {
	store graph.Store
	every time.Duration // the time between two polls

	mu          sync.Mutex
	subscribers map[*subscriber]struct{}
	stop        context.CancelFunc // ends the polling; nil before the first subscriber
}

// subscriber is a client that follows changes of the graph.
type subscriber struct {
	changes chan Change    // of capacity 1: the change that the client has not taken yet
	known   []finishedLoad // the loads that had finished before it subscribed
}

// PollEvery sets the time between two polls for finished loads. The executor polls while
// somebody follows changes. The default is one second.
func PollEvery(d time.Duration) Option { return func(e *Executor) { e.watcher.every = d } }

func newWatcher(store graph.Store) *watcher {
	return &watcher{store: store, every: pollTime, subscribers: map[*subscriber]struct{}{}}
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
		var polling context.Context
		polling, w.stop = context.WithCancel(graph.Detached(ctx))
		go w.poll(polling, known)
	}
	context.AfterFunc(ctx, func() { w.unsubscribe(s) })
	return s.changes, nil
}

// knownNow returns the loads that have finished by now, within lookTime.
func (w *watcher) knownNow(ctx context.Context) ([]finishedLoad, error) {
	ctx, cancel := context.WithTimeout(ctx, lookTime)
	defer cancel()
	return w.finished(ctx)
}

// unsubscribe removes a subscriber. The polling ends with the last subscriber.
func (w *watcher) unsubscribe(s *subscriber) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.subscribers, s)
	if len(w.subscribers) == 0 {
		w.stop()
	}
}

// poll sends every subscriber the loads that finish, until ctx ends. If the graph does not
// answer, poll tries again.
func (w *watcher) poll(ctx context.Context, known []finishedLoad) {
	tick := time.NewTicker(w.every)
	defer tick.Stop()
	answers := true
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now, err := w.safePoll(ctx, known)
		if err == nil {
			known, answers = now, true
		} else if answers && ctx.Err() == nil {
			slog.Warn("the graph does not say which loads have finished; Parley asks again", "every", w.every, "error", err)
			answers = false
		}
	}
}

// safePoll is pollOnce, but returns a panic as an error.
func (w *watcher) safePoll(ctx context.Context, known []finishedLoad) (now []finishedLoad, err error) {
	defer graph.Recovered(&err)
	return w.pollOnce(ctx, known)
}

// pollOnce reads the loads that have finished, sends the new loads to the subscribers, and
// returns all of them.
func (w *watcher) pollOnce(ctx context.Context, known []finishedLoad) ([]finishedLoad, error) {
	ctx, cancel := context.WithTimeout(ctx, lookTime)
	defer cancel()
	now, err := w.finished(ctx)
	if err != nil {
		return nil, err
	}
	if fresh := unknown(now, known); len(fresh) > 0 {
		counts, err := w.count(ctx)
		if err != nil {
			return nil, err
		}
		w.send(counts, fresh)
	}
	return now, nil
}

// unknown returns the loads that are not known, in their order.
func unknown(loads, known []finishedLoad) []finishedLoad {
	return slices.DeleteFunc(slices.Clone(loads), func(l finishedLoad) bool { return slices.Contains(known, l) })
}

// send sends each subscriber the loads that had not finished when the client subscribed, if there are such loads. A change that the client has not taken
// yet becomes a part of the new change.
func (w *watcher) send(c counts, loads []finishedLoad) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for s := range w.subscribers {
		var fresh []graph.ID
		for _, l := range unknown(loads, s.known) {
			fresh = append(fresh, l.id)
		}
		if len(fresh) == 0 {
			continue
		}
		select { // only send sends, so that there is room after this
		case old := <-s.changes:
			fresh = append(fresh, old.loads...)
		default:
		}
		s.changes <- Change{fresh, c}
	}
}

// finishedLoad is a load that has finished. An import can bring another load of the same id: then the digest is another.
type finishedLoad struct {
	id     graph.ID
	digest string
}

// finished returns the latest loads that have finished, the latest revision first. Loads without a revision, which came with an import, come last.
func (w *watcher) finished(ctx context.Context) ([]finishedLoad, error) {
	load := graph.Parley.Type("Load")
	var found loadSink
	_, err := w.store.Run(ctx, &graph.Query{Start: graph.Start{Scan: true}, Root: graph.Link{
		Types: []*graph.Type{load},
		Many: &graph.List{
			Where: graph.Comparison{Property: load.Property("status"), Op: graph.Equal, Value: string(graph.LoadFinished)},
			Order: []graph.Order{{Property: load.Property("revision"), Desc: true}},
			Page:  graph.Window{First: maxLoads, Last: -1},
		},
		Item: []graph.Field{{Far: graph.Selection{load: {{Property: load.Properties[0]}, {Property: load.Property("digest")}}}}},
	}}, &found)
	return found.loads, err
}

// loadSink takes the answer to finished.
type loadSink struct {
	graph.Discard
	loads []finishedLoad
	slot  int
}

// Object begins a load. See graph.Sink.
func (s *loadSink) Object(*graph.Type) { s.loads = append(s.loads, finishedLoad{}) }

// Slot says which property follows. See graph.Sink.
func (s *loadSink) Slot(i int) { s.slot = i }

// String takes a property. See graph.Sink.
func (s *loadSink) String(v string) {
	if l := &s.loads[len(s.loads)-1]; s.slot == 0 {
		l.id = graph.ID(v)
	} else {
		l.digest = v
	}
}

// counts is the size of the graph at a revision.
type counts struct {
	revision graph.Revision
	things   map[string]int // by the name of a field
}

// counted are the types of things that are counted, by the name of a field.
var counted = map[string]*graph.Type{
	"sources": graph.Parley.Type("Source"), "claims": graph.Parley.Type("Claim"), "meetings": graph.Parley.Type("Meeting"),
	"people": graph.Parley.Type("Person"), "organizations": graph.Parley.Type("Organization"),
}

// number returns a number by the name of its field.
func (c counts) number(field string) int {
	if field == "revision" {
		return int(c.revision)
	}
	return c.things[field]
}

// count counts the things in the graph. If the graph changes all the time, the numbers may be of several revisions.
func (w *watcher) count(ctx context.Context) (counts, error) {
	for attempt := 1; ; attempt++ {
		var revisions []graph.Revision
		c := counts{things: map[string]int{}}
		for field, t := range counted {
			var found scanned
			revision, err := w.store.Run(ctx, scan(t, graph.List{Page: graph.Window{First: 0, Last: -1}, Total: true}), &found)
			if err != nil {
				return c, err
			}
			c.things[field], c.revision = found.total, revision
			revisions = append(revisions, revision)
		}
		if same(revisions, c.revision) || attempt == maxAttempts {
			return c, nil
		}
	}
}

// scan returns a query for the ids of things of a type.
func scan(t *graph.Type, l graph.List) *graph.Query {
	far := graph.Selection{t: {{Property: t.Properties[0]}}}
	return &graph.Query{
		Start: graph.Start{Scan: true},
		Root:  graph.Link{Types: []*graph.Type{t}, Many: &l, Item: []graph.Field{{Far: far}}},
	}
}

// scanned is a sink that takes the total of a scan.
type scanned struct {
	graph.Discard
	total int
}

// List takes the total. See graph.Sink.
func (s *scanned) List(p graph.Page) { s.total = p.Total }
