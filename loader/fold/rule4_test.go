package fold

import (
	"reflect"
	"testing"

	"parley/graph"
	"parley/loader/dossier"
)

func TestRule4Contested(t *testing.T) {
	tell(t, []story{
		{
			name: "agreement is none", property: "mode",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), modeIs("PHONE")),
				says("c2", "d1", on(12), modeIs("PHONE")),
			},
			want: "PHONE",
		},
		{
			name: "reliability never hides a disagreement", property: "mode",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), modeIs("PHONE")),
				says("c2", "n1", on(11), modeIs("VIDEO")),
			},
			want: "PHONE", contested: true,
		},
		{
			name: "a deprecated claim does not contest", property: "mode",
			claims: []dossier.Claim{
				says("c1", "d1", on(11), modeIs("PHONE")),
				says("c2", "a1", on(12), modeIs("VIDEO"), deprecated),
			},
			want: "PHONE",
		},
		{
			name: "deprecated claims alone are nothing", property: "mode",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), modeIs("PHONE"), deprecated),
				says("c2", "b1", on(11), modeIs("VIDEO"), deprecated),
			},
		},
		{
			name: "a normal claim does not contest a preferred one", property: "mode",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), modeIs("PHONE")),
				says("c2", "d1", on(11), modeIs("VIDEO"), preferred),
			},
			want: "VIDEO",
		},
		{
			name: "a worse denial contests", property: "mode",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), modeIs("PHONE")),
				says("c2", "d1", on(12), modeIs("PHONE"), denies),
			},
			want: "PHONE", contested: true,
		},
		{
			name: "a better denial takes the value away", property: "mode",
			claims: []dossier.Claim{
				says("c1", "d1", on(12), modeIs("PHONE")),
				says("c2", "a1", on(11), modeIs("PHONE"), denies),
			},
			want: nil, contested: true,
		},
		{
			name: "a better denial leaves the next value", property: "mode",
			claims: []dossier.Claim{
				says("c1", "a2", on(11), modeIs("PHONE"), denies),
				says("c2", "b1", on(11), modeIs("PHONE")),
				says("c3", "d1", on(11), modeIs("VIDEO")),
			},
			want: "VIDEO", contested: true,
		},
		{
			name: "a lone denial is no disagreement", property: "mode",
			claims: []dossier.Claim{says("c1", "a1", on(11), modeIs("PHONE"), denies)},
			want:   nil,
		},
		{
			name: "nor are two", property: "mode",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), modeIs("PHONE"), denies),
				says("c2", "b1", on(11), modeIs("VIDEO"), denies),
			},
			want: nil,
		},
		{
			name: "a superseded rival is none", property: "mode",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), modeIs("PHONE")),
				says("c2", "b1", on(11), modeIs("VIDEO")),
				says("c3", "b1", on(12), modeIs("PHONE")),
			},
			want: "PHONE",
		},
		{
			name: "other words for one day are no disagreement", property: "when",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), whenIs(10), worded("Wednesday")),
				says("c2", "b1", on(12), whenIs(10), worded("yesterday")),
				says("c3", "b2", on(12), whenIs(10), inferredFrom("a week after Geneva")),
			},
			want: "2025-12-10",
		},
	})
}

// Times are compared by what they can mean.
func TestRule4Times(t *testing.T) {
	day, month := whenIs(10), whenMeans("2025-12", "2025-12-01T00:00:00Z", "2025-12-31T23:59:59Z")
	tell(t, []story{
		{
			name: "one clock or another", property: "when",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), whenMeans("2025-12-10T12:00Z", "2025-12-10T12:00:00Z", "2025-12-10T12:00:59Z")),
				says("c2", "b1", on(11), whenMeans("2025-12-10T14:00+02:00", "2025-12-10T12:00:00Z", "2025-12-10T12:00:59Z")),
			},
			want: "2025-12-10T12:00Z",
		},
		{
			name: "a day closer than its month is shown", property: "when",
			claims: []dossier.Claim{says("c1", "a1", on(31), month), says("c2", "n1", on(12), day)},
			want:   "2025-12-10",
		},
		{
			name: "though its source is the worse one, and open ends are wider", property: "when",
			claims: []dossier.Claim{
				says("c1", "a1", on(31), whenMeans("2025-12-01/..", "2025-12-01T00:00:00Z", "")),
				says("c2", "n1", on(12), day),
				says("c3", "b1", on(31), month),
			},
			want: "2025-12-10",
		},
		{
			name: "two days in one month differ", property: "when",
			claims: []dossier.Claim{says("c1", "a1", on(31), month), says("c2", "b1", on(12), day), says("c3", "d1", on(12), whenIs(11))},
			want:   "2025-12", contested: true,
		},
		{
			name: "so do times of which neither lies in the other", property: "when",
			claims: []dossier.Claim{
				says("c1", "a1", on(31), whenMeans("2025-12-01/2025-12-10", "2025-12-01T00:00:00Z", "2025-12-10T23:59:59Z")),
				says("c2", "b1", on(31), whenMeans("2025-12-10/..", "2025-12-10T00:00:00Z", "")),
			},
			want: "2025-12-01/2025-12-10", contested: true,
		},
		{
			name: "one day of two is no more exact account of both", property: "when",
			claims: []dossier.Claim{
				says("c1", "a1", on(12), whenMeans("2025-12-10/2025-12-11", "2025-12-10T00:00:00Z", "2025-12-11T23:59:59Z")),
				says("c2", "b1", on(12), day),
			},
			want: "2025-12-10/2025-12-11", contested: true,
		},
		{
			name: "two days are a more exact account of a month", property: "when",
			claims: []dossier.Claim{
				says("c1", "b1", on(12), whenMeans("2025-12-10/2025-12-11", "2025-12-10T00:00:00Z", "2025-12-11T23:59:59Z")),
				says("c2", "a1", on(12), month),
			},
			want: "2025-12-10/2025-12-11",
		},
		{
			name: "the days of an interval whose end is not exact are one of them", property: "when",
			claims: []dossier.Claim{
				says("c1", "a1", on(12), whenMeans("2025-12-10/2025-12-11~", "2025-12-10T00:00:00Z", "2025-12-11T23:59:59Z")),
				says("c2", "b1", on(12), day),
			},
			want: "2025-12-10",
		},
		{
			name: "nothing decides between one day and two", property: "when",
			claims: []dossier.Claim{
				says("c1", "b1", on(12), whenMeans("2025-12-10/2025-12-11", "2025-12-10T00:00:00Z", "2025-12-11T23:59:59Z")),
				says("c2", "b2", on(12), day),
			},
			want: "[2025-12-10,2025-12-10..2025-12-11]", contested: true,
		},
		{
			name: "a day that somebody denies is in dispute still", property: "when",
			claims: []dossier.Claim{says("c1", "a1", on(31), month), says("c2", "b1", on(12), day), says("c3", "d1", on(12), day, denies)},
			want:   "2025-12-10", contested: true,
		},
		{
			name: "what does not count is closer to nothing", property: "when",
			claims: []dossier.Claim{
				says("c1", "a1", on(31), whenMeans("2025-11-15/2025-12-15", "2025-11-15T00:00:00Z", "2025-12-15T23:59:59Z"), preferred),
				says("c2", "b1", on(31), month, preferred),
				says("c3", "d1", on(12), day),
			},
			want: "2025-11-15/2025-12-15", contested: true,
		},
		{
			name: "one that a better source denies gives way", property: "when",
			claims: []dossier.Claim{says("c1", "d1", on(12), day), says("c2", "b1", on(31), month), says("c3", "a1", on(12), day, denies)},
			want:   "2025-12", contested: true,
		},
	})
}

func TestRule4RivalAttendance(t *testing.T) {
	tellAttendance(t, []attendanceStory{
		{
			name: "there and absent",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), there("ATTENDED", "umerov")),
				says("c2", "a1", on(11), there("ABSENT_FROM", "umerov")),
				says("c3", "b1", on(11), there("ATTENDED", "rubio")),
				says("c4", "b1", on(11), there("ATTENDED", "ukraine")),
			},
			want: "ABSENT_FROM", contested: []string{"absentees"},
		},
		{
			name: "there, and denied by a worse source",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), there("ATTENDED", "umerov")),
				says("c2", "b1", on(12), there("ATTENDED", "umerov"), denies),
			},
			want: "ATTENDED", contested: []string{"participants"},
		},
		{
			name: "there, and denied by a better source",
			claims: []dossier.Claim{
				says("c1", "b1", on(12), there("ATTENDED", "umerov")),
				says("c2", "a1", on(11), there("ATTENDED", "umerov"), denies),
				says("c3", "b1", on(12), there("ATTENDED", "rubio")),
				says("c4", "b1", on(12), there("ATTENDED", "ukraine")),
			},
			want: "DENIED_AT", contested: []string{"denied"},
		},
		{
			name: "denied, and nobody says otherwise",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), there("ATTENDED", "umerov"), denies),
				says("c2", "a1", on(11), there("DENIED_AT", "umerov")),
			},
			want: "DENIED_AT",
		},
		{
			name: "an expectation denied",
			claims: []dossier.Claim{
				says("c1", "b1", on(5), there("EXPECTED_AT", "umerov")),
				says("c2", "b2", on(6), there("EXPECTED_AT", "umerov"), denies),
			},
			want: "DENIED_AT",
		},
		{
			name: "an absence denied is not an attendance",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), there("ABSENT_FROM", "umerov"), denies),
			},
		},
		{
			name: "a dispute that leaves no edge is noted on the meeting",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), there("ABSENT_FROM", "umerov"), denies),
				says("c2", "b1", on(11), there("ABSENT_FROM", "umerov")),
			},
			contested: []string{"absentees"},
		},
		{
			name: "retracted",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), there("ATTENDED", "umerov")),
				says("c2", "a1", on(12), there("ATTENDED", "umerov"), retracts),
			},
		},
		{
			name: "a source's later word on another of the rivals supersedes",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), there("ATTENDED", "umerov")),
				says("c2", "a1", on(12), there("ABSENT_FROM", "umerov")),
			},
			want: "ABSENT_FROM",
		},
		{
			name: "claims from both headings are of one slot",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), there("ATTENDED", "umerov")),
				says("c2", "a1", on(11), there("ATTENDED", "umerov"), denies, fromTheFarEnd),
				says("c3", "b1", on(11), there("ATTENDED", "rubio")),
				says("c4", "b1", on(11), there("ATTENDED", "ukraine")),
			},
			want: "DENIED_AT", contested: []string{"deniedAt"},
		},
		{
			name: "and one source supersedes itself across them",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), there("ATTENDED", "umerov"), fromTheFarEnd),
				says("c2", "b1", on(12), there("ABSENT_FROM", "umerov")),
			},
			want: "ABSENT_FROM",
		},
	})
}

// A rival beginning of a membership marks the person, too.
func TestARivalDetailMarksTheThing(t *testing.T) {
	reporter := func(c *dossier.Claim) {
		there("MEMBER_OF", "afp", "reporter", "")(c)
		c.Subject = "umerov"
	}
	since := func(year string) detail {
		return func(c *dossier.Claim) {
			reporter(c)
			c.Property = c.Relation.Property("start")
			c.Values = []graph.Value{year, year + "-01-01T00:00:00Z", year + "-12-31T23:59:59Z", nil, nil}
		}
	}
	c := Fold(dossierOf(
		says("c1", "b1", on(11), reporter), says("c2", "b1", on(11), since("2010")),
		says("c3", "b2", on(11), reporter), says("c4", "b2", on(11), since("2012")),
	))
	for _, mark := range []string{contested, openOf} {
		if got := get(t, c, "umerov", mark); !reflect.DeepEqual(got, []string{"memberships.start"}) {
			t.Errorf("%s is %v", mark, got)
		}
	}
}
