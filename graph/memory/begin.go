package memory

import (
	"slices"

	"parley/graph"
)

// beginning is where a scan can begin: some things, among which are all that meet a condition. Those of them that meet
// the rest of the condition are all things that meet the condition.
type beginning struct {
	size   int             // how many things it leads to, each counted as often as it is reached
	things func() []*thing // the things, each once, in no order
	rest   graph.Predicate // nil for none
}

// begin returns the smallest beginning for a condition on things of the types. ok is false if no beginning leads to fewer
// than limit things: then the condition is no help. Looking for beginnings costs at most limit steps for each part of the
// condition.
func (r *run) begin(p graph.Predicate, types []*graph.Type, limit int) (best beginning, ok bool) {
	switch p := p.(type) {
	case graph.And:
		// The beginnings that are only counted come first. So walks, which are followed, have a low limit.
		at := 0
		for _, walks := range []bool{false, true} {
			for i, q := range p {
				if isWalk(q) != walks {
					continue
				}
				if b, found := r.begin(q, types, limit); found {
					best, ok, limit, at = b, true, b.size, i
				}
			}
		}
		if ok {
			best.rest = besides(p, at, best.rest)
		}
		return best, ok
	case graph.Or:
		return r.beginUnion(p, types, limit)
	case graph.Comparison:
		return r.beginAt(p, types, limit)
	case graph.During:
		return r.beginDuring(p, types, limit)
	case graph.All:
		for i, id := range p.IDs {
			if b, found := r.beginBefore([]*thing{r.thing(id)}, p.Via, types, nil, limit); found {
				best, ok, limit = b, true, b.size
				if others := slices.Delete(slices.Clone(p.IDs), i, i+1); len(others) > 0 {
					best.rest = graph.All{Via: p.Via, IDs: others}
				}
			}
		}
		return best, ok
	case graph.Some:
		return r.beginSome(p, types, limit)
	case graph.Within:
		return r.beginBelow(p, types, limit)
	case graph.HasMet:
		return r.beginMet(p, types, limit)
	}
	return beginning{}, false
}

// isWalk reports whether a beginning for the condition is followed to be counted.
func isWalk(p graph.Predicate) bool {
	switch p := p.(type) {
	case graph.Comparison, graph.All:
		return false
	case graph.And:
		return slices.ContainsFunc(p, isWalk)
	}
	return true
}

// beginUnion returns the beginnings of all alternatives together.
func (r *run) beginUnion(p graph.Or, types []*graph.Type, limit int) (beginning, bool) {
	var all []beginning
	var rest graph.Predicate
	size := 0
	for _, q := range p {
		b, ok := r.begin(q, types, limit-size)
		if !ok {
			return beginning{}, false
		}
		all, size = append(all, b), size+b.size
		if b.rest != nil {
			rest = p
		}
	}
	return beginning{size, func() []*thing {
		var things []*thing
		for _, b := range all {
			things = append(things, b.things()...)
		}
		return once(things)
	}, rest}, size < limit
}

// beginAt returns the beginning at the things that an index has for a comparison.
func (r *run) beginAt(p graph.Comparison, types []*graph.Type, limit int) (beginning, bool) {
	if p.Edge {
		return beginning{}, false
	}
	if p.Property.Name == "id" && (p.Op == graph.Equal || p.Op == graph.In) {
		ids, several := p.Value.([]string)
		if !several {
			ids = []string{p.Value.(string)}
		}
		return beginning{len(ids), func() []*thing {
			var things []*thing
			for _, id := range ids {
				if t := r.thingOf(graph.ID(id), types); t != nil {
					things = append(things, t)
				}
			}
			return once(things)
		}, nil}, len(ids) < limit
	}
	if p.Property.Kind != graph.String && p.Property.Kind != graph.Strings {
		return beginning{}, false
	}
	var found [][]entry
	for _, typ := range types {
		of, ok := r.index(typ, p.Property).matching(p.Op, p.Value)
		if !ok {
			return beginning{}, false
		}
		found = append(found, of...)
	}
	return atEntries(found, types, limit)
}

// atEntries returns the beginning at the things of some entries.
func atEntries(found [][]entry, types []*graph.Type, limit int) (beginning, bool) {
	size := 0
	for _, entries := range found {
		size += len(entries)
	}
	return beginning{size, func() []*thing {
		things := make([]*thing, 0, size)
		for _, entries := range found {
			for _, e := range entries {
				if slices.Contains(types, e.thing.typ) {
					things = append(things, e.thing)
				}
			}
		}
		return once(things)
	}, nil}, size < limit
}

// beginDuring returns the beginning at the things whose time has a moment in common with a period.
func (r *run) beginDuring(p graph.During, types []*graph.Type, limit int) (beginning, bool) {
	if p.Edge {
		return beginning{}, false
	}
	var things []*thing
	for _, typ := range types {
		r.spans(typ, p).during(p.From, p.Until, func(t *thing) bool {
			r.tick()
			things = append(things, t)
			return len(things) < limit
		})
	}
	return beginning{len(things), func() []*thing { return things }, nil}, len(things) < limit
}

// beginBefore returns the beginning at the things from which a step leads to one of some things, of which a condition
// holds together with the edge. A thing may be nil, and so may the condition.
func (r *run) beginBefore(far []*thing, v graph.Via, types []*graph.Type, where graph.Predicate, limit int) (beginning, bool) {
	if v.Relation == nil {
		return r.beginHolding(far, v, types, where, limit)
	}
	v.Reverse = !v.Reverse
	size := 0
	for _, t := range far {
		if t != nil {
			size += r.degree(t, v)
		}
		if size >= limit {
			return beginning{}, false
		}
	}
	return beginning{size, func() []*thing {
		things := make([]*thing, 0, size)
		for _, t := range far {
			if t == nil {
				continue
			}
			for _, e := range r.edges(t, v) {
				r.tick()
				if slices.Contains(types, e.far.typ) && (where == nil || r.holds(where, t, e.values)) {
					things = append(things, e.far)
				}
			}
		}
		if len(far) == 1 { // its edges are in the order of their far ends
			return slices.Compact(things)
		}
		return once(things)
	}, nil}, true
}

// beginHolding returns the beginning at the things that hold the id of one of some things of which a condition holds.
func (r *run) beginHolding(far []*thing, v graph.Via, types []*graph.Type, where graph.Predicate, limit int) (beginning, bool) {
	if where != nil {
		far = slices.DeleteFunc(slices.Clone(far), func(t *thing) bool { return t == nil || !r.holds(where, t, nil) })
	}
	var found [][]entry
	for _, typ := range types {
		if typ.Derived {
			return beginning{}, false
		}
		x := r.index(typ, v.Ref)
		for _, t := range far {
			if t != nil {
				entries, _ := x.matching(graph.Equal, string(t.id))
				found = append(found, entries...)
			}
		}
	}
	return atEntries(found, types, limit)
}

// beginSome returns the beginning at the things before the beginning of the condition on the far end, or at the things
// whose edges meet a comparison.
func (r *run) beginSome(p graph.Some, types []*graph.Type, limit int) (best beginning, ok bool) {
	for _, q := range conjuncts(p.Where) {
		c, isComparison := q.(graph.Comparison)
		if !isComparison || !c.Edge || p.Via.Relation == nil || p.Via.Also != nil || c.Property.Kind != graph.String && c.Property.Kind != graph.Strings {
			continue
		}
		if found, can := r.edgeIndex(p.Via, c.Property).matching(c.Op, c.Value); can {
			if b, fewer := atEntries(found, types, limit); fewer {
				b.rest = p
				best, ok, limit = b, true, b.size
			}
		}
	}
	far, found := r.begin(p.Where, p.Types, limit)
	if !found {
		return best, ok
	}
	if b, fewer := r.beginBefore(far.things(), p.Via, types, p.Where, limit); fewer {
		return b, true
	}
	return best, ok
}

// beginBelow returns the beginning at the things that lie in a thing, or from which a step leads to such things.
func (r *run) beginBelow(p graph.Within, types []*graph.Type, limit int) (beginning, bool) {
	top := r.thing(p.ID)
	if top == nil {
		return beginning{things: func() []*thing { return nil }}, limit > 0
	}
	below, seen := []*thing{top}, map[*thing]bool{top: true}
	for i := 0; i < len(below); i++ {
		for _, up := range p.Up {
			up.Reverse = !up.Reverse
			for _, e := range r.edges(below[i], up) {
				r.tick()
				if !seen[e.far] {
					seen[e.far] = true
					below = append(below, e.far)
				}
			}
		}
		if len(below) >= limit {
			return beginning{}, false
		}
	}
	if p.Via.Relation != nil {
		return r.beginBefore(below, p.Via, types, nil, limit)
	}
	below = slices.DeleteFunc(below, func(t *thing) bool { return !slices.Contains(types, t.typ) })
	return beginning{len(below), func() []*thing { return below }, nil}, true
}

// besides returns the conditions but for one of them, and the rest of that condition.
func besides(all graph.And, at int, rest graph.Predicate) graph.Predicate {
	others := make(graph.And, 0, len(all))
	others = append(append(others, all[:at]...), all[at+1:]...)
	if rest != nil {
		others = append(others, rest)
	}
	if len(others) == 0 {
		return nil
	}
	return others
}

// conjuncts returns the conditions that must all hold.
func conjuncts(p graph.Predicate) []graph.Predicate {
	switch p := p.(type) {
	case nil:
		return nil
	case graph.And:
		var all []graph.Predicate
		for _, q := range p {
			all = append(all, conjuncts(q)...)
		}
		return all
	}
	return []graph.Predicate{p}
}

// once returns the things, each once. It uses the memory of the list.
func once(things []*thing) []*thing {
	if len(things) < 2 {
		return things
	}
	seen := make(map[*thing]bool, len(things))
	return slices.DeleteFunc(things, func(t *thing) bool {
		if seen[t] {
			return true
		}
		seen[t] = true
		return false
	})
}
