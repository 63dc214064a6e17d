package jsonschema

import (
	"strings"

	"parley/graph"
	"parley/loader/grammar"
)

// source is a source file.
func (g generator) source() *Schema {
	t := graph.Parley.Type("Source")
	fields := map[string]*Schema{}
	for _, name := range grammar.SourceKeys() {
		if p := t.Property(name); p != nil {
			fields[name] = described(g.property(p, t.Name, name), g.words(t.Name, name))
		}
	}
	fields["source"] = described(ref("newId"), "The source's id")
	fields[grammar.Publisher] = described(ref("id"), g.words(t.Name, grammar.Publisher)+" Takes the id of an organization")
	fields[grammar.RevisionOf] = described(ref("id"), g.words(t.Name, grammar.RevisionOf)+" Takes the id of a source")
	fields[grammar.Reports] = described(listOf(ref("report")), "The passages, each with its statements")
	fields[grammar.Draft] = described(&Schema{Type: "boolean"}, "True while reports wait for a review. `parley load` refuses a draft")
	fields["url"].Pattern = `^https?://`
	fields["text"].Not = &Schema{Pattern: `(^/|/$|//|(^|/)\.\.?(/|$))`} // a path out of the folder of texts
	s := described(object(fields, "source"), "A source file: one publication and its reports. A source can continue in another file with only `source` and `reports`")
	describes := &Schema{}
	for _, name := range grammar.SourceKeys() {
		if name != "source" && name != grammar.Reports {
			describes.AnyOf = append(describes.AnyOf, has(name))
		}
	}
	goesOn := &Schema{Required: []string{grammar.Reports}, Not: describes}
	s.AnyOf = []*Schema{{Required: []string{"published"}}, goesOn}
	s.DependentRequired = map[string][]string{"publisherInferredFrom": {grammar.Publisher}}
	return s
}

// report is a passage and its statements.
func (g generator) report() *Schema {
	claim := graph.Parley.Type("Claim")
	of := func(name string) *Schema {
		return described(g.property(claim.Property(name), claim.Name, name), g.words(claim.Name, name))
	}
	zero := 0
	start := described(&Schema{Type: "integer", Minimum: &zero}, "The position of the quote in the text of the article, in Unicode code points from 0. `parley cite` prints it.")
	fields := map[string]*Schema{
		"quote":       described(ref("quote"), "The passage, word for word"),
		"start":       start,
		"fragment":    described(&Schema{Type: "string", Pattern: grammar.Row}, "Instead of `start`: the row or the cell of the quote in a table, such as row=5 or cell=5,2. Rows and columns count from 1"),
		"part":        of("part"),
		"polarity":    of("polarity"),
		"rank":        of("rank"),
		"reason":      of("reason"),
		"retracts":    of("retracts"),
		"via":         described(oneOrMore(ref("id")), strings.TrimSuffix(g.words(claim.Name, "via"), ".")+". Takes ids of people and organizations"),
		"reported":    described(ref("edtfText"), "The time of the report, if that is not the publication: a correction, an update"),
		grammar.Doubt: described(ref("text"), "Only in a draft: why the report is doubtful"),
		grammar.Waits: described(&Schema{Type: "boolean"}, "Only in a draft: true for a report that waits for a review, and is not doubtful"),
		"says":        described(listOf(g.items("says", true)), "Items: first the type and the id, then the fields that the passage reports"),
	}
	s := described(object(fields, "quote", "says"), "A passage of the article and its statements")
	s.OneOf = []*Schema{{Required: []string{"start"}}, {Required: []string{"fragment"}}}
	s.DependentRequired = map[string][]string{"reason": {"rank"}}
	ranked := func(rank graph.Rank) *Schema {
		words := grammar.EnumWords([]string{string(rank)})
		return &Schema{Properties: map[string]*Schema{"rank": {Enum: words}}, Required: []string{"rank"}}
	}
	s.AllOf = []*Schema{
		{If: ranked(graph.Deprecated), Then: &Schema{Required: []string{"reason"}}},
		{If: ranked(graph.Normal), Then: &Schema{Properties: map[string]*Schema{"reason": {Not: &Schema{}}}}},
	}
	return s
}
