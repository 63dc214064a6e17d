package fold

import (
	"testing"

	"parley/graph"
	"parley/loader/dossier"
)

func TestRule2Expectations(t *testing.T) {
	tell(t, []story{
		{
			name: "scheduled, then held", property: "status",
			claims: []dossier.Claim{
				says("c0", "a1", on(5), whenIs(10)),
				says("c1", "a1", on(5), statusIs(graph.Scheduled)),
				says("c2", "d1", on(11), statusIs(graph.Held)),
			},
			want: "HELD",
		},
		{
			name: "scheduled by nature, though no time is known and it is reported last", property: "status",
			claims: []dossier.Claim{
				says("c1", "d1", on(5), statusIs(graph.Held)),
				says("c2", "a1", on(11), statusIs(graph.Scheduled)),
				says("c3", "a2", on(11), statusIs(graph.Proposed)),
			},
			want: "HELD",
		},
		{
			name: "a later expectation overtakes an earlier expectation", property: "status",
			claims: []dossier.Claim{
				says("c1", "b1", on(5), statusIs(graph.Proposed)),
				says("c2", "b2", on(6), statusIs(graph.Scheduled)),
			},
			want: "SCHEDULED",
		},
		{
			name: "of any property, from before the day", property: "mode",
			claims: []dossier.Claim{
				says("c0", "b1", on(5), whenIs(10)),
				says("c1", "a1", on(6), modeIs("IN_PERSON")),
				says("c2", "d1", on(11), modeIs("PHONE")),
			},
			want: "PHONE",
		},
		{
			name: "not without a day", property: "mode",
			claims: []dossier.Claim{
				says("c1", "a1", on(6), modeIs("IN_PERSON")),
				says("c2", "d1", on(11), modeIs("PHONE")),
			},
			want: "IN_PERSON", contested: true,
		},
		{
			name: "nor from the day itself", property: "mode",
			claims: []dossier.Claim{
				says("c0", "b1", on(5), whenIs(10)),
				says("c1", "a1", on(10), modeIs("IN_PERSON")),
				says("c2", "d1", on(11), modeIs("PHONE")),
			},
			want: "IN_PERSON", contested: true,
		},
		{
			name: "by the day that was known when they were reported", property: "mode",
			claims: []dossier.Claim{
				says("c0", "b1", on(1), whenIs(4)),
				says("c1", "a1", on(6), modeIs("IN_PERSON")), // after the 4th, as was thought
				says("c2", "b1", on(7), whenIs(10)),
				says("c3", "d1", on(11), modeIs("PHONE")),
			},
			want: "IN_PERSON", contested: true,
		},
		{
			name: "not by a day that was taken back", property: "mode",
			claims: []dossier.Claim{
				says("c0", "b1", on(1), whenIs(10)),
				says("c1", "b1", on(5), whenIs(10), retracts),
				says("c2", "a1", on(6), modeIs("IN_PERSON")),
				says("c3", "d1", on(11), modeIs("PHONE")),
			},
			want: "IN_PERSON", contested: true,
		},
		{
			name: "by a day that is reported along with them", property: "mode",
			claims: []dossier.Claim{
				says("c0", "b1", on(6), whenIs(10)),
				says("c1", "a1", on(6), modeIs("IN_PERSON")),
				says("c2", "d1", on(11), modeIs("PHONE")),
			},
			want: "PHONE",
		},
		{
			name: "a preferred one is still an expectation", property: "mode",
			claims: []dossier.Claim{
				says("c0", "b1", on(6), whenIs(10)),
				says("c1", "a1", on(6), modeIs("IN_PERSON"), preferred),
				says("c2", "d1", on(11), modeIs("PHONE")),
			},
			want: "PHONE",
		},
		{
			name: "a deprecated account does not outrank one", property: "status",
			claims: []dossier.Claim{
				says("c1", "b1", on(6), statusIs(graph.Scheduled)),
				says("c2", "b2", on(11), statusIs(graph.Held), deprecated),
			},
			want: "SCHEDULED",
		},
	})
}

func TestRule2ReportsOfWhatIsToCome(t *testing.T) {
	tell(t, []story{
		{
			name: "all that they say is from before", property: "mode",
			claims: []dossier.Claim{
				says("c0", "a1", on(1), whenIs(10)),
				says("c2", "b1", on(21), statusIs(graph.Scheduled)),
				says("c3", "b1", on(21), modeIs("VIDEO")),
				says("c4", "d1", on(31), modeIs("IN_PERSON")),
			},
			want: "IN_PERSON",
		},
		{
			name: "except on their day", property: "when",
			claims: []dossier.Claim{says("c1", "a1", on(11), whenIs(10)), says("c2", "a1", on(11), statusIs(graph.Cancelled)), says("c3", "b1", on(5), whenIs(12))},
			want:   "2025-12-10",
		},
	})
}

func TestRule2ReferenceDay(t *testing.T) {
	d := dossierOf(
		says("c1", "a1", on(6), modeIs("IN_PERSON")),
		says("c2", "d1", on(11), modeIs("PHONE")),
	)
	for _, talks := range d.Things {
		if talks.ID == "talks" {
			set(talks.Values, talks.Type.Property("when"), aDay(10))
		}
	}
	c := Fold(d)
	if got := get(t, c, "talks", "mode"); got != "PHONE" || get(t, c, "talks", "contested") != nil {
		t.Errorf("mode is %v, want PHONE: a day from a reference file parts before from after too", got)
	}
}

func TestRule2When(t *testing.T) {
	tell(t, []story{
		{
			name: "a day to come gives way to a day that was", property: "when",
			claims: []dossier.Claim{
				says("c1", "a1", on(5), whenIs(10)),
				says("c2", "d1", on(13), whenIs(12)),
			},
			want: "2025-12-12",
		},
		{
			// The day in the account counts, not the day that was known when it was reported.
			name: "a planned date is not a rival of an account from after, even if it is reported later", property: "when",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), whenIs(10)),
				says("c2", "d1", on(12), whenIs(14)),
			},
			want: "2025-12-10",
		},
		{
			name: "days that were are contested", property: "when",
			claims: []dossier.Claim{
				says("c1", "a1", on(13), whenIs(10)),
				says("c2", "d1", on(13), whenIs(12)),
			},
			want: "2025-12-10", contested: true,
		},
		{
			name: "a day to come gives way to a later plan", property: "when",
			claims: []dossier.Claim{
				says("c1", "b1", on(5), whenIs(10)),
				says("c2", "b2", on(6), whenIs(12)),
			},
			want: "2025-12-12",
		},
		{
			name: "days to come that are reported at one time are contested", property: "when",
			claims: []dossier.Claim{
				says("c1", "b1", on(5), whenIs(10)),
				says("c2", "b2", on(5), whenIs(12)),
			},
			want: "[2025-12-10,2025-12-12]", contested: true,
		},
	})
}

func TestRule2UnderWay(t *testing.T) {
	tell(t, []story{
		{
			name: "outranks what was expected", property: "status",
			claims: []dossier.Claim{
				says("c1", "a1", on(5), statusIs(graph.Scheduled)),
				says("c2", "d1", on(10), statusIs(graph.UnderWay)),
			},
			want: "UNDER_WAY",
		},
		{
			name: "gives way to held", property: "status",
			claims: []dossier.Claim{
				says("c1", "a1", on(10), statusIs(graph.UnderWay)),
				says("c2", "d1", on(11), statusIs(graph.Held)),
			},
			want: "HELD",
		},
		{
			name: "gives way to cancelled", property: "status",
			claims: []dossier.Claim{
				says("c1", "a1", on(10), statusIs(graph.UnderWay)),
				says("c2", "d1", on(11), statusIs(graph.Cancelled)),
			},
			want: "CANCELLED", contested: true,
		},
		{
			name: "held and cancelled, and nothing decides", property: "status",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), statusIs(graph.Held)),
				says("c2", "b2", on(11), statusIs(graph.Cancelled)),
				says("c3", "b3", on(11), statusIs(graph.UnderWay)),
			},
			want: "DISPUTED", contested: true,
		},
		{
			name: "by nature, on the eve of the day in UTC", property: "status",
			claims: []dossier.Claim{
				says("c0", "a1", on(5), whenIs(10)),
				says("c1", "a1", on(5), statusIs(graph.Scheduled)),
				says("c2", "d1", on(9), statusIs(graph.UnderWay)),
			},
			want: "UNDER_WAY",
		},
	})
}

func TestRule2Topics(t *testing.T) {
	d := dossierOf(
		says("c1", "a1", on(5), whenIs(10)),
		says("c2", "a1", on(5), there("TOPIC", "army", "PLANNED")),
		says("c3", "b1", on(11), there("TOPIC", "army", "DISCUSSED")),
	)
	d.Things = append(d.Things, thing("Issue", "army", nil))
	got := between(Fold(d), "talks", "army")
	if len(got) != 2 || edgeValue(got[0], "as") != "DISCUSSED" || edgeValue(got[1], "as") != "PLANNED" {
		t.Errorf("want the topic as discussed in addition to the topic as planned, got %+v", got)
	}
	d.Claims = append(d.Claims, says("c4", "b1", on(11), there("TOPIC", "army", "PLANNED"), denies))
	if got := between(Fold(d), "talks", "army"); len(got) != 1 {
		t.Errorf("an account from after denies what was expected of the agenda, got %+v", got)
	}
}

// The claim that one meeting follows another is made under the later meeting.
func TestRule2Sequence(t *testing.T) {
	d := dossierOf(
		says("c1", "a1", on(5), whenIs(10)),
		says("c2", "a1", on(5), whenIs(20)),
		says("c3", "a1", on(12), there("FOLLOWS", "talks"), denies),
		says("c4", "d1", on(21), there("FOLLOWS", "talks")),
	)
	for i := range d.Claims[1:] {
		d.Claims[i+1].Subject = "later-talks"
	}
	d.Things = append(d.Things, thing("Meeting", "later-talks", nil))
	got := between(Fold(d), "later-talks", "talks")
	if len(got) != 1 || edgeValue(got[0], "contested") != nil {
		t.Errorf("a denial from before the later talks contests an account from after them: %+v", got)
	}
}
