package english

import (
	"slices"
	"strings"
)

// flow is a sentence, or a relative clause with the name that it explains, without what interrupts it. It holds tokens of the
// sentence in their order.
type flow []int

// flows returns the sentence without what interrupts it, and each relative clause.
func (s *Sentence) flows() []flow {
	var whole flow
	for i := range s.Tokens {
		if !s.aside[i] && !s.quoted[i] {
			whole = append(whole, i)
		}
	}
	all := []flow{whole}
	for _, m := range s.Mentions {
		if m.To+1 >= len(s.Tokens) || s.Tokens[m.To].Text != "," || !s.aside[m.To] || s.word(m.To+1) != "who" {
			continue
		}
		end, ok := s.explains(m)
		if !ok {
			continue
		}
		var clause flow
		for i := m.From; i < m.To; i++ {
			clause = append(clause, i)
		}
		for i := m.To + 2; i < end && i < len(s.Tokens); i++ {
			if !s.quoted[i] && (s.Tokens[i].Text != "," || i < end-1) {
				clause = append(clause, i)
			}
		}
		all = append(all, clause)
	}
	return all
}

// word returns the word at a position of the flow, or "".
func (f flow) word(s *Sentence, p int) string {
	if p < 0 || p >= len(f) {
		return ""
	}
	return s.Tokens[f[p]].Lower
}

// mention returns the mention at a position of the flow.
func (f flow) mention(s *Sentence, p int) (Mention, bool) {
	if p < 0 || p >= len(f) {
		return Mention{}, false
	}
	return s.mentionOf(f[p])
}

// actor reports whether a mention can take part in a meeting: a person or a group, but no state and no medium.
func actor(m Mention) bool {
	return m.Is("Person") || m.Is("Organization") && !m.Country && groups[m.Thing.Classification]
}

// peopleNouns are nouns for people behind the name of their body.
var peopleNouns = set(`foreign ministers leaders officials envoys diplomats negotiators delegates lawmakers members troops representatives advisers ambassadors`)

var groups = set(`DELEGATION GROUP INTERNATIONAL BLOC`)

var (
	adverbs = set(`also then again still already initially currently meanwhile later soon ever yet just both all together now first finally briefly separately
		previously recently jointly instead twice once privately secretly personally reportedly directly`)
	auxiliaries = set(`is are was were be been being am has have had having will would shall should could might may can must do does did 'll won't wouldn't
		didn't hasn't haven't hadn't isn't aren't wasn't weren't can't couldn't doesn't don't not never to expected due set scheduled planned plans plan planning
		supposed going hopes hope wants want ready willing agreed intends intend slated likely able meant`)
	negations = set(`not never won't wouldn't didn't hasn't haven't hadn't isn't aren't wasn't weren't can't couldn't doesn't don't no nor neither without`)
	plans     = set(`expected due set scheduled planned plans plan planning going intends intend slated will 'll shall meant supposed`)
	perhaps   = set(`could might may would should hopes hope wants want ready willing can likely able`)
	// speech are the verbs for speaking.
	speech = set(`said says say told tells added adds wrote writes stated states noted notes announced announces reported reports confirmed confirms claimed claims
		described describes called calls emphasized emphasised emphasizes emphasises stressed stresses warned posted shared declared explained insisted
		tweeted commented praised replied argued concluded acknowledged recalled revealed repeated urged repeats insists adding saying stating
		calling describing mentioned answered responded remarked quipped`)
	// breaks begin another part of a sentence.
	breaks = set(`before after following while as when where who which that but because although though whereas since until ; – — and/or amid despite whose regarding about concerning`)
)

// group returns the position at which the verb group begins that ends with the verb at a position.
func (f flow) group(s *Sentence, verb int) int {
	p := verb
	for p > 0 {
		w := f.word(s, p-1)
		if _, named := f.mention(s, p-1); named {
			break
		}
		if !auxiliaries[w] && !adverbs[w] && (!strings.HasSuffix(w, "ly") || len(w) <= 4) {
			break
		}
		p--
	}
	return p
}

// namesLeft returns the actors of the list that ends before a position, and the position at which the list begins.
func (f flow) namesLeft(s *Sentence, p int) (list []Mention, begin int) {
	for p > 0 { // "on Sunday", "again"
		w := f.word(s, p-1)
		if adverbs[w] || w == "who" || w == "that" || w == "," && p > 1 && (f.isDate(s, p-2) || s.closes(f[p-1])) {
			p--
			continue
		}
		if n := f.dateBefore(s, p); n > 0 {
			p -= n
			continue
		}
		break
	}
	begin = p
	for p > 0 {
		m, ok := f.mention(s, p-1)
		if !ok {
			break
		}
		for p > 0 && f[p-1] >= m.From {
			p--
		}
		begin = p
		list = append([]Mention{m}, list...)
		q := p
		for q > 0 && (f.word(s, q-1) == "the" || f.word(s, q-1) == "a" || f.word(s, q-1) == "both") {
			q--
		}
		sep := q
		for sep > 0 && (f.word(s, sep-1) == "and" || f.word(s, sep-1) == ",") {
			sep--
		}
		if sep == q {
			begin = q
			break
		}
		if _, more := f.mention(s, sep-1); !more {
			begin = q
			break
		}
		p = sep
	}
	if len(list) > 0 {
		switch f.word(s, begin-1) {
		case "with", "of", "by", "to", "from", "for", "between", "on", "in", "at", "against", "told", "about":
			return nil, begin
		case "'s":
			if !s.ofCountry(f[begin-1]) {
				return nil, begin
			}
		}
		if first := list[0]; first.From > 0 && (s.word(first.From-1) == "'s" && !s.ofCountry(first.From-1) || s.word(first.From-1) == "of") && !s.aside[first.From-1] {
			return nil, begin
		}
	}
	return slices.DeleteFunc(list, func(m Mention) bool { return !actor(m) }), begin
}

// dateBefore returns the length of a time that ends before a position, or 0.
func (f flow) dateBefore(s *Sentence, p int) int {
	for _, d := range s.Dates() {
		if p > 0 && d.To-1 == f[p-1] {
			return d.To - d.From
		}
	}
	return 0
}

func (f flow) isDate(s *Sentence, p int) bool { return f.dateBefore(s, p+1) > 0 }

// namesRight returns the actors of the list that begins at a position, and the position behind the list.
func (f flow) namesRight(s *Sentence, p int) (list []Mention, end int) {
	end = p
	for p < len(f) {
		for p < len(f) && (f.word(s, p) == "the" || f.word(s, p) == "a" || f.word(s, p) == "an" || f.word(s, p) == "both" || adverbs[f.word(s, p)]) {
			p++
		}
		m, ok := f.mention(s, p)
		if !ok {
			break
		}
		for p < len(f) && f[p] < m.To {
			p++
		}
		if f.word(s, p) == "'s" { // "Trump's envoys, Steve Witkoff and Jared Kushner": the envoys met, and not Trump
			q := p + 1
			for q < len(f) && (heads[f.word(s, q)] || modifiers[f.word(s, q)]) {
				q++
			}
			if q > p+1 && f.word(s, q) == "," {
				p = q + 1
				continue
			}
			break
		}
		if next := f.word(s, p); m.Is("Organization") && (heads[next] || peopleNouns[next]) {
			break // "EU foreign ministers" are not the EU
		}
		list, end = append(list, m), p
		if f.word(s, p) == "of" { // "Foreign Minister Ilse Brandt of Karvenia"
			if of, ok := f.mention(s, p+1); ok && of.Country {
				p += 1 + of.To - of.From
				end = p
			}
		}
		sep := p
		for sep < len(f) && (f.word(s, sep) == "," || f.word(s, sep) == "and") {
			sep++
		}
		if sep == p {
			break
		}
		p = sep
	}
	if f.word(s, end) == "'s" && len(list) > 0 {
		list = list[:len(list)-1]
	}
	return slices.DeleteFunc(list, func(m Mention) bool { return !actor(m) }), end
}

// Negated reports whether a word of the sentence denies something, outside of quotations.
func (s *Sentence) Negated() bool {
	for i, t := range s.Tokens {
		if negations[t.Lower] && !s.quoted[i] || t.Lower == "declined" || t.Lower == "refused" || t.Lower == "instead" {
			return true
		}
	}
	return false
}
