package graph

import (
	"io/fs"
	"maps"
	"slices"
)

// Model is everything that the graph can hold. It is read from the structs of this package:
// from their tags and their comments. Stores, loader and API read the model.
//
// A struct that embeds Node, directly or through another struct, is a type or an interface.
// The structs that it embeds are its interfaces, and become its further labels. A struct
// with lines of the types relation, from and to is a relation with its two ends.
//
// The comment of a struct, a line or a constant is its description in the API.
//
// The first word of a property's tag is its name. The words after it are:
//
//   - state: sources claim the value; it is folded and has a history
//   - key: the value is part of the identity of a relation, so that two relations can lie
//     side by side
//   - ref=T: the value is the id of a thing of type T, or a list of such ids
//   - order=p: a list that is ordered by this property is in fact ordered by the property p
//   - hidden: only the stores use it; neither the API nor a dossier names it
//   - variants=p: different values from sources are different words for the same thing, not a
//     disagreement; the property p holds the values that are not shown
//   - required: the API promises a value
//   - filter: a filter can ask for some of the values; every enum and every reference can
//     be filtered without this word
//   - sort: lists can be ordered by the property
//   - period: filters ask with from and until for the days that the property can mean
//   - paged: the API shows the referenced things as a connection and not as a plain list
//
// The tag of an embedded struct may say required=p for a property p of that struct.
//
// A property whose Go type is a struct is flattened: when.earliest is stored as
// when_earliest. Each part of a list of structs is a list. All parts of it have one length,
// and "" stands for an absent value.
//
// History is stored separately: every relation that carries Evidence has a twin PAST_..., and every
// type with claimed properties has a relation from a thing to itself, such as PAST_MEETING.
// Each edge of these relations is one span of history.
type Model struct {
	types      []*Type
	relations  []*Relation
	byName     map[string]*Type
	declared   map[string]*Type // interfaces
	interfaces map[string][]*Type
	ends       map[string]Via
	structs    map[string]*Struct
	enums      map[string]*Enum
	comments   *comments
}

// Type is a concrete type of thing, such as Person, Meeting or Claim. An interface is
// described by a Type too (see Model.Interface), which no thing has.
type Type struct {
	Name        string
	Description string
	Interfaces  []string    // widest last: Actor, Named, Entity, Node
	Properties  []*Property // Properties[0] is the id; flattened parts included
	Declared    []*Property // as named, in the order of declaration, inherited properties first
	Derived     bool        // computed by a query, never stored
	History     *Relation   // the PAST_ relation with its spans, or nil

	// Singular and Plural name the root fields that give a thing by its id and a list of all
	// things. They are "" if there are no such fields.
	Singular, Plural  string
	PluralDescription string

	fields map[string]*Property
}

// Struct is a struct that properties hold, such as EDTF.
type Struct struct {
	Name        string
	Description string
	Parts       []*Property
}

// Enum is a closed set of values.
type Enum struct {
	Name        string
	Description string
	Values      []EnumValue // in the order of declaration
}

// Relation is a type of directed link between two things, with properties.
type Relation struct {
	Name       string // as a relationship type: ATTENDED
	Struct     string // as a Go type: Attendance
	Index      int    // its place in Model.Relations
	From, To   End
	Slot       string    // relations with the same slot between the same ends are rival values of the slot; "" for none
	Order      *Property // a property of the relation that orders its To ends by default, or nil
	Properties []*Property
	Declared   []*Property // as named, in the order of declaration

	// For a PAST_ relation: the relation or the type whose history it holds. Exactly one of
	// the two is set. For every other relation both are nil.
	PastOf     *Relation
	PastOfType *Type

	History *Relation // the PAST_ relation with its spans, or nil

	fields map[string]*Property
}

// Owner returns the step along the relation from its owner: the thing that carries the marks and the accounts of the relation. What an
// actor has a part in owns the relation: a meeting, an event, an agreement, a plan, a quotation. Any other relation belongs to the thing
// where it starts.
func (r *Relation) Owner() Via {
	reverse := r.From.Type == "Actor" && slices.Contains([]string{"Meeting", "Event", "Agreement", "Plan", "Quotation"}, r.To.Type)
	return Via{Relation: r, Reverse: reverse}
}

// Past reports whether the relation is a PAST_ relation, whose edges are spans of history.
func (r *Relation) Past() bool { return r.PastOf != nil || r.PastOfType != nil }

// End is one end of a relation: the type or interface that stands there, and
// the name under which that end sees the relation.
type End struct {
	Type        string // Actor
	Field       string // meetings; "" if neither the API nor a dossier walks it
	Description string // of the field
	Shape       Shape
	Required    bool   // with Shape One: the API promises a thing
	Edge        string // the name of the API's edges: Attendance for AttendanceEdge; "" for the name that follows from the far end
}

// Shape is the form in which the API shows the far end of a relation.
type Shape int

// The shapes of a field.
const (
	Connection Shape = iota // a Relay connection
	One                     // at most one thing
	PlainList               // a list of a few things
)

// Property is one value of a Type or a Relation.
type Property struct {
	Name        string // as the API and a dossier call it: earliest
	Description string

	Key   string      // as it is stored: when_earliest
	Index int         // its place in the Values of a Record or an Edge; -1 when it has parts
	Kind  Kind        // the type of its values
	Enum  []string    // the values allowed, in the order of their declaration, or nil
	Set   string      // the name of the closed set that Enum lists, or ""
	Time  bool        // an instant as RFC 3339, UTC, to the second
	Ref   string      // the type or interface whose ids it holds, or ""
	Order string      // the property that orders it, or ""
	Parts []*Property // of a flattened struct, in order; if the first is absent, all are absent

	Struct   string // the Go type of a flattened struct: EDTF
	List     bool   // a list of structs; every part is then of the kind Strings
	Variants string // the property that holds the other words for the same value, or ""
	State    bool   // claimed and folded
	Identity bool   // part of a relation's identity
	Hidden   bool   // only the stores use it

	Required, Filter, Sort, Period, Paged bool // see Model
}

// Types lists the concrete types, derived ones included, in the order of their declaration.
func (m *Model) Types() []*Type { return m.types }

// Relations lists the relations in the order of their declaration.
func (m *Model) Relations() []*Relation { return m.relations }

// Type returns the concrete type of that name, or nil.
func (m *Model) Type(name string) *Type { return m.byName[name] }

// Concrete returns the concrete types for a name: the type itself, or all types that
// implement the interface. It returns nil if no type or interface has the name.
func (m *Model) Concrete(name string) []*Type {
	if t := m.byName[name]; t != nil {
		return []*Type{t}
	}
	return m.interfaces[name]
}

// Interface returns the description of the interface of that name, or nil. The
// Index of its properties has no meaning.
func (m *Model) Interface(name string) *Type { return m.declared[name] }

// Structs lists the structs that properties hold, sorted by name.
func (m *Model) Structs() []*Struct {
	return sortedByName(m.structs)
}

// Enum returns the closed set of that name, or nil.
func (m *Model) Enum(name string) *Enum { return m.enums[name] }

// Enums lists the closed sets, sorted by name.
func (m *Model) Enums() []*Enum {
	return sortedByName(m.enums)
}

func sortedByName[T any](all map[string]T) []T {
	var list []T
	for _, name := range slices.Sorted(maps.Keys(all)) {
		list = append(list, all[name])
	}
	return list
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

// Via returns the step of a type's field, and whether the field is a step. A step goes along a
// relation or by the ids that a property holds. An interface of the type may declare the field.
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

// SortedBy returns the property whose stored values sort things by p: often p itself. It
// returns nil for a nil p.
func (t *Type) SortedBy(p *Property) *Property {
	switch {
	case p == nil || p.Order == "":
		return p
	case len(p.Parts) > 0:
		return p.Part(p.Order)
	}
	return t.Property(p.Order)
}

// Property returns the relation's property of that name, or nil.
func (r *Relation) Property(name string) *Property { return r.fields[name] }

// Fields lists the names of a type's properties, sorted. A flattened struct is one property.
func (t *Type) Fields() []string { return slices.Sorted(maps.Keys(t.fields)) }

// Is reports whether the type has that name or implements that interface.
func (t *Type) Is(name string) bool {
	return t.Name == name || slices.Contains(t.Interfaces, name)
}

// Via is one step from a thing to others: along a relation, or by ids that a
// property of the thing, of the relation just walked, or of a derived record
// holds. Exactly one of Relation and Ref is set.
type Via struct {
	Relation *Relation
	Reverse  bool // from the relation's To end to its From end
	// Also is a relation with the same ends and properties as Relation. The step goes along both relations. It is nil for
	// a step along one relation.
	Also *Relation
	Ref  *Property
}

// Far returns the name of the type or interface at the far end of the step.
func (v Via) Far() string {
	switch {
	case v.Ref != nil:
		return v.Ref.Ref
	case v.Reverse:
		return v.Relation.From.Type
	}
	return v.Relation.To.Type
}

// Near returns the name of the type or interface at the near end of a step along a relation.
func (v Via) Near() string {
	v.Reverse = !v.Reverse
	return v.Far()
}

// First returns the property that is stored, or of a property with parts the first part, such as the text of a time.
func (p *Property) First() *Property {
	if len(p.Parts) > 0 {
		return p.Parts[0]
	}
	return p
}

// newModel reads the tags of the given zero values, and the comments of the folder's files. It
// panics if a declaration is not valid, and lists all mistakes that it finds: the model is
// fixed when the program is built.
func newModel(folder fs.FS, declared ...any) *Model {
	m := &Model{
		byName:     map[string]*Type{},
		declared:   map[string]*Type{},
		interfaces: map[string][]*Type{},
		ends:       map[string]Via{},
		structs:    map[string]*Struct{},
		enums:      map[string]*Enum{},
		comments:   readComments(folder),
	}
	for _, d := range declared {
		m.declare(d)
	}
	m.check(declared)
	m.declarePast()
	for i, r := range m.relations {
		r.Index = i
	}
	for _, t := range m.types {
		for _, name := range t.Interfaces {
			m.interfaces[name] = append(m.interfaces[name], t)
		}
	}
	for _, r := range m.relations {
		if r.From.Field != "" {
			m.ends[r.From.Type+"."+r.From.Field] = Via{Relation: r}
		}
		if r.To.Field != "" {
			m.ends[r.To.Type+"."+r.To.Field] = Via{Relation: r, Reverse: true}
		}
	}
	return m
}
