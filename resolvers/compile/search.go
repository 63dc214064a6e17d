package compile

import (
	"fmt"
	"strings"

	"parley/graph"
	"parley/graph/words"
)

// Root fields whose items have a rank.
const (
	searchField = "search"
	saidField   = "said"
)

// maxSearch is the largest length of the text of a search, in bytes.
const maxSearch = 400

// errNoWord is the error for a text without words.
var errNoWord = fmt.Errorf("%w: the text has no letter and no digit: write a word to search for, or leave the text out", graph.ErrBadInput)

func checkLength(text string) error {
	if len(text) > maxSearch {
		return fmt.Errorf("%w: the text has %d bytes, but the maximum is %d: search for fewer words", graph.ErrBadInput, len(text), maxSearch)
	}
	return nil
}

// ask normalises the text of a search for names. The question has at least one word.
func ask(text string) (words.Question, error) {
	if err := checkLength(text); err != nil {
		return words.Question{}, err
	}
	q := words.Ask(text)
	if len(q.Words) == 0 {
		return q, errNoWord
	}
	return q, nil
}

// search returns the start of a search for names.
func search(text string) (*graph.Search, error) {
	q, err := ask(text)
	s := &graph.Search{Wholes: q.Wholes, Bare: q.Bare, Sounds: q.Sounds}
	for _, w := range q.Words {
		s.Words = append(s.Words, graph.SearchWord{Spellings: w.Spellings, Variants: w.Variants, Sounds: w.Sounds, Filler: w.Filler})
	}
	return s, err
}

// askSaid normalises the text of a search for words that were said. The question has at least one word or phrase.
func askSaid(text string) (words.Saying, error) {
	if err := checkLength(text); err != nil {
		return words.Saying{}, err
	}
	s := words.AskSaid(text)
	if len(s.Words)+len(s.Phrases) == 0 {
		return s, errNoWord
	}
	return s, nil
}

// named holds for things whose names have each word of a text that is no filler: as a word, as the beginning of a word, or
// as a variant.
func named(_ *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	q, err := ask(text(v))
	tokens := types[0].Property("tokens")
	all := graph.And{}
	for _, w := range q.Words {
		if w.Filler {
			continue
		}
		either := graph.Or{}
		for _, s := range w.Spellings {
			either = append(either, graph.Comparison{Property: tokens, Op: graph.Prefix, Value: s})
		}
		for _, variant := range w.Variants {
			either = append(either, graph.Comparison{Property: tokens, Op: graph.Has, Value: variant})
		}
		all = append(all, either)
	}
	return all, err
}

// wordsOf holds for claims and quotations with the words and phrases of a text.
func wordsOf(_ *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	s, err := askSaid(text(v))
	contains := func(part string) graph.Predicate {
		return graph.Comparison{Property: types[0].Property("said"), Op: graph.Contains, Value: part}
	}
	all := graph.And{}
	for _, forms := range s.Words {
		either := graph.Or{}
		for _, form := range forms {
			either = append(either, contains(form))
		}
		if len(either) == 1 {
			all = append(all, either[0]) // an index can find it
			continue
		}
		all = append(all, either)
	}
	for _, phrase := range s.Phrases {
		all = append(all, contains(phrase))
	}
	return all, err
}

// identified holds for things that have one of some identifiers. Each is the identifier alone, or the register, a colon and
// the identifier.
func identified(_ *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	either := graph.Or{}
	for _, id := range texts(v) {
		if strings.TrimSpace(id) == "" {
			return nil, fmt.Errorf("%w: an identifier is empty: write an identifier such as wikidata:Q4393469, or leave the condition out", graph.ErrBadInput)
		}
		either = append(either,
			graph.Comparison{Property: types[0].Property("identifiers").Part("value"), Op: graph.Has, Value: id},
			graph.Comparison{Property: types[0].Property("registered"), Op: graph.Has, Value: id})
	}
	return either, nil
}
