package graph

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Model is everything that the graph can hold, read off the tags of the
// structs in this package.
//
// A struct that embeds Node, directly or through another struct, is a type or
// an interface: the structs that it embeds are its interfaces, and become its
// further labels. A struct with a blank field tagged `graph:"NAME,from=T.f,to=T.f"`
// is a relation. In a tag, the first word is the name of the property, and then
//
//   - state: its value is claimed by sources and folded, and has a history
//   - key: part of the identity of a relation, so that two may lie side by side
//   - ref=T: it holds the id (or ids) of things of type T
//   - order=p: to order by it is to order by the property p
//   - hidden: for the stores alone; neither the API nor a dossier names it
//   - variants=p: values on which sources differ are other words for one thing and
//     no disagreement; those that are not shown are gathered in the property p
//
// A property whose Go type is itself a struct is flattened: when.earliest is
// stored as when_earliest. Of a list of structs, each part is a list of one
// length with the others, in which "" stands for what is absent.
//
// What was reported and is superseded lies apart: every relation that carries
// Evidence has a twin PAST_..., and every type with claimed properties one that
// leads from a thing to itself, PAST_MEETING. Each is one span of history.
type Model struct {
	types      []*Type
	relations  []*Relation
	byName     map[string]*Type
	interfaces map[string][]*Type
	ends       map[string]Via
}

// Type is a concrete type of thing: Person, Meeting, Claim...
type Type struct {
	Name       string
	Interfaces []string    // widest last: Actor, Entity, Node
	Properties []*Property // Properties[0] is the id; flattened parts included
	Derived    bool        // computed by a query, never stored

	fields map[string]*Property
}

// Relation is a type of directed tie between two things, with properties.
type Relation struct {
	Name       string // as a relationship type: ATTENDED
	Struct     string // as a Go type: Attendance
	From, To   End
	Slot       string    // relations with one slot between the same ends are rival values of it
	Order      *Property // of its own, by which its To ends are ordered unless something else is asked for, or nil
	Properties []*Property

	// Of a PAST_ relation, whose history it keeps: that of another relation, or of
	// the properties of a type. Both are nil for every other relation.
	PastOf     *Relation
	PastOfType *Type

	fields map[string]*Property
}

// Past tells whether the relation is a span of history.
func (r *Relation) Past() bool { return r.PastOf != nil || r.PastOfType != nil }

// End is one end of a relation: the type or interface that stands there, and
// the name under which that end sees the relation.
type End struct {
	Type  string // Actor
	Field string // meetings; "" where neither the API nor a dossier walks it
}

// Property is one value of a Type or a Relation.
type Property struct {
	Name  string      // as the API and a dossier call it: earliest
	Key   string      // as it is stored: when_earliest
	Index int         // its place in the Values of a Record or an Edge; -1 when it has parts
	Kind  Kind        //
	Enum  []string    // the values allowed, or nil
	Ref   string      // the type or interface whose ids it holds, or ""
	Order string      // the property that orders it, or ""
	Parts []*Property // of a flattened struct, in order; the first is never absent while any is there

	Struct   string // the Go type of a flattened struct: EDTF
	List     bool   // of structs; every part is then of the kind Strings
	Variants string // the property that gathers other words for the same, or ""
	State    bool   // claimed and folded
	Identity bool   // part of a relation's identity
	Hidden   bool   // for the stores alone
}

// Types lists the concrete types, derived ones included, in the order of their declaration.
func (m *Model) Types() []*Type { return m.types }

// Relations lists the relations in the order of their declaration.
func (m *Model) Relations() []*Relation { return m.relations }

// Type returns the concrete type of that name, or nil.
func (m *Model) Type(name string) *Type { return m.byName[name] }

// Concrete returns the concrete types that a name stands for: the type itself,
// or all that implement the interface; nil when there is no such name.
func (m *Model) Concrete(name string) []*Type {
	if t := m.byName[name]; t != nil {
		return []*Type{t}
	}
	return m.interfaces[name]
}

// Interfaces lists the names of the interfaces, sorted.
func (m *Model) Interfaces() []string { return slices.Sorted(maps.Keys(m.interfaces)) }

// Relation returns the relation of that relationship type, or nil.
func (m *Model) Relation(name string) *Relation {
	for _, r := range m.relations {
		if r.Name == name {
			return r
		}
	}
	return nil
}

// Via returns the step that a type's field stands for: one end of a relation,
// or a property that holds ids. The field may be declared on an interface of
// the type.
func (m *Model) Via(t *Type, field string) (Via, bool) {
	for _, name := range append([]string{t.Name}, t.Interfaces...) {
		if v, ok := m.ends[name+"."+field]; ok {
			return v, true
		}
	}
	if p := t.fields[field]; p != nil && p.Ref != "" {
		return Via{Ref: p}, true
	}
	return Via{}, false
}

// Property returns the type's property of that name, or nil.
func (t *Type) Property(name string) *Property { return t.fields[name] }

// Property returns the relation's property of that name, or nil.
func (r *Relation) Property(name string) *Property { return r.fields[name] }

// Fields lists the names of a type's properties as declared, flattened structs as one.
func (t *Type) Fields() []string { return slices.Sorted(maps.Keys(t.fields)) }

// Is tells whether the type has that name or implements that interface.
func (t *Type) Is(name string) bool {
	return t.Name == name || slices.Contains(t.Interfaces, name)
}

// Via is one step from a thing to others: along a relation, or by ids that a
// property of the thing, of the relation just walked, or of a derived record
// holds. Exactly one of Relation and Ref is set.
type Via struct {
	Relation *Relation
	Reverse  bool // from the relation's To end to its From end
	Ref      *Property
}

// Far is the name of the type or interface at the far end of the step.
func (v Via) Far() string {
	switch {
	case v.Ref != nil:
		return v.Ref.Ref
	case v.Reverse:
		return v.Relation.From.Type
	}
	return v.Relation.To.Type
}

// newModel reads the tags of the given zero values. It panics on a tag that
// makes no sense: the model is fixed when the program is built.
func newModel(declared ...any) *Model {
	m := &Model{
		byName:     map[string]*Type{},
		interfaces: map[string][]*Type{},
		ends:       map[string]Via{},
	}
	for _, d := range declared {
		m.declare(d)
	}
	m.declarePast()
	for _, t := range m.types {
		for _, name := range t.Interfaces {
			m.interfaces[name] = append(m.interfaces[name], t)
		}
	}
	for _, r := range m.relations {
		for _, e := range []End{r.From, r.To} {
			if m.Concrete(e.Type) == nil {
				panic(fmt.Sprintf("graph: relation %s ends at %s, which is no type", r.Name, e.Type))
			}
		}
		if r.From.Field != "" {
			m.ends[r.From.Type+"."+r.From.Field] = Via{Relation: r}
		}
		if r.To.Field != "" {
			m.ends[r.To.Type+"."+r.To.Field] = Via{Relation: r, Reverse: true}
		}
	}
	return m
}

func parseEnd(s string) End {
	t, f, _ := strings.Cut(s, ".")
	return End{Type: t, Field: f}
}
