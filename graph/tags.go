package graph

import (
	"fmt"
	"reflect"
	"strings"
)

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
	t := tag{name: words[0], flags: map[string]bool{}, options: map[string]string{}}
	for _, w := range words[1:] {
		if k, v, ok := strings.Cut(w, "="); ok {
			t.options[k] = v
		} else {
			t.flags[w] = true
		}
	}
	return t, true
}

// enum is a Go string type with a closed set of values.
type enum interface{ Values() []string }

func (m *Model) declare(d any) {
	typ := reflect.TypeOf(d)
	if f, ok := typ.FieldByName("_"); ok {
		if t, ok := parseTag(f); ok && t.name != "derived" {
			m.relations = append(m.relations, newRelation(typ, t))
			return
		}
	}
	t := &Type{Name: typ.Name(), fields: map[string]*Property{}}
	_, stored := typ.FieldByName("ID")
	t.Derived = !stored
	walk(typ, "", &t.Properties, t.fields, &t.Interfaces)
	m.types = append(m.types, t)
	m.byName[t.Name] = t
}

func newRelation(typ reflect.Type, t tag) *Relation {
	r := &Relation{
		Name: t.name, Struct: typ.Name(), Slot: t.options["slot"],
		From: parseEnd(t.options["from"]), To: parseEnd(t.options["to"]),
		fields: map[string]*Property{},
	}
	walk(typ, "", &r.Properties, r.fields, nil)
	r.Order = r.fields[t.options["order"]]
	return r
}

// walk reads the fields of a struct: stored properties go to flat in order,
// what can be named goes to named, and the names of embedded structs to
// embedded, nearest first.
func walk(typ reflect.Type, prefix string, flat *[]*Property, named map[string]*Property, embedded *[]string) {
	for i := range typ.NumField() {
		f := typ.Field(i)
		if f.Anonymous {
			if embedded != nil {
				*embedded = append(*embedded, f.Type.Name())
			}
			walk(f.Type, prefix, flat, named, embedded)
			continue
		}
		t, ok := parseTag(f)
		if !ok || f.Name == "_" {
			continue
		}
		p := &Property{
			Name: t.name, Key: prefix + t.name, Ref: t.options["ref"], Order: t.options["order"],
			State: t.flags["state"], Identity: t.flags["key"], Hidden: t.flags["hidden"], Variants: t.options["variants"],
		}
		if of, list := structOf(f.Type); of != nil {
			p.Index, p.Struct, p.List = -1, of.Name(), list
			// The first part keeps the property's own name, so that a graph read
			// by hand has (m.when), not (m.when_text).
			parts := map[string]*Property{}
			walk(of, p.Key+"_", &p.Parts, parts, nil)
			p.Parts[0].Key = p.Key
			for _, part := range p.Parts {
				part.Index, part.State = len(*flat), p.State
				if list {
					part.Kind = Strings
				}
				*flat = append(*flat, part)
			}
		} else {
			p.Kind, p.Enum = kindOf(f.Type)
			p.Index = len(*flat)
			*flat = append(*flat, p)
		}
		named[p.Name] = p
	}
}

// structOf is the struct that a field holds, one of it or a list, or nil.
func structOf(t reflect.Type) (of reflect.Type, list bool) {
	if t.Kind() == reflect.Slice {
		t, list = t.Elem(), true
	}
	if t.Kind() != reflect.Struct {
		return nil, false
	}
	return t, list
}

func kindOf(t reflect.Type) (Kind, []string) {
	if e, ok := reflect.Zero(t).Interface().(enum); ok {
		return String, e.Values()
	}
	switch t.Kind() {
	case reflect.String:
		return String, nil
	case reflect.Int, reflect.Int64:
		return Int, nil
	case reflect.Float64:
		return Float, nil
	case reflect.Bool:
		return Bool, nil
	case reflect.Slice:
		if t.Elem().Kind() == reflect.String {
			_, allowed := kindOf(t.Elem())
			return Strings, allowed
		}
	}
	panic(fmt.Sprintf("graph: no property can hold a %s", t))
}

// Part returns the part of that name of a flattened struct, or nil.
func (p *Property) Part(name string) *Property {
	for _, part := range p.Parts {
		if part.Name == name {
			return part
		}
	}
	return nil
}
