package fold

import (
	"reflect"
	"testing"

	"parley/graph"
	"parley/loader/dossier"
)

func TestFoldStatedRelations(t *testing.T) {
	r := graph.Parley.Relation("ATTENDED")
	attended := dossier.StatedRelation{Relation: r, From: "umerov", To: "talks", Values: make([]graph.Value, len(r.Properties))}
	attended.Values[r.Property("role").Index] = []string{"LEAD"}
	for _, s := range []struct {
		name    string
		claims  []dossier.Claim
		want    string
		role    graph.Value
		restsOn graph.Value
	}{
		{name: "stated alone", want: "ATTENDED", role: []string{"LEAD"}},
		{
			name:   "and claimed",
			claims: []dossier.Claim{says("c1", "b1", on(11), there("ATTENDED", "umerov"))},
			want:   "ATTENDED", role: []string{"LEAD"}, restsOn: []string{"c1"},
		},
		{
			name:   "a property claimed of it",
			claims: []dossier.Claim{says("c1", "b1", on(11), its("ATTENDED", "umerov", "role", "HOST"))},
			want:   "ATTENDED", role: []string{"HOST"}, restsOn: []string{"c1"},
		},
		{
			name:   "a rival claimed takes its place",
			claims: []dossier.Claim{says("c1", "n1", on(11), there("ABSENT_FROM", "umerov"))},
			want:   "ABSENT_FROM", restsOn: []string{"c1"},
		},
	} {
		t.Run(s.name, func(t *testing.T) {
			d := dossierOf(s.claims...)
			d.Stated = []dossier.StatedRelation{attended, attended}
			e := one(t, between(Fold(d), "umerov", "talks"))
			if e.Relation.Name != s.want || !reflect.DeepEqual(edgeValue(e, "role"), s.role) || edgeValue(e, "contested") != nil {
				t.Errorf("got %s with %v, want %s with role %v", e.Relation.Name, e.Values, s.want, s.role)
			}
			if got := edgeValue(e, "claims"); !reflect.DeepEqual(got, s.restsOn) {
				t.Errorf("it rests on %v, want %v", got, s.restsOn)
			}
			if edgeValue(e, "basis") != "REPORTED" {
				t.Errorf("basis is %v", edgeValue(e, "basis"))
			}
		})
	}
}

func TestFoldMergesWhatIsStatedTwice(t *testing.T) {
	r := graph.Parley.Relation("ATTENDED")
	stated := func(role, basis graph.Value) dossier.StatedRelation {
		t := dossier.StatedRelation{Relation: r, From: "umerov", To: "talks", Values: make([]graph.Value, len(r.Properties))}
		t.Values[r.Property("role").Index], t.Values[r.Property("basis").Index] = role, basis
		return t
	}
	d := dossierOf()
	d.Stated = []dossier.StatedRelation{stated([]string{"LEAD"}, nil), stated(nil, "INFERRED"), stated([]string{"HOST"}, nil)}
	for range d.Stated {
		d.Stated = append(d.Stated[1:], d.Stated[0])
		e := one(t, between(Fold(d), "umerov", "talks"))
		if !reflect.DeepEqual(edgeValue(e, "role"), []string{"HOST", "LEAD"}) || edgeValue(e, "basis") != "INFERRED" {
			t.Errorf("got %v, want both roles, and the basis", e.Values)
		}
	}
}

func TestFoldADeniedStatedRelationIsContested(t *testing.T) {
	r := graph.Parley.Relation("AT")
	d := dossierOf(says("c1", "a1", on(11), there("AT", "paris"), denies))
	d.Stated = []dossier.StatedRelation{{Relation: r, From: "talks", To: "paris"}}
	c := Fold(d)
	if got := between(c, "talks", "paris"); got != nil {
		t.Errorf("a place that a source denies is there: %+v", got)
	}
	if got := get(t, c, "talks", contested); !reflect.DeepEqual(got, []string{"places"}) {
		t.Errorf("contested is %v", got)
	}
	d.Stated = nil
	if got := between(Fold(d), "talks", "paris"); got != nil {
		t.Errorf("a place that is only denied is there: %+v", got)
	}
}

// A reference file is no account: whoever it names as a participant is only alleged at a meeting that the record does not show as held.
func TestAStatedParticipantFollowsTheDecision(t *testing.T) {
	r := graph.Parley.Relation(attended)
	for _, s := range []struct {
		status graph.MeetingStatus
		want   string
	}{
		{graph.Held, attended}, {graph.Scheduled, allegedAt}, {graph.Denied, allegedAt}, {graph.Cancelled, allegedAt}, {graph.Unconfirmed, allegedAt},
	} {
		d := dossierOf(says("c1", "b1", on(11), statusIs(s.status)))
		d.Stated = []dossier.StatedRelation{{Relation: r, From: "umerov", To: "talks", Values: make([]graph.Value, len(r.Properties))}}
		if e := one(t, between(Fold(d), "umerov", "talks")); e.Relation.Name != s.want {
			t.Errorf("with the status %s it is %s, want %s", s.status, e.Relation.Name, s.want)
		}
		if s.status != graph.Held {
			continue
		}
		d.Claims = append(d.Claims, says("c2", "a1", on(12), statusIs(graph.Denied)))
		if e := one(t, between(Fold(d), "umerov", "talks")); e.Relation.Name != allegedAt {
			t.Errorf("after a better source denied the meeting it is %s, want %s", e.Relation.Name, allegedAt)
		}
	}
}
