package main

import (
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/dossier"
	"parley/loader/draft"
	"parley/loader/edtf"
)

// The kinds of facts that are measured.
var kinds = []string{"meetings", "attendance", "posts", "dates", "places", "quotations", "stances"}

// passage is where a claim stands.
type passage struct{ start, end int }

// fact is a fact of one kind, from a dossier or from a draft.
type fact struct {
	kind    string
	meeting graph.ID // meetings, attendance, dates, places
	actor   graph.ID // attendance, posts, quotations, stances
	other   graph.ID // the side, the place or the topic
	word    string   // the status, the kind of attendance, the words or the position
	text    string   // the wording of a stance
	at      []passage
	doubt   bool
}

// truth is what a dossier says that an article reports.
type truth struct {
	facts  []fact
	names  map[graph.ID][]string
	record *draft.Record
}

// kindOf is the kind under which a claim is measured, or "".
func kindOf(d *dossier.Dossier, c dossier.Claim) string {
	if c.Relation == nil {
		switch {
		case c.Property.Name == "status" && typeOf(d, c.Subject) == "Meeting":
			return "meetings"
		case c.Property.Name == "when" && typeOf(d, c.Subject) == "Meeting":
			return "dates"
		}
		return ""
	}
	switch c.Relation.Name {
	case "ATTENDED", "EXPECTED_AT":
		return "attendance"
	case "MEMBER_OF":
		return "posts"
	case "SAID":
		return "quotations"
	case "TAKES_STANCE_ON":
		return "stances"
	case "AT":
		if from, _ := c.Ends(); typeOf(d, from) == "Meeting" {
			return "places"
		}
	}
	return ""
}

func typeOf(d *dossier.Dossier, id graph.ID) string {
	i, ok := slices.BinarySearchFunc(d.Things, id, func(t dossier.Thing, id graph.ID) int { return strings.Compare(string(t.ID), string(id)) })
	if !ok {
		return ""
	}
	return d.Things[i].Type.Name
}

// truthOf takes the facts of a source from its dossier. Several passages about one fact are one fact.
func truthOf(d *dossier.Dossier, s dossier.Source, r *draft.Record) truth {
	t := truth{names: map[graph.ID][]string{}, record: r}
	whole := draft.NewRecord(d, "")
	for id, k := range whole.Things {
		t.names[id] = k.Names
	}
	sides := map[[2]graph.ID]graph.ID{}
	texts := map[graph.ID]string{}
	for _, c := range d.Claims {
		if c.Source != s.ID {
			continue
		}
		if c.Relation != nil && c.Property != nil && c.Property.Name == "side" {
			from, to := c.Ends()
			side, _ := c.Values[0].(string)
			sides[[2]graph.ID{from, to}] = graph.ID(side)
		}
		if c.Relation == nil && c.Property.Name == "text" {
			texts[c.Subject], _ = c.Values[0].(string)
		}
	}
	wordings := map[string]string{}
	for _, c := range d.Claims {
		if c.Source == s.ID && c.Relation != nil && c.Relation.Name == "TAKES_STANCE_ON" && c.Property != nil && c.Property.Name == "wording" {
			from, to := c.Ends()
			wordings[string(from)+"|"+string(to)], _ = c.Values[0].(string)
		}
	}
	for _, c := range d.Claims {
		kind := kindOf(d, c)
		if c.Source != s.ID || kind == "" || c.Property != nil && c.Relation != nil {
			continue
		}
		denies := c.Polarity == graph.Denies
		f := fact{kind: kind, at: []passage{{c.Start, c.End}}}
		switch kind {
		case "meetings":
			f.meeting = c.Subject
			f.word = strings.ToLower(strings.ReplaceAll(c.Values[0].(string), "_", " "))
			if denies {
				f.word = "denied"
			}
		case "dates":
			f.meeting = c.Subject
			f.word, _ = c.Values[0].(string)
		case "places":
			f.meeting, f.other = c.Ends()
		case "attendance":
			f.actor, f.meeting = c.Ends()
			f.other = sides[[2]graph.ID{f.actor, f.meeting}]
			f.word = map[string]string{"ATTENDED": "participants", "EXPECTED_AT": "expected"}[c.Relation.Name]
			if denies {
				f.word = "denied"
			}
		case "posts":
			f.actor, f.other = c.Ends()
			f.word = identity(c, "role")
		case "quotations":
			speaker, quotation := c.Ends()
			f.actor, f.word = speaker, texts[quotation]
			if f.word == "" {
				f.word = c.Quote
			}
		case "stances":
			f.actor, f.other = c.Ends()
			f.word = strings.ToLower(identity(c, "position"))
			f.text = wordings[string(f.actor)+"|"+string(f.other)] + " " + c.Quote
		}
		t.add(f)
	}
	return t
}

func identity(c dossier.Claim, name string) string {
	p := c.Relation.Property(name)
	if p == nil || p.Index >= len(c.Identity) {
		return ""
	}
	text, _ := c.Identity[p.Index].(string)
	return text
}

func (t *truth) add(f fact) {
	for i, g := range t.facts {
		if g.kind == f.kind && g.meeting == f.meeting && g.actor == f.actor && g.other == f.other && g.word == f.word {
			t.facts[i].at = append(t.facts[i].at, f.at...)
			t.facts[i].text += " " + f.text
			return
		}
	}
	t.facts = append(t.facts, f)
}

// one reports whether an id of a draft and an id of the dossier are of one thing.
func (t *truth) one(drafted, id graph.ID, names map[graph.ID]string) bool {
	if drafted == id {
		return true
	}
	name := names[drafted]
	return name != "" && slices.ContainsFunc(t.names[id], func(n string) bool { return words.Key(n) == words.Key(name) })
}

// sameTime reports whether two times have the same bounds.
func sameTime(a, b string) bool {
	x, err := edtf.Parse(a)
	y, err2 := edtf.Parse(b)
	return err == nil && err2 == nil && x.FirstDay == y.FirstDay && x.LastDay == y.LastDay
}

// likeness is the share of common words in two texts.
func likeness(a, b string) float64 {
	x, y := strings.Fields(words.Key(a)), strings.Fields(words.Key(b))
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	shared := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			shared++
		}
	}
	return float64(shared) / float64(min(len(x), len(y)))
}
