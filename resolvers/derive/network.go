package derive

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"parley/graph"
)

// Tie says that two actors met. From is the lesser of the two ids.
type Tie struct {
	From, To          graph.ID
	Count             int      // the number of meetings, without the wholes: see graph.Encounters
	FirstMet, LastMet graph.ID // "" if no meeting has a beginning
	FirstDay, LastDay string   // the first day of FirstMet and the last day of LastMet, as YYYY-MM-DD; "" if there is no such day
}

// Network asks who met whom among all actors of some types. A tie of two actors has the meetings of their Encounter.
type Network struct {
	Types []*graph.Type    // of the actors: Person, Organization or both
	Met   graph.Encounters // its Indirect, Alleged and Where say which pairs count
	AsOf  string
	Named []graph.Reference // the things that the conditions name: see graph.Query
	Most  int               // the largest number of ties
}

// Ties returns all ties, ordered by From and To. All queries must be answered from one revision. It returns the errors of ask, an
// error that wraps graph.ErrNetworkTooLarge if there are more than Most ties, and an error that wraps graph.ErrCanceled or
// graph.ErrDeadline when ctx ends.
func (q Network) Ties(ctx context.Context, ask Ask) ([]Tie, error) {
	modes, err := q.heldByMode(ask)
	if err != nil {
		return nil, err
	}
	found, err := ask(q.meetings(modes != nil))
	if err != nil {
		return nil, err
	}
	n := &network{ask: q, ctx: ctx, modes: modes, pairs: map[[2]graph.ID][]*gathering{}}
	if slices.ContainsFunc(q.Types, func(t *graph.Type) bool { return t != personType }) {
		if n.bodies, err = readBodies(ask, q.AsOf); err != nil {
			return nil, err
		}
	}
	for _, f := range found {
		if err := n.add(newGathering(f)); err != nil {
			return nil, err
		}
	}
	wholes, err := readWholes(ask, q.AsOf)
	if err != nil {
		return nil, err
	}
	ties := make([]Tie, 0, len(n.pairs))
	for pair, meetings := range n.pairs {
		ties = append(ties, tie(pair, withoutWholes(meetings, wholes)))
	}
	slices.SortFunc(ties, func(a, b Tie) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	return ties, graph.Interrupted(ctx)
}

// network collects the meetings of each pair of actors.
type network struct {
	ask    Network
	ctx    context.Context //nolint:containedctx // it lives as long as one call of Ties
	modes  map[graph.MeetingMode]map[graph.ID]bool
	bodies *bodies // nil if all actors are people
	pairs  map[[2]graph.ID][]*gathering
}

// add adds the pairs of actors who met at a meeting.
func (n *network) add(g *gathering) error {
	if err := graph.Interrupted(n.ctx); err != nil {
		return err
	}
	present := g.present(n)
	for i, a := range present {
		for _, b := range present[i+1:] {
			if !n.met(g, a, b) {
				continue
			}
			pair := [2]graph.ID{a.actor, b.actor}
			n.pairs[pair] = append(n.pairs[pair], g)
			if len(n.pairs) > n.ask.Most {
				return fmt.Errorf("%w: it has more than %d pairs of actors that met: give a filter that fits fewer meetings, such as from and until, or ask for one type of actors", graph.ErrNetworkTooLarge, n.ask.Most)
			}
		}
	}
	return nil
}

// met reports whether two actors met at a meeting. See graph.Encounters: a stands for Actor, and b for With.
func (n *network) met(g *gathering, a, b presence) bool {
	for _, other := range b.own {
		if slices.Contains(a.own, other) {
			continue
		}
		counts := slices.ContainsFunc(a.own, func(own int) bool { return n.counts(g, own, other) })
		if counts && (a.person && b.person || !n.bodies.onOneSide(g, a, b.actor, other)) {
			return true
		}
	}
	return false
}

// counts reports whether a pair of attendances counts.
func (n *network) counts(g *gathering, own, other int) bool {
	a, b := &g.attendances[own], &g.attendances[other]
	perhaps := graph.PairMode(a.mode, b.mode, g.perhaps)
	if !n.ask.Met.Indirect && !graph.Met(perhaps, a.roles...) && !graph.Met(perhaps, b.roles...) {
		return false
	}
	return n.modes == nil || n.modes[graph.PairMode(a.mode, b.mode, g.usual)][g.id]
}

// tie returns the tie of a pair of actors.
func tie(pair [2]graph.ID, meetings []*gathering) Tie {
	t := Tie{From: pair[0], To: pair[1], Count: len(meetings)}
	dated := slices.DeleteFunc(slices.Clone(meetings), func(g *gathering) bool { return g.earliest == nil })
	if len(dated) == 0 {
		return t
	}
	order := func(a, b *gathering) int {
		return cmp.Or(graph.Compare(a.earliest, b.earliest), cmp.Compare(a.id, b.id))
	}
	first, last := slices.MinFunc(dated, order), slices.MaxFunc(dated, order)
	t.FirstMet, t.LastMet, t.FirstDay, t.LastDay = first.id, last.id, first.firstDay, last.lastDay
	return t
}

// withoutWholes returns those of the meetings of which no other one is a part. above has the meetings of which a meeting is a part.
func withoutWholes(meetings []*gathering, above map[graph.ID][]graph.ID) []*gathering {
	wholes := map[graph.ID]bool{}
	for _, m := range meetings {
		for _, w := range climb(m.id, above)[1:] {
			wholes[w] = true
		}
	}
	if len(wholes) == 0 {
		return meetings
	}
	return slices.DeleteFunc(meetings, func(m *gathering) bool { return wholes[m.id] })
}

// climb returns an id and all ids above it, each once.
func climb(id graph.ID, above map[graph.ID][]graph.ID) []graph.ID {
	seen := []graph.ID{id}
	for i := 0; i < len(seen); i++ {
		for _, up := range above[seen[i]] {
			if !slices.Contains(seen, up) {
				seen = append(seen, up)
			}
		}
	}
	return seen
}
