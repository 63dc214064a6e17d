package main

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"slices"
	"time"

	"parley/graph/words"
	"parley/loader/match"
)

// crowdSize is the number of names among which the candidates are looked for.
const crowdSize = 20_000

// measureBlocking prints how long it takes to find the candidates of each of 20,000 names among 20,000 others, and how many of the pairs of
// one person that Compare recognises are found so.
func measureBlocking(w io.Writer) error {
	pairs, err := readPairs(bytes.NewReader(own))
	if err != nil {
		return err
	}
	there, asked := crowd(pairs)
	began := time.Now()
	ix := match.NewIndex(there)
	found, due := 0, 0
	for i, candidates := range ix.Each(asked, math.MaxInt, nil, nil) {
		if i >= len(pairs) || !pairs[i].same || match.Judge(asked[i], there[i]).Score < match.Threshold {
			continue
		}
		due++
		if slices.ContainsFunc(candidates, func(c match.Candidate) bool { return c.B == there[i] }) {
			found++
		}
	}
	took := time.Since(began)
	_, err = fmt.Fprintf(w, "candidates of %d names among %d: %.1f s; found %d of the %d partners that are recognised\n",
		len(asked), len(there), took.Seconds(), found, due)
	return err
}

// crowd returns two lists of names. The first ones are the two names of each pair; the others are invented from the words of the pairs.
func crowd(pairs []pair) (there, asked []*match.Subject) {
	subject := func(text string) *match.Subject {
		return &match.Subject{Type: match.Person, Names: []words.Name{{Text: text}}}
	}
	for _, p := range pairs {
		there, asked = append(there, subject(p.b)), append(asked, subject(p.a))
	}
	var given, family []string
	for _, p := range pairs {
		for _, text := range []string{p.a, p.b} {
			if parts := words.Parts(words.Name{Text: text}); len(parts) == 2 {
				given, family = append(given, parts[0].Text), append(family, parts[1].Text)
			}
		}
	}
	for i := 0; len(there) < crowdSize; i++ {
		// Steps without a common divisor go through many combinations.
		there = append(there, subject(given[i*7%len(given)]+" "+family[(i*11+i/len(family))%len(family)]))
		asked = append(asked, subject(given[i*13%len(given)]+" "+family[(i*17+i/len(family))%len(family)]))
	}
	return there, asked
}
