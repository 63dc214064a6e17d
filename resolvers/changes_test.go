package resolvers

import (
	"strings"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
)

// changing returns a graph in which talks were planned on 1 January for March in Rome, moved on the 2nd to Bern and to 5 April, and
// held on the 3rd according to one paper and denied by another. The border came on record on the 3rd, as their topic.
func changing() graph.Contents {
	const first, second, third = "2030-01-01T00:00:00Z", "2030-01-02T00:00:00Z", "2030-01-03T00:00:00Z"
	b := &graphtest.Builder{}
	b.Thing("Place", "rome", "name", "Rome")
	b.Thing("Place", "bern", "name", "Bern")
	b.Thing("Person", "ada", "name", "Ada")
	b.Thing("Issue", "border", "name", "Border", "since", third)
	b.Thing("Place", "switzerland", "name", "Switzerland")
	b.Edge("WITHIN", "bern", "switzerland")
	b.Thing("Issue", "territory", "name", "Territory")
	b.Edge("SUBISSUE_OF", "border", "territory", "since", third)
	times := func(text, from, until string) []any {
		return []any{"when", text, "when_earliest", from, "when_latest", until}
	}
	b.Thing("Meeting", "talks", append([]any{"status", "DISPUTED", "contested", []string{"status"}, "since", third}, times("2030-04-05", "2030-04-05T00:00:00Z", "2030-04-05T23:59:59Z")...)...)
	b.Edge("PAST_MEETING", "talks", "talks", append([]any{"status", "SCHEDULED", "since", first, "until", second}, times("2030-03", "2030-03-01T00:00:00Z", "2030-03-31T23:59:59Z")...)...)
	b.Edge("PAST_MEETING", "talks", "talks", append([]any{"status", "SCHEDULED", "since", second, "until", third}, times("2030-04", "2030-04-01T00:00:00Z", "2030-04-30T23:59:59Z")...)...)
	b.Edge("PAST_AT", "talks", "rome", "since", first, "until", second)
	b.Edge("AT", "talks", "bern", "since", second)
	b.Edge("PAST_EXPECTED_AT", "ada", "talks", "since", first, "until", third)
	b.Edge("ALLEGED_AT", "ada", "talks", "since", third)
	b.Edge("TOPIC", "talks", "border", "as", "DISCUSSED", "since", third)
	claim := func(id, property, at, about string, more ...any) {
		b.Thing("Claim", id, append([]any{"property", property, "reported", at, "polarity", "AFFIRMS", "rank", "NORMAL"}, more...)...)
		b.Edge("ABOUT", id, about)
	}
	claim("c1", "status", first, "talks")
	claim("c2", "when", second, "talks")
	claim("c3", "places", second, "talks", "object", "bern")
	claim("c4", "status", third, "talks")
	claim("c5", "meetings", third, "ada", "object", "talks") // told from the other end
	claim("c6", "topics.as", third, "talks", "object", "border")
	claim("c7", "name", third, "border")
	return b.Contents
}

func TestChanges(t *testing.T) {
	e := executorOver(t, changing())
	const read = `{ kind subject { id } property before after added { id } removed { id } at claims { nodes { id } } }`
	for _, c := range []struct{ name, arguments, data, code string }{
		{
			"a thing comes on record", `since: "2029-12-31", until: "2030-01-01"`,
			`[{"kind":"ADDED","subject":{"id":"talks"},"property":null,"before":[],"after":[],"added":[],"removed":[],"at":"2030-01-01T00:00:00Z","claims":{"nodes":[{"id":"c1"}]}}]`, "",
		},
		{
			"it moves", `since: "2030-01-01", until: "2030-01-02"`,
			`[{"kind":"MOVED","subject":{"id":"talks"},"property":"places","before":["rome"],"after":["bern"],"added":[{"id":"bern"}],"removed":[{"id":"rome"}],"at":"2030-01-02T00:00:00Z","claims":{"nodes":[{"id":"c3"}]}},` +
				`{"kind":"MOVED","subject":{"id":"talks"},"property":"when","before":["2030-03"],"after":["2030-04"],"added":[],"removed":[],"at":"2030-01-02T00:00:00Z","claims":{"nodes":[{"id":"c2"}]}}]`, "",
		},
		{
			"sources begin to disagree; what follows from the claims about the meeting has these claims", `since: "2030-01-02T00:00:00Z", of: "talks", kinds: [CONTESTED]`,
			`[{"kind":"CONTESTED","subject":{"id":"talks"},"property":"status","before":["SCHEDULED"],"after":["DISPUTED"],"added":[],"removed":[],"at":"2030-01-03T00:00:00Z","claims":{"nodes":[{"id":"c4"}]}}]`, "",
		},
		{
			"of an actor: the relations that lead to the actor, and what becomes of the meeting; a time that is only more exact has not moved", `since: "2030-01-02", of: "ada", kinds: [CHANGED, CONTESTED, MOVED]`,
			`[{"kind":"CHANGED","subject":{"id":"talks"},"property":"alleged","before":[],"after":["ada"],"added":[{"id":"ada"}],"removed":[],"at":"2030-01-03T00:00:00Z","claims":{"nodes":[{"id":"c4"},{"id":"c5"},{"id":"c6"}]}},` +
				`{"kind":"CHANGED","subject":{"id":"talks"},"property":"expected","before":["ada"],"after":[],"added":[],"removed":[{"id":"ada"}],"at":"2030-01-03T00:00:00Z","claims":{"nodes":[{"id":"c4"},{"id":"c5"},{"id":"c6"}]}},` +
				`{"kind":"CONTESTED","subject":{"id":"talks"},"property":"status","before":["SCHEDULED"],"after":["DISPUTED"],"added":[],"removed":[],"at":"2030-01-03T00:00:00Z","claims":{"nodes":[{"id":"c4"}]}},` +
				`{"kind":"CHANGED","subject":{"id":"talks"},"property":"topics","before":[],"after":["border"],"added":[{"id":"border"}],"removed":[],"at":"2030-01-03T00:00:00Z","claims":{"nodes":[{"id":"c6"}]}},` +
				`{"kind":"CHANGED","subject":{"id":"talks"},"property":"when","before":["2030-04"],"after":["2030-04-05"],"added":[],"removed":[],"at":"2030-01-03T00:00:00Z","claims":{"nodes":[{"id":"c4"},{"id":"c5"},{"id":"c6"}]}}]`, "",
		},
		{
			"of a place: the places that lie in it count, too", `since: "2030-01-01", until: "2030-01-02", of: "switzerland", kinds: [MOVED]`,
			`[{"kind":"MOVED","subject":{"id":"talks"},"property":"places","before":["rome"],"after":["bern"],"added":[{"id":"bern"}],"removed":[{"id":"rome"}],"at":"2030-01-02T00:00:00Z","claims":{"nodes":[{"id":"c3"}]}},` +
				`{"kind":"MOVED","subject":{"id":"talks"},"property":"when","before":["2030-03"],"after":["2030-04"],"added":[],"removed":[],"at":"2030-01-02T00:00:00Z","claims":{"nodes":[{"id":"c2"}]}}]`, "",
		},
		{
			"of an issue: the issues below it count, too", `since: "2030-01-02", of: "territory", kinds: [ADDED]`,
			`[{"kind":"ADDED","subject":{"id":"border"},"property":null,"before":[],"after":[],"added":[],"removed":[],"at":"2030-01-03T00:00:00Z","claims":{"nodes":[{"id":"c6"},{"id":"c7"}]}}]`, "",
		},
		{"nothing was reported", `since: "2030-01-03"`, `[]`, ""},
		{"no kinds", `since: "2029-12-31", kinds: []`, `[]`, ""},
		{"the wrong way round", `since: "2030-01-03", until: "2030-01-02"`, `null`, "BAD_USER_INPUT"},
		{"no moment", `since: "yesterday"`, `null`, "BAD_USER_INPUT"},
		{"an unknown id", `since: "2030-01-01", of: "nobody"`, `null`, "UNKNOWN_ID"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := proved(t, e, `{ changes(`+c.arguments+`) `+read+` }`, nil)
			want := `{"changes":` + c.data + `}`
			if c.code != "" {
				want = `null`
			}
			if errors := strings.Join(got.errors, " "); got.data != want || (errors == "") != (c.code == "") || !strings.HasSuffix(errors, c.code) {
				t.Errorf("the answer is\n%s %v\nwant\n%s %s", got.data, got.errors, want, c.code)
			}
		})
	}
	const exact = `{ changes(since: "2030-01-02", of: "talks") { kind property } }`
	if got := proved(t, e, exact, nil); !strings.Contains(got.data, `{"kind":"CHANGED","property":"when"}`) || !strings.Contains(got.data, `{"kind":"CHANGED","property":"topics"}`) {
		t.Errorf("the changes of the talks are %s", got.data)
	}
}

func TestPlanChanges(t *testing.T) {
	b := &graphtest.Builder{}
	b.Thing("PlanVersion", "v1", "name", "First")
	b.Thing("PlanVersion", "v2", "name", "Second")
	for _, p := range []string{"army", "nato", "land", "flag", "sea"} {
		b.Thing("Point", p, "name", p)
	}
	b.Edge("PROVIDES", "v1", "army", "wording", "a limit", "number", "7")
	b.Edge("PROVIDES", "v1", "army", "wording", "a cap", "number", "6")
	b.Edge("PROVIDES", "v2", "army", "wording", "a limit", "number", "10 (b)")
	b.Edge("PROVIDES", "v1", "nato", "wording", "a ban", "number", "2")
	b.Edge("PROVIDES", "v2", "nato", "wording", "a ban", "number", "3")
	b.Edge("PROVIDES", "v1", "land", "wording", "recognition")
	b.Edge("PROVIDES", "v2", "flag", "wording", "a flag", "since", "2030-01-02T00:00:00Z")
	b.Edge("PROVIDES", "v1", "sea", "wording", "access", "number", "1")
	b.Edge("PROVIDES", "v2", "sea", "wording", "access", "number", "1")
	e := executorOver(t, b.Contents)
	for _, c := range []struct{ query, data string }{
		{
			`{ planChanges(from: "v1", to: "v2") { kind point { id } wordingsBefore wordingsAfter numbersBefore numbersAfter } }`,
			`{"planChanges":[{"kind":"SAME","point":{"id":"sea"},"wordingsBefore":["access"],"wordingsAfter":["access"],"numbersBefore":["1"],"numbersAfter":["1"]},` +
				`{"kind":"RENUMBERED","point":{"id":"nato"},"wordingsBefore":["a ban"],"wordingsAfter":["a ban"],"numbersBefore":["2"],"numbersAfter":["3"]},` +
				`{"kind":"REWORDED","point":{"id":"army"},"wordingsBefore":["a cap","a limit"],"wordingsAfter":["a limit"],"numbersBefore":["6","7"],"numbersAfter":["10 (b)"]},` +
				`{"kind":"ONLY_IN_TO","point":{"id":"flag"},"wordingsBefore":[],"wordingsAfter":["a flag"],"numbersBefore":[],"numbersAfter":[]},` +
				`{"kind":"ONLY_IN_FROM","point":{"id":"land"},"wordingsBefore":["recognition"],"wordingsAfter":[],"numbersBefore":[],"numbersAfter":[]}]}`,
		},
		{`{ planChanges(from: "v2", to: "v2", asOf: "2030-01-01") { kind point { id } } }`, `{"planChanges":[{"kind":"SAME","point":{"id":"sea"}},{"kind":"SAME","point":{"id":"nato"}},{"kind":"SAME","point":{"id":"army"}}]}`},
	} {
		if got := proved(t, e, c.query, nil); got.data != c.data || len(got.errors) > 0 {
			t.Errorf("%s gives\n%s %v\nwant\n%s", c.query, got.data, got.errors, c.data)
		}
	}
	if got := ask(t, e, `{ planChanges(from: "v1", to: "army") { kind } }`, nil); len(got.errors) != 1 || !strings.Contains(got.errors[0], "UNKNOWN_ID") {
		t.Errorf("a point that is named as a version gives %v", got.errors)
	}
}

func TestPlannedMeetings(t *testing.T) {
	const first, third = "2030-01-01T00:00:00Z", "2030-01-03T00:00:00Z"
	b := &graphtest.Builder{}
	plan := func(id, status, from, until, reported string) {
		values := []any{"status", status}
		if until != "" {
			values = append(values, "when", id, "when_earliest", from, "when_latest", until)
		}
		b.Thing("Meeting", id, values...)
		b.Thing("Claim", "of-"+id, "property", "status", "reported", reported, "polarity", "AFFIRMS", "rank", "NORMAL")
		b.Edge("ABOUT", "of-"+id, id)
	}
	plan("forgotten", "SCHEDULED", "2030-01-02T00:00:00Z", "2030-01-02T23:59:59Z", first)
	plan("late", "PROPOSED", "2030-01-01T00:00:00Z", "2030-01-01T23:59:59Z", third)
	plan("next", "SCHEDULED", "2030-01-05T00:00:00Z", "2030-01-05T23:59:59Z", first)
	plan("someday", "PROPOSED", "", "", first)
	plan("over", "HELD", "2030-01-01T00:00:00Z", "2030-01-01T23:59:59Z", first)
	plan("replaced", "SCHEDULED", "2030-01-02T00:00:00Z", "2030-01-02T23:59:59Z", first)
	b.Edge("RESCHEDULED_AS", "replaced", "over")
	e := executorOver(t, b.Contents)
	late, forgotten := `{"meeting":{"id":"late"},"phase":"OVER","lastReported":"2030-01-03T00:00:00Z","silent":false}`, `{"meeting":{"id":"forgotten"},"phase":"OVER","lastReported":"2030-01-01T00:00:00Z","silent":true}`
	next, someday := `{"meeting":{"id":"next"},"phase":"UPCOMING","lastReported":"2030-01-01T00:00:00Z","silent":false}`, `{"meeting":{"id":"someday"},"phase":"UNDATED","lastReported":"2030-01-01T00:00:00Z","silent":false}`
	checkList(t, e, "plannedMeetings", `{ meeting { id } phase lastReported silent }`, []listCase{
		{"the meeting whose time begins first comes first", `asOf: "2030-01-03"`, late + "," + forgotten + "," + next + "," + someday, ""},
		{"of which nobody has spoken since", `asOf: "2030-01-03", silent: true`, forgotten, ""},
		{"of which somebody has, or whose time is not over", `asOf: "2030-01-03", silent: false, first: 2`, late + "," + next, ""},
		{"before their time", `asOf: "2030-01-01", silent: true`, "", ""},
		{"no moment", `asOf: "soon"`, "", "BAD_USER_INPUT"},
	})
}

// TestStances: ada rejected the point on the 1st, and accepted it from the 3rd on, after the walk of the 2nd. Bo seeks the plan.
func TestStances(t *testing.T) {
	const first, third = "2030-01-01T00:00:00Z", "2030-01-03T12:00:00Z"
	b := &graphtest.Builder{}
	b.Thing("Person", "ada", "name", "Ada")
	b.Thing("Person", "bo", "name", "Bo")
	b.Thing("Plan", "plan", "name", "Plan")
	b.Thing("Point", "sea", "name", "Sea")
	b.Thing("Issue", "gas", "name", "Gas")
	b.Edge("POINT_OF", "sea", "plan")
	b.Thing("Claim", "c1", "reported", first)
	b.Thing("Claim", "c2", "reported", third)
	b.Meeting("walk", "HELD", "2030-01-02")
	b.Meeting("later", "HELD", "2030-01-04")
	b.Edge("ATTENDED", "ada", "walk")
	b.Edge("ATTENDED", "ada", "later")
	b.Edge("PAST_TAKES_STANCE_ON", "ada", "sea", "position", "REJECTS", "wording", "never", "since", first, "until", third, "claims", []string{"c1"})
	b.Edge("TAKES_STANCE_ON", "ada", "sea", "position", "ACCEPTS", "since", third, "claims", []string{"c1", "c2"})
	b.Edge("TAKES_STANCE_ON", "bo", "plan", "position", "SEEKS", "since", first)
	e := executorOver(t, b.Contents)
	cell := func(topic, actor, position, wording, until, after, claims string) string {
		return `{"topic":{"id":"` + topic + `"},"actor":{"id":"` + actor + `"},"position":"` + position + `","wording":` + wording + `,"until":` + until + `,"afterMeeting":` + after + `,"claims":{"nodes":[` + claims + `]}}`
	}
	c1, both, walk := `{"id":"c1"}`, `{"id":"c1"},{"id":"c2"}`, `{"id":"walk"}`
	seeks, accepts := cell("plan", "bo", "SEEKS", `null`, `null`, `null`, ""), cell("sea", "ada", "ACCEPTS", `null`, `null`, walk, both)
	rejected, rejects := cell("sea", "ada", "REJECTS", `"never"`, `"`+third+`"`, `null`, c1), cell("sea", "ada", "REJECTS", `"never"`, `null`, `null`, c1)
	checkList(t, e, "stances", `{ topic { id } actor { id } position wording until afterMeeting { id } claims { nodes { id } } }`, []listCase{
		{"a plan with its points", `on: ["gas", "plan"]`, seeks + "," + accepts, ""},
		{"also earlier stances", `on: ["sea"], earlier: true`, rejected + "," + accepts, ""},
		{"as of a day: the stance had not ended", `on: ["sea"], earlier: true, asOf: "2030-01-02"`, rejects, ""},
		{"of one actor", `on: ["plan"], of: ["bo"]`, seeks, ""},
		{"of nobody", `on: ["plan"], of: []`, "", ""},
		{"on nothing", `on: []`, "", "BAD_USER_INPUT"},
		{"on what is no topic", `on: ["ada"]`, "", "UNKNOWN_ID"},
	})
}

// TestAStanceThatStaysTheSame: Ada's stance was the same while another source disagreed for two days. It is one cell, since before the walk.
func TestAStanceThatStaysTheSame(t *testing.T) {
	b := &graphtest.Builder{}
	b.Thing("Person", "ada", "name", "Ada")
	b.Thing("Issue", "sea", "name", "Sea")
	b.Meeting("walk", "HELD", "2030-01-02")
	b.Edge("ATTENDED", "ada", "walk")
	for id, at := range map[string]string{"c1": "2030-01-01T00:00:00Z", "c2": "2030-01-03T00:00:00Z", "c3": "2030-01-07T00:00:00Z"} {
		b.Thing("Claim", id, "reported", at)
	}
	past := func(wording, since, until string, more ...any) {
		b.Edge("PAST_TAKES_STANCE_ON", "ada", "sea", append([]any{"position", "REJECTS", "wording", wording, "since", since, "until", until}, more...)...)
	}
	past("never", "2030-01-01T00:00:00Z", "2030-01-03T00:00:00Z", "claims", []string{"c1"})
	past("never", "2030-01-03T00:00:00Z", "2030-01-05T00:00:00Z", "claims", []string{"c1", "c2"}, "contested", []string{"stances"})
	past("never", "2030-01-05T00:00:00Z", "2030-01-06T00:00:00Z", "claims", []string{"c1", "c2"})
	past("no way", "2030-01-06T00:00:00Z", "2030-01-07T00:00:00Z")
	past("never", "2030-01-07T00:00:00Z", "2030-01-08T00:00:00Z", "claims", []string{"c3"}, "contested", []string{"stances"})
	b.Edge("TAKES_STANCE_ON", "ada", "sea", "position", "REJECTS", "wording", "never", "since", "2030-01-08T00:00:00Z", "claims", []string{"c3"})
	const first, second = `{"wording":"never","since":"2030-01-01T00:00:00Z","until":"2030-01-06T00:00:00Z","afterMeeting":null,"claims":{"nodes":[{"id":"c1"},{"id":"c2"}]}}`,
		`{"wording":"no way","since":"2030-01-06T00:00:00Z","until":"2030-01-07T00:00:00Z","afterMeeting":{"id":"walk"},"claims":{"nodes":[]}}`
	const last = `{"wording":"never","since":"2030-01-07T00:00:00Z","until":null,"afterMeeting":{"id":"walk"},"claims":{"nodes":[{"id":"c3"}]}}`
	const open = `{"wording":"never","since":"2030-01-01T00:00:00Z","until":null,"afterMeeting":null,"claims":{"nodes":[{"id":"c1"},{"id":"c2"}]}}`
	checkList(t, executorOver(t, b.Contents), "stances", `{ wording since until afterMeeting { id } claims { nodes { id } } }`, []listCase{
		{"now", `on: ["sea"]`, last, ""},
		{"also earlier forms", `on: ["sea"], earlier: true`, first + "," + second + "," + last, ""},
		{"as of a day on which another source disagreed", `on: ["sea"], asOf: "2030-01-04"`, open, ""},
	})
}

// TestKindsOfChanges: a more exact place is no other place. A meeting that another meeting replaces has moved. A meeting that is denied and contested is
// also cancelled, and a time that is open again has not moved.
func TestKindsOfChanges(t *testing.T) {
	const first, second = "2030-01-01T00:00:00Z", "2030-01-02T00:00:00Z"
	b := &graphtest.Builder{}
	for _, id := range []string{"world", "land", "region", "town", "isle"} {
		b.Thing("Place", id, "name", id)
	}
	b.Edge("WITHIN", "town", "region")
	b.Edge("WITHIN", "region", "land")
	b.Edge("WITHIN", "land", "world")
	b.Edge("WITHIN", "isle", "world")
	time := func(text, from, until string) []any {
		return []any{"when", text, "when_earliest", from + "T00:00:00Z", "when_latest", until + "T23:59:59Z"}
	}
	meeting := func(id string, was, is []any, contested ...string) {
		b.Thing("Meeting", id, append(is, "contested", contested, "since", second)...)
		b.Edge("PAST_MEETING", id, id, append(was, "since", first, "until", second)...)
		b.Thing("Claim", "of-"+id, "property", "status", "reported", second, "polarity", "AFFIRMS", "rank", "NORMAL")
		b.Edge("ABOUT", "of-"+id, id)
	}
	place := func(id, was, is string) {
		meeting(id, []any{"status", "HELD"}, []any{"status", "HELD"})
		b.Edge("PAST_AT", id, was, "since", first, "until", second)
		b.Edge("AT", id, is, "since", second)
	}
	place("exact", "land", "town")
	place("vague", "town", "land")
	place("other", "land", "isle")
	meeting("replaced", []any{"status", "SCHEDULED"}, []any{"status", "SCHEDULED"})
	b.Edge("RESCHEDULED_AS", "replaced", "other", "since", second)
	meeting("denied", []any{"status", "HELD"}, []any{"status", "DENIED"}, "status")
	meeting("disputed", []any{"status", "HELD"}, []any{"status", "DISPUTED"}, "status")
	meeting("open", time("2030-05-01", "2030-05-01", "2030-05-01"), time("[2030-05-01,2030-05-03]", "2030-05-01", "2030-05-03"), "when")
	meeting("doubtful", time("2030-05-01", "2030-05-01", "2030-05-01"), time("2030-05-03", "2030-05-03", "2030-05-03"), "when")
	e := executorOver(t, b.Contents)
	for of, want := range map[string]string{
		"exact":    `{"kind":"CHANGED","property":"places"}`,
		"vague":    `{"kind":"CHANGED","property":"places"}`,
		"replaced": `{"kind":"MOVED","property":"rescheduledAs"}`,
		"denied":   `{"kind":"CANCELLED","property":"status"},{"kind":"CONTESTED","property":"status"}`,
		"disputed": `{"kind":"CONTESTED","property":"status"}`,
		"open":     `{"kind":"CONTESTED","property":"when"}`,
		"doubtful": `{"kind":"CONTESTED","property":"when"},{"kind":"MOVED","property":"when"}`,
		"isle":     `{"kind":"MOVED","property":"places"}`,
	} {
		if got := proved(t, e, `{ changes(since: "`+first+`", of: "`+of+`") { kind property } }`, nil); got.data != `{"changes":[`+want+`]}` || len(got.errors) > 0 {
			t.Errorf("of %s, the changes are %s %v, want %s", of, got.data, got.errors, want)
		}
	}
}
