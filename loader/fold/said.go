package fold

import (
	"cmp"
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/dossier"
)

// passage is a place in the text of a source.
type passage struct {
	source     graph.ID
	start, end int
	quote      string
}

// leaders returns the claims that stand for their passages: one for each passage. A claim about the words of a quotation
// comes first, because from this claim a reader gets to the quotation and its speaker.
func leaders(claims []dossier.Claim) map[graph.ID]bool {
	first := map[passage]dossier.Claim{}
	for _, c := range claims {
		if c.Quote == "" {
			continue
		}
		p := passage{c.Source, c.Start, c.End, c.Quote}
		if other, there := first[p]; !there || before(c, other) {
			first[p] = c
		}
	}
	leads := map[graph.ID]bool{}
	for _, c := range first {
		leads[c.ID] = true
	}
	return leads
}

// before reports whether a claim stands for a passage rather than another claim does.
func before(a, b dossier.Claim) bool {
	words := func(c dossier.Claim) int {
		if c.Relation == nil && c.Field == "text" {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(words(a), words(b)), cmp.Compare(a.ID, b.ID)) < 0
}

// sayings normalises the passages of claims. Many claims share a passage.
type sayings map[string]string

func (s sayings) of(quote string) string {
	said, there := s[quote]
	if !there {
		said = words.Passage(quote)
		s[quote] = said
	}
	return said
}

// putSaid puts into the record of a claim the words by which a search finds it. The argument leads says whether the claim
// stands for its passage.
func (s sayings) putSaid(r record, c dossier.Claim, leads bool) {
	said := s.of(c.Quote)
	worded := slices.DeleteFunc(wordingOf(c), func(text string) bool { return text == c.Quote })
	for _, text := range worded {
		leads = leads || lacksWords(said, text)
	}
	if len(worded) > 0 {
		said = words.Passage(append([]string{c.Quote}, worded...)...)
	}
	r.put("said", said)
	if leads {
		r.put("leads", true)
	}
}

// lacksWords reports whether a text has a word that a passage lacks.
func lacksWords(said, text string) bool {
	parts := strings.FieldsFunc(words.Passage(text), func(r rune) bool { return r == ' ' || r == '\x1f' })
	return slices.ContainsFunc(parts, func(word string) bool { return !strings.Contains(said, " "+word+" ") })
}

// wordProperties are the properties whose values are words of a source, not of the editors.
var wordProperties = []string{"text", "wording", "role", "kind"}

// wordingOf returns the wordings that a claim gives: the words of a quotation, of a point, of a stance.
func wordingOf(c dossier.Claim) []string {
	var texts []string
	add := func(p *graph.Property, v graph.Value) {
		if text, ok := v.(string); ok && p.Kind == graph.String && p.Enum == nil && slices.Contains(wordProperties, p.Name) {
			texts = append(texts, text)
		}
	}
	if c.Property != nil && len(c.Values) == 1 {
		add(c.Property, c.Values[0])
	}
	if c.Relation != nil {
		for _, p := range c.Relation.Properties {
			if p.Index < len(c.Identity) {
				add(p, c.Identity[p.Index])
			}
		}
	}
	return texts
}
