package fold

import (
	"reflect"
	"slices"
	"testing"

	"parley/graph"
	"parley/loader/dossier"
)

func one(t *testing.T, edges []graph.Edge) graph.Edge {
	t.Helper()
	if len(edges) != 1 {
		t.Fatalf("%d relations, want 1: %+v", len(edges), edges)
	}
	return edges[0]
}

func TestFoldOverlaysReferenceValues(t *testing.T) {
	count := func(n int64) detail {
		return func(c *dossier.Claim) {
			property("Plan", "pointCount", n)(c)
			c.Subject = "plan"
		}
	}
	for _, s := range []struct {
		name      string
		claims    []dossier.Claim
		want      graph.Value
		contested graph.Value
	}{
		{name: "nothing claimed", want: int64(20)},
		{
			name:   "a claim takes its place, and the difference is contested",
			claims: []dossier.Claim{says("c1", "n1", on(1), count(28))},
			want:   int64(28), contested: []string{"pointCount"},
		},
		{
			name:   "a claim that agrees",
			claims: []dossier.Claim{says("c1", "n1", on(1), count(20))},
			want:   int64(20),
		},
		{
			name:      "a denial of it",
			claims:    []dossier.Claim{says("c1", "a1", on(1), count(20), denies)},
			contested: []string{"pointCount"},
		},
		{
			name:   "a denial of another",
			claims: []dossier.Claim{says("c1", "a1", on(1), count(28), denies)},
			want:   int64(20),
		},
		{
			name: "a retracted claim leaves it",
			claims: []dossier.Claim{
				says("c1", "a1", on(1), count(28)),
				says("c2", "a1", on(2), count(28), retracts),
			},
			want: int64(20),
		},
		{
			name: "claims contest among themselves",
			claims: []dossier.Claim{
				says("c1", "a1", on(1), count(28)),
				says("c2", "b1", on(1), count(20)),
			},
			want: int64(28), contested: []string{"pointCount"},
		},
	} {
		t.Run(s.name, func(t *testing.T) {
			d := dossierOf(s.claims...)
			d.Things = append(d.Things, thing("Plan", "plan", map[string]graph.Value{"pointCount": int64(20)}))
			c := Fold(d)
			if got := get(t, c, "plan", "pointCount"); got != s.want {
				t.Errorf("pointCount is %v, want %v", got, s.want)
			}
			if got := get(t, c, "plan", "contested"); !reflect.DeepEqual(got, s.contested) {
				t.Errorf("contested is %v, want %v", got, s.contested)
			}
		})
	}
}

func TestFoldRelationsCarryTheirEvidence(t *testing.T) {
	c := Fold(dossierOf(
		says("c1", "b1", on(11), there("ATTENDED", "umerov")),
		says("c2", "b1", on(11), its("ATTENDED", "umerov", "role", "LEAD")),
		says("c3", "a1", on(12), its("ATTENDED", "umerov", "role", "PARTY"), fromTheFarEnd),
		says("c4", "a1", on(5), there("EXPECTED_AT", "umerov")),
		says("c5", "a1", on(5), its("EXPECTED_AT", "umerov", "side", "ukraine")),
		says("c6", "b1", on(11), there("ATTENDED", "rubio")),
	))
	e := one(t, between(c, "umerov", "talks"))
	if e.Relation.Name != "ATTENDED" {
		t.Errorf("umerov is %s", e.Relation.Name)
	}
	for name, want := range map[string]graph.Value{
		"role": []string{"LEAD", "PARTY"}, "contested": nil, "claims": []string{"c1", "c2", "c3", "c5"},
		"side": "ukraine", "onBehalfOf": nil, "basis": "REPORTED", // the side was reported for the expectation, by c5
	} {
		if got := edgeValue(e, name); !reflect.DeepEqual(got, want) {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	if got := edgeValue(one(t, between(c, "rubio", "talks")), "claims"); !reflect.DeepEqual(got, []string{"c6"}) {
		t.Errorf("rubio's attendance rests on %v", got)
	}
}

func TestFoldAnAttendanceRestsOnWhatSaysSo(t *testing.T) {
	c := Fold(dossierOf(
		says("c0", "a1", on(10), there("ATTENDED", "umerov")),
		says("c1", "b1", on(11), there("ABSENT_FROM", "umerov")),
		says("c2", "b1", on(12), there("ABSENT_FROM", "umerov")),
		says("c3", "a1", on(13), there("ABSENT_FROM", "umerov")),
	))
	e := one(t, between(c, "umerov", "talks"))
	if got := edgeValue(e, "claims"); !reflect.DeepEqual(got, []string{"c1", "c2", "c3"}) {
		t.Errorf("the absence rests on %v, want what reports it, the superseded claim too", got)
	}
}

func TestFoldRelationsOfOneKindLieSideBySide(t *testing.T) {
	c := Fold(dossierOf(
		says("c1", "b1", on(11), there("AT", "paris")),
		says("c2", "b1", on(11), there("AT", "ireland")),
	))
	one(t, between(c, "talks", "paris"))
	one(t, between(c, "talks", "ireland"))
	if got := get(t, c, "talks", "contested"); got != nil {
		t.Errorf("two places are contested: %v", got)
	}
}

func TestFoldBasis(t *testing.T) {
	inferred := its("ATTENDED", "umerov", "basis", "INFERRED")
	for _, s := range []struct {
		name   string
		claims []dossier.Claim
		want   string
	}{
		{"nothing said", []dossier.Claim{says("c1", "b1", on(11), there("ATTENDED", "umerov"))}, "REPORTED"},
		{"inferred", []dossier.Claim{
			says("c1", "b1", on(11), there("ATTENDED", "umerov")), says("c2", "b1", on(11), inferred),
		}, "INFERRED"},
		{"inferred by one, reported by a worse one", []dossier.Claim{
			says("c1", "a1", on(11), there("ATTENDED", "umerov")), says("c2", "a1", on(11), inferred),
			says("c3", "d1", on(11), there("ATTENDED", "umerov")),
		}, "REPORTED"},
		{"inferred by all", []dossier.Claim{
			says("c1", "a1", on(11), there("ATTENDED", "umerov")), says("c2", "a1", on(11), inferred),
			says("c3", "d1", on(11), there("ATTENDED", "umerov")), says("c4", "d1", on(11), inferred),
		}, "INFERRED"},
		{"inferred, while a worse source plainly reports a rival", []dossier.Claim{
			says("c1", "a1", on(11), there("ATTENDED", "umerov")), says("c2", "a1", on(11), inferred),
			says("c3", "d1", on(11), there("ABSENT_FROM", "umerov")),
		}, "INFERRED"},
		{"that it is inferred is denied", []dossier.Claim{
			says("c1", "b1", on(11), there("ATTENDED", "umerov")), says("c2", "b1", on(11), inferred, denies),
		}, "REPORTED"},
		{"inferred at first, then reported by the same", []dossier.Claim{
			says("c1", "a1", on(11), there("ATTENDED", "umerov")), says("c2", "a1", on(11), inferred),
			says("c3", "a1", on(12), there("ATTENDED", "umerov")),
		}, "REPORTED"},
		{"reported, then said to be inferred", []dossier.Claim{
			says("c1", "a1", on(11), there("ATTENDED", "umerov")), says("c2", "a1", on(12), inferred),
		}, "INFERRED"},
		{"an inferred expectation, then seen there", []dossier.Claim{
			says("c1", "a1", on(5), there("EXPECTED_AT", "umerov")),
			says("c2", "a1", on(5), its("EXPECTED_AT", "umerov", "basis", "INFERRED")),
			says("c3", "a1", on(11), there("ATTENDED", "umerov")),
		}, "REPORTED"},
	} {
		t.Run(s.name, func(t *testing.T) {
			e := one(t, between(Fold(dossierOf(s.claims...)), "umerov", "talks"))
			if got := edgeValue(e, "basis"); got != s.want {
				t.Errorf("basis is %v, want %s", got, s.want)
			}
			if contested, _ := edgeValue(e, "contested").([]string); slices.Contains(contested, "basis") {
				t.Error("the basis is contested")
			}
		})
	}
}

// The same holds of whatever relation has a basis, and of each of those that lie
// side by side on its own.
func TestFoldBasisOfOtherRelations(t *testing.T) {
	for _, s := range []struct {
		relation, object string
		identity         []graph.Value
	}{
		{"AT", "paris", nil},
		{"MEMBER_OF", "ukraine", []graph.Value{"minister"}},
		{"TOPIC", "army", []graph.Value{"DISCUSSED"}},
		{"POSSIBLY_SAME_AS", "other-talks", nil},
		{"REVISION_OF", "first-draft", nil},
		{"IN_PROCESS", "track", nil},
	} {
		t.Run(s.relation, func(t *testing.T) {
			subject := map[string]graph.ID{"MEMBER_OF": "umerov", "REVISION_OF": "second-draft"}[s.relation]
			at := func(id, source string, what ...detail) dossier.Claim {
				c := says(id, source, on(11), there(s.relation, s.object, s.identity...), what...)
				if subject != "" {
					c.Subject = subject
				}
				return c
			}
			inferred := func(c *dossier.Claim) {
				c.Property, c.Values = c.Relation.Property("basis"), []graph.Value{"INFERRED"}
			}
			elsewhere := func(c *dossier.Claim) { c.Object = "elsewhere" }
			for want, claims := range map[string][]dossier.Claim{
				"INFERRED": {at("c1", "a1"), at("c2", "a1", inferred), at("c3", "b1", elsewhere)},
				"REPORTED": {at("c1", "a1"), at("c2", "a1", inferred), at("c3", "d1")},
			} {
				d := dossierOf(claims...)
				d.Things = append(d.Things, thing("PlanVersion", "second-draft", nil))
				from, to := claims[0].Ends()
				e := one(t, between(Fold(d), from, to))
				var contested graph.Value
				if s.relation == "AT" && want == "INFERRED" {
					contested = []string{"places"} // another source says elsewhere
				}
				var listed []string // on the thing, because no edge of the API has the basis
				if field := e.Relation.From.Field; want == "INFERRED" && e.Relation.From.Shape != graph.Connection {
					listed = []string{field}
				}
				if got, _ := get(t, Fold(d), from, "inferred").([]string); !slices.Equal(got, listed) {
					t.Errorf("%s lists the inferred relations %q, want %q", from, got, listed)
				}
				if got := edgeValue(e, "basis"); got != want || !reflect.DeepEqual(edgeValue(e, "contested"), contested) {
					t.Errorf("basis is %v, contested %v, want %s and %v", got, edgeValue(e, "contested"), want, contested)
				}
			}
			d := dossierOf()
			r := graph.Parley.Relation(s.relation)
			d.Stated = []dossier.StatedRelation{{Relation: r, From: "talks", To: "paris"}}
			if got := edgeValue(one(t, between(Fold(d), "talks", "paris")), "basis"); got != "REPORTED" {
				t.Errorf("stated in a reference file, its basis is %v", got)
			}
		})
	}
}

func TestFoldKeepsRivalWordings(t *testing.T) {
	d := dossierOf(
		says("c1", "b1", on(11), there("MEMBER_OF", "ukraine", "minister")),
		says("c2", "a1", on(12), there("MEMBER_OF", "ukraine", "secretary")),
	)
	for i := range d.Claims {
		d.Claims[i].Subject = "umerov"
	}
	var roles []string
	for _, e := range between(Fold(d), "umerov", "ukraine") {
		roles = append(roles, edgeValue(e, "role").(string))
		if edgeValue(e, "contested") != nil {
			t.Errorf("rival wordings are contested: %v", edgeValue(e, "contested"))
		}
	}
	if want := []string{"minister", "secretary"}; !slices.Equal(roles, want) {
		t.Errorf("roles are %v, want %v", roles, want)
	}
}

func TestFoldIsSorted(t *testing.T) {
	d := dossierOf(
		says("c1", "b1", on(11), there("ATTENDED", "umerov")),
		says("c2", "b1", on(11), there("ATTENDED", "rubio")),
	)
	slices.Reverse(d.Things)
	c := Fold(d)
	if !slices.IsSortedFunc(c.Records, func(a, b graph.Record) int { return graph.Compare(a.Values[0], b.Values[0]) }) {
		t.Error("records are not sorted by id")
	}
	if !slices.IsSortedFunc(c.Edges, func(a, b graph.Edge) int { return a.Key().Compare(b.Key()) }) {
		t.Error("edges are not sorted by key")
	}
}

// TestNamesAreFoundWhole: the names that a search takes for the whole of what it is asked.
func TestNamesAreFoundWhole(t *testing.T) {
	c := Fold(dossierOf(
		says("c1", "a1", on(1), func(c *dossier.Claim) {
			property("Person", "name", "Rustem Enverovych UMEROV")(c)
			c.Subject = "umerov"
		}),
		says("c2", "a1", on(1), func(c *dossier.Claim) { property("Meeting", "name", "Talks with Umerov")(c) }),
	))
	for id, want := range map[graph.ID]graph.Value{
		"umerov": []string{"rustem enverovich umerov", "rustem umerov"}, "talks": []string{"talks vith umerov"}, "ireland": nil,
	} {
		if got := get(t, c, id, "wholes"); !reflect.DeepEqual(got, want) {
			t.Errorf("%s is called %v, want %v", id, got, want)
		}
	}
	if got, want := get(t, c, "umerov", "families"), []string{"umerov"}; !reflect.DeepEqual(got, want) {
		t.Errorf("the family names are %v, want %v", got, want)
	}
}
