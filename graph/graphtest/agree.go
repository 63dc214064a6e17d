package graphtest

import (
	"context"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
)

// TestAgree loads random graphs into two stores and asks both the same random
// queries. Their answers have to be the same, to the order of rows. How many
// graphs are drawn is rapid's to say (-rapid.checks); each is asked queries
// times.
func TestAgree(t *testing.T, a, b graph.Keeper, queries int) {
	ctx := context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		c := RandomContents(rt)
		Load(t, a, c)
		Load(t, b, c)
		for range queries {
			q := RandomQuery(rt)
			want, _, err := Ask(ctx, a, q)
			if err != nil {
				rt.Fatalf("the first store: %v", err)
			}
			got, _, err := Ask(ctx, b, q)
			if err != nil {
				rt.Fatalf("the second store: %v", err)
			}
			if got != want {
				rt.Fatalf("the stores disagree:\n  %s\n  %s\n%s", want, got, describe(c))
			}
		}
	})
}

// describe writes a graph down for whoever reads a failure.
func describe(c graph.Contents) string {
	s := ""
	for _, r := range c.Records {
		s += fmt.Sprintf("%s %v\n", r.Type.Name, r.Values)
	}
	for _, e := range c.Edges {
		s += fmt.Sprintf("%s -%s-> %s %v\n", e.From, e.Relation.Name, e.To, e.Values)
	}
	return s
}
