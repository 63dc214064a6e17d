package jsonschema

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"parley/graph"
	"parley/loader/edtf"
	"parley/loader/grammar"
)

// Words returns the description of a type, or with a path the description of a field. The path leads to a property or
// a relation, and from there to a part of the property or to a property of the relation: Meeting; Meeting,
// participants; Meeting, participants, side. It returns "" when there is no description.
type Words func(typ string, path ...string) string

// Dossier is the schema for all kinds of files of a dossier.
func Dossier(words Words) *Schema {
	g := generator{words: words, defs: scalars()}
	s := &Schema{
		Dialect: dialect,
		Title:   "A file of a Parley dossier",
		OneOf:   []*Schema{ref("dossier"), ref("reference"), ref("source"), ref("judgements")},
		Defs:    g.defs,
	}
	g.defs["dossier"] = described(object(map[string]*Schema{
		"dossier": described(ref("newId"), "The dossier's id"),
		"title":   described(ref("text"), "The subject of the dossier"),
	}, grammar.HeadKeys...), "The file that names the dossier")
	g.defs["reference"] = described(object(map[string]*Schema{
		"things":      described(listOf(g.items("things", false)), "Items: first the type and the id, then the fields"),
		grammar.Draft: described(&Schema{Type: "boolean"}, "True for the new things of a draft"),
	}, "things"), "A reference file: it names people, places, plans and other things. It reports nothing")
	g.defs["source"] = g.source()
	g.defs["report"] = g.report()
	g.defs["judgements"] = described(object(map[string]*Schema{
		grammar.Judgements: described(listOf(ref("judgement")), "Judgements. Of two judgements about one pair, the later counts"),
	}, grammar.Judgements), "A file of judgements: which ids stand for one thing")
	g.defs["judgement"], g.defs["twoIDs"] = judgement(), twoIDs()
	return s
}

// generator collects the definitions. All types share the definition of a relation.
type generator struct {
	words Words
	defs  map[string]*Schema
}

// items is one item of any type, under `things` or under `says`. It does not list the types as alternatives, because
// an editor would then offer the fields of all types and report the missing fields of all types.
func (g generator) items(where string, claimed bool) *Schema {
	s, typed, typeless := &Schema{Type: "object"}, &Schema{Type: "object"}, object(map[string]*Schema{})
	types := grammar.ItemTypes()
	for _, word := range slices.Sorted(maps.Keys(types)) {
		name := where + "." + word
		g.defs[name] = g.item(word, types[word], claimed)
		s.AllOf = append(s.AllOf, &Schema{If: g.isItem(word, types), Then: ref(name)})
		typed.AnyOf = append(typed.AnyOf, has(word))
		typeless.Properties[word] = &Schema{Description: g.words(types[word].Name)}
	}
	// Without a type, the only possible keys are types.
	typeless.MinProperties = 1
	s.AllOf = append(s.AllOf, &Schema{If: typed, Else: typeless})
	return s
}

// isItem matches an item of that type. A word can be a type and a field: an outcome has a field `meeting`.
func (g generator) isItem(word string, types map[string]*graph.Type) *Schema {
	s := has(word)
	for _, other := range slices.Sorted(maps.Keys(types)) {
		if slices.Contains(grammar.Fields(types[other]), word) {
			if s.Not == nil {
				s.Not = &Schema{}
			}
			s.Not.AnyOf = append(s.Not.AnyOf, has(other))
		}
	}
	return s
}

// item is one item of the type. With claimed it has only the fields that a source file may have.
func (g generator) item(word string, t *graph.Type, claimed bool) *Schema {
	fields := map[string]*Schema{word: described(ref("newId"), g.words(t.Name))}
	for _, name := range grammar.Fields(t) {
		m, _, _ := grammar.MemberOf(t, name)
		switch {
		case claimed && !m.InSource():
		case m.Property != nil:
			fields[name] = described(g.property(m.Property, t.Name, name), g.words(t.Name, name))
		default:
			fields[name] = described(g.relation(m.Via.Relation), g.relationWords(t, name, m.Via))
		}
	}
	s := described(object(fields, word), g.words(t.Name))
	if _, passage := grammar.Passage(t); claimed && !passage {
		s.MinProperties = 2 // an item needs a field
	}
	return s
}

// relationWords is the description of a relation field, with the types of ids that it takes.
func (g generator) relationWords(t *graph.Type, field string, via graph.Via) string {
	takes := "Takes ids: " + strings.Join(grammar.TypeWords(via.Far()), ", ")
	if words := g.words(t.Name, field); words != "" {
		return strings.TrimSuffix(words, ".") + ". " + takes
	}
	return takes
}

// relation is the value of a relation field. It is the same from both ends.
func (g generator) relation(r *graph.Relation) *Schema {
	name := grammar.Word(r.Struct)
	if g.defs[name] == nil {
		element := &Schema{AnyOf: []*Schema{ref("id"), g.relationElement(r)}}
		if slices.ContainsFunc(r.Properties, grammar.Chosen) {
			element = g.relationElement(r)
		}
		g.defs[name+"Element"] = element
		g.defs[name] = oneOrMore(ref(name + "Element"))
	}
	return ref(name)
}

// relationElement is the mapping with the details of a relation.
func (g generator) relationElement(r *graph.Relation) *Schema {
	fields := map[string]*Schema{}
	required := []string{"id"}
	for _, name := range grammar.RelationFields(r) {
		if name == "id" {
			fields[name] = described(ref("id"), "The thing at the other end")
			continue
		}
		p := r.Property(name)
		if grammar.Chosen(p) {
			required = append(required, name)
		}
		words := g.words(r.From.Type, r.From.Field, name)
		if words == "" {
			words = g.words(r.To.Type, r.To.Field, name)
		}
		fields[name] = described(g.property(p, r.From.Type, r.From.Field, name), words)
	}
	return object(fields, required...)
}

// property is the value of a property. The type and the path say where its description is.
func (g generator) property(p *graph.Property, typ string, path ...string) *Schema {
	switch {
	case p.Parts != nil:
		return g.parts(p, typ, path)
	case p.Kind == graph.Strings && p.Ref != "":
		return oneOrMore(ref("id"))
	case p.Kind == graph.Strings && p.State:
		return oneOrMore(g.property(grammar.Element(p), typ, path...))
	case p.Kind == graph.Strings:
		element := g.property(grammar.Element(p), typ, path...)
		if grammar.OfIDs(p) {
			element = ref("newId")
		}
		list := listOf(element)
		list.UniqueItems = true
		if p.State {
			return &Schema{AnyOf: []*Schema{element, list}}
		}
		return list
	case p.Ref != "":
		return ref("id")
	case p.Enum != nil:
		return oneOf(grammar.EnumWords(grammar.Values(p)))
	}
	switch p.Kind {
	case graph.Int:
		return wholeNumber(p)
	case graph.Float:
		return measure(p)
	case graph.Bool:
		return &Schema{Type: "boolean"}
	}
	return ref("text")
}

// measure is a number, within the limits of what it measures.
func measure(p *graph.Property) *Schema {
	s := &Schema{Type: "number"}
	if x, measures := grammar.Limit(p); measures {
		most := int(x)
		least := -most
		s.Minimum, s.Maximum = &least, &most
	}
	return s
}

// wholeNumber is a number of 32 bits. A number of things is not negative.
func wholeNumber(p *graph.Property) *Schema {
	least, most := math.MinInt32, math.MaxInt32
	if n, counts := grammar.Least(p); counts {
		least = int(n)
	}
	return &Schema{Type: "integer", Minimum: &least, Maximum: &most}
}

// parts is a struct, or a list of structs.
func (g generator) parts(p *graph.Property, typ string, path []string) *Schema {
	name := grammar.Word(strings.ToLower(p.Struct))
	if g.defs[name] == nil {
		fields := map[string]*Schema{}
		for _, part := range grammar.Parts(p) {
			of := p.Part(part)
			if p.List {
				of = grammar.Element(of)
			}
			fields[part] = described(g.property(of, typ, append(path, part)...), g.words(typ, append(path, part)...))
			if grammar.TimePart(p, part) {
				fields[part] = described(ref("edtfText"), fields[part].Description)
			}
		}
		first := p.Parts[0].Name
		if p.Struct == "EDTF" {
			fields[first] = described(ref("edtfText"), fields[first].Description)
		}
		s := object(fields, grammar.NeededParts(p)...)
		if !p.List {
			s = &Schema{AnyOf: []*Schema{{Ref: fields[first].Ref}, s}}
		}
		g.defs[name] = s
	}
	if p.List {
		list := listOf(ref(name))
		list.UniqueItems = true
		return list
	}
	return ref(name)
}

// scalars are the basic definitions.
func scalars() map[string]*Schema {
	const (
		text    = `\S`
		date    = `[?~%]?[0-9X]{4}[?~%]?(-[?~%]?[0-9X]{2}[?~%]?(-[?~%]?[0-9X]{2}[?~%]?)?)?`
		instant = `[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})`
		point   = `(` + date + `|` + instant + `)`
		side    = `(` + point + `|\.\.)?`
		member  = `(` + point + `(\.\.(` + point + `)?)?|\.\.` + point + `)`
		members = member + `(, ?` + member + `)*`
		set     = `\[` + members + `\]|\{` + members + `\}`
	)
	first, last := 1, 9999
	claim := &Schema{Pattern: "^(" + grammar.ClaimPrefix + "|" + grammar.LoadPrefix + ")"}
	return map[string]*Schema{
		"text": described(&Schema{Type: "string", Pattern: text}, "Text. Put it in quotes when YAML would read it as a number, a date, true or false."),
		"quote": described(&Schema{Type: "string", Pattern: fmt.Sprintf(`^\S+(\s+\S+){0,%d}\s*$`, grammar.MaxWords-1)},
			fmt.Sprintf("A passage, word for word, at most %d words", grammar.MaxWords)),
		"id": described(&Schema{Type: "string", Pattern: grammar.Slug, MaxLength: grammar.MaxIDLength}, "The id of a thing"),
		"newId": described(&Schema{Type: "string", Pattern: grammar.Slug, MaxLength: grammar.MaxIDLength, Not: claim},
			"An id: lower-case ASCII letters and digits, with single hyphens between them"),
		"edtfText": described(&Schema{AnyOf: []*Schema{
			{Type: "string", Pattern: "^(" + point + "|" + side + "/" + side + "|" + set + ")$", MaxLength: edtf.MaxLength},
			{Type: "integer", Minimum: &first, Maximum: &last}, // YAML reads 2025 as a number
		}}, "A time in EDTF: 2025, 2025-11, 2025-11-30, 2025-11-30T16:26Z, 2025-12-01/2025-12-05. A set stands in quotes: \"[2025-04-11,2025-04-14]\" is one of two days, \"{2025-06-03,2025-06-05}\" is both."),
	}
}
