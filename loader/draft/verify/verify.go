// Package verify drops observations that an article does not bear out. It is the same for every extractor, and it does not
// guess: the same observation of the same article always gets the same answer.
//
// The words of an observation must stand in its sentence, and the sentence must tie them together: the name must be among
// those who meet, the post must stand beside its person, the speaker beside the words for speaking. The status must follow
// from the verb, with its negation.
package verify

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"parley/loader/draft"
	"parley/loader/draft/english"
	"parley/loader/grammar"
)

// Dropped is an observation that the article does not bear out.
type Dropped struct {
	Observation draft.Observation
	Reason      string
}

// Verifier checks the observations of one article.
type Verifier struct{ text *english.Text }

// New makes the verifier of an article, with the names on record.
func New(a *draft.Article, r *draft.Record) Verifier { return Verifier{english.Read(a, r)} }

// Check parts observations into those that the article bears out and those that it does not. It keeps their order. An observation whose name
// stands only in the sentence before is marked as inferred and doubtful.
func (v Verifier) Check(all []draft.Observation) (kept []draft.Observation, dropped []Dropped) {
	for _, o := range all {
		if reason := v.reason(&o); reason != "" {
			dropped = append(dropped, Dropped{o, reason})
			continue
		}
		kept = append(kept, o)
	}
	return kept, dropped
}

// uses lists the fields that a kind has. A field in upper case is mandatory.
var uses = map[draft.Kind]string{
	draft.Meeting:    "W",
	draft.Attendance: "SW",
	draft.Date:       "WD",
	draft.Place:      "OW",
	draft.Post:       "SWo",
	draft.Quotation:  "SW",
	draft.Stance:     "SOW",
}

// reason says why an observation is dropped, or "".
func (v Verifier) reason(o *draft.Observation) string {
	if !slices.Contains(draft.Kinds, o.Kind) {
		return fmt.Sprintf("%q is no kind of observation", o.Kind)
	}
	if words := draft.Statuses[o.Kind]; len(words) == 0 && o.Status != "" || len(words) > 0 && !slices.Contains(words, o.Status) {
		return fmt.Sprintf("%q is no status of this kind", o.Status)
	}
	for field, letter := range map[*string]string{&o.Subject: "s", &o.Object: "o", &o.Worded: "w", &o.When: "d"} {
		needed := strings.Contains(uses[o.Kind], strings.ToUpper(letter))
		switch allowed := needed || strings.Contains(uses[o.Kind], letter); {
		case needed && *field == "":
			return "a field of this kind is empty"
		case !allowed && *field != "":
			return fmt.Sprintf("%q stands in a field that this kind does not have", *field)
		}
	}
	s := v.text.Sentence(o.Sentence)
	if s == nil {
		return fmt.Sprintf("the article has no sentence %d", o.Sentence)
	}
	if reason := v.quote(s, o); reason != "" {
		return reason
	}
	if o.Via != "" {
		if o.Kind == draft.Post || o.Kind == draft.Quotation {
			return fmt.Sprintf("%q stands in a field that this kind does not have", o.Via)
		}
		if reason := v.via(s, o); reason != "" {
			return reason
		}
	}
	switch o.Kind {
	case draft.Post:
		return post(s, o)
	case draft.Quotation:
		return v.quotation(s, o)
	case draft.Stance:
		return stance(s, o)
	}
	return v.meeting(s, o)
}

// quote checks that the quote stands once in its sentence, and that the other words stand inside the quote.
func (v Verifier) quote(s *english.Sentence, o *draft.Observation) string {
	if n := len(strings.Fields(o.Quote)); n == 0 || n > grammar.MaxWords {
		return fmt.Sprintf("the quote has %d words; a quote has 1 to %d", n, grammar.MaxWords)
	}
	switch n := strings.Count(s.Text, o.Quote); {
	case n == 0:
		return "the quote does not stand in the sentence"
	case n > 1:
		return "the quote stands more than once in the sentence"
	}
	if _, _, ok := s.Locate(o.Quote); !ok {
		return "the quote begins or ends inside a word"
	}
	inside := func(words string) bool { return words == "" || stands(o.Quote, words) }
	// The words for the meeting tie observations together. They can stand outside a short quote.
	ties := o.Kind == draft.Attendance || o.Kind == draft.Date || o.Kind == draft.Place
	near := inside(o.Worded) || ties && stands(s.Text, o.Worded)
	if !near || !inside(o.When) {
		return "the words of the observation do not stand in the quote"
	}
	if inside(o.Subject) && inside(o.Object) {
		return ""
	}
	for _, name := range []string{o.Subject, o.Object} {
		switch before := v.text.Sentence(o.Sentence - 1); {
		case inside(name):
		case stands(s.Text, name):
			o.Inferred = true
		case name == o.Subject && before != nil && stands(before.Text, name):
			o.Inferred = true
			if o.Doubt == "" {
				o.Doubt = "the name stands in the sentence before"
			}
		default:
			return fmt.Sprintf("%q does not stand in the quote", name)
		}
	}
	return ""
}

// stands reports whether words stand in a text as whole words.
func stands(text, words string) bool {
	if strings.TrimSpace(words) != words || words == "" {
		return false
	}
	for at := 0; ; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return false
		}
		i += at
		before, after := []rune(text[:i]), []rune(text[i+len(words):])
		if (len(before) == 0 || !inWord(before[len(before)-1])) && (len(after) == 0 || !inWord(after[0])) {
			return true
		}
		at = i + 1
	}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' }

// via checks that the sentence names who says so.
func (v Verifier) via(s *english.Sentence, o *draft.Observation) string {
	source, ok := s.Via()
	if !ok || !source.Has || s.Name(source.Mention) != o.Via {
		return fmt.Sprintf("the sentence does not say that it has this from %q", o.Via)
	}
	return ""
}

// same reports whether words are a name of the thing that is mentioned.
func same(s *english.Sentence, m english.Mention, words string) bool {
	return s.Name(m) == words
}

// post checks that a post stands beside its person.
func post(s *english.Sentence, o *draft.Observation) string {
	reason := "the sentence does not give this post to this person"
	for _, p := range s.Posts() {
		if !same(s, p.Person, o.Subject) {
			continue
		}
		if s.Words(p.From, p.To) != o.Worded {
			continue
		}
		body := ""
		if p.Has {
			body = s.Name(p.Body)
		}
		if o.Object != "" && o.Object != body {
			reason = "the post belongs to another body"
			continue
		}
		return ""
	}
	return reason
}

// quotation checks that the words stand between quotation marks, whole, and that the speaker says them.
func (v Verifier) quotation(s *english.Sentence, o *draft.Observation) string {
	reason := "the words do not stand between quotation marks"
	for _, q := range s.Quotations() {
		if !part(q.Words, o.Worded) {
			continue
		}
		if !q.Has {
			reason = "the sentence does not say who speaks"
			continue
		}
		if in := v.text.Sentence(q.From); in == nil || !v.speaks(q, o.Subject) {
			reason = "somebody else says these words, or nobody is named"
			continue
		}
		return ""
	}
	return reason
}

// speaks reports whether a name is the name of the speaker, as the sentence of the speaker writes it.
func (v Verifier) speaks(q english.Quoted, name string) bool {
	for number := q.From; number >= max(1, q.From-1); number-- {
		s := v.text.Sentence(number)
		if s != nil && q.Speaker.To <= len(s.Tokens) && s.Name(q.Speaker) == name {
			return true
		}
	}
	return false
}

// part reports whether words are a whole quotation, or whole sentences of it.
func part(whole, words string) bool {
	if whole == words {
		return true
	}
	i := strings.Index(whole, words)
	if i < 0 || len(strings.Fields(words)) < 3 {
		return false
	}
	before, after := strings.TrimSpace(whole[:i]), strings.TrimSpace(whole[i+len(words):])
	begins := before == "" || strings.HasSuffix(before, ".") || strings.HasSuffix(before, "!") || strings.HasSuffix(before, "?")
	ends := after == "" || strings.ContainsAny(words[len(words)-1:], ".!?") || strings.ContainsAny(after[:1], ".!?")
	return begins && ends
}

// stance checks that the actor has the position.
func stance(s *english.Sentence, o *draft.Observation) string {
	reason := "the sentence does not give this position to this actor"
	for _, p := range s.Positions() {
		if !same(s, p.Actor, o.Subject) || p.Position != o.Status {
			continue
		}
		if s.Words(p.From, p.To) != o.Worded || s.Words(p.TopicFrom, p.TopicTo) != o.Object {
			reason = "the words for the position or the topic are not those of the sentence"
			continue
		}
		return ""
	}
	return reason
}
