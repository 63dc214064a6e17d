package compile

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
	"parley/schema"
)

// errUnbound means that the schema has a part for which the model has nothing. Bind finds such
// a part before a server starts.
var errUnbound = errors.New("the schema and the model of the graph do not fit together")

// Bind checks that the model answers every field of the schema, and that enums have the same
// values in both. The error lists every difference.
func Bind(api *ast.Schema, model *graph.Model) error {
	b := &binder{schema: api, model: model}
	b.check()
	if len(b.problems) > 0 {
		return fmt.Errorf("%w:\n%w", errUnbound, errors.Join(b.problems...))
	}
	return nil
}

// binder compares the schema with the model. It follows the same rules as the compiler, so that
// every operation on a schema without problems compiles.
type binder struct {
	schema   *ast.Schema
	model    *graph.Model
	problems []error
}

// complain adds a problem.
func (b *binder) complain(format string, args ...any) {
	b.problems = append(b.problems, fmt.Errorf(format, args...))
}

func (b *binder) check() {
	for _, t := range b.model.Types() {
		def := b.schema.Types[t.Name]
		if def == nil || def.Kind != ast.Object {
			b.complain("the model's type %s is missing in the schema", t.Name)
			continue
		}
		if !t.Derived && !slices.Equal(slices.Sorted(slices.Values(def.Interfaces)), slices.Sorted(slices.Values(t.Interfaces))) {
			b.complain("%s implements %v in the schema and %v in the model", t.Name, def.Interfaces, t.Interfaces)
		}
		for _, f := range def.Fields {
			b.thingField(t, f)
		}
		for _, name := range t.Fields() {
			if def.Fields.ForName(name) == nil && !t.Property(name).Hidden {
				b.complain("%s.%s: the schema has no such field; add it, or tag the property hidden", t.Name, name)
			}
		}
	}
	for _, r := range b.model.Relations() {
		for _, end := range []graph.End{r.From, r.To} {
			if end.Field == "" {
				continue // the relation has no field at this end
			}
			if def := b.schema.Types[end.Type]; def == nil || def.Fields.ForName(end.Field) == nil {
				b.complain("%s.%s: the schema has no such field for the relation %s", end.Type, end.Field, r.Struct)
			}
		}
	}
	for _, name := range b.model.Interfaces() {
		if def := b.schema.Types[name]; def == nil || def.Kind != ast.Interface {
			b.complain("the model's interface %s is missing in the schema", name)
		}
	}
	b.subscriptions()
	for name, def := range b.schema.Types {
		if def.Kind == ast.Object && !def.BuiltIn && b.model.Type(name) == nil && !b.known(name) {
			b.complain("the schema's type %s is neither in the model nor a connection, an edge or part of a property", name)
		}
		if def.Kind == ast.InputObject && !schema.IsEdgeFilter(name) { // link checks edge filters
			b.filter(def)
		}
	}
}

// subscriptions checks that the schema has no subscription except EventField.
func (b *binder) subscriptions() {
	def := b.schema.Subscription
	if def == nil {
		return // a schema may have no subscription
	}
	for _, f := range def.Fields {
		if f.Name != EventField || f.Type.Name() != EventType || f.Type.Elem != nil {
			b.complain("%s.%s: Parley sends no events for it; the only subscription is %s: %s", def.Name, f.Name, EventField, EventType)
		}
	}
}

// known reports whether this package makes the objects of a type of the schema.
func (b *binder) known(name string) bool {
	if name == b.schema.Query.Name || name == "Subscription" || name == "PageInfo" || name == "Chain" || name == NetworkType || name == EventType || schema.IsConnection(name) || schema.IsEdge(name) {
		return true
	}
	for _, t := range b.model.Types() {
		for _, f := range t.Fields() {
			if t.Property(f).Struct == name {
				return true
			}
		}
	}
	return false
}

// thingField checks one field of a type.
func (b *binder) thingField(t *graph.Type, f *ast.FieldDefinition) {
	if strings.HasPrefix(f.Name, "__") {
		return
	}
	if via, ok := b.model.Via(t, f.Name); ok {
		b.link(t.Name+"."+f.Name, via, f.Type)
		if arg := f.Arguments.ForName("edge"); arg != nil {
			b.edgeFilter(t.Name+"."+f.Name, via, b.schema.Types[arg.Type.Name()])
		}
		return
	}
	p := t.Property(f.Name)
	if p == nil {
		b.complain("%s.%s: the model has no such property or relation", t.Name, f.Name)
		return
	}
	b.property(t.Name+"."+f.Name, p, f.Type)
}

// link checks a field that leads to things.
func (b *binder) link(where string, via graph.Via, typ *ast.Type) {
	name := typ.Name()
	far := name
	if schema.IsConnection(name) {
		def := b.schema.Types[name]
		edges, nodes := def.Fields.ForName("edges"), def.Fields.ForName("nodes")
		if edges == nil || nodes == nil || def.Fields.ForName("totalCount") == nil || def.Fields.ForName("pageInfo") == nil {
			b.complain("%s: %s is not a connection", where, name)
			return
		}
		for _, f := range []*ast.FieldDefinition{edges, nodes} {
			if !f.Type.NonNull || f.Type.Elem == nil || !f.Type.Elem.NonNull {
				b.complain("%s: %s.%s must be [T!]!", where, name, f.Name)
			}
		}
		far = nodes.Type.Name()
		for _, f := range b.schema.Types[edges.Type.Name()].Fields {
			b.edgeField(where, via, edges.Type.Name(), f)
		}
	}
	want := b.model.Concrete(via.Far())
	if got := b.model.Concrete(far); !slices.Equal(got, want) {
		b.complain("%s leads to %s, and in the model to %s", where, far, via.Far())
	}
}

// edgeField checks one field of an edge.
func (b *binder) edgeField(where string, via graph.Via, edge string, f *ast.FieldDefinition) {
	if f.Name == "cursor" || f.Name == "node" || strings.HasPrefix(f.Name, "__") {
		return
	}
	where += " > " + edge + "." + f.Name
	if via.Relation == nil {
		b.complain("%s: no relation leads here that could have this property", where)
		return
	}
	p := via.Relation.Property(f.Name)
	switch {
	case p == nil:
		b.complain("%s: the relation %s has no such property", where, via.Relation.Struct)
	case p.Ref != "":
		b.link(where, graph.Via{Ref: p}, f.Type)
	default:
		b.property(where, p, f.Type)
	}
}

// property checks a field that shows a value.
func (b *binder) property(where string, p *graph.Property, typ *ast.Type) {
	if p.Hidden {
		b.complain("%s: the property is hidden, so the schema must not show it", where)
	}
	def := b.schema.Types[typ.Name()]
	if def.Kind == ast.Enum {
		var values []string
		for _, v := range def.EnumValues {
			values = append(values, v.Name)
		}
		if !slices.Equal(values, p.Enum) {
			b.complain("%s: %s has the values %v, and in the model %v", where, def.Name, values, p.Enum)
		}
		return
	}
	if p.Enum != nil {
		b.complain("%s: the values are a closed set, so the type must be an enum", where)
	}
	if len(p.Parts) > 0 {
		if def.Name != p.Struct {
			b.complain("%s is a %s, and in the model a %s", where, def.Name, p.Struct)
			return
		}
		if p.List != (typ.Elem != nil) {
			b.complain("%s is a list in only one of the schema and the model", where)
		}
		for _, f := range def.Fields {
			part := p.Part(f.Name)
			switch {
			case part == nil:
				b.complain("%s: the model has no part %s", where, f.Name)
			case p.List && (f.Type.Name() != "String" || f.Type.Elem != nil):
				b.complain("%s.%s must be a String", where, f.Name)
			case !p.List:
				b.property(where+"."+f.Name, part, f.Type)
			}
		}
		return
	}
	want := map[graph.Kind]string{graph.Int: "Int", graph.Float: "Float", graph.Bool: "Boolean"}[p.Kind]
	if want != "" && def.Name != want {
		b.complain("%s is a %s, and in the model a %s", where, def.Name, want)
	}
	if (p.Kind == graph.Strings) != (typ.Elem != nil) {
		b.complain("%s is a list in only one of the schema and the model", where)
	}
}

// filter checks that every field of a filter is a condition or a property. The name of a filter
// says for which things it is: MeetingFilter is for meetings.
func (b *binder) filter(def *ast.Definition) {
	name, _ := schema.Filtered(def.Name)
	types := b.model.Concrete(name)
	if types == nil {
		b.complain("%s: the model has no type for this filter", def.Name)
		return
	}
	for _, f := range def.Fields {
		switch {
		case f.Name == "and" || f.Name == "or" || f.Name == "not":
			b.free(def, f, types[0].Property(f.Name))
		case conditionOf(def.Name, f.Name) != nil:
			b.free(def, f, types[0].Property(f.Name))
		case types[0].Property(f.Name) == nil:
			b.complain("%s.%s: the model has no such property, and no condition has this name", def.Name, f.Name)
		}
	}
}

// edgeFilter checks that every field of an edge filter is a condition or a property of the
// relation that leads to the items.
func (b *binder) edgeFilter(where string, via graph.Via, def *ast.Definition) {
	for _, f := range def.Fields {
		switch {
		case edgeConditions[f.Name] != nil:
			if via.Relation != nil {
				b.free(def, f, via.Relation.Property(f.Name))
			}
		case via.Relation == nil || via.Relation.Property(f.Name) == nil:
			b.complain("%s > %s.%s: the relation has no such property, and no condition has this name", where, def.Name, f.Name)
		}
	}
}

// free checks that no filter would ask for a property by a name that has another meaning in
// filters. The condition on contested properties means what its property means.
func (b *binder) free(def *ast.Definition, f *ast.FieldDefinition, p *graph.Property) {
	if p == nil || p.Kind == graph.Strings {
		return
	}
	if p.Filter || p.Set != "" || p.Ref != "" {
		b.complain("%s.%s: in filters this name means something else than the property; rename the property, or let no filter ask for it", def.Name, f.Name)
	}
}
