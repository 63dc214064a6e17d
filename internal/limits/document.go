package limits

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/internal/walk"
	"parley/schema/codes"
)

// Document returns nil if a parsed document is within the limits. Otherwise it returns the
// first limit that the document breaks. The document need not be valid. Document takes time
// in proportion to the length of the text, however the fragments spread each other.
func (l Limits) Document(doc *ast.QueryDocument) *gqlerror.Error {
	if n := len(doc.Operations); n > l.MaxOperations {
		return codes.TooManyOperations.Errorf("the document holds %d operations, and the limit is %d: send one operation at a time", n, l.MaxOperations)
	}
	m := measureDocument(doc)
	switch {
	case m.spreads > l.MaxSpreads:
		return codes.TooManyFragments.Errorf("the document spreads fragments %d times, and the limit is %d", m.spreads, l.MaxSpreads)
	case m.cycle:
		return codes.FragmentCycle.Errorf("a fragment spreads itself, directly or through other fragments")
	case m.opened > l.MaxSpreadsOpened:
		return codes.TooManyFragments.Errorf("the fragments spread each other, so that the opened document has more than %d spreads", l.MaxSpreadsOpened)
	case m.directives > l.MaxDirectives:
		return codes.TooManyDirectives.Errorf("the document holds %d directives, and the limit is %d", m.directives, l.MaxDirectives)
	case m.aliases > l.MaxAliases:
		return codes.TooManyAliases.Errorf("a selection holds %d aliases, and the limit is %d: use variables, or a field that takes a list, such as nodes", m.aliases, l.MaxAliases)
	case m.fields > l.MaxFields:
		return codes.TooManyFields.Errorf("a selection holds %d fields, and the limit is %d", m.fields, l.MaxFields)
	case m.depth > l.MaxDepth:
		return codes.TooDeep.Errorf("the document nests fields %d deep, and the limit is %d", m.depth, l.MaxDepth)
	case m.introspection > l.MaxIntrospection:
		return codes.TooDeep.Errorf("the document nests fields %d deep below __schema or __type, and the limit is %d", m.introspection, l.MaxIntrospection)
	case m.values > l.MaxValueDepth:
		return codes.TooDeep.Errorf("the document nests lists and objects %d deep in a value, and the limit is %d", m.values, l.MaxValueDepth)
	}
	return nil
}

// size is the size of a selection set with all its fragments opened.
type size struct {
	depth   int // of fields inside fields
	fields  int // on the top level
	aliases int // on the top level
	spreads int // on all levels
}

// endless is larger than every limit, and small enough that two of it can be added.
const endless = 1 << 30

func (s size) with(o size) size {
	return size{
		depth:   max(s.depth, o.depth),
		fields:  min(s.fields+o.fields, endless),
		aliases: min(s.aliases+o.aliases, endless),
		spreads: min(s.spreads+o.spreads, endless),
	}
}

// measure collects the largest sizes in a document.
type measure struct {
	cycle               bool
	spreads, directives int // in the text
	fields, aliases     int // the maximum of one selection
	opened              int // the maximum of spreads that one operation or fragment opens into
	depth               int
	introspection       int // the depth below __schema and __type
	values              int // lists and objects inside each other
}

func measureDocument(doc *ast.QueryDocument) *measure {
	m := &measure{}
	fragments := map[string]*ast.FragmentDefinition{}
	for _, f := range doc.Fragments {
		if fragments[f.Name] == nil {
			fragments[f.Name] = f
		}
	}
	fold := &walk.Fold[size]{
		Field: m.field, Fragment: m.fragment, Join: size.with,
		Fragments: fragments, Cycle: func() { m.cycle = true },
	}
	for _, op := range doc.Operations {
		m.directive(op.Directives)
		for _, v := range op.VariableDefinitions {
			m.directive(v.Directives)
			m.value(v.DefaultValue)
			for n, t := 0, v.Type; t != nil; n, t = n+1, t.Elem {
				m.values = max(m.values, n)
			}
		}
		m.whole(fold.Set(op.SelectionSet))
	}
	for _, f := range doc.Fragments {
		m.directive(f.Directives)
		m.whole(fold.Definition(f.Name, fragments[f.Name]))
	}
	return m
}

func (m *measure) field(f *ast.Field, below size) size {
	m.directive(f.Directives)
	m.arguments(f.Arguments)
	m.selection(below)
	s := size{depth: 1 + below.depth, fields: 1, spreads: below.spreads}
	if f.Alias != f.Name {
		s.aliases = 1
	}
	if walk.IsIntrospection(f) {
		m.introspection = max(m.introspection, s.depth)
		s.depth = 1
	}
	return s
}

func (m *measure) fragment(s ast.Selection, below size) size {
	m.directive(walk.Directives(s))
	if _, ok := s.(*ast.FragmentSpread); ok {
		m.spreads++
		below.spreads++
	}
	return below
}

// whole notes the size of an operation or a fragment.
func (m *measure) whole(s size) {
	m.selection(s)
	m.depth, m.opened = max(m.depth, s.depth), max(m.opened, s.spreads)
}

// selection notes the size of one selection.
func (m *measure) selection(s size) {
	m.fields, m.aliases = max(m.fields, s.fields), max(m.aliases, s.aliases)
}

func (m *measure) directive(ds ast.DirectiveList) {
	m.directives += len(ds)
	for _, d := range ds {
		m.arguments(d.Arguments)
	}
}

func (m *measure) arguments(as ast.ArgumentList) {
	for _, a := range as {
		m.value(a.Value)
	}
}

func (m *measure) value(v *ast.Value) {
	for depth, inner := range walk.Values(v) {
		if inner.Kind == ast.ListValue || inner.Kind == ast.ObjectValue {
			m.values = max(m.values, depth+1)
		}
	}
}
