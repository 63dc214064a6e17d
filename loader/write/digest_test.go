package write

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/graph/graphtest"
)

// The digest is the same in any order, and differs if one value does.
func TestDigest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := graphtest.RandomContents(t)
		want := Digest(c)
		shuffled := graph.Contents{Records: rapid.Permutation(c.Records).Draw(t, "records"), Edges: rapid.Permutation(c.Edges).Draw(t, "edges")}
		if got := Digest(shuffled); got != want {
			t.Fatalf("in another order it is %s, want %s", got, want)
		}
		if len(c.Edges) > 0 {
			fewer := graph.Contents{Records: c.Records, Edges: c.Edges[1:]}
			if Digest(fewer) == want {
				t.Fatalf("without %v it is the same", c.Edges[0])
			}
		}
		i := rapid.IntRange(0, len(c.Records)-1).Draw(t, "changed")
		r := c.Records[i]
		if isLoad(r) {
			return
		}
		changed := graph.Contents{Records: slices.Clone(c.Records), Edges: c.Edges}
		changed.Records[i].Values = slices.Clone(r.Values)
		changed.Records[i].Values[0] = string(r.ID()) + "-"
		if Digest(changed) == want {
			t.Fatalf("with another id for %s it is the same", r.ID())
		}
	})
}

// Values that look alike give different bytes.
func TestValuesThatLookAlike(t *testing.T) {
	seen := map[string]any{}
	for _, v := range []graph.Value{"1", int64(1), 1.0, true, false, []string{"1"}, []string{"1", ""}, []string{"", "1"}, "s1", "1s", []string{"1s"}, int64(-1), ""} {
		e := encoder{}
		e.value(v)
		if other, there := seen[string(e.line)]; there {
			t.Errorf("%#v and %#v give the same bytes", v, other)
		}
		seen[string(e.line)] = v
	}
}
