package cite

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"parley/graph"
	"parley/loader/dossier"
)

// MaxText is the maximum size of the text of one article, in bytes.
const MaxText = 4 << 20

// Text reads the text of an article. It returns an error if the file is not a regular file, is larger than 4 MiB, or
// is not UTF-8.
func Text(texts fs.FS, name string) (string, error) {
	info, err := fs.Stat(texts, name)
	if err != nil {
		return "", fmt.Errorf("read the article's text: %w", err)
	}
	if !info.Mode().IsRegular() {
		return "", fmt.Errorf("read the article's text: %s is not a regular file", name)
	}
	tooLarge := fmt.Errorf("read the article's text: %s is larger than %d bytes", name, MaxText)
	if info.Size() > MaxText {
		return "", tooLarge
	}
	f, err := texts.Open(name)
	if err != nil {
		return "", fmt.Errorf("read the article's text: %w", err)
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, MaxText+1))
	switch {
	case err != nil:
		return "", fmt.Errorf("read the article's text: %w", err)
	case len(data) > MaxText: // the file grew in the meantime
		return "", tooLarge
	case !utf8.Valid(data):
		return "", fmt.Errorf("read the article's text: %s is not UTF-8", name)
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	return strings.ReplaceAll(text, "\r\n", "\n"), nil
}

// Check compares every quote of a dossier with the text of its source. It returns the quotes that do not stand at
// their position, sorted by position. A source without a readable text is a problem, too. A text of a quotation that
// does not stand between quotation marks in the article is a warning.
func Check(d *dossier.Dossier, texts fs.FS) []dossier.Problem {
	var problems dossier.Problems
	articles := map[graph.ID]*article{}
	for _, s := range d.Sources {
		a, err := readArticle(texts, s)
		if err != nil {
			problems = append(problems, dossier.Problem{At: s.At, Message: err.Error()})
			continue
		}
		articles[s.ID] = a
	}
	published := map[graph.ID]time.Time{}
	for _, s := range d.Sources {
		published[s.ID] = s.Reported
	}
	for _, c := range d.Claims {
		if a := articles[c.Source]; a != nil && c.Reported.After(published[c.Source]) {
			a.changed = true
		}
	}
	checked := map[dossier.Position]bool{} // all claims of a report share its quote
	stands := map[dossier.Position]bool{}
	for _, c := range d.Claims {
		a := articles[c.Source]
		if a == nil || checked[c.QuoteAt] {
			continue
		}
		checked[c.QuoteAt] = true
		if message := a.check(c); message != "" {
			problems = append(problems, dossier.Problem{At: c.QuoteAt, Message: message})
			continue
		}
		stands[c.QuoteAt] = true
	}
	problems = append(problems, unquoted(d, articles, stands)...)
	return slices.Clip(problems.Sorted())
}

// article is a text as code points.
type article struct {
	name   string
	text   string
	runes  []rune
	marked [][2]int // what stands between quotation marks
	rows   []tableRow
	// changed says that the article reports something later than its publication. So an earlier version of the article can
	// have a passage that the text no longer has.
	changed bool
}

func readArticle(texts fs.FS, s dossier.Source) (*article, error) {
	if s.Text == "" {
		return nil, errors.New("the source has no `text`: name the file with the text of the article")
	}
	text, err := Text(texts, s.Text)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("the folder of texts has no file %s: correct `text`, or add the file", s.Text)
	case err != nil:
		return nil, unreadable(s.Text, err)
	}
	runes := []rune(text)
	return &article{name: s.Text, text: text, runes: runes, marked: dossier.Marked(runes)}, nil
}

// unreadable removes the path from a file system error, because it may show how this machine is set up.
func unreadable(name string, err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return fmt.Errorf("%s cannot be read: %w", name, at.Err)
	}
	return err
}

// check returns the problem with the selector of a claim, or "".
func (a *article) check(c dossier.Claim) string {
	if c.Fragment != "" {
		return a.checkRow(c)
	}
	if c.Start >= 0 && c.Start <= c.End && c.End <= len(a.runes) && string(a.runes[c.Start:c.End]) == c.Quote {
		return ""
	}
	found := Find(a.text, c.Quote)
	if len(found) == 0 {
		message := fmt.Sprintf("%s does not contain this quote: copy it word for word", a.name)
		if a.changed {
			message += "; if an earlier version of the article has the quote, write this version as a source of its own, and write `revisionOf` in the later version"
		}
		return message
	}
	starts := make([]string, 0, len(found))
	for _, p := range found {
		starts = append(starts, fmt.Sprint(p.Start))
	}
	const limit = 5
	if len(starts) > limit {
		starts = append(starts[:limit], "...")
	}
	at := strings.Join(starts, ", ")
	if found[0].Quote != c.Quote {
		return fmt.Sprintf("%s contains this quote in another form: write %s, start: %s", a.name, Visible(strconv.Quote(found[0].Quote)), at)
	}
	return fmt.Sprintf("this quote does not begin at %d in %s: write start: %s", c.Start, a.name, at)
}
