package dossier

import "strings"

// IdentifierKey is the text by which identifiers are compared. Registers do not tell identifiers apart by case, and nor
// does a search.
func IdentifierKey(scheme, value string) string { return strings.ToLower(scheme + ":" + value) }

// Identifiers maps the keys of the identifiers that a thing states to the identifiers, for messages.
func (t Thing) Identifiers() map[string]string {
	p := t.Type.Property("identifiers")
	if p == nil {
		return nil
	}
	values, _ := t.Values[p.Part("value").Index].([]string)
	schemes, _ := t.Values[p.Part("scheme").Index].([]string)
	all := map[string]string{}
	for i, value := range values {
		if i < len(schemes) {
			all[IdentifierKey(schemes[i], value)] = schemes[i] + " " + value
		}
	}
	return all
}
