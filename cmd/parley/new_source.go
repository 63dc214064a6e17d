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
	Dossier string `arg:"" help:"The folder of the dossier."`
	Text    string `required:"" placeholder:"FILE" help:"The file with the text of the article."`
	ID      string `name:"id" placeholder:"ID" help:"The id of the source. Default: made from --publisher and --published."`

	Title       string `placeholder:"WORDS" help:"The headline, exactly as in the text. Default: the first line of the text."`
	Publisher   string `placeholder:"ID" help:"The id of the organization that published the article."`
	Author      string `placeholder:"NAME" help:"The author."`
	Published   string `placeholder:"TIME" help:"The time of publication, such as 2025-11-30T16:26Z or 2025-11-30. Without this flag, write the time into the file."`
	Language    string `placeholder:"CODE" help:"The language of the text, such as en."`
	URL         string `name:"url" placeholder:"URL" help:"The address of the article."`
	Reliability string `placeholder:"GRADE" help:"From A (reliable) to F (cannot be judged)."`
}

// Help is shown by --help.
func (newSourceCommand) Help() string {
	return `Parley writes the file into the folder "sources" of the dossier. The file has the data of the source, and a first report that quotes the headline. Comments in the file say what is left to do. Parley never overwrites a file. Parley refuses a publisher that is not in the dossier.

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
	// The flags are checked before an id is made from them. So a message shows the words of the user, not the id.
	if c.Publisher != "" && !slug.MatchString(c.Publisher) {
		return fmt.Errorf("%q is not an id of a publisher: give the id of an organisation in a reference file", c.Publisher)
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
		return fmt.Errorf("%q is not an id for a source: an id has lower-case ASCII letters and digits, with single hyphens between them, and does not begin with %s or %s", c.ID, grammar.ClaimPrefix, grammar.LoadPrefix)
	}
	if c.Language != "" && !grammar.Language(c.Language) {
		return fmt.Errorf("--language: %q is not a language tag: write a BCP 47 tag, such as en, uk or zh-Hant", c.Language)
	}
	if info, err := os.Stat(c.Dossier); err != nil || !info.IsDir() {
		return fmt.Errorf("%s is not a folder: name the folder of the dossier", c.Dossier)
	}
	name, err := c.write([]byte(c.skeleton(headline)))
	if err != nil {
		return err
	}
	fmt.Printf("%s: written, with %s for the headline\nComplete it, then: parley validate %s --texts %s --source %s\n",
		name, quoted(c.title(headline)), c.Dossier, filepath.Dir(c.Text), c.ID)
	return nil
}

// write writes the file. It never overwrites a file. If the publisher is unknown, it leaves nothing behind.
func (c newSourceCommand) write(text []byte) (name string, err error) {
	folder := filepath.Join(c.Dossier, "sources")
	_, before := os.Stat(folder)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	name = filepath.Join(folder, c.ID+".yaml")
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return "", fmt.Errorf("%s already exists: give another --id", name)
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

// checkPublisher returns the problem that validate would report for the publisher. It reads the whole dossier with
// the new file, because any file can hold the publisher. It ignores other problems: the dossier need not be complete
// yet.
func (c newSourceCommand) checkPublisher(text []byte) error {
	before, _, stated := bytes.Cut(text, []byte("\n"+grammar.Publisher+": "))
	if !stated {
		return nil
	}
	line := bytes.Count(before, []byte("\n")) + 2 // the line after the break, counted from 1
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

// defaultID is the usual id of a source: independent-2025-11-30 for the article of the-independent of 2025-11-30.
func (c newSourceCommand) defaultID() (string, error) {
	if c.Publisher == "" || c.Published == "" {
		return "", errors.New("the source needs an id: give --id, or both --publisher and --published")
	}
	date := day.FindString(c.Published)
	if date == "" { // for example ../2025-11-30
		return "", fmt.Errorf("--published %s does not begin with a date, so Parley cannot make an id from it: give --id", c.Published)
	}
	return strings.TrimPrefix(c.Publisher, "the-") + "-" + date, nil
}

// headline finds the first passage: the title, or without --title the first line of the text.
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
	// A long headline is cut to the maximum length of a quote.
	if all := strings.Fields(words); len(all) > grammar.MaxWords {
		words = strings.Join(all[:grammar.MaxWords], " ")
	}
	passages, err := loader.Cite(texts, name, words)
	if err != nil {
		return cite.Passage{}, err
	}
	if len(passages) == 0 {
		return cite.Passage{}, fmt.Errorf("%s does not contain the headline %s: give --title as the text has it", c.Text, quoted(words))
	}
	return passages[0], nil
}

func (c newSourceCommand) title(headline cite.Passage) string {
	if c.Title != "" {
		return c.Title
	}
	return headline.Quote
}

// modeline names the JSON Schema for editors. The schema is in the folder of the dossier (with a leading dot, because
// the loader skips such files), or next to the folder.
func (c newSourceCommand) modeline() string {
	for _, at := range []string{"../.dossier.schema.json", "../../dossier.schema.json"} {
		if info, err := os.Stat(filepath.Join(c.Dossier, "sources", filepath.FromSlash(at))); err == nil && info.Mode().IsRegular() {
			return "# yaml-language-server: $schema=" + at
		}
	}
	return ""
}
