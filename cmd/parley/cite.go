package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"parley/loader"
	"parley/loader/grammar"
)

type citeCommand struct {
	Text  string `arg:"" type:"existingfile" help:"The article's text."`
	Words string `arg:"" help:"The words to find."`
	JSON  bool   `name:"json" help:"Print the passages as JSON."`
}

// Help is shown by --help.
func (citeCommand) Help() string {
	return `Prints the quote and its position for a report of a dossier. Quotation marks, dashes and white space need not be those of the text; what is printed is as the text has it. Words that stand in several places are printed with each of them, to choose from.

Exit status: 0 the words stand in one place; 1 in none, or in several; 2 called wrongly.

Examples:
  parley cite article.txt "no concrete agreement"`
}

// Run finds the words.
func (c citeCommand) Run() error {
	passages, err := loader.Cite(os.DirFS(filepath.Dir(c.Text)), filepath.Base(c.Text), c.Words)
	if err != nil {
		return err
	}
	if len(passages) == 0 {
		return fmt.Errorf("%s does not hold these words", c.Text)
	}
	if c.JSON {
		type selector struct {
			Quote string `json:"quote"`
			Start int    `json:"start"`
			End   int    `json:"end"`
		}
		selectors := make([]selector, len(passages))
		for i, p := range passages {
			selectors[i] = selector{Quote: p.Quote, Start: p.Start, End: p.End}
		}
		if err := json.NewEncoder(os.Stdout).Encode(selectors); err != nil {
			return err
		}
	} else {
		for _, p := range passages {
			fmt.Printf("  - quote: %s\n    start: %d\n", quoted(p.Quote), p.Start)
		}
		if n := len(strings.Fields(passages[0].Quote)); n > grammar.MostWords {
			fmt.Fprintf(os.Stderr, "parley: these are %d words, and a report may quote %d: choose those that tell it\n", n, grammar.MostWords)
		}
	}
	// They are there for a person to choose from; a script that took them all would
	// make reports of passages that nobody meant.
	if len(passages) > 1 {
		return fmt.Errorf("the words stand in %d places: choose one, or give more words", len(passages))
	}
	return nil
}

// quoted writes a text as a dossier quotes it: a JSON string is a YAML string.
func quoted(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		panic(err) // a string always has a JSON form
	}
	return strings.TrimSuffix(b.String(), "\n")
}
