package english

import "slices"

// Position is a position that a sentence gives to an actor.
type Position struct {
	Actor      Mention
	From, To   int // the words for the position, as tokens
	TopicFrom  int
	TopicTo    int
	Position   string
	Pronominal bool // the topic is only a pronoun, such as "it"
}

// positions are the verbs for positions.
var positions = map[string]string{
	"rejects": "rejects", "rejected": "rejects", "reject": "rejects", "rejecting": "rejects", "refuses": "rejects", "refused": "rejects",
	"opposes": "opposes", "opposed": "opposes", "oppose": "opposes", "opposing": "opposes",
	"demands": "demands", "demanded": "demands", "demand": "demands", "demanding": "demands",
	"seeks": "seeks", "sought": "seeks", "seek": "seeks", "seeking": "seeks", "wants": "seeks", "wanted": "seeks", "want": "seeks",
	"proposes": "proposes", "proposed": "proposes", "suggested": "proposes", "suggests": "proposes",
	"supports": "supports", "supported": "supports", "support": "supports", "supporting": "supports", "backs": "supports", "backed": "supports",
	"endorses": "supports", "endorsed": "supports", "welcomes": "supports", "welcomed": "supports",
}

// phrases are verbs with a preposition.
var phrases = map[[2]string]string{
	{"insists", "on"}: "demands", {"insisted", "on"}: "demands", {"insist", "on"}: "demands", {"insisting", "on"}: "demands",
	{"calls", "for"}: "seeks", {"called", "for"}: "seeks", {"pushes", "for"}: "seeks", {"pushed", "for"}: "seeks", {"push", "for"}: "seeks", {"asked", "for"}: "seeks",
	{"objects", "to"}: "opposes", {"objected", "to"}: "opposes",
}

// Positions finds the positions of actors in the sentence.
func (s *Sentence) Positions() []Position {
	var found []Position
	for _, f := range s.flows() {
		for p := range f {
			if s.at[f[p]] >= 0 {
				continue
			}
			w := f.word(s, p)
			end, position := p+1, positions[w]
			if phrase := phrases[[2]string{w, f.word(s, p+1)}]; phrase != "" {
				end, position = p+2, phrase
			}
			if (w == "ruled" || w == "rules") && (f.word(s, p+1) == "out" || f.word(s, p+2) == "out") {
				position = "rejects"
				if end++; f.word(s, p+1) != "out" {
					end++
				}
			}
			if position == "" {
				continue
			}
			if f.word(s, p+1) == "by" {
				found = append(found, s.passive(f, p, position)...)
				continue
			}
			if c, ok := s.active(f, p, end, position); ok {
				found = append(found, c)
			}
		}
	}
	return found
}

// active reads "KESH rejects the plan".
func (s *Sentence) active(f flow, p, end int, position string) (Position, bool) {
	group := f.group(s, p)
	for q := group; q < p; q++ {
		w := f.word(s, q)
		if negations[w] || perhaps[w] || w == "is" || w == "are" || w == "was" || w == "were" || w == "be" || w == "been" {
			return Position{}, false
		}
	}
	q := group
	for q > 0 && (adverbs[f.word(s, q-1)] || s.closes(f[q-1])) {
		q--
	}
	m, ok := f.mention(s, q-1)
	if !ok && f.word(s, q-1) == "," { // "Losmark, for its part, seeks"
		back := q - 2
		for back >= 0 && q-back < 7 && f.word(s, back) != "," {
			back--
		}
		if f.word(s, back) == "," && f.word(s, back+1) == "for" {
			m, ok = f.mention(s, back-1)
		}
	}
	if !ok || !stander(m) {
		return Position{}, false
	}
	switch s.word(m.From - 1) {
	case "with", "of", "by", "to", "from", "for", "between", "on", "in", "at", "against", "'s":
		return Position{}, false
	case "and", ",":
		if s.word(m.From-1) == "and" {
			if _, list := s.mentionOf(m.From - 2); list {
				return Position{}, false
			}
		}
	}
	stop := end
	for stop < len(f) && stop < end+16 {
		w := f.word(s, stop)
		if w == "," || w == "." || w == "but" || w == ";" || breaks[w] && w != "that" || w == "and" && s.clause(f, stop+1) || f[stop] > f[stop-1]+1 {
			break
		}
		stop++
	}
	if stop == end {
		if s.word(f[p]+1) != "it" {
			return Position{}, false
		}
	}
	c := Position{Actor: m, From: f[group], To: f[stop-1] + 1, Position: position}
	if stop > end {
		c.TopicFrom, c.TopicTo = f[end], f[stop-1]+1
	} else {
		c.TopicFrom, c.TopicTo = f[p]+1, f[p]+2
	}
	c.Pronominal = c.TopicTo-c.TopicFrom == 1 && slices.Contains([]string{"it", "them", "this", "that"}, s.word(c.TopicFrom))
	return c, true
}

// clause reports whether "and" begins another part of the sentence with its own subject.
func (s *Sentence) clause(f flow, p int) bool {
	m, ok := f.mention(s, p)
	if !ok {
		return speech[f.word(s, p)] || positions[f.word(s, p)] != ""
	}
	q := p
	for q < len(f) && f[q] < m.To {
		q++
	}
	w := f.word(s, q)
	return positions[w] != "" || speech[w] || auxiliaries[w] || w == "'s" || f.word(s, q+1) != "" && (positions[f.word(s, q+1)] != "" || speech[f.word(s, q+1)])
}

// passive reads "the plan is rejected by Kyiv and its allies".
func (s *Sentence) passive(f flow, p int, position string) []Position {
	group := f.group(s, p)
	if group == p || slices.ContainsFunc(f[group:p], func(i int) bool { return negations[s.word(i)] }) {
		return nil
	}
	from := group
	for from > 0 && from > group-6 && f.word(s, from-1) != "," && !breaks[f.word(s, from-1)] && f.word(s, from-1) != "and" {
		from--
	}
	if from == group {
		return nil
	}
	var found []Position
	for q := p + 2; q < len(f) && q < p+8; {
		for f.word(s, q) == "the" || f.word(s, q) == "its" || f.word(s, q) == "their" {
			q++
		}
		m, ok := f.mention(s, q)
		if !ok || !stander(m) {
			break
		}
		found = append(found, Position{Actor: m, From: f[from], To: f[p] + 1, TopicFrom: f[from], TopicTo: f[group-1] + 1, Position: position})
		for q < len(f) && f[q] < m.To {
			q++
		}
		if f.word(s, q) != "and" && f.word(s, q) != "," {
			break
		}
		q++
	}
	return found
}

// stander reports whether a mention can have a position.
func stander(m Mention) bool {
	switch {
	case m.Is("Person"), m.Is("Organization"):
		return true
	case m.Is("Place"): // the capital stands for the state
		return m.Thing.Country != ""
	}
	return false
}
