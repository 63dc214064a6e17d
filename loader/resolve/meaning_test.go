package resolve

import (
	"slices"
	"strings"
	"testing"

	"parley/loader/dossier"
)

// A reference file for the checks of meaning: lines do not matter.
const talking = `things:
  - {person: ada-nord, name: Ada, memberships: {id: north-ministry, role: minister}}
  - {person: bo-sud, name: Bo}
  - {person: cy, name: Cy}
  - {person: di, name: Di}
  - {agreement: a, name: A}
  - {organization: north, name: North, classification: state}
  - {organization: north-ministry, name: Ministry, classification: ministry, parent: north}
  - {organization: south, name: South, classification: state}
  - {organization: press, name: Press}
  - {organization: wire, name: Wire}
`

// warnings resolves source files together with the reference file, and returns the warnings.
func warnings(t *testing.T, files ...string) []string {
	t.Helper()
	all := map[string]string{"dossier.yaml": head, "base.yaml": talking}
	for i, text := range files {
		all[string(rune('a'+i))+".yaml"] = text
	}
	d, err := Dossier(raw(t, all), now)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range d.Warnings {
		if p.Severity != dossier.Warning {
			t.Errorf("%s is no warning", p)
		}
		out = append(out, p.String())
	}
	return out
}

// sourceOf is a source file with one report on each line. The head of a report comes before the bar, and its item after it.
func sourceOf(id, published string, reports ...string) string {
	text := "source: " + id + "\npublisher: press\npublished: " + published + "\nreports:\n"
	for _, r := range reports {
		head, item, _ := strings.Cut(r, " | ")
		text += "  - {" + head + ", start: 0, says: [" + item + "]}\n"
	}
	return text
}

func warns(t *testing.T, name string, got []string, want ...string) {
	t.Helper()
	if !slices.EqualFunc(got, want, strings.HasPrefix) {
		t.Errorf("%s: got\n\t%s\nwant\n\t%s", name, strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

func TestASideAmongTheParticipants(t *testing.T) {
	for item, want := range map[string]string{
		"{meeting: m, participants: [{id: ada-nord, side: north}, north]}":                          "a.yaml:5:121: warning: `north` stands here next to `ada-nord`, who is there for `north`",
		"{meeting: m, participants: [ada-nord, north, bo-sud]}":                                     "a.yaml:5:102: warning: `north` stands here next to `ada-nord`, who is there for `north`",
		"{meeting: m, expected: [{id: bo-sud, side: south}, south]}":                                "a.yaml:5:115: warning: `south` stands here next to `bo-sud`",
		"{meeting: m, participants: [{id: ada-nord, side: north}, south]}":                          "", // the source names nobody of the other side
		"{meeting: m, participants: [bo-sud, north]}":                                               "", // who has no post in the state
		"{meeting: m, participants: [{id: ada-nord, side: south}, north]}":                          "", // who was there for another state
		"{meeting: m, participants: {id: ada-nord, side: north}, expected: north}":                  "", // two lists
		"{meeting: m, participants: {id: ada-nord, side: north, onBehalfOf: north-ministry}}":       "",
		"{meeting: m, participants: [{id: north, side: north}, {id: bo-sud, side: south}]}":         "",
		"{meeting: m, participants: [north-ministry, {id: ada-nord, side: north}]}":                 "",
		"{meeting: m, absentees: north, participants: {id: ada-nord, side: north}}":                 "a.yaml:5:88: warning: `north` stands among the absentees, next to the participant `ada-nord`, who is there for `north`",
		"{meeting: m, absentees: south, participants: {id: ada-nord, side: north}, status: held}":   "",
		"{organization: north, meetings: {id: m}}, {meeting: m, participants: {id: bo-sud}}":        "",
		"{meeting: m, participants: [{id: north-ministry, side: north}, {id: north, side: north}]}": "a.yaml:5:127: warning: `north` stands here next to `north-ministry`",
	} {
		var expected []string
		if want != "" {
			expected = []string{want}
		}
		warns(t, item, warnings(t, sourceOf("s", "2025-11-30", "quote: They met | {meeting: m, label: M}, "+item)), expected...)
	}
	denied := sourceOf("s", "2025-11-30", "quote: They met | {meeting: m, status: held, participants: {id: ada-nord, side: north}}",
		"quote: Not so, polarity: denies | {meeting: m, participants: north}")
	warns(t, "a denial", warnings(t, denied))
	apart := warnings(t, sourceOf("s", "2025-11-30", "quote: They met | {meeting: m, participants: {id: ada-nord, side: north}}"),
		sourceOf("s2", "2025-11-30", "quote: They met | {meeting: m, participants: north}"))
	warns(t, "two sources", apart)
}

func TestToldBeforeItCanHaveBegun(t *testing.T) {
	for _, c := range []struct{ published, item, want string }{
		{"2025-09-05", "{meeting: m, status: held, when: 2026-05-01}", "a.yaml:5:61: warning: the source told this on 2025-09-05, and `m` is on 2026-05-01, so it had not begun: correct `published` or `when`; if the meeting was planned, write `status: scheduled`"},
		{"2025-11-28T09:00Z", "{meeting: m, status: under way, when: 2025-11-30}", "a.yaml:5:61: warning: the source told this on 2025-11-28"},
		{"2025-11-28", "{meeting: m, participants: ada-nord, when: 2025-11-30T10:00Z}", "a.yaml:5:67: warning: the source told this on 2025-11-28, and `m` is on 2025-11-30T10:00Z, so it had not begun: correct `published` or `when`; if somebody was to come, write `expected`"},
		{"2025-09-05", "{meeting: m, status: scheduled, when: 2026-05-01, expected: ada-nord}", ""},
		{"2025-11-30", "{meeting: m, status: held, when: 2025-11-30T10:00Z}", ""},      // the day of the report
		{"2025-11-29T20:00-05:00", "{meeting: m, status: held, when: 2025-11-30}", ""}, // it is 30 November elsewhere
		{"2025-11-28", "{meeting: m, status: held, when: 2025-11}", ""},                // some time in the month
		{"2025-11-28", "{meeting: m, status: held, when: \"[..2025-12-31]\"}", ""},     // or earlier
		{"2025-11-28", "{meeting: m, status: held}", ""},
		{"2025-11-28", "{meeting: m, when: 2025-12-05, status: cancelled}", ""},
		{"2025-06-10", "{event: e, status: happened, when: 2026-05-01}", "a.yaml:5:59: warning: the source told this on 2025-06-10, and `e` is on 2026-05-01, so it had not begun: correct `published` or `when`; if the event was planned, write `status: planned`"},
		{"2025-06-10", "{event: e, status: planned, when: 2026-05-01}", ""},
		{"2025-06-10", "{meeting: m, when: 2026-05-01}, {outcome: o, meeting: m, result: agreed}", "a.yaml:5:94: warning: the source told this on 2025-06-10, and `m` is on 2026-05-01, so it had not begun: correct `published` or `when`; if somebody hoped for the result, remove the outcome"},
		{"2025-06-10", "{agreement: a, when: 2026-05-01, signatories: ada-nord}", "a.yaml:5:86: warning: the source told this on 2025-06-10, and `a` is on 2026-05-01, so it had not begun: correct `published` or `when`; if somebody was to sign, remove `signatories`"},
		{"2025-06-10", "{agreement: a, when: 2026-05-01}", ""},
		{"2025-06-10", "{quotation: q, speaker: ada-nord, when: 2026-05-01}", "a.yaml:5:13: warning: the source told this on 2025-06-10, and `q` is on 2026-05-01, so it had not begun: correct `published` or `when`"},
	} {
		var expected []string
		if c.want != "" {
			expected = []string{c.want}
		}
		warns(t, c.item, warnings(t, sourceOf("s", c.published, "quote: They met | "+c.item)), expected...)
	}
	other := sourceOf("s2", "2025-12-02", "quote: They met | {meeting: m, when: 2025-12-01, status: held}")
	warns(t, "the time of another source", warnings(t, sourceOf("s", "2025-11-20", "quote: They met | {meeting: m, status: held}"), other),
		"a.yaml:5:61: warning: the source told this on 2025-11-20, and `m` is on 2025-12-01")
	warns(t, "two times, one of which fits", warnings(t, sourceOf("s", "2025-11-20", "quote: They met | {meeting: m, status: held, when: 2025-11-19}"), other))
	denial := sourceOf("s", "2025-11-28", "quote: Not so, polarity: denies | {meeting: m, status: held}", "quote: in December | {meeting: m, when: 2025-12-01}")
	warns(t, "a denial", warnings(t, denial))
}

func TestAnIDThatIsNearlyAnother(t *testing.T) {
	pair := func(a, b string) []string {
		return warnings(t, sourceOf("s", "2025-11-30", "quote: They met | "+a), sourceOf("s2", "2025-11-30", "quote: They met | "+b))
	}
	const hall = "{meeting: hallandale-beach-2025-11-30, status: held, when: 2025-11-30}"
	for b, want := range map[string]string{
		"{meeting: halandale-beach-2025-11-30, status: held}":                                "b.yaml:5:50: warning: `halandale-beach-2025-11-30` is nearly the id of another meeting of the same day, `hallandale-beach-2025-11-30` (a.yaml:5:50)",
		"{meeting: hallandael-beach-2025-11-30, when: 2025-11-30}":                           "b.yaml:5:50: warning: `hallandael-beach-2025-11-30`",
		"{meeting: hallandalebeach-2025-11-30, when: 2025-11}":                               "b.yaml:5:50: warning: `hallandalebeach-2025-11-30`",
		"{meeting: hallandale-beach-2025-12-01, when: 2025-12-01}":                           "", // another day
		"{meeting: halandale-beach-2025-11-30, when: 2025-11-29}":                            "", // another day
		"{meeting: hallandale-beach-2025-11-30-2, when: 2025-11-30}":                         "", // a second meeting
		"{meeting: holandele-beach-2025-11-30, when: 2025-11-30}":                            "", // two letters
		"{meeting: halandale-beach-2025-11-30, possiblySameAs: hallandale-beach-2025-11-30}": "",
	} {
		var expected []string
		if want != "" {
			expected = []string{want}
		}
		warns(t, b, pair(hall, b), expected...)
	}
	warns(t, "one letter more in a short word", pair("{meeting: florida-talks, status: held}", "{meeting: florida-talk, status: held}"), "b.yaml:5:50: warning: `florida-talk` is nearly the id")
	warns(t, "two letters that changed places", pair("{meeting: kyiv-round, status: held}", "{meeting: kiyv-round, status: held}"), "b.yaml:5:50: warning: `kiyv-round` is nearly the id")
	warns(t, "the words in another order", pair("{meeting: geneva-talks, status: held}", "{meeting: talks-geneva, status: held}"), "b.yaml:5:50: warning: `talks-geneva` is nearly the id")
	warns(t, "short words", pair("{meeting: uk-call-2025-11-30, status: held}", "{meeting: us-call-2025-11-30, status: held}"))
	both := sourceOf("s", "2025-11-30", "quote: They met | {meeting: alpha-round, status: held}, {meeting: alphe-round, status: held}")
	warns(t, "one report", warnings(t, both))
	slip := sourceOf("s", "2025-11-30", "quote: They met | {meeting: alpha-round, status: held}", "quote: They met again | {meeting: alphe-round, status: held}")
	warns(t, "two reports of one source", warnings(t, slip), "a.yaml:6:56: warning: `alphe-round` is nearly the id of another meeting of the same day, `alpha-round` (a.yaml:5:50)")
}

func TestADoubleNegation(t *testing.T) {
	const met = "quote: They met | {meeting: m, status: held, participants: [{id: ada-nord, side: north}, {id: bo-sud, side: south}, {id: north-ministry, side: north}]}"
	for item, want := range map[string]string{
		"{meeting: m, status: denied}":                                   "a.yaml:6:90: warning: `status: denied` under `polarity: denies` is a double negation",
		"{meeting: m, denied: bo-sud}":                                   "a.yaml:6:90: warning: `denied` under `polarity: denies` is a double negation: it says that nobody denies that `bo-sud` took part",
		"{meeting: m, absentees: bo-sud}":                                "a.yaml:6:93: warning: `absentees` under `polarity: denies` is a double negation",
		"{event: e, status: did not happen}":                             "a.yaml:6:88: warning: `status: did not happen` under `polarity: denies` is a double negation",
		"{meeting: m, status: held}":                                     "",
		"{meeting: m, participants: {id: ada-nord, side: south}}":        "",
		"{meeting: m, participants: [{id: north-ministry, role: lead}]}": "a.yaml:6:118: warning: `role` under `polarity: denies` also denies that `north-ministry` is in `participants` at all",
		"{meeting: m, status: held, participants: bo-sud}":               "a.yaml:6:90: warning: the report denies each field of `m`: `status` and `participants`. To deny the whole, leave only `status: held`",
		"{meeting: m, status: cancelled}":                                "a.yaml:6:90: warning: `status: cancelled` under `polarity: denies` can be read in two ways: it says only that the meeting was not called off",
		"{meeting: m, status: scheduled}":                                "a.yaml:6:90: warning: `status: scheduled` under `polarity: denies` can be read in two ways: it says only that the meeting was not planned",
		"{event: e, status: happened, when: 2025-11-29}":                 "a.yaml:6:88: warning: the report denies each field of `e`: `status` and `when`. To deny the whole, leave only `status: happened`",
	} {
		var expected []string
		if want != "" {
			expected = []string{want}
		}
		warns(t, item, warnings(t, sourceOf("s", "2025-11-30", met, "quote: Not so, polarity: denies, via: bo-sud | "+item)), expected...)
	}
	taken := sourceOf("s", "2025-11-30", "quote: Never, reported: 2025-12-01 | {meeting: m, status: denied}", "quote: Sorry, reported: 2025-12-02, retracts: true, polarity: denies | {meeting: m, status: denied}")
	warns(t, "a retraction", warnings(t, taken))
}

func TestAWholeMeetingDeniedAsOneAttendance(t *testing.T) {
	const met = "quote: They met | {meeting: m, status: held, participants: [{id: ada-nord, side: north}, {id: north-ministry, side: north}, {id: bo-sud, side: south}]}"
	for report, want := range map[string]string{
		"quote: Not so, polarity: denies, via: bo-sud | {meeting: m, participants: bo-sud}":               "a.yaml:6:96: warning: without `bo-sud` nobody on another side is left at `m`, so the source probably denies the meeting: write `status: held` under `polarity: denies`",
		"quote: Not so, via: bo-sud | {meeting: m, denied: [bo-sud, ada-nord]}":                           "a.yaml:6:73: warning: without `bo-sud`",
		"quote: Not so, polarity: denies, via: bo-sud | {meeting: m, participants: bo-sud, status: held}": "a.yaml:6:96: warning: the report denies each field", // the meeting is denied
		"quote: Not so, polarity: denies, via: bo-sud | {meeting: m, participants: ada-nord}":             "",                                                   // the ministry was there for the north
		"quote: Not so, polarity: denies, via: bo-sud | {meeting: m, participants: south}":                "a.yaml:6:96: warning: without `south` nobody on another side is left at `m`",
		"quote: Not so, polarity: denies, via: ada-nord | {meeting: m, participants: north}":              "a.yaml:6:98: warning: without `north` nobody on another side is left at `m`",
		"quote: Not so, via: bo-sud | {meeting: m, absentees: bo-sud}":                                    "", // who stayed away
		"quote: Not so, polarity: denies, via: bo-sud | {meeting: later, expected: bo-sud}":               "", // a plan
	} {
		var expected []string
		if want != "" {
			expected = []string{want}
		}
		warns(t, report, warnings(t, sourceOf("s", "2025-11-30", met, report)), expected...)
	}
	alone := "quote: He was not there, polarity: denies, via: bo-sud | {meeting: m, participants: bo-sud}"
	held := "quote: They met without him, via: bo-sud | {meeting: m, status: held}"
	warns(t, "the speaker says that it was held", warnings(t, sourceOf("s", "2025-11-30", met, alone, held)))
	const ministries = "quote: They met | {meeting: m, status: held, participants: [{id: ada-nord, side: north}, north-ministry, {id: bo-sud, side: south}]}"
	warns(t, "a ministry belongs to its state", warnings(t, sourceOf("s", "2025-11-30", ministries, alone)), "a.yaml:6:106: warning: without `bo-sud` nobody on another side is left")
	const absent = "quote: He stayed away | {meeting: m, participants: {id: ada-nord, side: north}, absentees: {id: bo-sud, side: south}}"
	warns(t, "one side came, and the other side stayed away", warnings(t, sourceOf("s", "2025-11-30", absent)),
		"a.yaml:5:113: warning: `bo-sud` stayed away, and nobody on another side is left at `m`, so the record shows the meeting as disputed")
	warns(t, "and the meeting was held", warnings(t, sourceOf("s", "2025-11-30", absent, "quote: It was held | {meeting: m, status: held}")))
	warns(t, "and the meeting was held, as the paper itself says", warnings(t, sourceOf("s", "2025-11-30", absent, "quote: It was held, via: press | {meeting: m, status: held}")))
	const onBehalf = "quote: They met | {meeting: m, status: held, participants: [{id: ada-nord, onBehalfOf: north}, {id: north-ministry, side: north}, {id: bo-sud, side: south}]}"
	warns(t, "on behalf of a side", warnings(t, sourceOf("s", "2025-11-30", onBehalf, alone)), "a.yaml:6:106: warning: without `bo-sud` nobody on another side is left")
	const before = "quote: They will meet | {meeting: m, status: scheduled, expected: [{id: north-ministry, side: south}]}"
	const unsided = "quote: They met | {meeting: m, status: held, participants: [{id: ada-nord, side: south}, north-ministry, {id: bo-sud, side: north}]}"
	warns(t, "a side from before the meeting", warnings(t, sourceOf("s", "2025-11-30", before, unsided, alone)), "a.yaml:7:106: warning: without `bo-sud` nobody on another side is left")
	warns(t, "the side stayed, as the same report says", warnings(t, sourceOf("s", "2025-11-30", met, "quote: Not the south, via: bo-sud | {meeting: m, participants: bo-sud, denied: south}")))
	warns(t, "the speaker said before that it was held", warnings(t, sourceOf("s", "2025-11-29", held), sourceOf("s2", "2025-11-30", met, alone)))
	warns(t, "the speaker names an outcome", warnings(t, sourceOf("s", "2025-11-30", met, alone, "quote: They agreed, via: bo-sud | {outcome: o, meeting: m, description: A truce}")))
	for _, sides := range [][2]string{{"north", "south"}, {"south", "north"}} { // the order of the files decides nothing
		one := "quote: They met | {meeting: m, status: held, participants: [{id: ada-nord, side: north}, {id: north-ministry, side: " + sides[0] + "}, {id: bo-sud, side: south}]}"
		two := "quote: They met | {meeting: m, status: held, participants: [{id: north-ministry, side: " + sides[1] + "}]}"
		warns(t, "two sides of one actor", warnings(t, sourceOf("s", "2025-11-30", one, alone), sourceOf("s2", "2025-11-30", two)))
	}
	const bloc = "things:\n  - {organization: league, name: League, classification: bloc}\n  - {organization: west, name: West, parent: league}\n  - {organization: east, name: East, parent: league}\n"
	const members = "quote: They met | {meeting: m, status: held, participants: [{id: ada-nord, side: west}, {id: north-ministry, side: east}, {id: bo-sud, side: south}]}"
	warns(t, "two members of a bloc", warnings(t, sourceOf("s", "2025-11-30", members, alone), bloc))
	const colleague = "quote: He stayed away | {meeting: m, participants: {id: ada-nord, side: north}, absentees: {id: north-ministry, side: north}}"
	warns(t, "a colleague stayed away", warnings(t, sourceOf("s", "2025-11-30", colleague)))
}

func TestVersionsOfTwoPublishers(t *testing.T) {
	first := sourceOf("s", "2025-11-30", "quote: They met | {meeting: m, status: held}")
	second := sourceOf("s2", "2025-12-01", "quote: They talked | {meeting: m, status: held}")
	second = strings.Replace(second, "publisher: press", "publisher: north\nrevisionOf: s", 1)
	warns(t, "another publisher", warnings(t, first, second), "b.yaml:1:9: warning: `s2` is a later version of `s`, but the two do not have the same publisher")
	warns(t, "the same publisher", warnings(t, first, strings.Replace(second, "publisher: north", "publisher: press", 1)))
}

func TestTheWordsOfAQuotation(t *testing.T) {
	for report, want := range map[string]string{
		"quote: 'She called it “a good day”' | {quotation: q, text: a very good day}":             "a.yaml:5:81: warning: no passage of the source about `q` has these words",
		"quote: 'She called it “good” in all' | {quotation: q, text: called it good}":             "a.yaml:5:82: warning: the passage has words of `q` outside its quotation marks",
		"quote: '“We are close,” she said' | {quotation: q, speaker: ada-nord}":                   "a.yaml:5:13: warning: the passage has words of `q` outside its quotation marks",
		"quote: 'She called it “a good day”' | {quotation: q, text: a good day}":                  "",
		"quote: 'a good day for us” she said' | {quotation: q, text: a good day}":                 "", // it began before the passage
		"quote: 'a good day for us' | {quotation: q, text: A good day}":                           "", // only the article shows more
		"quote: 'a good day' | {quotation: q, speaker: ada-nord}":                                 "",
		"quote: '“It is good,” she said, “and done”' | {quotation: q, text: It is good and done}": "",
		"quote: '“It is good and it is done”' | {quotation: q, text: It is good ... done}":        "",
	} {
		var expected []string
		if want != "" {
			expected = []string{want}
		}
		warns(t, report, warnings(t, sourceOf("s", "2025-11-30", report)), expected...)
	}
	more := sourceOf("s", "2025-11-30", "quote: 'a good day' | {quotation: q, speaker: ada-nord}", "quote: posted on X | {quotation: q, text: a good day, medium: x}")
	warns(t, "another passage says more", warnings(t, more))
	long := strings.TrimSpace(strings.Repeat("one two three ", 10))
	warns(t, "a long quotation", warnings(t, sourceOf("s", "2025-11-30", "quote: '“one two three one” she said' | {quotation: q, text: "+long+"}")))
}

func TestStatesThatAreProbablySides(t *testing.T) {
	for item, want := range map[string]string{
		"{meeting: m, participants: [cy, di, north, south]}":                                       "a.yaml:5:76: warning: `north` and `south` stand here next to people without a side",
		"{meeting: m, participants: [{id: cy, side: north}, {id: di, side: south}, north, south]}": "a.yaml:5:", // another warning: a side among the participants
		"{meeting: m, participants: [cy, north, south]}":                                           "",          // an envoy between two states
		"{meeting: m, participants: [north, south]}":                                               "",
		"{meeting: m, participants: [cy, di, north]}":                                              "",
		"{meeting: m, participants: [{id: cy, onBehalfOf: press}, di, north, south]}":              "",
		"{meeting: m, participants: [cy, di, {id: north, side: north}, south]}":                    "",
		"{meeting: m, participants: [cy, di, north], expected: south}":                             "",
	} {
		got := warnings(t, sourceOf("s", "2025-11-30", "quote: They met | "+item))
		if want == "" && len(got) > 0 || want != "" && (len(got) == 0 || !strings.HasPrefix(got[0], want)) {
			t.Errorf("%s: got\n\t%s\nwant\n\t%s", item, strings.Join(got, "\n\t"), want)
		}
	}
}

func TestADayInAnIDThatIsNotTheDay(t *testing.T) {
	nine := sourceOf("s", "2025-06-11", "quote: They met | {meeting: geneva-2025-06-09, when: 2025-06-09, status: held}")
	other := func(item string) []string {
		return warnings(t, nine, sourceOf("s2", "2025-06-11", "quote: They met | "+item))
	}
	for item, want := range map[string]string{
		"{meeting: geneva-2025-06-08, when: 2025-06-09, status: held}":               "b.yaml:5:50: warning: `geneva-2025-06-08` was not on the day in its id, and `geneva-2025-06-09` (a.yaml:5:50) was on the same day: if they are one meeting, write `geneva-2025-06-09`",
		"{meeting: geneva-2025-06-08, when: 2025-06-08, status: held}":               "",
		"{meeting: geneva-2025-06-08, when: 2025-06-08/2025-06-10, status: held}":    "", // a meeting of several days
		"{meeting: geneva-2025-06-08, when: 2025-06-09, follows: geneva-2025-06-09}": "",
		"{meeting: berne-2025-06-08, when: 2025-06-09, status: held}":                "",
		"{meeting: geneva-2025-06-08, status: held}":                                 "",
	} {
		var expected []string
		if want != "" {
			expected = []string{want}
		}
		warns(t, item, other(item), expected...)
	}
}

func TestARetractionOfTheStatusAlone(t *testing.T) {
	const met = "quote: They met | {meeting: m, status: held, participants: [ada-nord, bo-sud]}"
	for item, want := range map[string]string{
		"{meeting: m, status: held}":                                   "a.yaml:6:104: warning: this takes back `status`, and not that `ada-nord` took part (a.yaml:5:82), so the record still shows the meeting as held: write `participants` here, too",
		"{meeting: m, status: held, participants: [ada-nord]}":         "a.yaml:6:104: warning: this takes back `status`, and not that `bo-sud` took part",
		"{meeting: m, status: held, participants: [ada-nord, bo-sud]}": "",
		"{meeting: m, participants: [bo-sud]}":                         "",
	} {
		var expected []string
		if want != "" {
			expected = []string{want}
		}
		warns(t, item, warnings(t, sourceOf("s", "2025-11-30", met, "quote: We were wrong, reported: 2025-12-02, retracts: true | "+item)), expected...)
	}
}

func TestOnePassageWithTwoStatuses(t *testing.T) {
	const met = "quote: They met | {meeting: m, status: held}"
	for report, want := range map[string]string{
		"quote: They met | {meeting: m, status: cancelled}":           "a.yaml:6:61: warning: the passage already says that the status of `m` is held (a.yaml:5:61), and the two exclude each other",
		"quote: They met | {meeting: m, status: denied}":              "a.yaml:6:61: warning: the passage already says that the status of `m` is held",
		"quote: They met, via: bo-sud | {meeting: m, status: denied}": "",
		"quote: They met | {meeting: m, status: scheduled}":           "", // it was planned, and held
		"quote: They did not meet | {meeting: m, status: cancelled}":  "",
		"quote: They met | {event: e, status: did not happen}":        "",
	} {
		var expected []string
		if want != "" {
			expected = []string{want}
		}
		warns(t, report, warnings(t, sourceOf("s", "2025-11-30", met, report)), expected...)
	}
}

func TestOnePassageThatDeniesAMeetingAndNamesItsParticipants(t *testing.T) {
	for report, want := range map[string]string{
		"quote: They did not meet | {meeting: m, status: denied, participants: [ada-nord, bo-sud]}": "a.yaml:5:93: warning: the passage says that there was no meeting `m` (a.yaml:5:70), and here that `ada-nord` took part in it: remove `participants` from this report",
		"quote: They did not meet | {meeting: m, status: denied}":                                   "",
		"quote: They did not meet | {meeting: m, status: cancelled, participants: [ada-nord]}":      "", // who was to come
		"quote: They met | {meeting: m, status: held, participants: [ada-nord, bo-sud]}":            "",
	} {
		var expected []string
		if want != "" {
			expected = []string{want}
		}
		warns(t, report, warnings(t, sourceOf("s", "2025-11-30", report)), expected...)
	}
}
