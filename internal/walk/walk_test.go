package walk

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

func parse(t *testing.T, text string) (*ast.QueryDocument, map[string]*ast.FragmentDefinition) {
	t.Helper()
	doc, err := parser.ParseQuery(&ast.Source{Input: text})
	if err != nil {
		t.Fatal(err)
	}
	fragments := map[string]*ast.FragmentDefinition{}
	for _, f := range doc.Fragments {
		fragments[f.Name] = f
	}
	return doc, fragments
}

// outline folds a document into its own text, with every fragment opened.
func outline(fragments map[string]*ast.FragmentDefinition, cycles *int) *Fold[string] {
	return &Fold[string]{
		Field: func(f *ast.Field, below string) string { return f.Name + "{" + below + "}" },
		Fragment: func(s ast.Selection, below string) string {
			return fmt.Sprintf("(%d:%s)", len(Directives(s)), below)
		},
		Join:      func(before, next string) string { return before + next },
		Fragments: fragments,
		Cycle:     func() { *cycles++ },
	}
}

func TestFoldOpensFragmentsInOrder(t *testing.T) {
	for _, c := range []struct {
		text, want string
		cycles     int
	}{
		{`{ a b { c } }`, "a{}b{c{}}", 0},
		{`{ a ... on T @x { b } c }`, "a{}(1:b{})c{}", 0},
		{`{ ...f a ...f @x @y } fragment f on T { b { c } }`, "(0:b{c{}})a{}(2:b{c{}})", 0},
		{`{ ...g } fragment f on T { b } fragment g on T { ...f ...f }`, "(0:(0:b{})(0:b{}))", 0},
		{`{ ...missing a }`, "(0:)a{}", 0},
		{`{ ...f } fragment f on T { a ...f }`, "(0:a{}(0:))", 1},
		{`{ ...f } fragment f on T { a { ...g } } fragment g on T { b { ...f } }`, "(0:a{(0:b{(0:)})})", 1},
	} {
		doc, fragments := parse(t, c.text)
		cycles := 0
		if got := outline(fragments, &cycles).Set(doc.Operations[0].SelectionSet); got != c.want || cycles != c.cycles {
			t.Errorf("%s folds into %s with %d cycles, want %s with %d", c.text, got, cycles, c.want, c.cycles)
		}
	}
}

// TestFoldVisitsEachFragmentOnce has each fragment spread the next fragment twice. Opened,
// the document has 2^60 fields.
func TestFoldVisitsEachFragmentOnce(t *testing.T) {
	const levels = 60
	var text strings.Builder
	text.WriteString("{ ...f0 }")
	for i := range levels {
		fmt.Fprintf(&text, " fragment f%d on T { a ...f%d ...f%d }", i, i+1, i+1)
	}
	fmt.Fprintf(&text, " fragment f%d on T { a }", levels)
	doc, fragments := parse(t, text.String())
	visited := 0
	fold := &Fold[float64]{
		Field:     func(*ast.Field, float64) float64 { visited++; return 1 },
		Join:      func(before, next float64) float64 { return before + next },
		Fragments: fragments,
	}
	fields := fold.Set(doc.Operations[0].SelectionSet)
	if visited != levels+1 || fields < 1<<60 {
		t.Errorf("%d fields are visited, want %d; opened there are %g", visited, levels+1, fields)
	}
}

func TestValuesAreListedOuterFirst(t *testing.T) {
	doc, _ := parse(t, `{ a(b: [1, {c: $v, d: [2]}, []]) }`)
	value := doc.Operations[0].SelectionSet[0].(*ast.Field).Arguments[0].Value
	var got []string
	for depth, v := range Values(value) {
		got = append(got, fmt.Sprintf("%d%s", depth, v))
	}
	want := []string{"0[1,{c:$v,d:[2]},[]]", "11", "1{c:$v,d:[2]}", "2$v", "2[2]", "32", "1[]"}
	if !slices.Equal(got, want) {
		t.Errorf("the values are %q, want %q", got, want)
	}
	for range Values(value) {
		break // an early end is allowed
	}
	for range Values(nil) {
		t.Error("there is a value inside nothing")
	}
}
