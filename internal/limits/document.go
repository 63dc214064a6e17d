package limits

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/schema/codes"
)

// Document measures a document that is parsed and not yet validated. It takes
// time in proportion to the document's length, however its fragments spread.
func (l Limits) Document(doc *ast.QueryDocument) *gqlerror.Error {
	if n := len(doc.Operations); n > l.MaxOperations {
		return codes.TooManyOperations.Errorf("the document holds %d operations, where %d is the most: send one at a time", n, l.MaxOperations)
	}
	m := &measure{fragments: map[string]*ast.FragmentDefinition{}, known: map[string]size{}, open: map[string]bool{}}
	for _, f := range doc.Fragments {
		if m.fragments[f.Name] == nil {
			m.fragments[f.Name] = f
		}
	}
	for _, op := range doc.Operations {
		m.directive(op.Directives)
		for _, v := range op.VariableDefinitions {
			m.directive(v.Directives)
			m.value(v.DefaultValue, 0)
			for n, t := 0, v.Type; t != nil; n, t = n+1, t.Elem {
				m.values = max(m.values, n)
			}
		}
		m.whole(m.set(op.SelectionSet))
	}
	for _, f := range doc.Fragments {
		m.directive(f.Directives)
		m.whole(m.fragment(f.Name))
	}
	switch {
	case m.spreads > l.MaxSpreads:
		return codes.TooManyFragments.Errorf("the document spreads fragments %d times, where %d is the most", m.spreads, l.MaxSpreads)
	case m.cycle:
		return codes.FragmentCycle.Errorf("a fragment spreads itself, by way of others perhaps")
	case m.opened > l.MaxSpreadsOpened:
		return codes.TooManyFragments.Errorf("the document's fragments spread each other so that they open into more than %d", l.MaxSpreadsOpened)
	case m.directives > l.MaxDirectives:
		return codes.TooManyDirectives.Errorf("the document holds %d directives, where %d is the most", m.directives, l.MaxDirectives)
	case m.aliases > l.MaxAliases:
		return codes.TooManyAliases.Errorf("a selection holds %d aliases, where %d is the most: use variables, or a field that takes a list, such as nodes", m.aliases, l.MaxAliases)
	case m.fields > l.MaxFields:
		return codes.TooManyFields.Errorf("a selection holds %d fields, where %d is the most", m.fields, l.MaxFields)
	case m.depth > l.MaxDepth:
		return codes.TooDeep.Errorf("the document nests fields %d deep, where %d is the most", m.depth, l.MaxDepth)
	case m.introspection > l.MaxIntrospection:
		return codes.TooDeep.Errorf("the document nests fields %d deep below __schema or __type, where %d is the most", m.introspection, l.MaxIntrospection)
	case m.values > l.MaxValueDepth:
		return codes.TooDeep.Errorf("the document nests lists and objects %d deep in a value, where %d is the most", m.values, l.MaxValueDepth)
	}
	return nil
}

// size is that of a selection set with all fragments in it opened.
type size struct {
	depth   int // fields inside fields
	fields  int // at its top
	aliases int // at its top
	spreads int // anywhere in it
}

// endless is more than any limit, and small enough to be added up.
const endless = 1 << 30

func (s *size) add(o size) {
	s.depth = max(s.depth, o.depth)
	s.fields = min(s.fields+o.fields, endless)
	s.aliases = min(s.aliases+o.aliases, endless)
	s.spreads = min(s.spreads+o.spreads, endless)
}

// measure walks every operation and every fragment once.
type measure struct {
	fragments map[string]*ast.FragmentDefinition
	known     map[string]size // of fragments
	open      map[string]bool // fragments being walked
	cycle     bool

	spreads, directives int // in the text
	fields, aliases     int // the most of one selection
	opened              int // the most spreads that one operation or fragment opens into
	depth               int
	introspection       int // the depth below __schema and __type
	values              int // lists and objects inside each other
}

func (m *measure) set(set ast.SelectionSet) size {
	var total size
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			total.add(m.field(s))
		case *ast.InlineFragment:
			m.directive(s.Directives)
			total.add(m.set(s.SelectionSet))
		case *ast.FragmentSpread:
			m.directive(s.Directives)
			m.spreads++
			sub := m.fragment(s.Name)
			sub.spreads++
			total.add(sub)
		}
	}
	return total
}

func (m *measure) field(f *ast.Field) size {
	m.directive(f.Directives)
	m.arguments(f.Arguments)
	below := m.set(f.SelectionSet)
	m.selection(below)
	s := size{depth: 1 + below.depth, fields: 1, spreads: below.spreads}
	if f.Alias != f.Name {
		s.aliases = 1
	}
	if f.Name == "__schema" || f.Name == "__type" {
		m.introspection = max(m.introspection, s.depth)
		s.depth = 1
	}
	return s
}

func (m *measure) fragment(name string) size {
	if s, ok := m.known[name]; ok {
		return s
	}
	f := m.fragments[name]
	if f == nil {
		return size{} // validation says so
	}
	if m.open[name] {
		m.cycle = true
		return size{}
	}
	m.open[name] = true
	s := m.set(f.SelectionSet)
	delete(m.open, name)
	m.known[name] = s
	return s
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
		m.value(a.Value, 0)
	}
}

func (m *measure) value(v *ast.Value, depth int) {
	if v == nil || v.Kind != ast.ListValue && v.Kind != ast.ObjectValue {
		return
	}
	m.values = max(m.values, depth+1)
	for _, c := range v.Children {
		m.value(c.Value, depth+1)
	}
}
