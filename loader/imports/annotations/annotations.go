// Package annotations imports annotations of one article: W3C Web Annotations, as Hypothes.is, Recogito and INCEpTION give them. The
// selected words become the passage of a report. The tags say what the passage says: tags.go has the convention. The import lists
// all other tags and comments as not understood.
package annotations

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"parley/loader/cite"
	"parley/loader/dossier"
	"parley/loader/grammar"
	"parley/loader/imports"
	"parley/loader/imports/jsontext"
)

// Options say which annotations to import.
type Options struct {
	Name string // of the file in messages
	URL  string // of the article; "" if all annotations are of one article
	Text string // of the article, as cite.Text returns it; "" if the positions of the annotations count
}

// Import reads a file. open opens it anew.
func Import(ctx context.Context, open func() (io.ReadCloser, error), o Options, out *imports.Output) error {
	im := &importer{Options: o, output: out, articles: map[string]int{}}
	for _, pass := range []func(jsontext.Object) error{im.article, im.annotation} {
		err := im.read(open, func(at jsontext.Object) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return pass(at)
		})
		if err != nil {
			return err
		}
		if o.URL == "" && len(im.articles) > 1 {
			return fmt.Errorf("%s has annotations of %d articles: choose one of them with --url: %s", o.Name, len(im.articles), strings.Join(slices.Sorted(maps.Keys(im.articles)), ", "))
		}
	}
	return nil
}

// importer imports the annotations of one article.
type importer struct {
	Options
	output   *imports.Output
	articles map[string]int // the addresses of the articles, with the numbers of annotations
}

// lists are the names of the lists of annotations: of Hypothes.is, of a page of Web Annotations, and of a list alone.
var lists = []string{"", "rows", "items", "annotations"}

func (im *importer) read(open func() (io.ReadCloser, error), each func(jsontext.Object) error) error {
	in, err := open()
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // nothing was written
	err = jsontext.Lists(in, func(list string, o jsontext.Object) error {
		if !slices.Contains(lists, list) || len(o.Raw) == 0 || o.Raw[0] != '{' {
			return nil
		}
		return each(o)
	})
	if err != nil {
		return fmt.Errorf("read %s as a list of annotations: %w", im.Name, err)
	}
	return nil
}

// article notes of which article an annotation is.
func (im *importer) article(o jsontext.Object) error {
	var a annotation
	if json.Unmarshal(o.Raw, &a) == nil && a.article() != "" {
		im.articles[a.article()]++
	}
	return nil
}

// annotation imports one annotation.
func (im *importer) annotation(o jsontext.Object) error {
	im.output.Count(1, 0)
	var a annotation
	err := json.Unmarshal(o.Raw, &a)
	if err == nil && im.URL != "" && a.article() != im.URL {
		im.output.Count(0, 1)
		return nil
	}
	if err == nil {
		err = im.take(a, o)
	}
	if errors.Is(err, imports.ErrWrite) {
		return err
	}
	if err != nil {
		im.output.Refuse(dossier.Problem{At: o.At(im.Name), Message: err.Error()})
	}
	return nil
}

// take makes a report of an annotation.
func (im *importer) take(a annotation, o jsontext.Object) error {
	var r imports.Report
	var err error
	if r.Quote, r.Start, err = im.passage(a); err != nil {
		return err
	}
	s := statement{output: im.output}
	unknown := s.read(a.tags())
	if s.err != nil {
		return s.err
	}
	says, more := s.items()
	if s.err != nil {
		return s.err
	}
	for _, text := range append(unknown, more...) {
		im.output.Note(dossier.Problem{At: o.At(im.Name), Severity: dossier.Warning, Message: fmt.Sprintf("not understood: %q", dossier.Shortened(text))})
	}
	if comment := imports.Clean(a.comment()); comment != "" {
		im.output.Note(dossier.Problem{At: o.At(im.Name), Severity: dossier.Warning, Message: fmt.Sprintf("not understood: the comment %q", dossier.Shortened(comment))})
	}
	if len(says) == 0 {
		return errors.New("no tag of the annotation says what the passage says: see docs/how-to/import-annotations.md")
	}
	r.Says, r.Via, r.Denies = says, s.via, s.denies
	return im.output.Take(nil, &r)
}

// passage finds the selected words. With the text of the article, their place there counts, and a position only chooses between
// several places.
func (im *importer) passage(a annotation) (quote string, start int, err error) {
	exact, position := a.quote(), a.position()
	switch {
	case exact.Exact == "":
		return "", 0, errors.New("the annotation has no TextQuoteSelector, so it has no words")
	case im.Text == "" && position < 0:
		return "", 0, errors.New("the annotation has no TextPositionSelector: give the text of the article with --text")
	case im.Text == "":
		lead := len(exact.Exact) - len(strings.TrimLeft(exact.Exact, " \t\r\n"))
		return short(exact.Exact), position + utf8.RuneCountInString(exact.Exact[:lead]), nil
	}
	found := cite.Find(im.Text, exact.Exact)
	if len(found) > 1 {
		in := []rune(im.Text)
		if context := slices.DeleteFunc(slices.Clone(found), func(p cite.Passage) bool {
			return !strings.HasSuffix(plain(string(in[:p.Start])), plain(exact.Prefix)) || !strings.HasPrefix(plain(string(in[p.End:])), plain(exact.Suffix))
		}); len(context) > 0 && exact.Prefix+exact.Suffix != "" {
			found = context
		}
	}
	if i := slices.IndexFunc(found, func(p cite.Passage) bool { return p.Start == position }); i >= 0 {
		found = found[i : i+1]
	}
	switch len(found) {
	case 0:
		return "", 0, fmt.Errorf("the text of the article does not contain %q", dossier.Shortened(exact.Exact))
	case 1:
		return short(found[0].Quote), found[0].Start, nil
	}
	return "", 0, fmt.Errorf("%q stands in %d places of the article: select more words", dossier.Shortened(exact.Exact), len(found))
}

// plain is a text with single spaces, for the comparison of what stands before and behind.
func plain(s string) string { return strings.Join(strings.Fields(s), "") }

// short is the beginning of the selected words that a report can quote.
func short(words string) string {
	words = strings.TrimSpace(words)
	fields := strings.Fields(words)
	if len(fields) <= grammar.MaxWords {
		return words
	}
	at := 0
	for _, f := range fields[:grammar.MaxWords] {
		at += strings.Index(words[at:], f) + len(f)
	}
	return words[:at]
}
