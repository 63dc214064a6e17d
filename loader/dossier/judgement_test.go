package dossier

import (
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
)

// drawJudgements draws judgements about few ids, so that clusters and contradictions are frequent.
func drawJudgements(t *rapid.T) []Judgement {
	ids := []graph.ID{"a", "b", "c", "d", "e"}
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Judgement {
		two := rapid.Permutation(ids).Draw(t, "ids")[:2]
		return Judgement{Verdict: rapid.SampledFrom([]string{Same, Same, Different, Unsure}).Draw(t, "verdict"), A: two[0], B: two[1]}
	}), 0, 8).Draw(t, "judgements")
}

// reach returns the ids that judgements of the verdict same reach from an id, one by one.
func reach(all []Judgement, from graph.ID) map[graph.ID]bool {
	reached := map[graph.ID]bool{from: true}
	for range all {
		for _, j := range all {
			if j.Verdict == Same && (reached[j.A] || reached[j.B]) {
				reached[j.A], reached[j.B] = true, true
			}
		}
	}
	return reached
}

// The last judgement about a pair counts, in either order of the ids. All ids of a cluster lead to one id of the cluster, and a judgement
// that two of them are different has a chain that links them.
func TestClusters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := drawJudgements(t)
		standing := Standing(all)
		last := map[Pair]string{}
		for _, j := range all {
			last[j.Pair()] = j.Verdict
		}
		for _, j := range standing {
			if j.Verdict != last[j.Pair()] {
				t.Fatalf("%s and %s are %s, and the last judgement says %s", j.A, j.B, j.Verdict, last[j.Pair()])
			}
		}
		if len(standing) != len(last) {
			t.Fatalf("%d judgements stand for %d pairs", len(standing), len(last))
		}
		kept := Kept(standing)
		now := func(id graph.ID) graph.ID {
			if k, former := kept[id]; former {
				return k
			}
			return id
		}
		for _, a := range []graph.ID{"a", "b", "c", "d", "e"} {
			if _, again := kept[now(a)]; again {
				t.Fatalf("%s leads to %s, which leads to another id", a, now(a))
			}
			reached := reach(standing, a)
			for _, b := range []graph.ID{"a", "b", "c", "d", "e"} {
				if (now(a) == now(b)) != reached[b] {
					t.Fatalf("%s and %s lead to %s and %s, and are one: %v", a, b, now(a), now(b), reached[b])
				}
			}
		}
		checkContradictions(t, standing)
	})
}

func checkContradictions(t *rapid.T, standing []Judgement) {
	found := map[Pair][]Judgement{}
	for _, c := range Contradictions(standing) {
		found[c.Different.Pair()] = c.Chain
	}
	for _, j := range standing {
		chain, contradicts := found[j.Pair()]
		if want := j.Verdict == Different && reach(standing, j.A)[j.B]; contradicts != want {
			t.Fatalf("%s and %s contradict: %v, want %v", j.A, j.B, contradicts, want)
		}
		if !contradicts {
			continue
		}
		at := j.A
		for _, step := range chain {
			if step.Verdict != Same || step.A != at && step.B != at {
				t.Fatalf("the chain %v breaks at %s", chain, at)
			}
			at = step.other(at)
		}
		if at != j.B {
			t.Fatalf("the chain %v ends at %s, want %s", chain, at, j.B)
		}
	}
}

// The id that stays does not depend on later judgements about other pairs of the cluster.
func TestTheFirstIDStays(t *testing.T) {
	same := func(a, b graph.ID) Judgement { return Judgement{Verdict: Same, A: a, B: b} }
	for _, c := range []struct {
		all  []Judgement
		want map[graph.ID]graph.ID
	}{
		{[]Judgement{same("b", "a")}, map[graph.ID]graph.ID{"a": "b"}},
		{[]Judgement{same("b", "a"), same("c", "a")}, map[graph.ID]graph.ID{"a": "b", "c": "b"}},
		{[]Judgement{same("b", "a"), same("d", "c"), same("d", "a")}, map[graph.ID]graph.ID{"a": "b", "c": "b", "d": "b"}},
		{[]Judgement{same("b", "a"), {Verdict: Different, A: "a", B: "b"}}, map[graph.ID]graph.ID{}},
		{[]Judgement{same("b", "a"), same("a", "b")}, map[graph.ID]graph.ID{"b": "a"}},
	} {
		if got := Kept(Standing(c.all)); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v: %v, want %v", c.all, got, c.want)
		}
	}
}

// A claim about joined things says which ids it had, and nothing else changes.
func TestAClaimIsJoined(t *testing.T) {
	r := graph.Parley.Relation("ATTENDED")
	side := r.Property("onBehalfOf")
	c := Claim{
		ID: "claim-x", Subject: "talks", Object: "b", Relation: r, Reverse: true, Property: side, Values: []graph.Value{"c"},
		Via: []graph.ID{"b", "a", "d"},
	}
	before := fmt.Sprint(c.Values, c.Via)
	joined := c
	joined.Join(map[graph.ID]graph.ID{"b": "a", "c": "a"})
	if joined.ID != c.ID || joined.Subject != "talks" || joined.Object != "a" || joined.Values[0] != "a" {
		t.Errorf("the claim is %+v", joined)
	}
	if !reflect.DeepEqual(joined.Via, []graph.ID{"a", "d"}) || !reflect.DeepEqual(joined.SaidOf, []string{"b", "c"}) {
		t.Errorf("the claim came via %v, and was said of %v", joined.Via, joined.SaidOf)
	}
	if fmt.Sprint(c.Values, c.Via) != before {
		t.Error("the claim before has changed, too")
	}
}
