package english

import (
	"slices"
	"strings"

	"parley/loader/draft"
)

// Post is a post of a person, as the sentence words it.
type Post struct {
	Person   Mention
	From, To int     // the tokens of the post, without an article
	Body     Mention // the state or the body, if Has is true
	Has      bool
}

var (
	// heads are the nouns for posts.
	heads = set(`president minister secretary envoy ambassador adviser advisor aide chief head chairman chairwoman chair spokesman spokeswoman
		spokesperson negotiator chancellor king queen prince leader director commander official journalist representative delegate deputy mayor
		governor senator coordinator commissioner lawmaker mediator premier secretary-general general diplomat reporter correspondent speaker
		consul attaché councillor counsellor legislator judge prosecutor economist undersecretary ministers envoys negotiators officials`)
	// kin are the nouns for relationships of people.
	kin = set(`son-in-law daughter-in-law brother-in-law father-in-law brother sister son daughter wife husband father mother friend ally cousin nephew niece`)
	// modifiers stand in lower case within a post.
	modifiers = set(`top chief lead special senior foreign prime former deputy vice acting interim defense finance energy economy interior justice trade
		first second assistant national security intelligence military political chief presidential peace press opposition newly appointed new then
		longtime outgoing party country state staff council service armed forces delegation ministry government armed-forces delegation's head general permanent
		house white high-ranking main principal ambassador-at-large private personal diplomatic economic human rights climate water health
		cabinet parliamentary republic commission committee security-council agency department office bureau transport agriculture mines environment`)
	connectors = set(`of the to for and on at in 's`)
	// notNames are words with a capital letter that are no part of the name of a person.
	notNames = set(`service council ministry staff forces intelligence defense security national foreign armed agency house palace union department office
		party guard army parliament committee commission network telegram state states general first sunday monday tuesday wednesday thursday
		friday saturday january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sep.
		sept. oct. nov. dec. european special prime white group court bank river sea dam treaty agreement peace plan talks summit church university
		institute news post times press wire minister secretary mr mr. mrs mrs. ms ms. dr dr. sir the a an in at on of and but for with by to from as after before
		when while if it he she they we i you his her their its our this that these those there according speaking meanwhile following asked both each
		neither no not yes also however earlier later today yesterday tomorrow who what why how islands island north south east west northern southern`)
	titles = set(`mr mr. mrs mrs. ms ms. dr dr. sir lord lady`)
)

// findPosts finds the posts of the people in the sentence.
func (s *Sentence) findPosts() {
	s.posts = nil
	for _, m := range s.Mentions {
		if !m.Is("Person") {
			continue
		}
		from, to := s.postBefore(m.From)
		s.addPosts(m, from, to)
		from, to = s.postAfter(m.To)
		s.addPosts(m, from, to)
	}
}

// Posts are the posts of the people in the sentence.
func (s *Sentence) Posts() []Post { return s.posts }

// addPosts adds the posts of a phrase. "and" parts two posts if both parts have a noun for a post.
func (s *Sentence) addPosts(m Mention, from, to int) {
	if from >= to {
		return
	}
	for i := from; i < to; i++ {
		if s.Tokens[i].Lower == "and" && s.at[i] < 0 && s.hasHead(from, i) && s.hasHead(i+1, to) {
			s.addPosts(m, from, i)
			s.addPosts(m, i+1, to)
			return
		}
	}
	for from < to && (s.Tokens[from].Lower == "the" || s.Tokens[from].Lower == "a" || s.Tokens[from].Lower == "an") && s.at[from] < 0 {
		from++
	}
	if from >= to || !s.hasHead(from, to) {
		return
	}
	p := Post{Person: m, From: from, To: to}
	for _, other := range s.Mentions {
		if other.From < from || other.To > to || other.Is("Person") {
			continue
		}
		body := other.Is("Organization") && !other.Country
		if body && (!p.Has || p.Body.Country) || other.Country && !p.Has {
			p.Body, p.Has = other, true
		}
	}
	if !p.Has { // Foreign Minister Ilse Brandt of Karvenia
		if next, ok := s.mentionOf(m.To + 1); ok && m.To < len(s.Tokens) && s.Tokens[m.To].Lower == "of" && next.Country {
			p.Body, p.Has = next, true
		}
	}
	s.posts = append(s.posts, p)
}

func (s *Sentence) hasHead(from, to int) bool {
	for i := from; i < to; i++ {
		if heads[s.Tokens[i].Lower] {
			return true
		}
	}
	return false
}

// inPost reports whether a token can belong to a post.
func (s *Sentence) inPost(i int) bool {
	t := s.Tokens[i]
	if m, ok := s.mentionOf(i); ok {
		return !m.Is("Person")
	}
	switch {
	case t.ending() || connectors[t.Lower] || heads[t.Lower] || modifiers[t.Lower]:
		return true
	case t.sign() || titles[t.Lower]:
		return false
	case i == 0 && notNames[t.Lower] && !heads[t.Lower] && !modifiers[t.Lower]:
		return false
	}
	return t.capital() && !functionWord(t.Lower) && !weekdays[t.Lower] && months[t.Lower] == 0
}

var functions = set(`in at on of and but for with by to from as after before when while if it he she they we i you his her their its our this that these those
	there according speaking meanwhile following asked both each neither no not yes also however earlier later today yesterday tomorrow who what why how
	is are was were be been being has have had will would could may might said says told`)

func functionWord(w string) bool { return functions[w] }

// postBefore returns the tokens of a post that ends where a name begins.
func (s *Sentence) postBefore(name int) (from, to int) {
	to = name
	comma := to > 0 && s.Tokens[to-1].Lower == ","
	if comma {
		to--
	}
	from = to
	for from > 0 && s.inPost(from-1) {
		if m, ok := s.mentionOf(from - 1); ok {
			from = m.From
			continue
		}
		from--
	}
	for from < to && s.at[from] < 0 && (connectors[s.Tokens[from].Lower] && s.Tokens[from].Lower != "the") {
		from++
	}
	if !s.hasHead(from, to) {
		return to, to
	}
	if comma {
		// "the head of the delegation, Rustem Umerov": a comma alone also stands between two names of a list.
		first := s.Tokens[from]
		m, mentioned := s.mentionOf(from)
		before := s.word(from - 1)
		marked := first.Lower == "the" || before == "the" || before == "a" || before == "an" || mentioned && (m.Country || m.To < len(s.Tokens) && s.Tokens[m.To].ending())
		if !marked || s.quoted[from] {
			return to, to
		}
	}
	// "son-in-law and adviser to President Donald Trump": the adviser is another person.
	for i := to - 1; i > from; i-- {
		if w := s.word(i); (w == "to" || w == "for") && s.at[i] < 0 && s.word(i+1) != "the" && s.hasHead(i+1, to) && s.at[i+1] < 0 {
			from = i + 1
			break
		}
	}
	// Words such as "in" can stand between the subject and the post.
	for i := to - 1; i > from; i-- {
		if w := s.Tokens[i].Lower; (w == "in" || w == "at" || w == "on") && s.at[i] < 0 && s.hasHead(i+1, to) {
			from = i + 1
			break
		}
	}
	return from, to
}

// postAfter returns the tokens of a post that stands behind a name and a comma.
func (s *Sentence) postAfter(end int) (from, to int) {
	if end+1 >= len(s.Tokens) || s.Tokens[end].Lower != "," {
		return end, end
	}
	from = end + 1
	to = from
	for to < len(s.Tokens) && !s.parts(to) {
		if m, ok := s.mentionOf(to); ok && m.Is("Person") {
			return end, end // it is the next name of a list, or a relationship
		}
		if !s.inPost(to) && !heads[s.Tokens[to].Lower] && s.Tokens[to].Lower != "a" && s.Tokens[to].Lower != "an" {
			break
		}
		to++
	}
	for to > from && connectors[s.Tokens[to-1].Lower] && s.at[to-1] < 0 {
		to--
	}
	if to < len(s.Tokens) && !s.parts(to) || !s.hasHead(from, to) {
		return end, end
	}
	return from, to
}

// parts reports whether a token is a sign that ends a post.
func (s *Sentence) parts(i int) bool {
	switch s.Tokens[i].Text {
	case ",", ";", ".", "(", ")", "–", "—":
		return true
	}
	return false
}

// newcomers finds people who are not on record: two or more words with capital letters beside a post, a title or a word for
// speaking.
func (s *Sentence) newcomers() {
	for i := 0; i < len(s.Tokens); i++ {
		to := s.nameEnd(i)
		if to-i < 2 {
			continue
		}
		from, end := s.postBefore(i)
		known := from < end
		if !known && i > 0 {
			known = titles[s.Tokens[i-1].Lower] || speech[s.Tokens[i-1].Lower] && i-1 > 0
		}
		if !known && to < len(s.Tokens) {
			after, last := s.postAfter(to)
			known = after < last || speech[s.Tokens[to].Lower]
		}
		if known {
			name := s.Words(i, to)
			if !slices.ContainsFunc(s.article.newcomers, func(k *draft.Known) bool { return k.Names[0] == name }) {
				k := &draft.Known{Type: "Person", Names: []string{name}}
				s.article.newcomers = append(s.article.newcomers, k)
				s.article.addFamily(k)
			}
		}
		i = to - 1
	}
}

// nameEnd returns the end of a run of words that can be the name of a person.
func (s *Sentence) nameEnd(i int) int {
	const most = 4
	to := i
	for to < len(s.Tokens) && to-i < most {
		t := s.Tokens[to]
		if s.at[to] >= 0 || t.sign() || t.ending() || !t.capital() || notNames[t.Lower] || heads[t.Lower] || modifiers[t.Lower] ||
			strings.ToUpper(t.Text) == t.Text || strings.ContainsAny(t.Text, "0123456789/") || s.quoted[to] {
			break
		}
		to++
	}
	return to
}

// newcomerAt finds a newcomer whose full name begins at a token.
func (s *Sentence) newcomerAt(i int) (*draft.Known, int) {
	for _, k := range s.article.newcomers {
		want := strings.Fields(k.Names[0])
		if i+len(want) > len(s.Tokens) {
			continue
		}
		if s.Words(i, i+len(want)) == k.Names[0] {
			return k, i + len(want)
		}
	}
	return nil, 0
}

// findAsides marks what interrupts a sentence: brackets, posts before names, what explains a name between two commas, and
// relative clauses.
func (s *Sentence) findAsides() {
	s.aside = make([]bool, len(s.Tokens))
	mark := func(from, to int) {
		for i := from; i < to && i < len(s.Tokens); i++ {
			s.aside[i] = true
		}
	}
	dash := -1
	for i, t := range s.Tokens {
		if t.Text == "(" {
			mark(i, s.next(i, ")")+1)
		}
		if (t.Text == "—" || t.Text == "–") && !s.quoted[i] {
			if dash >= 0 {
				mark(dash, i+1)
				dash = -1
			} else {
				dash = i
			}
		}
		if titles[t.Lower] {
			mark(i, i+1)
		}
	}
	for _, p := range s.posts {
		if p.To <= p.Person.From {
			from := p.From
			if from > 0 && s.Tokens[from-1].Lower == "the" {
				from--
			}
			to := p.To
			if to < p.Person.From && s.Tokens[to].Lower == "," {
				to++
			}
			mark(from, to)
			if to < p.Person.From { // of two posts, also the word between them
				mark(to, p.Person.From)
			}
		}
	}
	for _, m := range s.Mentions {
		if m.To+1 >= len(s.Tokens) || s.Tokens[m.To].Lower != "," || m.To-1 >= 0 && s.aside[m.To-1] {
			continue
		}
		if end, ok := s.explains(m); ok {
			mark(m.To, end)
		}
	}
}

// next returns the next token with a text, or the last token.
func (s *Sentence) next(i int, text string) int {
	for ; i < len(s.Tokens); i++ {
		if s.Tokens[i].Text == text {
			return i
		}
	}
	return len(s.Tokens) - 1
}

// explains returns the end of the words that explain a name: an apposition or a relative clause.
func (s *Sentence) explains(m Mention) (end int, ok bool) {
	from := m.To + 1
	end = from
	for end < len(s.Tokens) && s.Tokens[end].Text != "," && s.Tokens[end].Text != ";" {
		end++
	}
	stop := end
	if end < len(s.Tokens) && s.Tokens[end].Text == "," {
		stop = end + 1
	}
	first := s.Tokens[from]
	switch first.Lower {
	case "who", "whom":
		return stop, true
	case "which", "whose", "where":
		if s.leads(m) {
			return stop, true
		}
		return len(s.Tokens), true
	case "with": // "— with the notable exception of Rubio —"
		return 0, false
	}
	if !m.Is("Person") || !s.hasHead(from, end) && !s.hasKin(from, end) {
		return 0, false
	}
	for _, p := range s.posts { // "Rubio, special envoy Steve Witkoff and Jared Kushner"
		if p.To == p.Person.From && (p.From == from || p.From == from+1) {
			return 0, false
		}
	}
	article := first.Lower == "the" || first.Lower == "a" || first.Lower == "an"
	lower := !first.capital() && (heads[first.Lower] || kin[first.Lower] || modifiers[first.Lower])
	person := false
	for i := from; i < end; i++ {
		if other, is := s.mentionOf(i); is && other.Is("Person") {
			person = true
		}
	}
	last, isLast := s.mentionOf(end - 1)
	list := isLast && last.Is("Person") && s.postEndsAt(last.From)
	if list && !lower && (!article || !s.hasKin(from, end)) {
		return 0, false
	}
	return stop, article || lower || !person
}

// postEndsAt reports whether a post ends where a name begins.
func (s *Sentence) postEndsAt(name int) bool {
	from, to := s.postBefore(name)
	return from < to
}

func (s *Sentence) hasKin(from, to int) bool {
	for i := from; i < to; i++ {
		if kin[s.Tokens[i].Lower] {
			return true
		}
	}
	return false
}
