package resolve

import (
	"slices"
	"strings"
	"testing"

	"parley/graph"
	"parley/loader/dossier"
)

func TestBadInput_073(t *testing.T) {
	err := things(t, `  - plan: p1
    pointCount: 012
  - plan: p2
    pointCount: 1_000
  - plan: p3
    pointCount: "28"
  - person: x
    unnamed: no
  - place: v
    country: NO
    latitude: .5
  - place: z
    name: 2025-11-30
  - place: w
    name: 012
    country: ~
`)
	wants(t, err,
		"more.yaml:3:17: \"012\" is not a whole number: write only digits, such as 28, without quotes",
		"more.yaml:5:17: \"1_000\" is not a whole number: write only digits, such as 28, without quotes",
		"more.yaml:7:17: \"28\" is not a whole number: write only digits, such as 28, without quotes",
		"more.yaml:9:14: \"no\" is neither true nor false: write one of the two, without quotes",
		"more.yaml:11:14: YAML reads NO as true or false, but this must be text: put it in quotes",
		"more.yaml:12:15: \".5\" is not a number: write it like 25.9812, without quotes",
		"more.yaml:14:11: YAML reads 2025-11-30 as a date, but this must be text: put it in quotes",
		"more.yaml:16:11: YAML reads 012 as a number, but this must be text: put it in quotes",
		"more.yaml:17:14: the value is missing: write one, or remove the key",
	)
}

func TestBadInput_078(t *testing.T) {
	err := says(t, `      - meeting: m
        statsu: held
        clasification: talks
        participants: [{id: ada-nord, roll: lead}]
        zzzzzz: 1
      - meating: m2
        status: held
      - status: held
        meeting: m3
`)
	wants(t, err,
		"s.yaml:10:9: unknown field `statsu` of meeting: did you mean `status`?",
		"s.yaml:11:9: unknown field `clasification` of meeting: did you mean `classification`?",
		"s.yaml:12:39: unknown key `roll` of `participants`: did you mean `role`?",
		"s.yaml:13:9: unknown field `zzzzzz` of meeting"+knownFields("Meeting"),
		"s.yaml:14:9: unknown type `meating`: did you mean `meeting`?",
		"s.yaml:16:9: an item begins with its type: write `meeting` before `status`",
	)
}

func TestBadInput_079(t *testing.T) {
	wants(t, says(t, "      - meeting: m\n        when: 2025-02-30\n      - meeting: o\n        when: {text: 2025-13}\n"),
		"s.yaml:10:15: \"2025-02-30\" is impossible: the month has no day 30",
		"s.yaml:12:22: \"2025-13\" is impossible: there is no month 13")
}

func TestBadInput_080(t *testing.T) {
	wants(t, says(t, "      - meeting: m\n        when: 2025-12-05/2025-12-01\n"),
		"s.yaml:10:15: \"2025-12-05/2025-12-01\" ends before it begins: write 2025-12-01/2025-12-05")
}

func TestBadInput_081(t *testing.T) {
	post := func(start, end string) string {
		return "          - {id: north, role: minister, start: " + start + ", end: " + end + "}\n"
	}
	item := "      - person: ada-nord\n        memberships:\n"
	again := "  - quote: They talked\n    start: 20\n    says:\n" + item
	wants(t, says(t, item+post("2020", "2023")+again+post("2022", "2025")),
		"s.yaml:17:13: the source states this twice, in periods that overlap (s.yaml:11:13): correct one of the two")
	if err := says(t, item+post("2020", "2022")+again+post("2022", "2025")); err != nil {
		t.Error(err)
	}
	since := "          - {id: north, role: minister, start: 2010}\n"
	if err := says(t, item+since+again+post("2018", "2022")); err != nil {
		t.Error(err)
	}
	wants(t, says(t, item+since+again+post("2010", "2022")),
		"s.yaml:17:13: the source states this twice, in periods that overlap (s.yaml:11:13): correct one of the two")
}

func TestRivalPostsAreData(t *testing.T) {
	other := `source: s2
publisher: press
published: 2025-11-30
reports:
  - quote: They met
    start: 0
    says:
      - {person: ada-nord, memberships: {id: north, role: minister, start: 2021, end: 2024}}
`
	first := reported + "      - {person: ada-nord, memberships: [{id: north, role: minister, start: 2020, end: 2022}, {id: north, role: envoy, start: 2021}]}\n"
	_, err := Dossier(raw(t, map[string]string{"dossier.yaml": head, "base.yaml": base, "s.yaml": first, "s2.yaml": other}), now)
	if err != nil {
		t.Error(err)
	}
}

func TestBadInput_082(t *testing.T) {
	wants(t, things(t, "  - {place: a, within: b}\n  - {place: b, within: c}\n  - {place: c, contains: b, within: a}\n  - {issue: i, parents: i}\n"),
		"more.yaml:4:26: this is already stated (more.yaml:3:24): delete one of the two",
		"more.yaml:4:37: this closes a circle of `within`: c > a > b > c: remove one of these steps",
		"more.yaml:5:25: `parents` of `i` cannot be itself")
}

func TestAReferenceFileStatesOneParent(t *testing.T) {
	wants(t, things(t, "  - {place: a, within: b}\n  - {place: b}\n  - {place: c, contains: a}\n"),
		"more.yaml:4:26: `a` already has a `within` (more.yaml:2:24), and has at most one at a time: delete one of the two, or move both to the sources that report them")
}

func TestCirclesThroughClaimsAreFound(t *testing.T) {
	wants(t, says(t, "      - {place: land, within: town}\n"),
		"s.yaml:9:31: this closes a circle of `within`: land > town > land: remove one of these steps")
	// A denied relation is no step.
	denied := opening + "  - quote: They met\n    start: 0\n    polarity: denies\n    says:\n      - {place: land, within: town}\n"
	if _, err := whole(t, denied); err != nil {
		t.Error(err)
	}
}

// A paper swaps a part and its whole, and takes this back, corrects it or denies it later. Only what stands is a step.
func TestASwappedParentCanBeCorrected(t *testing.T) {
	const swapped = "  - quote: They met\n    start: 0\n    says:\n      - {meeting: talks, status: held}\n      - {meeting: round, partOf: talks}\n"
	const right = "      - {meeting: talks, partOf: round}\n      - {organization: press, parent: bureau}\n"
	const parent = "  - quote: Again\n    start: 0\n    says:\n      - {organization: bureau, parent: press}\n"
	report := func(reported, how, says string) string {
		return "  - quote: They left\n    start: 20\n    reported: " + reported + "\n" + how + "    says:\n" + says
	}
	for name, later := range map[string]string{
		"taken back": report("2025-12-02", "    retracts: true\n", "      - {meeting: round, partOf: talks}\n      - {organization: bureau, parent: press}\n") + report("2025-12-02", "", right),
		"denied":     report("2025-12-02", "    polarity: denies\n", "      - {meeting: round, partOf: talks}\n      - {organization: bureau, parent: press}\n") + report("2025-12-02", "", right),
		"replaced":   report("2025-12-02", "", "      - {organization: bureau, parent: agency}\n      - {organization: press, parent: bureau}\n"),
	} {
		files := map[string]string{
			"dossier.yaml": head, "base.yaml": base, "s.yaml": opening + swapped + parent + later,
			"more.yaml": "things:\n  - organization: bureau\n  - organization: agency\n",
		}
		if _, err := Dossier(raw(t, files), now); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// No source says what follows from the reports of all sources.
func TestDerivedRelationsAreRefused(t *testing.T) {
	wants(t, says(t, "      - {meeting: talks, alleged: ada-nord, expectedBefore: bo-sud, topicsBefore: {id: border, as: planned}}\n"),
		"s.yaml:9:26: Parley derives `alleged` of meeting from all reports: write `participants`",
		"s.yaml:9:45: Parley derives `expectedBefore` of meeting from all reports: write `expected`",
		"s.yaml:9:69: Parley derives `topicsBefore` of meeting from all reports: write `topics`")
	wants(t, things(t, "  - {person: carl, allegedAt: talks}\n  - {issue: fishing, meetingsBefore: talks}\n"),
		"more.yaml:2:20: Parley derives `allegedAt` of person from all reports: write `meetings`",
		"more.yaml:3:22: Parley derives `meetingsBefore` of issue from all reports: write `meetings`")
}

func TestThingsMayBeAlikeBothWays(t *testing.T) {
	both := "      - {person: ada-nord, possiblySameAs: bo-sud}\n      - {person: bo-sud, possiblySameAs: ada-nord}\n"
	if err := says(t, both); err != nil {
		t.Error(err)
	}
}

func TestTheDossiersIDIsTaken(t *testing.T) {
	wants(t, things(t, "  - person: d\n"),
		"more.yaml:2:13: `d` is already a dossier (dossier.yaml:1:10): delete one of the two, or choose another id")
}

func TestBadInput_083(t *testing.T) {
	files := map[string]string{
		"dossier.yaml": head, "base.yaml": base,
		"more.yaml": "things:\n  - {person: ada-nord}\n  - {place: s}\n",
		"s.yaml":    reported + "      - {meeting: bo-sud, status: held}\n",
	}
	_, err := Dossier(raw(t, files), now)
	wants(t, err,
		"more.yaml:2:14: `ada-nord` is already a person (base.yaml:2:14): delete one of the two, or choose another id",
		"s.yaml:1:9: `s` is already a place (more.yaml:3:13): delete one of the two, or choose another id",
		"s.yaml:9:19: `bo-sud` is a person (base.yaml:3:14), not a meeting: choose another id, or write `person: bo-sud`")
}

func TestBadInput_084(t *testing.T) {
	wants(t, things(t, "  - {person: re\u0301ne}\n  - {person: r\u00e9ne}\n  - {person: Ada Nord}\n  - {person: a--b}\n"),
		"more.yaml:2:14: \"re\u0301ne\" is not an id: an id has lower-case ASCII letters and digits, with single hyphens between them, for example `rene`; `parley new-id` makes an id of a name in any script",
		"more.yaml:3:14: \"r\u00e9ne\" is not an id: an id has lower-case ASCII letters and digits, with single hyphens between them, for example `rene`; `parley new-id` makes an id of a name in any script",
		"more.yaml:4:14: \"Ada Nord\" is not an id: an id has lower-case ASCII letters and digits, with single hyphens between them, for example `ada-nord`",
		"more.yaml:5:14: \"a--b\" is not an id: an id has lower-case ASCII letters and digits, with single hyphens between them, for example `a-b`")
}

func TestBadInput_085(t *testing.T) {
	wants(t, says(t, `      - meeting: m
        participants: [ada-nrod, nord, someone-else, town]
        follows: elsewhere
      - person: cy
        name: Cy
`),
		"s.yaml:10:24: there is no person or organization `ada-nrod`: did you mean `ada-nord`?",
		"s.yaml:10:34: there is no person or organization `nord`: did you mean `ada-nord`?",
		"s.yaml:10:40: there is no person or organization `someone-else`: add it under `things:` in a reference file",
		"s.yaml:10:54: `town` is a place (base.yaml:6:13), and `participants` takes a `person` or `organization`",
		"s.yaml:11:18: there is no meeting `elsewhere`: add it under `things:` in a reference file, or report it under `says:`",
		"s.yaml:12:17: there is no person `cy`: add it under `things:` in a reference file")
}

func TestWhereFilesCouldNotBeReadNothingDangles(t *testing.T) {
	files := raw(t, map[string]string{"s.yaml": reported + "      - {meeting: m, participants: ada-nord, statsu: held}\n"})
	files.Problems = dossier.Problems{{At: dossier.Position{File: "base.yaml", Line: 3, Column: 1}, Message: "this is not YAML"}}
	_, err := Dossier(files, now)
	wants(t, err, "base.yaml:3:1: this is not YAML", "s.yaml:9:46: unknown field `statsu` of meeting: did you mean `status`?")
}

func TestBadInput_090(t *testing.T) {
	for _, name := range []string{"../x.txt", "/etc/passwd", "a/../../x.txt", "x/"} {
		_, err := whole(t, "source: s\npublished: 2025\ntext: "+name+"\n")
		wants(t, err, "s.yaml:3:7: \""+name+"\" leads out of the folder of texts: name a file in the folder, without .. and without / at either end")
	}
}

func TestBadInput_099c(t *testing.T) {
	_, err := whole(t, "source: s\npublished: 2025-12-12\nreports:\n  - {quote: They met, start: 0, reported: 2025-12-10T12:00:01Z, says: [{meeting: m, status: held}]}\n")
	wants(t, err,
		"s.yaml:2:12: `published` is in the future (now is 2025-12-10T12:00:00Z): correct it",
		"s.yaml:4:43: `reported` is in the future (now is 2025-12-10T12:00:00Z): correct it")
	for _, published := range []string{"2025-12-10", "2025-12-10T12:00Z", "2025-12", "../2025-12-10T11:59Z", "2025-12-11", "../2025-12-11", "2025-12-11/2025-12-20"} {
		if _, err := whole(t, "source: s\npublished: "+published+"\n"); err != nil {
			t.Error(err)
		}
	}
}

// knownFields is the list of a type's fields as in the messages. It comes from the model, so a new field needs no
// change here.
func knownFields(typ string) string {
	t := graph.Parley.Type(typ)
	var names []string
	for _, name := range t.Fields() {
		if p := t.Property(name); !p.Hidden && name != "id" && name != "contested" && name != "open" && name != "inferred" {
			names = append(names, name)
		}
	}
	derived := []string{"ALLEGED_AT", "EXPECTED_BEFORE", "TOPIC_BEFORE"}
	for _, r := range graph.Parley.Relations() {
		for _, end := range []graph.End{r.From, r.To} {
			if t.Is(end.Type) && !slices.Contains(derived, r.Name) && end.Field != "" && r.From.Type != "Claim" && r.From.Type != "Account" {
				names = append(names, end.Field)
			}
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	last := len(names) - 1
	return ": choose from `" + strings.Join(names[:last], "`, `") + "` and `" + names[last] + "`"
}

func TestTheFilesThemselves(t *testing.T) {
	_, err := Dossier(raw(t, map[string]string{
		"a.yaml": "thing: []\n",
		"b.yaml": "things: []\n",
		"c.yaml": "things:\n  - {person: p}\nsource: s\n",
		"d.yaml": "dossier: Mine\n",
		"e.yaml": "dossier: e\ntitle: E\n",
		"f.yaml": "things:\n  - person\n  - {person: p1, families: x, claims: [], when: 2025, name: [x], aliases: [a, a]}\nthngs: []\n",
	}), now)
	wants(t, err,
		"a.yaml:1:1: Parley cannot recognise this file: it needs one of the keys `dossier`, `things`, `source` and `judgements`",
		"b.yaml:1:9: `things` is empty: add elements, or remove the key",
		"c.yaml:3:1: `things` and `source` cannot stand in one file: write two files",
		"d.yaml:1:1: the dossier needs a `title`",
		"d.yaml:1:10: \"Mine\" is not an id: an id has lower-case ASCII letters and digits, with single hyphens between them, for example `mine`",
		"e.yaml:1:1: d.yaml already names the dossier: delete one of the two files",
		"f.yaml:2:5: an item must stand here: first its type and id, such as `meeting: geneva-2025-11-23`, then its fields",
		"f.yaml:3:18: unknown field `families` of person"+knownFields("Person"),
		"f.yaml:3:31: Parley derives `claims` of person: remove it",
		"f.yaml:3:43: unknown field `when` of person"+knownFields("Person"),
		"f.yaml:3:61: this must be text, not a list or a mapping",
		"f.yaml:3:79: \"a\" is already in the list: delete it",
		"f.yaml:4:1: unknown key `thngs` of a reference file: did you mean `things`?",
	)
}

func TestTheLanguageOfASource(t *testing.T) {
	for tag, message := range map[string]string{
		"uk": "", "zh-Hant": "", "qq": "",
		"English": "s.yaml:4:11: \"English\" is not a language tag: write a BCP 47 tag, such as en, uk or zh-Hant",
		"en_US":   "s.yaml:4:11: \"en_US\" is not a language tag: write a BCP 47 tag, such as en, uk or zh-Hant",
	} {
		_, err := whole(t, strings.Replace(strings.TrimSuffix(opening, "reports:\n"), "language: en", "language: "+tag, 1))
		if message == "" && err == nil {
			continue
		}
		wants(t, err, message)
	}
}
