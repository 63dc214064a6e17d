package imports

import (
	"regexp"
	"strings"

	"parley/graph"
	"parley/loader/grammar"
)

// Names are the names and identifiers of a thing in another record.
type Names struct {
	Name        string
	SortName    string
	Others      []OtherName
	Identifiers []Identity
}

// OtherName is a further name with the time in which it was used, in EDTF, and its language. All but the name can be "".
type OtherName struct{ Name, Start, End, Language string }

// Naming returns how to identify a thing of the type that the other record calls by this id.
func (n Names) Naming(t *graph.Type, id, language string) Naming {
	out := Naming{Type: t, Key: []string{id}, Words: []string{n.Name}, Names: []string{n.Name}, Identifiers: n.Identifiers, Language: language}
	for _, o := range n.Others {
		out.Names = append(out.Names, o.Name)
	}
	return out
}

// Add adds the names and identifiers to an item of a reference file. A name that a dossier cannot hold is an error. Add leaves out other names and identifiers that a dossier cannot hold.
func (n Names) Add(it *Item) error {
	name, err := Line(n.Name)
	if err != nil {
		return err
	}
	it.Add("name", name)
	if sort, err := Line(n.SortName); err == nil && it.Type.Name == "Person" {
		it.Add("sortName", sort)
	}
	for _, o := range n.Others {
		other, err := Line(o.Name)
		if err != nil || Clean(o.Name) == Clean(n.Name) {
			continue
		}
		start, end := Day(o.Start), Day(o.End)
		if start == "" && end == "" && o.Language == "" {
			it.Add("aliases", other)
			continue
		}
		language := o.Language
		if !grammar.Language(language) {
			language = ""
		}
		named := Name(other, language, "")
		for _, side := range []struct{ key, text string }{{"start", start}, {"end", end}} {
			if side.text != "" {
				add(named, side.key, quoted(side.text))
			}
		}
		it.Add("names", named)
	}
	for _, i := range n.Identifiers {
		scheme, err1 := Line(i.Scheme)
		value, err2 := Line(i.Value)
		if err1 == nil && err2 == nil {
			it.Add("identifiers", Identifier(scheme, value))
		}
	}
	return nil
}

var day = regexp.MustCompile(`^([0-9]{4}(?:-[0-9]{2}){0,2})(?:[T ].*)?$`)

// Day returns the day, the month or the year of a date that can have a time of day, or "" for anything else.
func Day(date string) string {
	found := day.FindStringSubmatch(strings.TrimSpace(date))
	if found == nil {
		return ""
	}
	if _, err := Time(found[1], ""); err != nil {
		return ""
	}
	return found[1]
}

// Span returns the time from a first to a last date in EDTF, or "" if there is none. It counts days.
func Span(first, last string) string {
	first, last = Day(first), Day(last)
	switch {
	case first == last, last == "":
		return first
	case first == "":
		return "../" + last
	}
	return first + "/" + last
}

// Classify adds the kind of a thing: a closed word, or else "other" with the word itself.
func Classify(it *Item, kind string) {
	p := it.Type.Property("classification")
	if Clean(kind) == "" || p == nil {
		return
	}
	if word, ok := closedWord(p, kind); ok {
		it.Add("classification", Word(word))
		return
	}
	if worded, err := Line(kind); err == nil {
		it.Add("classification", Word("other"))
		it.Add("classificationWorded", worded)
	}
}
