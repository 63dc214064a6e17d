package loader

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"parley/graph"
	"parley/loader/write"
)

// The errors that refuse to revert a graph. The wrapping error says what to do.
var (
	// ErrNoRevision refuses a revision that no load made, and that no load followed.
	ErrNoRevision = errors.New("no load made this revision")
	// ErrNoUndo refuses to take back a load that changed too much.
	ErrNoUndo = graph.ErrNoUndo
	// ErrChanged refuses to revert a graph that somebody has changed without a load.
	ErrChanged = errors.New("the graph is not what its last load made")
)

// Revert makes the graph of the keeper hold what it held after the load that made a revision, or before the load that followed it: 0 stands for the empty graph.
// It takes the later
// loads back, one after the other, and writes the result as a load of its own. So the graph gets a new revision. The next load of a
// dossier compares all its files with the graph. If a revert was interrupted, the same revert completes it.
//
// The error wraps ErrNoRevision, ErrNoUndo, ErrUnderWay, ErrChanged or graph.ErrConflict.
func Revert(ctx context.Context, k graph.Keeper, to graph.Revision, o ...Option) (Result, error) {
	later, aim, err := revertTo(ctx, k, to)
	if err != nil {
		return Result{}, fmt.Errorf("revert to revision %d: %w", to, err)
	}
	if len(later) == 0 {
		log, _, err := loads(ctx, k, nil)
		if err != nil || len(log) == 0 {
			return Result{}, err
		}
		now := slices.MaxFunc(log, byRevision)
		return Result{Result: write.Result{Revision: now.made, Digest: now.Digest}}, nil
	}
	options := chosen(o).write(later[0].Dossier, "", nil)
	for _, l := range later {
		if l.Dossier != options.Dossier {
			options.Stale = append(options.Stale, l.Dossier)
		}
	}
	r, err := write.Write(ctx, k, aim, options)
	if err != nil {
		return Result{Result: r}, fmt.Errorf("revert to revision %d: %w", to, hinted(err, "revert again"))
	}
	return Result{Result: r}, nil
}

func byRevision(a, b LastLoad) int { return cmp.Compare(a.made, b.made) }

// revertTo returns the loads after a revision, the last first, and the contents of the graph before them.
func revertTo(ctx context.Context, k graph.Keeper, to graph.Revision) ([]LastLoad, write.Target, error) {
	all, _, err := loads(ctx, k, nil)
	if err != nil {
		return nil, nil, err
	}
	all = slices.DeleteFunc(all, func(l LastLoad) bool { return l.status == graph.LoadUnderWay })
	slices.SortFunc(all, func(a, b LastLoad) int { return byRevision(b, a) })
	want := ""
	at := slices.IndexFunc(all, func(l LastLoad) bool { return l.made == to })
	switch {
	case to == 0 && slices.ContainsFunc(all, func(l LastLoad) bool { return l.made == 0 }):
		return nil, nil, fmt.Errorf("%w: the graph was imported, so no load leads back to an empty graph: `parley drop` removes a dossier", ErrNoUndo)
	case to == 0:
		at, want = len(all), write.Digest(graph.Contents{})
	case at < 0:
		// The graph before a load can have another origin than a load: an import.
		if at = slices.IndexFunc(all, func(l LastLoad) bool { return l.made == to+1 }) + 1; at == 0 || to < 0 {
			return nil, nil, fmt.Errorf("%w, and no load followed it: `parley log` lists the revisions", ErrNoRevision)
		}
	default:
		want = all[at].Digest
	}
	later := all[:at]
	aim := func(have graph.Contents) (iter.Seq[graph.Contents], error) {
		// A revert that was interrupted has left a load of the same dossier under way. Each change that leads back sets whole values, so
		// the changes lead to the same graph from any state in between.
		if ids := write.UnderWay(have); len(ids) > 0 && (len(later) == 0 || ids[0] != later[0].Dossier || len(ids) > 1) {
			return nil, fmt.Errorf("%w: `%s`: wait until it ends, or finish it with `parley load` and its folder", ErrUnderWay, ids[0])
		}
		then, err := before(have, later)
		if err != nil {
			return nil, err
		}
		same := write.Digest(then) == want
		if want == "" { // no load says what the graph was: it is what the loads lead back to, if nothing else has changed the graph since then
			same = len(write.UnderWay(have)) > 0 || write.Digest(have) == later[0].Digest
		}
		if !same {
			return nil, fmt.Errorf("%w, or another load has changed it just now: look at `parley log`; if somebody has changed the graph by hand, load each dossier with `parley load --full` first", ErrChanged)
		}
		return slices.Values([]graph.Contents{then}), nil
	}
	return later, aim, nil
}

// before returns the contents of a graph before some loads, which are the last loads of the graph, the last first.
func before(have graph.Contents, later []LastLoad) (graph.Contents, error) {
	records := map[graph.ID]graph.Record{}
	then := graph.Contents{Edges: have.Edges}
	for _, r := range have.Records {
		if r.Type.Name == "Load" {
			records[r.ID()] = r
		} else {
			then.Records = append(then.Records, r)
		}
	}
	for _, l := range later {
		r := records[l.id]
		text, _ := r.Values[r.Type.Property("undo").Index].(string)
		undo, err := graph.UndoOf(l.id, text)
		if err != nil {
			return then, err
		}
		then = undo.Before(then)
	}
	return then, nil
}
