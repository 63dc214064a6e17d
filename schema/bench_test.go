package schema_test

import (
	"slices"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
	"parley/schema"
)

// BenchmarkLoad measures the work that a program does once, when it first needs the schema:
// "write" writes the part that follows from the model, "load" also parses and validates the
// whole schema. "again" is every later call.
func BenchmarkLoad(b *testing.B) {
	byHand, err := schema.ByHand()
	if err != nil {
		b.Fatal(err)
	}
	write := func() string {
		text, err := schema.Write(graph.Parley, byHand)
		if err != nil {
			b.Fatal(err)
		}
		return text
	}
	b.Run("write", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			write()
		}
	})
	b.Run("load", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sources := slices.Concat(byHand, []*ast.Source{{Name: schema.WrittenFile, Input: write()}})
			if _, err := gqlparser.LoadSchema(sources...); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("again", func(b *testing.B) {
		if _, err := schema.Load(); err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			if _, err := schema.Load(); err != nil {
				b.Fatal(err)
			}
		}
	})
}
