package imports

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/loader/edtf"
	"parley/loader/grammar"
)

// Source is the publication from which everything comes: a register, a data set, an article.
type Source struct {
	ID            graph.ID
	Title         string
	Publisher     graph.ID // an organization
	PublisherName string   // for an organization that the dossier does not have
	Author        string
	Published     string // in EDTF
	InferredFrom  string // the words from which Published was worked out, or ""
	Language      string // by BCP 47
	URL           string
	Reliability   string
	Text          string // the name of the file in the folder of texts
}

var slug = regexp.MustCompile(grammar.Slug)

// CheckID says why an id cannot be the id of a new thing, or returns nil.
func CheckID(id graph.ID) error {
	switch {
	case !slug.MatchString(string(id)):
		return fmt.Errorf("%q is not an id: an id has lower-case ASCII letters and digits, with single hyphens between them", id)
	case len(id) > grammar.MaxIDLength:
		return fmt.Errorf("%q is too long for an id: the maximum is %d bytes", id, grammar.MaxIDLength)
	case strings.HasPrefix(string(id), grammar.ClaimPrefix), strings.HasPrefix(string(id), grammar.LoadPrefix):
		return fmt.Errorf("%q is not an id for a thing: ids that begin with %s and %s are reserved", id, grammar.ClaimPrefix, grammar.LoadPrefix)
	}
	return nil
}

// Check returns the first key of the source with a value that a dossier cannot hold, and what is wrong. The keys are those of a
// source file. It returns no error for a source that is right.
func (s Source) Check() (key string, err error) {
	if err := CheckID(s.ID); err != nil {
		return "source", err
	}
	for _, line := range []struct{ key, value string }{
		{"title", s.Title}, {"author", s.Author}, {"publisher", s.PublisherName}, {"published", s.InferredFrom}, {"text", s.Text},
	} {
		if line.value == "" {
			continue
		}
		if err := check(Clean(line.value)); err != nil {
			return line.key, fmt.Errorf("the text %w", err)
		}
	}
	if s.Publisher != "" {
		if err := CheckID(s.Publisher); err != nil {
			return "publisher", err
		}
	}
	switch t, err := edtf.Parse(s.Published); {
	case s.Published == "":
		return "published", errors.New("the source needs the time of publication. If it has none, write the day on which you read it")
	case err != nil:
		return "published", fmt.Errorf("%q %w", s.Published, err)
	default:
		if _, ends := t.Reported(); !ends {
			return "published", fmt.Errorf("%q needs an end", s.Published)
		}
	}
	if s.Language != "" && !grammar.Language(s.Language) {
		return "language", fmt.Errorf("%q is not a language tag: write a BCP 47 tag, such as en, uk or zh-Hant", s.Language)
	}
	if u, err := url.Parse(s.URL); s.URL != "" && (err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http") {
		return "url", fmt.Errorf("%q is not the address of a web page: an address begins with https:// or http://", s.URL)
	}
	if grades := graph.Parley.Enum("Reliability").Names(); s.Reliability != "" && !slices.Contains(grades, s.Reliability) {
		return "reliability", fmt.Errorf("%q is not a grade: write one of %s", s.Reliability, strings.Join(grades, ", "))
	}
	if s.Text != "" && (!fs.ValidPath(s.Text) || s.Text == ".") {
		return "text", fmt.Errorf("%q is not the name of a file in the folder of texts", s.Text)
	}
	return "", nil
}

// node writes the head of the source file.
func (s Source) node() *yaml.Node {
	n := mapping(0, "source", ID(s.ID))
	line := func(key, value string) {
		if value != "" {
			add(n, key, text(Clean(value)))
		}
	}
	line("title", s.Title)
	if s.Publisher != "" {
		add(n, grammar.Publisher, ID(s.Publisher))
	}
	line("author", s.Author)
	published := quoted(s.Published)
	if date.MatchString(s.Published) {
		published = plain(s.Published)
	}
	if s.InferredFrom != "" {
		published = mapping(yaml.FlowStyle, "text", published, "inferredFrom", text(Clean(s.InferredFrom)))
	}
	add(n, "published", published)
	line("language", s.Language)
	line("url", s.URL)
	if s.Reliability != "" {
		add(n, "reliability", plain(s.Reliability))
	}
	line("text", s.Text)
	return n
}
