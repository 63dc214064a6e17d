package cases

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/loader"
)

// One of several days: the bounds are those of the first and the last, and what went in comes out.
func TestOneOfDates(t *testing.T) {
	wants(t, "one-of-dates", `{
		meeting(id: "first-session") { when { text earliest latest } }
		open: meeting(id: "by-june") { when { text earliest latest } }
		eleventh: meetings(where: {from: "2025-04-11", until: "2025-04-11"}) { nodes { id } }
		twelfth: meetings(where: {from: "2025-04-12", until: "2025-04-13"}) { nodes { id } }
		fourteenth: meetings(where: {from: "2025-04-14", until: "2025-04-14"}) { nodes { id } }
		july: meetings(where: {from: "2025-07-01"}) { nodes { id } }
		months: meetingGroups(by: MONTH) { nodes { key count } ungrouped }
		days: meetingGroups(by: DAY) { totalCount ungrouped }
		claims(where: {property: ["when"]}) { nodes { value } }
	}`, `{
		"meeting": {"when": {"text": "[2025-04-11,2025-04-14]", "earliest": "2025-04-11T00:00:00Z", "latest": "2025-04-14T23:59:59Z"}},
		"open": {"when": {"text": "[..2025-06-30]", "earliest": null, "latest": "2025-06-30T23:59:59Z"}},
		"eleventh": {"nodes": [{"id": "first-session"}, {"id": "by-june"}]},
		"twelfth": {"nodes": [{"id": "by-june"}]},
		"fourteenth": {"nodes": [{"id": "first-session"}, {"id": "by-june"}]},
		"july": {"nodes": []},
		"months": {"nodes": [{"key": "2025-04", "count": 1}], "ungrouped": 1},
		"days": {"totalCount": 0, "ungrouped": 2},
		"claims": {"nodes": [{"value": "[2025-04-11,2025-04-14]"}, {"value": "[..2025-06-30]"}]}
	}`)
}

// EDTF that Parley does not read is not called no EDTF.
func TestOneOfDatesThatParleyDoesNotRead(t *testing.T) {
	const more = "source: paper-2\npublished: 2025-06-03\nreports:\n  - {quote: long ago, start: 0, says: [{meeting: old, when: \"%\"}]}\n"
	for text, want := range map[string]string{
		"Y-17E7":        "is EDTF that Parley does not read: years go from 0001 to 9999, with four digits",
		"1950S2":        "is EDTF that Parley does not read: write the digits that are not known as X, such as 19XX",
		"on 3 or 5 May": "is not an EDTF time",
	} {
		got := refused(t, "one-of-dates", map[string]string{"more.yaml": strings.Replace(more, "%", text, 1)})
		if !strings.Contains(got, `more.yaml:4:61: "`+text+`" `+want) {
			t.Errorf("%s: %s", text, got)
		}
	}
}

// Talks on 3 and 5 June are on both days, and not on the 4th.
func TestDaysWithAGap(t *testing.T) {
	wants(t, "days-with-a-gap", `{
		third: meetings(where: {from: "2025-06-03", until: "2025-06-03"}) { nodes { id } }
		fourth: meetings(where: {from: "2025-06-04", until: "2025-06-04"}) { nodes { id } }
		notFourth: meetings(where: {not: {from: "2025-06-04", until: "2025-06-04"}}) { nodes { id } }
		fifth: meetings(where: {from: "2025-06-05", until: "2025-06-05"}) { nodes { id } }
		around: meetings(where: {from: "2025-06-01", until: "2025-06-30"}) { nodes { id } }
		since: meetings(where: {from: "2025-06-04"}) { nodes { id } }
		instants: meetings(where: {from: "2025-06-04T00:00:00Z", until: "2025-06-04T23:59:59Z"}) { nodes { id } }
		noon: meetings(where: {from: "2025-06-05T12:00Z", until: "2025-06-05T12:00Z"}) { nodes { id } }
		days: meetingGroups(by: DAY) { nodes { key count } ungrouped }
		months: meetingGroups(by: MONTH) { nodes { key count } ungrouped }
		meeting(id: "round") { when { text } }
	}`, `{
		"third": {"nodes": [{"id": "round"}]}, "fourth": {"nodes": []}, "notFourth": {"nodes": [{"id": "round"}]}, "fifth": {"nodes": [{"id": "round"}]},
		"around": {"nodes": [{"id": "round"}]}, "since": {"nodes": [{"id": "round"}]}, "instants": {"nodes": []}, "noon": {"nodes": [{"id": "round"}]},
		"days": {"nodes": [{"key": "2025-06-03", "count": 1}, {"key": "2025-06-05", "count": 1}], "ungrouped": 0},
		"months": {"nodes": [{"key": "2025-06", "count": 1}], "ungrouped": 0},
		"meeting": {"when": {"text": "{2025-06-03,2025-06-05}"}}
	}`)
}

// A meeting is on the day where it was. An instant is compared with instants.
func TestLocalDay(t *testing.T) {
	wants(t, "local-day", `{
		first: meetings(where: {from: "2025-06-01", until: "2025-06-01"}) { nodes { id } }
		second: meetings(where: {from: "2025-06-02", until: "2025-06-02"}) { nodes { id } }
		instant: meetings(where: {from: "2025-06-02T04:30:00Z", until: "2025-06-01T23:30:00-05:00"}) { nodes { id } }
		before: meetings(where: {until: "2025-06-02T04:29:59Z"}) { nodes { id } }
		after: meetings(where: {from: "2025-06-02T04:30:01Z"}) { nodes { id } }
		mixed: meetings(where: {from: "2025-06-01", until: "2025-06-02T05:00:00Z"}) { nodes { id } }
		days: meetingGroups(by: DAY) { nodes { key count } }
		meeting(id: "late-talks") { when { text earliest } }
	}`, `{
		"first": {"nodes": [{"id": "late-talks"}]}, "second": {"nodes": []},
		"instant": {"nodes": [{"id": "late-talks"}]}, "before": {"nodes": []}, "after": {"nodes": []}, "mixed": {"nodes": [{"id": "late-talks"}]},
		"days": {"nodes": [{"key": "2025-06-01", "count": 1}]},
		"meeting": {"when": {"text": "2025-06-01T23:30:00-05:00", "earliest": "2025-06-02T04:30:00Z"}}
	}`)
}

// A meeting from 30 June to 3 July is in both months, and on each of its days.
func TestAcrossMonths(t *testing.T) {
	wants(t, "across-months", `{
		july1: meetings(where: {from: "2025-07-01", until: "2025-07-01"}) { nodes { id } }
		months: meetingGroups(by: MONTH) { totalCount nodes { key count meetings { nodes { id } } } ungrouped }
		julyGroups: meetingGroups(by: MONTH, where: {from: "2025-07-01", until: "2025-07-31"}) { nodes { key count } }
		days: meetingGroups(by: DAY) { totalCount nodes { key count } ungrouped }
		years: meetingGroups(by: YEAR) { nodes { key count } }
	}`, `{
		"july1": {"nodes": [{"id": "round-2025-06-30"}]},
		"months": {"totalCount": 2, "nodes": [
			{"key": "2025-06", "count": 1, "meetings": {"nodes": [{"id": "round-2025-06-30"}]}},
			{"key": "2025-07", "count": 1, "meetings": {"nodes": [{"id": "round-2025-06-30"}]}}
		], "ungrouped": 0},
		"julyGroups": {"nodes": [{"key": "2025-06", "count": 1}, {"key": "2025-07", "count": 1}]},
		"days": {"totalCount": 4, "nodes": [
			{"key": "2025-06-30", "count": 1}, {"key": "2025-07-01", "count": 1}, {"key": "2025-07-02", "count": 1}, {"key": "2025-07-03", "count": 1}
		], "ungrouped": 0},
		"years": {"nodes": [{"key": "2025", "count": 1}]}
	}`)
}

// An undated meeting is neither the first nor the last. It counts, and is told apart.
func TestFirstMet(t *testing.T) {
	wants(t, "first-met", `{
		whoMet(actor: "ana-reyes") { nodes { count undated firstMet { id } lastMet { id } } }
		undated: whoMet(actor: "ana-reyes", where: {id: ["undated"]}, orderBy: [FIRST_MET_ASC]) { nodes { count undated firstMet { id } lastMet { id } } }
		asc: meetings(orderBy: [WHEN_ASC]) { nodes { id } }
		desc: meetings(orderBy: [WHEN_DESC]) { nodes { id } }
		last: meetings(orderBy: [WHEN_ASC], last: 1) { nodes { id } }
		months: meetingGroups(by: MONTH) { totalCount nodes { key count } ungrouped }
		days: meetingGroups(by: DAY) { nodes { key count } ungrouped }
	}`, `{
		"whoMet": {"nodes": [{"count": 3, "undated": 1, "firstMet": {"id": "march"}, "lastMet": {"id": "may"}}]},
		"undated": {"nodes": [{"count": 1, "undated": 1, "firstMet": null, "lastMet": null}]},
		"asc": {"nodes": [{"id": "march"}, {"id": "may"}, {"id": "undated"}]},
		"desc": {"nodes": [{"id": "may"}, {"id": "march"}, {"id": "undated"}]},
		"last": {"nodes": [{"id": "undated"}]},
		"months": {"totalCount": 2, "nodes": [{"key": "2025-03", "count": 1}, {"key": "2025-05", "count": 1}], "ungrouped": 1},
		"days": {"nodes": [{"key": "2025-05-05", "count": 1}], "ungrouped": 2}
	}`)
}

// A day lies in the future only where it has begun nowhere.
func TestTodayElsewhere(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Join("testdata", "today-elsewhere"))); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(folder, "source.yaml")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	const written = "2026-11-28"
	tomorrow := time.Now().UTC().AddDate(0, 0, 1)
	text = []byte(strings.Replace(string(text), "published: "+written, "published: "+tomorrow.Format(time.DateOnly), 1))
	if err := os.WriteFile(name, text, 0o600); err != nil {
		t.Fatal(err)
	}
	// The first place on Earth to which a day comes is 14 hours before UTC.
	midnight := tomorrow.Truncate(24 * time.Hour)
	for _, c := range []struct {
		before time.Duration
		future bool
	}{{14*time.Hour + time.Second, true}, {14 * time.Hour, false}, {time.Second, false}, {0, false}} {
		_, err := loader.Folder(folder, midnight.Add(-c.before))
		switch {
		case !c.future && err != nil:
			t.Errorf("%s before midnight UTC: %v", c.before, err)
		case c.future && (err == nil || !strings.Contains(err.Error(), "source.yaml:3:12: `published` is in the future")):
			t.Errorf("%s before midnight UTC, the day has begun nowhere, and the loader says %v", c.before, err)
		}
	}
}

// On the day of a handover an office has two holders, at an hour of it only one.
func TestHandoverDay(t *testing.T) {
	wants(t, "handover-day", `{
		day: organization(id: "norland") { members(edge: {post: ["President"], at: "2025-06-20"}) { totalCount edges { node { id } start { text } end { text } } } }
		before: organization(id: "norland") { members(edge: {post: ["President"], at: "2025-06-20T11:00:00Z"}) { nodes { id } } }
		after: organization(id: "norland") { members(edge: {post: ["President"], at: "2025-06-20T15:00:00+02:00"}) { nodes { id } } }
		next: organization(id: "norland") { members(edge: {post: ["President"], at: "2025-06-21"}) { nodes { id } } }
	}`, `{
		"day": {"members": {"totalCount": 2, "edges": [
			{"node": {"id": "old-president"}, "start": {"text": "2021-06-20T12:00Z"}, "end": {"text": "2025-06-20T12:00Z"}},
			{"node": {"id": "new-president"}, "start": {"text": "2025-06-20T12:00Z"}, "end": null}
		]}},
		"before": {"members": {"nodes": [{"id": "old-president"}]}},
		"after": {"members": {"nodes": [{"id": "new-president"}]}},
		"next": {"members": {"nodes": [{"id": "new-president"}]}}
	}`)
}

// Every grouping tells how many meetings are in none of its groups, and a filter finds the meetings of which no source
// says how the people met. If sources differ on how they met, sources do say it.
func TestNoModeSaid(t *testing.T) {
	wants(t, "no-mode-said", `{
		mode: meetingGroups(by: MODE) { totalCount nodes { key count } ungrouped }
		held: meetingGroups(by: MODE, where: {mode: [PHONE]}) { nodes { key count } ungrouped }
		place: meetingGroups(by: PLACE, first: 1) { nodes { key count } ungrouped }
		participant: meetingGroups(by: PARTICIPANT) { nodes { key } ungrouped }
		day: meetingGroups(by: DAY) { nodes { key } ungrouped }
		month: meetingGroups(by: MONTH) { nodes { key count } ungrouped }
		unknown: meetings(where: {mode: [UNKNOWN]}) { nodes { id mode } }
		known: meetings(where: {not: {mode: [UNKNOWN]}}) { nodes { id } }
		either: meetings(where: {mode: [UNKNOWN, PHONE]}) { totalCount }
	}`, `{
		"mode": {"totalCount": 2, "nodes": [{"key": "PHONE", "count": 1}, {"key": "UNKNOWN", "count": 1}], "ungrouped": 2},
		"held": {"nodes": [{"key": "PHONE", "count": 1}], "ungrouped": 0},
		"place": {"nodes": [{"key": "selm", "count": 1}], "ungrouped": 3},
		"participant": {"nodes": [], "ungrouped": 4},
		"day": {"nodes": [{"key": "2025-05-05"}], "ungrouped": 3},
		"month": {"nodes": [{"key": "2025-05", "count": 2}], "ungrouped": 2},
		"unknown": {"nodes": [{"id": "plain", "mode": null}, {"id": "unclear", "mode": "UNKNOWN"}]},
		"known": {"nodes": [{"id": "call"}, {"id": "unsettled"}]},
		"either": {"totalCount": 3}
	}`)
}

// A denial of a meeting changes what is joined with the meeting: its outcome, a quotation from it, and an agreement that was signed at it. Nobody reports
// about these in the period.
func TestWhatADenialChanges(t *testing.T) {
	const denial = `"at": "2025-03-05T08:00:00Z", "claims": {"nodes": [{"property": "status", "polarity": "DENIES", "source": {"id": "post-2"}}]}}]`
	wants(t, "what-a-denial-changes", `{
		outcome: changes(since: "2025-03-04", of: "truce") { ...Change }
		quotation: changes(since: "2025-03-04", of: "good-talks") { ...Change }
		agreement: changes(since: "2025-03-04", of: "pact") { ...Change }
		all: changes(since: "2025-03-04", kinds: [CONTESTED]) { subjectId property }
	} fragment Change on RecordChange { kind subjectId property at claims { nodes { property polarity source { id } } } }`, `{
		"outcome": [{"kind": "CONTESTED", "subjectId": "truce", "property": "meeting", `+denial+`,
		"quotation": [{"kind": "CONTESTED", "subjectId": "good-talks", "property": "occasion", `+denial+`,
		"agreement": [{"kind": "CONTESTED", "subjectId": "pact", "property": "signatories", `+denial+`,
		"all": [
			{"subjectId": "good-talks", "property": "occasion"}, {"subjectId": "pact", "property": "signatories"},
			{"subjectId": "talks", "property": "outcomes"}, {"subjectId": "talks", "property": "status"}, {"subjectId": "truce", "property": "meeting"}
		]
	}`)
}

// A disagreement ends with the report that ends it, also if another report said the same before.
func TestWhenADisagreementEnds(t *testing.T) {
	wants(t, "what-a-denial-changes", `{ changes(since: "2025-03-02", until: "2025-03-04", of: "dinner") { kind property before after at claims { nodes { property source { id } } } } }`, `{"changes": [
		{"kind": "RESOLVED", "property": "when", "before": ["2025-02-21"], "after": ["2025-02-21"], "at": "2025-03-04T08:00:00Z", "claims": {"nodes": [{"property": "when", "source": {"id": "herald-2"}}]}}
	]}`)
}
