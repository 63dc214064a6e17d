package resolvers

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"parley/graph"
	"parley/graph/graphtest"
)

// questions are those with which peers were compared: a person's latest meetings, the meetings of two people, and meetings
// by an issue with and without a place, between two days.
var questions = []struct{ name, document string }{
	{"nested", `{ node(id: "p-000001") { ... on Person { meetings(first: 20) { nodes { id when { text } places { nodes { name } } topics { nodes { id } } participants { edges { side { name } node { id name ... on Person { memberships { nodes { id name } } } } } } } } } } }`},
	{"two people", `{ meetings(first: 20, where: {participants: ["p-000001", "p-000002"]}) { nodes { id when { text } places { nodes { name } } topics { nodes { id } } } } }`},
	{"issue, place, dates", `{ meetings(first: 20, where: {topic: "i-000003", place: "l-000004", from: "2015-01-01", until: "2019-12-31"}) { nodes { id when { text } participants { nodes { id } } } } }`},
	{"issue, dates", `{ meetings(first: 20, where: {topic: "i-000003", from: "2015-01-01", until: "2015-12-31"}) { nodes { id when { text } participants { nodes { id } } } } }`},
	{"dates", `{ meetings(first: 20, where: {from: "2015-03-01", until: "2015-03-07"}) { nodes { id when { text } } } }`},
	{"status", `{ meetings(first: 20, where: {status: [CANCELLED]}) { nodes { id when { text } } } }`},
	{"latest", `{ meetings(first: 20) { totalCount nodes { id when { text } } } }`},
	{"side", `{ meetings(first: 20, where: {side: "o-000150"}) { nodes { id when { text } } } }`},
	{"text", `{ meetings(first: 20, where: {text: "4711"}) { nodes { id } } }`},
	{"either", `{ meetings(first: 20, where: {or: [{participants: ["p-000900"]}, {topic: "i-000020"}]}) { nodes { id when { text } } } }`},
	{"people who met", `{ people(first: 20, where: {met: ["p-000900"]}) { nodes { id } } }`},
	{"who met", `{ whoMet(actor: "p-000900", first: 20) { nodes { counterpart { id } count } } }`},
}

// BenchmarkLarge asks the questions of a graph of 20,000 meetings, and reports what each of them looks at.
func BenchmarkLarge(b *testing.B) {
	e := executorOver(b, graphtest.Large(20_000))
	looked := &lookedAt{Store: e.store}
	e.store = looked
	x := executor.New(e)
	for _, q := range questions {
		b.Run(q.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				run(b, x, q.document)
			}
			b.ReportMetric(float64(looked.steps), "looked")
		})
	}
}

// lookedAt notes the work of the last query.
type lookedAt struct {
	graph.Store
	steps int64
}

func (s *lookedAt) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	r, err := s.Store.Run(ctx, q, sink)
	s.steps = graph.WorkOf(ctx).Done()
	return r, err
}

// run answers a document.
func run(b *testing.B, x *executor.Executor, document string) {
	ctx := graphql.StartOperationTrace(context.Background())
	op, errs := x.CreateOperationContext(ctx, &graphql.RawParams{Query: document})
	if errs != nil {
		b.Fatal(errs)
	}
	next, ctx := x.DispatchOperation(ctx, op)
	if r := next(ctx); len(r.Errors) > 0 {
		b.Fatal(r.Errors)
	}
}

// BenchmarkAttacks asks for as much as the limits let pass, to see how long the work that is allowed takes.
func BenchmarkAttacks(b *testing.B) {
	e := executorOver(b, graphtest.Large(5_000))
	MaxWork(2_500_000)(e)
	x := executor.New(e)
	hub := strings.Repeat(`"p-000000",`, 1000)
	aliases := ""
	for i := range 15 {
		aliases += fmt.Sprintf("a%d: meetings(first: 1) { totalCount } ", i)
	}
	for _, q := range []struct{ name, document string }{
		{"one hub a thousand times", `{ nodes(ids: [` + hub + `]) { ... on Person { ` + aliases + `} } }`},
		{"participants of participants", `{ people(first: 200) { nodes { meetings(first: 200) { nodes { participants(first: 1) { totalCount } } } } } }`},
		{"claims without a page", `{ ` + strings.ReplaceAll(aliases, "meetings(first: 1)", "meetings(first: 0)") + `}`},
	} {
		b.Run(q.name, func(b *testing.B) {
			for b.Loop() {
				ctx := graphql.StartOperationTrace(context.Background())
				op, errs := x.CreateOperationContext(ctx, &graphql.RawParams{Query: q.document})
				if errs != nil {
					b.Fatal(errs)
				}
				next, ctx := x.DispatchOperation(ctx, op)
				if r := next(ctx); len(r.Errors) > 0 {
					b.Logf("%v", r.Errors[0].Message)
				}
			}
		})
	}
}
