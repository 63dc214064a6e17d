package jsonschema

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"parley/graph"
	"parley/loader/grammar"
)

// sample writes a valid value of the property.
func sample(p *graph.Property) string {
	switch {
	case p.Parts != nil && p.Struct == "EDTF":
		return "{text: 2025-11-30, worded: Sunday, inferredFrom: its date}"
	case p.Parts != nil:
		var parts []string
		for _, name := range grammar.Parts(p) {
			value := sample(grammar.Element(p.Part(name)))
			if grammar.TimePart(p, name) {
				value = "2025"
			}
			parts = append(parts, name+": "+value)
		}
		return "[{" + strings.Join(parts, ", ") + "}]"
	case grammar.OfIDs(p):
		return "[a-former-id]"
	case p.Kind == graph.Strings:
		return "[" + sample(grammar.Element(p)) + "]"
	case p.Ref != "":
		return far(p.Ref)
	case p.Enum != nil:
		words := grammar.EnumWords(grammar.Values(p))
		return words[len(words)-1]
	}
	return map[graph.Kind]string{graph.Int: "28", graph.Float: "25.5", graph.Bool: "true", graph.String: "Some words"}[p.Kind]
}

// far is the id of a thing of the type or interface. The thing is in others.
func far(name string) string {
	return "other-" + strings.ToLower(graph.Parley.Concrete(name)[0].Name)
}

// others is a reference file with a thing of every type.
func others() string {
	var b strings.Builder
	b.WriteString("things:\n")
	types := grammar.ItemTypes()
	for _, word := range slices.Sorted(maps.Keys(types)) {
		fmt.Fprintf(&b, "  - %s: %s\n", word, far(types[word].Name))
	}
	return b.String()
}

func TestEveryFieldCanBeWritten(t *testing.T) {
	s := compiled(t)
	for word, typ := range grammar.ItemTypes() {
		for _, name := range grammar.Fields(typ) {
			m, _, _ := grammar.MemberOf(typ, name)
			var values []string
			if m.Property != nil {
				values = []string{sample(m.Property)}
			} else {
				whole := []string{"id: " + far(m.Via.Far())}
				needed := slices.Clone(whole)
				for _, field := range grammar.RelationFields(m.Via.Relation) {
					if p := m.Via.Relation.Property(field); p != nil {
						whole = append(whole, field+": "+sample(p))
						if grammar.Chosen(p) {
							needed = append(needed, field+": "+sample(p))
						}
					}
				}
				values = []string{"{" + strings.Join(whole, ", ") + "}", "[{" + strings.Join(needed, ", ") + "}]"}
				if len(needed) == 1 {
					values = append(values, far(m.Via.Far()), "["+far(m.Via.Far())+"]")
				}
			}
			for _, value := range values {
				item := fmt.Sprintf("{%s: it, %s: %s}", word, name, value)
				files := map[string]string{
					"dossier.yaml": "dossier: d\ntitle: D\n", "others.yaml": others(), "x.yaml": "things: [" + item + "]\n",
				}
				check := func(text string) {
					if err := s.Validate(parse(t, text)); err != nil {
						t.Errorf("the schema refuses %s: %v", text, err)
					}
					if err := load(t, files); err != nil {
						t.Errorf("the loader refuses %s: %v", text, err)
					}
				}
				check(files["x.yaml"])
				if m.InSource() {
					files["x.yaml"] = "things: [{" + word + ": it}]\n"
					files["s.yaml"] = source("", "", item)
					check(files["s.yaml"])
				}
			}
		}
	}
}
