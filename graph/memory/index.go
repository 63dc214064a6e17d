package memory

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"sync"

	"parley/graph"
)

// index lists things by the texts that one of their properties holds, or a property of their edges along one relation.
// A state builds an index when a query first asks for it.
type index struct {
	entries []entry  // ordered by text, then by the id of the thing
	absent  []*thing // the things without a text, ordered by id; only for properties of things
}

type entry struct {
	text  string
	thing *thing
}

// indexOf names an index. Either typ or relation is set.
type indexOf struct {
	typ      *graph.Type
	relation *graph.Relation
	reverse  bool   // the things are at the To end of the relation
	key      string // of the property
	last     string // of the property that holds the last moment, for spans; "" for an index
}

// indexes holds the indexes of one state.
type indexes struct{ built sync.Map } // by indexOf: func() any

// get returns the index with a name, and builds it at the first call.
func get[T any](all *indexes, name indexOf, build func() T) T {
	once, there := all.built.Load(name)
	if !there {
		once, _ = all.built.LoadOrStore(name, sync.OnceValue(func() any { return build() }))
	}
	return once.(func() any)().(T)
}

// index returns the index of a property of the things of a type.
func (r reader) index(typ *graph.Type, p *graph.Property) *index {
	return get(r.indexes(), indexOf{typ: typ, key: p.Key}, func() *index {
		x := &index{}
		for _, t := range r.ofType(typ) {
			if !x.add(t, r.value(t, p)) {
				x.absent = append(x.absent, t)
			}
		}
		return x.sorted()
	})
}

// edgeIndex returns the index of a property of the edges along a relation. The things are those at which the step begins.
func (r reader) edgeIndex(v graph.Via, p *graph.Property) *index {
	return get(r.indexes(), indexOf{relation: v.Relation, reverse: v.Reverse, key: p.Key}, func() *index {
		x := &index{}
		near := v.Relation.From.Type
		if v.Reverse {
			near = v.Relation.To.Type
		}
		for _, typ := range graph.Parley.Concrete(near) {
			for _, t := range r.ofType(typ) {
				for _, e := range r.edges(t, v) {
					x.add(t, valueOf(e.values, p))
				}
			}
		}
		x.sorted()
		x.entries = slices.Compact(x.entries)
		return x
	})
}

// add adds a thing under the texts of a value, and reports whether there are any.
func (x *index) add(t *thing, v graph.Value) bool {
	switch v := v.(type) {
	case string:
		x.entries = append(x.entries, entry{v, t})
	case []string:
		for _, s := range v {
			x.entries = append(x.entries, entry{s, t})
		}
		return len(v) > 0
	default:
		return false
	}
	return true
}

func (x *index) sorted() *index {
	slices.SortFunc(x.entries, func(a, b entry) int {
		return cmp.Or(strings.Compare(a.text, b.text), cmp.Compare(a.thing.id, b.thing.id))
	})
	x.entries = slices.Clip(x.entries)
	return x
}

// from returns the place of the first entry whose text is not before a text.
func (x *index) from(text string) int {
	return sort.Search(len(x.entries), func(i int) bool { return x.entries[i].text >= text })
}

// behind returns the place of the first entry whose text is after a text.
func (x *index) behind(text string) int {
	return sort.Search(len(x.entries), func(i int) bool { return x.entries[i].text > text })
}

// matching returns the entries whose texts meet a comparison. ok is false if the index cannot tell.
func (x *index) matching(op graph.Op, v graph.Value) (found [][]entry, ok bool) {
	if list, several := v.([]string); several && op == graph.In {
		texts := slices.Compact(slices.Sorted(slices.Values(list)))
		for _, text := range texts {
			found = append(found, x.entries[x.from(text):x.behind(text)])
		}
		return found, true
	}
	text, single := v.(string)
	if !single {
		return nil, false
	}
	first, last := 0, len(x.entries)
	switch op {
	case graph.Equal, graph.Has:
		first, last = x.from(text), x.behind(text)
	case graph.Prefix:
		first = x.from(text)
		last = first + sort.Search(len(x.entries)-first, func(i int) bool { return !strings.HasPrefix(x.entries[first+i].text, text) })
	case graph.Less:
		last = x.from(text)
	case graph.LessOrEqual:
		last = x.behind(text)
	case graph.Greater:
		first = x.behind(text)
	case graph.GreaterOrEqual:
		first = x.from(text)
	default:
		return nil, false
	}
	return [][]entry{x.entries[first:last]}, true
}
