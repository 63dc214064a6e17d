package fold

import (
	"reflect"
	"slices"
	"testing"

	"parley/graph"
	"parley/loader/dossier"
)

func wordedAs(words ...string) detail { return property("Meeting", "classificationWorded", words) }

// A list shows what all sources say. Only a denial of an element contests it.
func TestLists(t *testing.T) {
	for _, s := range []struct {
		name      string
		claims    []dossier.Claim
		want      graph.Value
		contested graph.Value
	}{
		{
			name:   "different words stand side by side",
			claims: []dossier.Claim{says("c1", "a1", on(11), wordedAs("working dinner")), says("c2", "d1", on(12), wordedAs("dinner", "reception"))},
			want:   []string{"dinner", "reception", "working dinner"},
		},
		{
			name:   "a later report of the same source replaces its words",
			claims: []dossier.Claim{says("c1", "a1", on(11), wordedAs("working dinner")), says("c2", "a1", on(12), wordedAs("dinner"))},
			want:   []string{"dinner"},
		},
		{
			name:   "a better source takes an element away",
			claims: []dossier.Claim{says("c1", "b1", on(11), wordedAs("dinner", "reception")), says("c2", "a1", on(11), wordedAs("dinner"), denies)},
			want:   []string{"reception"}, contested: []string{"classificationWorded"},
		},
		{
			name:   "a worse source contests an element",
			claims: []dossier.Claim{says("c1", "a1", on(11), wordedAs("dinner")), says("c2", "b1", on(11), wordedAs("dinner"), denies)},
			want:   []string{"dinner"}, contested: []string{"classificationWorded"},
		},
		{
			name:   "a denial of other elements contests nothing",
			claims: []dossier.Claim{says("c1", "b1", on(11), wordedAs("dinner")), says("c2", "a1", on(11), wordedAs("lunch"), denies)},
			want:   []string{"dinner"},
		},
		{
			name:   "without an element the list is absent",
			claims: []dossier.Claim{says("c2", "a1", on(11), wordedAs("lunch"), denies)},
		},
	} {
		t.Run(s.name, func(t *testing.T) {
			for range 2 {
				c := Fold(dossierOf(s.claims...))
				if got := get(t, c, "talks", "classificationWorded"); !reflect.DeepEqual(got, s.want) {
					t.Errorf("the list is %q, want %q", got, s.want)
				}
				if got := get(t, c, "talks", "contested"); !reflect.DeepEqual(got, s.contested) {
					t.Errorf("contested is %v, want %v", got, s.contested)
				}
				slices.Reverse(s.claims)
			}
		})
	}
}

// What was planned of an event is an expectation: what happened outranks it and contests nothing.
func TestTheStatusOfAnEvent(t *testing.T) {
	statusOf := func(s graph.EventStatus) detail {
		return func(c *dossier.Claim) {
			property("Event", "status", string(s))(c)
			c.Subject = "strike"
		}
	}
	for _, s := range []struct {
		name      string
		claims    []dossier.Claim
		want      graph.EventStatus
		contested graph.Value
	}{
		{
			name:   "planned by a better source, and happened",
			claims: []dossier.Claim{says("c1", "a1", on(1), statusOf(graph.EventPlanned)), says("c2", "d1", on(3), statusOf(graph.EventHappened))},
			want:   graph.EventHappened,
		},
		{
			name:   "under way, and planned according to a later report",
			claims: []dossier.Claim{says("c1", "d1", on(1), statusOf(graph.EventUnderWay)), says("c2", "a1", on(3), statusOf(graph.EventPlanned))},
			want:   graph.EventUnderWay,
		},
		{
			name:   "planned, and it did not happen",
			claims: []dossier.Claim{says("c1", "a1", on(1), statusOf(graph.EventPlanned)), says("c2", "d1", on(3), statusOf(graph.EventDidNotHappen))},
			want:   graph.EventDidNotHappen,
		},
		{
			name:   "happened, and did not",
			claims: []dossier.Claim{says("c1", "a1", on(1), statusOf(graph.EventHappened)), says("c2", "b1", on(3), statusOf(graph.EventDidNotHappen))},
			want:   graph.EventHappened, contested: []string{"status"},
		},
		{
			name:   "happened, and did not, and nothing decides",
			claims: []dossier.Claim{says("c1", "b1", on(3), statusOf(graph.EventHappened)), says("c2", "b2", on(3), statusOf(graph.EventDidNotHappen))},
			want:   graph.EventDisputed, contested: []string{"status"},
		},
	} {
		t.Run(s.name, func(t *testing.T) {
			d := dossierOf(s.claims...)
			d.Things = append(d.Things, thing("Event", "strike", nil))
			c := Fold(d)
			if got := get(t, c, "strike", "status"); got != string(s.want) {
				t.Errorf("the status is %v, want %s", got, s.want)
			}
			if got := get(t, c, "strike", "contested"); !reflect.DeepEqual(got, s.contested) {
				t.Errorf("contested is %v, want %v", got, s.contested)
			}
		})
	}
}

// Two sources that word one stance differently do not disagree.
func TestStancesInOtherWords(t *testing.T) {
	r := graph.Parley.Relation("TAKES_STANCE_ON")
	stance := func(words string) detail {
		return func(c *dossier.Claim) {
			c.Subject, c.Object, c.Relation, c.Field = "umerov", "border", r, "stances"
			c.Identity = make([]graph.Value, len(r.Properties))
			c.Identity[r.Property("position").Index] = string(graph.StanceOther)
			if words != "" {
				c.Property, c.Values = r.Property("wording"), []graph.Value{words}
			}
		}
	}
	d := dossierOf(
		says("c1", "a1", on(1), stance("")), says("c2", "a1", on(1), stance("is lukewarm about it")),
		says("c3", "b1", on(2), stance("")), says("c4", "b1", on(2), stance("has doubts")),
	)
	d.Things = append(d.Things, thing("Issue", "border", nil))
	edges := between(Fold(d), "umerov", "border")
	if len(edges) != 1 {
		t.Fatalf("there are %d stances, want 1", len(edges))
	}
	for name, want := range map[string]graph.Value{"wording": "is lukewarm about it", "otherWordings": []string{"has doubts"}, "contested": nil} {
		if got := edgeValue(edges[0], name); !reflect.DeepEqual(got, want) {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
}

// A label is the name that is shown. It does not make the thing older than its first report.
func TestLabelsAreNames(t *testing.T) {
	d := dossierOf(says("c1", "a1", on(2), property("Meeting", "name", "Mill Talks")), says("c2", "a1", on(2), statusIs(graph.Held)))
	for _, r := range d.Things {
		if r.ID == "talks" {
			r.Values[r.Type.Property("label").Index] = "Meeting at the mill"
		}
	}
	c := Fold(d)
	for name, want := range map[string]graph.Value{
		"name": "Meeting at the mill", "label": "Meeting at the mill", "aliases": []string{"Mill Talks"}, "sortName": "Meeting at the mill",
		"tokens": []string{"at", "meeting", "mill", "talks", "the"}, "since": "2025-12-02T12:00:00Z",
	} {
		if got := get(t, c, "talks", name); !reflect.DeepEqual(got, want) {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
}
