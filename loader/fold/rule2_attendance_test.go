package fold

import (
	"reflect"
	"strings"
	"testing"

	"parley/graph"
	"parley/loader/dossier"
)

func TestRule2Attendance(t *testing.T) {
	tellAttendance(t, []attendanceStory{
		{
			name: "expected, then there",
			claims: []dossier.Claim{
				says("c1", "a1", on(5), there("EXPECTED_AT", "umerov")),
				says("c2", "d1", on(11), there("ATTENDED", "umerov")),
			},
			want: "ATTENDED",
		},
		{
			name: "an expectation that is reported afterwards is not a rival",
			claims: []dossier.Claim{
				says("c1", "d1", on(11), there("ABSENT_FROM", "umerov")),
				says("c2", "a1", on(12), there("EXPECTED_AT", "umerov")),
			},
			want: "ABSENT_FROM",
		},
		{
			name: "a denial from before the day does not rival an account from after",
			claims: []dossier.Claim{
				says("c0", "a1", on(5), whenIs(10)),
				says("c1", "a1", on(5), there("ATTENDED", "umerov"), denies),
				says("c2", "d1", on(11), there("ATTENDED", "umerov")),
			},
			want: "ATTENDED",
		},
		{
			name: "nobody has attended what is still to come",
			claims: []dossier.Claim{
				says("c0", "a1", on(5), whenIs(10)),
				says("c1", "a1", on(5), there("ATTENDED", "umerov")),
				says("c2", "b1", on(6), there("EXPECTED_AT", "umerov")),
			},
			want: "EXPECTED_AT",
		},
		{
			name: "not even once the day is past, unless somebody confirms it",
			claims: []dossier.Claim{
				says("c0", "a1", on(5), whenIs(10)),
				says("c1", "a1", on(5), there("ATTENDED", "umerov")),
				says("c2", "b1", on(11), statusIs(graph.Held)),
			},
			want: "EXPECTED_BEFORE",
		},
		{
			name: "nor what a report of the day itself has to come",
			claims: []dossier.Claim{
				says("c0", "a1", on(10), whenIs(10)),
				says("c1", "a1", on(10), statusIs(graph.Scheduled)),
				says("c2", "a1", on(10), there("ATTENDED", "umerov")),
			},
			want: "EXPECTED_AT",
		},
		{
			name: "nor a meeting that the same report has called off",
			claims: []dossier.Claim{
				says("c0", "b1", on(5), whenIs(10)),
				says("c1", "a1", on(11), statusIs(graph.Cancelled)),
				says("c2", "a1", on(11), there("ATTENDED", "umerov")),
			},
			want: "EXPECTED_AT",
		},
		{
			name: "but who stayed away from it did",
			claims: []dossier.Claim{
				says("c0", "b1", on(5), whenIs(10)),
				says("c1", "n1", on(12), there("ATTENDED", "umerov")),
				says("c2", "a1", on(12), statusIs(graph.Cancelled)),
				says("c3", "a1", on(12), there("ABSENT_FROM", "umerov")),
			},
			want: "ABSENT_FROM", contested: []string{"absentees"},
		},
		{
			name: "and that somebody did not take part is no expectation",
			claims: []dossier.Claim{
				says("c0", "b1", on(5), whenIs(10)),
				says("c1", "b2", on(11), there("ATTENDED", "umerov")),
				says("c2", "a1", on(12), statusIs(graph.Cancelled)),
				says("c3", "a1", on(12), there("ATTENDED", "umerov"), denies),
			},
			want: "DENIED_AT", contested: []string{"denied"},
		},
		{
			name: "a report is not an expectation if it also says that the meeting was held",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), statusIs(graph.Scheduled)),
				says("c2", "a1", on(11), statusIs(graph.Held)),
				says("c3", "a1", on(11), there("ATTENDED", "umerov")),
			},
			want: "ATTENDED",
		},
		{
			name: "and one that another report has to come",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), statusIs(graph.Scheduled)),
				says("c2", "a1", on(11), there("ATTENDED", "umerov")),
				says("c3", "a1", on(12), statusIs(graph.Scheduled)),
				says("c4", "a1", on(11), statusIs(graph.Scheduled), deprecated),
			},
			want: "ATTENDED",
		},
		{
			name: "as is done here",
			claims: []dossier.Claim{
				says("c0", "a1", on(5), whenIs(10)),
				says("c1", "a1", on(5), there("ATTENDED", "umerov")),
				says("c2", "d1", on(11), there("ATTENDED", "umerov")),
			},
			want: "ATTENDED",
		},
		{
			name: "expected by one, denied by another, before the day",
			claims: []dossier.Claim{
				says("c0", "a1", on(5), whenIs(10)),
				says("c1", "a1", on(5), there("ATTENDED", "umerov")),
				says("c2", "b1", on(6), there("ATTENDED", "umerov"), denies),
			},
			want: "EXPECTED_AT", contested: []string{"expected"},
		},
		{
			name: "taking part on the day itself",
			claims: []dossier.Claim{
				says("c0", "a1", on(5), whenIs(10)),
				says("c1", "a1", on(10), there("ATTENDED", "umerov")),
			},
			want: "ATTENDED",
		},
		{
			name: "or before it, once it is under way",
			claims: []dossier.Claim{
				says("c0", "a1", on(5), whenIs(10)),
				says("c1", "d1", on(9), statusIs(graph.UnderWay)),
				says("c2", "b1", on(9), there("ATTENDED", "umerov")),
			},
			want: "ATTENDED",
		},
		{
			name: "but before that it is expected",
			claims: []dossier.Claim{
				says("c0", "a1", on(5), whenIs(10)),
				says("c1", "b1", on(8), there("ATTENDED", "umerov")),
				says("c2", "d1", on(9), statusIs(graph.UnderWay)),
			},
			want: "EXPECTED_AT",
		},
		{
			name: "without a day, a source is taken at its word",
			claims: []dossier.Claim{
				says("c1", "a1", on(5), there("ATTENDED", "umerov")),
			},
			want: "ATTENDED",
		},
		{
			name: "expected, and nothing later",
			claims: []dossier.Claim{
				says("c1", "a1", on(5), there("EXPECTED_AT", "umerov")),
			},
			want: "EXPECTED_AT",
		},
	})
}

// The details of an expectation are no details of what took place. Only the side stays, together with its claims, until a
// report from after the meeting names a side.
func TestRule2DetailsOfAnExpectation(t *testing.T) {
	expected := func(name string, value graph.Value) detail { return its("EXPECTED_AT", "umerov", name, value) }
	claims := []dossier.Claim{
		says("c01", "b1", on(1), there("EXPECTED_AT", "umerov")),
		says("c02", "b1", on(1), expected("side", "ukraine")),
		says("c03", "b1", on(1), expected("role", "LEAD")),
		says("c04", "b1", on(1), expected("as", "Envoy")),
		says("c05", "b1", on(1), expected("onBehalfOf", "afp")),
		says("c06", "b1", on(1), expected("mode", "VIDEO")),
		says("c07", "b1", on(1), expected("count", int64(3))),
		says("c08", "b2", on(1), expected("mode", "PHONE")),
		says("c09", "b2", on(11), statusIs(graph.Held)),
		says("c10", "b2", on(11), there("ATTENDED", "umerov")),
	}
	for _, s := range []struct {
		name   string
		more   []dossier.Claim
		side   graph.Value
		claims []string
	}{
		{name: "no later report names a side", side: "ukraine", claims: []string{"c02", "c10"}},
		{
			name: "a later report names the same side", side: "ukraine", claims: []string{"c10", "c11"},
			more: []dossier.Claim{says("c11", "b2", on(11), its("ATTENDED", "umerov", "side", "ukraine"))},
		},
		{
			name: "a later report names another side", side: "afp", claims: []string{"c10", "c11"},
			more: []dossier.Claim{says("c11", "b2", on(11), its("ATTENDED", "umerov", "side", "afp"))},
		},
	} {
		t.Run(s.name, func(t *testing.T) {
			c := Fold(dossierOf(append(s.more, claims...)...))
			e := one(t, between(c, "umerov", "talks"))
			for name, want := range map[string]graph.Value{
				"side": s.side, "claims": s.claims, "role": nil, "as": nil, "onBehalfOf": nil, "mode": nil, "count": nil, "contested": nil, "open": nil,
			} {
				if got := edgeValue(e, name); !reflect.DeepEqual(got, want) {
					t.Errorf("%s is %v, want %v", name, got, want)
				}
			}
			for _, account := range strings.Split(standingsTold(c), "; ") {
				if strings.Contains(account, "mode") && !strings.HasSuffix(account, "EXPECTATION") {
					t.Errorf("there is the account %s", account)
				}
			}
		})
	}
}
