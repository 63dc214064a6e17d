package compile

import (
	"cmp"
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/words"
)

// The queries for ids near to an unknown id look at a limited number of things.
const (
	nearBeginning = 3   // the letters of the id with which a near id begins; at most a third of them, and at least one
	nearThings    = 500 // the largest number of things
)

// NearQueries returns the queries for things whose ids can be near to an unknown id: things with
// the same beginning of the id, and things with a name that has the longest word of the id or a word near to it, in any spelling. Each
// reads the ids alone.
func (c *Compiler) NearQueries(unknown graph.Reference) []*graph.Query {
	link := graph.Link{
		Types: unknown.Types,
		Many:  &graph.List{Page: graph.Window{First: nearThings, Last: -1}},
		Item:  []graph.Field{{Far: graph.Selection{}}},
	}
	named := true
	for _, t := range unknown.Types {
		link.Item[0].Far[t] = []graph.Field{{Property: t.Property("id")}}
		named = named && t.Is("Named")
	}
	var queries []*graph.Query
	if beginning := string(unknown.ID)[:min(nearBeginning, max(1, len(unknown.ID)/3), len(unknown.ID))]; beginning != "" && isASCII(beginning) {
		many := *link.Many
		many.Where = graph.Comparison{Property: unknown.Types[0].Property("id"), Op: graph.Prefix, Value: beginning}
		alike := link
		alike.Many = &many
		queries = append(queries, &graph.Query{Start: graph.Start{Scan: true}, Root: alike})
	}
	longest := slices.MaxFunc(strings.Split(string(unknown.ID), "-"), func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	if named && len(unknown.ID) <= maxSearch {
		if s, err := search(longest); err == nil {
			queries = append(queries, &graph.Query{Start: graph.Start{Search: s}, Root: link})
		}
	}
	return queries
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > '~' })
}

// Nearest returns at most three of the ids that are similar to an unknown id, the most similar
// first.
func Nearest(unknown graph.ID, ids []string) []string { return words.Nearest(string(unknown), ids) }

// Quote returns the beginning of a text in quotation marks, for a message.
func Quote(s string) string { return quoteShort(s) }
