// Package names finds the things of a dossier by their names, in any script. It needs no store, so it also finds the things of a dossier with
// errors.
package names

import (
	"cmp"
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/dossier"
)

// named is a thing that can be found by its names.
type named struct {
	id    graph.ID
	typ   string // Person
	names []string

	tokens, wholes, sounds []string
}

// Names are the things of a dossier, in the order of the dossier.
type Names []named

// Of returns the things of a dossier with all their names, from reference files and from sources. Of(nil) has no things.
func Of(d *dossier.Dossier) Names {
	if d == nil {
		return nil
	}
	var all Names
	for _, t := range d.Things {
		n := named{id: t.ID, typ: t.Type.Name}
		for _, property := range []string{"name", "label", "title", "text", "description"} {
			n.add(t, property)
		}
		n.add(t, "aliases")
		if p := t.Type.Property("names"); p != nil {
			if part := p.Part("text"); part != nil && part.Index < len(t.Values) {
				texts, _ := t.Values[part.Index].([]string)
				n.names = append(n.names, texts...)
			}
		}
		all = append(all, n)
	}
	at := map[graph.ID]int{}
	for i := range all {
		at[all[i].id] = i
	}
	for _, c := range d.Claims {
		i, there := at[c.Subject]
		if !there || c.Relation != nil || c.Property == nil || len(c.Values) == 0 {
			continue
		}
		if text, ok := c.Values[0].(string); ok && (c.Property.Name == "name" || c.Property.Name == "aliases" || c.Property.Name == "text" && c.Property.Struct == "") && !slices.Contains(all[i].names, text) {
			all[i].names = append(all[i].names, text)
		}
	}
	for i := range all {
		n := &all[i]
		var list []words.Name
		for _, text := range append(slices.Clone(n.names), strings.ReplaceAll(string(n.id), "-", " ")) {
			list = append(list, words.Name{Text: text})
		}
		n.tokens, n.wholes, n.sounds = words.Tokens(list...), words.Wholes(list...), words.Sounds(list...)
	}
	return all
}

// add adds the texts of a property.
func (n *named) add(t dossier.Thing, property string) {
	p := t.Type.Property(property)
	if p == nil || p.Index < 0 || p.Index >= len(t.Values) {
		return
	}
	switch v := t.Values[p.Index].(type) {
	case string:
		n.names = append(n.names, v)
	case []string:
		n.names = append(n.names, v...)
	}
}

// Found is a thing that a search found.
type Found struct {
	ID   graph.ID `json:"id"`
	Type string   `json:"type"`
	Name string   `json:"name"`
	// Also is the name by which it was found, if that is another name.
	Also string `json:"also,omitempty"`
}

// Find finds the things of some types whose names begin with the words of a text, in any script. No types means all types. The best come first, at
// most the number given. A text without words finds everything.
func (all Names) Find(text string, types []string, most int) []Found {
	q := words.Ask(text)
	type ranked struct {
		named
		rank int
	}
	var hits []ranked
	for _, n := range all {
		if len(types) > 0 && !slices.Contains(types, n.typ) {
			continue
		}
		if rank, ok := n.rank(q); ok {
			hits = append(hits, ranked{n, rank})
		}
	}
	slices.SortStableFunc(hits, func(a, b ranked) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.id, b.id)) })
	list := []Found{}
	for _, h := range hits[:min(len(hits), most)] {
		list = append(list, h.found(q))
	}
	return list
}

// found says by which name the thing was found.
func (n named) found(q words.Question) Found {
	f := Found{ID: n.id, Type: n.typ, Name: string(n.id)}
	if len(n.names) == 0 {
		return f
	}
	f.Name = n.names[0]
	best := graph.RankNear + 1
	for i, name := range n.names {
		list := words.Name{Text: name}
		one := named{tokens: words.Tokens(list), wholes: words.Wholes(list), sounds: words.Sounds(list)}
		if rank, ok := one.rank(q); ok && rank < best {
			best, f.Also = rank, ""
			if i > 0 {
				f.Also = name
			}
		}
	}
	return f
}

// rank says how well a thing fits a question; see graph.Search for the ranks. A question without words fits everything.
func (n named) rank(q words.Question) (rank int, ok bool) {
	begins, variant, near := true, true, true
	for _, w := range q.Words {
		begin := slices.ContainsFunc(w.Spellings, func(s string) bool {
			return slices.ContainsFunc(n.tokens, func(t string) bool { return strings.HasPrefix(t, s) })
		})
		other := slices.ContainsFunc(w.Variants, func(s string) bool { return slices.Contains(n.tokens, s) })
		sound := slices.ContainsFunc(w.Sounds, func(s string) bool {
			return slices.ContainsFunc(n.sounds, func(t string) bool { return graph.Near(s, t) || len(s) > 2 && strings.HasPrefix(t, s) })
		})
		// Умєров is written Umierov and Umerov.
		other = other || slices.ContainsFunc(w.Spellings, func(s string) bool {
			return slices.ContainsFunc(n.tokens, func(t string) bool { return strings.HasPrefix(soft(t), soft(s)) })
		})
		begins = begins && begin
		variant = variant && (begin || other || w.Filler)
		near = near && (begin || other || sound || w.Filler)
	}
	switch {
	case begins && slices.ContainsFunc(q.Wholes, func(s string) bool { return slices.Contains(n.wholes, s) }):
		return graph.RankWhole, true
	case begins:
		return graph.RankBegins, true
	case variant:
		return graph.RankVariant, true
	}
	return graph.RankNear, near
}

// soft writes e for ie.
func soft(word string) string { return strings.ReplaceAll(word, "ie", "e") }

// Main returns the main name of each thing that has a name, by its id.
func (all Names) Main() map[string]string {
	by := map[string]string{}
	for _, n := range all {
		if len(n.names) > 0 {
			by[string(n.id)] = n.names[0]
		}
	}
	return by
}
