package draft

import (
	"slices"
	"strconv"
	"strings"

	"parley/graph"
	"parley/graph/words"
)

// Matcher finds the things on record that a name can stand for.
type Matcher interface {
	// Match returns the things of a type that the name can stand for, the best first. If it returns one thing, the name
	// stands for the thing without doubt.
	Match(typ, name string) []*Known
}

// Names is the matcher that compares names in all their readings. A family name alone stands for the only person with this
// family name.
type Names struct{ Record *Record }

// Match returns the things whose name is the same, and otherwise the people with the same family name.
func (n Names) Match(typ, name string) []*Known {
	whole := words.Ask(name)
	var found, family []*Known
	for _, k := range n.Record.Sorted() {
		if k.Type != typ {
			continue
		}
		var names []words.Name
		for _, text := range k.Names {
			names = append(names, words.Name{Text: text})
		}
		switch {
		case slices.ContainsFunc(k.Names, func(text string) bool { return words.Key(text) == words.Key(name) }) || meet(whole.Wholes, words.Wholes(names...)):
			found = append(found, k)
		case typ == "Person" && !k.Unnamed && !strings.Contains(name, " ") && meet(whole.Wholes, words.FamilyNames(names...)):
			family = append(family, k)
		}
	}
	if len(found) > 0 {
		return found
	}
	return family
}

func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// maxNumber is the length of the number that can follow an id.
const maxNumber = len("-999")

// NewID makes an id from a name, as `parley new-id` does: an id that is not taken. It returns "" if the name has no letter
// that an id can have.
func NewID(name, language string, taken map[graph.ID]bool, maxLength int) graph.ID {
	id := graph.ID(words.Slug(words.Name{Text: name, Language: language}, maxLength-maxNumber))
	return Free(id, taken)
}

// Free returns an id that is not taken: the id itself, or the id with a number.
func Free(id graph.ID, taken map[graph.ID]bool) graph.ID {
	if id == "" {
		return ""
	}
	free := id
	for n := 2; taken[free]; n++ {
		free = graph.ID(string(id) + "-" + strconv.Itoa(n))
	}
	return free
}
