package resolvers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"pgregory.net/rapid"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
)

// loaded is a store with loads that can be taken back, as the loader writes them.
type loaded struct {
	*memory.Store
	has  graph.Contents
	made int
}

func newLoaded() *loaded { return &loaded{Store: memory.New()} }

// becomes makes the graph hold some contents, by a load that is number 1, 2, 3 ...
func (l *loaded) becomes(t testing.TB, c graph.Contents) {
	t.Helper()
	change := graph.Change{Put: c.Records, PutEdges: c.Edges}
	for _, r := range l.has.Records {
		if !slices.ContainsFunc(c.Records, func(s graph.Record) bool { return s.ID() == r.ID() }) {
			change.Drop = append(change.Drop, r.ID())
		}
	}
	for _, e := range l.has.Edges {
		if !slices.ContainsFunc(c.Edges, func(f graph.Edge) bool { return f.Key() == e.Key() }) {
			change.DropEdges = append(change.DropEdges, e.Key())
		}
	}
	undo, err := graph.EncodeUndo(l.has, change)
	if err != nil {
		t.Fatal(err)
	}
	l.made++
	l.apply(t, change, undo)
	l.has = c
}

// apply makes a change by a load.
func (l *loaded) apply(t testing.TB, change graph.Change, undo string) {
	t.Helper()
	b := &graphtest.Builder{}
	properties := []any{"status", "FINISHED", "revision", int64(l.made), "finished", fmt.Sprintf("2031-01-01T00:00:%02dZ", l.made)}
	if undo != "" {
		properties = append(properties, "undo", undo)
	}
	b.Thing("Load", fmt.Sprint("load-", l.made), properties...)
	_, base, err := l.Contents(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	change.Base, change.Put = base, append(slices.Clone(change.Put), b.Records...)
	if _, err := l.Apply(context.Background(), change); err != nil {
		t.Fatal(err)
	}
}

// withoutLoads returns contents without load records, and each text at most once in a list.
func withoutLoads(c graph.Contents) graph.Contents {
	gone := map[graph.ID]bool{}
	c.Records = slices.DeleteFunc(slices.Clone(c.Records), func(r graph.Record) bool {
		gone[r.ID()] = r.Type.Name == "Load"
		return gone[r.ID()]
	})
	c.Edges = slices.DeleteFunc(slices.Clone(c.Edges), func(e graph.Edge) bool { return gone[e.From] || gone[e.To] })
	return c
}

// shown lists what the record shows of each entity, by its id and by the name of a property or a relation.
func shown(c graph.Contents) map[graph.ID]map[string]string {
	all := map[graph.ID]map[string]string{}
	for _, r := range c.Records {
		if !r.Type.Is("Entity") {
			continue
		}
		all[r.ID()] = map[string]string{}
		for _, p := range r.Type.Declared {
			index := p.Index
			if len(p.Parts) > 0 {
				index = p.Parts[0].Index
			}
			switch v := r.Values[index].(type) {
			case nil:
			case []string:
				for _, text := range v {
					all[r.ID()][p.Name] += "\x00" + text
				}
			default:
				all[r.ID()][p.Name] = fmt.Sprint(v)
			}
		}
	}
	to := map[graph.ID]map[string][]string{}
	for _, e := range c.Edges {
		owner, other, field := e.From, e.To, e.Relation.From.Field
		if e.Relation.Owner().Reverse {
			owner, other, field = e.To, e.From, e.Relation.To.Field
		}
		if e.Relation.History == nil || e.Relation.Name == "ACCOUNT_OF" || all[owner] == nil || field == "" {
			continue
		}
		if to[owner] == nil {
			to[owner] = map[string][]string{}
		}
		to[owner][field] = append(to[owner][field], string(other))
		for _, p := range e.Relation.Declared {
			if (p.State || p.Identity) && !p.Hidden && p.Name != "basis" && p.Name != "wording" && !strings.HasSuffix(p.Name, "Worded") {
				at := p.Index
				if len(p.Parts) > 0 {
					at = p.Parts[0].Index
				}
				value := fmt.Sprint(e.Values[at])
				if e.Values[at] == nil || value == "[]" {
					value = ""
				}
				name := field + "." + p.Name + " of " + string(other)
				to[owner][name] = append(to[owner][name], value)
			}
		}
	}
	for owner, fields := range to {
		for field, ids := range fields {
			slices.Sort(ids)
			all[owner][field] = fmt.Sprint(slices.Compact(ids))
		}
	}
	return all
}

// expected lists the differences between two graphs, each as a thing with a property, or as ADDED or REMOVED with a thing.
func expected(before, after graph.Contents) []string {
	then, now := shown(before), shown(after)
	lines := map[string]bool{}
	for id := range now {
		if then[id] == nil {
			lines["ADDED "+string(id)] = true
		}
	}
	for id, old := range then {
		if now[id] == nil {
			lines["REMOVED "+string(id)] = true
			continue
		}
		for _, state := range []map[string]string{old, now[id]} {
			for name := range state {
				property, _, ofRelation := strings.Cut(name, " of ")
				_, was := old[name]
				_, is := now[id][name]
				if ofRelation && (!was || !is) {
					continue // the relation began or ended
				}
				if name != "contested" && (ofRelation || isState(after, id, name)) && old[name] != now[id][name] {
					lines[string(id)+" "+property] = true
				}
			}
		}
		doubted := func(state map[string]string) []string {
			if state["contested"] == "" {
				return nil
			}
			return strings.Split(state["contested"], "\x00")[1:]
		}
		for _, states := range [][2]map[string]string{{old, now[id]}, {now[id], old}} {
			for _, name := range doubted(states[0]) {
				if !slices.Contains(doubted(states[1]), name) {
					lines[string(id)+" "+name] = true
				}
			}
		}
	}
	var out []string
	for line := range lines {
		out = append(out, line)
	}
	slices.Sort(out)
	return out
}

// isState reports whether a change of a property or a relation counts.
func isState(c graph.Contents, id graph.ID, name string) bool {
	at := slices.IndexFunc(c.Records, func(r graph.Record) bool { return r.ID() == id })
	p := c.Records[at].Type.Property(name)
	return p == nil || p.State && !p.Hidden && !strings.HasSuffix(name, "Worded")
}

// TestChangesOfALoad: what a load changed is the difference between the graphs before and after the load, also if later loads changed the
// graph again.
func TestChangesOfALoad(t *testing.T) {
	compared := 0
	rapid.Check(t, func(rt *rapid.T) {
		store, states := newLoaded(), []graph.Contents{{}}
		for range 3 {
			states = append(states, withoutLoads(graphtest.RandomContents(rt)))
			store.becomes(t, states[len(states)-1])
		}
		e := executorOn(t, store)
		for i := range states[1:] {
			r := ask(t, e, fmt.Sprintf(`{ changes(load: "load-%d", first: 1000) { kind subjectId property before at } }`, i+1), nil)
			var answer struct {
				Changes []struct {
					Kind      string
					SubjectID string
					Property  string
					Before    []string
					At        string
				}
			}
			if err := json.Unmarshal([]byte(r.data), &answer); err != nil || len(r.errors) > 0 {
				rt.Fatal(r, err)
			}
			got := map[string]bool{}
			for _, c := range answer.Changes {
				switch c.Kind {
				case "ADDED", "REMOVED":
					got[c.Kind+" "+c.SubjectID] = true
				default:
					got[c.SubjectID+" "+c.Property] = true
				}
				if c.At != fmt.Sprintf("2031-01-01T00:00:%02dZ", i+1) {
					rt.Fatalf("a change of load %d came on record at %s", i+1, c.At)
				}
			}
			var lines []string
			for line := range got {
				lines = append(lines, line)
			}
			slices.Sort(lines)
			if want := expected(states[i], states[i+1]); !slices.Equal(lines, want) {
				rt.Fatalf("load %d changed\n%s\nwant\n%s", i+1, strings.Join(lines, "\n"), strings.Join(want, "\n"))
			}
			compared += len(lines)
		}
	})
	if compared == 0 {
		t.Error("no load changed anything")
	}
}

func TestChangesOfALoadThatCannotBeTakenBack(t *testing.T) {
	store := newLoaded()
	store.becomes(t, changing())
	store.made++
	store.apply(t, graph.Change{}, "")
	b := &graphtest.Builder{}
	b.Thing("Load", "imported", "status", "FINISHED", "finished", "2031-01-01T00:00:09Z")
	_, base, err := store.Contents(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Apply(context.Background(), graph.Change{Base: base, Put: b.Records}); err != nil {
		t.Fatal(err)
	}
	e := executorOn(t, store)
	for query, code := range map[string]string{
		`{ changes(load: "load-1") { kind } }`:                      "BAD_USER_INPUT",
		`{ changes(load: "load-2") { kind } }`:                      "BAD_USER_INPUT",
		`{ changes(load: "imported") { kind } }`:                    "BAD_USER_INPUT",
		`{ changes(load: "load-3") { kind } }`:                      "UNKNOWN_ID",
		`{ changes(load: "talks") { kind } }`:                       "UNKNOWN_ID",
		`{ changes { kind } }`:                                      "BAD_USER_INPUT",
		`{ changes(since: "2030-01-01", load: "load-1") { kind } }`: "BAD_USER_INPUT",
		`{ changes(until: "2030-01-01") { kind } }`:                 "BAD_USER_INPUT",
	} {
		if r := ask(t, e, query, nil); len(r.errors) != 1 || !strings.HasSuffix(r.errors[0], code) {
			t.Errorf("%s: %v", query, r)
		}
	}
}

// TestChangesOfAFirstLoadInALargeGraph: the answer is never only a part of what the load changed.
func TestChangesOfAFirstLoadInALargeGraph(t *testing.T) {
	store, b := newLoaded(), &graphtest.Builder{}
	b.Thing("Person", "zoe", "name", "Zoe")
	store.becomes(t, b.Contents)
	for i := range 3000 {
		b.Thing("Person", fmt.Sprint("p-", i), "name", "Somebody")
	}
	store.becomes(t, b.Contents)
	if r := ask(t, executorOn(t, store), `{ changes(load: "load-1") { kind } }`, nil); len(r.errors) != 1 || !strings.HasSuffix(r.errors[0], "BAD_USER_INPUT") {
		t.Errorf("%v", r)
	}
}

// TestChangesOfTimesOfRelations: the two times of a relation are two properties, each under its own name.
func TestChangesOfTimesOfRelations(t *testing.T) {
	store, first, second := newLoaded(), &graphtest.Builder{}, &graphtest.Builder{}
	for _, b := range []*graphtest.Builder{first, second} {
		b.Thing("Person", "ada", "name", "Ada")
		b.Thing("Organization", "assembly", "name", "Assembly")
	}
	first.Edge("MEMBER_OF", "ada", "assembly", "start", "2010", "start_earliest", "2010-01-01T00:00:00Z")
	second.Edge("MEMBER_OF", "ada", "assembly", "start", "2010", "start_earliest", "2010-01-01T00:00:00Z", "end", "2014", "end_latest", "2014-12-31T23:59:59Z")
	store.becomes(t, first.Contents)
	store.becomes(t, second.Contents)
	const want = `{"changes":[{"kind":"CHANGED","subjectId":"ada","property":"memberships.end","before":["assembly: "],"after":["assembly: 2014"]}]}`
	if r := ask(t, executorOn(t, store), `{ changes(load: "load-2") { kind subjectId property before after } }`, nil); r.data != want || len(r.errors) > 0 {
		t.Errorf("%v, want\n%s", r, want)
	}
}

// TestWhatIsGoneCanBeAskedFor: a thing that a load has removed can be named in questions about loads, and a thing that was never on record cannot.
func TestWhatIsGoneCanBeAskedFor(t *testing.T) {
	store, b := newLoaded(), &graphtest.Builder{}
	b.Thing("Person", "ada", "name", "Ada")
	store.becomes(t, b.Contents)
	e := executorOn(t, store)
	changes, err := e.Changes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	store.becomes(t, graph.Contents{})
	const of = `{ changes(load: "load-%d", of: "ada") { kind subjectId subject { id } } }`
	for load, want := range map[int]string{
		1: `{"changes":[{"kind":"ADDED","subjectId":"ada","subject":null}]}`,
		2: `{"changes":[{"kind":"REMOVED","subjectId":"ada","subject":null}]}`,
	} {
		if r := ask(t, e, fmt.Sprintf(of, load), nil); r.data != want {
			t.Errorf("%v, want %s", r, want)
		}
	}
	if r := ask(t, e, `{ changes(load: "load-1", of: "nobody") { kind } }`, nil); len(r.errors) != 1 || !strings.HasSuffix(r.errors[0], "UNKNOWN_ID") {
		t.Errorf("%v", r)
	}
	if got := answered(t, e, <-changes, `subscription { graphChanged(of: "ada") { changes { kind subjectId } } }`); got != `{"graphChanged":{"changes":[{"kind":"REMOVED","subjectId":"ada"}]}}` {
		t.Errorf("the event is %s", got)
	}
}

// TestSubscriptionsAreCheckedWhenTheyBegin: a mistake in a subscription is told at once, and not with the first event.
func TestSubscriptionsAreCheckedWhenTheyBegin(t *testing.T) {
	store := newLoaded()
	store.becomes(t, changing())
	e := executorOn(t, store)
	for document, want := range map[string]error{
		`subscription { graphChanged(of: "talks") { revision } }`:         nil,
		`subscription { graphChanged(of: "nobody") { revision } }`:        graph.ErrUnknownID,
		`subscription { graphChanged { changes(first: 1001) { kind } } }`: graph.ErrBadInput,
	} {
		x := executor.New(e)
		ctx := graphql.StartOperationTrace(t.Context())
		op, errs := x.CreateOperationContext(ctx, &graphql.RawParams{Query: document})
		if errs != nil {
			t.Fatal(errs)
		}
		if _, err := e.Changes(graphql.WithOperationContext(ctx, op)); !errors.Is(err, want) {
			t.Errorf("%s: the error is %v, want %v", document, err, want)
		}
	}
}

// TestManyLoadsAtOnceAreOneEvent: an event covers all loads that finished between two polls, and names the one with the latest revision.
func TestManyLoadsAtOnceAreOneEvent(t *testing.T) {
	store := newLoaded()
	e := executorOn(t, store)
	e.watcher.every = 300 * time.Millisecond
	changes, err := e.Changes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b := &graphtest.Builder{}
	for i := range 30 {
		b.Thing("Person", fmt.Sprint("p-", i), "name", "Somebody")
		store.becomes(t, graph.Contents{Records: slices.Clone(b.Records)})
	}
	people := map[string]bool{}
	for len(people) < 30 {
		select {
		case c := <-changes:
			var event struct {
				GraphChanged struct {
					Load    struct{ ID string }
					Changes []struct{ SubjectID string }
				}
			}
			if err := json.Unmarshal([]byte(answered(t, e, c, `subscription { graphChanged { load { id } changes { subjectId } } }`)), &event); err != nil {
				t.Fatal(err)
			}
			for _, p := range event.GraphChanged.Changes {
				people[p.SubjectID] = true
			}
			if len(people) == 30 && event.GraphChanged.Load.ID != "load-30" {
				t.Errorf("the last event names %s", event.GraphChanged.Load.ID)
			}
		case <-time.After(time.Minute): // a busy machine may take long
			t.Fatalf("the events have %d people", len(people))
		}
	}
}

// TestASubscriptionCarriesChanges: an event says what its loads changed, and only changes that the subscription wants come as events.
func TestASubscriptionCarriesChanges(t *testing.T) {
	store := newLoaded()
	first := changing()
	store.becomes(t, first)
	e := executorOn(t, store)
	changes, err := e.Changes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b := &graphtest.Builder{}
	b.Thing("Person", "eve", "name", "Eve")
	b.Edge("ATTENDED", "eve", "talks")
	second := graph.Contents{Records: append(slices.Clone(first.Records), b.Records...), Edges: append(slices.Clone(first.Edges), b.Edges...)}
	store.becomes(t, second)
	one := <-changes
	const all = `{"graphChanged":{"load":{"id":"load-2"},"changes":[{"kind":"ADDED","subject":{"id":"eve"},"property":null,"after":[]},{"kind":"CHANGED","subject":{"id":"talks"},"property":"participants","after":["eve"]}],"people":2}}`
	const ofTalks = `{"graphChanged":{"changes":[{"kind":"CHANGED","subject":{"id":"talks"},"property":"participants","after":["eve"]}]}}`
	const fields = `kind subject { id } property after`
	for _, c := range []struct{ query, want string }{
		{`subscription { graphChanged { load { id } changes { ` + fields + ` } people } }`, all},
		{`subscription { graphChanged(of: "talks") { changes { ` + fields + ` } } }`, ofTalks},
		{`subscription { graphChanged(of: "bern", kinds: [CHANGED]) { changes { ` + fields + ` } } }`, ofTalks}, // where the talks are
		{`subscription { graphChanged(of: "talks") { changes(first: 0) { kind } } }`, `{"graphChanged":{"changes":[]}}`},
		{`subscription { graphChanged(kinds: [ADDED]) { people } }`, `{"graphChanged":{"people":2}}`},
		{`subscription { graphChanged(of: "rome") { people } }`, ""},
		{`subscription { graphChanged(kinds: [MOVED]) { people } }`, ""},
		{`subscription { graphChanged(of: "nobody") { people changes { kind } } }`, ""}, // checked when the subscription begins
	} {
		if got := answered(t, e, one, c.query); got != c.want {
			t.Errorf("%s: the answer is\n%s, want\n%s", c.query, got, c.want)
		}
	}

	// A slow client gets both loads in one event. If a load cannot be taken back, the event comes in any case.
	store.becomes(t, first)
	two := <-changes
	both := Change{loads: append(slices.Clone(two.loads), one.loads...), counts: two.counts}
	if got := answered(t, e, both, `subscription { graphChanged { changes { kind } } }`); got != `{"graphChanged":{"changes":[]}}` {
		t.Errorf("two loads that cancel each other out: %s", got)
	}
	store.made++
	store.apply(t, graph.Change{}, "")
	if got := answered(t, e, <-changes, `subscription { graphChanged(of: "rome") { load { id } changes { kind } } }`); got != `{"graphChanged":{"load":{"id":"load-4"},"changes":null}}` {
		t.Errorf("a load that cannot be taken back: %s", got)
	}
}
