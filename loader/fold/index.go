package fold

import (
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/words"
)

const (
	person       = "Person"
	organization = "Organization"
)

// sortKeys sets the properties by which things are sorted, so that they follow a claimed value.
func sortKeys(t *graph.Type, values []graph.Value) {
	for _, p := range t.Properties {
		key := t.Property(p.Order)
		if key == nil || !key.Hidden {
			continue
		}
		values[key.Index] = nil
		sorted, ok := values[p.Index].(string)
		if by := t.Property("sortName"); p.Name == "name" && by != nil {
			sorted, ok = sortName(t, values)
			values[by.Index] = nil
			if ok {
				values[by.Index] = clean(sorted)
			}
		}
		if ok {
			values[key.Index] = clean(words.SortKey(sorted))
		}
	}
}

// sortName returns the name by which a thing is sorted: the name that a reference file gives for this, or else the name. The
// family name of a person comes first. It returns false if the thing has no name.
func sortName(t *graph.Type, values []graph.Value) (string, bool) {
	if given, ok := values[t.Property("sortName").Index].(string); ok {
		return given, true
	}
	name, ok := values[t.Property("name").Index].(string)
	if !ok || !familyNamed(t, values) {
		return name, ok
	}
	return words.FamilyFirst(name, languageOf(t, values, name)), true
}

// familyNamed reports whether the names of a thing can have a family name. The description of an unnamed person has none.
func familyNamed(t *graph.Type, values []graph.Value) bool {
	return t.Name == person && values[t.Property("unnamed").Index] != true
}

// languageOf returns the language of a name, if the list of names with their languages has the name. A name that writes a
// Chinese name of the list in Latin letters is Chinese, if its family name comes first.
func languageOf(t *graph.Type, values []graph.Value, name string) string {
	for _, n := range namesOf(t, values) {
		switch {
		case n.Text == name:
			return n.Language
		case words.FamilyBegins(name, n.Text):
			return "zh"
		}
	}
	return ""
}

// namesOf returns the names of a thing that can have a language.
func namesOf(t *graph.Type, values []graph.Value) []words.Name {
	listed := t.Property("names")
	texts, _ := values[listed.Part("text").Index].([]string)
	languages, _ := values[listed.Part("language").Index].([]string)
	names := make([]words.Name, len(texts))
	for i, text := range texts {
		names[i].Text = text
		if i < len(languages) {
			names[i].Language = languages[i]
		}
	}
	return names
}

// index sets the hidden properties by which a search finds a thing.
func index(r graph.Record) {
	if said := r.Type.Property("said"); said != nil {
		r.Values[said.Index] = clean(words.Passage(wordings(r)...))
	}
	if r.Type.Property("tokens") == nil {
		return
	}
	put := func(property string, list []string) { r.Values[r.Type.Property(property).Index] = clean(list) }
	names := namesOf(r.Type, r.Values)
	add := func(text string) {
		if !slices.ContainsFunc(names, func(n words.Name) bool { return n.Text == text }) {
			names = append(names, words.Name{Text: text})
		}
	}
	if name, ok := r.Values[r.Type.Property("name").Index].(string); ok {
		add(name)
	}
	main := slices.Clone(names) // the names whose last word is a person's family name
	aliases, _ := r.Values[r.Type.Property("aliases").Index].([]string)
	for _, alias := range aliases {
		add(alias)
	}
	for _, of := range []string{label, "formerly"} {
		p := r.Type.Property(of)
		if p == nil {
			continue // only a meeting or an event has a label
		}
		switch v := r.Values[p.Index].(type) {
		case string:
			add(v)
		case []string:
			for _, id := range v {
				add(id)
			}
		}
	}
	identifiers, registered := identifiersOf(r)
	all := append(slices.Clone(names), identifiers...)
	put("registered", registered)
	put("tokens", words.Tokens(all...))
	put("sounds", words.Sounds(names...))
	put("wholeSounds", words.WholeSounds(familyNamed(r.Type, r.Values), names...))
	wholes, single := words.Wholes(all...), []string(nil)
	if r.Type.Name == person {
		// Who searches for a name of one word with other words means another person.
		wholes = slices.DeleteFunc(wholes, func(whole string) bool {
			if strings.Contains(whole, " ") {
				return false
			}
			single = append(single, whole)
			return true
		})
	}
	if familyNamed(r.Type, r.Values) {
		single = append(single, words.FamilyNames(main...)...)
		slices.Sort(single)
	}
	put("wholes", wholes)
	put("families", slices.Compact(single))
}

// wordings returns a text that was said, in all its wordings.
func wordings(r graph.Record) []string {
	text, _ := r.Values[r.Type.Property("text").Index].(string)
	others, _ := r.Values[r.Type.Property("otherWordings").Index].([]string)
	return append([]string{text}, others...)
}

// identifiersOf returns the identifiers of a thing as names, and each with its register before it, sorted.
func identifiersOf(r graph.Record) (names []words.Name, registered []string) {
	p := r.Type.Property("identifiers")
	values, _ := r.Values[p.Part("value").Index].([]string)
	schemes, _ := r.Values[p.Part("scheme").Index].([]string)
	for i, value := range values {
		names = append(names, words.Name{Text: value})
		if i < len(schemes) && schemes[i] != "" {
			registered = append(registered, schemes[i]+":"+value)
		}
	}
	slices.Sort(registered)
	return names, registered
}
