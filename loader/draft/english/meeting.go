package english

import (
	"slices"
	"strings"
)

// Attendee is somebody whom a sentence names as taking part in a meeting.
type Attendee struct {
	Mention
	Role string // lead, host, chair or ""
	// In is the sentence with the name, if this sentence has only a pronoun or words such as "the two leaders". Otherwise it is nil.
	In *Sentence
}

// Named returns the name as the article has it. s is the sentence of the meeting.
func (a Attendee) Named(s *Sentence) string {
	if a.In != nil {
		return a.In.Name(a.Mention)
	}
	return s.Name(a.Mention)
}

// Site is a place that a sentence names for a meeting.
type Site struct {
	Mention
	New bool // it is not on record: Mention has only the tokens
}

// Anchor is words for a meeting, with what the sentence says of the meeting.
type Anchor struct {
	From, To int // the words, as tokens
	Kind     string
	// Status is a status of draft.Statuses, or "" if the sentence leaves it open.
	Status    string
	Attendees []Attendee
	Sites     []Site
	Date      *Phrase
	// Loose says why the reading is uncertain, or "".
	Loose string
	flow  flow
	begin int // positions in the flow
	end   int
	trip  bool // the words for a journey stand before the words for the meeting
}

var (
	nouns = set(`talks meeting meetings negotiations discussions consultations summit call conversation session round rounds`)
	// between can stand between a verb and the noun for the meeting.
	between = set(`a an another the separate new further high-level fresh phone telephone video brief long direct indirect bilateral trilateral peace
		two three days day of round rounds second third first their its more several secret closed-door joint short formal informal urgent emergency in
		diplomatic technical preliminary`)
	holds = set(`hold holds held holding conduct conducts conducted conducting have had having`)
	opens = set(`begin begins began begun start starts started open opens opened resume resumes resumed continue continues continued continuing`)
	// notMet are objects of "meet" that are no people.
	notMet = set(`conditions demands requirements deadline deadlines goal goals needs criteria target targets expectations obligations resistance`)
	trips  = set(`travel travels traveled travelled traveling travelling fly flies flew flying go goes went going head heads headed visit trip`)
)

// Meetings finds the words for meetings in the sentence, in the order of the sentence.
func (s *Sentence) Meetings() []Anchor {
	var all []Anchor
	taken := map[int]bool{}
	for n, f := range s.flows() {
		var found []Anchor
		for p := 0; p < len(f); p++ {
			a, ok := s.anchor(f, p)
			if !ok || taken[a.From] {
				continue
			}
			if last := len(found) - 1; last >= 0 && s.purpose(found[last], a) {
				p = a.end - 1
				continue
			}
			taken[a.From] = true
			a.flow = f
			found = append(found, a)
			p = a.end - 1
		}
		if n == 0 {
			found = s.nominal(f, found)
		}
		for i := range found {
			taken[found[i].From] = true
			limit := len(f)
			if i+1 < len(found) {
				limit = found[i+1].begin
			}
			s.settings(&found[i], i == 0, limit)
		}
		all = append(all, found...)
	}
	slices.SortFunc(all, func(a, b Anchor) int { return a.From - b.From })
	return all
}

// anchor finds a verb for a meeting at a position of a flow.
func (s *Sentence) anchor(f flow, p int) (Anchor, bool) {
	w := f.word(s, p)
	if s.at[f[p]] >= 0 {
		return Anchor{}, false
	}
	switch {
	case w == "met" || w == "meet" || w == "meets" || w == "meeting" && s.progressive(f, p):
		if notMet[f.word(s, p+1)] || notMet[f.word(s, p+2)] || f.word(s, p-1) == "be" && w == "met" {
			return Anchor{}, false
		}
		return s.verb(f, p, p+1, "talks"), true
	case holds[w] || opens[w] || w == "engaged" && f.word(s, p+1) == "in" || w == "attended" || w == "attend":
		n := s.nounAfter(f, p+1)
		if n < 0 {
			return Anchor{}, false
		}
		a := s.verb(f, p, n+1, kindOf(s, f, p, n))
		if opens[w] && a.Status == "held" && !strings.HasPrefix(w, "continu") {
			a.Status, a.Loose = "under way", ""
		}
		return a, true
	case nouns[w] && s.happens(f, p) > 0:
		return s.noun(f, p), true
	case (w == "spoke" || w == "speaks" || w == "speak" || w == "spoken" || w == "speaking" || w == "talked") && s.byPhone(f, p) > 0:
		a := s.verb(f, p, p+s.byPhone(f, p), "call")
		return a, true
	case (w == "participated" || w == "part" && (f.word(s, p-1) == "took" || f.word(s, p-1) == "take")) && f.word(s, p+1) == "in":
		if n := s.nounAfter(f, p+2); n >= 0 {
			if w == "part" {
				p--
			}
			return s.verb(f, p, n+1, kindOf(s, f, p, n)), true
		}
	case w == "brief" || w == "briefed" || w == "briefs":
		list, _ := f.namesRight(s, p+1)
		subjects, _ := f.namesLeft(s, f.group(s, p))
		if len(list) > 0 || len(subjects) > 0 && s.peopleAfter(f, p+1) {
			return s.verb(f, p, p+1, "briefing"), true
		}
	case w == "received" || w == "receives" || w == "receive" || w == "hosted" || w == "hosts" || w == "host" || w == "hosting" && s.progressive(f, p) || w == "visited" || w == "visit" && f.group(s, p) < p:
		if n := s.nounAfter(f, p+1); n >= 0 && strings.HasPrefix(w, "host") {
			a := s.verb(f, p, n+1, kindOf(s, f, p, n))
			a.presides("host")
			return a, true
		}
		list, _ := f.namesRight(s, p+1)
		person := slices.ContainsFunc(list, func(m Mention) bool { return m.Is("Person") })
		if subjects, _ := f.namesLeft(s, f.group(s, p)); len(subjects) > 0 && strings.HasPrefix(w, "receive") {
			person = person || s.peopleAfter(f, p+1)
		}
		if person {
			a := s.verb(f, p, p+1, "visit")
			if !strings.HasPrefix(w, "visit") {
				a.Kind = "talks"
				a.presides("host")
			}
			return a, true
		}
	case (w == "chaired" || w == "chairs" || w == "chair" && f.group(s, p) < p || w == "chairing") && s.nounAfter(f, p+1) >= 0:
		a := s.verb(f, p, s.nounAfter(f, p+1)+1, "talks")
		a.presides("chair")
		return a, true
	case w == "discussed" || w == "discuss" && f.group(s, p) < p && f.word(s, p-1) != "to":
		for q := p + 1; q < len(f) && q < p+12 && !breaks[f.word(s, q)] && !speech[f.word(s, q)]; q++ {
			if f.word(s, q) != "with" {
				continue
			}
			if list, _ := f.namesRight(s, q+1); len(list) > 0 {
				return s.verb(f, p, p+1, "talks"), true
			}
		}
	case w == "see" && f.word(s, p-1) == "to":
		if list, _ := f.namesRight(s, p+1); len(list) > 0 && s.journey(f, p-1) >= 0 {
			return s.verb(f, p, p+1, "talks"), true
		}
	case w == "cancelled" || w == "canceled" || w == "scrapped" || w == "postponed" || w == "called" && f.word(s, p+1) == "off":
		from := p + 1
		if w == "called" {
			from++
		}
		if n := s.nounAfter(f, from); n >= 0 {
			a := s.verb(f, p, n+1, kindOf(s, f, p, n))
			if a.Status == "held" {
				a.Status = "cancelled"
			}
			return a, true
		}
	}
	return Anchor{}, false
}

// purpose reports whether words for a meeting name only the purpose of the meeting before: "met to continue negotiations".
func (s *Sentence) purpose(before, a Anchor) bool {
	return a.Status == "" && a.begin-before.end <= 1 && s.word(a.From) == "to"
}

// presides gives a role to those who stand before the words for the meeting.
func (a *Anchor) presides(role string) {
	for i := range a.Attendees {
		if a.Attendees[i].In == nil && a.Attendees[i].From < a.From {
			a.Attendees[i].Role = role
		}
	}
}

// peopleAfter reports whether a noun for people stands shortly behind a position: "both delegations", "EU foreign ministers".
func (s *Sentence) peopleAfter(f flow, p int) bool {
	for q := p; q < len(f) && q < p+5; q++ {
		w := f.word(s, q)
		if breaks[w] || w == "on" || w == "," {
			return false
		}
		if peopleNouns[w] && w != "foreign" || w == "delegations" || w == "delegation" {
			return true
		}
	}
	return false
}

// journey returns the position of the verb for a journey whose purpose begins at a position, or -1: "flew to Karst on Monday to meet".
func (s *Sentence) journey(f flow, p int) int {
	for q := p - 1; q >= 0 && q > p-10; q-- {
		w := f.word(s, q)
		if breaks[w] || speech[w] {
			return -1
		}
		if trips[w] || w == "returned" || w == "returns" || w == "return" || w == "arrived" || w == "came" {
			return q
		}
	}
	return -1
}

// progressive reports whether "meeting" is a verb: "are meeting", "before meeting".
func (s *Sentence) progressive(f flow, p int) bool {
	q := p - 1
	for q > 0 && adverbs[f.word(s, q)] {
		q--
	}
	switch f.word(s, q) {
	case "is", "are", "was", "were", "been", "after", "before":
		return true
	}
	return false
}

// nounAfter returns the position of the noun for the meeting that belongs to a verb, or -1.
func (s *Sentence) nounAfter(f flow, p int) int {
	for q := p; q < len(f) && q < p+7; q++ {
		w := f.word(s, q)
		_, named := f.mention(s, q)
		switch {
		case nouns[w] || w == "visit" || w == "trip":
			return q
		case !between[w] && (!named || !s.Tokens[f[q]].capital()):
			return -1
		}
	}
	return -1
}

func kindOf(s *Sentence, f flow, from, to int) string {
	kind := "talks"
	for q := from; q <= to; q++ {
		switch f.word(s, q) {
		case "phone", "telephone", "video", "call":
			kind = "call"
		case "summit":
			kind = "summit"
		case "consultations":
			kind = "consultations"
		case "visit":
			kind = "visit"
		}
	}
	return kind
}

// byPhone returns the number of tokens of words such as "spoke by phone", or 0.
func (s *Sentence) byPhone(f flow, p int) int {
	phone := set(`phone telephone video`)
	switch {
	case f.word(s, p+1) == "by" && phone[f.word(s, p+2)]:
		return 3
	case (f.word(s, p+1) == "on" || f.word(s, p+1) == "over") && f.word(s, p+2) == "the" && phone[f.word(s, p+3)]:
		return 4
	}
	return 0
}

// happens returns the number of tokens of a verb behind a noun that says that the meeting takes place, or 0.
func (s *Sentence) happens(f flow, p int) int {
	if n := s.occurs(f, p+1); n > 0 && f.word(s, p-1) != "of" {
		return n + 1
	}
	return 0
}

// occurs returns the number of tokens from a position that say that a meeting takes place, or 0.
func (s *Sentence) occurs(f flow, p int) int {
	q := p
	if w := f.word(s, q); w == "that" || w == "which" {
		q++
	}
	for q < len(f) && (auxiliaries[f.word(s, q)] || adverbs[f.word(s, q)]) {
		q++
	}
	switch w := f.word(s, q); {
	case (w == "took" || w == "take" || w == "takes" || w == "taking" || w == "taken") && f.word(s, q+1) == "place":
		return q + 2 - p
	case w == "held" && q > p:
		return q + 1 - p
	case (w == "began" || w == "ended" || w == "concluded" || w == "lasted" || w == "happened" || w == "happen"):
		return q + 1 - p
	case w == "for" && q > p && (f.word(s, q-1) == "planned" || f.word(s, q-1) == "scheduled" || f.word(s, q-1) == "set"):
		return q - p
	}
	return 0
}

// noun makes an anchor of a noun with its verb.
func (s *Sentence) noun(f flow, p int) Anchor {
	n := s.happens(f, p)
	last := p + n - 1
	a := Anchor{From: f[p], To: f[last] + 1, Kind: kindOf(s, f, max(0, p-2), p), begin: p, end: last + 1}
	verb := last
	if f.word(s, last) == "place" {
		verb--
	}
	a.Status, a.Loose = s.occurring(f, verb)
	if s.denied(f, p) {
		a.Status = "denied"
	}
	s.guests(&a, f, a.end)
	return a
}

// occurring is the status that a verb gives to the noun for a meeting.
func (s *Sentence) occurring(f flow, verb int) (status, loose string) {
	status, loose = s.mood(f, f.group(s, verb), verb)
	if w := f.word(s, verb); w == "began" && status == "held" || w == "taking" {
		return "under way", ""
	}
	return status, loose
}

// verb makes an anchor of a verb.
func (s *Sentence) verb(f flow, p, end int, kind string) Anchor {
	group := f.group(s, p)
	from := p
	for from > group && f[from-1] == f[from]-1 {
		from--
	}
	a := Anchor{From: f[from], To: f[end-1] + 1, Kind: kind, begin: from, end: end}
	a.Status, a.Loose = s.mood(f, group, p)
	if s.denied(f, group) || s.denied(f, end-1) {
		switch a.Status {
		case "held", "under way":
			a.Status = "denied"
		default:
			a.Status, a.Loose = "", "the sentence denies something about the meeting"
		}
	}
	subjects, begin := f.namesLeft(s, group)
	if v := s.journey(f, group); a.Status == "" && v >= 0 && f.word(s, group) == "to" {
		if status, _ := s.mood(f, f.group(s, v), v); status == "held" || status == "scheduled" {
			a.Status, a.Loose, a.trip = status, "the words name the purpose of a journey", true
			subjects, begin = f.namesLeft(s, f.group(s, v))
			a.begin = v
		}
	}
	if len(subjects) == 0 && f.word(s, group-1) == "that" || f.word(s, begin-1) == "led" {
		subjects = s.leaders(f, group)
		for _, m := range subjects {
			a.Attendees = append(a.Attendees, Attendee{Mention: m, Role: "lead"})
		}
		subjects = nil
	}
	if len(subjects) == 0 && f.word(s, group-1) == "and" { // "Kesh arrived on Monday and met Brell"
		a.Loose = "the words for the meeting stand apart from their subject"
	}
	if len(subjects) == 0 && len(a.Attendees) == 0 {
		a.Attendees = s.referred(f, group)
	}
	for _, m := range subjects {
		a.Attendees = append(a.Attendees, Attendee{Mention: m})
	}
	if strings.HasPrefix(f.word(s, p), "attend") {
		return a
	}
	s.guests(&a, f, end)
	return a
}

// referred returns the people of the sentence before for whom a pronoun or words such as "the two leaders" stand before a position.
func (s *Sentence) referred(f flow, p int) []Attendee {
	before := s.article.Sentence(s.Number - 1)
	if before == nil || before.Headline {
		return nil
	}
	switch w := f.word(s, p-1); {
	case w == "he" || w == "she":
		if m, ok := s.pronoun(w); ok {
			return []Attendee{{Mention: m, In: before}}
		}
	case w == "they", w == "both", f.word(s, p-2) == "two", f.word(s, p-3) == "two":
		var people []Attendee
		for _, m := range before.Mentions {
			if m.Is("Person") && !before.inside(m) && !slices.ContainsFunc(people, func(a Attendee) bool { return a.Thing == m.Thing }) {
				people = append(people, Attendee{Mention: m, In: before})
			}
		}
		if len(people) == 2 {
			return people
		}
	}
	return nil
}

// inside reports whether a name stands in words that interrupt the sentence.
func (s *Sentence) inside(m Mention) bool { return s.aside[m.From] }

// leaders returns the names in "NAMES led the delegation that".
func (s *Sentence) leaders(f flow, p int) []Mention {
	for q := p - 1; q > 0 && q > p-8; q-- {
		if f.word(s, q) == "led" && f.word(s, q+1) != "by" {
			list, _ := f.namesLeft(s, q)
			return list
		}
	}
	return nil
}

// guests adds those who stand behind the words for a meeting.
func (s *Sentence) guests(a *Anchor, f flow, p int) {
	for p < len(f) && adverbs[f.word(s, p)] {
		p++
	}
	start := p
	if w := f.word(s, p); w == "with" || w == "between" {
		start = p + 1
	}
	list, end := f.namesRight(s, start)
	if len(list) == 0 {
		for q := p; q < len(f) && q < p+14; q++ {
			w := f.word(s, q)
			if breaks[w] || speech[w] || q > p && (nouns[w] || w == "meet" || w == "met") {
				break
			}
			if w == "with" || w == "between" {
				if list, end = f.namesRight(s, q+1); len(list) > 0 || w == "with" {
					break
				}
			}
		}
	}
	for _, m := range list {
		a.Attendees = append(a.Attendees, Attendee{Mention: m})
	}
	for q := max(start, end-1); q < len(f)-1 && q < end+5; q++ { // "with a Ukrainian delegation led by Umerov"
		if f.word(s, q) == "led" && f.word(s, q+1) == "by" {
			leads, _ := f.namesRight(s, q+2)
			for _, m := range leads {
				a.Attendees = append(a.Attendees, Attendee{Mention: m, Role: "lead"})
			}
		}
	}
}

// denied reports whether the sentence denies what follows: "denied that", "no meeting".
func (s *Sentence) denied(f flow, p int) bool {
	for q := p - 1; q >= 0; q-- {
		switch w := f.word(s, q); {
		case w == "denied" || w == "denies" || w == "denying":
			return true
		case w == "no" && p-q <= 3 && nouns[f.word(s, p)]:
			return true
		}
	}
	return false
}

// mood says which status the verb group gives to a meeting, and why the reading is uncertain.
func (s *Sentence) mood(f flow, group, verb int) (status, loose string) {
	var words []string
	negated := false
	for q := group; q < verb; q++ {
		w := f.word(s, q)
		words = append(words, w)
		negated = negated || negations[w]
	}
	has := func(m map[string]bool) bool { return slices.ContainsFunc(words, func(w string) bool { return m[w] }) }
	be := set(`is are was were be been being am`)
	toInfinitive := len(words) > 0 && slices.Contains(words, "to")
	form := f.word(s, verb)
	past := form == "flew" || form == "went" || form == "came" || form == "met" || form == "held" || form == "spoke" || form == "spoken" || form == "took" || strings.HasSuffix(form, "ed") || form == "began" || form == "begun" || form == "had" && !negated
	switch {
	case has(perhaps):
		if negated {
			return "", "the sentence denies a possible meeting"
		}
		return "proposed", ""
	case has(plans) || toInfinitive && has(be) || toInfinitive && slices.Contains(words, "agreed"):
		switch {
		case negated:
			return "", "the sentence denies a planned meeting"
		case slices.Contains(words, "was") || slices.Contains(words, "were") || slices.Contains(words, "had"):
			return "scheduled", "the plan is perhaps out of date"
		}
		return "scheduled", ""
	case toInfinitive && s.Headline:
		return "scheduled", ""
	case toInfinitive:
		return "", "the words name the purpose of something else"
	case negated:
		if past || slices.Contains(words, "did") || slices.Contains(words, "didn't") {
			return "denied", ""
		}
		return "", "the sentence denies something about the meeting"
	case strings.HasSuffix(form, "ing") && has(be):
		if slices.Contains(words, "was") || slices.Contains(words, "were") {
			return "held", ""
		}
		return "under way", ""
	case strings.HasSuffix(form, "ing"):
		switch f.word(s, group-1) {
		case "before":
			return "", "the words stand in a subordinate part of the sentence"
		case "after", "following":
			return "held", ""
		}
		return "", "the words stand in a subordinate part of the sentence"
	case form == "engaged" && has(be):
		return "under way", ""
	case past:
		return "held", ""
	}
	if s.Headline {
		return "", "the present tense of a headline leaves the time open"
	}
	return "under way", "the present tense can mean a plan"
}
