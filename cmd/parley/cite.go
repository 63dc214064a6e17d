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
	Text  string `arg:"" help:"The file with the text of the article."`
	Words string `arg:"" help:"The words to find."`
	JSON  bool   `name:"json" help:"Print the passages as JSON."`
}

// Help is shown by --help.
func (citeCommand) Help() string {
	return `Parley prints the quote and its position, for a report of a dossier. Quotation marks, dashes, white space and accents may differ from the text. Upper and lower case must be the same. If the words are in several places, Parley prints all places. If the text does not have the words, Parley names the passage that is most like them. In a table (a .csv file), the position is the row.

Exit status: 0 the words are in exactly one place; 1 the words are in no place, or in several places; 2 wrong arguments.

Examples:
  parley cite article.txt "no concrete agreement"`
}

// Validate is called by kong.
func (c citeCommand) Validate() error {
	if strings.TrimSpace(c.Words) == "" {
		return errors.New("the words to find are empty: give the words of the passage, in quotation marks")
	}
	return checkText(c.Text)
}

// checkText returns a plain error when the file with the text of an article does not exist, or is a folder.
func checkText(name string) error {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no file %q: name the file with the text of the article", name)
	case err == nil && info.IsDir():
		return fmt.Errorf("%q is a folder: name the file with the text of the article", name)
	}
	return nil // the reader reports other errors
}

// Run finds the words.
func (c citeCommand) Run() error {
	text, err := cite.Text(os.DirFS(filepath.Dir(c.Text)), filepath.Base(c.Text))
	if err != nil {
		return err
	}
	passages := c.find(text)
	if len(passages) == 0 {
		return c.notFound(text)
	}
	if c.JSON {
		if err := json.NewEncoder(os.Stdout).Encode(passages); err != nil {
			return err
		}
	} else {
		for _, p := range passages {
			fmt.Printf("  - quote: %s\n    %s\n", quoted(p.Quote), p.place())
		}
		if n := len(strings.Fields(passages[0].Quote)); n > grammar.MaxWords {
			fmt.Fprintf(os.Stderr, "parley: the quote has %d words; the maximum in a report is %d: choose fewer words\n", n, grammar.MaxWords)
		}
	}
	// A person chooses one of the passages. A script that took all of them would report passages that nobody meant.
	if len(passages) > 1 {
		return fmt.Errorf("the words stand in %d places: choose one, or give more words", len(passages))
	}
	return nil
}

// selector is a passage as the command prints it: with a position, or in a table with a fragment.
type selector struct {
	Quote    string `json:"quote"`
	Start    *int   `json:"start,omitempty"`
	End      *int   `json:"end,omitempty"`
	Fragment string `json:"fragment,omitempty"`
}

// place is the line of a report that says where the passage stands.
func (s selector) place() string {
	if s.Start == nil {
		return "fragment: " + s.Fragment
	}
	return fmt.Sprintf("start: %d", *s.Start)
}

// find returns the places where the words stand. In a table these are rows.
func (c citeCommand) find(text string) []selector {
	var found []selector
	if strings.EqualFold(filepath.Ext(c.Text), ".csv") {
		for _, row := range cite.FindInRows(text, c.Words) {
			found = append(found, selector{Quote: row.Quote, Fragment: row.Fragment})
		}
		return found
	}
	for _, p := range cite.Find(text, c.Words) {
		found = append(found, selector{Quote: p.Quote, Start: &p.Start, End: &p.End})
	}
	return found
}

// notFound is the error when the text does not contain the words. It shows how the text spells them, if only upper
// and lower case differ.
func (c citeCommand) notFound(text string) error {
	alike := cite.FindAnyCase(text, c.Words)
	if len(alike) == 0 {
		if p, found := cite.Nearest(text, c.Words); found {
			if c.Words = p.Quote; len(c.find(text)) > 0 { // in a table, words can stand in two rows
				return fmt.Errorf("%s does not contain these words. The nearest passage is %s (%s): if you mean this passage, give its words", c.Text, quoted(p.Quote), c.find(text)[0].place())
			}
		}
		return fmt.Errorf("%s does not contain these words: give them as the text has them", c.Text)
	}
	var forms []string
	for _, p := range alike {
		if form := quoted(p.Quote); !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	const limit = 3
	if len(forms) > limit {
		forms = append(forms[:limit], "...")
	}
	return fmt.Errorf("%s contains these words with different upper and lower case: give them as the text has them: %s", c.Text, strings.Join(forms, ", "))
}

// quoted writes a text in quotes for a dossier. A JSON string is also a YAML string.
func quoted(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		panic(err) // a string always has a JSON form
	}
	return cite.Visible(strings.TrimSuffix(b.String(), "\n"))
}
