package write

import (
	"cmp"
	"maps"
	"slices"

	"parley/graph"
)

// part is what a change does to one whole thing: to the thing itself, to the
// claims about it, and to its relations to things that come before it.
type part struct {
	id     graph.ID
	change graph.Change
}

func (p part) size() int { return size(p.change) }

func size(c graph.Change) int { return len(c.Put) + len(c.PutEdges) + len(c.Drop) + len(c.DropEdges) }

// writeOrder is the order in which whole things are written: what is pointed at
// comes first. Of one kind they go by type, then by id.
var writeOrder = []string{"Load", "Dossier", "Source", "Place", "Actor", "Process", "Topic", "Occurrence", "Entity", "Node"}

// splitter is a change on its way into parts.
type splitter struct {
	types     map[graph.ID]*graph.Type
	subjects  map[graph.ID]graph.ID // of claims
	dropped   map[graph.ID]bool
	added     map[graph.ID]bool // not there yet
	remaining map[graph.ID]*part
	removed   map[graph.ID]*part
}

// cut takes a change of a graph that holds have apart. Each relation is in the
// part of one of its ends, see home, so that made one after the other the parts
// leave nothing dangling, and a thing that is new has all its relations to
// whatever comes before it. Whole things that are dropped come last, in
// the reverse order, and what led to them has removed by then.
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

// whole is the thing that something is part of: a claim is part of its subject.
func (k splitter) whole(id graph.ID) graph.ID {
	if subject, ok := k.subjects[id]; ok {
		return subject
	}
	return id
}

// home is the whole thing to which a relation between two belongs: the later of
// them, for by then both are there. What a claim leads to belongs to the claim
// unless it has to wait, and a thing that is to go has nothing while the other stays.
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

// of finds the part of a thing, or begins it.
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
