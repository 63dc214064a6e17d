package resolve

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/edtf"
	"parley/loader/grammar"
)

// report is a passage of a source and its statements.
type report struct {
	file
	node   *yaml.Node
	fields []pair
	items  []item
}

// report reads the head of a report, and registers the ids that it defines.
func (s *source) report(n *yaml.Node) report {
	r := report{file: s.file, node: n, fields: pairs(n)}
	if n.Kind != yaml.MappingNode {
		s.problem(n, "a report must stand here: `quote`, `start` and `says`")
		return r
	}
	s.reportKeys(r.fields)
	s.waiting(r.fields)
	says := valueOf(r.fields, "says")
	if says == nil {
		s.problem(n, "the report needs `says`: the items that the passage reports")
		return r
	}
	r.items = s.items(says, "`says`")
	for _, it := range r.items {
		it.registerMention()
	}
	return r
}

func (s *source) reportKeys(ps []pair) {
	for _, p := range ps {
		if !slices.Contains(grammar.ReportKeys, p.key.Value) {
			s.unknownKey(p.key, "a report", s.offered(grammar.ReportKeys))
		}
	}
}

// resolve makes claims of the report. When the source has no date, or the report is not sound, it only looks for
// further problems.
func (r report) resolve(s dossier.Source, published edtf.Time, dated bool) {
	if r.node.Kind != yaml.MappingNode {
		return
	}
	c := dossier.Claim{
		Source: s.ID, Polarity: graph.Affirms, Rank: graph.Normal, Part: "BODY",
	}
	setReported(&c, s.Reported, published)
	cited := r.cite(&c)
	weighed := r.weigh(&c)
	hasOrigin := r.origin(&c)
	sound := cited && weighed && hasOrigin && dated && s.ID != ""
	for _, it := range r.items {
		it.claims(c, sound)
	}
}

// cite reads the passage and its position.
func (r report) cite(c *dossier.Claim) bool {
	quote, start := valueOf(r.fields, "quote"), valueOf(r.fields, "start")
	sound := true
	if quote == nil {
		r.problem(r.node, "the report needs `quote`: the passage, word for word")
		sound = false
	} else if text, ok := r.passage(quote); ok {
		c.Quote, c.QuoteAt = text, r.at(quote)
		if n := len(strings.Fields(text)); n > grammar.MaxWords {
			r.problem(quote, "the quote has %d words; the maximum is %d: quote only the words that the claims rest on", n, grammar.MaxWords)
			sound = false
		}
	} else {
		sound = false
	}
	if fragment := valueOf(r.fields, "fragment"); fragment != nil {
		return r.row(c, fragment, start) && sound
	}
	if start == nil {
		r.problem(r.node, "the report needs `start`: where the quote begins in the article's text (`parley cite` prints it)")
		return false
	}
	v, ok := r.whole(start)
	at, _ := v.(int64)
	if ok && at < 0 {
		r.problem(start, "`start` counts from 0: %d is before the article's text", at)
		ok = false
	}
	c.Start, c.End = int(at), int(at)+utf8.RuneCountInString(c.Quote)
	if n := valueOf(r.fields, "part"); n != nil {
		part, fine := r.choice("part", n)
		c.Part, ok = graph.Part(part), ok && fine
	}
	return sound && ok
}

// passage reads the words of a quote. White space after them is no part of the quote. A passage is word for word, so
// what would be a mistake elsewhere can stand in the article: then there is only a warning.
func (r report) passage(n *yaml.Node) (string, bool) {
	if !r.typedText(n) {
		return "", false
	}
	text := strings.TrimRightFunc(n.Value, unicode.IsSpace)
	switch {
	case text != "" && strings.TrimSpace(text) != text:
		r.problem(n, "the quote begins with white space: remove it, and write `start` for its first letter")
		return "", false
	case misleading(text) != "":
		r.warn(n, "%s, unless the article has it", misleading(text))
		return text, true
	}
	return text, r.clean(n, text)
}

// row reads the row of a table in which the passage stands.
func (r report) row(c *dossier.Claim, fragment, start *yaml.Node) bool {
	if start != nil {
		r.problem(start, "a passage in a row of a table has no `start`: remove it, or remove `fragment`")
		return false
	}
	if !r.scalar(fragment, "a row of a table") {
		return false
	}
	if !row.MatchString(fragment.Value) {
		r.problem(fragment, "%q is no row and no cell of a table: write row=5 for the fifth line, or cell=5,2 for its second cell, by RFC 7111; the line with the names of the columns counts too", dossier.Shortened(fragment.Value))
		return false
	}
	c.Fragment = fragment.Value
	return true
}

// row matches the fragment of a report.
var row = regexp.MustCompile(grammar.Row)

// weigh reads the values that decide the weight of the claims: polarity, retraction, rank and reason.
func (r report) weigh(c *dossier.Claim) bool {
	sound := true
	if n := valueOf(r.fields, "polarity"); n != nil {
		polarity, ok := r.choice("polarity", n)
		c.Polarity, sound = graph.Polarity(polarity), ok
	}
	if n := valueOf(r.fields, "retracts"); n != nil {
		v, ok := r.boolean(n)
		c.Retracts, _ = v.(bool)
		sound = sound && ok
	}
	rank := valueOf(r.fields, "rank")
	if rank != nil {
		v, ok := r.choice("rank", rank)
		c.Rank, sound = graph.Rank(v), sound && ok
	}
	reason := valueOf(r.fields, "reason")
	switch {
	case reason == nil && c.Rank == graph.Deprecated:
		r.problem(rank, "a deprecated report needs a `reason`")
		return false
	case reason != nil && c.Rank == graph.Normal:
		r.problem(reason, "a `reason` needs a `rank` other than normal: add the rank, or remove the reason")
		return false
	case reason != nil:
		text, ok := r.text(reason)
		c.Reason, sound = text, sound && ok
	}
	return sound
}

// origin reads through whom the claims came, and when they were reported.
func (r report) origin(c *dossier.Claim) bool {
	sound := true
	if n := valueOf(r.fields, "via"); n != nil {
		for _, e := range r.oneOrMore(n, "`via`") {
			id, ok := r.ref(e, "Actor", "via")
			if ok && slices.Contains(c.Via, id) {
				r.problem(e, "`via` already has `%s`: delete one of the two", id)
				ok = false
			}
			c.Via, sound = append(c.Via, id), sound && ok
		}
	}
	if n := valueOf(r.fields, "reported"); n != nil {
		var at time.Time
		bounds, ok := r.edtf(n)
		if ok {
			at, ok = r.reportedAt(n, "reported", bounds)
		}
		if published := c.Reported; ok && at.Before(published) {
			// A source with a date and no time of day counts from the end of that day. So an update on the same day
			// would come before the source.
			r.problem(n, "`reported` is earlier than the source itself, which counts from %s: write `published` with a time of day, or a later `reported`", published.Format(time.RFC3339))
			ok = false
		}
		setReported(c, at, bounds)
		sound = sound && ok
	}
	return sound
}

// choice reads an enum value of a claim.
func (r report) choice(name string, n *yaml.Node) (string, bool) {
	v, ok := r.enum(graph.Parley.Type("Claim").Property(name), n)
	s, _ := v.(string)
	return s, ok
}
