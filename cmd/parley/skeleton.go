package main

import (
	"path/filepath"
	"strconv"
	"strings"

	"parley/graph"
	"parley/loader/cite"
	"parley/loader/grammar"
)

// skeleton returns the text of a source file that a person completes.
func (c newSourceCommand) skeleton(headline cite.Passage) string {
	modeline := c.modeline()
	if modeline != "" {
		modeline += "\n"
	}
	// given returns the line of a key that has a value, and otherwise the line that shows how to write it.
	given := func(key, value, otherwise string) string {
		if value == "" {
			return otherwise
		}
		return key + ": " + value
	}
	quotedIf := func(text string) string {
		if text == "" {
			return ""
		}
		return quoted(text)
	}
	return strings.NewReplacer(
		"<modeline>", modeline, "<id>", c.ID, "<title>", quoted(c.title(headline)),
		"<publisher>", given("publisher", c.Publisher, "# publisher: the-id-of-an-organization"),
		"<author>", given("author", quotedIf(c.Author), "# author: Name of the author"),
		"<published>", given("published", c.Published, "published: # to be filled in: 2025-11-30T16:26Z or 2025-11-30"),
		"<language>", given("language", quotedIf(c.Language), "# language: en"),
		"<url>", given("url", quotedIf(c.URL), "# url: https://example.org/article"),
		"<reliability>", given("reliability", c.Reliability, "# reliability: B # from A (reliable) to F (cannot be judged)"),
		"<text>", quoted(filepath.Base(c.Text)), "<quote>", quoted(headline.Quote), "<start>", strconv.Itoa(headline.Start),
		"<classifications>", wordsOf("MeetingClassification"), "<statuses>", wordsOf("MeetingStatus"), "<roles>", wordsOf("ParticipationRole"),
		"<uses>", wordsOf("TopicUse"), "<media>", wordsOf("QuotationMedium"), "<positions>", wordsOf("StancePosition"),
	).Replace(skeleton)
}

// skeleton is the form of this file. The examples are comments. To use a line of an example, remove "# " from its beginning.
const skeleton = `<modeline>source: <id>
title: <title>
<publisher>
# publisherInferredFrom: the words that name the publisher, if you inferred it
<author>
<published>
# If you inferred the time, write instead:
# published: {text: 2025-11-30, inferredFrom: the words that give the time}
<language>
<url>
<reliability>
text: <text>
reports:
  # A report is a passage (parley cite finds it) and its statements. This one quotes the headline. Complete one example,
  # remove "# " from its lines, and delete the other examples. People, places and things need a reference file.
  - quote: <quote>
    start: <start>
    part: headline
    # via: the-id-of-a-person-or-organisation
    says:
      # - meeting: city-2025-11-30
      #   label: your own name for the meeting
      #   classification: talks # <classifications>
      #   status: held # <statuses>
      #   when: {text: 2025-11-30, worded: Sunday}
      #   places: the-city
      #   participants: # or expected, absentees, denied
      #     - {id: a-person, side: a-party, role: lead} # <roles>
      #     - {id: another-person, side: another-party}
      #   topics: {id: an-issue, as: discussed} # <uses>
      # - quotation: a-person-on-an-issue # the passage is its text
      #   speaker: a-person
      #   medium: interview # <media>
      #   about: an-issue
      # - person: a-person
      #   stances: {id: an-issue, position: supports, wording: as the article words it} # <positions>
`

// wordsOf lists enum values as a dossier writes them.
func wordsOf(set string) string {
	written := grammar.Values(&graph.Property{Set: set, Enum: graph.Parley.Enum(set).Names()})
	return strings.Join(grammar.EnumWords(written), ", ")
}
