// Package grammar says what a dossier may contain: the types of items, the fields of a type, and the keys of a file,
// of a report and of a list element.
//
// It reads this from the model. A field that is added to a struct of the model can be written in a dossier at once,
// and is in the JSON Schema at once. The few rules that the model does not hold are in rules.go.
package grammar

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/graph"
)

// Word is the name of a type as a dossier writes it: "meeting" for Meeting.
func Word(typ string) string {
	r, size := utf8.DecodeRuneInString(typ)
	return string(unicode.ToLower(r)) + typ[size:]
}

// TypeWords lists the words for the concrete types of a type or interface.
func TypeWords(name string) []string {
	var words []string
	for _, t := range graph.Parley.Concrete(name) {
		words = append(words, Word(t.Name))
	}
	return words
}

// ItemTypes are the types of items, by their word.
func ItemTypes() map[string]*graph.Type {
	types := map[string]*graph.Type{}
	for _, t := range graph.Parley.Types() {
		if !t.Derived && t.Is("Entity") {
			types[Word(t.Name)] = t
		}
	}
	return types
}

// EnumWords are enum values as a dossier writes them: "under way" for UNDER_WAY.
func EnumWords(values []string) []string {
	if !slices.ContainsFunc(values, func(v string) bool { return len(v) > 1 }) {
		return values // the grades of reliability stay in upper case
	}
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = strings.ToLower(strings.ReplaceAll(v, "_", " "))
	}
	return words
}

// Values lists the values of an enum property that a dossier may write.
func Values(p *graph.Property) []string {
	return slices.DeleteFunc(slices.Clone(p.Enum), func(v string) bool { return slices.Contains(workedOutValues[p.Set], v) })
}

// Writable reports whether a dossier may write the property. The property may be nil.
func Writable(p *graph.Property) bool {
	return p != nil && !p.Hidden && !slices.Contains(workedOut, p.Name)
}

// Member is what a field of an item stands for: a property of its type, or a relation.
type Member struct {
	Property *graph.Property
	Via      graph.Via
}

// Claimed reports whether a source can report the field: it then has a history.
func (m Member) Claimed() bool { return m.Property == nil || m.Property.State }

// InSource reports whether a source file may have the field: a source can report it, or it is for the words of the
// editors.
func (m Member) InSource() bool { return m.Claimed() || Editorial(m.Property) }

// MemberOf finds a field of a type. ok reports whether a dossier may write the field, and known whether the field
// exists.
func MemberOf(t *graph.Type, name string) (found Member, ok, known bool) {
	if p := t.Property(name); p != nil {
		return Member{Property: p}, Writable(p), !p.Hidden
	}
	via, known := graph.Parley.Via(t, name)
	if !known || via.Relation == nil {
		return Member{}, false, false
	}
	_, derived := workedOutRelations[via.Relation.Name]
	return Member{Via: via}, linksEntities(via.Relation) && !derived, true
}

// Instead names the field that a dossier writes in place of a field that Parley derives. It is empty if there is none.
func (m Member) Instead() string {
	if m.Via.Relation == nil || workedOutRelations[m.Via.Relation.Name] == "" {
		return ""
	}
	r := graph.Parley.Relation(workedOutRelations[m.Via.Relation.Name])
	if m.Via.Reverse {
		return r.To.Field
	}
	return r.From.Field
}

// linksEntities reports whether both ends of a relation are things that a dossier writes as items. Sources and claims
// are not.
func linksEntities(r *graph.Relation) bool {
	for _, end := range []string{r.From.Type, r.To.Type} {
		if !slices.ContainsFunc(graph.Parley.Concrete(end), func(t *graph.Type) bool { return t.Is("Entity") }) {
			return false
		}
	}
	return true
}

// Fields lists, in order, the fields of a type that a dossier may write.
func Fields(t *graph.Type) []string {
	names := t.Fields()
	for _, r := range graph.Parley.Relations() {
		for _, end := range []graph.End{r.From, r.To} {
			if end.Field != "" && t.Is(end.Type) {
				names = append(names, end.Field)
			}
		}
	}
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(name string) bool {
		_, ok, _ := MemberOf(t, name)
		return !ok
	})
}

// RelationFields lists, in order, the keys of an element in a relation's list.
func RelationFields(r *graph.Relation) []string {
	names := []string{"id"}
	for _, p := range r.Properties {
		name, _, _ := strings.Cut(p.Key, "_") // a part counts as its property
		if Writable(r.Property(name)) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Chosen reports whether the property is an enum that belongs to the identity of a relation. Such a property is
// mandatory.
func Chosen(p *graph.Property) bool { return p.Identity && p.Enum != nil }

// Parts lists the parts of a property that a dossier may write, in the order of the model.
func Parts(p *graph.Property) []string {
	var names []string
	for _, part := range p.Parts {
		if !part.Hidden && !WorkedOutPart(p, part.Name) {
			names = append(names, part.Name)
		}
	}
	return names
}

// WorkedOutPart reports whether Parley derives a part from the first part.
func WorkedOutPart(p *graph.Property, part string) bool {
	return slices.Contains(workedOutParts[p.Struct], part)
}

// NeededParts lists the mandatory parts of a property.
func NeededParts(p *graph.Property) []string {
	return append([]string{p.Parts[0].Name}, furtherParts[p.Struct]...)
}

// Element is the property of one element of a list: one text, or one enum value.
func Element(p *graph.Property) *graph.Property {
	return &graph.Property{Name: p.Name, Key: p.Key, Kind: graph.String, Enum: p.Enum, Set: p.Set, Ref: p.Ref}
}
