package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parley/loader/cite"
	"parley/loader/grammar"
)

type citeCommand struct {
	Text  string `arg:"" help:"The article's text."`
	Words string `arg:"" help:"The words to find."`
	JSON  bool   `name:"json" help:"Print the passages as JSON."`
}

// Help is shown by --help.
func (citeCommand) Help() string {
	return `Prints the quote and its position for a report of a dossier. Quotation marks, dashes and white space need not be those of the text, capital and small letters do; what is printed is as the text has it. Words that stand in several places are printed with each of them, to choose from.

Exit status: 0 the words stand in one place; 1 in none, or in several; 2 called wrongly.

Examples:
  parley cite article.txt "no concrete agreement"`
}

// Validate is called by kong.
func (c citeCommand) Validate() error {
	if strings.TrimSpace(c.Words) == "" {
		return errors.New("the words to find are empty: give those of the passage, in quotation marks")
	}
	return checkText(c.Text)
}

// checkText says in plain words that there is no article's text to read, or nothing.
func checkText(name string) error {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no file %q: name the one that holds the article's text", name)
	case err == nil && info.IsDir():
		return fmt.Errorf("%q is a folder: name the file that holds the article's text", name)
	}
	return nil // what else is wrong with it, its reader tells
}

// Run finds the words.
func (c citeCommand) Run() error {
	text, err := cite.Text(os.DirFS(filepath.Dir(c.Text)), filepath.Base(c.Text))
	if err != nil {
		return err
	}
	passages := cite.Find(text, c.Words)
	if len(passages) == 0 {
		return c.notFound(text)
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
		if n := len(strings.Fields(passages[0].Quote)); n > grammar.MaxWords {
			fmt.Fprintf(os.Stderr, "parley: these are %d words, and a report may quote %d: choose those that tell it\n", n, grammar.MaxWords)
		}
	}
	// They are there for a person to choose from; a script that took them all would
	// make reports of passages that nobody meant.
	if len(passages) > 1 {
		return fmt.Errorf("the words stand in %d places: choose one, or give more words", len(passages))
	}
	return nil
}

// notFound says that the text does not hold the words, and how it has them, if it
// has them at all.
func (c citeCommand) notFound(text string) error {
	alike := cite.FindAnyCase(text, c.Words)
	if len(alike) == 0 {
		return fmt.Errorf("%s does not hold these words: give them as they stand there", c.Text)
	}
	var forms []string
	for _, p := range alike {
		if form := quoted(p.Quote); !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	const most = 3
	if len(forms) > most {
		forms = append(forms[:most], "...")
	}
	return fmt.Errorf("%s holds these words with other capital and small letters: give them as they stand there: %s", c.Text, strings.Join(forms, ", "))
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
