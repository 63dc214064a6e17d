package jsonschema

import (
	"cmp"
	"maps"
	"slices"

	"parley/graph"
	"parley/loader/grammar"
)

// Mapping is the schema for a mapping: the file that says what the columns of a table mean. Package mapping reads it.
func Mapping(words Words) *Schema {
	g := generator{words: words, defs: scalars()}
	s := object(map[string]*Schema{
		"dossier": described(object(map[string]*Schema{
			"id":    described(ref("newId"), "The dossier's id. Default: it follows from the id of the source"),
			"title": described(ref("text"), "The subject of the dossier. Default: the title of the source"),
		}), "The dossier, if the folder has none yet"),
		"source":  g.origin(),
		"queries": described(listOf(ref("query")), "What a row says. A row can serve several queries"),
	}, "source", "queries")
	s.Dialect, s.Title, s.Defs = dialect, "A mapping of a table for parley import csv", g.defs
	g.defs["heading"] = described(&Schema{Type: "string", Pattern: `\S`}, "The heading of a column, as the table has it")
	g.defs["filters"] = &Schema{Type: "object", PatternProperties: map[string]*Schema{"": oneOrMore(&Schema{Type: "string"})}}
	g.defs["query"] = object(map[string]*Schema{
		"filters":     described(&Schema{AllOf: []*Schema{ref("filters")}}, "Only rows with one of these values in each of these columns"),
		"filters_not": described(&Schema{AllOf: []*Schema{ref("filters")}}, "No rows with one of these values in one of these columns"),
		"entities": described(&Schema{Type: "object", MinProperties: 1, PatternProperties: map[string]*Schema{"": ref("entity")}},
			"The things of which a row speaks, each with a name of your choice"),
	}, "entities")
	types := grammar.ItemTypes()
	entity := has("type")
	entity.Properties = map[string]*Schema{"type": described(oneOf(slices.Sorted(maps.Keys(types))), "The type of the thing")}
	for _, word := range slices.Sorted(maps.Keys(types)) {
		g.defs["entity."+word] = g.entity(types[word])
		is := has("type")
		is.Properties = map[string]*Schema{"type": {Enum: []string{word}}}
		entity.AllOf = append(entity.AllOf, &Schema{If: is, Then: ref("entity." + word)})
	}
	g.defs["entity"] = entity
	return s
}

// origin is the publication from which the table comes.
func (g generator) origin() *Schema {
	t := graph.Parley.Type("Source")
	fields := map[string]*Schema{
		"source": described(ref("newId"), "The source's id"),
		grammar.Publisher: described(&Schema{AnyOf: []*Schema{ref("id"), object(map[string]*Schema{
			"id":   described(ref("newId"), "The id of the organization"),
			"name": described(ref("text"), "The name of the organization, if the dossier does not have it"),
		}, "id")}}, g.words(t.Name, grammar.Publisher)),
		"published": described(&Schema{AnyOf: []*Schema{ref("edtfText"), object(map[string]*Schema{
			"text":         described(ref("edtfText"), "The time in EDTF"),
			"inferredFrom": described(ref("text"), "How you know the time. Example: the day of the download"),
		}, "text")}}, g.words(t.Name, "published")),
		"text": described(ref("text"), "The name of the table in the folder of texts. Default: the name of the file"),
	}
	for _, name := range []string{"title", "author", "language", "url", "reliability"} {
		fields[name] = described(g.property(t.Property(name), t.Name, name), g.words(t.Name, name))
	}
	return described(object(fields, "source", "published"), "Where the table comes from")
}

// entity is a thing of one type of which a row speaks.
func (g generator) entity(t *graph.Type) *Schema {
	fields := map[string]*Schema{}
	for _, name := range grammar.Fields(t) {
		m, _, _ := grammar.MemberOf(t, name)
		var value *Schema
		if m.Property != nil {
			value = g.cell(m.Property, t.Name, name)
			if p := m.Property; p.Kind == graph.Strings || p.List {
				value = oneOrMore(value)
			}
		} else {
			value = oneOrMore(g.far(m.Via.Relation))
		}
		words := g.words(t.Name, name)
		if m.Property == nil {
			words = g.relationWords(t, name, m.Via)
		}
		fields[name] = described(&Schema{AllOf: []*Schema{value}}, words)
	}
	s := object(map[string]*Schema{
		"type":        {Enum: []string{grammar.Word(t.Name)}},
		"id":          described(ref("newId"), "The id of the thing, if it is the same thing in all rows"),
		"keys":        described(oneOrMore(ref("heading")), "The columns that tell one thing from another. The id is made from their cells"),
		"key_literal": described(ref("text"), "A word at the beginning of the ids"),
		"split": described(object(map[string]*Schema{
			"column": ref("heading"), "by": described(&Schema{Type: "string"}, "What stands between two things, such as \";\""),
		}, "column", "by"), "For a cell with several things. The column must be one of the keys"),
		"properties": described(object(fields), "What the row says about the thing"),
	}, "type")
	s.AnyOf = []*Schema{{Required: []string{"id"}}, {Required: []string{"keys"}}}
	return described(s, g.words(t.Name))
}

// cell is where the value of a property comes from. All properties with the same values share a definition.
func (g generator) cell(p *graph.Property, typ string, path ...string) *Schema {
	name := "value." + cmp.Or(p.Struct, p.Set, map[graph.Kind]string{graph.Int: p.Name, graph.Float: p.Name, graph.Bool: "yes"}[p.Kind], "text")
	switch {
	case p.Ref != "":
		name = "value.id"
	case p.Kind == graph.Strings && !p.List:
		name += "s"
	}
	if g.defs[name] == nil {
		g.defs[name] = g.origins(p, typ, path)
	}
	return ref(name)
}

// origins are the places from which a value of the property can come.
func (g generator) origins(p *graph.Property, typ string, path []string) *Schema {
	if p.Ref != "" {
		return object(map[string]*Schema{"entity": described(ref("text"), "The name of an entity of this query")}, "entity")
	}
	value := g.literal(p, typ, path)
	fields := map[string]*Schema{
		"column":  ref("heading"),
		"columns": described(oneOrMore(ref("heading")), "Several columns, joined to one text"),
		"join":    described(&Schema{Type: "string"}, "What stands between the cells of several columns. Default: a space. A stroke between two times makes an interval"),
		"literal": described(&Schema{AllOf: []*Schema{value}}, "The same value in all rows"),
		"words": described(&Schema{Type: "object", PatternProperties: map[string]*Schema{"": value}},
			"The value for each word of the table"),
	}
	if p.Kind == graph.Strings || p.List {
		fields["split"] = described(&Schema{Type: "string"}, "What stands between several values in one cell")
	}
	switch p.Struct {
	case "EDTF":
		fields["format"] = described(&Schema{Type: "string", Pattern: "%"}, "How the table writes times, in the directives of strptime, such as %d/%m/%Y. Without it, the cells are EDTF")
	case "Name":
		fields["language"] = described(ref("text"), "The language of the names, by BCP 47")
		fields["script"] = described(ref("text"), "The script of the names, by ISO 15924")
	case "Identifier":
		fields["scheme"] = described(ref("text"), "The register, such as wikidata")
	}
	s := object(fields)
	for _, name := range []string{"column", "columns", "literal"} {
		s.OneOf = append(s.OneOf, &Schema{Required: []string{name}})
	}
	if p.Struct == "Identifier" {
		s.Required = []string{"scheme"}
	}
	return s
}

// literal is one value of a property.
func (g generator) literal(p *graph.Property, typ string, path []string) *Schema {
	switch {
	case p.Struct == "EDTF":
		return ref("edtfText")
	case p.List:
		return ref("text")
	case p.Kind == graph.Strings:
		return g.property(grammar.Element(p), typ, path...)
	}
	return g.property(p, typ, path...)
}

// far is an element of a relation: the entity at the other end, and details.
func (g generator) far(r *graph.Relation) *Schema {
	name := "to." + grammar.Word(r.Struct)
	if g.defs[name] == nil {
		fields, required := map[string]*Schema{"entity": described(ref("text"), "The name of an entity of this query: the thing at the other end")}, []string{"entity"}
		for _, detail := range grammar.RelationFields(r) {
			if detail == "id" {
				continue
			}
			p := r.Property(detail)
			value := g.cell(p, r.From.Type, r.From.Field, detail)
			if p.Kind == graph.Strings {
				value = oneOrMore(value)
			}
			words := g.words(r.From.Type, r.From.Field, detail)
			if words == "" {
				words = g.words(r.To.Type, r.To.Field, detail)
			}
			fields[detail] = described(&Schema{AllOf: []*Schema{value}}, words)
			if grammar.Chosen(p) {
				required = append(required, detail)
			}
		}
		g.defs[name] = object(fields, required...)
	}
	return ref(name)
}
