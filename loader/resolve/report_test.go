package resolve

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/grammar"
)

// claimOf finds the one claim about a field, or about a property of its relation.
func claimOf(t *testing.T, d *dossier.Dossier, field, property string) dossier.Claim {
	t.Helper()
	for _, c := range d.Claims {
		if c.Field == field && (c.Property == nil && property == "" || c.Property != nil && c.Property.Name == property) {
			return c
		}
	}
	t.Fatalf("there is no claim about %s %s", field, property)
	return dossier.Claim{}
}

func TestClaimsAboutProperties(t *testing.T) {
	d := sound(t, reported+"      - {meeting: m, status: Under-Way, when: {text: 2025-11, worded: late November}}\n")
	status := claimOf(t, d, "status", "status")
	if !reflect.DeepEqual(status.Values, []graph.Value{"UNDER_WAY"}) || status.Relation != nil || status.Subject != "m" {
		t.Errorf("the status is %+v", status)
	}
	when := claimOf(t, d, "when", "when")
	want := []graph.Value{
		"2025-11", "2025-11-01T00:00:00Z", "2025-11-30T23:59:59Z", "late November", nil,
		"2025-11-01", "2025-11-30", nil, nil,
		[]string{"2025-11"},
	}
	if !reflect.DeepEqual(when.Values, want) {
		t.Errorf("when is %v, want %v", when.Values, want)
	}
	if when.Start != 0 || when.End != 8 || when.Part != "BODY" || when.Polarity != graph.Affirms || when.Rank != graph.Normal {
		t.Errorf("when is worded: %+v", when)
	}
	if got := when.Reported; !got.Equal(time.Date(2025, 11, 30, 23, 59, 59, 0, time.UTC)) {
		t.Errorf("it counts as reported at %v, want the end of the day", got)
	}
}

func TestClaimsAboutRelations(t *testing.T) {
	d := sound(t, reported+"      - {meeting: m, participants: {id: ada-nord, side: north}, topics: {id: border, as: aim}}\n      - {person: bo-sud, meetings: m}\n")
	there := claimOf(t, d, "participants", "")
	if from, to := there.Ends(); from != "ada-nord" || to != "m" || !there.Reverse || there.Values != nil {
		t.Errorf("taking part is %+v", there)
	}
	if side := claimOf(t, d, "participants", "side"); !reflect.DeepEqual(side.Values, []graph.Value{"north"}) || side.Relation == nil {
		t.Errorf("the side is %+v", side)
	}
	topic := claimOf(t, d, "topics", "")
	if got := topic.Identity[topic.Relation.Property("as").Index]; got != "AIM" {
		t.Errorf("the topic's identity is %v", topic.Identity)
	}
	meeting := claimOf(t, d, "meetings", "")
	if from, to := meeting.Ends(); from != "bo-sud" || to != "m" {
		t.Errorf("a meeting reported for a person goes from %s to %s", from, to)
	}
}

func TestAQuotationTakesThePassageForItsText(t *testing.T) {
	d := sound(t, reported+"      - {quotation: q, speaker: ada-nord}\n      - {quotation: q2, text: We met}\n")
	var texts []string
	for _, c := range d.Claims {
		if c.Field == "text" {
			texts = append(texts, fmt.Sprint(c.Subject, c.Values))
		}
	}
	slices.Sort(texts)
	if want := []string{"q2[We met]", "q[They met]"}; !slices.Equal(texts, want) {
		t.Errorf("the texts are %q, want %q", texts, want)
	}
}

func TestWhenASourceCountsAsReported(t *testing.T) {
	for published, want := range map[string]string{
		"2025-11-30": "2025-11-30T23:59:59Z", "2025-11-30T16:26Z": "2025-11-30T16:26:00Z",
		"2025-11-30T16:26:07+01:00": "2025-11-30T15:26:07Z", "2025-11": "2025-11-30T23:59:59Z",
		"2025-11-28/2025-11-29": "2025-11-29T23:59:59Z", "{text: 2025-11-30~, inferredFrom: the web address}": "2025-11-30T23:59:59Z",
	} {
		s := sound(t, "source: s\npublished: "+published+"\n").Sources[0]
		property := graph.Parley.Type("Source").Property("reported")
		if got := s.Reported.Format(time.RFC3339); got != want || s.Values[property.Index] != want {
			t.Errorf("published %s is reported %s and %v, want %s", published, got, s.Values[property.Index], want)
		}
		if s.Reliability != "F" {
			t.Errorf("an ungraded source is graded %q", s.Reliability)
		}
	}
}

func TestAClaimsID(t *testing.T) {
	base := "      - {meeting: m, status: held}\n"
	id := func(source string) graph.ID { return sound(t, source).Claims[0].ID }
	first := id(reported + base)
	// This id is stored in graphs: it must not change.
	if first != "claim-zblxfegtoknqwq3v" {
		t.Errorf("the id is %s", first)
	}
	for name, other := range map[string]string{
		"value": reported + strings.Replace(base, "held", "denied", 1),
		"quote": strings.Replace(reported, "They met", "They talk", 1) + base,
		"start": strings.Replace(reported, "start: 0", "start: 1", 1) + base,
		"via":   strings.Replace(reported, "start: 0", "start: 0\n    via: ada-nord", 1) + base,
		"time":  strings.Replace(reported, "start: 0", "start: 0\n    reported: 2025-12-01", 1) + base,
		"sign":  strings.Replace(reported, "start: 0", "start: 0\n    polarity: denies", 1) + base,
	} {
		if id(other) == first {
			t.Errorf("another %s makes no other claim", name)
		}
	}
	ranked := strings.Replace(reported, "start: 0", "start: 0\n    rank: deprecated\n    reason: a slip\n    part: headline", 1) + base
	if id(ranked) != first {
		t.Error("the editors' word on a claim makes another claim of it")
	}
}

// An update that would count as reported before what it updates would be lost without a word.
func TestUpdatesComeAfterTheirSource(t *testing.T) {
	const source = "source: s\npublished: %s\nreports:\n  - {quote: They met, start: 0, reported: %s, says: [{meeting: m, status: held}]}\n"
	for published, updates := range map[string]map[string]string{
		"2025-11-30":        {"2025-12-01": "", "2025-11-30": "", "2025-11-30T15:00Z": "2025-11-30T23:59:59Z", "2025-11-29": "2025-11-30T23:59:59Z"},
		"2025-11-30T12:00Z": {"2025-11-30": "", "2025-11-30T15:00Z": "", "2025-11-30T13:00+02:00": "2025-11-30T12:00:00Z"},
	} {
		for reported, before := range updates {
			_, err := whole(t, fmt.Sprintf(source, published, reported))
			if before == "" && err != nil {
				t.Errorf("published %s, reported %s: %v", published, reported, err)
			} else if before != "" {
				wants(t, err, "s.yaml:4:43: `reported` is earlier than the source itself, which counts from "+before+": write `published` with a time of day, or a later `reported`")
			}
		}
	}
}

func TestReportsThatAreNotSound(t *testing.T) {
	_, err := whole(t, opening+`  - quote: `+strings.Repeat("w ", 25)+`w
    start: -1
    polarity: maybe
    part: foot
    retracts: yes
    rank: deprecated
    via: [town, ada-nord, ada-nord]
    says: [{meeting: m}]
  - reason: none
    sayz: []
  - {quote: [], start: 1.5, reported: 2025-11-30T10:00, says: [{meeting: m, status: late, contested: [x]}]}
  - {quote: q, start: 3, says: [{person: ada-nord, aliases: [x]}, {meeting: m, topics: [border, {id: border, as: [x]}]}]}
  - {quote: q, start: 3, says: [{meeting: m, mode: phone}, {meeting: m, mode: phone}]}
  - {quote: q, start: 3, says: [{meeting: load-1, mode: phone}]}
`)
	statuses := "`proposed`, `scheduled`, `under way`, `held`, `rescheduled`, `cancelled`, `denied` or `unconfirmed`"
	wants(t, err,
		"s.yaml:6:12: the quote has 26 words; the maximum is 25: quote only the words that the claims rest on",
		"s.yaml:7:12: `start` counts from 0: -1 is before the article's text",
		"s.yaml:8:15: \"maybe\" is not a value of `polarity`: write one of `affirms` or `denies`",
		"s.yaml:9:11: \"foot\" is not a value of `part`: write one of `headline`, `body` or `caption`",
		"s.yaml:10:15: \"yes\" is neither true nor false: write one of the two, without quotes",
		"s.yaml:11:11: a deprecated report needs a `reason`",
		"s.yaml:12:11: `town` is a place (base.yaml:6:13), and `via` takes a `person` or `organization`",
		"s.yaml:12:27: `via` already has `ada-nord`: delete one of the two",
		"s.yaml:13:22: `m` has no field: add one",
		"s.yaml:14:5: the report needs `quote`: the passage, word for word",
		"s.yaml:14:5: the report needs `says`: the items that the passage reports",
		"s.yaml:14:5: the report needs `start`: where the quote begins in the article's text (`parley cite` prints it)",
		"s.yaml:14:13: a `reason` needs a `rank` other than normal: add the rank, or remove the reason",
		"s.yaml:15:5: unknown key `sayz` of a report: did you mean `says`?",
		"s.yaml:16:13: this must be text, not a list or a mapping",
		"s.yaml:16:24: \"1.5\" is not a whole number: write only digits, such as 28, without quotes",
		"s.yaml:16:39: \"2025-11-30T10:00\" has no time zone: add Z for UTC, or an offset such as +02:00",
		"s.yaml:16:85: \"late\" is not a value of `status`: write one of "+statuses+"; the words of the source can stand in `statusWorded`",
		"s.yaml:16:91: Parley derives `contested` of meeting: remove it",
		"s.yaml:17:52: a source cannot report `aliases` of person: write it in a reference file, under `things:`",
		"s.yaml:17:89: `topics` needs `as`: write {id: border, as: planned}; the value can also be `aim`, `discussed`, `raised` or `other`",
		"s.yaml:17:114: this must be one of `planned`, `aim`, `discussed`, `raised` or `other`, not a list or a mapping",
		"s.yaml:18:79: warning: the source already says this about `m` with the same passage (s.yaml:18:52), so it counts once: delete one of the two; if these are two rows of a table, give each its own `start`",
		"s.yaml:19:43: ids that begin with load- are reserved for the records of loads: choose another id",
	)
}

func TestSourcesThatAreNotSound(t *testing.T) {
	_, err := whole(t, "source: s\npublisher: ada-nord\nurl: javascript:alert(1)\nreported: 2025\nreliability: G\nwhen: 2025\nreports: []\n")
	wants(t, err,
		"s.yaml:1:9: the source needs `published`: the time of publication, such as 2025-11-30T16:26Z or 2025-11-30. If it has none, as a register, write the day on which you read it: {text: 2025-11-30, inferredFrom: the day of the download}",
		"s.yaml:2:12: `ada-nord` is a person (base.yaml:2:14), and `publisher` takes an `organization`",
		"s.yaml:3:6: \"javascript:alert(1)\" is not the address of a web page: an address begins with https:// or http://",
		"s.yaml:4:1: Parley derives `reported` of a source: remove it",
		"s.yaml:5:14: \"G\" is not a value of `reliability`: write one of `A`, `B`, `C`, `D`, `E` or `F`",
		"s.yaml:6:1: unknown key `when` of a source: choose from `author`, `language`, `published`, `publisher`, `publisherInferredFrom`, `reliability`, `reports`, `revisionOf`, `source`, `text`, `title` and `url`",
		"s.yaml:7:10: `reports` is empty: add elements, or remove the key")
	_, err = whole(t, "source: s\npublished: 2025\npublisherInferredFrom: the web address\n")
	wants(t, err, "s.yaml:3:24: this needs a `publisher`: add one, or remove this key")
	_, err = whole(t, "source: s\npublished: 2025-11-30/..\n")
	wants(t, err, "s.yaml:2:12: `published` needs an end: it says from when the claims count")
}

func TestEveryWritableFieldOfTheModelIsAccepted(t *testing.T) {
	// The loader knows no fields by name: whatever the model has, it takes.
	for w, typ := range grammar.ItemTypes() {
		for _, name := range grammar.Fields(typ) {
			m, ok, known := grammar.MemberOf(typ, name)
			if !ok || !known || (m.Property == nil) == (m.Via.Relation == nil) {
				t.Errorf("%s.%s is %+v", w, name, m)
			}
		}
	}
}

// A passage of a table stands in a row.
func TestAPassageInARow(t *testing.T) {
	d := sound(t, "source: register\npublished: 2025-05-08\nreports:\n  - quote: Reyes, Grain League\n    fragment: row=2\n    says:\n      - {meeting: m, status: held}\n"+
		"  - quote: Reyes, Grain League\n    fragment: row=3\n    says:\n      - {meeting: m, status: held}\n")
	var rows []string
	for _, c := range d.Claims {
		if c.Source == "register" {
			rows = append(rows, c.Fragment)
		}
	}
	if slices.Sort(rows); !slices.Equal(rows, []string{"row=2", "row=3"}) {
		t.Errorf("the rows are %q", rows)
	}
	_, err := whole(t, "source: register\npublished: 2025-05-08\nreports:\n  - {quote: a, fragment: 5, says: [{meeting: m, status: held}]}\n  - {quote: a, fragment: row=2, start: 3, says: [{meeting: m, status: held}]}\n")
	wants(t, err,
		"s.yaml:4:26: \"5\" is no row and no cell of a table: write row=5 for the fifth line, or cell=5,2 for its second cell, by RFC 7111; the line with the names of the columns counts too",
		"s.yaml:5:40: a passage in a row of a table has no `start`: remove it, or remove `fragment`")
}
