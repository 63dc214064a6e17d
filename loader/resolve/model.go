package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/graph"
)

// What the model does not tell, and a dossier turns on. Everything else that
// this package knows of types and fields it reads off the model.
var (
	// workedOut are the properties that no dossier writes, of whatever type: the
	// id is the item's own, the others follow from the claims.
	workedOut = []string{"id", "contested", "claims"}

	// workedOutParts are the parts of a flattened struct that follow from its first.
	workedOutParts = map[string][]string{"EDTF": {"earliest", "latest"}}

	// furtherParts are the parts that an element of a list needs besides its first.
	furtherParts = map[string][]string{"Identifier": {"scheme"}}

	// symmetric are the relations from one type to the same that put nothing
	// above anything: no circle of them is wrong.
	symmetric = []string{"POSSIBLY_SAME_AS"}

	// reportable are the types, or their interfaces, that come into being where
	// a source first reports them; others need a reference file.
	reportable = []string{"Occurrence", "Outcome", "Quotation"}

	// passages names, by type, the property whose value is the report's passage
	// where an item of that type leaves it out.
	passages = map[string]string{"Quotation": "text"}

	// spanStart and spanEnd are the properties of a relation that bound it in time.
	spanStart, spanEnd = "start", "end"
)

// word is the name of a type as a dossier writes it: Meeting is meeting.
func word(typ string) string {
	r, size := utf8.DecodeRuneInString(typ)
	return string(unicode.ToLower(r)) + typ[size:]
}

// itemTypes are the types that an item can have, by the word for them.
func itemTypes(m *graph.Model) map[string]*graph.Type {
	types := map[string]*graph.Type{}
	for _, t := range m.Types() {
		if !t.Derived && t.Is("Entity") {
			types[word(t.Name)] = t
		}
	}
	return types
}

func isReportable(t *graph.Type) bool {
	return slices.ContainsFunc(reportable, t.Is)
}

// writable tells whether a dossier writes the property.
func writable(p *graph.Property) bool {
	return p != nil && !p.Hidden && !slices.Contains(workedOut, p.Name)
}

// member is what a field of an item stands for: a property of its type, or the
// step along a relation.
type member struct {
	property *graph.Property
	via      graph.Via
}

// memberOf finds a field of a type; ok tells whether a dossier may write it,
// and known whether there is such a field at all.
func memberOf(m *graph.Model, t *graph.Type, name string) (found member, ok, known bool) {
	if p := t.Property(name); p != nil {
		return member{property: p}, writable(p), !p.Hidden
	}
	via, known := m.Via(t, name)
	if !known || via.Relation == nil {
		return member{}, false, false
	}
	return member{via: via}, tiesEntities(m, via.Relation), true
}

// tiesEntities tells whether both ends of a relation are things that a dossier
// writes items of: neither sources nor claims.
func tiesEntities(m *graph.Model, r *graph.Relation) bool {
	for _, end := range []string{r.From.Type, r.To.Type} {
		if !slices.ContainsFunc(m.Concrete(end), func(t *graph.Type) bool { return t.Is("Entity") }) {
			return false
		}
	}
	return true
}

// fieldNames lists the fields that a dossier may write of a type, sorted.
func fieldNames(m *graph.Model, t *graph.Type) []string {
	names := t.Fields()
	for _, r := range m.Relations() {
		for _, end := range []graph.End{r.From, r.To} {
			if end.Field != "" && t.Is(end.Type) {
				names = append(names, end.Field)
			}
		}
	}
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(name string) bool {
		_, ok, _ := memberOf(m, t, name)
		return !ok
	})
}

// neededParts lists the parts that an element of a list of structs has to have.
func neededParts(p *graph.Property) []string {
	return append([]string{p.Parts[0].Name}, furtherParts[p.Struct]...)
}

// relationFields lists what an element of a relation's list may say, sorted.
func relationFields(r *graph.Relation) []string {
	names := []string{"id"}
	for _, p := range r.Properties {
		name, _, _ := strings.Cut(p.Key, "_") // a part's property by its own name
		if writable(r.Property(name)) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// typeWords lists the words for the concrete types that a name stands for.
func typeWords(m *graph.Model, name string) []string {
	var words []string
	for _, t := range m.Concrete(name) {
		words = append(words, word(t.Name))
	}
	return words
}
