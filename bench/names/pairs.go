package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"parley/graph/words"
	"parley/loader/match"
)

// pair is two names with the answer to the question whether they are those of one person.
type pair struct {
	a, b     string
	same     bool
	category string // what is difficult about the pair
	score    float64
}

// readPairs reads a table in CSV. Its first line names the columns: name1, name2 and is_match (true or false) are needed, and category
// is not. If the table has a column schema, only the rows with Person count.
func readPairs(r io.Reader) ([]pair, error) {
	c := csv.NewReader(r)
	head, err := c.Read()
	if err != nil {
		return nil, fmt.Errorf("read the names of the columns: %w", err)
	}
	column := map[string]int{}
	for i, name := range head {
		column[name] = i
	}
	for _, name := range []string{"name1", "name2", "is_match"} {
		if _, there := column[name]; !there {
			return nil, fmt.Errorf("the table has no column %s", name)
		}
	}
	var pairs []pair
	for {
		row, err := c.Read()
		if errors.Is(err, io.EOF) {
			return pairs, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read a pair: %w", err)
		}
		if i, there := column["schema"]; there && row[i] != "Person" {
			continue
		}
		p := pair{a: row[column["name1"]], b: row[column["name2"]], same: strings.EqualFold(row[column["is_match"]], "true")}
		if i, there := column["category"]; there {
			p.category = row[i]
		}
		pairs = append(pairs, p)
	}
}

// scored gives each pair its score.
func scored(pairs []pair) []pair {
	out := make([]pair, len(pairs))
	for i, p := range pairs {
		p.score = match.Compare(match.Prepare(words.Name{Text: p.a}, true), match.Prepare(words.Name{Text: p.b}, true)).Score
		out[i] = p
	}
	return out
}
