package memory

import (
	"cmp"
	"slices"

	"parley/graph"
)

// change returns the state that follows. The receiver stays as it is. The error
// wraps graph.ErrDangling if an edge would end at a thing that is not there.
func (st *state) change(c graph.Change) (*state, error) {
	p := newPacker()
	p.reserve(c.Put, c.PutEdges)
	next := &builder{things: make(map[graph.ID]*thing, len(st.things)+len(c.Put)), edges: make([]links, len(graph.Parley.Relations()))}
	gone := make(map[graph.ID]bool, len(c.Drop))
	for _, id := range c.Drop {
		gone[id] = true
	}
	var fresh []*thing
	for _, r := range c.Put {
		t := &thing{id: r.ID(), typ: r.Type, stored: p.pack(r.Type.Properties, r.Values)}
		fresh, next.things[t.id] = append(fresh, t), t
	}
	kept := make([]*thing, 0, len(st.ordered))
	for _, t := range st.ordered {
		if !gone[t.id] && next.things[t.id] == nil {
			t = &thing{id: t.id, typ: t.typ, stored: t.stored}
			kept, next.things[t.id] = append(kept, t), t
		}
	}
	next.ordered = merge(kept, inOrder(fresh, compareThings), compareThings)
	var replaced map[endOf]map[graph.EdgeKey]bool
	if len(st.things) > 0 {
		replaced = replacedBy(c)
	}
	for direction := 0; direction < len(st.edges); direction += 2 {
		r := relationOf(direction)
		if len(st.edges[direction]) == 0 {
			continue
		}
		kept := make([]link, 0, len(st.edges[direction]))
		for _, t := range st.ordered {
			edges := st.along(t, uint32(direction)) //nolint:gosec // the model has some hundred relations
			if len(edges) == 0 || gone[t.id] {
				continue
			}
			changes := replaced[endOf{r.Name, t.id}]
			for _, e := range edges {
				if gone[e.far.id] || changes != nil && changes[keyOf(r, t.id, e)] {
					continue
				}
				kept = append(kept, link{next.things[t.id], next.things[e.far.id], e.values})
			}
		}
		next.edges[direction/2].kept = kept
	}
	for _, e := range c.PutEdges {
		l := link{next.things[e.From], next.things[e.To], p.pack(e.Relation.Properties, e.Values)}
		if l.from == nil || l.to == nil {
			return nil, dangling(e.Relation, e.From, e.To, l.from != nil)
		}
		into := &next.edges[e.Relation.Index]
		into.fresh = append(into.fresh, l)
	}
	return next.build(st.revision + 1), nil
}

// endOf is a thing at which edges of a relation begin.
type endOf struct {
	relation string
	from     graph.ID
}

// replacedBy returns the keys of the edges that a change puts or drops.
func replacedBy(c graph.Change) map[endOf]map[graph.EdgeKey]bool {
	all := map[endOf]map[graph.EdgeKey]bool{}
	add := func(k graph.EdgeKey) {
		at := endOf{k.Relation, k.From}
		if all[at] == nil {
			all[at] = map[graph.EdgeKey]bool{}
		}
		all[at][k] = true
	}
	for _, k := range c.DropEdges {
		add(k)
	}
	for _, e := range c.PutEdges {
		add(e.Key())
	}
	return all
}

// keyOf returns the key of an edge of a thing.
func keyOf(r *graph.Relation, from graph.ID, e edge) graph.EdgeKey {
	return graph.Edge{Relation: r, From: from, To: e.far.id, Values: e.values.full(len(r.Properties))}.Key()
}

// builder makes a state.
type builder struct {
	things  map[graph.ID]*thing // without lists
	ordered []*thing            // the same by id
	edges   []links             // by Relation.Index
}

// links are the edges of a relation: those of the state before, in order, and those of the change, in no order. None of the
// former is in the latter.
type links struct{ kept, fresh []link }

// link is an edge, seen from neither of its ends.
type link struct {
	from, to *thing
	values   *values
}

// newState returns an empty state.
func newState() *state { return (&builder{}).build(0) }

// build returns the state. It uses the memory of the builder.
func (b *builder) build(revision graph.Revision) *state {
	st := &state{
		revision: revision, things: b.things, byType: map[*graph.Type][]*thing{},
		edges: make([][]edge, 2*len(graph.Parley.Relations())),
	}
	ordered := b.ordered
	st.ordered = ordered
	for i, t := range ordered {
		t.number = uint32(i) //nolint:gosec // a graph of 4 billion things does not fit into memory
		st.byType[t.typ] = append(st.byType[t.typ], t)
	}
	lists := make([]list, 0, 4*len(ordered))
	owners := make([]uint32, 0, 4*len(ordered)) // of the lists
	places := make([]uint32, len(ordered)+1)
	for i, of := range b.edges {
		r := graph.Parley.Relations()[i]
		compare := func(a, b link) int { return compareLinks(r, a, b) }
		links := merge(of.kept, inOrder(of.fresh, compare), compare)
		for _, reverse := range []bool{false, true} {
			near := func(l link) *thing { return l.from }
			far := func(l link) *thing { return l.to }
			if reverse {
				near, far = far, near
				links = byFarEnd(links, places)
			}
			direction := directionOf(r, reverse)
			edges := make([]edge, len(links))
			for k, l := range links {
				edges[k] = edge{far: far(l), values: l.values}
				at := uint32(k) //nolint:gosec // see above
				if k == 0 || near(links[k-1]) != near(l) {
					lists = append(lists, list{direction: direction, first: at})
					owners = append(owners, near(l).number)
				}
				lists[len(lists)-1].behind = at + 1
			}
			st.edges[direction] = edges
		}
		b.edges[i].kept, b.edges[i].fresh = nil, nil
	}
	st.lists = share(ordered, lists, owners)
	st.meetings, st.alleged = st.attend(attended), st.attend(allegedAt)
	st.earlier.begin(st)
	return st
}

// byFarEnd returns links that are in order, ordered by their To ends first. The places are room for a number for each thing,
// and for one more.
func byFarEnd(links []link, places []uint32) []link {
	const few = 16 // of so many things one has a link: counting all things would take longer than sorting
	if len(links) < len(places)/few {
		links = slices.Clone(links)
		slices.SortStableFunc(links, func(a, b link) int { return cmp.Compare(a.to.number, b.to.number) })
		return links
	}
	clear(places)
	for _, l := range links {
		places[l.to.number+1]++
	}
	for i := 1; i < len(places); i++ {
		places[i] += places[i-1]
	}
	out := make([]link, len(links))
	for _, l := range links {
		out[places[l.to.number]] = l
		places[l.to.number]++
	}
	return out
}

func compareThings(a, b *thing) int { return cmp.Compare(a.id, b.id) }

// inOrder returns a list in order, and of several equal elements only the last. It uses the memory of the list.
func inOrder[T any](list []T, compare func(a, b T) int) []T {
	if !slices.IsSortedFunc(list, compare) {
		slices.SortStableFunc(list, compare)
	}
	kept := list[:0]
	for i, x := range list {
		if i+1 < len(list) && compare(x, list[i+1]) == 0 {
			continue
		}
		kept = append(kept, x)
	}
	return kept
}

// merge returns the elements of two lists that are in order, in order. No element is in both. It can return one of the lists.
func merge[T any](a, b []T, compare func(a, b T) int) []T {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	out := make([]T, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compare(a[0], b[0]) < 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// compareLinks orders the edges of a relation by their From ends, then by their To ends, then by their identities.
func compareLinks(r *graph.Relation, a, b link) int {
	if c := cmp.Or(cmp.Compare(a.from.number, b.from.number), cmp.Compare(a.to.number, b.to.number)); c != 0 {
		return c
	}
	return compareIdentity(r, a.values, b.values)
}

// share puts the lists in the order of the things, and tells each thing where its lists are.
func share(things []*thing, lists []list, owners []uint32) []list {
	behind := make([]uint32, len(things)+1) // where the lists of each thing end, at first how many there are
	for _, owner := range owners {
		behind[owner+1]++
	}
	for i := range things {
		behind[i+1] += behind[i]
	}
	all, next := make([]list, len(lists)), slices.Clone(behind)
	for i, owner := range owners {
		all[next[owner]] = lists[i]
		next[owner]++
	}
	for i, t := range things {
		t.first, t.behind = behind[i], behind[i+1]
	}
	return all
}
