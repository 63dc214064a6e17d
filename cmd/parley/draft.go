package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"parley/graph"
	"parley/internal/drafting"
	"parley/internal/folders"
	"parley/loader"
	"parley/loader/cite"
	"parley/loader/draft"
	"parley/loader/draft/compose"
	"parley/loader/draft/english"
	"parley/loader/draft/model"
	"parley/loader/draft/rules"
	"parley/loader/draft/verify"
	"parley/loader/edtf"
	"parley/loader/grammar"
)

type draftCommand struct {
	Text      string `arg:"" help:"The file with the text of the article. The text must be English."`
	Dossier   string `placeholder:"DIR" help:"The folder of the dossier. Parley takes names and meetings from the dossier, and writes the draft into the dossier. Without this flag, Parley prints the draft."`
	ID        string `name:"id" placeholder:"ID" help:"The id of the source. Default: made from the publisher and the day of publication."`
	Publisher string `placeholder:"ID" help:"The id of the organization that published the article. Default: what the article says."`
	Published string `placeholder:"TIME" help:"The time of publication, such as 2025-11-30. Default: what the article says."`
	Title     string `placeholder:"WORDS" help:"The headline. Default: the first line of the text."`
	Explain   bool   `help:"Also show how each fact was found."`
	Model     bool   `help:"Read the article with the language model of PARLEY_MODEL_URL, and not with rules. Parley then sends the text of the article to this address."`
	JSON      bool   `name:"json" help:"Print the result as JSON."`
}

// Help is shown by --help.
func (draftCommand) Help() string {
	return `The draft has meetings with their participants, times, places, posts, quotations and positions. Each fact has its passage. Parley checks every fact against the text, and lists the facts that the text does not support. Things that the dossier does not have, such as people, places and topics, go into a separate reference file. A person then reviews the draft: parley review FILE.

Without --model, Parley sends nothing anywhere. With --model, the environment names the model: PARLEY_MODEL_URL, PARLEY_MODEL (its name) and PARLEY_MODEL_KEY.

Examples:
  parley draft my-articles/port-selm.txt --dossier my-dossier --publisher selm-herald --published 2025-03-04
  parley draft my-articles/port-selm.txt --dossier my-dossier --explain
  PARLEY_MODEL_URL=http://127.0.0.1:8000 PARLEY_MODEL=my-model parley draft port-selm.txt --dossier my-dossier --model`
}

// Validate is called by kong.
func (c draftCommand) Validate() error {
	if info, err := os.Stat(c.Dossier); c.Dossier != "" && (err != nil || !info.IsDir()) {
		return fmt.Errorf("--dossier: %s is not a folder: name the folder of the dossier", c.Dossier)
	}
	return checkText(c.Text)
}

// errNotEnglish refuses a text that the extractors and the verifier cannot read.
var errNotEnglish = errors.New("the text is not English: Parley drafts only English articles; write the source file with `parley new-source`")

// Run writes the draft.
func (c draftCommand) Run(ctx context.Context) error {
	text, err := cite.Text(os.DirFS(filepath.Dir(c.Text)), filepath.Base(c.Text))
	if err != nil {
		return err
	}
	record := draft.EmptyRecord()
	if c.Dossier != "" {
		d, err := loader.Folder(c.Dossier, time.Now())
		if err != nil {
			return errors.Join(err, errors.New("the dossier has problems: correct them first"))
		}
		record = draft.NewRecord(d, "")
	}
	a := draft.NewArticle(text)
	if !english.English(a) {
		return errNotEnglish
	}
	options, notes, err := c.options(english.Read(a, record).Publication(), a, record)
	if err != nil {
		return err
	}
	var extractor draft.Extractor = rules.Extractor{Record: record}
	if c.Model {
		if extractor, err = model.FromEnvironment(os.Getenv); err != nil {
			return err
		}
	}
	seen, err := extractor.Observe(ctx, a)
	if err != nil {
		return err
	}
	kept, dropped := verify.New(a, record).Check(seen)
	result := compose.Compose(a, record, draft.Names{Record: record}, kept, options)
	for _, x := range dropped {
		result.Left = append(result.Left, compose.Left{Observation: x.Observation, Reason: x.Reason})
	}
	return c.finish(result, notes)
}

// options works out the values of the source: from the flags, or from the words of the article.
func (c draftCommand) options(p english.Publication, a *draft.Article, r *draft.Record) (compose.Options, []string, error) {
	o := compose.Options{Publisher: graph.ID(c.Publisher), Published: c.Published, Language: p.Language.Value, TextFile: filepath.Base(c.Text), Title: c.Title}
	var notes []string
	note := func(key, value, words string) {
		notes = append(notes, fmt.Sprintf("%s: %s, from the words %s", key, value, quoted(words)))
	}
	note("language", p.Language.Value, p.Language.Words)
	switch {
	case c.Publisher != "" && c.Dossier != "" && (r.Things[o.Publisher] == nil || r.Things[o.Publisher].Type != "Organization"):
		return o, nil, fmt.Errorf("--publisher: the dossier has no organization %q", c.Publisher)
	case c.Publisher == "" && p.Publisher.Value != "":
		o.Publisher, o.PublisherFrom = graph.ID(p.Publisher.Value), p.Publisher.Words
		note("publisher", p.Publisher.Value, p.Publisher.Words)
	}
	if c.Published == "" {
		if p.Published.Value == "" {
			return o, nil, errors.New("the article does not say when it was published: give --published, such as --published 2025-11-30")
		}
		o.Published, o.PublishedFrom = p.Published.Value, p.Published.Words
		note("published", p.Published.Value, p.Published.Words)
	}
	if err := loader.CheckPublished(o.Published, time.Now()); err != nil {
		return o, nil, fmt.Errorf("--published: %w", err)
	}
	when, err := edtf.Parse(o.Published)
	if err != nil {
		return o, nil, err
	}
	if o.Day, err = time.Parse(time.DateOnly, when.FirstDay); err != nil {
		return o, nil, fmt.Errorf("--published %s has no day: days such as \"Sunday\" follow from it", o.Published)
	}
	if o.Title == "" && len(a.Sentences) > 0 {
		o.Title, _, _ = strings.Cut(strings.TrimSpace(a.Text), "\n")
		if f := strings.Fields(o.Title); len(f) > grammar.MaxWords {
			o.Title = strings.Join(f[:grammar.MaxWords], " ")
		}
	}
	id := c.ID
	if id == "" {
		if o.Publisher == "" {
			return o, nil, errors.New("the article does not say who published it: give --publisher or --id")
		}
		id = strings.TrimPrefix(string(o.Publisher), "the-") + "-" + when.FirstDay
	}
	if !slug.MatchString(id) {
		return o, nil, fmt.Errorf("%q is not an id for a source: an id has lower-case ASCII letters and digits, with single hyphens between them", id)
	}
	if r.Taken[graph.ID(id)] {
		return o, nil, fmt.Errorf("%s is already in the dossier: give another --id", id)
	}
	o.Source = graph.ID(id)
	return o, notes, nil
}

// finish writes the files, or prints the draft without --dossier, and says what the draft holds.
func (c draftCommand) finish(d compose.Draft, notes []string) error {
	if c.Dossier == "" {
		source, err := d.Source("")
		if err != nil {
			return err
		}
		reference, err := d.Reference("")
		if err != nil {
			return err
		}
		fmt.Print(string(source))
		if len(reference) > 0 {
			fmt.Printf("---\n%s", reference)
		}
		c.print(os.Stderr, d, notes, "")
		return nil
	}
	files, err := folders.Open(c.Dossier)
	if err != nil {
		return err
	}
	defer func() { _ = files.Close() }()
	edits, d, err := drafting.Fit(files.FS(), d, newSourceCommand{Dossier: c.Dossier}.modeline())
	if errors.Is(err, drafting.ErrTaken) {
		return fmt.Errorf("%w: give another --id", err)
	}
	if err != nil {
		return err
	}
	if _, err := files.Write(edits...); err != nil {
		return err
	}
	file := filepath.Join(c.Dossier, filepath.FromSlash(drafting.SourceFile(string(d.Options.Source))))
	if c.JSON {
		return c.printJSON(d, file)
	}
	c.print(os.Stdout, d, notes, file)
	return nil
}

// print says what the draft holds and what it leaves out.
func (c draftCommand) print(to *os.File, d compose.Draft, notes []string, file string) {
	all, doubtful := d.Waiting()
	if file != "" {
		_, _ = fmt.Fprintf(to, "%s: written\n", file)
	}
	for _, note := range notes {
		_, _ = fmt.Fprintln(to, note)
	}
	_, _ = fmt.Fprintf(to, "facts: %d, doubtful facts among them: %d, new things: %d\n", all, doubtful, len(d.New))
	for _, n := range d.New {
		_, _ = fmt.Fprintf(to, "  new %s: %s (%s)\n", n.Type, n.Name, n.ID)
	}
	if c.Explain {
		for _, f := range d.Facts {
			_, _ = fmt.Fprintf(to, "  %s\n", quoted(f.Quote))
			for i, o := range f.Observations {
				_, _ = fmt.Fprintf(to, "    %s: %s\n", described(o), f.Why[i])
			}
			if f.Doubt != "" {
				_, _ = fmt.Fprintf(to, "    doubtful: %s\n", f.Doubt)
			}
		}
	}
	if len(d.Left) > 0 {
		_, _ = fmt.Fprintf(to, "left out: %d\n", len(d.Left))
		for _, l := range d.Left {
			_, _ = fmt.Fprintf(to, "  sentence %d, %s: %s\n", l.Observation.Sentence, described(l.Observation), l.Reason)
		}
	}
	if file != "" {
		_, _ = fmt.Fprintf(to, "Review it: parley review %s --texts %s\n", file, filepath.Dir(c.Text))
	}
}

// described writes an observation in a few words.
func described(o draft.Observation) string {
	words := []string{string(o.Kind)}
	for _, w := range []string{o.Subject, o.Worded, o.Status, o.When, o.Object} {
		if w != "" {
			words = append(words, quoted(w))
		}
	}
	return strings.Join(words, " ")
}

// printJSON prints the result for programs.
func (c draftCommand) printJSON(d compose.Draft, file string) error {
	type left struct {
		Observation draft.Observation `json:"observation"`
		Reason      string            `json:"reason"`
	}
	type fact struct {
		Quote        string              `json:"quote"`
		Start        int                 `json:"start"`
		Doubt        string              `json:"doubt"`
		Observations []draft.Observation `json:"observations"`
	}
	all, doubtful := d.Waiting()
	out := struct {
		File     string `json:"file"`
		Waiting  int    `json:"waiting"`
		Doubtful int    `json:"doubtful"`
		Facts    []fact `json:"facts"`
		LeftOut  []left `json:"leftOut"`
	}{File: file, Waiting: all, Doubtful: doubtful, Facts: []fact{}, LeftOut: []left{}}
	for _, f := range d.Facts {
		out.Facts = append(out.Facts, fact{f.Quote, f.Start, f.Doubt, f.Observations})
	}
	for _, l := range d.Left {
		out.LeftOut = append(out.LeftOut, left{l.Observation, l.Reason})
	}
	e := json.NewEncoder(os.Stdout)
	e.SetEscapeHTML(false)
	return e.Encode(out)
}
