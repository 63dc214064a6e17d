// Package grammar is what may be written in a dossier: which types an item can
// have, which fields a type, which keys a file, a report, an element of a list.
//
// It reads them off the model, so that a field that is added to a struct there
// can be written at once, and is in the JSON Schema at once. The few rules that
// the model does not tell stand together in rules.go.
package grammar

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/graph"
)

// Word is the name of a type as a dossier writes it: Meeting is meeting.
func Word(typ string) string {
	r, size := utf8.DecodeRuneInString(typ)
	return string(unicode.ToLower(r)) + typ[size:]
}

// TypeWords lists the words for the concrete types that a name stands for.
func TypeWords(name string) []string {
	var words []string
	for _, t := range graph.Parley.Concrete(name) {
		words = append(words, Word(t.Name))
	}
	return words
}

// ItemTypes are the types that an item can have, by the word for them.
func ItemTypes() map[string]*graph.Type {
	types := map[string]*graph.Type{}
	for _, t := range graph.Parley.Types() {
		if !t.Derived && t.Is("Entity") {
			types[Word(t.Name)] = t
		}
	}
	return types
}

// EnumWords are the values of a closed set as a dossier writes them: UNDER_WAY
// is under way.
func EnumWords(values []string) []string {
	if !slices.ContainsFunc(values, func(v string) bool { return len(v) > 1 }) {
		return values // grades keep their capital
	}
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = strings.ToLower(strings.ReplaceAll(v, "_", " "))
	}
	return words
}

// Writable tells whether a dossier writes the property, which may be nil.
func Writable(p *graph.Property) bool {
	return p != nil && !p.Hidden && !slices.Contains(workedOut, p.Name)
}

// Member is what a field of an item stands for: a property of its type, or the
// step along a relation.
type Member struct {
	Property *graph.Property
	Via      graph.Via
}

// Claimed tells whether a source can report it: it has a history.
func (m Member) Claimed() bool { return m.Property == nil || m.Property.State }

// MemberOf finds a field of a type; ok tells whether a dossier may write it,
// and known whether there is such a field at all.
func MemberOf(t *graph.Type, name string) (found Member, ok, known bool) {
	if p := t.Property(name); p != nil {
		return Member{Property: p}, Writable(p), !p.Hidden
	}
	via, known := graph.Parley.Via(t, name)
	if !known || via.Relation == nil {
		return Member{}, false, false
	}
	return Member{Via: via}, linksEntities(via.Relation), true
}

// linksEntities tells whether both ends of a relation are things that a dossier
// writes items of: neither sources nor claims.
func linksEntities(r *graph.Relation) bool {
	for _, end := range []string{r.From.Type, r.To.Type} {
		if !slices.ContainsFunc(graph.Parley.Concrete(end), func(t *graph.Type) bool { return t.Is("Entity") }) {
			return false
		}
	}
	return true
}

// Fields lists the fields that a dossier may write of a type, sorted.
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

// RelationFields lists what an element of a relation's list may say, sorted.
func RelationFields(r *graph.Relation) []string {
	names := []string{"id"}
	for _, p := range r.Properties {
		name, _, _ := strings.Cut(p.Key, "_") // a part's property by its own name
		if Writable(r.Property(name)) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Chosen tells whether the property is a closed set that tells one relation
// from its like, and so has to be given.
func Chosen(p *graph.Property) bool { return p.Identity && p.Enum != nil }

// Parts lists the parts of a property that a dossier may write, in their order.
func Parts(p *graph.Property) []string {
	var names []string
	for _, part := range p.Parts {
		if !part.Hidden && !WorkedOutPart(p, part.Name) {
			names = append(names, part.Name)
		}
	}
	return names
}

// WorkedOutPart tells whether a part follows from the first.
func WorkedOutPart(p *graph.Property, part string) bool {
	return slices.Contains(workedOutParts[p.Struct], part)
}

// NeededParts lists the parts that have to be there where any is.
func NeededParts(p *graph.Property) []string {
	return append([]string{p.Parts[0].Name}, furtherParts[p.Struct]...)
}

// Element is the property that one element of a list is: one text, or one value
// of a closed set.
func Element(p *graph.Property) *graph.Property {
	return &graph.Property{Name: p.Name, Kind: graph.String, Enum: p.Enum, Ref: p.Ref}
}
