package resolvers

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
)

// loads is a store with a method that changes it as a load does.
type loads struct {
	*memory.Store
	t    testing.TB
	made int
}

func newLoads(t testing.TB) *loads { return &loads{Store: memory.New(), t: t} }

// load puts a load with its status and its time, in seconds, and a person that comes with the load.
func (l *loads) load(id string, status graph.LoadStatus, second int) {
	l.t.Helper()
	b := &graphtest.Builder{}
	b.Thing("Dossier", "talks", "title", "The talks")
	b.Thing("Person", "person-of-"+id, "name", id)
	l.made++
	b.Thing("Load", id, "dossier", "talks", "status", string(status), "finished", fmt.Sprintf("2030-01-01T00:00:%02dZ", second), "revision", int64(l.made), "digest", id)
	_, base, err := l.Contents(context.Background())
	if err != nil {
		l.t.Fatal(err)
	}
	if _, err := l.Apply(context.Background(), graph.Change{Base: base, Put: b.Records}); err != nil {
		l.t.Fatal(err)
	}
}

// follow subscribes, and returns a function that waits for the next change. The function returns
// the answer for the change, or "" if there is none.
func follow(t testing.TB, e *Executor) (next func() string) {
	t.Helper()
	changes, err := e.Changes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return func() string {
		select {
		case c := <-changes:
			return answered(t, e, c, `subscription { c: graphChanged { __typename revision load { id dossier { title } } sources people organizations } }`)
		case <-time.After(2 * pollTime):
			return ""
		}
	}
}

// answered returns the answer to a subscription for a change, or "" if the change is none that the subscription wants.
func answered(t testing.TB, e *Executor, c Change, document string) string {
	t.Helper()
	x := executor.New(e)
	x.SetErrorPresenter(Present)
	ctx := WithChange(graphql.StartOperationTrace(context.Background()), c)
	op, errs := x.CreateOperationContext(ctx, &graphql.RawParams{Query: document})
	if errs != nil {
		t.Fatal(errs)
	}
	next, ctx := x.DispatchOperation(ctx, op)
	r := next(ctx)
	switch {
	case len(r.Errors) > 0:
		return fmt.Sprint(r.Errors[0].Extensions["code"])
	case !Concerned(ctx):
		return ""
	}
	return string(r.Data)
}

func executorOn(t testing.TB, store graph.Store) *Executor {
	t.Helper()
	e, err := New(store)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestSubscribersReceiveFinishedLoads(t *testing.T) {
	l := newLoads(t)
	l.load("before", graph.LoadFinished, 5)
	e := executorOn(t, l)
	event := func(revision int, load string, people int) string {
		return fmt.Sprintf(`{"c":{"__typename":"GraphChange","revision":%d,"load":{"id":"%s","dossier":{"title":"The talks"}},"sources":0,"people":%d,"organizations":0}}`, revision, load, people)
	}

	first := follow(t, e)
	l.load("one", graph.LoadUnderWay, 6)
	if got := first(); got != "" {
		t.Errorf("the subscriber received a load that is under way: %s", got)
	}
	l.load("one", graph.LoadFinished, 7)
	second := follow(t, e) // perhaps before the poll that finds the load
	if got := first(); got != event(3, "one", 2) {
		t.Errorf("the subscriber received %s", got)
	}
	if got := second(); got != "" {
		t.Errorf("the subscriber received a load that had finished before: %s", got)
	}
	// Two loads that finish in the same second. The second load has the smaller id.
	l.load("two-b", graph.LoadFinished, 8)
	if got := first(); got != event(4, "two-b", 3) {
		t.Errorf("the subscriber received %s", got)
	}
	l.load("two-a", graph.LoadFinished, 8)
	if got := first(); got != event(5, "two-a", 4) {
		t.Errorf("the subscriber received %s", got)
	}
	// The second subscriber has not read for two changes.
	if got := second(); got != event(5, "two-a", 4) {
		t.Errorf("the slow subscriber received %s", got)
	}
	if got := second(); got != "" {
		t.Errorf("then the slow subscriber received %s", got)
	}
}

func TestAnEventIsOneStatement(t *testing.T) {
	l := newLoads(t)
	counted := &graphtest.Counting{Store: l}
	e := executorOn(t, counted)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	changes, err := e.Changes(ctx)
	if err != nil {
		t.Fatal(err)
	}
	l.load("one", graph.LoadFinished, 1)
	c := <-changes
	stop()
	counted.Asked()
	if got := answered(t, e, c, `subscription { graphChanged { load { dossier { sources { totalCount } } } people } }`); !strings.Contains(got, `"totalCount":0`) {
		t.Errorf("the answer is %s", got)
	}
	if n := counted.Asked(); n != 1 {
		t.Errorf("the event took %d statements", n)
	}
}

func TestASubscriptionWithoutAChangeIsRefused(t *testing.T) {
	r := ask(t, newExecutor(t), `subscription { graphChanged { revision } }`, nil)
	if r.data != "null" || len(r.errors) != 1 || !strings.Contains(r.errors[0], "BAD_USER_INPUT") {
		t.Errorf("%+v", r)
	}
}

func TestPollingEndsWithTheLastSubscriber(t *testing.T) {
	e := executorOn(t, memory.New())
	before := runtime.NumGoroutine()
	for range 100 {
		ctx, stop := context.WithCancel(context.Background())
		_, err := e.Changes(ctx)
		stop()
		if err != nil {
			t.Fatal(err)
		}
	}
	for deadline := time.Now().Add(2 * time.Second); runtime.NumGoroutine() > before; {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines, and %d before", runtime.NumGoroutine(), before)
		}
		time.Sleep(10 * time.Millisecond)
	}
}
