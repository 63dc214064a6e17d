package english

import (
	"slices"
	"strings"
)

// Quoted is a passage between quotation marks, with its speaker.
type Quoted struct {
	Start, End int // in the article, in code points, without the marks
	Words      string
	Speaker    Mention
	Has        bool   // the speaker is known
	From       int    // the sentence in which the speaker stands
	Verb       string // the word for speaking, or ""
	Pronoun    bool   // the speaker is only "he", "she" or "it" in this sentence
}

// Quotations finds the passages between quotation marks in the sentence, and who says them.
func (s *Sentence) Quotations() []Quoted {
	var found []Quoted
	for _, m := range s.article.Article.Marked {
		if m[0] < s.Start || m[1] > s.End {
			continue
		}
		start, end := m[0], m[1]
		text := []rune(s.article.Article.Part(start, end))
		for len(text) > 0 && strings.ContainsRune(" ,;", text[len(text)-1]) {
			text, end = text[:len(text)-1], end-1
		}
		if len(text) == 0 {
			continue
		}
		q := Quoted{Start: start, End: end, Words: string(text), From: s.Number}
		s.attribute(&q)
		found = append(found, q)
	}
	return found
}

// attribute finds the speaker of a quotation.
func (s *Sentence) attribute(q *Quoted) {
	if s.after(q) || s.beforeQuote(q) {
		return
	}
	// A sentence that is a quotation goes on with the quotation of the sentence before, in the same paragraph.
	if before := s.article.Sentence(s.Number - 1); before != nil && before.Paragraph == s.Paragraph && q.Start <= s.Start+1 && q.End >= s.End-2 {
		if all := before.Quotations(); len(all) > 0 && all[len(all)-1].Has {
			last := all[len(all)-1]
			q.Speaker, q.Has, q.From, q.Verb = last.Speaker, true, last.From, ""
			q.Pronoun = last.Pronoun
		}
	}
}

// after finds the speaker behind a quotation: `," Kesh said`, `," said Kesh`.
func (s *Sentence) after(q *Quoted) bool {
	i := 0
	for i < len(s.Tokens) && s.Tokens[i].Start < q.End {
		i++
	}
	for i < len(s.Tokens) && s.Tokens[i].sign() {
		if s.Tokens[i].Text == ":" {
			return false
		}
		i++
	}
	if i == len(s.Tokens) {
		return false
	}
	if s.quoted[i] {
		return false
	}
	if speech[s.word(i)] {
		p := i + 1
		for p < len(s.Tokens) && (s.aside[p] || s.word(p) == "the") && s.at[p] < 0 {
			p++
		}
		for _, post := range s.posts { // "added Foreign Minister Mira Kesh"
			if post.From <= i+2 && post.From >= i+1 && post.To <= post.Person.From {
				p = post.Person.From
			}
		}
		if m, ok := s.mentionOf(p); ok && (m.Is("Person") || m.Is("Organization") && !m.Country) {
			q.Speaker, q.Has, q.Verb = m, true, s.word(i)
			return true
		}
		return false
	}
	return s.subjectOf(q, i)
}

// subjectOf reads a speaker and a word for speaking from a token on.
func (s *Sentence) subjectOf(q *Quoted, i int) bool {
	for i < len(s.Tokens) && s.aside[i] || s.word(i) == "the" {
		i++
	}
	m, ok := s.mentionOf(i)
	pronoun := false
	p := m.To
	if !ok {
		switch s.word(i) {
		case "he", "she", "it":
			if m, ok = s.pronoun(s.word(i)); !ok {
				return false
			}
			pronoun, p = true, i+1
		default:
			return false
		}
	}
	if !m.Is("Person") && (!m.Is("Organization") || m.Country) {
		return false
	}
	for p < len(s.Tokens) && (s.aside[p] || adverbs[s.word(p)] || auxiliaries[s.word(p)]) {
		p++
	}
	if !speech[s.word(p)] {
		return false
	}
	q.Speaker, q.Has, q.Verb, q.Pronoun = m, true, s.word(p), pronoun
	if pronoun {
		q.From = s.Number - 1
	}
	return true
}

// beforeQuote finds the speaker before a quotation: `Kesh said that the talks were "useful"`. Between the word for speaking
// and the quotation no other subject may stand.
func (s *Sentence) beforeQuote(q *Quoted) bool {
	last := 0
	for last < len(s.Tokens) && s.Tokens[last].Start < q.Start {
		last++
	}
	for i := last - 1; i >= 0; i-- {
		if s.quoted[i] || s.aside[i] || !speech[s.word(i)] {
			continue
		}
		for p := i - 1; p >= 0; p-- {
			if s.aside[p] || adverbs[s.word(p)] || auxiliaries[s.word(p)] || s.word(p) == "who" || s.closes(p) {
				continue
			}
			m, ok := s.mentionOf(p)
			if !ok {
				switch s.word(p) {
				case "he", "she", "it":
					if m, ok := s.pronoun(s.word(p)); ok {
						q.Speaker, q.Has, q.Verb, q.Pronoun, q.From = m, true, s.word(i), true, s.Number-1
						return true
					}
				case "but", "and", "adding":
					return s.coordinated(q, p, i)
				case ",":
					if s.word(i) == "adding" || s.word(i) == "saying" || s.word(i) == "calling" {
						return s.coordinated(q, p, i)
					}
				}
				return false
			}
			if m.Is("Person") || m.Is("Organization") && !m.Country {
				if prev := s.word(m.From - 1); prev == "of" || prev == "'s" && !s.aside[m.From-1] && !s.ofCountry(m.From-1) {
					return false
				}
				q.Speaker, q.Has, q.Verb = m, true, s.word(i)
				return true
			}
			return false
		}
		return false
	}
	return false
}

// closes reports whether a comma closes a name behind a post: "The opposition leader, Vesna Harro, said".
func (s *Sentence) closes(i int) bool {
	if s.word(i) != "," {
		return false
	}
	m, ok := s.mentionOf(i - 1)
	if !ok {
		return false
	}
	for _, p := range s.posts {
		if p.Person.From == m.From && p.To < m.From && s.word(p.To) == "," {
			return true
		}
	}
	return false
}

// ofCountry reports whether the ending of a possessive belongs to a country: "Norway's Sigrid Aune".
func (s *Sentence) ofCountry(ending int) bool {
	m, ok := s.mentionOf(ending - 1)
	return ok && m.Country
}

// coordinated finds the subject of a second word for speaking: "Kesh described it as useful but noted".
func (s *Sentence) coordinated(q *Quoted, p, verb int) bool {
	for i := p - 1; i > 0; i-- {
		if s.quoted[i] || s.aside[i] || !speech[s.word(i)] {
			continue
		}
		for n := i - 1; n >= 0; n-- {
			if s.aside[n] || adverbs[s.word(n)] {
				continue
			}
			if m, ok := s.mentionOf(n); ok && m.Is("Person") {
				q.Speaker, q.Has, q.Verb = m, true, s.word(verb)
				return true
			}
			return false
		}
	}
	var people []Mention
	for _, m := range s.Mentions {
		if m.Is("Person") && m.To <= p && !s.aside[m.From] && !s.quoted[m.From] {
			people = append(people, m)
		}
	}
	if len(people) == 1 && s.leads(people[0]) {
		q.Speaker, q.Has, q.Verb = people[0], true, s.word(verb)
		return true
	}
	return false
}

// pronoun returns the person for whom "he" or "she" stands: the only person, or the speaker, of the sentence before. "it" is the body that
// speaks in the sentence before.
func (s *Sentence) pronoun(word string) (Mention, bool) {
	before := s.article.Sentence(s.Number - 1)
	if before == nil || before.Headline {
		return Mention{}, false
	}
	if all := before.Quotations(); len(all) > 0 && all[len(all)-1].Has && all[len(all)-1].Speaker.Is("Person") == (word != "it") {
		return all[len(all)-1].Speaker, true
	}
	if word == "it" {
		return Mention{}, false
	}
	var people []Mention
	for _, m := range before.Mentions {
		if m.Is("Person") && !before.aside[m.From] && !slices.ContainsFunc(people, func(p Mention) bool { return p.Thing == m.Thing }) {
			people = append(people, m)
		}
	}
	if len(people) == 1 {
		return people[0], true
	}
	// The subject stands first.
	if len(people) > 1 && len(before.Tokens) > 0 && before.leads(people[0]) {
		return people[0], true
	}
	return Mention{}, false
}

// leads reports whether a name is the subject of the sentence: nothing stands before it but its post.
func (s *Sentence) leads(m Mention) bool {
	for i := range m.From {
		if !s.aside[i] {
			return false
		}
	}
	return true
}

// Source is who says what the sentence says, apart from the article itself.
type Source struct {
	From, To int // the words for the source
	Mention  Mention
	Has      bool
}

// Via finds who says what the sentence reports, such as ", AFP reported" and "according to Kesh".
func (s *Sentence) Via() (Source, bool) {
	for i := range s.Tokens {
		if s.quoted[i] {
			continue
		}
		if s.word(i) == "according" && s.word(i+1) == "to" {
			p := i + 2
			for p < len(s.Tokens) && (s.aside[p] || s.word(p) == "the" || s.word(p) == "a") && s.at[p] < 0 {
				p++
			}
			if m, ok := s.mentionOf(p); ok && !m.Country && (m.Is("Person") || m.Is("Organization")) {
				return Source{m.From, m.To, m, true}, true
			}
			return Source{i + 2, min(len(s.Tokens), i+3), Mention{}, false}, true
		}
	}
	for i := len(s.Tokens) - 1; i > 0; i-- {
		if !speech[s.word(i)] || s.quoted[i] || s.word(i+1) == "off" {
			continue
		}
		p := i - 1
		for p >= 0 && (s.aside[p] || adverbs[s.word(p)]) {
			p--
		}
		if m, ok := s.mentionOf(p); ok && !m.Country && (m.Is("Person") || m.Is("Organization")) && m.To == p+1 {
			comma := m.From - 1
			for comma >= 0 && s.aside[comma] && s.Tokens[comma].Text != "," {
				comma--
			}
			if comma >= 0 && s.Tokens[comma].Text == "," || m.From == 0 || s.leads(m) {
				return Source{m.From, m.To, m, true}, true
			}
		}
		if m, ok := s.mentionOf(i + 1); ok && (s.word(i) == "reports" || s.word(i) == "said" || s.word(i) == "reported") && !m.Country && (m.Is("Person") || m.Is("Organization")) {
			return Source{m.From, m.To, m, true}, true
		}
	}
	return Source{}, false
}
