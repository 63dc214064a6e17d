package fold

import (
	"testing"

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

func TestRule4RivalAttendance(t *testing.T) {
	tellAttendance(t, []attendance{
		{
			name: "there and absent",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), there("ATTENDED", "umerov")),
				says("c2", "a1", on(11), there("ABSENT_FROM", "umerov")),
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
			want: "DENIED_AT", contested: []string{"denied"},
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
