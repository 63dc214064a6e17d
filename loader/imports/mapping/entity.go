package mapping

import (
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/dossier"
	"parley/loader/grammar"
	"parley/loader/imports"
)

var (
	entityKeys   = []string{"type", "id", "keys", "key_literal", "split", "properties"}
	valueKeys    = []string{"column", "columns", "join", "literal", "entity", "split", "format", "words", "language", "script", "scheme"}
	relationKeys = []string{"entity"}
)

// head reads an entity without its properties, which can name other entities.
func (r *reader) head(name string, n *yaml.Node) *Entity {
	e := &Entity{Name: name, At: r.at(n)}
	keys := r.pairs(n, "an entity", entityKeys)
	types := grammar.ItemTypes()
	known := slices.Sorted(maps.Keys(types))
	switch word := r.text(keys["type"]); {
	case keys["type"] == nil:
		r.problem(e.At, "the entity %q needs `type`: one of %s", name, strings.Join(known, ", "))
	case types[word] == nil:
		r.problem(r.at(keys["type"]), "unknown type %q%s", dossier.Shortened(word), suggested(word, known))
	default:
		e.Type = types[word]
	}
	e.ID, e.KeyLiteral = graph.ID(r.text(keys["id"])), r.text(keys["key_literal"])
	if k := keys["keys"]; k != nil {
		e.Keys = r.columns(k)
	}
	switch {
	case keys["id"] != nil:
		if err := imports.CheckID(e.ID); err != nil {
			r.problem(r.at(keys["id"]), "%v", err)
		}
		if len(e.Keys) > 0 || keys["split"] != nil || e.KeyLiteral != "" {
			r.problem(r.at(keys["id"]), "an entity with `id` is the same thing in all rows: remove `id`, or remove `keys`, `key_literal` and `split`")
		}
	case len(e.Keys) == 0:
		r.problem(e.At, "the entity %q needs `keys`: the columns that tell one %s from another; or `id`, if it is the same in all rows", name, r.text(keys["type"]))
	}
	if s := keys["split"]; s != nil {
		of := r.pairs(s, "`split` of an entity", []string{"column", "by"})
		e.Split = &Split{By: r.text(of["by"])}
		if of["column"] != nil {
			e.Split.Column = r.column(of["column"])
		}
		if e.Split.By == "" || e.Split.Column.Name == "" {
			r.problem(r.at(s), "`split` needs `column`, and `by`: what stands between two things, such as \";\"")
		}
		if !slices.ContainsFunc(e.Keys, func(c Column) bool { return c.Name == e.Split.Column.Name }) {
			r.problem(r.at(s), "the column of `split` must be one of the `keys`: otherwise all parts of the cell are one thing")
		}
	}
	return e
}

// properties reads the fields of an entity.
func (r *reader) properties(e *Entity, n *yaml.Node, byName map[string]*Entity) {
	if e.Type == nil || n.Kind != yaml.MappingNode {
		return
	}
	var list *yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == "properties" {
			list = n.Content[i+1]
		}
	}
	if list != nil && list.Kind != yaml.MappingNode {
		r.problem(r.at(list), "`properties` must be a mapping: fields of a %s, each with a value", grammar.Word(e.Type.Name))
		return
	}
	if list != nil {
		for i := 0; i+1 < len(list.Content); i += 2 {
			r.field(e, list.Content[i], list.Content[i+1], byName)
		}
	}
	if name := e.Type.Property("name"); name != nil && name.Required && e.ID == "" && !slices.ContainsFunc(e.Fields, func(f Field) bool { return f.Name == "name" }) {
		r.problem(e.At, "a %s needs `name`: the column with the name", grammar.Word(e.Type.Name))
	}
	if e.Introduces() && !slices.ContainsFunc(e.Fields, func(f Field) bool { return !f.Listed && f.Name != "label" }) && e.Type.Name != "Quotation" {
		r.problem(e.At, "the entity %q says nothing: give it a property that a row reports, such as `status` or `when`", e.Name)
	}
}

// field reads one field.
func (r *reader) field(e *Entity, key, n *yaml.Node, byName map[string]*Entity) {
	member, writable, known := grammar.MemberOf(e.Type, key.Value)
	word := grammar.Word(e.Type.Name)
	switch {
	case known && !writable:
		r.problem(r.at(key), "Parley derives `%s` of %s: remove it", key.Value, word)
		return
	case !writable:
		r.problem(r.at(key), "unknown field `%s` of %s%s", dossier.Shortened(key.Value), word, suggested(key.Value, grammar.Fields(e.Type)))
		return
	}
	f := Field{Name: key.Value, Property: member.Property, Relation: member.Via.Relation}
	for _, v := range elements(n) {
		if f.Relation != nil {
			f.Values = append(f.Values, r.link(f, member.Via, v, byName))
		} else {
			f.Values = append(f.Values, r.value(f.Property, v, byName))
		}
	}
	if len(f.Values) > 1 && f.Property != nil && f.Property.Kind != graph.Strings && !f.Property.List {
		r.problem(r.at(n), "`%s` has one value: join the columns with `columns` and `join`", f.Name)
	}
	f.Listed = listed(e, f, member)
	if !e.Introduces() && !f.Listed && !member.InSource() || e.Introduces() && !member.InSource() {
		f.Listed = true // it has no history
	}
	e.Fields = append(e.Fields, f)
}

// elements returns the elements of a list, or the node itself.
func elements(n *yaml.Node) []*yaml.Node {
	if n.Kind == yaml.SequenceNode {
		return n.Content
	}
	return []*yaml.Node{n}
}

// listed reports whether a field belongs into a reference file. Names belong there. A value that the mapping gives for
// every row belongs there, too, because no row of the table reports the value.
func listed(e *Entity, f Field, member grammar.Member) bool {
	if e.Introduces() {
		return false
	}
	if f.Name == "name" || !member.Claimed() {
		return true
	}
	return !slices.ContainsFunc(f.Values, func(v Value) bool { return !constant(e, v) })
}

// constant reports whether a value is the same in all rows.
func constant(e *Entity, v Value) bool {
	if len(v.Columns) > 0 || v.Entity != nil && (v.Entity.ID == "" || e.ID == "") {
		return false
	}
	for _, d := range v.Details {
		if slices.ContainsFunc(d.Values, func(v Value) bool { return !constant(e, v) }) {
			return false
		}
	}
	return true
}

// link reads an element of a relation: the entity at the other end, and details.
func (r *reader) link(f Field, via graph.Via, n *yaml.Node, byName map[string]*Entity) Value {
	v := Value{At: r.at(n)}
	details := slices.DeleteFunc(grammar.RelationFields(f.Relation), func(name string) bool { return name == "id" })
	keys := r.pairs(n, "`"+f.Name+"`", append(slices.Clone(relationKeys), details...))
	v.Entity = r.entity(n, keys["entity"], f.Name, via.Far(), byName)
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			name := n.Content[i].Value
			if !slices.Contains(details, name) {
				continue
			}
			p := f.Relation.Property(name)
			d := Field{Name: name, Property: p}
			for _, of := range elements(n.Content[i+1]) {
				d.Values = append(d.Values, r.value(p, of, byName))
			}
			if len(d.Values) > 1 && p.Kind != graph.Strings {
				r.problem(r.at(n.Content[i+1]), "`%s` has one value", name)
			}
			v.Details = append(v.Details, d)
		}
	}
	for _, p := range f.Relation.Properties {
		if grammar.Chosen(p) && keys[p.Name] == nil {
			r.problem(v.At, "`%s` needs `%s`: {literal: %s}, or a column", f.Name, p.Name, grammar.EnumWords(p.Enum)[0])
		}
	}
	return v
}

// entity reads the name of an entity whose type must be one of those of a type or interface.
func (r *reader) entity(n, name *yaml.Node, field, far string, byName map[string]*Entity) *Entity {
	if name == nil {
		r.problem(r.at(n), "`%s` needs `entity`: the name of an entity of this query", field)
		return nil
	}
	e := byName[r.text(name)]
	switch {
	case e == nil:
		r.problem(r.at(name), "the query has no entity %q%s", dossier.Shortened(name.Value), suggested(name.Value, slices.Sorted(maps.Keys(byName))))
	case e.Type != nil && !slices.Contains(grammar.TypeWords(far), grammar.Word(e.Type.Name)):
		r.problem(r.at(name), "%q is a %s, and `%s` takes %s", e.Name, grammar.Word(e.Type.Name), field, strings.Join(grammar.TypeWords(far), ", "))
	}
	return e
}

// value reads the value of a property.
func (r *reader) value(p *graph.Property, n *yaml.Node, byName map[string]*Entity) Value {
	v := Value{Join: " ", At: r.at(n)}
	if n.Kind != yaml.MappingNode {
		r.problem(v.At, "the value of `%s` must say where it comes from: {column: HEADING}, or {literal: VALUE}", p.Name)
		return v
	}
	keys := r.pairs(n, "the value of `"+p.Name+"`", valueKeys)
	given := 0
	for _, name := range []string{"column", "columns", "literal", "entity"} {
		if keys[name] != nil {
			given++
		}
	}
	if given != 1 {
		r.problem(v.At, "the value of `%s` comes from one of `column`, `columns`, `literal` and `entity`", p.Name)
		return v
	}
	switch {
	case keys["column"] != nil:
		v.Columns = []Column{r.column(keys["column"])}
	case keys["columns"] != nil:
		v.Columns = r.columns(keys["columns"])
	case keys["entity"] != nil:
		if p.Ref == "" {
			r.problem(v.At, "`%s` is no id: take a column or a literal", p.Name)
			return v
		}
		v.Entity = r.entity(n, keys["entity"], p.Name, p.Ref, byName)
	default:
		v.Literal = r.text(keys["literal"])
	}
	if p.Ref != "" && v.Entity == nil {
		r.problem(v.At, "`%s` is the id of a thing: write {entity: NAME}", p.Name)
	}
	if keys["join"] != nil {
		v.Join = r.text(keys["join"])
	}
	v.Split, v.Language, v.Script, v.Scheme = r.text(keys["split"]), r.text(keys["language"]), r.text(keys["script"]), r.text(keys["scheme"])
	r.fits(p, keys, &v)
	return v
}

// fits checks that the keys of a value fit the property, and reads the format and the words.
func (r *reader) fits(p *graph.Property, keys map[string]*yaml.Node, v *Value) {
	only := func(ok bool, why string, names ...string) {
		for _, name := range names {
			if keys[name] != nil && !ok {
				r.problem(r.at(keys[name]), "`%s` does not fit `%s`: %s", name, p.Name, why)
			}
		}
	}
	only(p.Kind == graph.Strings || p.List, "it has one value", "split")
	only(p.Struct == "EDTF", "it is no time", "format")
	only(p.Struct == "Name", "it is no list of names with a language", "language", "script")
	only(p.Struct == "Identifier", "it is no list of identifiers", "scheme")
	only(len(v.Columns) > 0, "no column is given", "split", "join", "words", "format")
	if p.Struct == "Identifier" && v.Scheme == "" {
		r.problem(v.At, "`identifiers` needs `scheme`: the register, such as wikidata")
	}
	if v.Language != "" && !grammar.Language(v.Language) {
		r.problem(r.at(keys["language"]), "%q is not a language tag: write a BCP 47 tag, such as en, uk or zh-Hant", v.Language)
	}
	if f := keys["format"]; f != nil && p.Struct == "EDTF" {
		format, err := NewFormat(r.text(f))
		if err != nil {
			r.problem(r.at(f), "%v", err)
		}
		v.Format = format
	}
	if w := keys["words"]; w != nil {
		v.Words = map[string]string{}
		for from, to := range r.pairs(w, "`words`", nil) {
			value := r.text(to)
			if _, err := imports.Scalar(p, value); err != nil {
				r.problem(r.at(to), "%q %v", value, err)
			}
			v.Words[words.Key(imports.Clean(from))] = value
		}
	}
	if len(v.Columns) == 0 && v.Entity == nil {
		if _, err := imports.Scalar(p, v.Literal); err != nil {
			r.problem(v.At, "%q %v", v.Literal, err)
		}
	}
}
