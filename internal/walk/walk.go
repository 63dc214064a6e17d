// Package walk visits the selections of a GraphQL document.
//
// [Fold] works out one value for every selection set. [Values] lists the values among
// arguments. Both take time in proportion to the length of the document's text, even if
// fragments spread each other so often that the opened document is very large.
package walk

import (
	"iter"

	"github.com/vektah/gqlparser/v2/ast"
)

// Fold works out a value of type T for a selection set, from the innermost selections to
// the outermost. It visits each fragment once, and uses the fragment's value again for
// every further spread. A Fold is for one document and for one goroutine.
type Fold[T any] struct {
	// Field returns the value of a field. below is the value of the field's own selections.
	Field func(f *ast.Field, below T) T
	// Fragment returns the value of an inline fragment or of a spread. below is the value
	// of the selections inside the fragment. Without the function, the value is below.
	Fragment func(s ast.Selection, below T) T
	// Join returns the value of two neighbours together. Each selection set starts from
	// the zero value of T.
	Join func(before, next T) T

	// Fragments are the document's fragments by name. They are needed only for a document
	// that is not validated: validation links each spread with its fragment.
	Fragments map[string]*ast.FragmentDefinition
	// Cycle is called when a fragment spreads itself, directly or through other fragments.
	// The inner spread counts as empty. A valid document has no such fragment.
	Cycle func()

	known map[string]T
	open  map[string]bool
}

// Set returns the value of a selection set.
func (w *Fold[T]) Set(set ast.SelectionSet) T {
	var value T
	for _, s := range set {
		value = w.Join(value, w.selection(s))
	}
	return value
}

func (w *Fold[T]) selection(s ast.Selection) T {
	var below T
	switch s := s.(type) {
	case *ast.Field:
		return w.Field(s, w.Set(s.SelectionSet))
	case *ast.InlineFragment:
		below = w.Set(s.SelectionSet)
	case *ast.FragmentSpread:
		below = w.Definition(s.Name, s.Definition)
	}
	if w.Fragment == nil {
		return below
	}
	return w.Fragment(s, below)
}

// Definition returns the value of the selections of a named fragment, the zero value if
// the document has no such fragment. definition may be nil if Fragments has the fragment.
func (w *Fold[T]) Definition(name string, definition *ast.FragmentDefinition) T {
	var value T
	if known, ok := w.known[name]; ok {
		return known
	}
	if definition == nil {
		definition = w.Fragments[name]
	}
	switch {
	case definition == nil:
		return value
	case w.open[name]:
		if w.Cycle != nil {
			w.Cycle()
		}
		return value
	case w.open == nil:
		w.open, w.known = map[string]bool{}, map[string]T{}
	}
	w.open[name] = true
	value = w.Set(definition.SelectionSet)
	delete(w.open, name)
	w.known[name] = value
	return value
}

// Values lists a value and all values inside it, each with its depth: 0 for the value
// itself, and 1 more inside each list or object. The outer value comes first.
func Values(v *ast.Value) iter.Seq2[int, *ast.Value] {
	return func(yield func(int, *ast.Value) bool) { values(v, 0, yield) }
}

func values(v *ast.Value, depth int, yield func(int, *ast.Value) bool) bool {
	if v == nil {
		return true
	}
	if !yield(depth, v) {
		return false
	}
	for _, child := range v.Children {
		if !values(child.Value, depth+1, yield) {
			return false
		}
	}
	return true
}

// Directives returns the directives of a field, an inline fragment or a spread.
func Directives(s ast.Selection) ast.DirectiveList {
	switch s := s.(type) {
	case *ast.Field:
		return s.Directives
	case *ast.InlineFragment:
		return s.Directives
	case *ast.FragmentSpread:
		return s.Directives
	}
	return nil
}

// IsIntrospection reports whether a field asks for the schema.
func IsIntrospection(f *ast.Field) bool { return f.Name == "__schema" || f.Name == "__type" }
