package loader

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"time"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/fold"
	"parley/loader/fold/scope"
	"parley/loader/grammar"
	"parley/loader/read"
	"parley/loader/resolve"
	"parley/loader/write"
)

// Listing is the files of a dossier, not parsed. See read.Listing.
type Listing = read.Listing

// List lists the files of the dossier in a folder, without parsing them. The list is nil if a file has a problem.
func List(root string) (Listing, error) { return read.List(root) }

// ListFS lists the dossier in a file system, like List.
func ListFS(fsys fs.FS) (Listing, error) { return read.ListFS(fsys) }

// errWhole means that a load of changed sources is not enough: everything must be read and folded.
var errWhole = errors.New("the whole dossier must be loaded")

// Changes loads the sources of a dossier that have changed since its last load, and only these. The graph then holds the same as
// after Load. Changes reads the changed files, the reference files, and the part of the graph that the changes touch.
//
// It returns false if this is not possible: the files have a problem, a reference file has changed, another program has loaded the
// graph, or the change needs a look at all sources. Then Load must be called, which also reports the problems. It also returns false,
// perhaps after some transactions, while others change the graph at the same time: Load then completes the change. The program must be
// named by the option Program.
func Changes(ctx context.Context, k graph.Keeper, fsys fs.FS, listing Listing, now time.Time, o ...Option) (Result, bool, error) {
	for attempt := 0; ; attempt++ {
		r, err := loadChanges(ctx, k, fsys, listing, now, chosen(o))
		switch {
		case err == nil:
			return r, true, nil
		case errors.Is(err, graph.ErrConflict) && attempt < 3:
		case errors.Is(err, errWhole), errors.Is(err, graph.ErrConflict):
			return Result{}, false, nil
		default:
			return r, false, err
		}
	}
}

// FolderChanges is Changes for the dossier in a folder.
func FolderChanges(ctx context.Context, k graph.Keeper, root string, listing Listing, now time.Time, o ...Option) (r Result, done bool, err error) {
	var failed error
	err = read.Within(root, func(fsys fs.FS) error {
		r, done, failed = Changes(ctx, k, fsys, listing, now, o...)
		return nil
	})
	if failed != nil {
		err = failed
	}
	return r, done, err
}

func loadChanges(ctx context.Context, k graph.Keeper, fsys fs.FS, listing Listing, now time.Time, c choice) (Result, error) {
	last, graphNow, err := lastLoads(ctx, k, c.program)
	if err != nil {
		return Result{}, err
	}
	reader := scope.NewReader(k, graphNow.Revision)
	files, id, err := lastFiles(ctx, reader, c.program, last, listing)
	if err != nil {
		return Result{}, err
	}
	changed, err := changedSources(fsys, files, listing)
	if err != nil {
		return Result{}, err
	}
	known, err := reader.Known(ctx, id, changed.ids())
	if err != nil {
		return Result{}, err
	}
	maps.DeleteFunc(known, func(id graph.ID, _ *graph.Type) bool { return changed.sources[id] })
	if changed.fresh, err = resolve.Part(changed.raw, known, now); err != nil {
		return Result{}, errWhole // the whole load reports all problems
	}
	if len(changed.fresh.Drafts) > 0 && !c.drafts {
		return Result{}, errWhole // the whole load refuses the drafts
	}
	allFiles := changed.allFiles(listing)
	sources := countSources(allFiles)
	if changed.fresh.ID != id || !changed.sound() || sources == 0 || joinsReported(changed.fresh) {
		return Result{}, errWhole
	}
	of, err := scope.Find(ctx, reader, scope.Change{Sources: changed.sources, Labelled: changed.labelled(), Fresh: changed.fresh})
	if err != nil {
		return Result{}, err
	}
	if of.Far() {
		return Result{}, errWhole
	}
	contents := reader.Contents()
	all, err := changed.dossiers(id, contents, of)
	if err != nil {
		return Result{}, err
	}
	have := of.Within(contents)
	for _, r := range contents.Records {
		if r.Type.Name == "Load" {
			have.Records = append(have.Records, r)
		}
	}
	options := c.write(id, listing.Fingerprint(), allFiles)
	r, err := write.Part(ctx, k, graphNow, have, fold.Part(all, of.Fold()), options)
	if err != nil {
		err = fmt.Errorf("load the changed sources of %s: %w", id, hinted(err, "load again"))
	}
	return Result{
		Result: r, Sources: sources, Claims: len(changed.fresh.Claims), Changed: len(changed.sources),
		Dossier: id, Title: changed.fresh.Title, Warnings: changed.fresh.Warnings,
	}, err
}

// lastLoads returns the last load of each dossier, and the graph that the last of all loads made. All loads
// must be complete. The last of all loads must be by the program, and nothing but loads must have changed the graph since: the graph is
// then as the program folds it.
func lastLoads(ctx context.Context, k graph.Keeper, program string) (map[graph.ID]LastLoad, write.Graph, error) {
	all, at, err := loads(ctx, k, nil)
	if err != nil {
		return nil, write.Graph{}, err
	}
	last, now := map[graph.ID]LastLoad{}, write.Graph{}
	for _, l := range all {
		if l.status != graph.LoadFinished {
			return nil, write.Graph{}, errWhole
		}
		before, there := last[l.Dossier]
		if !there || write.Number(l.id, l.Dossier) > write.Number(before.id, l.Dossier) {
			last[l.Dossier] = l
		}
		if l.made == at && l.program == program {
			now = write.Graph{Revision: at, Digest: l.Digest}
		}
	}
	if program == "" || now.Digest == "" {
		return nil, write.Graph{}, errWhole
	}
	return last, now, nil
}

// lastFiles returns the dossier to which a list of files belongs, and its files at its last load. They have the same reference
// files. The reader has read the records of all dossiers, and the last load of this dossier.
func lastFiles(ctx context.Context, r *scope.Reader, program string, last map[graph.ID]LastLoad, listing Listing) ([]dossier.SourceFile, graph.ID, error) {
	ids := slices.Collect(maps.Keys(last))
	for _, l := range last {
		if l.program == program { // another version can read files in another way
			ids = append(ids, l.id)
		}
	}
	records, err := r.Records(ctx, ids)
	if err != nil {
		return nil, "", err
	}
	digests := listing.Digests()
	for _, rec := range records {
		if rec.Type.Name != "Load" {
			continue
		}
		files := write.FilesOf(rec)
		other := slices.ContainsFunc(files, func(f dossier.SourceFile) bool { return f.Source == "" && digests[f.Name] != f.Digest })
		if len(files) > 0 && !other {
			id, _ := rec.Values[rec.Type.Property("dossier").Index].(string)
			return files, graph.ID(id), nil
		}
	}
	return nil, "", errWhole
}

// joinsReported reports whether judgements join things that need no reference file, such as meetings. Only the files of all sources
// together say which of these things there are.
func joinsReported(d *dossier.Dossier) bool {
	joined := map[graph.ID]bool{}
	for id, kept := range dossier.Kept(dossier.Standing(d.Judgements)) {
		joined[id], joined[kept] = true, true
	}
	return slices.ContainsFunc(d.Things, func(t dossier.Thing) bool { return joined[t.ID] && grammar.Reportable(t.Type) })
}
