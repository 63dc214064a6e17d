package derive

import (
	"cmp"
	"fmt"
	"slices"

	"parley/graph"
)

// The bounds of a question about loads: how many loads have to be taken back to answer it, and how many bytes say how.
const (
	maxLoads = 50
	maxUndo  = 32 << 20
)

var load = graph.Parley.Type("Load")

var errTouched = fmt.Errorf("%w: the load touches more than %d things, or filled a graph that now has more: ask with since and until", graph.ErrBadInput, maxThings)

// loads compares the record before the first of the loads with the record after the last of them. The graph holds neither of the two, but
// each load says how to take it back.
func (q Changes) loads(ask Ask) (*compared, error) {
	later, err := q.later(ask)
	if err != nil {
		return nil, err
	}
	t := touched{things: map[graph.ID]bool{}, added: map[graph.ID]bool{}, addedLater: map[graph.ID]bool{}}
	c, undos := &compared{}, make([]graph.Undo, len(later))
	left := maxUndo
	for i, l := range later {
		if undos[i], err = undoOf(ask, l, &left); err != nil {
			return nil, err
		}
		if !l.of {
			for _, id := range undos[i].Change.Drop {
				t.addedLater[id] = true
			}
			continue
		}
		t.note(undos[i])
		c.at = cmp.Or(c.at, l.finished)
	}
	start := graph.Start{IDs: sortedIDs(t.things)}
	if t.all {
		start = graph.Start{Scan: true}
	}
	things, err := contents(ask, start, "")
	if err != nil {
		return nil, err
	}
	if t.all && len(things.Records) > maxThings {
		return nil, errTouched
	}
	after := false
	for i, l := range later {
		if l.of && !after {
			after, c.after = true, statesOf(things)
		}
		things = undos[i].Before(things)
	}
	c.before = statesOf(things)
	if err := q.known(ask, c); err != nil {
		return nil, err
	}
	c.ids = t.among(c.before, c.after)
	if len(c.ids) > maxThings {
		return nil, errTouched
	}
	c.reported, err = t.reports(ask)
	return c, err
}

// known returns an error if a thing that the question names is not on record now, and was not on record before or after the loads.
func (q Changes) known(ask Ask, c *compared) error {
	for _, r := range q.Named {
		if c.before[r.ID] == nil && c.after[r.ID] == nil {
			if _, err := ask(&graph.Query{Start: graph.Start{IDs: []graph.ID{}}, Named: []graph.Reference{r}, Root: graph.Link{
				Types: []*graph.Type{load}, Many: &graph.List{Page: graph.Everything},
				Item: []graph.Field{{Far: graph.Selection{load: {{Property: load.Properties[0]}}}}},
			}}); err != nil {
				return err
			}
		}
	}
	return nil
}

// laterLoad is a load that has to be taken back.
type laterLoad struct {
	id       graph.ID
	finished string
	of       bool // whether the question is about it
}

// later returns the loads of the question and the loads after them, the last first.
func (q Changes) later(ask Ask) ([]laterLoad, error) {
	revision := load.Property("revision")
	read := func(start graph.Start, l graph.List) ([]Found, error) {
		return ask(&graph.Query{Start: start, Root: graph.Link{Types: []*graph.Type{load}, Many: &l, Item: []graph.Field{{Far: graph.Selection{load: {
			{Property: load.Properties[0]}, {Property: load.Property("status")}, {Property: load.Property("finished")}, {Property: revision},
		}}}}}})
	}
	asked, err := read(graph.Start{IDs: q.Loads}, graph.List{Page: graph.Everything})
	if err != nil || len(asked) == 0 {
		return nil, err
	}
	slices.SortFunc(asked, byRevision)
	first, _ := asked[len(asked)-1].at(3).(int64)
	found, err := read(graph.Start{Scan: true}, graph.List{
		Where: graph.Or{
			graph.Comparison{Property: revision, Op: graph.GreaterOrEqual, Value: first},
			graph.Comparison{Property: load.Property("status"), Op: graph.Equal, Value: string(graph.LoadUnderWay)},
		},
		Page: graph.Window{First: maxLoads + 1, Last: -1},
	})
	if err != nil {
		return nil, err
	}
	if len(found) > maxLoads {
		return nil, fmt.Errorf("%w: more than %d loads followed, and each has to be taken back for the answer: ask with since and until", graph.ErrBadInput, maxLoads)
	}
	slices.SortFunc(found, byRevision)
	out, known := make([]laterLoad, len(found)), false
	for i, f := range found {
		if f.at(1) == string(graph.LoadUnderWay) {
			return nil, fmt.Errorf("%w: the load %s is under way: ask again when it is complete", graph.ErrBadInput, f.id())
		}
		out[i] = laterLoad{id: f.id(), of: slices.Contains(q.Loads, f.id())}
		out[i].finished, _ = f.at(2).(string)
		known = known || out[i].of
	}
	if !known {
		return nil, fmt.Errorf("%w: the load %s came with an import, and what it changed is not on record: ask with since and until", graph.ErrBadInput, q.Loads[0])
	}
	return out, nil
}

// byRevision compares two loads that later has found. The last load comes first.
func byRevision(a, b Found) int { return graph.Compare(b.at(3), a.at(3)) }

// undoOf asks how to take a load back. It takes the bytes of the answer from what is left.
func undoOf(ask Ask, l laterLoad, left *int) (graph.Undo, error) {
	found, err := ask(&graph.Query{Start: graph.Start{IDs: []graph.ID{l.id}}, Root: graph.Link{
		Types: []*graph.Type{load}, Many: &graph.List{Page: graph.Everything},
		Item: []graph.Field{{Far: graph.Selection{load: {{Property: load.Properties[0]}, {Property: load.Property("undo")}}}}},
	}})
	if err != nil || len(found) == 0 {
		return graph.Undo{}, err
	}
	text, _ := found[0].at(1).(string)
	if *left -= len(text); *left < 0 {
		return graph.Undo{}, fmt.Errorf("%w: the loads since then changed too much to be taken back for an answer: ask with since and until", graph.ErrBadInput)
	}
	undo, err := graph.UndoOf(l.id, text)
	if err != nil {
		return undo, fmt.Errorf("%w: %w: ask with since and until", graph.ErrBadInput, err)
	}
	return undo, nil
}

// touched is what some loads have changed.
type touched struct {
	all        bool              // one of the loads filled an empty graph
	things     map[graph.ID]bool // things, and owners of relations
	added      map[graph.ID]bool // things that the loads have added
	addedLater map[graph.ID]bool // things that later loads have added
}

// note adds what a load has changed.
func (t *touched) note(undo graph.Undo) {
	t.all = t.all || undo.All
	for _, r := range undo.Change.Put {
		t.things[r.ID()] = true
	}
	for _, id := range undo.Change.Drop {
		t.things[id], t.added[id] = true, true
	}
	for _, e := range undo.Change.PutEdges {
		t.owner(e.Key())
	}
	for _, key := range undo.Change.DropEdges {
		t.owner(key)
	}
}

// owner adds the owner of an edge.
func (t *touched) owner(key graph.EdgeKey) {
	r := graph.Parley.Relation(key.Relation)
	if r == nil {
		return
	}
	if _, field := ownerOf(r); field == "" {
		return
	}
	if r.Owner().Reverse {
		t.things[key.To] = true
	} else {
		t.things[key.From] = true
	}
}

// among returns the ids of what was touched and has one of two states, sorted.
func (t *touched) among(before, after map[graph.ID]state) []graph.ID {
	found := map[graph.ID]bool{}
	for _, states := range []map[graph.ID]state{before, after} {
		for id := range states {
			if t.all || t.things[id] {
				found[id] = true
			}
		}
	}
	return sortedIDs(found)
}

// reports asks for the claims that the loads have added.
func (t *touched) reports(ask Ask) (map[graph.ID]*reports, error) {
	if t.all {
		return reportsOf(ask, graph.Start{Scan: true}, nil, t.addedLater)
	}
	return reportsOf(ask, graph.Start{IDs: sortedIDs(t.added)}, nil, nil)
}

// sortedIDs returns the ids of a set, sorted.
func sortedIDs(set map[graph.ID]bool) []graph.ID {
	out := make([]graph.ID, 0, len(set))
	for id := range set {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}
