package fold

import (
	"slices"
	"testing"
	"testing/synctest"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/loader/dossier"
)

// apart folds each cluster of a dossier by itself. Of each other cluster, the dossier has only what Part asks for.
func apart(d *dossier.Dossier) graph.Contents {
	cs, seen := newClusters(d), map[int]bool{}
	var out graph.Contents
	for _, t := range d.Things {
		number := cs.of(t.ID)
		if seen[number] {
			continue
		}
		seen[number] = true
		in := func(id graph.ID) bool { return cs.of(id) == number }
		c := Part(needed(d, cs, number), Scope{Things: in, Sources: func(graph.ID) bool { return false }})
		out.Records, out.Edges = append(out.Records, c.Records...), append(out.Edges, c.Edges...)
	}
	rest := Part(d, Scope{Things: func(graph.ID) bool { return false }, Sources: func(graph.ID) bool { return true }})
	out.Records, out.Edges = append(out.Records, rest.Records...), append(out.Edges, rest.Edges...)
	return out
}

// needed leaves out the claims that Part does not ask for.
func needed(d *dossier.Dossier, cs *clusters, number int) *dossier.Dossier {
	less := *d
	stated := groundOf(d).linked
	for _, t := range d.Things {
		if slices.ContainsFunc(t.Values[min(1, len(t.Values)):], func(v graph.Value) bool { return v != nil }) {
			stated[t.ID] = true
		}
	}
	less.Claims = slices.DeleteFunc(slices.Clone(d.Claims), func(c dossier.Claim) bool {
		about := func(id graph.ID) bool { return id != "" && cs.of(id) == number && !stated[id] }
		return cs.ofClaim(&c) != number && !about(c.Subject) && !about(c.Object)
	})
	return &less
}

func unlikeApart(d *dossier.Dossier) string { return difference(Fold(d), apart(d)) }

// Clusters are folded apart from each other, and give the same as all together.
func TestClusters(t *testing.T) {
	for _, s := range readStories(t) {
		d := s.dossier(t)
		whole := wholeFolding(d).contents(d.Things)
		if got := difference(whole, graph.Whole(foldClusters(d, func(graph.ID) bool { return true }, func(int) {}))); got != "" {
			t.Errorf("%s: folded in clusters, and not as one:\n%s", s.name, got)
		}
		if got := unlikeApart(d); got != "" {
			t.Errorf("%s: each cluster by itself:\n%s", s.name, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		if got := unlikeApart(dossiers(t)); got != "" {
			t.Fatal(got)
		}
	})
}

// Every relation is folded with one of its ends. That end has all siblings of the relation, and the occurrence that the relation is about.
func TestEnds(t *testing.T) {
	for _, r := range graph.Parley.Relations() {
		for _, from := range graph.Parley.Concrete(r.From.Type) {
			for _, to := range graph.Parley.Concrete(r.To.Type) {
				start, end := Ends(r, from, to)
				at := map[graph.ID]bool{"a": start, "b": end}
				m := relationSubject(r, "a", "b", nil)
				name := r.Name + " from " + from.Name + " to " + to.Name
				if !start && !end {
					t.Errorf("%s is folded with none", name)
				}
				compared := m.oneAtATime() || slices.Contains([]string{atPlace, involvedIn, said, topicOf, notTopicOf, stanceOn}, m.relation)
				if f := fanOf(m); compared && !at[f.of] && !at[f.topic] {
					t.Errorf("%s has siblings at %s", name, f.of)
				}
				if of := m.inDoubt(); of != "" && !at[of] {
					t.Errorf("%s is in doubt with %s", name, of)
				}
				if m.relation == attendance && !end {
					t.Errorf("%s follows the decision at its end", name)
				}
			}
		}
	}
}

// A reader can stop after any part, also by a panic. Then nobody goes on folding.
func TestPartsStopWithTheirReader(t *testing.T) {
	d := readStories(t)[0].dossier(t)
	claims, all := 0, 0
	for range Parts(d, func(n int) { claims += n }) {
		all++
	}
	if claims != len(d.Claims) {
		t.Errorf("%d claims were folded, want %d", claims, len(d.Claims))
	}
	for stopAt := range all {
		synctest.Test(t, func(t *testing.T) { // which fails if a goroutine is left
			defer func() {
				if recover() == nil {
					t.Error("the panic of the reader was lost")
				}
			}()
			seen := 0
			for range Parts(d, func(int) {}) {
				if seen++; seen > stopAt {
					panic("the reader")
				}
			}
		})
	}
}
