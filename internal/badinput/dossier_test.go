package badinput

import (
	"strings"
	"testing"
	"time"
)

// says is a dossier with these statements in its paper, from line 9 on.
func says(t testing.TB, what, text string, problems ...string) sent {
	t.Helper()
	for i, p := range problems {
		problems[i] = "sources/paper.yaml:" + p
	}
	return sent{what: what, folder: folder(t, sound().with("sources/paper.yaml", paper(text))), says: problems}
}

// things is a dossier with more things, from line 2 of x.yaml on.
func things(t testing.TB, what, text string, problems ...string) sent {
	t.Helper()
	for i, p := range problems {
		problems[i] = "x.yaml:" + p
	}
	return one(t, what, "things:\n"+text, problems...)
}

func TestBadInput_078_UnknownFields(t *testing.T) {
	hostile(t, "78",
		says(t, "unknown fields and types", `      - meeting: m
        statsu: held
        clasification: talks
        participants: [{id: ada-nord, roll: lead}]
      - meating: m2
        status: held
`,
			"10:9: unknown field `statsu` of meeting: did you mean `status`?",
			"11:9: unknown field `clasification` of meeting: did you mean `classification`?",
			"12:39: unknown key `roll` of `participants`: did you mean `role`?",
			"13:9: unknown type `meating`: did you mean `meeting`?"),
		one(t, "unknown keys of a file", "dosier: d\ntitel: D\n", "x.yaml:1:1: Parley cannot recognise this file: it needs one of the keys `dossier`, `things`, `source` and `judgements`"))
}

func TestBadInput_079_NoSuchDay(t *testing.T) {
	hostile(t, "79", says(t, "2025-02-30 and the like", "      - {meeting: m, when: 2025-02-30}\n      - {meeting: o, when: {text: 2025-13}}\n      - {meeting: q, when: 0000-01-01}\n",
		"9:28: \"2025-02-30\" is impossible: the month has no day 30",
		"10:35: \"2025-13\" is impossible: there is no month 13",
		"11:28: \"0000-01-01\" is in the year 0, which does not exist"))
}

func TestBadInput_080_ReversedRange(t *testing.T) {
	hostile(t, "80", says(t, "a reversed range", "      - {meeting: m, when: 2025-12-05/2025-12-01}\n",
		"9:28: \"2025-12-05/2025-12-01\" ends before it begins: write 2025-12-01/2025-12-05"))
}

func TestBadInput_081_TheSamePostTwice(t *testing.T) {
	post := func(start, end string) string {
		return "      - {person: ada-nord, memberships: {id: north, role: minister, start: " + start + ", end: " + end + "}}\n"
	}
	const report = "  - quote: Nobody spoke\n    start: 10\n    says:\n"
	hostile(t, "81", says(t, "a post twice, in periods that overlap", post("2020", "2023")+report+post("2022", "2025"),
		"13:41: the source states this twice, in periods that overlap (sources/paper.yaml:9:41): correct one of the two"))
	for _, rivals := range []files{
		sound().with("sources/paper.yaml", paper(post("2020", "2022")+report+post("2022", "2025"))),
		sound().with("sources/paper.yaml", paper(post("2020", "2023"))).with("sources/other.yaml", strings.Replace(paper(post("2022", "2025")), "paper", "other", 1)),
	} {
		if e := parley(t, "validate", folder(t, rivals)); e.status != 0 {
			t.Errorf("rival posts are data: status %d, %s", e.status, e.stderr)
		}
	}
}

func TestBadInput_082_InsideItself(t *testing.T) {
	hostile(t, "82",
		things(t, "a place within itself, an issue below itself", "  - {place: a, within: b}\n  - {place: b, within: c}\n  - {place: c, within: a}\n  - {issue: i, parents: i}\n",
			"4:24: this closes a circle of `within`: c > a > b > c: remove one of these steps",
			"5:25: `parents` of `i` cannot be itself"),
		says(t, "a circle through a claim", "      - {place: land, within: town}\n",
			"9:31: this closes a circle of `within`: land > town > land: remove one of these steps"))
}

func TestBadInput_083_DuplicateIDs(t *testing.T) {
	taken := sound().with("sources/paper.yaml", paper("      - {meeting: bo-sud, status: held}\n")).with("x.yaml", "things:\n  - {person: ada-nord}\n  - {place: paper}\n  - {person: small}\n")
	hostile(t, "83", sent{what: "ids that are in use", folder: folder(t, taken), says: []string{
		"sources/paper.yaml:1:9: `paper` is already a place (x.yaml:3:13): delete one of the two, or choose another id",
		"sources/paper.yaml:9:19: `bo-sud` is a person (base.yaml:3:14), not a meeting: choose another id, or write `person: bo-sud`",
		"x.yaml:2:14: `ada-nord` is already a person (base.yaml:2:14): delete one of the two, or choose another id",
		"x.yaml:4:14: `small` is already a dossier (dossier.yaml:1:10): delete one of the two, or choose another id",
	}})
}

// TestBadInput_084_NormalForms: an id with accents is refused in every normal form. A name is stored in one normal
// form, however it was typed.
func TestBadInput_084_NormalForms(t *testing.T) {
	const rule = "an id has lower-case ASCII letters and digits, with single hyphens between them, for example `rene`; `parley new-id` makes an id of a name in any script"
	hostile(t, "84", things(t, "ids that are equal after NFC", "  - {person: re\u0301ne}\n  - {person: r\u00e9ne}\n",
		"2:14: \"re\u0301ne\" is not an id: "+rule, "3:14: \"r\u00e9ne\" is not an id: "+rule))
	name := func(text string) files {
		return sound().with("x.yaml", "things:\n  - {person: rene, name: "+text+"}\n")
	}
	same(t, "84", "a name as NFD", name("Re\u0301ne\u0301"), makes(t, name("R\u00e9n\u00e9")))
}

func TestBadInput_085_DanglingReferences(t *testing.T) {
	hostile(t, "85", says(t, "references to unknown ids", `      - meeting: m
        participants: [ada-nrod, nord, someone-else, town]
        follows: elsewhere
`,
		"10:24: there is no person or organization `ada-nrod`: did you mean `ada-nord`?",
		"10:34: there is no person or organization `nord`: did you mean `ada-nord`?",
		"10:40: there is no person or organization `someone-else`: add it under `things:` in a reference file",
		"10:54: `town` is a place (base.yaml:6:13), and `participants` takes a `person` or `organization`",
		"11:18: there is no meeting `elsewhere`: add it under `things:` in a reference file, or report it under `says:`"))
}

// TestBadInput_099b_QuoteThatDoesNotStand: `validate --texts` checks quotes; a load has no texts.
func TestBadInput_099b_QuoteThatDoesNotStand(t *testing.T) {
	quote := func(what, quote, problem string) sent {
		text := strings.Replace(sound()["sources/paper.yaml"], "They met\n    start: 0", quote, 1)
		return sent{
			what: what, folder: folder(t, sound().with("sources/paper.yaml", text)), texts: texts(t, files{}),
			says: []string{"sources/paper.yaml:" + problem},
		}
	}
	hostile(t, "99b",
		quote("a quote that the text does not contain", "They parted\n    start: 0", "6:12: paper.txt does not contain this quote: copy it word for word"),
		quote("a quote with a wrong position", "spoke\n    start: 0", "6:12: this quote does not begin at 0 in paper.txt: write start: 17"),
		quote("a quote with a position past the end", "spoke\n    start: 2000000000", "6:12: this quote does not begin at 2000000000 in paper.txt: write start: 17"),
		quote("a quote with other white space", "They  met\n    start: 0", "6:12: paper.txt contains this quote in another form: write \"They met\", start: 0"))
}

func TestBadInput_099c_PublishedInTheFuture(t *testing.T) {
	day := time.Now().AddDate(0, 0, 2).Format(time.DateOnly)
	text := strings.Replace(sound()["sources/paper.yaml"], "2025-11-30", day, 1)
	future := folder(t, sound().with("sources/paper.yaml", text))
	e := parley(t, "validate", future)
	const before, after = "sources/paper.yaml:3:12: `published` is in the future (now is ", "): correct it"
	_, rest, _ := strings.Cut(e.stderr, before)
	now, _, found := strings.Cut(rest, after)
	if at, err := time.Parse(time.RFC3339, now); !found || err != nil || time.Since(at).Abs() > time.Minute {
		t.Fatalf("status %d, it said %s", e.status, e.stderr)
	}
	if e.status != 1 || e.stderr != before+now+after+"\nparley: problems found: 1\n" {
		t.Errorf("status %d, it said %s", e.status, e.stderr)
	}
	_, cost := measured(t, "published in the future", "validate", future)
	record(t, "99c", "a source published in the future", before+"..."+after, cost, len(e.stderr))
	n := listen(t)
	if e := parley(t, "load", future, "--full", "--neo4j", n.uri); e.status != 1 || n.came.Load() > 0 {
		t.Errorf("loaded: status %d, connections %d, %s", e.status, n.came.Load(), e.stderr)
	}
}
