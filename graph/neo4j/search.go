package neo4j

import (
	"slices"
	"strconv"
	"strings"

	"parley/graph"
)

// joined is the key of a property that the model does not know: all tokens and sounds of a thing as one text. An index can
// find a part of a text, but nothing in a list.
const joined = "tokens_joined"

// named is the label with that index.
const named = "Named"

// separator stands before and behind each token in that text. No token contains it.
const separator = "\u001f"

// sounding stands before and behind each sound in that text. It makes the beginning and the end of a sound at
// least three characters long, which is what the index looks up. No token contains it.
const sounding = "\u001e"

// join adds the joined tokens and sounds of a record to its stored properties.
func join(r graph.Record, stored map[string]any) {
	var text strings.Builder
	for _, part := range []struct{ property, mark string }{{"tokens", separator}, {"sounds", sounding}} {
		p := r.Type.Property(part.property)
		if p == nil {
			continue
		}
		if list, ok := r.Values[p.Index].([]string); ok {
			text.WriteString(part.mark + strings.Join(list, part.mark) + part.mark)
		}
	}
	if text.Len() > 0 {
		stored[joined] = text.String()
	}
}

// byRank returns the query with the rank of a search before its own order, or in place of it.
func byRank(q *graph.Query) *graph.Query {
	ranked, many := *q, *q.Root.Many
	many.Order = []graph.Order{{Property: graph.HitRank, Edge: true}}
	if q.Start.Said != nil {
		many.Order = append(many.Order, q.Root.Many.Order...)
	}
	ranked.Root.Many = &many
	return &ranked
}

// hits writes the map that takes the place of the relation walked to a thing that a search finds. It binds it to a variable.
func (c *compiler) hits(e *edge, rank string, matches []string) string {
	return "{" + name(graph.HitRank.Key) + ": " + rank + ", " + name(graph.HitMatch.Key) + ": " + c.param(matches) + "[" + rank + "]} AS " + e.variable
}

// search writes how things are found by the words of their names. See graph.Search. The index finds candidates by one
// word that each thing must have, or by any word if the names may have fewer words than the question. The lists of the
// thing then decide. Near names are looked for only if no other name is found.
//
// Measured among 120,000 names: a surname takes 107 database hits, and a given name of 300 people 4,352. To test all names
// takes 240,153.
func (c *compiler) search(q *graph.Search, l *graph.Link) found {
	k := c.number()
	n, walked := c.node("n"+k), &edge{variable: "r" + k, relation: graph.Hit, read: true}
	lookUps, nearLookUps := lookUpsOf(q)
	look, near := c.param(lookUps), c.param(nearLookUps)
	own := func(property string) string { return n.value(l.Types[0].Property(property)) }
	r := ranking{
		words: c.param(wordsOf(q)), wholes: c.param(filled(q.Wholes)),
		known: c.param(formsOf(q.Words, false)), all: c.param(formsOf(q.Words, true)), several: c.param(len(q.Words) > 1),
		bare: c.param(filled(q.Bare)), sounding: c.param(soundsOf(q.Sounds)),
		tokens: own("tokens"), named: own("wholes"), families: own("families"), sounds: own("sounds"), wholeSounds: own("wholeSounds"),
	}

	var conditions []string
	if label := labels(l.Types); label != named {
		conditions = append(conditions, n.name+":"+label)
	}
	conditions = slices.Concat(conditions, c.at.known(n, l.Types), c.conjuncts(l.Many.Where, scope{far: n}))
	candidates := func(from string) string {
		return "UNWIND " + from + " AS lookup\nMATCH (" + n.name + ":" + named + ")\nWHERE " + n.name + "." + joined + " CONTAINS lookup\nWITH DISTINCT " + n.name
	}
	nearer := subquery("COLLECT", candidates("nears")+
		where("\n", append(conditions[:len(conditions):len(conditions)], "NOT "+n.name+" IN [hit IN hits | hit.thing]", r.near()))+
		"\nRETURN {thing: "+n.name+", rank: CASE WHEN "+r.nearOne(r.sounding, r.wholeSounds)+" THEN "+literal(graph.RankNearWhole)+" ELSE "+literal(graph.RankNear)+" END}")
	text := candidates(look) + where("\n", conditions) +
		"\nWITH " + n.name + ", " + r.rank() + " AS rank" +
		"\nWHERE rank IS NOT NULL" +
		"\nWITH collect({thing: " + n.name + ", rank: rank}) AS hits" +
		"\nWITH hits, CASE WHEN any(hit IN hits WHERE hit.rank < " + literal(graph.RankWithin) + ") THEN [] ELSE " + near + " END AS nears" +
		"\nWITH hits + " + nearer + " AS hits" +
		"\nUNWIND hits AS hit" +
		"\nWITH hit.thing AS " + n.name + ", " + c.hits(walked, "hit.rank", graph.Matches)
	return found{scope: scope{far: n, edge: walked}, wide: true, clauses: func() string { return text }}
}

// ranking holds the expressions from which the rank of a thing follows.
type ranking struct {
	// Of the question: its words, itself as a whole name, with and without fillers, and how it sounds; the forms of
	// its words, without and with fillers; and whether it has several words.
	words, wholes, bare, sounding, known, all, several string
	// Of the thing.
	tokens, named, families, sounds, wholeSounds string
}

// literal writes a rank, which is no value of a question.
func literal(rank int) string { return strconv.Itoa(rank) }

// begins writes the condition that a word begins a token.
func (r ranking) begins() string {
	return "any(spelling IN word.spellings WHERE any(token IN " + r.tokens + " WHERE token STARTS WITH spelling))"
}

// knows writes the condition that a word begins a token or is a variant.
func (r ranking) knows() string {
	return "(" + r.begins() + " OR any(variant IN word.variants WHERE variant IN " + r.tokens + "))"
}

// every writes that a condition holds for each word.
func (r ranking) every(condition string) string {
	return "all(word IN " + r.words + " WHERE " + condition + ")"
}

// called writes the condition that one of some texts is a whole name or a family name.
func (r ranking) called(texts string) string {
	return "any(whole IN " + texts + " WHERE whole IN " + r.named + " OR whole IN " + r.families + ")"
}

// rank writes the rank of a thing, or null.
func (r ranking) rank() string {
	lines := []string{
		"CASE",
		"  WHEN " + r.every(r.begins()) + " THEN CASE",
		"    WHEN " + r.called(r.wholes) + " THEN " + literal(graph.RankWhole),
		"    WHEN " + r.every("any(spelling IN word.spellings WHERE spelling IN "+r.tokens+")") + " THEN " + literal(graph.RankWords),
		"    ELSE " + literal(graph.RankBegins),
		"  END",
		"  WHEN " + r.every(r.knows()) + " THEN " + literal(graph.RankVariant),
		"  WHEN " + r.every("word.filler OR "+r.knows()) + " THEN CASE WHEN " + r.called(r.bare) + " THEN " + literal(graph.RankBare) + " ELSE " + literal(graph.RankFillers) + " END",
		"  WHEN " + r.several + " AND any(whole IN " + r.named + " WHERE all(part IN split(whole, ' ') WHERE part IN " + r.all +
			") AND any(part IN split(whole, ' ') WHERE part IN " + r.known + " AND part IN " + r.tokens + ")) THEN " + literal(graph.RankWithin),
		"END",
	}
	return strings.Join(lines, "\n")
}

// near writes the condition that each word that is no filler is found, if only nearly. See graph.Near.
func (r ranking) near() string {
	return r.every("word.filler OR " + r.knows() + " OR " + r.nearOne("word.sounds", r.sounds))
}

// nearOne writes the condition that one sound of the question is near to one sound of the thing.
func (r ranking) nearOne(asked, own string) string {
	return "any(sound IN " + asked + " WHERE any(own IN " + own + " WHERE own = sound.text OR size(own) >= sound.length AND (own STARTS WITH sound.head OR own ENDS WITH sound.tail) AND " +
		"(own IN sound.shorter OR any(i IN range(0, size(own) - 1) WHERE left(own, i) + substring(own, i + 1) IN sound.shorter))))"
}

// wordsOf returns the words of a search as a parameter.
func wordsOf(q *graph.Search) []any {
	words := make([]any, len(q.Words))
	for i, w := range q.Words {
		words[i] = map[string]any{"spellings": filled(w.Spellings), "variants": filled(w.Variants), "sounds": soundsOf(w.Sounds), "filler": w.Filler}
	}
	return words
}

// soundsOf returns sounds of a question as a parameter, each with what graph.Near compares.
func soundsOf(list []string) []any {
	sounds := make([]any, len(list))
	for i, s := range list {
		sound := map[string]any{"text": s, "head": "", "tail": "", "length": int64(graph.NearLength), "shorter": []string{}}
		if len(s) >= graph.NearLength {
			sound["head"], sound["tail"] = graph.NearEnds(s)
			sound["shorter"] = graph.WithoutOne(s)
		}
		sounds[i] = sound
	}
	return sounds
}

// filled returns a list that is never nil: a nil list would be null.
func filled(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// formsOf returns the spellings and variants of the words of a question, with or without fillers.
func formsOf(words []graph.SearchWord, fillers bool) []string {
	all := []string{}
	for _, w := range words {
		if fillers || !w.Filler {
			all = append(append(all, w.Spellings...), w.Variants...)
		}
	}
	return all
}

// lookUpsOf returns the texts by which the index finds the candidates for a search, and the candidates for its near names.
// A thing is found by all words that are no fillers. So the candidates are the things that have the longest of these words.
// If the question has several words, a name may be only a part of it. Then the things that have any of the words are
// candidates, too.
func lookUpsOf(q *graph.Search) (names, near []string) {
	var longest *graph.SearchWord
	length := func(w *graph.SearchWord) int {
		shortest := len(w.Spellings[0])
		for _, s := range w.Spellings {
			shortest = min(shortest, len(s))
		}
		return shortest
	}
	for i := range q.Words {
		if w := &q.Words[i]; !w.Filler && (longest == nil || length(w) > length(longest)) {
			longest = w
		}
	}
	for _, s := range longest.Spellings {
		names = append(names, separator+s)
	}
	for _, v := range longest.Variants {
		names = append(names, separator+v+separator)
	}
	near = append(near, names...)
	for _, s := range longest.Sounds {
		near = append(near, sounding+s+sounding)
		if len(s) >= graph.NearLength {
			head, tail := graph.NearEnds(s)
			near = append(near, sounding+head, tail+sounding)
		}
	}
	if len(q.Words) > 1 {
		for _, s := range formsOf(q.Words, false) {
			names = append(names, separator+s+separator)
		}
	}
	return names, near
}
