package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"parley/graph"
	"parley/loader/match"
)

// printPairs prints the pairs of things that may be one.
func (c matchCommand) printPairs(r recordOf, pairs []match.Candidate) error {
	if c.JSON {
		list := make([]pairJSON, len(pairs))
		for i, p := range pairs {
			list[i] = pairJSON{A: thingOf(p.A), candidateJSON: candidateOf(p)}
		}
		return asJSON(list)
	}
	sure := 0
	for _, p := range pairs {
		fmt.Printf("%s  %s  %s\n", scoreText(p), subjectText(p.A), subjectText(p.B))
		c.explain(p)
		if p.Sure {
			sure++
		}
	}
	fmt.Fprintf(os.Stderr, "parley: compared: %d; pairs: %d; sure: %d\n", len(r.Subjects), len(pairs), sure)
	return nil
}

// matchNames prints the candidates of each name in a list.
func (c matchCommand) matchNames(r recordOf) error {
	names, err := c.readNames()
	if err != nil {
		return err
	}
	subjects := make([]*match.Subject, len(names))
	for i, name := range names {
		subjects[i] = match.ListedName(name, c.Language)
	}
	found := r.Candidates(subjects, nil, progressOf(len(subjects)))
	if c.JSON {
		list := make([]nameJSON, len(names))
		for i, name := range names {
			list[i] = nameJSON{Name: name, Candidates: []candidateJSON{}}
			for _, p := range found[i] {
				list[i].Candidates = append(list[i].Candidates, candidateOf(p))
			}
		}
		return asJSON(list)
	}
	unknown, sure := 0, 0
	for i, name := range names {
		fmt.Println(name)
		if len(found[i]) == 0 {
			fmt.Println("  nobody")
			unknown++
		}
		for _, p := range found[i] {
			fmt.Printf("  %s  %s\n", scoreText(p), subjectText(p.B))
			c.explain(p)
			if p.Sure {
				sure++
			}
		}
	}
	fmt.Fprintf(os.Stderr, "parley: names: %d; sure: %d; without a candidate: %d\n", len(names), sure, unknown)
	return nil
}

// readNames reads the names of --names. Empty lines do not count.
func (c matchCommand) readNames() ([]string, error) {
	in := io.Reader(os.Stdin)
	if c.Names != "-" {
		f, err := os.Open(c.Names)
		if err != nil {
			return nil, err
		}
		defer func() { _ = f.Close() }()
		in = f
	}
	var names []string
	s := bufio.NewScanner(in)
	for s.Scan() {
		if name := strings.TrimSpace(strings.TrimPrefix(s.Text(), "\ufeff")); name != "" {
			names = append(names, name)
		}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("read the names: %w", err)
	}
	return names, nil
}

func scoreText(p match.Candidate) string {
	text := fmt.Sprintf("%.2f", p.Score)
	if p.Sure {
		return text + " sure"
	}
	return text + "     "
}

// subjectText is the id of a thing, with its first name.
func subjectText(s *match.Subject) string { return fmt.Sprintf("%s (%s)", s.ID, s.Names[0].Text) }

// explain prints with --explain why a pair has its score.
func (c matchCommand) explain(p match.Candidate) {
	if !c.Explain {
		return
	}
	const indent = "              "
	fmt.Printf("%snames %.2f: %s | %s\n", indent, p.Names.Score, p.NameA, p.NameB)
	var words []string
	for _, w := range p.Names.Words {
		switch {
		case w.A == "" || w.B == "":
			words = append(words, w.A+w.B+" is in one name only")
		default:
			words = append(words, fmt.Sprintf("%s = %s (%.2f)", w.A, w.B, w.Alike))
		}
	}
	fmt.Printf("%s%s\n", indent, strings.Join(words, ", "))
	for _, text := range []string{p.Names.Veto, p.Names.Limit} {
		if text != "" {
			fmt.Printf("%sagainst: %s\n", indent, text)
		}
	}
	for _, r := range p.Reasons {
		side := "for"
		if r.Against {
			side = "against"
		}
		fmt.Printf("%s%s: %s\n", indent, side, r.Text)
	}
}

// The form of the pairs for programs.
type (
	thingJSON struct {
		ID   graph.ID `json:"id"`
		Type string   `json:"type"`
		Name string   `json:"name"`
	}
	wordsJSON struct {
		A     string  `json:"a,omitempty"`
		B     string  `json:"b,omitempty"`
		Alike float64 `json:"alike"`
	}
	candidateJSON struct {
		B       thingJSON   `json:"b"`
		Score   float64     `json:"score"`
		Sure    bool        `json:"sure"`
		Names   [2]string   `json:"names"`
		Words   []wordsJSON `json:"words"`
		For     []string    `json:"for"`
		Against []string    `json:"against"`
	}
	pairJSON struct {
		A thingJSON `json:"a"`
		candidateJSON
	}
	nameJSON struct {
		Name       string          `json:"name"`
		Candidates []candidateJSON `json:"candidates"`
	}
)

func thingOf(s *match.Subject) thingJSON { return thingJSON{s.ID, s.Type, s.Names[0].Text} }

func candidateOf(p match.Candidate) candidateJSON {
	c := candidateJSON{
		B: thingOf(p.B), Score: p.Score, Sure: p.Sure, Names: [2]string{p.NameA, p.NameB},
		Words: []wordsJSON{}, For: []string{}, Against: []string{},
	}
	for _, w := range p.Names.Words {
		c.Words = append(c.Words, wordsJSON(w))
	}
	for _, r := range p.Reasons {
		if r.Against {
			c.Against = append(c.Against, r.Text)
		} else {
			c.For = append(c.For, r.Text)
		}
	}
	against := slices.DeleteFunc([]string{p.Names.Veto, p.Names.Limit}, func(s string) bool { return s == "" })
	c.Against = append(c.Against, against...)
	return c
}

func asJSON(v any) error {
	e := json.NewEncoder(os.Stdout)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
