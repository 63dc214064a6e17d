package compile

import (
	"fmt"

	"parley/graph"
	"parley/graph/words"
)

// maxSearch is the largest length of the text of a search, in bytes.
const maxSearch = 400

// searchTokens returns the tokens of the text of a search. There is at least one.
func searchTokens(text string) ([]string, error) {
	if len(text) > maxSearch {
		return nil, fmt.Errorf("%w: the text has %d bytes, but the maximum is %d: search for fewer words", graph.ErrBadInput, len(text), maxSearch)
	}
	tokens := words.Tokens(text)
	if len(tokens) == 0 {
		return nil, fmt.Errorf("%w: the text has no letter and no digit: write a word to search for, or leave the text out", graph.ErrBadInput)
	}
	return tokens, nil
}

// named holds for things whose names have, for each word of a text, a word that begins with it.
func named(_ *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	tokens, err := searchTokens(text(v))
	all := graph.And{}
	for _, token := range tokens {
		all = append(all, graph.Comparison{Property: types[0].Property("tokens"), Op: graph.Prefix, Value: token})
	}
	return all, err
}
