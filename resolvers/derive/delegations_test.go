package derive

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
)

// TestRecurringAgainstBruteForce: the groups are what any of the delegations have in common, each with the meetings of all delegations that
// have the whole group.
func TestRecurringAgainstBruteForce(t *testing.T) {
	several := 0
	rapid.Check(t, func(rt *rapid.T) {
		people := []graph.ID{"a", "b", "c", "d", "e", "f"}
		attended := make([]delegation, rapid.IntRange(1, 7).Draw(rt, "delegations"))
		for i := range attended {
			members := slices.Clone(rapid.Permutation(people).Draw(rt, "people")[:rapid.IntRange(2, 5).Draw(rt, "of them")])
			slices.Sort(members)
			attended[i] = delegation{members: members, meetings: []*gathering{{id: graph.ID(fmt.Sprint("m", i))}}}
		}
		left := maxOverlaps
		groups, err := recurring(attended, &left)
		if err != nil {
			rt.Fatal(err)
		}
		var got []string
		for _, g := range groups {
			line := fmt.Sprint(g.members)
			for _, m := range g.meetings {
				line += " " + string(m.id)
			}
			got = append(got, line)
		}
		want := map[string]bool{}
		for set := 1; set < 1<<len(attended); set++ {
			common := slices.DeleteFunc(slices.Clone(people), func(p graph.ID) bool {
				return slices.ContainsFunc(attended, func(d delegation) bool {
					return set&(1<<slices.IndexFunc(attended, func(e delegation) bool { return e.meetings[0] == d.meetings[0] })) != 0 && !slices.Contains(d.members, p)
				})
			})
			if len(common) < 2 {
				continue
			}
			line := fmt.Sprint(common)
			for _, d := range attended {
				if !slices.ContainsFunc(common, func(p graph.ID) bool { return !slices.Contains(d.members, p) }) {
					line += " " + string(d.meetings[0].id)
				}
			}
			want[line] = true
		}
		var lines []string
		for line := range want {
			lines = append(lines, line)
		}
		slices.Sort(got)
		slices.Sort(lines)
		if !slices.Equal(got, lines) {
			rt.Fatalf("the groups are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(lines, "\n"))
		}
		if len(lines) > len(attended) {
			several++
		}
	})
	if several == 0 {
		t.Error("no delegations had something in common")
	}
}
