package imports

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/dossier"
	"parley/loader/grammar"
)

// Naming is what an import knows of a thing before the thing has an id.
type Naming struct {
	Type *graph.Type
	// ID is the id of the thing, if the mapping or the data give the id. The other fields then do not matter.
	ID graph.ID
	// Key tells the thing apart from other things of its type in the same import. Its parts are compared as search does: upper and lower
	// case, accents and invisible characters do not matter.
	Key []string
	// Prefix begins the id.
	Prefix string
	// Words are what the id is made of. Without words, the id is made of the key.
	Words []string
	// Names and Identifiers find the thing in the record.
	Names       []string
	Identifiers []Identity
	// Language is the language of the words, or "".
	Language string
}

// Identity is an identifier in another register.
type Identity struct{ Scheme, Value string }

// Unmatched is a thing with a name that the record does not know.
type Unmatched struct {
	Type string   `json:"type"`
	Name string   `json:"name"`
	ID   graph.ID `json:"id"` // that the import gives to the thing
	// Several has the ids of the things with the name, if there are several.
	Several []graph.ID `json:"several,omitempty"`
	// Near has the things of the record whose ids look like the id. Only the first unmatched names have it.
	Near []string `json:"near,omitempty"`
}

// chosen is the id that a thing got, and why.
type chosen struct {
	id      graph.ID
	here    bool // the folder already has the thing, outside the files of this import
	known   bool // the record has the thing
	unknown *Unmatched
}

// ErrUnwritable refuses a thing for which no id can be made.
var ErrUnwritable = errors.New("has no letter or digit that can be written in plain letters, so it gives no id")

// Identify returns the id of a thing. Things of one type with the same key have the same id. A thing whose name or identifier only one
// thing of its type in the record has, is this thing. Any other thing gets a new id.
func (o *Output) Identify(n Naming) (graph.ID, error) {
	word := grammar.Word(n.Type.Name)
	if n.ID != "" {
		return o.fixed(n.ID, word)
	}
	keys := make([]string, len(n.Key))
	for i, k := range n.Key {
		keys[i] = words.Key(Clean(k))
	}
	identity := word + "\x1e" + n.Prefix + "\x1e" + strings.Join(keys, "\x1f")
	if c, there := o.byKey[identity]; there {
		return c.id, nil
	}
	c, err := o.choose(n, word)
	if err != nil {
		return "", err
	}
	o.byKey[identity] = c
	if _, there := o.chosen[c.id]; !there {
		o.chosen[c.id] = c
		o.taken[c.id] = word
	}
	return c.id, nil
}

// fixed takes an id that somebody has chosen.
func (o *Output) fixed(id graph.ID, word string) (graph.ID, error) {
	if err := CheckID(id); err != nil {
		return "", err
	}
	for _, types := range []map[graph.ID]string{o.taken, o.here.types, o.known.types} {
		if of, there := types[id]; there && of != word {
			return "", fmt.Errorf("`%s` is already the id of %s %s: choose another id for the %s", id, article(of), of, word)
		}
	}
	if _, there := o.chosen[id]; !there {
		o.taken[id] = word
		o.chosen[id] = chosen{id: id, here: o.here.types[id] != "", known: o.known.types[id] != ""}
	}
	return id, nil
}

func article(word string) string {
	if strings.ContainsRune("aeio", rune(word[0])) {
		return "an"
	}
	return "a"
}

// choose finds a thing in the record, or makes an id.
func (o *Output) choose(n Naming, word string) (chosen, error) {
	matches := o.matches(n, word)
	if len(matches) == 1 {
		id := matches[0]
		return chosen{id: id, here: o.here.types[id] != "", known: true}, nil
	}
	made := n.Words
	if len(made) == 0 {
		made = n.Key
	}
	base := words.Slug(words.Name{Text: strings.Join(append([]string{n.Prefix}, made...), " "), Language: n.Language}, grammar.MaxIDLength-len("-99999"))
	if base == "" || len(n.Key) > 0 && words.Slug(words.Name{Text: strings.Join(made, " "), Language: n.Language}, grammar.MaxIDLength) == "" {
		return chosen{}, ErrUnwritable
	}
	if CheckID(graph.ID(base)) != nil { // it begins with a reserved word
		base = "the-" + base
	}
	c := chosen{id: graph.ID(base)}
	if grammar.Reportable(n.Type) {
		// Two registers that speak of the meeting of the same people on the same day speak of one meeting.
		if o.taken[c.id] == "" && o.known.types[c.id] == word || o.here.types[c.id] == word {
			c.known, c.here = o.known.types[c.id] == word, o.here.types[c.id] == word
			return c, nil
		}
	}
	for i := 2; o.used(c.id); i++ {
		c.id = graph.ID(base + "-" + strconv.Itoa(i))
	}
	if len(n.Names) > 0 && !grammar.Reportable(n.Type) && (!o.known.Empty() || !o.here.Empty()) {
		c.unknown = &Unmatched{Type: word, Name: Clean(n.Names[0]), ID: c.id, Several: matches}
	}
	return c, nil
}

// used reports whether an id stands for something.
func (o *Output) used(id graph.ID) bool {
	return o.taken[id] != "" || o.here.types[id] != "" || o.known.types[id] != ""
}

// matches returns the things of the record that have an identifier of the thing, or else one of its names.
func (o *Output) matches(n Naming, word string) []graph.ID {
	var found []graph.ID
	put := func(id graph.ID) {
		if id != "" && !slices.Contains(found, id) {
			found = append(found, id)
		}
	}
	for _, r := range []*Record{o.here, o.known} {
		for _, i := range n.Identifiers {
			if id := r.identifiers[dossier.IdentifierKey(Clean(i.Scheme), Clean(i.Value))]; r.types[id] == word {
				put(id)
			}
		}
	}
	if len(found) > 0 || grammar.Reportable(n.Type) {
		return found
	}
	for _, name := range n.Names {
		if publisher := o.options.Source; word == "organization" && publisher.PublisherName != "" && nameKey(word, name) == nameKey(word, publisher.PublisherName) {
			put(publisher.Publisher)
		}
	}
	for _, r := range []*Record{o.here, o.known} {
		for _, name := range n.Names {
			for _, id := range r.named[nameKey(word, name)] {
				put(id)
			}
		}
	}
	slices.Sort(found)
	return found
}
