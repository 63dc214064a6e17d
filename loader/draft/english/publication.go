package english

import (
	"regexp"
	"strings"
	"time"

	"parley/loader/draft"
)

// Proposal is a value for a field of a source, with the words from which it follows.
type Proposal struct{ Value, Words string }

// Publication is what an article says of its own publication. A proposal without a value is missing.
type Publication struct{ Publisher, Published, Language Proposal }

var isoDay = regexp.MustCompile(`\b20[0-9]{2}-[01][0-9]-[0-3][0-9]\b`)

// Publication finds who published the article, when, and in which language.
func (t *Text) Publication() Publication {
	return Publication{Publisher: t.publisher(), Published: t.published(), Language: languageOf(t.Article.Text)}
}

// published finds a day with its year in the first sentences.
func (t *Text) published() Proposal {
	const opening = 300
	head := []rune(t.Article.Text)
	head = head[:min(len(head), opening)]
	if day := isoDay.FindString(string(head)); day != "" {
		if _, err := time.Parse(time.DateOnly, day); err == nil {
			return Proposal{day, day}
		}
	}
	const sentences = 10
	for _, s := range t.Sentences[:min(len(t.Sentences), sentences)] {
		for _, d := range s.Dates() {
			words := s.Words(d.From, d.To)
			year := false
			for _, w := range strings.Fields(words) {
				year = year || isYear(strings.Trim(w, ","))
			}
			alone := d.To-d.From >= len(s.Tokens)-4 // a line with little more than the date
			if when, _, ok := Resolve(words, time.Now(), Past); ok && year && alone && len(when) == len(time.DateOnly) {
				return Proposal{when, words}
			}
		}
	}
	return Proposal{}
}

// publisher finds a medium on record that speaks of itself: "told the Kyiv Independent", "reports TASR", "(Nordic Wire) -".
func (t *Text) publisher() Proposal {
	for _, s := range t.Sentences {
		for i, m := range s.Mentions {
			if m.Thing == nil || m.Thing.Classification != "MEDIA" {
				continue
			}
			from := m.From
			if s.word(from-1) == "the" {
				from--
			}
			switch w := s.word(from - 1); {
			case w == "told" || w == "reports" || w == "with" && s.word(from-2) == "interview":
				return Proposal{string(m.Thing.ID), s.Words(from-1, m.To)}
			case w == "(" && s.word(m.To) == ")":
				return Proposal{string(m.Thing.ID), s.Words(m.From, m.To)}
			}
			next := s.word(m.To)
			if next == "'s" && s.word(m.To+1) == "request" {
				return Proposal{string(m.Thing.ID), s.Words(from, min(len(s.Tokens), m.To+4))}
			}
			if i == 0 && m.From == 0 && m.To == len(s.Tokens) {
				return Proposal{string(m.Thing.ID), s.Words(m.From, m.To)}
			}
		}
	}
	return Proposal{}
}

var english = set(`the of and to in a that is was for on with as by it at be this are from has have an were will he she they said`)

// languageOf says that a text is English, if enough of its words are the small words of English.
func languageOf(text string) Proposal {
	words := strings.Fields(text)
	n := 0
	var found []string
	for _, w := range words {
		if w = plain(strings.Trim(w, ".,;:\"“”()")); english[w] {
			if n++; len(found) < 3 && !strings.Contains(strings.Join(found, " "), w) {
				found = append(found, w)
			}
		}
	}
	const least = 0.2
	if len(words) == 0 || float64(n)/float64(len(words)) < least {
		return Proposal{}
	}
	return Proposal{"en", strings.Join(found, ", ")}
}

// English reports whether a text is English.
func English(a *draft.Article) bool { return languageOf(a.Text).Value != "" }
