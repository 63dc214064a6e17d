package analysis

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/graph/graphtest"
)

// drawn is a meeting of a random graph.
type drawn struct {
	id, mode, earliest, latest string
	attendees                  []string
	modes                      map[string]string // by attendee: the attendee's own mode
	mediator                   string
	remote                     bool // somebody who is left out was not in the room
}

// isRemote reports whether an attendee was certainly not in the room.
func (m drawn) isRemote(a string) bool { return m.modes[a] == "PHONE" || m.modes[a] == "VIDEO" }

// pairMode returns the mode in which two attendees met.
func (m drawn) pairMode(a, b string) graph.MeetingMode {
	remote := m.remote || slices.ContainsFunc(m.attendees, m.isRemote)
	return graph.PairMode(graph.MeetingMode(m.modes[a]), graph.MeetingMode(m.modes[b]), graph.UsualMode(graph.MeetingMode(m.mode), remote))
}

// met reports whether the options allow a hop between two attendees.
func (m drawn) met(a, b string, o Options) bool {
	mode := m.pairMode(a, b)
	switch {
	case o.InPerson:
		return mode == "IN_PERSON"
	case o.Indirect || a == m.mediator || b == m.mediator:
		return true
	}
	return mode != "INDIRECT"
}

// apart reports whether two of the attendees did not meet.
func (m drawn) apart(o Options) bool {
	if o.InPerson || o.Indirect {
		return false
	}
	for i, a := range m.attendees {
		for _, b := range m.attendees[:i] {
			if !m.met(a, b, o) {
				return true
			}
		}
	}
	return false
}

// people lists the actors who can attend.
var people = []string{"a", "b", "c", "d", "e", "f"}

// drawMeetings draws the meetings of a random graph.
func drawMeetings(t *rapid.T) []drawn {
	meetings := make([]drawn, rapid.SampledFrom([]int{8, 7, 6, 5, 4, 3, 2, 1}).Draw(t, "meetings"))
	for i := range meetings {
		m := &meetings[i]
		m.id = fmt.Sprintf("m-%d", i)
		m.mode = rapid.SampledFrom([]string{"", "PHONE", "HYBRID", "INDIRECT", "INDIRECT", "IN_PERSON", "IN_PERSON", "IN_PERSON"}).Draw(t, "mode")
		day := rapid.SampledFrom([]int{7, 4, 1, 6, 3, 0, 5, 2}).Draw(t, "day")
		span := rapid.SampledFrom([]int{0, 0, 0, 1, 2}).Draw(t, "span")
		if day > 0 {
			if !rapid.SampledFrom([]bool{false, false, false, false, false, true}).Draw(t, "open from") {
				m.earliest = fmt.Sprintf("2030-01-%02dT00:00:00Z", day)
			}
			if !rapid.SampledFrom([]bool{false, false, false, false, false, true}).Draw(t, "open to") {
				m.latest = fmt.Sprintf("2030-01-%02dT23:59:59Z", day+span)
			}
		}
		m.attendees = slices.Clone(rapid.Permutation(people).Draw(t, "attendees")[:rapid.SampledFrom([]int{2, 3, 2, 3, 2, 2, 1, 4, 0}).Draw(t, "of them")])
		slices.Sort(m.attendees)
		m.modes = map[string]string{}
		for _, a := range m.attendees {
			if rapid.IntRange(0, 5).Draw(t, "has a mode") == 0 {
				m.modes[a] = rapid.SampledFrom([]string{"IN_PERSON", "VIDEO", "INDIRECT"}).Draw(t, "own mode")
			}
		}
		if len(m.attendees) > 0 && rapid.IntRange(0, 2).Draw(t, "mediated") > 0 {
			m.mediator = rapid.SampledFrom(m.attendees).Draw(t, "mediator")
		}
	}
	return meetings
}

// built returns a graph with the meetings and all actors.
func built(meetings []drawn) *graphtest.Builder {
	g := &graphtest.Builder{}
	for _, a := range []string{"a", "b", "c"} {
		g.Thing("Person", a)
	}
	for _, a := range []string{"d", "e", "f"} {
		g.Thing("Organization", a)
	}
	for _, m := range meetings {
		properties := []any{"when", "some time"}
		for _, p := range [][2]string{{"mode", m.mode}, {"when_earliest", m.earliest}, {"when_latest", m.latest}} {
			if p[1] != "" {
				properties = append(properties, p[0], p[1])
			}
		}
		g.Thing("Meeting", m.id, properties...)
		for _, a := range m.attendees {
			var how []any
			if m.modes[a] != "" {
				how = append(how, "mode", m.modes[a])
			}
			if a == m.mediator {
				how = append(how, "role", []string{"MEDIATOR"})
			}
			g.Edge("ATTENDED", a, m.id, how...)
		}
	}
	return g
}

// brute makes every chain, and returns the chains that the options ask for.
func brute(meetings []drawn, from, to string, o Options) []string {
	type chain struct {
		meetings []drawn
		actors   []string
	}
	var found []chain
	var extend func(c chain)
	extend = func(c chain) {
		at := c.actors[len(c.actors)-1]
		if at == to {
			if len(c.meetings) > 0 {
				found = append(found, c)
			}
			return
		}
		for _, m := range meetings {
			if !slices.Contains(m.attendees, at) ||
				!m.apart(o) && slices.ContainsFunc(c.meetings, func(n drawn) bool { return n.id == m.id }) ||
				o.InOrder && slices.ContainsFunc(c.meetings, func(n drawn) bool {
					return m.latest != "" && n.earliest != "" && m.latest < n.earliest
				}) {
				continue
			}
			for _, a := range m.attendees {
				if !slices.Contains(c.actors, a) && m.met(at, a, o) {
					extend(chain{append(slices.Clone(c.meetings), m), append(slices.Clone(c.actors), a)})
				}
			}
		}
	}
	extend(chain{actors: []string{from}})
	// All ids have one length, so the joined text sorts as the list of ids does.
	keys := map[string]string{}
	for _, c := range found {
		if slices.ContainsFunc(o.Through, func(a graph.ID) bool { return !slices.Contains(c.actors, string(a)) }) {
			continue
		}
		var key strings.Builder
		line := from
		fmt.Fprintf(&key, "%03d", len(c.meetings))
		for i, m := range c.meetings {
			key.WriteString(m.id)
			if m.apart(o) {
				key.WriteString(min(c.actors[i], c.actors[i+1]) + max(c.actors[i], c.actors[i+1]))
			}
			line += " -" + m.id + "- " + c.actors[i+1]
		}
		keys[key.String()+strings.Join(c.actors, "")] = line
	}
	var shortest []string
	for _, k := range slices.Sorted(maps.Keys(keys)) {
		if line := keys[k]; len(shortest) == 0 || hops([]string{line}) <= hops(shortest)+o.Longer {
			shortest = append(shortest, line)
		}
	}
	return shortest
}

// hops returns the length of the first chain.
func hops(chains []string) int {
	if len(chains) == 0 {
		return 0
	}
	return strings.Count(chains[0], " ") / 2
}

// TestChainsAgainstBruteForce also counts how often the hard cases came up. Without
// them, the test would prove nothing.
func TestChainsAgainstBruteForce(t *testing.T) {
	var longer, cut, long, twice, through, detours int
	rapid.Check(t, func(rt *rapid.T) {
		meetings := drawMeetings(rt)
		p := project(t, built(meetings))
		for _, o := range []Options{
			{}, {InPerson: true}, {InOrder: true}, {InOrder: true, InPerson: true}, {Indirect: true}, {InOrder: true, Indirect: true},
		} {
			o.Limit = rapid.SampledFrom([]int{1, 2, 7, 1000}).Draw(rt, "limit")
			o.Longer = rapid.SampledFrom([]int{0, 1, 2}).Draw(rt, "longer")
			for _, a := range rapid.Permutation(people).Draw(rt, "through")[:rapid.SampledFrom([]int{0, 0, 1, 2}).Draw(rt, "of them")] {
				o.Through = append(o.Through, graph.ID(a))
			}
			for _, from := range people {
				for _, to := range people {
					want := brute(meetings, from, to, o)
					if o.InOrder && hops(want) > hops(brute(meetings, from, to, Options{InPerson: o.InPerson, Indirect: o.Indirect})) {
						longer++
					}
					if hops(want) > 2 {
						long++
					}
					if len(o.Through) > 0 && len(want) > 0 && hops(want) > hops(brute(meetings, from, to, Options{InPerson: o.InPerson, Indirect: o.Indirect, InOrder: o.InOrder})) {
						through++
					}
					if len(want) > 0 && hops(want[len(want)-1:]) > hops(want) {
						detours++
					}
					for _, line := range want {
						if words := strings.Fields(line); len(words) >= 5 && words[1] == words[3] {
							twice++
						}
					}
					wantMore := len(want) > o.Limit
					if wantMore {
						want = want[:o.Limit]
						cut++
					}
					chains, more, err := p.Chains(context.Background(), graph.ID(from), graph.ID(to), o)
					if got, want := lines(chains), strings.Join(want, "\n"); got != want || more != wantMore || err != nil {
						rt.Fatalf("with %+v from %s to %s the chains are\n%s\n(more: %v, %v), want\n%s\n(more: %v)", o, from, to, got, more, err, want, wantMore)
					}
				}
			}
		}
	})
	// Longer chains in order are too rare to require one here: TestInOrderMayBeLonger has one.
	t.Logf("in order is longer: %d; cut: %d; three hops or more: %d; through a mediator: %d; longer for who is on the way: %d; also longer chains: %d", longer, cut, long, twice, through, detours)
	if cut == 0 || long == 0 || twice == 0 || through == 0 || detours == 0 {
		t.Error("one of the hard cases never came up")
	}
}

// TestChainsOfAPart: chains of some meetings, without some actors, are those of a graph that has only these meetings and actors.
func TestChainsOfAPart(t *testing.T) {
	found := 0
	rapid.Check(t, func(rt *rapid.T) {
		meetings := drawMeetings(rt)
		p := project(t, built(meetings))
		without := rapid.Permutation(people).Draw(rt, "without")[:rapid.IntRange(0, 3).Draw(rt, "of them")]
		kept, part := map[graph.ID]bool{}, []drawn(nil)
		for _, m := range meetings {
			if rapid.IntRange(0, 3).Draw(rt, "kept") == 0 {
				continue
			}
			kept[graph.ID(m.id)] = true
			m.remote = slices.ContainsFunc(m.attendees, m.isRemote)
			m.attendees = slices.DeleteFunc(slices.Clone(m.attendees), func(a string) bool { return slices.Contains(without, a) })
			part = append(part, m)
		}
		var avoided []graph.ID
		for _, a := range without {
			avoided = append(avoided, graph.ID(a))
		}
		whole, restricted := fmt.Sprint(p.Meetings), p.Restricted(kept, avoided)
		for _, o := range []Options{{Limit: 1000}, {Limit: 1000, InPerson: true}, {Limit: 1000, InOrder: true}} {
			for _, from := range people {
				for _, to := range people {
					want := strings.Join(brute(part, from, to, o), "\n")
					chains, _, err := restricted.Chains(context.Background(), graph.ID(from), graph.ID(to), o)
					if got := lines(chains); got != want || err != nil {
						rt.Fatalf("with %+v without %v of %v from %s to %s the chains are\n%s\n(%v), want\n%s", o, without, kept, from, to, got, err, want)
					}
					found += len(chains)
				}
			}
		}
		if fmt.Sprint(p.Meetings) != whole {
			rt.Fatal("the projection has changed")
		}
	})
	if found == 0 {
		t.Error("no chain was found")
	}
}
