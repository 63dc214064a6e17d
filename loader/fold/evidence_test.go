package fold

import (
	"reflect"
	"testing"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

func TestFoldStoresClaimsAndSources(t *testing.T) {
	passage := func(c *dossier.Claim) {
		c.Quote, c.Start, c.End, c.Part = "met in Paris", 0, 12, "BODY"
	}
	d := dossierOf(
		says("c1", "b1", on(11), there("ATTENDED", "umerov"), passage, via("afp", "rubio")),
		says("c2", "b1", on(11), its("ATTENDED", "umerov", "role", "LEAD"), denies),
		says("c3", "b1", on(11).In(time.FixedZone("Kyiv", 2*60*60)), whenIs(10)),
		says("c4", "b1", on(12), statusIs(graph.Held), retracts, deprecated),
	)
	plan := says("c5", "b1", on(11), property("Plan", "pointCount", int64(28)))
	place := says("c6", "b1", on(11), property("Place", "latitude", 25.98))
	plan.Subject, place.Subject = "plan", "paris"
	d.Claims = append(d.Claims, plan, place)
	d.Things = append(d.Things, thing("Plan", "plan", nil))
	c := Fold(d)
	for id, want := range map[graph.ID]map[string]graph.Value{
		"c1": {
			"property": "participants", "object": "umerov", "value": "umerov", "polarity": "AFFIRMS", "rank": "NORMAL",
			"reason": nil, "quote": "met in Paris", "start": int64(0), "end": int64(12),
			"part": "BODY", "reported": "2025-12-11T12:00:00Z",
		},
		"c2": {
			"property": "participants.role", "object": "umerov", "value": "LEAD", "polarity": "DENIES",
			"quote": nil, "start": nil, "part": nil,
		},
		"c3":   {"property": "when", "object": nil, "value": "2025-12-10", "reported": "2025-12-11T12:00:00Z"},
		"c4":   {"property": "status", "value": nil, "rank": "DEPRECATED"},
		"c5":   {"property": "pointCount", "value": "28"},
		"c6":   {"property": "latitude", "value": "25.98"},
		"b1":   {"reliability": "B", "reported": "2025-12-01T12:00:00Z", "url": nil},
		"plan": {"pointCount": int64(28)},
	} {
		for name, v := range want {
			if got := get(t, c, id, name); !reflect.DeepEqual(got, v) {
				t.Errorf("%s: %s is %#v, want %#v", id, name, got, v)
			}
		}
	}
	for _, e := range []struct{ relation, from, to string }{
		{"REPORTED_BY", "c1", "b1"}, {"ABOUT", "c1", "talks"}, {"PUBLISHED_BY", "b1", "paper-b1"}, {"RELAYED_BY", "c1", "afp"}, {"RELAYED_BY", "c1", "rubio"},
	} {
		if got := one(t, between(c, graph.ID(e.from), graph.ID(e.to))); got.Relation.Name != e.relation {
			t.Errorf("%s leads to %s along %s", e.from, e.to, got.Relation.Name)
		}
	}
}
