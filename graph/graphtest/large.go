package graphtest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"time"

	"parley/graph"
)

// Large returns a graph of n meetings for benchmarks. It has a person for 5 meetings, an organization for 50, a place for
// 200 and an issue for 300. Few people attend many meetings, and most people attend few. Each meeting has 2 to 12
// participants, a place and an issue. The days lie in 20 years. The same n gives the same graph.
func Large(n int) graph.Contents {
	random := rand.New(rand.NewPCG(1, uint64(n))) //nolint:gosec // the graph has to be the same each time
	b := &Builder{}
	people, organizations, places, issues := n/5+20, n/50+10, n/200+10, n/300+10
	id := func(of string, i int) string { return fmt.Sprintf("%s-%06d", of, i) }
	named := func(typ, of string, i int) {
		name := fmt.Sprintf("%s %d", typ, i)
		b.Thing(typ, id(of, i), "name", name, "tokens", []string{of, fmt.Sprint(i)})
	}
	for i := range organizations {
		named("Organization", "o", i)
		if i > 9 {
			b.Edge("SUBORGANIZATION_OF", id("o", i), id("o", i%10))
		}
	}
	for i := range people {
		named("Person", "p", i)
		b.Edge("MEMBER_OF", id("p", i), id("o", i%organizations), "role", "member")
	}
	for i := range places {
		named("Place", "l", i)
		if i > 9 {
			b.Edge("WITHIN", id("l", i), id("l", i%10))
		}
	}
	for i := range issues {
		named("Issue", "i", i)
		if i > 9 {
			b.Edge("SUBISSUE_OF", id("i", i), id("i", i%10))
		}
	}
	// few draws a low number more often than a high number: the square of a number between 0 and 1.
	few := func(n int) int { return int(math.Pow(random.Float64(), 2) * float64(n)) }
	begin := time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC)
	statuses := []string{"HELD", "HELD", "HELD", "HELD", "HELD", "HELD", "SCHEDULED", "CANCELLED"}
	for i := range n {
		day := begin.AddDate(0, 0, random.IntN(20*365)).Format(time.DateOnly)
		m := id("m", i)
		b.Meeting(m, statuses[random.IntN(len(statuses))], day, "mode", []string{"IN_PERSON", "PHONE"}[random.IntN(2)],
			"tokens", []string{"meeting", fmt.Sprint(i)})
		seen := map[int]bool{}
		for range 2 + few(11) {
			if p := few(people); !seen[p] {
				seen[p] = true
				b.Edge("ATTENDED", id("p", p), m, "side", id("o", p%organizations), "role", []string{"PARTY"})
			}
		}
		b.Edge("AT", m, id("l", few(places)))
		b.Edge("TOPIC", m, id("i", few(issues)), "as", "DISCUSSED")
	}
	return b.Contents
}
