package graph

import (
	"fmt"
	"reflect"
	"strings"
)

// A blank field of one of these types is a line of a declaration that is not a property.
type (
	relation   struct{} // the name of the relation: `graph:"ATTENDED,slot=attendance"`
	from       struct{} // the end where the relation begins: `graph:"Actor.meetings,edge=Attendance"`
	to         struct{} // the end where the relation leads
	rootFields struct{} // the root fields of a type: `graph:"person,people"`
)

// DateTime is an instant as RFC 3339, UTC, to the second.
type DateTime string

// tag is a struct tag of the form `graph:"name,flag,option=value"`.
type tag struct {
	name    string
	flags   map[string]bool
	options map[string]string
}

func parseTag(f reflect.StructField) (tag, bool) {
	text, ok := f.Tag.Lookup("graph")
	if !ok {
		return tag{}, false
	}
	words := strings.Split(text, ",")
	t := tag{flags: map[string]bool{}, options: map[string]string{}}
	if !f.Anonymous { // an embedded struct has no name of its own
		t.name, words = words[0], words[1:]
	}
	for _, w := range words {
		if k, v, ok := strings.Cut(w, "="); ok {
			t.options[k] = v
		} else {
			t.flags[w] = true
		}
	}
	return t, true
}

// line returns the tag of the struct's blank field of type T, and whether there is one.
func line[T any](typ reflect.Type) (tag, bool) {
	for f := range fieldsOf(typ) {
		if f.Name == "_" && f.Type == reflect.TypeFor[T]() {
			return parseTag(f)
		}
	}
	return tag{}, false
}

func fieldsOf(typ reflect.Type) func(func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for i := range typ.NumField() {
			if !yield(typ.Field(i)) {
				return
			}
		}
	}
}

func (m *Model) declare(d any) {
	typ := reflect.TypeOf(d)
	if t, ok := line[relation](typ); ok {
		m.relations = append(m.relations, m.newRelation(typ, t))
		return
	}
	t := m.newType(typ)
	m.types = append(m.types, t)
	m.byName[t.Name] = t
}

// newType reads a type or an interface, and the interfaces that it embeds.
func (m *Model) newType(typ reflect.Type) *Type {
	t := &Type{Name: typ.Name(), Description: m.comments.types[typ.Name()], fields: map[string]*Property{}}
	_, stored := typ.FieldByName("ID")
	t.Derived = !stored
	if roots, ok := line[rootFields](typ); ok {
		t.Singular, t.PluralDescription = roots.name, m.comments.fields[t.Name+".rootFields"]
		for plural := range roots.flags {
			t.Plural = plural
		}
	}
	m.walk(typ, "", reading{flat: &t.Properties, declared: &t.Declared, named: t.fields, embedded: func(inner reflect.Type) {
		t.Interfaces = append(t.Interfaces, inner.Name())
		if m.declared[inner.Name()] == nil {
			m.declared[inner.Name()] = m.newType(inner)
		}
	}})
	return t
}

func (m *Model) newRelation(typ reflect.Type, t tag) *Relation {
	r := &Relation{
		Name: t.name, Struct: typ.Name(), Slot: t.options["slot"],
		fields: map[string]*Property{},
	}
	begin, begins := line[from](typ)
	end, ends := line[to](typ)
	if !begins || !ends {
		panic(fmt.Sprintf("graph: relation %s lacks a line of type from or a line of type to", r.Struct))
	}
	r.From = newEnd(begin, m.comments.fields[r.Struct+".from"])
	r.To = newEnd(end, m.comments.fields[r.Struct+".to"])
	m.walk(typ, "", reading{flat: &r.Properties, declared: &r.Declared, named: r.fields})
	r.Order = r.fields[t.options["order"]]
	return r
}

func newEnd(t tag, description string) End {
	typ, field, _ := strings.Cut(t.name, ".")
	e := End{Type: typ, Field: field, Description: description, Required: t.flags["required"], Edge: t.options["edge"]}
	switch {
	case t.flags["one"]:
		e.Shape = One
	case t.flags["list"]:
		e.Shape = PlainList
	}
	return e
}

// reading says where walk stores the properties that it reads.
type reading struct {
	flat     *[]*Property         // stored properties, in order
	declared *[]*Property         // properties as named, in order; may be nil
	named    map[string]*Property // properties by name
	embedded func(reflect.Type)   // called for each embedded struct, the nearest first; may be nil
}

// walk reads the fields of a struct.
func (m *Model) walk(typ reflect.Type, prefix string, r reading) {
	for f := range fieldsOf(typ) {
		t, tagged := parseTag(f)
		switch {
		case f.Anonymous:
			if r.embedded != nil {
				r.embedded(f.Type)
			}
			m.walk(f.Type, prefix, r)
			if p := r.named[t.options["required"]]; p != nil {
				p.Required = true
			}
		case tagged && f.Name != "_":
			m.property(typ, f, t, prefix, r)
		}
	}
}

// property reads one field of a struct.
func (m *Model) property(typ reflect.Type, f reflect.StructField, t tag, prefix string, r reading) {
	p := &Property{
		Name: t.name, Description: m.comments.fields[typ.Name()+"."+f.Name],
		Key: prefix + t.name, Ref: t.options["ref"], Order: t.options["order"],
		State: t.flags["state"], Identity: t.flags["key"], Hidden: t.flags["hidden"], Variants: t.options["variants"],
		Required: t.flags["required"], Filter: t.flags["filter"], Sort: t.flags["sort"], Period: t.flags["period"], Paged: t.flags["paged"],
	}
	if of, list := structOf(f.Type); of != nil {
		p.Index, p.Struct, p.List = -1, of.Name(), list
		// The first part has the key of the property itself. So a person who queries the
		// database by hand writes m.when, not m.when_text.
		m.walk(of, p.Key+"_", reading{flat: &p.Parts, named: map[string]*Property{}})
		m.structs[p.Struct] = &Struct{Name: p.Struct, Description: m.comments.types[p.Struct], Parts: p.Parts}
		p.Parts[0].Key = p.Key
		for _, part := range p.Parts {
			part.Index, part.State = len(*r.flat), p.State
			if list {
				part.Kind = Strings
			}
			*r.flat = append(*r.flat, part)
		}
	} else {
		kind, set := m.kindOf(f.Type)
		if p.Kind = kind; set != nil {
			p.Set, p.Enum = set.Name, set.Names()
		}
		p.Time = f.Type == reflect.TypeFor[DateTime]()
		p.Index = len(*r.flat)
		*r.flat = append(*r.flat, p)
	}
	r.named[p.Name] = p
	if r.declared != nil {
		*r.declared = append(*r.declared, p)
	}
}

// structOf returns the struct type of a field, and whether the field holds a list of it. It
// returns nil for a field of another type.
func structOf(t reflect.Type) (of reflect.Type, list bool) {
	if t.Kind() == reflect.Slice {
		t, list = t.Elem(), true
	}
	if t.Kind() != reflect.Struct {
		return nil, false
	}
	return t, list
}

func (m *Model) kindOf(t reflect.Type) (Kind, *Enum) {
	switch t.Kind() {
	case reflect.String:
		return String, m.enumOf(t)
	case reflect.Int, reflect.Int64:
		return Int, nil
	case reflect.Float64:
		return Float, nil
	case reflect.Bool:
		return Bool, nil
	case reflect.Slice:
		if t.Elem().Kind() == reflect.String {
			return Strings, m.enumOf(t.Elem())
		}
	}
	panic(fmt.Sprintf("graph: no property can hold a %s", t))
}

// enumOf returns the closed set of a string type, or nil if the type has no constants.
func (m *Model) enumOf(t reflect.Type) *Enum {
	values := m.comments.values[t.Name()]
	if len(values) == 0 {
		return nil
	}
	if m.enums[t.Name()] == nil {
		m.enums[t.Name()] = &Enum{Name: t.Name(), Description: m.comments.types[t.Name()], Values: values}
	}
	return m.enums[t.Name()]
}

// Names returns the values in the order of their declaration.
func (e *Enum) Names() []string {
	names := make([]string, len(e.Values))
	for i, v := range e.Values {
		names[i] = v.Name
	}
	return names
}

// Part returns the part of the property with that name, or nil.
func (p *Property) Part(name string) *Property {
	for _, part := range p.Parts {
		if part.Name == name {
			return part
		}
	}
	return nil
}
