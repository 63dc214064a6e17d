package write

import (
	"encoding/base64"
	"errors"
	"fmt"
	"slices"

	"parley/graph"
)

const (
	// undoAll stands for the change that empties the graph.
	undoAll = "all"
	// maxUndo is the largest change, in things and relations, that a load record can take back.
	maxUndo = 50_000
)

// ErrNoUndo says that a load cannot be taken back.
var ErrNoUndo = errors.New("the load cannot be taken back")

// undoOf returns the text of the change that takes a change of a graph back. It returns "" if the change is too large.
func undoOf(have graph.Contents, c graph.Change) (string, error) {
	if !slices.ContainsFunc(have.Records, func(r graph.Record) bool { return !isLoad(r) }) {
		return undoAll, nil
	}
	if c.Size() > maxUndo {
		return "", nil
	}
	content, err := graph.EncodeChange(inverse(have, c))
	return base64.StdEncoding.EncodeToString(content), err
}

// inverse returns the change that takes a change back. The contents hold everything that the change replaces or drops.
func inverse(have graph.Contents, c graph.Change) graph.Change {
	ids, keys := map[graph.ID]bool{}, map[graph.EdgeKey]bool{}
	for _, r := range c.Put {
		ids[r.ID()] = true
	}
	for _, id := range c.Drop {
		ids[id] = true
	}
	for _, e := range c.PutEdges {
		keys[e.Key()] = true
	}
	for _, key := range c.DropEdges {
		keys[key] = true
	}
	var back graph.Change
	for _, r := range have.Records {
		if ids[r.ID()] {
			back.Put = append(back.Put, r)
			delete(ids, r.ID())
		}
	}
	for _, e := range have.Edges {
		if key := e.Key(); keys[key] {
			back.PutEdges = append(back.PutEdges, e)
			delete(keys, key)
		}
	}
	for id := range ids {
		back.Drop = append(back.Drop, id)
	}
	for key := range keys {
		back.DropEdges = append(back.DropEdges, key)
	}
	slices.Sort(back.Drop)
	slices.SortFunc(back.DropEdges, graph.EdgeKey.Compare)
	return back
}

// Before returns the contents of a graph before a load, without load records. The contents are those that the load left. The error wraps
// ErrNoUndo.
func Before(c graph.Contents, load graph.Record) (graph.Contents, error) {
	undo := property(load, "undo")
	switch undo {
	case "":
		return graph.Contents{}, fmt.Errorf("%w: %s changed too much, or was interrupted, or is by an earlier version of Parley", ErrNoUndo, load.ID())
	case undoAll:
		return graph.Contents{}, nil
	}
	content, err := base64.StdEncoding.DecodeString(undo)
	if err != nil {
		return graph.Contents{}, fmt.Errorf("%w: %s: %w", ErrNoUndo, load.ID(), err)
	}
	back, err := graph.DecodeChange(content)
	if err != nil {
		return graph.Contents{}, fmt.Errorf("%w: %s: %w", ErrNoUndo, load.ID(), err)
	}
	return applied(c, back), nil
}

// applied returns contents with a change.
func applied(c graph.Contents, change graph.Change) graph.Contents {
	ids, keys := map[graph.ID]bool{}, map[graph.EdgeKey]bool{}
	for _, id := range change.Drop {
		ids[id] = true
	}
	for _, r := range change.Put {
		ids[r.ID()] = true
	}
	for _, key := range change.DropEdges {
		keys[key] = true
	}
	for _, e := range change.PutEdges {
		keys[e.Key()] = true
	}
	out := graph.Contents{Records: slices.Clone(change.Put), Edges: slices.Clone(change.PutEdges)}
	for _, r := range c.Records {
		if !ids[r.ID()] && !isLoad(r) {
			out.Records = append(out.Records, r)
		}
	}
	for _, e := range c.Edges {
		if !keys[e.Key()] {
			out.Edges = append(out.Edges, e)
		}
	}
	return out
}
