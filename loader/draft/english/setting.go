package english

import (
	"slices"
	"strings"

	"parley/graph/words"
)

// settings finds the places and the time of a meeting: behind its words, up to the next meeting in the flow. For the first meeting of a flow,
// they can also stand before its words.
func (s *Sentence) settings(a *Anchor, first bool, limit int) {
	f := a.flow
	from := a.end
	if a.trip {
		from = a.begin
	}
	stop := a.end
	for stop < limit {
		w := f.word(s, stop)
		if breaks[w] && stop > a.end || speech[w] || s.speaker(f, stop) {
			break
		}
		stop++
	}
	if sites := s.sites(f, from, stop, a.Kind == "visit" || a.trip); len(sites) > 0 {
		a.Sites = sites
	}
	a.Date = s.dateIn(f, from, stop)
	begin := a.begin
	for first && begin > 0 && !speech[f.word(s, begin-1)] && !breaks[f.word(s, begin-1)] {
		begin--
	}
	if sites := s.sites(f, begin, a.begin, false); len(a.Sites) == 0 || begin == 0 && len(sites) > 0 && s.opening(f, a.begin) {
		if len(sites) > 0 {
			a.Sites = sites
		}
	}
	if a.Date == nil {
		a.Date = s.dateIn(f, begin, a.begin)
	}
	if a.Kind == "call" {
		a.Sites = nil
	}
}

// opening reports whether a sentence opens with a time or a place: "On Friday in Geneva, the envoys met".
func (s *Sentence) opening(f flow, to int) bool {
	for p := range to {
		switch f.word(s, p) {
		case "in", "on", "at":
			return true
		case ",":
			return false
		}
		if m, ok := f.mention(s, p); ok && m.Is("Person") {
			return false
		}
	}
	return false
}

// speaker reports whether words such as ", Zelensky said" begin at a position.
func (s *Sentence) speaker(f flow, p int) bool {
	if f.word(s, p) != "," {
		return false
	}
	for q := p + 1; q < len(f) && q < p+9; q++ {
		if speech[f.word(s, q)] {
			return true
		}
		if f.word(s, q) == "," || nouns[f.word(s, q)] {
			return false
		}
	}
	return false
}

// sites returns the places that are named with a preposition.
func (s *Sentence) sites(f flow, from, to int, travel bool) []Site {
	var second []Site
	for p := from; p < to; p++ {
		w := f.word(s, p)
		if w != "in" && w != "at" && (!travel || w != "to") {
			continue
		}
		name := p + 1
		if f.word(s, name) == "the" {
			name++
		}
		if m, ok := f.mention(s, name); ok {
			if !m.Is("Place") && (m.Place == nil || s.word(m.To) == "'s" || !s.namesCountry(m)) {
				continue
			}
			if !m.Is("Place") {
				m.Thing = m.Place
			}
			if p == from || s.settled(f, p-1) {
				return []Site{{Mention: m}}
			}
			if len(second) == 0 && !subjects[f.word(s, p-1)] {
				second = []Site{{Mention: m}}
			}
			continue
		}
		if p+1 >= to || w != "in" {
			continue
		}
		end := p + 1
		for end < to && end < p+4 {
			t := s.Tokens[f[end]]
			if s.at[f[end]] >= 0 || t.sign() || !t.capital() || notNames[t.Lower] && end == p+1 || functionWord(t.Lower) || months[t.Lower] > 0 || weekdays[t.Lower] || heads[t.Lower] {
				break
			}
			end++
		}
		if end > p+1 {
			if site := (Site{Mention: Mention{From: f[p+1], To: f[end-1] + 1}, New: true}); p == from || s.settled(f, p-1) {
				return []Site{site}
			} else if len(second) == 0 && !subjects[f.word(s, p-1)] {
				second = []Site{site}
			}
		}
	}
	return second
}

// namesCountry reports whether a mention is the name of a country, and not its adjective: "in Norway", not "in the Norwegian capital".
func (s *Sentence) namesCountry(m Mention) bool {
	key := words.Key(s.Name(m))
	return m.Place != nil && slices.ContainsFunc(m.Place.Names, func(n string) bool { return words.Key(n) == key })
}

// subjects are nouns behind which a place belongs to the subject of the talks: "the war in Ukraine".
var subjects = set(`war peace conflict invasion ceasefire fighting situation crisis violence truce occupation elections election`)

// settled reports whether a place behind a word belongs to the meeting: the word is a name, a time or a word for the meeting.
func (s *Sentence) settled(f flow, p int) bool {
	_, named := f.mention(s, p)
	return named || f.isDate(s, p) || nouns[f.word(s, p)] || adverbs[f.word(s, p)] || f.word(s, p) == "met" || f.word(s, p) == "meeting" || f.word(s, p) == "place"
}

// dateIn returns the first time in a part of a flow that belongs to no word for speaking.
func (s *Sentence) dateIn(f flow, from, to int) *Phrase {
	for _, d := range s.Dates() {
		p := slices.Index(f, d.From)
		if p < from || p >= to || d.To-1 > f[to-1] {
			continue
		}
		said := false
		for q := p - 1; q >= from && q > p-5; q-- {
			said = said || speech[f.word(s, q)]
		}
		if s.dateline(d) || said {
			continue
		}
		return &d
	}
	return nil
}

// dateline reports whether a time stands in the line that says where and when an agency wrote: "OSLO, March 14 (Wire) -".
func (s *Sentence) dateline(d Phrase) bool {
	for i := d.To; i < len(s.Tokens) && i < d.To+8; i++ {
		if t := s.Tokens[i].Text; t == "-" || t == "–" || t == "—" {
			return d.From < 6 && i > 0 && s.word(i-1) == ")"
		}
	}
	return false
}

// nominal adds the nouns for meetings that have a place, a time or people of their own: "talks in Moscow on Dec. 2".
func (s *Sentence) nominal(f flow, found []Anchor) []Anchor {
	for p := range f {
		if !nouns[f.word(s, p)] || s.at[f[p]] >= 0 || slices.ContainsFunc(found, func(a Anchor) bool { return a.begin <= p && p < a.end }) {
			continue
		}
		a := Anchor{From: f[p], To: f[p] + 1, Kind: kindOf(s, f, max(0, p-2), p), flow: f, begin: p, end: p + 1}
		if q := p - 1; f.word(s, q) == "the" && (f.word(s, q-1) == "on" || f.word(s, q-1) == "about" || f.word(s, q-1) == "regarding") {
			continue // the topic of another meeting
		}
		own := false
		if w := f.word(s, p+1); w == "in" || w == "at" {
			own = len(s.sites(f, p+1, min(p+3, len(f)), false)) > 0
		}
		if w := f.word(s, p+1); w == "with" || w == "between" {
			list, end := f.namesRight(s, p+2)
			own = own || len(list) > 0
			if n := s.occurs(f, end); n > 0 && len(list) > 0 {
				verb := end + n - 1
				if f.word(s, verb) == "place" {
					verb--
				}
				a.Status, a.Loose = s.occurring(f, verb)
				s.guests(&a, f, p+1)
				found = append(found, a)
				continue
			}
		}
		if m, ok := f.mention(s, p-1); ok && m.Is("Place") {
			a.Sites, a.From, own = []Site{{Mention: m}}, m.From, true
		}
		if !own {
			continue
		}
		s.guests(&a, f, p+1)
		s.nominalStatus(&a, f, p)
		found = append(found, a)
	}
	slices.SortStableFunc(found, func(a, b Anchor) int { return a.begin - b.begin })
	return found
}

// pastVerb reports whether the verb before a position says that something happened: "was reached at", "agreed at".
func (s *Sentence) pastVerb(f flow, p int) bool {
	for q := p - 1; q >= 0 && q > p-5; q-- {
		w := f.word(s, q)
		if _, named := f.mention(s, q); named || breaks[w] {
			return false
		}
		if strings.HasSuffix(w, "ed") && len(w) > 4 {
			status, _ := s.mood(f, f.group(s, q), q)
			return status == "held"
		}
	}
	return false
}

// nominalStatus reads the status of a noun from the words before it.
func (s *Sentence) nominalStatus(a *Anchor, f flow, p int) {
	a.Loose = "only a noun names the meeting"
	q := p - 1
	for q >= 0 && (between[f.word(s, q)] || s.at[f[q]] >= 0) && f.word(s, q) != "in" {
		q--
	}
	switch f.word(s, q) {
	case "after", "following", "since":
		a.Status, a.Loose = "held", ""
		return
	case "for", "before", "of":
	case "at", "during":
		if s.pastVerb(f, q) {
			a.Status, a.Loose = "held", ""
		}
		return
	default:
		return
	}
	if f.word(s, q) != "for" {
		return
	}
	for v := q - 1; v >= 0 && v > q-10; v-- { // "is expected to travel to Moscow next week for talks with"
		if trips[f.word(s, v)] {
			group := f.group(s, v)
			if status, _ := s.mood(f, group, v); status == "scheduled" {
				a.Status, a.Loose = status, ""
				list, _ := f.namesLeft(s, group)
				for _, m := range list {
					a.Attendees = append(a.Attendees, Attendee{Mention: m})
				}
				a.begin, a.trip = v, true
			}
			return
		}
	}
}
