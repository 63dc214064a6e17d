package analysis

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/graph"
	"parley/graph/graphtest"
)

// meet adds a meeting and the people who attended it.
func meet(g *graphtest.Builder, id, day, mode string, attendees ...string) {
	g.Meeting(id, "HELD", day)
	if mode != "" {
		m := &g.Records[len(g.Records)-1]
		m.Values[m.Type.Property("mode").Index] = mode
	}
	for _, a := range attendees {
		if !slices.ContainsFunc(g.Records, func(r graph.Record) bool { return r.ID() == graph.ID(a) }) {
			g.Thing("Person", a)
		}
		g.Edge("ATTENDED", a, id)
	}
}

// line writes a chain as "a -m- b -n- c".
func line(c Chain) string {
	var b strings.Builder
	for i, h := range c.Hops {
		if i == 0 {
			fmt.Fprint(&b, h.From)
		}
		fmt.Fprintf(&b, " -%s- %s", h.Meeting, h.To)
	}
	return b.String()
}

// lines writes chains, one a line.
func lines(chains []Chain) string {
	all := make([]string, len(chains))
	for i, c := range chains {
		all[i] = line(c)
	}
	return strings.Join(all, "\n")
}

func TestChains(t *testing.T) {
	talks := &graphtest.Builder{}
	meet(talks, "hallandale", "2025-11-30", "IN_PERSON", "hnatov", "umerov", "witkoff", "kushner")
	meet(talks, "moscow", "2025-12-02", "IN_PERSON", "putin", "witkoff", "kushner", "ushakov")
	meet(talks, "call", "2025-12-06", "PHONE", "hnatov", "umerov", "witkoff", "kushner")
	meet(talks, "kyiv", "", "", "umerov", "zelensky")
	talks.Thing("Person", "nobody-met")
	meet(talks, "apart", "", "IN_PERSON", "alone", "also-alone")

	const inPerson = `hnatov -hallandale- kushner -moscow- putin
hnatov -hallandale- witkoff -moscow- putin`
	for _, c := range []struct {
		name, from, to string
		options        Options
		want           string
	}{
		{"all", "hnatov", "putin", Options{}, `hnatov -call- kushner -moscow- putin
hnatov -call- witkoff -moscow- putin
` + inPerson},
		{"in person", "hnatov", "putin", Options{InPerson: true}, inPerson},
		{"in order", "hnatov", "putin", Options{InOrder: true}, inPerson},
		{"in order, the other way round", "putin", "hnatov", Options{InOrder: true}, `putin -moscow- kushner -call- hnatov
putin -moscow- witkoff -call- hnatov`},
		{"in person and in order, the other way round", "putin", "hnatov", Options{InPerson: true, InOrder: true}, ``},
		{"one meeting", "hnatov", "kushner", Options{}, `hnatov -call- kushner
hnatov -hallandale- kushner`},
		{"no known time, no known mode", "zelensky", "umerov", Options{InOrder: true}, `zelensky -kyiv- umerov`},
		{"no known mode is not in person", "zelensky", "umerov", Options{InPerson: true}, ``},
		{"to the same person", "putin", "putin", Options{}, ``},
		{"no chain", "putin", "alone", Options{}, ``},
		{"from a person who met nobody", "nobody-met", "putin", Options{}, ``},
		{"to a person who met nobody", "putin", "nobody-met", Options{}, ``},
		{"from an unknown actor", "unknown", "putin", Options{}, ``},
		{"to an unknown actor", "putin", "unknown", Options{}, ``},
		{"from a meeting", "moscow", "putin", Options{}, ``},
	} {
		t.Run(c.name, func(t *testing.T) { check(t, talks, c.from, c.to, c.options, c.want) })
	}
}

// check compares all chains with the chains wanted.
func check(t *testing.T, g *graphtest.Builder, from, to string, o Options, want string) {
	t.Helper()
	o.Limit = 100
	chains, more, err := project(t, g).Chains(context.Background(), graph.ID(from), graph.ID(to), o)
	if got := lines(chains); got != want || more || err != nil {
		t.Errorf("the chains are\n%s\n(more: %v, %v), want\n%s", got, more, err, want)
	}
}

// TestInOrderMayBeLonger: the shortest chain in order can have more hops than the shortest chain.
func TestInOrderMayBeLonger(t *testing.T) {
	g := &graphtest.Builder{}
	meet(g, "m-1", "2030-01-01", "", "bea", "dora")
	meet(g, "m-2", "2030-01-02", "", "anna", "bea")
	meet(g, "m-3", "2030-01-03", "", "bea", "carl")
	meet(g, "m-4", "2030-01-04", "", "carl", "dora")
	check(t, g, "anna", "dora", Options{}, "anna -m-2- bea -m-1- dora")
	check(t, g, "anna", "dora", Options{InOrder: true}, "anna -m-2- bea -m-3- carl -m-4- dora")
}

// TestInOrderPastAVagueMeeting: a meeting of unknown time can be in order with both its
// neighbours while these are not in order.
func TestInOrderPastAVagueMeeting(t *testing.T) {
	g := &graphtest.Builder{}
	meet(g, "december", "2030-12-01", "", "anna", "bea")
	meet(g, "some-day", "", "", "bea", "carl")
	meet(g, "november", "2030-11-01", "", "carl", "dora")
	check(t, g, "anna", "dora", Options{}, "anna -december- bea -some-day- carl -november- dora")
	check(t, g, "anna", "dora", Options{InOrder: true}, "")
	check(t, g, "dora", "anna", Options{InOrder: true}, "dora -november- carl -some-day- bea -december- anna")
}

// TestInOrderThroughAMeetingTwice: the search reaches a meeting of unknown time twice, first
// from an actor with an early end, then one hop later from an actor with a late end.
func TestInOrderThroughAMeetingTwice(t *testing.T) {
	g := &graphtest.Builder{}
	meet(g, "m-05", "2030-01-05", "", "anna", "bea")
	meet(g, "some-day", "", "", "bea", "early", "late")
	meet(g, "m-01", "2030-01-01", "", "early", "zoe")
	meet(g, "m-10", "2030-01-10", "", "late", "later")
	meet(g, "m-11", "2030-01-11", "", "later", "zoe")
	check(t, g, "anna", "zoe", Options{}, "anna -m-05- bea -some-day- early -m-01- zoe")
	check(t, g, "anna", "zoe", Options{InOrder: true}, "anna -m-05- bea -some-day- late -m-10- later -m-11- zoe")
	check(t, g, "bea", "zoe", Options{InOrder: true}, "bea -some-day- early -m-01- zoe")
}

// TestThroughAnActorOfOneMeeting: no chain leads through somebody who attended only one meeting. This is known without a search, which would try very many
// ways.
func TestThroughAnActorOfOneMeeting(t *testing.T) {
	g := &graphtest.Builder{}
	everybody := []string{"anna", "bea", "carl", "dora", "early", "late", "zoe"}
	for i := range 40 {
		meet(g, fmt.Sprintf("m-%02d", i), "2030-01-01", "", everybody...)
	}
	meet(g, "once", "2030-01-01", "", append(everybody, "guest")...)
	const steps = 1000
	ctx := graph.WithWork(context.Background(), graph.NewWork(steps))
	chains, more, err := project(t, g).Chains(ctx, "anna", "zoe", Options{Through: []graph.ID{"guest"}, Limit: 100})
	if len(chains) > 0 || more || err != nil {
		t.Errorf("the chains are\n%s\n(more: %v, %v), want none", lines(chains), more, err)
	}
}

// steps is a context that ends after a number of checks. A search checks its context
// once in 1,024 steps.
type steps struct {
	context.Context
	checks int
}

func (s *steps) Err() error {
	if s.checks--; s.checks < 0 {
		return context.DeadlineExceeded
	}
	return nil
}

// TestLimit: the first few of billions of chains are listed in a few steps.
func TestLimit(t *testing.T) {
	g := &graphtest.Builder{}
	for i := range 1000 {
		meet(g, fmt.Sprintf("a-%03d", i), "2030-01-01", "", "anna", "hub-1", "hub-2")
		meet(g, fmt.Sprintf("b-%03d", i), "2030-01-02", "", "hub-1", "hub-2", "hub-3", "hub-4")
		meet(g, fmt.Sprintf("c-%03d", i), "2030-01-03", "", "hub-3", "hub-4", "zoe")
	}
	p := project(t, g)
	for _, inOrder := range []bool{false, true} {
		for _, limit := range []int{5, 100} {
			ctx := &steps{context.Background(), 50}
			chains, more, err := p.Chains(ctx, "anna", "zoe", Options{InOrder: inOrder, Limit: limit})
			if len(chains) != limit || !more || err != nil {
				t.Errorf("with the limit %d there are %d chains, more: %v, %v", limit, len(chains), more, err)
			}
			const want = `anna -a-000- hub-1 -b-000- hub-3 -c-000- zoe
anna -a-000- hub-1 -b-000- hub-4 -c-000- zoe
anna -a-000- hub-2 -b-000- hub-3 -c-000- zoe
anna -a-000- hub-2 -b-000- hub-4 -c-000- zoe
anna -a-000- hub-1 -b-000- hub-3 -c-001- zoe`
			if got := lines(chains[:min(5, len(chains))]); got != want {
				t.Errorf("the first are\n%s\nwant\n%s", got, want)
			}
		}
	}
	chains, more, err := p.Chains(context.Background(), "hub-1", "hub-3", Options{Limit: 1000})
	if len(chains) != 1000 || more || err != nil {
		t.Errorf("of 1000 chains there are %d, more: %v, %v", len(chains), more, err)
	}
}

func TestChainsEndWithTheirContext(t *testing.T) {
	g := &graphtest.Builder{}
	meet(g, "m-1", "", "", "anna", "bea")
	p := project(t, g)
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := p.Chains(canceled, "anna", "bea", Options{}); !errors.Is(err, graph.ErrCanceled) {
		t.Errorf("with a cancelled context the error is %v, want ErrCanceled", err)
	}
	late, cancel := context.WithDeadline(context.Background(), time.Now().Add(-time.Second))
	defer cancel()
	if _, _, err := p.Chains(late, "anna", "nobody", Options{}); !errors.Is(err, graph.ErrDeadline) {
		t.Errorf("after the deadline the error is %v, want ErrDeadline", err)
	}
}
