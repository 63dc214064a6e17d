package resolve

import (
	"strings"
	"testing"

	"parley/loader/dossier"
)

func TestNumbersStayWithinTheirBounds(t *testing.T) {
	wants(t, things(t, "  - {place: a, latitude: 91, longitude: -180.5}\n  - {place: b, latitude: -90, longitude: 180}\n  - {plan: p, pointCount: -5}\n  - {plan: q, pointCount: 0}\n"),
		"more.yaml:2:26: `latitude` is 91, but it goes from -90 to 90: correct it (latitude is north and south, longitude is east and west)",
		"more.yaml:2:41: `longitude` is -180.5, but it goes from -180 to 180: correct it (latitude is north and south, longitude is east and west)",
		"more.yaml:4:27: `pointCount` is -5, but the least number is 0: correct it")
}

func TestAnIdentifierIsOneInAnyCase(t *testing.T) {
	wants(t, things(t, "  - {person: a, identifiers: [{scheme: Wikidata, value: q1}, {scheme: wikidata, value: Q1}]}\n  - {person: b, identifiers: [{scheme: wikidata, value: Q1}]}\n"),
		"more.yaml:2:62: `Q1` is already the wikidata of `a` (more.yaml:2:31): delete one of the two",
		"more.yaml:3:31: `Q1` is already the wikidata of `a` (more.yaml:2:31): if the two are the same thing, make them one, for example with a judgement; if not, correct one of the identifiers")
}

func TestPeriodsEndAfterTheyBegin(t *testing.T) {
	of := func(start, end string) string {
		return "  - {person: a, memberships: {id: north, role: minister, start: " + start + ", end: " + end + "}}\n"
	}
	wants(t, things(t, of("2025", "2022")),
		"more.yaml:2:30: this element of `memberships` ends before it begins (`start` is 2025, `end` is 2022): correct one of the two")
	wants(t, says(t, "      - {person: ada-nord, relationships: {id: bo-sud, kind: adviser, start: 2025-06-02T12:00Z, end: 2025-06-02T11:00Z}}\n"),
		"s.yaml:9:43: this element of `relationships` ends before it begins (`start` is 2025-06-02T12:00Z, `end` is 2025-06-02T11:00Z): correct one of the two")
	wants(t, says(t, "      - {meeting: m, participants: {id: ada-nord, joined: 2025-06-02T12:00Z, left: 2025-06-02T10:00Z}}\n"),
		"s.yaml:9:36: this element of `participants` ends before it begins (`joined` is 2025-06-02T12:00Z, `left` is 2025-06-02T10:00Z): correct one of the two")
	for _, fine := range [][2]string{
		{"2025", "2025"}, {"2025", "2025-06"}, {"2025-06-02/..", "2025-06-02"}, {"2025-06-01T23:30-05:00", "2025-06-01"}, {"2025-06-02", "2025-06-02T01:00+02:00"},
	} {
		if err := things(t, of(fine[0], fine[1])); err != nil {
			t.Errorf("from %s to %s: %v", fine[0], fine[1], err)
		}
	}
}

func TestNamesAreVisibleAndOnOneLine(t *testing.T) {
	name := func(text string) string { return "  - {person: a, name: \"" + text + "\"}\n" }
	for text, want := range map[string]string{
		`\u200b\u2060`:    "no character of the text is visible: write something that people can see, or remove the key",
		`\u3164\u2800`:    "no character of the text is visible: write something that people can see, or remove the key",
		` `:               "the text is empty: write something, or remove the key",
		`Ana\u200bReyes`:  "the text holds the invisible character U+200B after \"Ana\": remove it",
		`Ana\u00adReyes`:  "the text holds the invisible character U+00AD after \"Ana\": remove it",
		`\u200eAna Reyes`: "the text holds the invisible character U+200E at its beginning: remove it",
		`Ana\u3164Reyes`:  "the text holds the invisible character U+3164 after \"Ana\": remove it",
		`Ana \u202eseyeR`: "the text holds the invisible character U+202E after \"Ana \", which turns the direction of the text: remove it",
		`Ana \u2066Reyes`: "the text holds the invisible character U+2066 after \"Ana \", which turns the direction of the text: remove it",
		`Ana Re\ufffdes`:  "the text holds U+FFFD after \"Ana Re\", which stands for a letter that was lost: write the letter",
		`Ana\nReyes`:      "the text has a line break after \"Ana\": write it on one line",
		`Ana\u2028Reyes`:  "the text has a line break after \"Ana\": write it on one line",
		`Ana\tReyes`:      "the text has a tab after \"Ana\": write a space",
		`Ana\u0007Reyes`:  "the text contains control characters: remove them",
	} {
		wants(t, things(t, name(text)), "more.yaml:2:23: "+want)
	}
	wants(t, things(t, "  - {person: a, aliases: [\"A\\nB\"], names: [{text: \"A\\u200bB\"}]}\n"),
		"more.yaml:2:27: the text has a line break after \"A\": write it on one line",
		"more.yaml:2:51: the text holds the invisible character U+200B after \"A\": remove it")
	for _, fine := range []string{`  Ana Reyes `, `Ana Reyes\n`, `نیم\u200cفاصله`, `👩\u200d🚀`} {
		if err := things(t, name(fine)); err != nil {
			t.Errorf("%s: %v", fine, err)
		}
	}
	if a := thing(t, "a", name("  Ana Reyes \\n")); a.Values[a.Type.Property("name").Index] != "Ana Reyes" {
		t.Errorf("the name is %q", a.Values[a.Type.Property("name").Index])
	}
}

// What people said may have several lines, and an article may have any characters.
func TestWordsOfSourcesAreTakenAsTheyAre(t *testing.T) {
	source := strings.Replace(reported, "quote: They met", "quote: \"They\\u202e met\\n \"", 1) + "      - {quotation: q, speaker: ada-nord, text: \"They.\\nMet.\"}\n"
	d := sound(t, source)
	if got := d.Claims[0].Quote; got != "They\u202e met" {
		t.Errorf("the passage is %q", got)
	}
	const want = "s.yaml:6:12: warning: the text holds the invisible character U+202E after \"They\", which turns the direction of the text: remove it, unless the article has it"
	if got := d.Warnings.Error(); got != want {
		t.Errorf("the warnings are %s, want %s", got, want)
	}
	_, err := whole(t, strings.Replace(source, "\"They", "\" They", 1))
	wants(t, err, "s.yaml:6:12: the quote begins with white space: remove it, and write `start` for its first letter")
}

func TestASourceSaysAThingOnceWithAPassage(t *testing.T) {
	report := func(more string) string {
		return "  - quote: They met\n    start: 0\n" + more + "    says:\n      - {meeting: m, status: held, participants: {id: ada-nord, role: lead}}\n"
	}
	d := sound(t, opening+report("")+report(""))
	if len(d.Claims) != 3 {
		t.Errorf("two equal rows make %d claims, want 3", len(d.Claims))
	}
	const want = "s.yaml:13:30: warning: the source already says this about `m` with the same passage (s.yaml:9:30), so it counts once: delete one of the two; if these are two rows of a table, give each its own `start`"
	if got := d.Warnings.Error(); got != want {
		t.Errorf("the warnings are %s, want %s", got, want)
	}
	_, err := whole(t, opening+report("")+report("    rank: preferred\n"))
	const other = "the source already says this about `m` with the same passage (s.yaml:9:%s), and with another rank, reason, part or `retracts`: delete one of the two"
	wants(t, err,
		"s.yaml:14:30: "+strings.Replace(other, "%s", "30", 1),
		"s.yaml:14:50: "+strings.Replace(other, "%s", "50", 1),
		"s.yaml:14:65: "+strings.Replace(other, "%s", "65", 1))
}

// A statement that says more than another of the same passage is no repetition.
func TestAStatementThatSaysMoreIsNoRepetition(t *testing.T) {
	for _, says := range []string{
		"{person: ada-nord, memberships: [{id: north, role: minister, start: 2015, end: 2018}, {id: north, role: minister, start: 2022}]}",
		"{meeting: m, participants: [{id: ada-nord, role: lead}, {id: ada-nord, side: north}]}",
	} {
		d := sound(t, opening+"  - quote: They met\n    start: 0\n    says:\n      - "+says+"\n")
		if len(d.Warnings) > 0 {
			t.Errorf("%s has the warnings %v", says, d.Warnings)
		}
	}
}

func TestAPassageDoesNotAffirmAndDenyOneThing(t *testing.T) {
	report := func(more, says string) string {
		return "  - quote: They met\n    start: 0\n" + more + "    says:\n      - " + says + "\n"
	}
	const denies = "    polarity: denies\n"
	_, err := whole(t, opening+report("", "{meeting: m, status: held}")+report(denies, "{meeting: m, status: held}"))
	wants(t, err, "s.yaml:14:30: the source affirms and denies this about `m` with the same passage (s.yaml:9:30): delete one of the two, or write in `via` who says which")
	_, err = whole(t, opening+report("", "{meeting: m, participants: ada-nord, absentees: [bo-sud, ada-nord]}")+report("", "{meeting: m, denied: ada-nord}"))
	wants(t, err,
		"s.yaml:9:66: the source affirms and denies this about `m` with the same passage (s.yaml:9:36): delete one of the two, or write in `via` who says which",
		"s.yaml:13:30: the source affirms and denies this about `m` with the same passage (s.yaml:9:36): delete one of the two, or write in `via` who says which")
	for name, fine := range map[string]string{
		"another speaker": report("", "{meeting: m, status: held}") + report(denies+"    via: bo-sud\n", "{meeting: m, status: held}"),
		"another time":    report("", "{meeting: m, status: held}") + report(denies+"    reported: 2025-12-01\n", "{meeting: m, status: held}"),
		"an expectation":  report("", "{meeting: m, expected: ada-nord, absentees: ada-nord}"),
		"a denial twice":  report("", "{meeting: m, denied: ada-nord}") + report(denies, "{meeting: m, participants: ada-nord}"),
	} {
		if _, err := whole(t, opening+fine); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestIDsWithLettersThatLookAlike(t *testing.T) {
	wants(t, things(t, "  - {person: volodymyr-z\u0435lenskyy}\n  - {person: \u0410na-reyes}\n  - {person: an\u03bf}\n"),
		"more.yaml:2:14: \"volodymyr-z\u0435lenskyy\" is not an id: its letter '\u0435' (U+0435) is not Latin, and looks like 'e': write `volodymyr-zelenskyy`",
		"more.yaml:3:14: \"\u0410na-reyes\" is not an id: its letter '\u0410' (U+0410) is not Latin, and looks like 'a': write `ana-reyes`",
		"more.yaml:4:14: \"an\u03bf\" is not an id: its letter '\u03bf' (U+03BF) is not Latin, and looks like 'o': write `ano`")
	// An id in another alphabet is no slip.
	err := things(t, "  - {person: \u0441\u0435\u0440}\n")
	if err == nil || strings.Contains(err.Error(), "looks like") {
		t.Errorf("a Cyrillic id gives %v", err)
	}
	for letter, latin := range lookAlikes {
		if letter < 128 || latin < 'a' || latin > 'z' {
			t.Errorf("%q looks like %q", letter, latin)
		}
	}
}

// A source that is too long for one file goes on in others. The order of the files does not matter.
func TestASourceGoesOnInAnotherFile(t *testing.T) {
	report := func(start, meeting string) string {
		return "  - {quote: They met, start: " + start + ", says: [{meeting: " + meeting + ", status: held}]}\n"
	}
	head, more := opening+report("0", "m1"), "source: s\nreports:\n"+report("20", "m2")
	for _, names := range [][2]string{{"a.yaml", "b.yaml"}, {"b.yaml", "a.yaml"}} {
		d, err := Dossier(raw(t, map[string]string{"dossier.yaml": "dossier: d\ntitle: D\n", "base.yaml": base, names[0]: head, names[1]: more, "c.yaml": "source: s\nreports:\n" + report("40", "m3")}), now)
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Sources) != 1 || len(d.Claims) != 3 {
			t.Errorf("%d sources and %d claims, want 1 and 3", len(d.Sources), len(d.Claims))
		}
		for _, c := range d.Claims {
			if !c.Reported.Equal(d.Sources[0].Reported) {
				t.Errorf("%s is reported %v, and the source %v", c.Subject, c.Reported, d.Sources[0].Reported)
			}
		}
	}
	_, err := Dossier(raw(t, map[string]string{"dossier.yaml": "dossier: d\ntitle: D\n", "base.yaml": base, "a.yaml": head, "b.yaml": opening + report("20", "m2")}), now)
	wants(t, err, "b.yaml:1:9: `s` is already a source (a.yaml:1:9): delete one of the two, or choose another id; to go on with this source, write `source:` and `reports:` alone")
	_, err = Dossier(raw(t, map[string]string{"dossier.yaml": "dossier: d\ntitle: D\n", "base.yaml": base, "b.yaml": more}), now)
	wants(t, err, "b.yaml:1:9: the source needs `published`: the time of publication, such as 2025-11-30T16:26Z or 2025-11-30. If it has none, as a register, write the day on which you read it: {text: 2025-11-30, inferredFrom: the day of the download}")
}

func TestSetsNeedQuotes(t *testing.T) {
	wants(t, says(t, "      - {meeting: m, when: [2025-04-11, 2025-04-14]}\n      - {meeting: o, when: {2025-06-03,2025-06-05}}\n      - {meeting: q, when: {text: [..2025-06-30]}}\n"),
		"s.yaml:9:28: YAML reads this as a list or a mapping: put the set in quotes: \"[2025-04-11,2025-04-14]\"",
		"s.yaml:10:28: YAML reads this as a list or a mapping: put the set in quotes: \"{2025-06-03,2025-06-05}\"",
		"s.yaml:11:35: YAML reads this as a list or a mapping: put the set in quotes: \"[..2025-06-30]\"")
	when := claimOf(t, sound(t, reported+"      - {meeting: m, when: {text: \"[2025-04-11,2025-04-14]\", worded: on 11 or 14 April}}\n"), "when", "when")
	if got := dossier.Texts(when.Values); got[0] != "[2025-04-11,2025-04-14]" || got[1] != "2025-04-11T00:00:00Z" || got[2] != "2025-04-14T23:59:59Z" || got[3] != "on 11 or 14 April" {
		t.Errorf("the set is %q", got)
	}
}

// Many warnings hide no error.
func TestWarningsAreCountedApart(t *testing.T) {
	row := "  - {quote: They met, start: 0, says: [{meeting: m, status: held}]}\n"
	source := opening + strings.Repeat(row, maxProblems+10)
	d := sound(t, source)
	if n := len(d.Warnings); n != maxProblems+1 {
		t.Errorf("%d warnings, want %d", n, maxProblems+1)
	}
	_, err := whole(t, source+"  - {quote: They met, start: 5, says: [{meeting: m, statsu: held}]}\n")
	if err == nil || !strings.Contains(err.Error(), "did you mean `status`?") {
		t.Errorf("the error is lost among the warnings")
	}
}
