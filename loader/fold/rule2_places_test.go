package fold

import (
	"slices"
	"testing"

	"parley/graph"
	"parley/loader/dossier"
)

// TestRule2Places: the place of a meeting, by accounts from before and after it.
func TestRule2Places(t *testing.T) {
	paris, ireland := there("AT", "paris"), there("AT", "ireland")
	planned := says("c0", "a1", on(5), whenIs(10))
	parisInIreland := dossier.StatedRelation{Relation: graph.Parley.Relation("WITHIN"), From: "paris", To: "ireland"}
	for _, s := range []struct {
		name      string
		claims    []dossier.Claim
		stated    []dossier.StatedRelation
		want      []graph.ID // sorted
		contested bool       // on each of them
	}{
		{
			name:   "planned here, held there",
			claims: []dossier.Claim{planned, says("c1", "a1", on(5), paris), says("c2", "d1", on(11), ireland)},
			want:   []graph.ID{"ireland"},
		},
		{
			name:   "held where it was planned, as one says, and elsewhere, as another does",
			claims: []dossier.Claim{planned, says("c1", "a1", on(5), paris), says("c2", "d1", on(11), ireland), says("c3", "b1", on(11), paris)},
			want:   []graph.ID{"ireland", "paris"}, contested: true,
		},
		{
			name:   "held in two places, as one source says",
			claims: []dossier.Claim{planned, says("c1", "b1", on(11), paris), says("c2", "b1", on(11), ireland)},
			want:   []graph.ID{"ireland", "paris"},
		},
		{
			name:   "planned in the wider place, held in the narrower",
			claims: []dossier.Claim{planned, says("c1", "a1", on(5), ireland), says("c2", "d1", on(11), paris)},
			stated: []dossier.StatedRelation{parisInIreland},
			want:   []graph.ID{"paris"},
		},
		{
			name:      "held in the narrower place, as one says, and not in the wider place, as another does",
			claims:    []dossier.Claim{planned, says("c1", "b1", on(11), paris), says("c2", "b2", on(11), ireland, denies)},
			stated:    []dossier.StatedRelation{parisInIreland},
			contested: true, // and open
		},
		{
			name:   "held in the narrower place, and not in the wider place, as a worse source says",
			claims: []dossier.Claim{planned, says("c1", "b1", on(11), paris), says("c2", "d1", on(11), ireland, denies)},
			stated: []dossier.StatedRelation{parisInIreland},
			want:   []graph.ID{"paris"}, contested: true,
		},
		{
			name:   "held in the narrower place, and not in the wider place, as the same paper says later",
			claims: []dossier.Claim{planned, says("c1", "b1", on(11), paris), says("c2", "b1", on(12), ireland, denies)},
			stated: []dossier.StatedRelation{parisInIreland},
		},
		{
			name:   "not in the wider place, which the paper takes back",
			claims: []dossier.Claim{planned, says("c1", "b1", on(11), paris), says("c2", "b2", on(11), ireland, denies), says("c3", "b2", on(12), ireland, denies, retracts)},
			stated: []dossier.StatedRelation{parisInIreland},
			want:   []graph.ID{"paris"},
		},
		{
			name:   "not in the wider place, and later in the wider place, as one paper says",
			claims: []dossier.Claim{planned, says("c1", "b1", on(11), paris), says("c2", "b2", on(11), ireland, denies), says("c3", "b2", on(12), ireland)},
			stated: []dossier.StatedRelation{parisInIreland},
			want:   []graph.ID{"paris"},
		},
		{
			name:   "not in the wider place, and later in the narrower place, as one paper says",
			claims: []dossier.Claim{planned, says("c1", "b1", on(11), ireland, denies), says("c2", "b1", on(12), paris)},
			stated: []dossier.StatedRelation{parisInIreland},
			want:   []graph.ID{"paris"},
		},
		{
			name:   "held in the wider place, as one says, and not in the narrower place, as another does",
			claims: []dossier.Claim{planned, says("c1", "b1", on(11), ireland), says("c2", "b2", on(11), paris, denies)},
			stated: []dossier.StatedRelation{parisInIreland},
			want:   []graph.ID{"ireland"},
		},
		{
			name:   "held in the wider place, as one says, in the narrower, as another does",
			claims: []dossier.Claim{planned, says("c1", "a1", on(11), ireland), says("c2", "d1", on(11), paris)},
			stated: []dossier.StatedRelation{parisInIreland},
			want:   []graph.ID{"paris"},
		},
		{
			name:   "two plans",
			claims: []dossier.Claim{planned, says("c1", "a1", on(5), paris), says("c2", "b1", on(6), ireland)},
			want:   []graph.ID{"ireland", "paris"}, contested: true,
		},
		{
			name: "an account from after that is taken back",
			claims: []dossier.Claim{
				planned, says("c1", "a1", on(5), paris), says("c2", "d1", on(11), ireland), says("c3", "d1", on(12), ireland, retracts),
			},
			want: []graph.ID{"paris"},
		},
		{
			name:   "an account from after that editors disown",
			claims: []dossier.Claim{planned, says("c1", "a1", on(5), paris), says("c2", "d1", on(11), ireland, deprecated)},
			want:   []graph.ID{"paris"},
		},
		{
			name: "a source says there and not here, another here",
			claims: []dossier.Claim{
				planned, says("c1", "a1", on(11), paris), says("c2", "d1", on(11), paris, denies), says("c3", "d1", on(11), ireland),
			},
			want: []graph.ID{"ireland", "paris"}, contested: true,
		},
		{
			name: "one says here, one there, one both",
			claims: []dossier.Claim{
				planned, says("c1", "a1", on(11), paris), says("c2", "d1", on(11), ireland), says("c3", "b1", on(11), paris), says("c4", "b1", on(11), ireland),
			},
			want: []graph.ID{"ireland", "paris"}, contested: true,
		},
		{
			name:   "editors settle it",
			claims: []dossier.Claim{planned, says("c1", "a1", on(11), paris, preferred), says("c2", "d1", on(11), ireland)},
			want:   []graph.ID{"paris"},
		},
		{
			name:   "a plan that was denied, and held elsewhere",
			claims: []dossier.Claim{planned, says("c1", "a1", on(5), paris), says("c2", "b1", on(6), paris, denies), says("c3", "d1", on(11), ireland)},
			want:   []graph.ID{"ireland"},
		},
		{
			name:   "accounts from after, where no day is known",
			claims: []dossier.Claim{says("c1", "a1", on(5), paris), says("c2", "d1", on(11), ireland)},
			want:   []graph.ID{"ireland", "paris"}, contested: true,
		},
	} {
		for order := range 2 {
			d := dossierOf(slices.Clone(s.claims)...)
			d.Stated = s.stated
			if order == 1 {
				slices.Reverse(d.Claims)
			}
			var got []graph.ID
			c := Fold(d)
			if on, _ := get(t, c, "talks", "contested").([]string); slices.Contains(on, "places") != s.contested {
				t.Errorf("%s: the meeting is contested in %v", s.name, on)
			}
			for _, e := range c.Edges {
				if e.Relation.Name != "AT" {
					continue
				}
				got = append(got, e.To)
				disputed, _ := edgeValue(e, "contested").([]string)
				if slices.Contains(disputed, "places") != s.contested {
					t.Errorf("%s: %s is contested in %v", s.name, e.To, disputed)
				}
			}
			if !slices.Equal(got, s.want) {
				t.Errorf("%s: it is at %v, want %v", s.name, got, s.want)
			}
		}
	}
}

// TestAPlanIsNoEvidenceOfAPlace: once a report says that the meeting took place where it was planned, only such reports are claims about the place.
// The history has the claims about the plan.
func TestAPlanIsNoEvidenceOfAPlace(t *testing.T) {
	paris := there("AT", "paris")
	plan, held := says("c1", "a1", on(5), paris), says("c2", "b1", on(11), paris)
	for name, s := range map[string]struct {
		claims    []dossier.Claim
		now, then []string
	}{
		"held where it was planned":               {[]dossier.Claim{says("c0", "a1", on(5), whenIs(10)), plan, held, says("c3", "b2", on(12), paris)}, []string{"c2", "c3"}, []string{"c1"}},
		"held, and only the plan names the place": {[]dossier.Claim{says("c0", "a1", on(5), whenIs(10)), plan, says("c2", "b1", on(11), statusIs(graph.Held))}, []string{"c1"}, nil},
		"two plans": {[]dossier.Claim{says("c0", "a1", on(5), whenIs(10)), plan, says("c3", "b2", on(6), paris)}, []string{"c1", "c3"}, nil},
	} {
		got := map[string][]string{}
		for _, e := range Fold(dossierOf(s.claims...)).Edges {
			if e.To == "paris" && e.From == "talks" {
				ids, _ := edgeValue(e, "claims").([]string)
				got[e.Relation.Name] = append(got[e.Relation.Name], ids...)
			}
		}
		if !slices.Equal(got["AT"], s.now) || !slices.Equal(got["PAST_AT"], s.then) {
			t.Errorf("%s: the claims about the place are %v, and before %v, want %v and %v", name, got["AT"], got["PAST_AT"], s.now, s.then)
		}
	}
}

// TestRule2PlansThatWereCalledOff: a meeting is moved or cancelled, by any source.
func TestRule2PlansThatWereCalledOff(t *testing.T) {
	tell(t, []story{
		{
			name: "by a source of lower grade", property: "status",
			claims: []dossier.Claim{
				says("c0", "a1", on(5), whenIs(10)),
				says("c1", "a1", on(5), statusIs(graph.Scheduled)),
				says("c2", "d1", on(6), statusIs(graph.Cancelled)),
			},
			want: "CANCELLED",
		},
		{
			name: "moved", property: "status",
			claims: []dossier.Claim{
				says("c0", "a1", on(5), whenIs(10)),
				says("c1", "a1", on(5), statusIs(graph.Scheduled)),
				says("c2", "b1", on(6), statusIs(graph.Proposed)),
				says("c3", "d1", on(7), statusIs(graph.Rescheduled)),
			},
			want: "RESCHEDULED",
		},
		{
			name: "and on again, as a better source says later", property: "status",
			claims: []dossier.Claim{
				says("c0", "a1", on(5), whenIs(10)),
				says("c1", "a1", on(5), statusIs(graph.Scheduled)),
				says("c2", "d1", on(6), statusIs(graph.Cancelled)),
				says("c3", "b1", on(7), statusIs(graph.Scheduled)),
			},
			want: "SCHEDULED",
		},
		{
			name: "and on again, as the same source says", property: "status",
			claims: []dossier.Claim{
				says("c0", "a1", on(5), whenIs(10)),
				says("c1", "a1", on(5), statusIs(graph.Scheduled)),
				says("c2", "d1", on(6), statusIs(graph.Cancelled)),
				says("c3", "d1", on(7), statusIs(graph.Scheduled)),
			},
			want: "SCHEDULED",
		},
		{
			name: "cancelled, or moved", property: "status",
			claims: []dossier.Claim{
				says("c0", "a1", on(5), whenIs(10)),
				says("c1", "a1", on(5), statusIs(graph.Scheduled)),
				says("c2", "b1", on(6), statusIs(graph.Cancelled)),
				says("c3", "d1", on(7), statusIs(graph.Rescheduled)),
			},
			want: "CANCELLED", contested: true,
		},
		{
			name: "that it was called off is denied", property: "status",
			claims: []dossier.Claim{
				says("c0", "a1", on(5), whenIs(10)),
				says("c1", "a1", on(5), statusIs(graph.Scheduled)),
				says("c2", "d1", on(6), statusIs(graph.Cancelled), denies),
			},
			want: "SCHEDULED",
		},
		{
			name: "by a source, which a better one denies", property: "status",
			claims: []dossier.Claim{
				says("c0", "a1", on(5), whenIs(10)),
				says("c1", "b1", on(5), statusIs(graph.Scheduled)),
				says("c2", "d1", on(6), statusIs(graph.Cancelled)),
				says("c3", "a1", on(7), statusIs(graph.Cancelled), denies),
			},
			want: "SCHEDULED", contested: true,
		},
		{
			name: "but editors prefer the plan", property: "status",
			claims: []dossier.Claim{
				says("c0", "a1", on(5), whenIs(10)),
				says("c1", "a1", on(5), statusIs(graph.Scheduled), preferred),
				says("c2", "d1", on(6), statusIs(graph.Cancelled)),
			},
			want: "SCHEDULED",
		},
		{
			name: "and held all the same", property: "status",
			claims: []dossier.Claim{
				says("c0", "a1", on(5), whenIs(10)),
				says("c1", "a1", on(5), statusIs(graph.Scheduled)),
				says("c2", "b1", on(6), statusIs(graph.Cancelled)),
				says("c3", "d1", on(11), statusIs(graph.Held)),
			},
			want: "HELD",
		},
	})
}
