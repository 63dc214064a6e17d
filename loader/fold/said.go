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
	source          graph.ID
	start, end      int
	quote, fragment string
}

// leaders returns for each claim whether the claim stands for its passage. The words of the claim decide, and no id. If several
// claims of one passage say the same of several things, each of these claims stands for the passage.
func leaders(claims []dossier.Claim) []bool {
	first := map[passage]precedence{}
	for i := range claims {
		c := &claims[i]
		if c.Quote == "" {
			continue
		}
		at, is := passageOf(c), precedenceOf(c)
		if other, there := first[at]; !there || is.compare(other) < 0 {
			first[at] = is
		}
	}
	leads := make([]bool, len(claims))
	for i := range claims {
		c := &claims[i]
		leads[i] = c.Quote != "" && precedenceOf(c) == first[passageOf(c)]
	}
	return leads
}

func passageOf(c *dossier.Claim) passage {
	return passage{c.Source, c.Start, c.End, c.Quote, c.Fragment}
}

// precedence orders the claims of a passage. A claim about the words of a quotation comes first, because from this claim a
// reader gets to the quotation and its speaker. Then come the properties of things, then the relations, and last the
// properties of relations, in the order of the model.
type precedence struct{ kind, relation, property int }

// The kinds of claims, the first first.
const (
	aboutWords = iota
	aboutThing
	aboutRelation
	aboutPropertyOfRelation
)

func precedenceOf(c *dossier.Claim) precedence {
	switch {
	case c.Relation != nil && c.Property != nil:
		return precedence{aboutPropertyOfRelation, slices.Index(graph.Parley.Relations(), c.Relation), c.Property.Index}
	case c.Relation != nil:
		return precedence{aboutRelation, slices.Index(graph.Parley.Relations(), c.Relation), 0}
	case c.Property == nil:
		return precedence{kind: aboutThing}
	case c.Field == "text":
		return precedence{kind: aboutWords}
	default:
		return precedence{aboutThing, 0, c.Property.Index}
	}
}

func (p precedence) compare(q precedence) int {
	return cmp.Or(cmp.Compare(p.kind, q.kind), cmp.Compare(p.relation, q.relation), cmp.Compare(p.property, q.property))
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
func (s sayings) putSaid(r record, c *dossier.Claim, leads bool) {
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

// wordProperties are the properties whose values are words of a source, not of the editors. So are those that stand beside a
// closed word, such as roleWorded.
var wordProperties = []string{"text", "wording", "role", "kind", "as"}

// isWords reports whether the values of a property are words of a source.
func isWords(p *graph.Property) bool {
	return p.Enum == nil && (p.Kind == graph.String || p.Kind == graph.Strings) &&
		(slices.Contains(wordProperties, p.Name) || strings.HasSuffix(p.Name, "Worded"))
}

// wordingOf returns the wordings that a claim gives: the words of a quotation, of a point, of a stance, of a role.
func wordingOf(c *dossier.Claim) []string {
	var texts []string
	add := func(p *graph.Property, v graph.Value) {
		if text, ok := v.(string); ok && isWords(p) {
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
