package fold

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
)

// No meeting is half held: whoever attended, attended a meeting that took place, and no meeting took place of which
// one side is denied and only the other side attended.
func TestNoMeetingIsHalfHeld(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dossiers(t)
		d.Stated = nil // a reference file states what its writer knows
		c, accounts := Fold(d), newFolding(d).accounts
		var status graph.Value
		for _, r := range c.Records {
			if r.ID() == "talks" {
				status = r.Values[r.Type.Property("status").Index]
			}
		}
		sides, denied := map[string]bool{}, map[string]bool{}
		for _, e := range c.Edges {
			side, _ := edgeValueOr(e, "side", string(e.From)).(string)
			disputed, _ := edgeValueOr(e, "contested", []string(nil)).([]string)
			switch e.Relation.Name {
			case "ATTENDED":
				if status != "HELD" && status != "UNDER_WAY" {
					t.Fatalf("%s attended, and the status is %v", e.From, status)
				}
				sides[side] = true
			case "DENIED_AT", "ALLEGED_AT":
				reported := slices.ContainsFunc(accounts[subject{relation: attendance, from: e.From, to: e.To}][existence], func(a Account) bool {
					return a.Phase > Before && affirmsAttended(a.assertion())
				})
				if reported && status == "HELD" && len(disputed) > 0 {
					denied[side] = true
				}
			}
		}
		if len(sides) == 1 {
			for side := range denied {
				if !sides[side] && status == "HELD" {
					t.Fatalf("only %v attended, and %v is denied", sides, denied)
				}
			}
		}
	})
}

// edgeValueOr is a value of an edge, or another value if the edge has none.
func edgeValueOr(e graph.Edge, name string, or graph.Value) graph.Value {
	if p := e.Relation.Property(name); p != nil && e.Values[p.Index] != nil {
		return e.Values[p.Index]
	}
	return or
}

// A relation that leads to one thing at a time leads to one thing at most.
func TestOneAtATimeIsOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seen := map[fan]graph.ID{}
		for _, e := range Fold(dossiers(t)).Edges {
			if e.Relation.Past() || e.Relation.From.Shape != graph.One {
				continue
			}
			k := fan{e.Relation.Name, e.From}
			if other, there := seen[k]; there {
				t.Fatalf("%s of %s leads to %s and to %s", e.Relation.Name, e.From, other, e.To)
			}
			seen[k] = e.To
		}
	})
}
