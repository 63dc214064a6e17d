package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"parley/graph"
	"parley/loader"
	"parley/loader/cite"
	"parley/loader/dossier"
	"parley/loader/grammar"
)

type newSourceCommand struct {
	Dossier string `arg:"" help:"The dossier's folder."`
	Text    string `required:"" placeholder:"FILE" help:"The article's text."`
	ID      string `name:"id" placeholder:"ID" help:"The source's id; made of --publisher and --published when left out."`

	Title       string `placeholder:"WORDS" help:"The headline, as it stands in the text; the text's first line when left out."`
	Publisher   string `placeholder:"ID" help:"The id of the organization that published it."`
	Author      string `placeholder:"NAME" help:"Who wrote it."`
	Published   string `placeholder:"TIME" help:"When it came out: 2025-11-30T16:26Z or 2025-11-30. It is never guessed: what is left out here has to be written into the file."`
	Language    string `placeholder:"CODE" help:"The language of the text: en."`
	URL         string `name:"url" placeholder:"URL" help:"Where it was published."`
	Reliability string `placeholder:"GRADE" help:"A, reliable, to F, which cannot be judged."`
}

// Help is shown by --help.
func (newSourceCommand) Help() string {
	return `Writes the skeleton of a source file into the dossier's folder sources: what is known of the source, and a first report that quotes the headline. What is left to do stands in it as comments. A file that is there is never overwritten. A publisher that the dossier does not hold is refused.

Examples:
  parley new-source --text my-articles/port-selm.txt --publisher selm-herald --published 2025-03-04 my-dossier
  parley new-source --text port-selm.txt --id selm-herald-2025-03-04 --title "Envoys meet in Port Selm" my-dossier`
}

// Validate is called by kong.
func (c newSourceCommand) Validate() error {
	if grades := graph.Parley.Enum("Reliability").Names(); c.Reliability != "" && !slices.Contains(grades, c.Reliability) {
		return fmt.Errorf("--reliability must be one of %s, but got %q", strings.Join(grades, ", "), c.Reliability)
	}
	return nil
}

// Run writes the skeleton.
func (c newSourceCommand) Run() error {
	if err := checkText(c.Text); err != nil {
		return err
	}
	headline, err := c.headline()
	if err != nil {
		return err
	}
	// What is given is looked at before an id is made of it: the message is about
	// what was written, not about what came of it.
	if c.Publisher != "" && !slug.MatchString(c.Publisher) {
		return fmt.Errorf("%q is no id of a publisher: give that of an organization in a reference file", c.Publisher)
	}
	if c.Published != "" {
		if err := loader.CheckPublished(c.Published, time.Now()); err != nil {
			return fmt.Errorf("--published: %w", err)
		}
	}
	if c.ID == "" {
		if c.ID, err = c.defaultID(); err != nil {
			return err
		}
	}
	if !slug.MatchString(c.ID) || len(c.ID) > grammar.MaxIDLength || strings.HasPrefix(c.ID, grammar.ClaimPrefix) || strings.HasPrefix(c.ID, grammar.LoadPrefix) {
		return fmt.Errorf("%q is no id for a source: ids are made of lower-case ASCII letters and digits, with single hyphens between, and do not begin with %s or %s", c.ID, grammar.ClaimPrefix, grammar.LoadPrefix)
	}
	if c.Language != "" && !grammar.Language(c.Language) {
		return fmt.Errorf("--language: %q is not a language tag: write a BCP 47 tag, such as en, uk or zh-Hant", c.Language)
	}
	if info, err := os.Stat(c.Dossier); err != nil || !info.IsDir() {
		return fmt.Errorf("%s is not a folder: name the one that holds the dossier's files", c.Dossier)
	}
	var text bytes.Buffer
	if err := skeleton.Execute(&text, c.draft(headline)); err != nil {
		return err
	}
	name, err := c.write(text.Bytes())
	if err != nil {
		return err
	}
	fmt.Printf("%s: written, with %s for the headline\nComplete it, then: parley validate %s --texts %s --source %s\n",
		name, quoted(c.title(headline)), c.Dossier, filepath.Dir(c.Text), c.ID)
	return nil
}

// write makes the file, unless it is there or its publisher is none. What is
// refused leaves nothing behind.
func (c newSourceCommand) write(text []byte) (name string, err error) {
	folder := filepath.Join(c.Dossier, "sources")
	_, before := os.Stat(folder)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	name = filepath.Join(folder, c.ID+".yaml")
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return "", fmt.Errorf("%s is there already, and stays as it is: give another --id", name)
	}
	if err != nil {
		return "", err
	}
	_, err = f.Write(text)
	if err := errors.Join(err, f.Close()); err != nil {
		return "", err
	}
	if err := c.checkPublisher(text); err != nil {
		err = errors.Join(err, os.Remove(name))
		if errors.Is(before, fs.ErrNotExist) {
			err = errors.Join(err, os.Remove(folder))
		}
		return "", err
	}
	return name, nil
}

// checkPublisher says of the publisher what validate would. It reads the dossier
// with the new file in it, for only what reads all files knows all ids. What else
// is wrong with a dossier that is being written, the skeleton included, is no
// matter here.
func (c newSourceCommand) checkPublisher(text []byte) error {
	before, _, stated := bytes.Cut(text, []byte("\n"+grammar.Publisher+": "))
	if !stated {
		return nil
	}
	line := bytes.Count(before, []byte("\n")) + 2 // of the one behind the break, from 1
	_, err := loader.Folder(c.Dossier, time.Now())
	var problems dossier.Problems
	if !errors.As(err, &problems) {
		return nil
	}
	for _, p := range problems {
		if p.At.File == "sources/"+c.ID+".yaml" && p.At.Line == line {
			return fmt.Errorf("--publisher: %s", p.Message)
		}
	}
	return nil
}

var (
	slug = regexp.MustCompile(grammar.Slug)
	day  = regexp.MustCompile(`^[0-9]{4}(-[0-9]{2}){0,2}`)
)

// custom is the id that a source has by custom: the-independent's article of
// 2025-11-30 is independent-2025-11-30.
func (c newSourceCommand) defaultID() (string, error) {
	if c.Publisher == "" || c.Published == "" {
		return "", errors.New("say which id the source shall have with --id, or who published it and when with --publisher and --published")
	}
	date := day.FindString(c.Published)
	if date == "" { // as of ../2025-11-30
		return "", fmt.Errorf("no id can be made of --published %s, which begins with no date: say which id the source shall have with --id", c.Published)
	}
	return strings.TrimPrefix(c.Publisher, "the-") + "-" + date, nil
}

// headline finds the passage to begin with: the title, or else the text's first line.
func (c newSourceCommand) headline() (cite.Passage, error) {
	texts, name := os.DirFS(filepath.Dir(c.Text)), filepath.Base(c.Text)
	words := c.Title
	if words == "" {
		text, err := cite.Text(texts, name)
		if err != nil {
			return cite.Passage{}, err
		}
		words, _, _ = strings.Cut(strings.TrimSpace(text), "\n")
	}
	// A longer one is quoted as far as a quote may go.
	if all := strings.Fields(words); len(all) > grammar.MaxWords {
		words = strings.Join(all[:grammar.MaxWords], " ")
	}
	passages, err := loader.Cite(texts, name, words)
	if err != nil {
		return cite.Passage{}, err
	}
	if len(passages) == 0 {
		return cite.Passage{}, fmt.Errorf("%s does not hold the headline %s: give it with --title as it stands there", c.Text, quoted(words))
	}
	return passages[0], nil
}

func (c newSourceCommand) title(headline cite.Passage) string {
	if c.Title != "" {
		return c.Title
	}
	return headline.Quote
}

// modeline names the JSON Schema for editors, where it lies in the dossier's
// folder (with a dot, for the loader reads what has none) or beside the folder.
func (c newSourceCommand) modeline() string {
	for _, at := range []string{"../.dossier.schema.json", "../../dossier.schema.json"} {
		if info, err := os.Stat(filepath.Join(c.Dossier, "sources", filepath.FromSlash(at))); err == nil && info.Mode().IsRegular() {
			return "# yaml-language-server: $schema=" + at
		}
	}
	return ""
}
