// Package rules is the extractor that needs no network: it finds the names on record, posts, words for meetings and for
// speaking, times and positions, by the forms of news English.
package rules

import (
	"context"
	"strings"

	"parley/loader/draft"
	"parley/loader/draft/english"
	"parley/loader/grammar"
)

// Extractor finds observations by rules.
type Extractor struct{ Record *draft.Record }

// Name is the name of the extractor.
func (Extractor) Name() string { return "rules" }

// Observe returns what the article says.
func (e Extractor) Observe(_ context.Context, a *draft.Article) ([]draft.Observation, error) {
	t := english.Read(a, e.Record)
	var all []draft.Observation
	for _, s := range t.Sentences {
		r := reader{text: t, s: s}
		r.posts()
		r.meetings()
		r.quotations()
		r.stances()
		all = append(all, r.found...)
	}
	return all, nil
}

// reader collects the observations of one sentence.
type reader struct {
	text  *english.Text
	s     *english.Sentence
	found []draft.Observation
}

// add adds an observation. Its quote is the part of the sentence with these tokens.
func (r *reader) add(o draft.Observation, spans ...[2]int) {
	from, to := spans[0][0], spans[0][1]
	for _, span := range spans[1:] {
		f, t := min(from, span[0]), max(to, span[1])
		if len(strings.Fields(r.s.Words(f, t))) <= grammar.MaxWords {
			from, to = f, t
		}
	}
	o.Sentence, o.Quote = r.s.Number, r.unique(from, to)
	if r.s.Headline && o.Doubt == "" {
		o.Doubt = "a headline leaves out words"
	}
	r.found = append(r.found, o)
}

// unique returns the words of tokens, with as many words behind and before them as make them unique in the sentence.
func (r *reader) unique(from, to int) string {
	for strings.Count(r.s.Text, r.s.Words(from, to)) > 1 {
		switch {
		case to < len(r.s.Tokens):
			to++
		case from > 0:
			from--
		default:
			return r.s.Words(from, to)
		}
	}
	return r.s.Words(from, to)
}

func (r *reader) via() string {
	if source, ok := r.s.Via(); ok && source.Has {
		return r.s.Name(source.Mention)
	}
	return ""
}

func newcomer(m english.Mention) string {
	if m.New {
		return "the record does not have this person"
	}
	return ""
}

// posts adds the posts of people.
func (r *reader) posts() {
	for _, p := range r.s.Posts() {
		o := draft.Observation{Kind: draft.Post, Subject: r.s.Name(p.Person), Worded: r.s.Words(p.From, p.To), Why: "a post stands beside a name", Doubt: newcomer(p.Person)}
		if p.Has {
			o.Object = r.s.Name(p.Body)
		}
		spans := [][2]int{{p.From, p.To}, {p.Person.From, p.Person.To}}
		if p.Has {
			spans = append(spans, [2]int{p.Body.From, p.Body.To})
		}
		r.add(o, spans...)
	}
}

// attendances has the kind of attendance for each status of a meeting.
var attendances = map[string]string{
	"held": "attended", "under way": "attended", "scheduled": "expected", "proposed": "expected", "cancelled": "expected", "denied": "denied",
}

// meetings adds what the sentence says of meetings.
func (r *reader) meetings() {
	via := r.via()
	for _, a := range r.s.Meetings() {
		words, span := r.s.Words(a.From, a.To), [2]int{a.From, a.To}
		doubt := a.Loose
		if doubt == "" && a.Status == "denied" {
			doubt = "a denial"
		}
		if doubt == "" && r.s.Negated() {
			doubt = "the sentence also denies something"
		}
		why := "words for a meeting: " + words
		if a.Status != "" {
			r.add(draft.Observation{Kind: draft.Meeting, Worded: words, Status: a.Status, Via: via, Why: why, Doubt: doubt}, span)
		}
		for _, m := range a.Attendees {
			status := attendances[a.Status]
			if status == "" {
				continue
			}
			d := doubt
			if d == "" {
				d = newcomer(m.Mention)
			}
			o := draft.Observation{Kind: draft.Attendance, Subject: m.Named(r.s), Worded: words, Status: status, Via: via, Why: why, Doubt: d}
			if m.In != nil {
				if d == "" {
					o.Doubt = "the name stands in the sentence before"
				}
				r.add(o, span)
				continue
			}
			r.add(o, [2]int{m.From, m.To}, span)
		}
		for _, p := range a.Sites {
			d := doubt
			if p.New {
				d = "the record does not have this place"
			}
			r.add(draft.Observation{Kind: draft.Place, Object: r.s.Name(p.Mention), Worded: words, Via: via, Why: "a place stands behind the words for a meeting", Doubt: d}, [2]int{p.From, p.To}, span)
		}
		if a.Date != nil {
			r.add(draft.Observation{Kind: draft.Date, Worded: words, When: r.s.Words(a.Date.From, a.Date.To), Via: via, Why: "a time stands beside the words for a meeting", Doubt: doubt}, [2]int{a.Date.From, a.Date.To}, span)
		}
	}
}

// least is the number of words from which a quotation is more than a word that the article does not make its own.
const least = 3

// quotations adds what people say.
func (r *reader) quotations() {
	for _, q := range r.s.Quotations() {
		if !q.Has {
			continue
		}
		in := r.s
		doubt := newcomer(q.Speaker)
		if q.From != r.s.Number || q.Pronoun {
			in = r.text.Sentence(q.From)
			if doubt == "" && q.Pronoun {
				doubt = "the speaker is only a pronoun"
			}
		}
		name := in.Name(q.Speaker)
		if doubt == "" && len(strings.Fields(q.Words)) < least {
			doubt = "few words stand between the marks"
		}
		for _, part := range sentences(q.Words) {
			from, to, ok := r.s.Locate(part)
			if !ok {
				continue
			}
			o := draft.Observation{Kind: draft.Quotation, Subject: name, Worded: part, Why: "words between quotation marks, with " + q.Verb, Doubt: doubt}
			if len(strings.Fields(part)) > grammar.MaxWords {
				continue
			}
			r.add(o, [2]int{from, to})
		}
	}
}

// sentences cuts a quotation into its sentences.
func sentences(words string) []string {
	var out []string
	for _, s := range draft.NewArticle(words).Sentences {
		out = append(out, strings.TrimRight(s.Text, " .,"))
	}
	return out
}

// stances adds positions.
func (r *reader) stances() {
	via := r.via()
	for _, p := range r.s.Positions() {
		o := draft.Observation{
			Kind: draft.Stance, Subject: r.s.Name(p.Actor), Object: r.s.Words(p.TopicFrom, p.TopicTo), Worded: r.s.Words(p.From, p.To), Status: p.Position, Via: via,
			Why: "a verb for a position", Doubt: newcomer(p.Actor),
		}
		if p.Pronominal && o.Doubt == "" {
			o.Doubt = "the topic is only a pronoun"
		}
		r.add(o, [2]int{p.From, p.To}, [2]int{p.Actor.From, p.Actor.To})
	}
}
