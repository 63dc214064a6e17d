package english

import (
	"slices"
	"strings"
	"unicode"

	"parley/graph/words"
	"parley/loader/draft"
)

// Mention is a name in a sentence.
type Mention struct {
	From, To int          // tokens of the sentence; To is exclusive
	Thing    *draft.Known // nil for a country that is not on record
	Country  bool         // the name of a country, or the adjective of it
	Place    *draft.Known // the country as a place on record, or nil
	Region   string       // of a country, by ISO 3166-1
	New      bool         // the thing is not on record
	Family   bool         // only the family name stands there
}

// Is reports whether the mention is of a type.
func (m Mention) Is(typ string) bool { return m.Thing != nil && m.Thing.Type == typ }

// Sentence is a sentence that is read.
type Sentence struct {
	draft.Sentence
	Tokens   []Token
	Mentions []Mention
	at       []int  // the mention of each token, or -1
	quoted   []bool // the token stands between quotation marks
	aside    []bool // the token stands in an apposition, a relative clause or brackets
	posts    []Post
	article  *Text
}

// Text is an article that is read.
type Text struct {
	Article   *draft.Article
	Record    *draft.Record
	Sentences []*Sentence
	lexicon   lexicon
	family    map[string][]*draft.Known // people by family name
	newcomers []*draft.Known
}

// Read reads an article with the names on record.
func Read(a *draft.Article, r *draft.Record) *Text {
	t := &Text{Article: a, Record: r, lexicon: newLexicon(r), family: map[string][]*draft.Known{}}
	for _, k := range r.Sorted() {
		if k.Type == "Person" && !k.Unnamed {
			t.addFamily(k)
		}
	}
	for _, s := range a.Sentences {
		e := &Sentence{Sentence: s, Tokens: tokens(s), article: t}
		for _, token := range e.Tokens {
			e.quoted = append(e.quoted, a.InMarks(token.Start, token.End))
		}
		t.Sentences = append(t.Sentences, e)
	}
	for _, s := range t.Sentences { // newcomers first: a headline can have a family name that the body explains
		s.mention(false)
		s.newcomers()
	}
	for _, s := range t.Sentences {
		s.mention(true)
		s.findPosts()
		s.findAsides()
	}
	return t
}

// Newcomers are the people who are not on record.
func (t *Text) Newcomers() []*draft.Known { return t.newcomers }

// Sentence returns the sentence with a number, or nil.
func (t *Text) Sentence(number int) *Sentence {
	if number < 1 || number > len(t.Sentences) {
		return nil
	}
	return t.Sentences[number-1]
}

func (t *Text) addFamily(k *draft.Known) {
	if len(k.Names) == 0 {
		return
	}
	fields := strings.Fields(k.Names[0])
	last := plain(fields[len(fields)-1])
	if len(fields) > 1 && !slices.Contains(t.family[last], k) {
		t.family[last] = append(t.family[last], k)
	}
}

// entry is a name of a thing as tokens in lower case.
type entry struct {
	words []string
	thing *draft.Known
}

// lexicon has the names on record by their first word. The longest come first.
type lexicon map[string][]entry

func newLexicon(r *draft.Record) lexicon {
	l := lexicon{}
	for _, k := range r.Sorted() {
		if k.Type == "Meeting" || k.Type == "Event" || k.Type == "Quotation" || k.Type == "Outcome" {
			continue
		}
		for _, name := range k.Names {
			l.add(name, k)
			if before, _, ok := strings.Cut(name, " of "); ok && k.Type == "Organization" && strings.Contains(before, " ") && !k.Unnamed {
				l.add(before, k)
			}
			if k.Type == "Organization" && !k.Unnamed {
				for _, short := range initials(name) {
					l.add(short, k)
				}
			}
		}
	}
	for first := range l {
		slices.SortStableFunc(l[first], func(a, b entry) int { return len(b.words) - len(a.words) })
	}
	return l
}

func (l lexicon) add(name string, k *draft.Known) {
	var ws []string
	for _, t := range tokens(draft.Sentence{Text: name}) {
		ws = append(ws, words.Key(t.Lower))
	}
	if len(ws) > 0 && (len(ws) > 1 || ws[0] != "the") {
		l[ws[0]] = append(l[ws[0]], entry{ws, k})
	}
}

// initials returns the abbreviations of a name of at least three words with capital letters: with and without the words after "of".
func initials(name string) []string {
	var short []string
	var b strings.Builder
	for _, w := range append(strings.Fields(name), "of") {
		if w == "of" && b.Len() >= 3 {
			short = append(short, b.String())
		}
		if r := []rune(w)[0]; unicode.IsUpper(r) && r < unicode.MaxASCII {
			b.WriteRune(r)
		}
	}
	return short
}

// find returns the longest name that begins at a token. Names of people, places and bodies begin with a capital letter.
func (s *Sentence) find(i int) (found []entry) {
	for _, e := range s.article.lexicon[words.Key(s.Tokens[i].Lower)] {
		if len(found) > 0 && len(e.words) < len(found[0].words) {
			break
		}
		if i+len(e.words) > len(s.Tokens) {
			continue
		}
		same, capital := true, false
		for n, w := range e.words {
			same = same && words.Key(s.Tokens[i+n].Lower) == w
			capital = capital || s.Tokens[i+n].capital()
		}
		if same && (capital || len(e.words) > 2) {
			found = append(found, e)
		}
	}
	return found
}

// mention finds the names of the sentence. Family names alone are looked up only when all newcomers are known.
func (s *Sentence) mention(families bool) {
	s.Mentions = nil
	s.at = slices.Repeat([]int{-1}, len(s.Tokens))
	for i := 0; i < len(s.Tokens); i++ {
		m, ok := s.mentionAt(i, families)
		if !ok {
			continue
		}
		for n := m.From; n < m.To; n++ {
			s.at[n] = len(s.Mentions)
		}
		s.Mentions = append(s.Mentions, m)
		i = m.To - 1
	}
	s.delegations()
}

// delegations reads "the Ukrainian and American delegations" as two delegations, if both are on record.
func (s *Sentence) delegations() {
	for i := 0; i+1 < len(s.Mentions); i++ {
		a, b := &s.Mentions[i], &s.Mentions[i+1]
		if s.word(a.To) != "and" || a.To+1 != b.From || s.word(b.To) != "delegations" || !a.Country || !b.Country {
			continue
		}
		for _, m := range []*Mention{a, b} {
			for _, k := range s.article.Record.Sorted() {
				if k.Classification == "DELEGATION" && slices.ContainsFunc(k.Names, func(n string) bool { return words.Key(n) == words.Key(s.Words(m.From, m.To)+" delegation") }) {
					m.Thing, m.Country, m.Place = k, false, nil
				}
			}
		}
		if !b.Country {
			s.at[b.To] = i + 1
			b.To++
		}
	}
}

func (s *Sentence) mentionAt(i int, families bool) (Mention, bool) {
	t := s.Tokens[i]
	if t.sign() || t.ending() {
		return Mention{}, false
	}
	found := s.find(i)
	country := s.country(i)
	if len(found) > 0 && (country.To == 0 || len(found[0].words) >= country.To-i) {
		m := Mention{From: i, To: i + len(found[0].words), Thing: prefer(found)}
		if country.To == m.To || m.Thing.Classification == "STATE" {
			m.Country, m.Region = true, country.Region
			for _, e := range found {
				switch {
				case e.thing.Type == "Place":
					m.Place = e.thing
				case e.thing.Classification == "STATE":
					m.Thing = e.thing
				}
			}
		}
		return m, true
	}
	if country.To > 0 {
		return country, true
	}
	if k, to := s.newcomerAt(i); k != nil {
		return Mention{From: i, To: to, Thing: k, New: true}, true
	}
	if families && t.capital() {
		if of := s.article.family[t.Lower]; len(of) == 1 {
			return Mention{From: i, To: i + 1, Thing: of[0], New: slices.Contains(s.article.newcomers, of[0]), Family: true}, true
		}
	}
	return Mention{}, false
}

// prefer chooses among things with one name: a person or an organization before a place, and a place before an issue.
func prefer(found []entry) *draft.Known {
	order := []string{"Person", "Organization", "Place", "Plan", "PlanVersion", "Issue"}
	best := found[0].thing
	for _, e := range found[1:] {
		if slices.Index(order, e.thing.Type) < slices.Index(order, best.Type) && slices.Contains(order, e.thing.Type) {
			best = e.thing
		}
	}
	return best
}

// country finds the name or the adjective of a country.
func (s *Sentence) country(i int) Mention {
	for _, n := range []int{3, 2, 1} {
		if i+n > len(s.Tokens) || !s.Tokens[i].capital() {
			continue
		}
		var parts []string
		for _, t := range s.Tokens[i : i+n] {
			parts = append(parts, t.Lower)
		}
		name := strings.Join(parts, " ")
		if name == "us" && s.Tokens[i].Text != "US" {
			continue
		}
		if region := regionOf(name); region != "" {
			return s.countryMention(i, i+n, region)
		}
	}
	if t := s.Tokens[i]; t.capital() {
		for _, k := range s.article.Record.Sorted() {
			if k.Classification == "STATE" && len(k.Names) > 0 && people(t.Lower, k.Names[0]) {
				return Mention{From: i, To: i + 1, Thing: k, Country: true}
			}
		}
	}
	return Mention{}
}

func (s *Sentence) countryMention(from, to int, region string) Mention {
	m := Mention{From: from, To: to, Country: true, Region: region}
	name := regionName(region)
	m.Thing = s.article.Record.StateNamed(name)
	for _, k := range s.article.Record.Sorted() {
		if k.Type == "Place" && slices.ContainsFunc(k.Names, func(n string) bool { return words.Key(n) == words.Key(name) }) {
			m.Place = k
		}
	}
	return m
}

// Words returns the text of tokens.
func (s *Sentence) Words(from, to int) string {
	if from >= to {
		return ""
	}
	return s.article.Article.Part(s.Tokens[from].Start, s.Tokens[to-1].End)
}

// Name returns the words of a mention.
func (s *Sentence) Name(m Mention) string { return s.Words(m.From, m.To) }

// mentionOf returns the mention at a token.
func (s *Sentence) mentionOf(i int) (Mention, bool) {
	if i < 0 || i >= len(s.at) || s.at[i] < 0 {
		return Mention{}, false
	}
	return s.Mentions[s.at[i]], true
}

// Locate returns the tokens of words that stand in the sentence. ok is false if the words do not stand there as whole words.
func (s *Sentence) Locate(text string) (from, to int, ok bool) {
	want := tokens(draft.Sentence{Text: strings.TrimSpace(text)})
	if len(want) == 0 {
		return 0, 0, false
	}
	for i := 0; i+len(want) <= len(s.Tokens); i++ {
		same := true
		for n := range want {
			same = same && s.Tokens[i+n].Text == want[n].Text
		}
		if same {
			return i, i + len(want), true
		}
	}
	return 0, 0, false
}
