package main

import (
	"path/filepath"
	"strings"
	"text/template"

	"parley/graph"
	"parley/loader/cite"
	"parley/loader/grammar"
)

// draft is what the skeleton of a source file is filled with.
type draft struct {
	newSourceCommand
	Modeline string
	File     string // the text's name in the folder of texts
	Headline cite.Passage
}

func (c newSourceCommand) draft(headline cite.Passage) draft {
	d := draft{newSourceCommand: c, Modeline: c.modeline(), File: filepath.Base(c.Text), Headline: headline}
	d.Title = c.title(headline)
	return d
}

// skeleton is a source file to be completed. To take "# " off a line of the
// examples makes it part of the file.
var skeleton = template.Must(template.New("source").Funcs(template.FuncMap{"quoted": quoted, "words": words}).Parse(
	`{{with .Modeline}}{{.}}
{{end}}source: {{.ID}}
title: {{quoted .Title}}
{{with .Publisher}}publisher: {{.}}{{else}}# publisher: the-id-of-an-organization{{end}}
# publisherInferredFrom: the words that the publisher was worked out from, where the article does not name it
{{with .Author}}author: {{quoted .}}{{else}}# author: Who wrote it{{end}}
{{with .Published}}published: {{.}}{{else}}published: # has to be filled in: 2025-11-30T16:26Z or 2025-11-30{{end}}
# Where that had to be worked out, write instead:
# published: {text: 2025-11-30, inferredFrom: the words it was worked out from}
{{with .Language}}language: {{quoted .}}{{else}}# language: en{{end}}
{{with .URL}}url: {{quoted .}}{{else}}# url: https://example.org/article{{end}}
{{with .Reliability}}reliability: {{.}}{{else}}# reliability: B # A, reliable, to F, which cannot be judged{{end}}
text: {{quoted .File}}
reports:
  # A passage, which parley cite finds, and what it says. Here the headline: complete one of the examples, delete the
  # others, and take "# " off its lines. Whoever and whatever is named needs an item in a reference file.
  - quote: {{quoted .Headline.Quote}}
    start: {{.Headline.Start}}
    part: headline
    # via: the-id-of-whoever-it-came-through
    says:
      # - meeting: city-2025-11-30
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

// words lists the values of a closed set as a dossier writes them.
func words(set string) string {
	return strings.Join(grammar.EnumWords(graph.Parley.Enum(set).Names()), ", ")
}
