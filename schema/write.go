package schema

import (
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"parley/graph"
)

// Limits of pages, which the descriptions name.
const (
	DefaultPage = 100  // items of a root list without first and last
	MaxPage     = 1000 // the largest value of first and last
)

// Write returns the part of the schema that follows from a model, in the schema definition
// language: types, interfaces, connections, edges, filters, orders, enums, and the root
// fields that give one thing or all things of a type. Their words are the model's.
//
// The files written by hand may use types that they do not define, such as a connection
// or a filter. Write defines those too.
func Write(m *graph.Model, byHand []*ast.Source) (string, error) {
	w := &writer{model: m, needed: map[string]bool{}}
	if err := w.use(byHand); err != nil {
		return "", err
	}
	for _, name := range m.Interfaces() {
		w.thing("interface", m.Interface(name))
	}
	for _, t := range m.Types() {
		w.thing("type", t)
	}
	for _, s := range m.Structs() {
		w.structure(s)
	}
	for _, e := range m.Enums() {
		w.enum(e)
	}
	w.roots()
	for len(w.queue) > 0 {
		next := w.queue[0]
		w.queue = w.queue[1:]
		next()
	}
	return w.out.String(), nil
}

// writer writes definitions. The queue holds definitions that other definitions need.
type writer struct {
	model  *graph.Model
	out    strings.Builder
	needed map[string]bool // names of definitions that are written or in the queue
	queue  []func()
}

// need puts a definition into the queue, unless it is written or in the queue already, and
// returns its name.
func (w *writer) need(name string, write func()) string {
	if !w.needed[name] {
		w.needed[name] = true
		w.queue = append(w.queue, write)
	}
	return name
}

// use puts the types into the queue that the files use and do not define.
func (w *writer) use(byHand []*ast.Source) error {
	doc, err := parser.ParseSchemas(byHand...)
	if err != nil {
		return fmt.Errorf("schema: %w", err)
	}
	for _, d := range append(doc.Definitions, doc.Extensions...) {
		for _, f := range d.Fields {
			w.useType(f.Type.Name())
			for _, a := range f.Arguments {
				w.useType(a.Type.Name())
			}
		}
	}
	return nil
}

func (w *writer) useType(name string) {
	if of, ok := strings.CutSuffix(name, connectionSuffix); ok && w.has(of) {
		w.connection(of, of, nil)
	}
	if of, ok := Filtered(name); ok && w.has(of) {
		w.filter(of)
	}
	if of, ok := strings.CutSuffix(name, orderSuffix); ok && w.has(of) {
		w.order(of)
	}
	if of, ok := strings.CutSuffix(name, typeSuffix); ok && w.model.Interface(of) != nil {
		w.typesOf(of)
	}
}

// typesOf writes the enum of the types that implement an interface.
func (w *writer) typesOf(of string) {
	w.need(of+typeSuffix, func() {
		w.block(fmt.Sprintf("The types that implement the interface %s.", of), "enum "+of+typeSuffix, func() {
			for _, t := range w.model.Concrete(of) {
				description := t.PluralDescription
				if description == "" {
					description = t.Description
				}
				w.line(description, strings.TrimPrefix(capitals(t.Name), "_"))
			}
		})
	})
}

func (w *writer) has(name string) bool { return w.declared(name) != nil }

// declared returns the type or interface of that name, or nil.
func (w *writer) declared(name string) *graph.Type {
	if t := w.model.Type(name); t != nil {
		return t
	}
	return w.model.Interface(name)
}

func (w *writer) printf(format string, args ...any) { fmt.Fprintf(&w.out, format, args...) }

// describe writes a description.
func (w *writer) describe(indent, text string) { w.printf("%s%s\n", indent, quoted(text)) }

// escapes is made once, because it is much slower to make than to use.
var escapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

func quoted(text string) string { return `"` + escapes.Replace(text) + `"` }

// block writes a definition.
func (w *writer) block(description, head string, body func()) {
	w.describe("", description)
	w.printf("%s {\n", head)
	body()
	w.printf("}\n\n")
}

// line writes a field, an argument or a value with its description.
func (w *writer) line(description, text string) {
	w.describe("  ", description)
	w.printf("  %s\n", text)
}

// thing writes a type or an interface: its properties, then the relations that it sees, those
// of its widest interface first.
func (w *writer) thing(keyword string, t *graph.Type) {
	head := keyword + " " + t.Name
	if len(t.Interfaces) > 0 {
		head += " implements " + strings.Join(t.Interfaces, " & ")
	}
	w.block(t.Description, head, func() {
		for _, p := range t.Declared {
			if !p.Hidden {
				w.property(p)
			}
		}
		if t.Derived && keyword == "type" {
			return
		}
		for i := len(t.Interfaces) - 1; i >= -1; i-- {
			owner := t.Name
			if i >= 0 {
				owner = t.Interfaces[i]
			}
			w.ends(owner)
		}
	})
}

// ends writes the fields by which a type or interface sees its relations.
func (w *writer) ends(owner string) {
	for _, r := range w.model.Relations() {
		for _, ends := range [][2]graph.End{{r.From, r.To}, {r.To, r.From}} {
			near, far := ends[0], ends[1]
			if near.Type != owner || near.Field == "" {
				continue
			}
			switch near.Shape {
			case graph.One:
				w.line(near.Description, near.Field+": "+far.Type+bang(near.Required))
			case graph.PlainList:
				w.line(near.Description, near.Field+": ["+far.Type+"!]!")
			case graph.Connection:
				name := edgeName(r, near, far)
				w.connected(near.Description, near.Field, far.Type, w.connection(name, far.Type, r), w.edgeFilter(name, r), nested)
			}
		}
	}
}

// property writes the field of a property.
func (w *writer) property(p *graph.Property) {
	if p.Paged {
		w.connected(p.Description, p.Name, p.Ref, w.connection(p.Ref, p.Ref, nil), "", nested)
		return
	}
	w.line(p.Description, p.Name+": "+typeOf(p))
}

// typeOf returns the GraphQL type of a property.
func typeOf(p *graph.Property) string {
	if p.Kind == graph.Strings || p.List {
		return "[" + scalarOf(p) + "!]!"
	}
	return scalarOf(p) + bang(p.Required || p.Name == "id" || p.Kind == graph.Bool)
}

func scalarOf(p *graph.Property) string {
	switch {
	case p.Struct != "":
		return p.Struct
	case p.Ref != "":
		return p.Ref
	case p.Set != "":
		return p.Set
	case p.Name == "id":
		return "ID"
	case p.Time:
		return "DateTime"
	}
	return map[graph.Kind]string{graph.String: "String", graph.Strings: "String", graph.Int: "Int", graph.Float: "Float", graph.Bool: "Boolean"}[p.Kind]
}

func bang(required bool) string {
	if required {
		return "!"
	}
	return ""
}

// structure writes a struct. The parts of a list of structs are stored as lists, but each
// struct of the list has one value of each.
func (w *writer) structure(s *graph.Struct) {
	w.block(s.Description, "type "+s.Name, func() {
		for _, p := range s.Parts {
			if p.Hidden {
				continue
			}
			w.line(p.Description, p.Name+": "+scalarOf(p)+bang(p.Required))
		}
	})
}

func (w *writer) enum(e *graph.Enum) {
	w.block(e.Description, "enum "+e.Name, func() {
		for _, v := range e.Values {
			w.line(v.Description, v.Name)
		}
	})
}

// roots writes the root fields of the types that have such fields.
func (w *writer) roots() {
	w.printf("extend type Query {\n")
	types := w.model.Types()
	for _, name := range w.model.Interfaces() {
		types = append(types[:len(types):len(types)], w.model.Interface(name))
	}
	for _, t := range types {
		if t.Singular == "" {
			continue
		}
		w.line(
			fmt.Sprintf("The %s with this id, or null.", strings.ToLower(strings.ReplaceAll(capitals(t.Singular), "_", " "))),
			fmt.Sprintf(`%s("The id." id: ID!, %s asOf: DateOrDateTime): %s`, t.Singular, quoted(asOfDescription), t.Name),
		)
		w.connected(t.PluralDescription, t.Plural, t.Name, w.connection(t.Name, t.Name, nil), "", root)
	}
	w.printf("}\n\n")
}
