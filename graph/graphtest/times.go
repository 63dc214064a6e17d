package graphtest

import (
	"testing"

	"parley/graph"
)

// timesFixture returns a graph of two people and their meetings, whose times are of every kind:
//
//	march  in March 2030          may    on 5 May 2030
//	gap    on 3 and 5 June 2030   round  from 30 June to 1 July 2030
//	by     by 31 December 2030    never  at no known time
func timesFixture() graph.Contents {
	b := &Builder{}
	b.Thing("Person", "ada", "name", "Ada")
	b.Thing("Person", "bo", "name", "Bo")
	b.Meeting("may", "HELD", "2030-05-05")
	b.Meeting("never", "HELD", "")
	meeting := func(id, text, first, last string, more ...any) {
		times := []any{"when", text, "when_latest", last + "T23:59:59Z", "when_lastDay", last}
		if first != "" {
			times = append(times, "when_earliest", first+"T00:00:00Z", "when_firstDay", first)
		}
		b.Thing("Meeting", id, append(append([]any{"status", "HELD"}, times...), more...)...)
	}
	meeting("march", "2030-03", "2030-03-01", "2030-03-31", "when_periods", []string{"2030-03"})
	meeting("gap", "{2030-06-03,2030-06-05}", "2030-06-03", "2030-06-05",
		"when_periods", []string{"2030-06-03", "2030-06-05"},
		"when_days", []string{"2030-06-03/2030-06-03", "2030-06-05/2030-06-05"},
		"when_times", []string{"2030-06-03T00:00:00Z/2030-06-03T23:59:59Z", "2030-06-05T00:00:00Z/2030-06-05T23:59:59Z"})
	meeting("round", "2030-06-30/2030-07-01", "2030-06-30", "2030-07-01", "when_periods", []string{"2030-06-30", "2030-07-01"})
	meeting("by", "[..2030-12-31]", "", "2030-12-31")
	for _, m := range []string{"may", "never", "march", "gap", "round", "by"} {
		b.Edge("ATTENDED", "ada", m)
		b.Edge("ATTENDED", "bo", m)
	}
	return b.Contents
}

// testTimes: absent times come last in either direction; the first and the last meeting of an Encounter are among those
// with a beginning; Overlaps compares spans; groups by the texts of a list count a meeting in each of its groups.
func testTimes(t *testing.T, k graph.Keeper) {
	Load(t, k, timesFixture())
	when := prop("Meeting", "when")
	id := far("Meeting", p("id"))
	ordered := func(desc bool) *graph.Query {
		return scan("Meeting", &graph.List{Page: graph.Everything, Order: []graph.Order{{Property: when.Part("earliest"), Desc: desc}}}, id)
	}
	overlaps := func(part, from, until string) *graph.Query {
		return scan("Meeting", &graph.List{Page: graph.Everything, Where: graph.Comparison{
			Property: when.Part(part), Op: graph.Overlaps, Value: []string{from, until},
		}}, id)
	}
	groupedBy := func(g graph.Groups) *graph.Query {
		g.Property = when.Part("periods")
		return grouped(g, &graph.List{Page: graph.Everything, Total: true, Ungrouped: true}, far("Group", p("key"), p("count")))
	}
	periods := func(n int) *graph.Query { return groupedBy(graph.Groups{Prefix: n}) }
	weeks := groupedBy(graph.Groups{Prefix: 10, Weeks: true})
	during := func(first, last, from, until string) graph.Predicate {
		return graph.During{Time: when.Parts[0], First: when.Part(first), Last: when.Part(last), From: from, Until: until}
	}
	where := func(p graph.Predicate) *graph.Query {
		return scan("Meeting", &graph.List{Page: graph.Everything, Where: p}, id)
	}
	list := func(ids ...string) string {
		s := "[" + string(rune('0'+len(ids)))
		for _, i := range ids {
			s += ` - 0: Meeting{ 0: "` + i + `" end`
		}
		return s + " end"
	}
	groups := func(head string, keys ...string) string {
		s := head
		for _, k := range keys {
			s += ` - 0: Group{ 0: "` + k + `" 1: 1 end`
		}
		return s + " end"
	}
	encounter := far("Encounter", p("count"), p("undated"), to("firstMet", nil, id), to("lastMet", nil, id), p("firstTime"), p("lastTime"))
	undated := graph.Not{Predicate: graph.Comparison{Property: when.Part("earliest"), Op: graph.GreaterOrEqual, Value: ""}}
	for _, c := range []answer{
		{"the earliest first", ordered(false), list("march", "may", "gap", "round", "by", "never")},
		{"the latest first", ordered(true), list("round", "gap", "may", "march", "by", "never")},
		{"a day of a gap", overlaps("days", "2030-06-04", "2030-06-04"), list()},
		{"the day before a gap", overlaps("days", "2030-06-03", "2030-06-04"), list("gap")},
		{"the day after a gap", overlaps("days", "2030-06-05", "2030-06-30"), list("gap")},
		{"after the end", overlaps("days", "2030-06-06", "2031-01-01"), list()},
		{"the hours of a gap", overlaps("times", "2030-06-04T00:00:00Z", "2030-06-04T23:59:59Z"), list()},
		{"an hour at the end of a gap", overlaps("times", "2030-06-04T00:00:00Z", "2030-06-05T00:00:00Z"), list("gap")},
		{"during a day", where(during("firstDay", "lastDay", "2030-05-05", "2030-05-05")), list("by", "may")},
		{"during a day of a month", where(during("firstDay", "lastDay", "2030-03-15", "2030-03-15")), list("by", "march")},
		{"during a day, of a time with an open beginning", where(during("firstDay", "lastDay", "2000-01-01", "2000-01-01")), list("by")},
		{"during all time", where(during("firstDay", "lastDay", "", "")), list("by", "gap", "march", "may", "round")},
		{"not during a day", where(graph.Not{Predicate: during("firstDay", "lastDay", "2030-05-05", "2030-05-05")}), list("gap", "march", "never", "round")},
		{"not during all time", where(graph.Not{Predicate: during("firstDay", "lastDay", "", "")}), list("never")},
		{"after a second", where(during("earliest", "latest", "2030-05-05T23:59:59Z", "")), list("by", "gap", "may", "round")},
		{"up to a second", where(during("earliest", "latest", "", "2030-05-05T00:00:00Z")), list("by", "march", "may")},
		{
			"outside of all days",
			scan("Meeting", &graph.List{Page: graph.Everything, Where: graph.Not{Predicate: graph.Comparison{
				Property: when.Part("days"), Op: graph.Overlaps, Value: []string{"2030-01-01", "2030-12-31"},
			}}}, id),
			list("by", "march", "may", "never", "round"),
		},
		{
			"the days", periods(10),
			groups("[5/5-3", "2030-05-05", "2030-06-03", "2030-06-05", "2030-06-30", "2030-07-01"),
		},
		{
			"the months", periods(7),
			`[4/4-2 - 0: Group{ 0: "2030-03" 1: 1 end - 0: Group{ 0: "2030-05" 1: 1 end - 0: Group{ 0: "2030-06" 1: 2 end - 0: Group{ 0: "2030-07" 1: 1 end end`,
		},
		{"the weeks; two days of one week are one meeting", weeks, groups("[4/4-3", "2030-W18", "2030-W23", "2030-W26", "2030-W27")},
		{"the years", periods(4), `[1/1-2 - 0: Group{ 0: "2030" 1: 4 end end`},
		{
			"the first and the last meeting", whoMet(graph.Encounters{Actor: "ada"}, all(), encounter),
			`[1 - 0: Encounter{ 0: 6 1: 2 2: Meeting{ 0: "march" end 3: Meeting{ 0: "round" end 4: "2030-03-01T00:00:00Z" 5: "2030-06-30T00:00:00Z" end end`,
		},
		{
			"meetings without a beginning only", whoMet(graph.Encounters{Actor: "ada", Where: undated}, all(), encounter),
			`[1 - 0: Encounter{ 0: 2 1: 2 2: null 3: null 4: null 5: null end end`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _, err := Ask(Patient(t), k, c.query)
			if err != nil {
				t.Fatalf("Run: %v", err)
			}
			if got != c.want {
				t.Errorf("the answer is\n  %s\nwant\n  %s", got, c.want)
			}
		})
	}
	b := &Builder{}
	b.Meeting("new-year", "HELD", "2027-01-01")
	b.Meeting("eve", "HELD", "2024-12-31")
	Load(t, k, b.Contents)
	want := groups("[2/2", "2025-W01", "2026-W53")
	if got, _, err := Ask(Patient(t), k, weeks); err != nil || got != want {
		t.Errorf("a week belongs to the year of its Thursday: the answer is\n  %s\nwant\n  %s, error %v", got, want, err)
	}
}
