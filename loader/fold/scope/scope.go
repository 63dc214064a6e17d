// Package scope finds the part of a graph that a change of some sources touches: the things that must be folded again, and
// everything that decides how they are folded. So a load of a few changed sources reads a small part of a large graph.
package scope

import (
	"context"
	"slices"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/fold"
)

// Change is a change of some sources of a dossier.
type Change struct {
	Sources  map[graph.ID]bool // the sources that changed: new, different or gone
	Labelled []graph.ID        // the things for which a changed source has, or had, the words of the editors
	Fresh    *dossier.Dossier  // what the sources say now, and all that the reference files of the dossier state
}

// Scope is the part of the graph that a change touches.
type Scope struct {
	things, sources, referenced map[graph.ID]bool
	far                         bool
}

// Far reports whether the change can reach further than the scope: it can close a circle in a hierarchy, or it touches too much.
func (s Scope) Far() bool { return s.far }

// Fold is the scope of the fold.
func (s Scope) Fold() fold.Scope {
	return fold.Scope{
		Things:  func(id graph.ID) bool { return s.things[id] },
		Sources: func(id graph.ID) bool { return s.sources[id] },
	}
}

// Has reports whether a thing belongs to the scope.
func (s Scope) Has(id graph.ID) bool { return s.things[id] }

// Referenced reports whether a reference file of any dossier states something about a thing.
func (s Scope) Referenced(id graph.ID) bool { return s.referenced[id] }

// Find finds the scope of a change. The reader must have read the records of all dossiers, and must know the things that the fresh
// claims are about: see Reader.Known. Afterwards its contents have everything that fold.Part asks for, and what the graph holds
// now of the scope.
func Find(ctx context.Context, r *Reader, c Change) (Scope, error) {
	f := finder{
		Reader: r, Change: c, fresh: map[graph.ID]*graph.Type{}, referenced: map[graph.ID]bool{}, stated: map[graph.ID][]dossier.StatedRelation{},
		scope: map[graph.ID]bool{}, followed: map[graph.ID]bool{},
	}
	for _, t := range c.Fresh.Things {
		f.fresh[t.ID] = t.Type
	}
	for _, step := range []func(context.Context) error{f.readReferences, f.readSources, f.spread, f.climb, f.readFolded, f.readEvidence} {
		if err := step(ctx); err != nil {
			return Scope{}, err
		}
		if f.far {
			break
		}
	}
	return Scope{things: f.scope, sources: c.Sources, referenced: f.referenced, far: f.far}, nil
}

// Within returns the part of contents that the fold of the scope gives.
func (s Scope) Within(c graph.Contents) graph.Contents {
	types, source, subject := map[graph.ID]*graph.Type{}, map[graph.ID]graph.ID{}, map[graph.ID]graph.ID{}
	for _, r := range c.Records {
		types[r.ID()] = r.Type
	}
	for _, e := range c.Edges {
		switch present(e.Relation).Name {
		case reportedBy:
			source[e.From] = e.To
		case accountOf:
			subject[e.From] = e.To
		}
	}
	var out graph.Contents
	for _, r := range c.Records {
		id := r.ID()
		var in bool
		switch r.Type.Name {
		case "Dossier":
			in = true
		case "Source":
			in = s.sources[id]
		case "Claim":
			in = s.sources[source[id]]
		case "Account":
			in = s.things[subject[id]]
		default:
			in = s.things[id]
		}
		if in {
			out.Records = append(out.Records, r)
		}
	}
	for _, e := range c.Edges {
		var in bool
		switch of := present(e.Relation); {
		case e.Relation.PastOfType != nil:
			in = s.things[e.From]
		case of.Name == accountOf, of.Name == statedBy:
			in = s.things[e.To]
		case slices.Contains(claimed, of):
			in = s.things[home(of, e.From, e.To, types)]
		default: // the evidence of a source
			in = s.sources[e.From] || s.sources[source[e.From]]
		}
		if in {
			out.Edges = append(out.Edges, e)
		}
	}
	return out
}

// Decides reports whether a claim is folded with a thing of the scope. The types of the two ends are given.
func (s Scope) Decides(c dossier.Claim, types map[graph.ID]*graph.Type) bool {
	if c.Relation == nil {
		return s.things[c.Subject]
	}
	from, to := c.Ends()
	return s.things[home(c.Relation, from, to, types)]
}

// home is the thing with which a relation is folded.
func home(r *graph.Relation, from, to graph.ID, types map[graph.ID]*graph.Type) graph.ID {
	if start, _ := fold.Ends(r, types[from], types[to]); start {
		return from
	}
	return to
}
