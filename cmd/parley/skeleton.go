package main

import (
	"path/filepath"
	"strings"
	"text/template"

	"parley/graph"
	"parley/loader/cite"
	"parley/loader/grammar"
)

// skeletonValues are the values for the skeleton of a source file.
type skeletonValues struct {
	newSourceCommand
	Modeline string
	File     string // the name of the text in the folder of texts
	Headline cite.Passage
}

func (c newSourceCommand) values(headline cite.Passage) skeletonValues {
	d := skeletonValues{newSourceCommand: c, Modeline: c.modeline(), File: filepath.Base(c.Text), Headline: headline}
	d.Title = c.title(headline)
	return d
}

// skeleton is the template of a source file that a person completes. The examples are comments. To use a line of an
// example, remove "# " from its beginning.
var skeleton = template.Must(template.New("source").Funcs(template.FuncMap{"quoted": quoted, "words": wordsOf}).Parse(
	`{{with .Modeline}}{{.}}
{{end}}source: {{.ID}}
title: {{quoted .Title}}
{{with .Publisher}}publisher: {{.}}{{else}}# publisher: the-id-of-an-organization{{end}}
# publisherInferredFrom: the words that name the publisher, if you inferred it
{{with .Author}}author: {{quoted .}}{{else}}# author: Name of the author{{end}}
{{with .Published}}published: {{.}}{{else}}published: # to be filled in: 2025-11-30T16:26Z or 2025-11-30{{end}}
# If you inferred the time, write instead:
# published: {text: 2025-11-30, inferredFrom: the words that give the time}
{{with .Language}}language: {{quoted .}}{{else}}# language: en{{end}}
{{with .URL}}url: {{quoted .}}{{else}}# url: https://example.org/article{{end}}
{{with .Reliability}}reliability: {{.}}{{else}}# reliability: B # from A (reliable) to F (cannot be judged){{end}}
text: {{quoted .File}}
reports:
  # A report is a passage (parley cite finds it) and its statements. This one quotes the headline. Complete one example,
  # remove "# " from its lines, and delete the other examples. People, places and things need a reference file.
  - quote: {{quoted .Headline.Quote}}
    start: {{.Headline.Start}}
    part: headline
    # via: the-id-of-a-person-or-organisation
    says:
      # - meeting: city-2025-11-30
      #   label: your own name for the meeting
      #   classification: talks # {{words "MeetingClassification"}}
      #   status: held # {{words "MeetingStatus"}}
      #   when: {text: 2025-11-30, worded: Sunday}
      #   places: the-city
      #   participants: # or expected, absentees, denied
      #     - {id: a-person, side: a-party, role: lead} # {{words "ParticipationRole"}}
      #     - {id: another-person, side: another-party}
      #   topics: {id: an-issue, as: discussed} # {{words "TopicUse"}}
      # - quotation: a-person-on-an-issue # the passage is its text
      #   speaker: a-person
      #   medium: interview # {{words "QuotationMedium"}}
      #   about: an-issue
      # - person: a-person
      #   stances: {id: an-issue, position: supports, wording: as the article words it} # {{words "StancePosition"}}
`))

// wordsOf lists enum values as a dossier writes them.
func wordsOf(set string) string {
	written := grammar.Values(&graph.Property{Set: set, Enum: graph.Parley.Enum(set).Names()})
	return strings.Join(grammar.EnumWords(written), ", ")
}
