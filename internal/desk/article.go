package desk

import (
	"context"
	"errors"
	"fmt"
	"regexp"
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
	"parley/loader/draft/review"
	"parley/loader/draft/rules"
	"parley/loader/draft/verify"
	"parley/loader/edtf"
	"parley/loader/grammar"
	"parley/loader/names"
)

// ErrSaying refuses what a person has filled in. The message says what to fill in instead.
var ErrSaying = errors.New("this cannot be saved yet")

type articleQuestion struct {
	Text string `json:"text"`
	File string `json:"file"` // the name of a text in the folder, in place of the text
}

// proposal is a value with the words of the article from which it follows.
type proposal struct {
	Value string `json:"value"`
	Name  string `json:"name,omitempty"`
	Words string `json:"words"`
}

type articleAnswer struct {
	Text      string   `json:"text"`
	Title     string   `json:"title"`
	Language  proposal `json:"language"`
	Publisher proposal `json:"publisher"`
	Published proposal `json:"published"`
	// English says that the article can be drafted.
	English bool `json:"english"`
}

// article proposes what a new article says of itself.
func (d *Desk) article(in articleQuestion) (articleAnswer, error) {
	r, err := d.read()
	if err != nil {
		return articleAnswer{}, err
	}
	text := tidied(in.Text)
	if in.File != "" {
		if text, err = d.text(in.File); err != nil {
			return articleAnswer{}, err
		}
	}
	article := draft.NewArticle(text)
	p := english.Read(article, r.record()).Publication()
	a := articleAnswer{
		Text: text, Title: titleOf(text), English: english.English(article),
		Language: proposal{Value: p.Language.Value, Words: p.Language.Words}, Publisher: proposal{Value: p.Publisher.Value, Words: p.Publisher.Words},
		Published: proposal{Value: p.Published.Value, Words: p.Published.Words},
	}
	if k := r.record().Things[graph.ID(p.Publisher.Value)]; k != nil && len(k.Names) > 0 {
		a.Publisher.Name = k.Names[0]
	}
	return a, nil
}

// tidied is a text as a browser pastes it, in the form in which texts are read.
func tidied(text string) string {
	return strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n")
}

// titleOf is the first line of a text, in at most as many words as a quote has.
func titleOf(text string) string {
	title, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if f := strings.Fields(title); len(f) > grammar.MaxWords {
		title = strings.Join(f[:grammar.MaxWords], " ")
	}
	return title
}

type drafted struct {
	Text      string `json:"text"`
	File      string `json:"file"` // the name of a text in the folder, in place of the text
	Publisher ref    `json:"publisher"`
	// PublisherFrom are the words from which the publisher follows, or "". PublishedFrom are the words for the time.
	PublisherFrom string `json:"publisherFrom"`
	Published     string `json:"published"`
	PublishedFrom string `json:"publishedFrom"`
	Language      string `json:"language"`
	Title         string `json:"title"`
	// Draft asks for a draft by the rules. Otherwise the source has no facts yet.
	Draft bool `json:"draft"`
	// Model asks for a draft by the model, in place of the rules.
	Model bool `json:"model"`
}

type draftAnswer struct {
	File     string        `json:"file"`
	Facts    int           `json:"facts"`
	Doubtful int           `json:"doubtful"`
	New      []names.Found `json:"new"`
	Left     []leftOut     `json:"left"`
	// Why says how each fact was found.
	Why []explained `json:"why"`
}

// explained says how a fact was found.
type explained struct {
	Quote string   `json:"quote"`
	Start int      `json:"start"`
	Why   []string `json:"why"`
}

// leftOut is an observation that the draft does not hold.
type leftOut struct {
	Words  string `json:"words"`
	Reason string `json:"reason"`
}

var slug = regexp.MustCompile(grammar.Slug)

// draft adds an article: its text, its source file, and a reference file with new things.
func (d *Desk) draft(ctx context.Context, in drafted) (draftAnswer, error) {
	r, err := d.read()
	if err != nil {
		return draftAnswer{}, err
	}
	if !r.valid {
		return draftAnswer{}, fmt.Errorf("%w: the dossier has errors: correct them first, so that all of its names and ids are known", ErrSaying)
	}
	text := tidied(in.Text)
	if in.File != "" {
		if text, err = d.text(in.File); err != nil {
			return draftAnswer{}, err
		}
	}
	switch {
	case strings.TrimSpace(text) == "":
		return draftAnswer{}, fmt.Errorf("%w: paste the text of the article", ErrSaying)
	case len(text) > cite.MaxText:
		return draftAnswer{}, fmt.Errorf("%w: the text is larger than %d bytes", ErrSaying, cite.MaxText)
	}
	o, things, err := d.options(in, text, r.record())
	if err != nil {
		return draftAnswer{}, err
	}
	article := draft.NewArticle(text)
	result := compose.Draft{Options: o}
	if in.Draft {
		if !english.English(article) {
			return draftAnswer{}, fmt.Errorf("%w: the text is not English, and Parley drafts only English articles: add the article without a draft", ErrSaying)
		}
		if result, err = d.extracted(ctx, in.Model, article, r.record(), o); err != nil {
			return draftAnswer{}, err
		}
	}
	var edits []folders.Edit
	if len(things) > 0 {
		edits = append(edits, folders.Edit{Name: "reference/" + string(o.Publisher) + ".yaml", Text: reference(d.Modeline, things)})
	}
	over := map[string][]byte{}
	for _, e := range edits {
		over[e.Name] = e.Text
	}
	more, result, err := drafting.Fit(folders.With(d.files.FS(), over), result, d.Modeline)
	if err != nil {
		return draftAnswer{}, err
	}
	// The text comes first: nothing names it yet, and whatever happens then, it is not lost.
	if err := d.texts.Add(d.below+o.TextFile, []byte(text)); err != nil {
		return draftAnswer{}, err
	}
	if len(result.Facts) == 0 { // nothing waits for a review
		last := &more[len(more)-1]
		f, err := review.Parse(last.Text)
		if err != nil {
			return draftAnswer{}, err
		}
		last.Text = f.Finished()
	}
	if err := d.write(append(edits, more...)...); err != nil {
		return draftAnswer{}, err
	}
	a := draftAnswer{File: drafting.SourceFile(string(o.Source)), New: []names.Found{}, Left: []leftOut{}, Why: []explained{}}
	a.Facts, a.Doubtful = result.Waiting()
	for _, n := range result.New {
		a.New = append(a.New, names.Found{ID: n.ID, Type: n.Type, Name: n.Name})
	}
	for _, f := range result.Facts {
		a.Why = append(a.Why, explained{f.Quote, f.Start, f.Why})
	}
	for _, l := range result.Left {
		a.Left = append(a.Left, leftOut{l.Observation.Quote, l.Reason})
	}
	return a, nil
}

// extracted drafts an article with the rules, or with the model.
func (d *Desk) extracted(ctx context.Context, byModel bool, article *draft.Article, record *draft.Record, o compose.Options) (compose.Draft, error) {
	var extractor draft.Extractor = rules.Extractor{Record: record}
	if byModel {
		if d.Model == nil {
			return compose.Draft{}, fmt.Errorf("%w: start the desk with --model to draft with a model", ErrSaying)
		}
		extractor = d.Model
	}
	seen, err := extractor.Observe(ctx, article)
	if err != nil {
		return compose.Draft{}, err
	}
	kept, dropped := verify.New(article, record).Check(seen)
	result := compose.Compose(article, record, draft.Names{Record: record}, kept, o)
	for _, x := range dropped {
		result.Left = append(result.Left, compose.Left{Observation: x.Observation, Reason: x.Reason})
	}
	return result, nil
}

// options works out the values of the source. If the record does not have the publisher, things has it.
func (d *Desk) options(in drafted, text string, record *draft.Record) (o compose.Options, things [][]byte, err error) {
	if err := loader.CheckPublished(in.Published, time.Now()); err != nil {
		return o, nil, fmt.Errorf("%w: the day of publication: %w", ErrSaying, err)
	}
	when, err := edtf.Parse(in.Published)
	if err != nil {
		return o, nil, fmt.Errorf("%w: the day of publication: %w", ErrSaying, err)
	}
	o = compose.Options{PublisherFrom: in.PublisherFrom, Published: in.Published, PublishedFrom: in.PublishedFrom, Language: in.Language, Title: in.Title}
	if o.Day, err = time.Parse(time.DateOnly, when.FirstDay); err != nil {
		return o, nil, fmt.Errorf("%w: the time of publication has no day: days such as \"Sunday\" follow from it", ErrSaying)
	}
	if o.Title == "" {
		o.Title = titleOf(text)
	}
	made := newMaker(record, in.Language)
	if o.Publisher, err = made.id(in.Publisher, "Organization"); err != nil || o.Publisher == "" {
		return o, nil, fmt.Errorf("%w: name the publisher", ErrSaying)
	}
	for i := range made.things {
		made.things[i] = strings.TrimSuffix(made.things[i], "}") + ", classification: media}"
		things = append(things, []byte(made.things[i]+"\n"))
	}
	o.Source = draft.Free(graph.ID(strings.TrimPrefix(string(o.Publisher), "the-")+"-"+when.FirstDay), record.Taken)
	o.TextFile = in.File
	for n := 1; o.TextFile == ""; n++ { // another text can have the usual name
		name := string(o.Source) + ".txt"
		if n > 1 {
			name = fmt.Sprintf("%s-%d.txt", o.Source, n)
		}
		there, err := d.texts.Read(d.below + name)
		if err != nil {
			return o, nil, err
		}
		if there == nil || string(there) == text {
			o.TextFile = name
		}
	}
	if !slug.MatchString(string(o.Source)) {
		return o, nil, fmt.Errorf("%w: %q is no id", ErrSaying, o.Source)
	}
	return o, things, nil
}

// reference is a new reference file.
func reference(modeline string, things [][]byte) []byte {
	text := ""
	if modeline != "" {
		text = modeline + "\n"
	}
	text += "things:\n"
	for _, thing := range things {
		text += "  - " + string(thing)
	}
	return []byte(text)
}
