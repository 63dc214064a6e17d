package memory

import (
	"context"
	"slices"
	"sort"
	"sync"

	lru "github.com/hashicorp/golang-lru/v2/simplelru"

	"parley/graph"
)

// accountOf leads from an account to the thing that it is about.
var accountOf = graph.Parley.Relation("ACCOUNT_OF")

// earlier holds states as they had been reported by some moments. A state makes an earlier state when a query first asks for it,
// and keeps those that were asked for last. It makes one earlier state at a time, and gives up when no query waits any more.
type earlier struct {
	lock    sync.Mutex
	moments func() []string                 // at which the graph changed, in order
	made    *lru.LRU[string, *earlierState] // by moment
	making  chan struct{}                   // has an element while a state is made
}

// earlierState is a state as it had been reported by a moment. The state and the error are set before done is closed.
type earlierState struct {
	waiting int // the queries that wait for it, or that have it; guarded by earlier.lock
	done    chan struct{}
	state   *state // nil after an error, and if nobody waited any more
	err     error
}

// An earlier state takes about a third of the memory of the graph. A state keeps at most mostEarlier of them, and fewer if they would
// have more than mostThings things together, but always one.
const (
	mostEarlier = 4
	mostThings  = 2_000_000
)

// begin prepares the earlier states of a state.
func (all *earlier) begin(of *state) {
	all.moments, all.making = sync.OnceValue(of.moments), make(chan struct{}, 1)
	kept := min(max(mostThings/(len(of.ordered)+1), 1), mostEarlier)
	made, err := lru.NewLRU[string, *earlierState](kept, nil)
	if err != nil {
		panic(err) // the number is not positive
	}
	all.made = made
}

// asOf returns the state as it had been reported by a moment. See graph.Query. The error wraps graph.ErrDeadline or graph.ErrCanceled
// if ctx ends before the state is there.
func (st *state) asOf(ctx context.Context, moment string) (*state, error) {
	moments := st.earlier.moments()
	i := sort.Search(len(moments), func(i int) bool { return moments[i] > moment })
	switch {
	case i == len(moments):
		return st, nil
	case i == 0:
		moment = ""
	default:
		moment = moments[i-1] // nothing changed from then to the moment
	}
	e := st.earlierAt(moment)
	defer st.earlier.leave(e)
	select {
	case <-e.done:
		return e.state, e.err
	case <-ctx.Done():
		return nil, graph.Interrupted(ctx)
	}
}

// earlierAt returns the earlier state at a moment, for which the caller then waits. The state may not be there yet.
func (st *state) earlierAt(moment string) *earlierState {
	all := &st.earlier
	all.lock.Lock()
	defer all.lock.Unlock()
	e, there := all.made.Get(moment)
	if !there {
		e = &earlierState{done: make(chan struct{})}
		all.made.Add(moment, e)
		go st.makeEarlier(e, moment)
	}
	e.waiting++
	return e
}

// leave says that a query no longer waits.
func (all *earlier) leave(e *earlierState) {
	all.lock.Lock()
	defer all.lock.Unlock()
	e.waiting--
}

// forget makes the next query about a moment begin anew, unless another state has taken the place of e.
func (all *earlier) forget(e *earlierState, moment string) {
	if now, there := all.made.Peek(moment); there && now == e {
		all.made.Remove(moment)
	}
}

// makeEarlier makes an earlier state. It goes on when the query that asked first has ended, as long as another query waits.
func (st *state) makeEarlier(e *earlierState, moment string) {
	all := &st.earlier
	all.making <- struct{}{}
	defer func() { <-all.making }()
	defer close(e.done)
	wanted := func() bool {
		all.lock.Lock()
		defer all.lock.Unlock()
		if e.waiting == 0 {
			all.forget(e, moment) // nobody can wait for it from now on
		}
		return e.waiting > 0
	}
	if e.state, e.err = st.rewoundSafely(moment, wanted); e.err != nil {
		all.lock.Lock()
		defer all.lock.Unlock()
		all.forget(e, moment)
	}
}

func (st *state) rewoundSafely(moment string, wanted func() bool) (then *state, err error) {
	defer graph.Recovered(&err)
	return st.rewound(moment, wanted), nil
}

// moments returns the moments at which the graph changes on the clock of reports, in order.
func (st *state) moments() []string {
	found := map[string]bool{}
	note := func(v graph.Value) {
		if s, ok := v.(string); ok {
			found[s] = true
		}
	}
	for _, t := range st.ordered {
		if p := t.typ.Property(timeOf(t.typ)); p != nil {
			note(t.stored.at(p.Index))
		}
	}
	for direction := 0; direction < len(st.edges); direction += 2 {
		for _, name := range []string{"since", "until"} {
			if p := relationOf(direction).Property(name); p != nil {
				for _, e := range st.edges[direction] {
					note(e.values.at(p.Index))
				}
			}
		}
	}
	moments := make([]string, 0, len(found))
	for m := range found {
		moments = append(moments, m)
	}
	slices.Sort(moments)
	return moments
}

// timeOf names the property that says from when on a thing is on record.
func timeOf(t *graph.Type) string {
	if t.History != nil {
		return "since"
	}
	return "reported"
}

// rewound returns the state as it had been reported by a moment. It asks now and then whether the state is still wanted, and returns nil if
// it is not.
func (st *state) rewound(moment string, wanted func() bool) *state {
	if !wanted() {
		return nil
	}
	w := rewinding{state: st, moment: moment, then: make([]*thing, len(st.ordered))}
	next := &builder{things: map[graph.ID]*thing{}, edges: make([]links, len(graph.Parley.Relations()))}
	accounts := graph.Parley.Type("Account")
	for _, t := range st.ordered {
		if then := w.thing(t); then != nil && t.typ != accounts {
			w.then[t.number] = then
		}
	}
	for _, t := range st.byType[accounts] {
		if w.told(t) {
			w.then[t.number] = &thing{id: t.id, typ: t.typ, stored: t.stored}
		}
	}
	for _, t := range w.then {
		if t != nil {
			next.things[t.id], next.ordered = t, append(next.ordered, t)
		}
	}
	for _, r := range graph.Parley.Relations() {
		if r.Past() {
			continue
		}
		if !wanted() {
			return nil
		}
		into := &next.edges[r.Index]
		for _, t := range st.ordered {
			if then := w.then[t.number]; then != nil {
				into.fresh = w.links(into.fresh, r, t, then)
			}
		}
	}
	return next.build(st.revision)
}

// rewinding makes an earlier state.
type rewinding struct {
	state  *state
	moment string
	then   []*thing // by number: the things as they were; nil for a thing that was not yet on record
}

// known reports whether something with a time is known at the moment.
func (w *rewinding) known(since graph.Value) bool {
	s, ok := since.(string)
	return !ok || s <= w.moment
}

// spans reports whether a span is at the moment.
func (w *rewinding) spans(r *graph.Relation, v *values) bool {
	until, ok := v.at(r.Property("until").Index).(string)
	return w.known(v.at(r.Property("since").Index)) && (!ok || until > w.moment)
}

// thing returns a thing as it was, without relations, or nil. It does not decide about accounts.
func (w *rewinding) thing(t *thing) *thing {
	p := t.typ.Property(timeOf(t.typ))
	if p == nil || w.known(t.stored.at(p.Index)) {
		return &thing{id: t.id, typ: t.typ, stored: t.stored}
	}
	if t.typ.History == nil {
		return nil
	}
	for _, e := range w.state.along(t, directionOf(t.typ.History, false)) {
		if w.spans(t.typ.History, e.values) {
			return &thing{id: t.id, typ: t.typ, stored: replaced(t.stored, t.typ.Properties, e.values, t.typ.History)}
		}
	}
	return nil
}

// told reports whether an account had been an account of something by the moment, or has never been an account of anything.
func (w *rewinding) told(account *thing) bool {
	never := true
	for _, r := range []*graph.Relation{accountOf, accountOf.History} {
		since := r.Property("since").Index
		edges := w.state.along(account, directionOf(r, false))
		if slices.ContainsFunc(edges, func(e edge) bool { return w.known(e.values.at(since)) }) {
			return true
		}
		never = never && len(edges) == 0
	}
	return never
}

// links appends the edges of a relation from a thing, as they were, to a list.
func (w *rewinding) links(list []link, r *graph.Relation, t, then *thing) []link {
	since := r.Property("since")
	begin := len(list)
	for _, e := range w.state.along(t, directionOf(r, false)) {
		if to := w.then[e.far.number]; to != nil && (since == nil || w.known(e.values.at(since.Index))) {
			list = append(list, link{then, to, e.values})
		}
	}
	if r.History == nil {
		return list
	}
	for _, e := range w.state.along(t, directionOf(r.History, false)) {
		if to := w.then[e.far.number]; to != nil && w.spans(r.History, e.values) {
			list = append(list, link{then, to, replaced(nil, r.Properties, e.values, r.History)})
		}
	}
	if len(list) > begin+1 {
		slices.SortStableFunc(list[begin:], func(a, b link) int { return compareLinks(r, a, b) })
	}
	return list
}

// replaced returns values of some properties, with those that a span has in their place.
func replaced(of *values, properties []*graph.Property, span *values, history *graph.Relation) *values {
	list := of.full(len(properties))
	for _, p := range properties {
		if q := history.Property(p.Key); q != nil {
			list[p.Index] = span.at(q.Index)
		}
	}
	return whole(list)
}
