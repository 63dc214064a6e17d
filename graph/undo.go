package graph

import (
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
)

const (
	// UndoAll is the text of the change that empties the graph.
	UndoAll = "all"
	// maxUndo is the largest change, in things and relations, that a load record can take back.
	maxUndo = 50_000
)

// ErrNoUndo says that it is not on record what the graph was before a load.
var ErrNoUndo = errors.New("the load cannot be taken back")

// EncodeUndo returns the text of the change that takes a change of a graph back. It returns "" if the change is too large.
func EncodeUndo(have Contents, c Change) (string, error) {
	if !slices.ContainsFunc(have.Records, func(r Record) bool { return r.Type.Name != "Load" }) {
		return UndoAll, nil
	}
	if c.Size() > maxUndo {
		return "", nil
	}
	content, err := EncodeChange(inverse(have, c))
	return base64.StdEncoding.EncodeToString(content), err
}

// inverse returns the change that takes a change back. The contents hold everything that the change replaces or drops.
func inverse(have Contents, c Change) Change {
	ids, keys := map[ID]bool{}, map[EdgeKey]bool{}
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
	var back Change
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
	slices.SortFunc(back.DropEdges, EdgeKey.Compare)
	return back
}

// Undo is the change that takes a load back.
type Undo struct {
	All    bool   // the graph was empty before the load
	Change Change // if not All
}

// UndoOf returns the change that takes a load back. The error wraps ErrNoUndo.
func UndoOf(load ID, text string) (Undo, error) {
	switch text {
	case "":
		return Undo{}, fmt.Errorf("%w: %s changed too much, or was interrupted, or is by an earlier version of Parley", ErrNoUndo, load)
	case UndoAll:
		return Undo{All: true}, nil
	}
	content, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return Undo{}, fmt.Errorf("%w: %s: %w", ErrNoUndo, load, err)
	}
	back, err := DecodeChange(content)
	if err != nil {
		return Undo{}, fmt.Errorf("%w: %s: %w", ErrNoUndo, load, err)
	}
	return Undo{Change: back}, nil
}

// Before returns the contents of a graph before a load. The contents are those after the load. Neither has load records.
func (u Undo) Before(c Contents) Contents {
	if u.All {
		return Contents{}
	}
	return applied(c, u.Change)
}

// applied returns contents with a change.
func applied(c Contents, change Change) Contents {
	ids, keys := map[ID]bool{}, map[EdgeKey]bool{}
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
	out := Contents{Records: slices.Clone(change.Put), Edges: slices.Clone(change.PutEdges)}
	for _, r := range c.Records {
		if !ids[r.ID()] {
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
