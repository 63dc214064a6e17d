package resolvers

import (
	"context"
	"fmt"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"parley/graph"
	"parley/graph/graphtest"
)

// nested asks for the latest 20 meetings of a person, and for things on four levels below them.
const nested = `{ node(id: "p-0") { ... on Person { meetings(first: 20) { nodes { id when { text } places { nodes { name } } participants { edges { side { name } node { id name ... on Person { memberships { nodes { id name } } } } } } } } } } }`

// BenchmarkCompile measures the steps before a query: "document" parses and validates the
// document, "query" compiles its root field. BenchmarkExecutor measures all steps.
func BenchmarkCompile(b *testing.B) {
	e := executorOver(b, graph.Contents{})
	x := executor.New(e)
	ctx := graphql.StartOperationTrace(context.Background())
	op, errs := x.CreateOperationContext(ctx, &graphql.RawParams{Query: nested})
	if errs != nil {
		b.Fatal(errs)
	}
	b.Run("document", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, errs := x.CreateOperationContext(ctx, &graphql.RawParams{Query: nested}); errs != nil {
				b.Fatal(errs)
			}
		}
	})
	b.Run("query", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			c := e.compiler(op)
			roots, err := c.Roots(op.Operation, e.schema.Query)
			if err != nil {
				b.Fatal(err)
			}
			for _, f := range roots {
				if _, _, err := c.Root(f); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// BenchmarkExecutor runs the nested query by the executor and by the generated executor. Only the
// ratio of the two times counts.
func BenchmarkExecutor(b *testing.B) {
	g := &graphtest.Builder{}
	for i := range 200 {
		g.Thing("Person", fmt.Sprintf("p-%d", i), "name", fmt.Sprintf("Person %d", i))
	}
	for i := range 20 {
		g.Thing("Organization", fmt.Sprintf("o-%d", i), "name", fmt.Sprintf("Organization %d", i))
		g.Thing("Place", fmt.Sprintf("l-%d", i), "name", fmt.Sprintf("Place %d", i))
	}
	for i := range 200 {
		g.Edge("MEMBER_OF", fmt.Sprintf("p-%d", i), fmt.Sprintf("o-%d", i%20), "role", "member")
	}
	for i := range 1000 {
		m := fmt.Sprintf("m-%d", i)
		g.Meeting(m, "HELD", fmt.Sprintf("2030-%02d-%02d", i%12+1, i%28+1))
		g.Edge("AT", m, fmt.Sprintf("l-%d", i%20))
		for k := range 7 {
			g.Edge("ATTENDED", fmt.Sprintf("p-%d", (i*k+k)%200), m, "side", fmt.Sprintf("o-%d", k%2))
		}
	}
	seen := map[string]bool{}
	edges := g.Edges[:0]
	for _, e := range g.Edges {
		if k := fmt.Sprint(e.Key()); !seen[k] {
			seen[k] = true
			edges = append(edges, e)
		}
	}
	g.Edges = edges
	e := executorOver(b, g.Contents)
	for _, c := range []struct {
		name string
		es   graphql.ExecutableSchema
	}{{"executor", e}, {"generated", oracleOf(e)}} {
		b.Run(c.name, func(b *testing.B) {
			x := executor.New(c.es)
			b.ReportAllocs()
			for b.Loop() {
				run(b, x, nested)
			}
		})
	}
}
