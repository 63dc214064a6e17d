package write

import (
	"cmp"
	"maps"
	"slices"

	"parley/graph"
)

// part is the share of a change that concerns one whole thing: the thing itself, the claims about it, and its
// relations to things that come earlier in the write order.
type part struct {
	id     graph.ID
	change graph.Change
}

func (p part) size() int { return p.change.Size() }

// writeOrder is the order in which whole things are written: things that others point at come first. Things of one
// entry are sorted by type, then by id.
var writeOrder = []string{"Load", "Dossier", "Source", "Place", "Actor", "Process", "Topic", "Occurrence", "Entity", "Node"}

// splitter splits a change into parts.
type splitter struct {
	types     map[graph.ID]*graph.Type
	subjects  map[graph.ID]graph.ID // the subjects of claims
	dropped   map[graph.ID]bool
	added     map[graph.ID]bool // records that the graph does not hold yet
	remaining map[graph.ID]*part
	removed   map[graph.ID]*part
}

// split splits a change into parts. Each relation is in the part of one of its ends, see home. When the parts are
// applied one after the other, no relation ever leads to a missing thing. A new thing gets all its relations to
// earlier things in its own part. Parts of dropped things come last, in reverse order.
func split(have graph.Contents, c graph.Change) []part {
	k := splitter{
		types: map[graph.ID]*graph.Type{}, subjects: map[graph.ID]graph.ID{}, dropped: map[graph.ID]bool{},
		added: map[graph.ID]bool{}, remaining: map[graph.ID]*part{}, removed: map[graph.ID]*part{},
	}
	for _, r := range have.Records {
		k.types[r.ID()] = r.Type
	}
	for _, r := range c.Put {
		k.added[r.ID()] = k.types[r.ID()] == nil
		k.types[r.ID()] = r.Type
	}
	for _, e := range slices.Concat(have.Edges, c.PutEdges) {
		if e.Relation.Name == "ABOUT" {
			k.subjects[e.From] = e.To
		}
	}
	for _, id := range c.Drop {
		k.dropped[id] = true
	}
	for _, r := range c.Put {
		p := k.of(k.whole(r.ID()))
		p.change.Put = append(p.change.Put, r)
	}
	for _, e := range c.PutEdges {
		p := k.of(k.home(e.From, e.To))
		p.change.PutEdges = append(p.change.PutEdges, e)
	}
	for _, id := range c.Drop {
		p := k.of(k.whole(id))
		p.change.Drop = append(p.change.Drop, id)
	}
	for _, key := range c.DropEdges {
		p := k.of(k.home(key.From, key.To))
		p.change.DropEdges = append(p.change.DropEdges, key)
	}
	parts := k.sorted(k.remaining)
	removed := k.sorted(k.removed)
	slices.Reverse(removed)
	return append(parts, removed...)
}

// whole is the thing that a record belongs to. A claim belongs to its subject.
func (k splitter) whole(id graph.ID) graph.ID {
	if subject, ok := k.subjects[id]; ok {
		return subject
	}
	return id
}

// home is the whole thing whose part holds a relation: the later of its two ends, because both ends exist by then. A
// relation of a claim is in the part of the claim, unless its other end is new and later. When only one end is
// dropped, the relation is in the part of the end that stays.
func (k splitter) home(from, to graph.ID) graph.ID {
	a, b := k.whole(from), k.whole(to)
	_, claim := k.subjects[from]
	switch {
	case k.dropped[a] != k.dropped[b]:
		if k.dropped[a] {
			return b
		}
		return a
	case claim && !k.added[b], k.compare(a, b) > 0:
		return a
	}
	return b
}

func (k splitter) compare(a, b graph.ID) int {
	return cmp.Or(cmp.Compare(k.place(a), k.place(b)), cmp.Compare(k.name(a), k.name(b)), cmp.Compare(a, b))
}

func (k splitter) place(id graph.ID) int {
	t := k.types[id]
	return slices.IndexFunc(writeOrder, func(name string) bool { return t != nil && t.Is(name) })
}

func (k splitter) name(id graph.ID) string {
	if t := k.types[id]; t != nil {
		return t.Name
	}
	return ""
}

// of returns the part of a thing. It makes the part if it does not exist yet.
func (k splitter) of(id graph.ID) *part {
	parts := k.remaining
	if k.dropped[id] {
		parts = k.removed
	}
	if parts[id] == nil {
		parts[id] = &part{id: id}
	}
	return parts[id]
}

func (k splitter) sorted(parts map[graph.ID]*part) []part {
	var out []part
	for _, id := range slices.SortedFunc(maps.Keys(parts), k.compare) {
		out = append(out, *parts[id])
	}
	return out
}
