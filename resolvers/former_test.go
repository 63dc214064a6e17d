package resolvers

import (
	"context"
	"errors"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
)

// withFormer returns the fixture of graphtest, in which a thing has a former id.
func withFormer(id graph.ID, former string) graph.Contents {
	c := graphtest.Fixture()
	for i, r := range c.Records {
		if r.ID() == id {
			values := append([]graph.Value{}, r.Values...)
			values[r.Type.Property("formerly").Index] = []string{former}
			c.Records[i].Values = values
		}
	}
	return c
}

const byFormerID = `{ node(id: "old-anna") { id } whoMet(actor: "old-anna") { totalCount } meetings(where: {or: [{participants: ["old-anna"]}]}) { totalCount } }`

// The executor reads the former ids once for each revision, and notices when a load changes them.
func TestFormerIDs(t *testing.T) {
	store := memory.New()
	graphtest.Load(t, store, graphtest.Fixture())
	counted := &graphtest.Counting{Store: store}
	e, err := New(counted)
	if err != nil {
		t.Fatal(err)
	}
	want := ask(t, e, `{ node(id: "anna") { id } whoMet(actor: "anna") { totalCount } meetings(where: {participants: ["anna"]}) { totalCount } }`, nil).data
	// An unknown id is an error. To find the nearest ids takes two more queries for each of the two.
	const unknown, asked, withNearest = "null", 3, 7
	for i, step := range []struct {
		contents graph.Contents
		want     string
		queries  int
	}{
		{graphtest.Fixture(), unknown, withNearest},
		{withFormer("anna", "old-anna"), want, asked},
		{withFormer("bea", "old-bea"), unknown, withNearest},
		{withFormer("anna", "old-anna"), want, asked},
	} {
		graphtest.Load(t, store, step.contents)
		if got := proved(t, e, byFormerID, nil); got.data != step.want {
			t.Errorf("after load %d the answer is\n  %s\nwant\n  %s", i, got.data, step.want)
		}
		counted.Asked()
		ask(t, e, byFormerID, nil)
		if got := counted.Asked(); got != step.queries {
			t.Errorf("after load %d three root fields asked %d queries, want %d", i, got, step.queries)
		}
	}
	variable := ask(t, e, `query($ids: [ID!]!, $where: MeetingFilter) { nodes(ids: $ids) { id } meetings(where: $where) { totalCount } }`,
		map[string]any{"ids": []any{"old-anna", "nobody"}, "where": map[string]any{"participants": "old-anna"}})
	whole := ask(t, e, `{ nodes(ids: ["anna", "nobody"]) { id } meetings(where: {participants: ["anna"]}) { totalCount } }`, nil)
	if variable.data != whole.data {
		t.Errorf("with variables the answer is %s, want %s", variable.data, whole.data)
	}
}

// A query without ids never waits for the former ids.
func TestFormerIDsAreReadForIDsOnly(t *testing.T) {
	store := memory.New()
	graphtest.Load(t, store, graphtest.Fixture())
	counted := &graphtest.Counting{Store: store}
	e, err := New(counted)
	if err != nil {
		t.Fatal(err)
	}
	ask(t, e, `{ meetings(where: {status: [HELD]}) { totalCount } }`, nil)
	if got := counted.Asked(); got != 1 {
		t.Errorf("one root field without an id asked %d queries, want 1", got)
	}
	if e.former.latest.Load() != nil {
		t.Error("the former ids were read")
	}
}

// A store that fails answers with its error.
func TestFormerIDsThatCannotBeRead(t *testing.T) {
	f := &former{store: failing{memory.New()}}
	if _, err := f.read(context.Background()); err == nil {
		t.Error("the read succeeded")
	}
}

// No caller runs on the goroutine that reads. A panic there is an error for the callers, and does not end the process.
func TestFormerIDsWhoseReadPanics(t *testing.T) {
	f := &former{store: broken{memory.New()}}
	if _, err := f.read(context.Background()); !errors.Is(err, graph.ErrPanic) {
		t.Errorf("the error is %v, want ErrPanic", err)
	}
}

// broken is a store in which everything panics.
type broken struct{ graph.Store }

func (broken) Run(context.Context, *graph.Query, graph.Sink) (graph.Revision, error) {
	panic("a fault")
}

func (broken) Extent(context.Context) (graph.Extent, graph.Revision, error) { panic("a fault") }

type failing struct{ graph.Store }

func (failing) Run(context.Context, *graph.Query, graph.Sink) (graph.Revision, error) {
	return 0, graph.ErrUnavailable
}
