package graph

import (
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// The words that the tag of each kind of line can have.
var (
	propertyFlags   = []string{"state", "key", "hidden", "required", "filter", "sort", "period", "paged"}
	propertyOptions = []string{"ref", "order", "variants"}
	embeddedOptions = []string{"required"}
	relationOptions = []string{"slot", "order"}
	endFlags        = []string{"one", "list", "required"}
	endOptions      = []string{"edge"}
)

var (
	fieldName   = regexp.MustCompile(`^[a-z][A-Za-z0-9]*$`)
	capitalName = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)
)

// checker looks for mistakes in the declarations of a model. Without it, a misspelt word of a
// tag would mean nothing, and nobody would notice.
type checker struct {
	model    *Model
	reached  map[string]bool // the structs that the model uses
	mistakes []string
}

// check panics if the declarations have mistakes, and lists all of them.
func (m *Model) check(declared []any) {
	c := &checker{model: m, reached: map[string]bool{}}
	c.structure(reflect.TypeFor[Span]()) // of the relations that hold history
	for _, d := range declared {
		c.structure(reflect.TypeOf(d))
	}
	for _, name := range m.comments.structs {
		if !c.reached[name] {
			c.mistake("the model does not use the struct %s: add %s{} to the arguments of newModel", name, name)
		}
	}
	for _, t := range append(slices.Collect(maps.Values(m.declared)), m.types...) {
		c.thing(t)
	}
	for _, r := range m.relations {
		c.relation(r)
	}
	c.fields()
	c.edges()
	for _, s := range m.structs {
		c.described(s.Description, s.Name)
		c.properties(s.Name, s.Parts, nil)
	}
	for _, e := range m.enums {
		c.enum(e)
	}
	if len(c.mistakes) > 0 {
		slices.Sort(c.mistakes)
		panic("graph: the declarations of the model have mistakes:\n  " + strings.Join(slices.Compact(c.mistakes), "\n  "))
	}
}

func (c *checker) mistake(format string, args ...any) {
	c.mistakes = append(c.mistakes, fmt.Sprintf(format, args...))
}

// described checks that a declaration has a comment.
func (c *checker) described(description, what string) {
	if description == "" {
		c.mistake("%s has no comment in the files %s", what, strings.Join(c.model.comments.files, ", "))
	}
}

// structure checks the tags of a struct, and of the structs in it.
func (c *checker) structure(typ reflect.Type) {
	if c.reached[typ.Name()] {
		return
	}
	c.reached[typ.Name()] = true
	lines := map[string]bool{}
	for f := range fieldsOf(typ) {
		where := typ.Name() + "." + f.Name
		t, tagged := parseTag(f)
		switch {
		case f.Anonymous:
			c.words(where, t, nil, embeddedOptions)
			c.structure(f.Type)
			if p := t.options["required"]; p != "" && !c.has(f.Type, p) {
				c.mistake("%s: required=%s is not a property of %s", where, p, f.Type.Name())
			}
		case !tagged:
			c.mistake("%s has no tag `graph:\"...\"`", where)
		case f.Name == "_":
			name := f.Type.Name()
			if lines[name] {
				c.mistake("%s has two lines of type %s", typ.Name(), name)
			}
			lines[name] = true
			c.line(typ.Name(), f.Type, t)
		default:
			c.words(where, t, propertyFlags, propertyOptions)
			c.value(where, f.Type)
		}
	}
}

// has reports whether a struct has a property, in itself or in a struct that it embeds.
func (c *checker) has(typ reflect.Type, property string) bool {
	for f := range fieldsOf(typ) {
		t, _ := parseTag(f)
		if f.Anonymous && c.has(f.Type, property) || t.name == property {
			return true
		}
	}
	return false
}

// line checks a line of a struct that is not a property.
func (c *checker) line(of string, typ reflect.Type, t tag) {
	where := of + "." + typ.Name()
	switch typ {
	case reflect.TypeFor[relation]():
		c.words(where, t, nil, relationOptions)
	case reflect.TypeFor[from](), reflect.TypeFor[to]():
		c.words(where, t, endFlags, endOptions)
	case reflect.TypeFor[rootFields]():
		if len(t.flags) != 1 || len(t.options) > 0 || t.name == "" {
			c.mistake("%s: write two names, such as `graph:\"person,people\"`", where)
		}
	default:
		c.mistake("%s is not a line of a declaration: choose from relation, from, to and rootFields", where)
	}
}

// words checks that a tag has no words except these.
func (c *checker) words(where string, t tag, flags, options []string) {
	for word := range t.flags {
		if !slices.Contains(flags, word) {
			c.mistake("%s: the tag has the unknown word %q", where, word)
		}
	}
	for word := range t.options {
		if !slices.Contains(options, word) {
			c.mistake("%s: the tag has the unknown word %q", where, word+"=")
		}
	}
}

// value checks the Go type of a property.
func (c *checker) value(where string, typ reflect.Type) {
	if of, _ := structOf(typ); of != nil {
		c.structure(of)
		return
	}
	if typ.Kind() == reflect.Slice {
		typ = typ.Elem()
	}
	if typ.Kind() != reflect.String || typ == reflect.TypeFor[string]() || typ == reflect.TypeFor[ID]() || typ == reflect.TypeFor[DateTime]() {
		return
	}
	if name := c.model.comments.unread[typ.Name()]; name != "" {
		c.mistake("%s is a %s, and the constant %s has another form than: Name %s = \"VALUE\"", where, typ.Name(), name, typ.Name())
	} else if len(c.model.comments.values[typ.Name()]) == 0 {
		c.mistake("%s is a %s, which has no constants in the files %s", where, typ.Name(), strings.Join(c.model.comments.files, ", "))
	}
}

// thing checks a type or an interface.
func (c *checker) thing(t *Type) {
	c.described(t.Description, t.Name)
	if t.Singular != "" {
		c.described(t.PluralDescription, t.Name+".rootFields")
		if t.Derived {
			c.mistake("%s has root fields and no id: embed Node, Entity or Named", t.Name)
		}
	}
	c.properties(t.Name, t.Declared, t.fields)
	for _, p := range t.Declared {
		if p.Identity {
			c.mistake("%s.%s: key is a word for properties of relations", t.Name, p.Name)
		}
		if p.State && !t.Is("Entity") {
			c.mistake("%s.%s: sources make no claims about a %s, so its properties cannot be state", t.Name, p.Name, t.Name)
		}
	}
}

// relation checks a relation and its ends.
func (c *checker) relation(r *Relation) {
	if !capitalName.MatchString(r.Name) || strings.HasPrefix(r.Name, "PAST_") {
		c.mistake("%s: %q is not the name of a relation, such as ATTENDED", r.Struct, r.Name)
	}
	for _, other := range c.model.relations {
		if other != r && other.Name == r.Name {
			c.mistake("%s and %s have the same name %s", min(r.Struct, other.Struct), max(r.Struct, other.Struct), r.Name)
		}
	}
	for _, e := range []End{r.From, r.To} {
		if !c.named(e.Type) {
			c.mistake("%s ends at %q, which is not a type", r.Struct, e.Type)
		}
		if e.Field == "" {
			continue
		}
		c.name(r.Struct, e.Field)
		c.described(e.Description, r.Struct+", the field "+e.Type+"."+e.Field+",")
		if e.Required && e.Shape != One {
			c.mistake("%s: only a field with the word one can be required, and %s.%s is a list", r.Struct, e.Type, e.Field)
		}
		if e.Edge != "" && e.Shape != Connection {
			c.mistake("%s: %s.%s has no edges, so edge=%s means nothing", r.Struct, e.Type, e.Field, e.Edge)
		}
	}
	c.properties(r.Struct, r.Declared, r.fields)
	for _, p := range r.Declared {
		if p.Sort {
			c.mistake("%s.%s: no list can be sorted by a property of a relation", r.Struct, p.Name)
		}
		if p.State && r.fields["claims"] == nil {
			c.mistake("%s.%s: the relation does not embed Evidence, so its properties cannot be state", r.Struct, p.Name)
		}
		if p.Name == "cursor" || p.Name == "node" {
			c.mistake("%s.%s: every edge of the API has a field of this name already", r.Struct, p.Name)
		}
	}
}

// named reports whether there is a type or an interface of that name.
func (c *checker) named(typ string) bool {
	return c.model.byName[typ] != nil || c.model.declared[typ] != nil
}

// name checks the name of a field.
func (c *checker) name(of, name string) {
	if !fieldName.MatchString(name) {
		c.mistake("%s: %q is not the name of a field, such as expectedAt", of, name)
	}
}

// properties checks the properties of a type, a relation or a struct.
func (c *checker) properties(of string, ps []*Property, named map[string]*Property) {
	seen := map[string]bool{}
	period := ""
	for _, p := range ps {
		where := of + "." + p.Name
		c.name(of, p.Name)
		if seen[p.Name] {
			c.mistake("%s is declared twice", where)
		}
		seen[p.Name] = true
		if !p.Hidden {
			c.described(p.Description, where)
		}
		c.property(where, p, named)
		if p.Period && period != "" {
			c.mistake("%s and %s.%s cannot both be a period: the filter has one from and one until", where, of, period)
		}
		if p.Period {
			period = p.Name
		}
	}
}

// property checks that the words of a property fit to its type and to each other.
func (c *checker) property(where string, p *Property, named map[string]*Property) {
	if p.Ref != "" && !c.named(p.Ref) {
		c.mistake("%s: ref=%s is not a type", where, p.Ref)
	}
	orders := named[p.Order] != nil
	if len(p.Parts) > 0 {
		orders = p.Part(p.Order) != nil
	}
	if p.Order != "" && !orders {
		c.mistake("%s: order=%s is not a property", where, p.Order)
	}
	if v := named[p.Variants]; p.Variants != "" && (v == nil || v.Kind != Strings) {
		c.mistake("%s: variants=%s is not a list of strings", where, p.Variants)
	}
	if p.Sort && p.Order == "" && (p.Struct != "" || p.Kind == Strings) {
		c.mistake("%s cannot be sorted: say order=p for a part or a property that can", where)
	}
	if p.Filter && p.Struct != "" {
		c.mistake("%s has parts, so no filter can ask for its values", where)
	}
	if p.Period && !p.Time && (p.Part("earliest") == nil || p.Part("latest") == nil) {
		c.mistake("%s is not a time, so it cannot be a period", where)
	}
	if p.Paged && (p.Kind != Strings || p.Ref == "") {
		c.mistake("%s is not a list of ids, so it cannot be paged", where)
	}
	if p.Hidden && (p.Filter || p.Sort || p.Period || p.Paged) {
		c.mistake("%s is hidden, so the API cannot filter, sort or page by it", where)
	}
}

// fields checks that no two fields of a type, and no two root fields, have the same name.
func (c *checker) fields() {
	roots := map[string]string{}
	for _, t := range append(slices.Collect(maps.Values(c.model.declared)), c.model.types...) {
		taken := map[string]string{}
		take := func(name, by string) {
			if other := taken[name]; other != "" {
				c.mistake("%s.%s is declared by %s and by %s", t.Name, name, min(by, other), max(by, other))
			}
			taken[name] = by
		}
		for name := range t.fields {
			take(name, "a property")
		}
		for _, r := range c.model.relations {
			for end, e := range map[string]End{" (from)": r.From, " (to)": r.To} {
				if e.Field != "" && t.Is(e.Type) {
					take(e.Field, r.Struct+end)
				}
			}
		}
		for _, name := range []string{t.Singular, t.Plural} {
			if name == "" {
				continue
			}
			c.name(t.Name, name)
			if other := roots[name]; other != "" {
				c.mistake("%s and %s have the same root field %s", min(other, t.Name), max(other, t.Name), name)
			}
			roots[name] = t.Name
		}
	}
}

// edges checks that all relations whose edges have one name in the API look alike.
func (c *checker) edges() {
	type shown struct{ by, as string }
	seen := map[string]shown{}
	for _, r := range c.model.relations {
		var properties []string
		for _, p := range r.Declared {
			if !p.Hidden {
				properties = append(properties, fmt.Sprint(p.Name, p.Kind, p.Set, p.Struct, p.Ref, p.Filter))
			}
		}
		for _, ends := range [][2]End{{r.From, r.To}, {r.To, r.From}} {
			name := ends[0].Edge
			if name == "" {
				continue
			}
			as := ends[1].Type + strings.Join(properties, " ")
			if other := seen[name]; other.by != "" && other.as != as {
				c.mistake("%s and %s have edges of the name %s, and lead to other types or have other properties", min(r.Struct, other.by), max(r.Struct, other.by), name)
			}
			seen[name] = shown{r.Struct, as}
		}
	}
}

// enum checks a closed set.
func (c *checker) enum(e *Enum) {
	c.described(e.Description, e.Name)
	seen := map[string]bool{}
	for _, v := range e.Values {
		c.described(v.Description, e.Name+", the value "+v.Name+",")
		if seen[v.Name] || !capitalName.MatchString(v.Name) {
			c.mistake("%s: the value %q is there twice, or is not a name in capitals", e.Name, v.Name)
		}
		seen[v.Name] = true
	}
}
