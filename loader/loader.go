// Package loader turns dossiers into a graph. A dossier goes through its stages,
// one folder each: read, resolve (which validates), restore (which adds the
// other dossiers that the graph holds), fold and write, with cite to check the
// passages against the articles; they meet only here.
package loader

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"parley/graph"
	"parley/loader/cite"
	"parley/loader/dossier"
	"parley/loader/fold"
	"parley/loader/read"
	"parley/loader/resolve"
	"parley/loader/restore"
	"parley/loader/write"
)

// Folder reads and resolves the dossier in a folder. What is wrong with its
// files comes back all at once, as dossier.Problems.
func Folder(root string, now time.Time, o ...Option) (*dossier.Dossier, error) {
	files, err := read.Folder(root)
	return resolved(files, err, now, o)
}

// FS reads and resolves the dossier in a file system, like Folder.
func FS(fsys fs.FS, now time.Time, o ...Option) (*dossier.Dossier, error) {
	files, err := read.FS(fsys)
	return resolved(files, err, now, o)
}

func resolved(files *dossier.Files, err error, now time.Time, o []Option) (*dossier.Dossier, error) {
	if err != nil {
		return nil, err
	}
	progress := chosen(o).progress
	progress(Reading, 0, len(files.Files))
	d, err := resolve.Dossier(files, now)
	if err != nil {
		return nil, err
	}
	progress(Reading, len(files.Files), len(files.Files))
	return d, nil
}

// CheckTexts checks that every passage of a dossier stands where the dossier
// says, in the articles' texts. The error is dossier.Problems.
func CheckTexts(d *dossier.Dossier, texts fs.FS) error {
	if problems := cite.Check(d, texts); len(problems) > 0 {
		return dossier.Problems(problems)
	}
	return nil
}

// CheckPublished tells what is wrong with the time at which a source came out, if
// anything is, as Folder would.
func CheckPublished(text string, now time.Time) error { return resolve.Published(text, now) }

// What refuses a load, a plan or a drop. What wraps them says which id it is, in
// which dossiers, and what to do.
var (
	// ErrNoSources refuses a dossier that reports nothing: that is more often a
	// mistyped path than a wish to take all it said out of the graph.
	ErrNoSources = errors.New("the dossier holds no source")
	// ErrNoDossier refuses to drop what is not there.
	ErrNoDossier = errors.New("the graph holds no such dossier")
	// ErrUnderWay refuses to change anything while the load of another dossier is
	// under way: half of what that says would be taken for the whole, and what is
	// not there yet be pruned.
	ErrUnderWay = errors.New("the load of another dossier is under way")
	// ErrTaken refuses a dossier that uses an id which another dossier in the graph
	// has for something else, or that holds a source of another.
	ErrTaken = restore.ErrTaken
	// ErrOtherType refuses a dossier that takes a thing of another dossier for
	// something of another type.
	ErrOtherType = restore.ErrOtherType
	// ErrCircle refuses a dossier that closes, together with others, a circle of what
	// lies within or comes after one another.
	ErrCircle = restore.ErrCircle
)

// Result is what a load came to.
type Result struct {
	write.Result
	Sources, Claims int // of the dossier
}

// Plan says what Load would change, and changes nothing. It refuses what Load refuses.
func Plan(ctx context.Context, k graph.Keeper, d *dossier.Dossier, o ...Option) ([]write.Difference, error) {
	if err := reports(d); err != nil {
		return nil, err
	}
	have, base, err := k.Contents(ctx)
	if err != nil {
		return nil, fmt.Errorf("plan the load of %s: %w", d.ID, err)
	}
	want, err := with(d, chosen(o))(have)
	if err != nil {
		return nil, fmt.Errorf("plan the load of %s: %w", d.ID, err)
	}
	return write.Explain(have, write.Diff(have, base, want)), nil
}

// Load makes the graph that k keeps say what the dossier says, together with the
// other dossiers that it holds.
func Load(ctx context.Context, k graph.Keeper, d *dossier.Dossier, o ...Option) (Result, error) {
	if err := reports(d); err != nil {
		return Result{}, err
	}
	c := chosen(o)
	r, err := write.Write(ctx, k, with(d, c), c.write(d.ID))
	result := Result{Result: r, Sources: len(d.Sources), Claims: len(d.Claims)}
	if err != nil {
		return result, fmt.Errorf("load the dossier %s: %w", d.ID, hinted(err, "load again"))
	}
	return result, nil
}

// Drop takes a dossier out of the graph that k keeps: what no other dossier speaks
// of goes, and what others say stays.
func Drop(ctx context.Context, k graph.Keeper, id graph.ID, o ...Option) (Result, error) {
	c := chosen(o)
	aim := func(have graph.Contents) (graph.Contents, error) {
		others, found, err := besides(have, id)
		if err == nil && !found {
			err = ErrNoDossier
		}
		if err != nil {
			return graph.Contents{}, err
		}
		return folded(others, c)
	}
	r, err := write.Write(ctx, k, aim, c.write(id))
	if err != nil {
		return Result{Result: r}, fmt.Errorf("drop the dossier %s: %w", id, hinted(err, "drop again"))
	}
	return Result{Result: r}, nil
}

// hinted adds to a conflict, which has been tried to get out of by then, what is left to do.
func hinted(err error, todo string) error {
	if errors.Is(err, graph.ErrConflict) {
		return fmt.Errorf("%w, each time that this was tried: %s", err, todo)
	}
	return err
}

// reports refuses a dossier that reports nothing.
func reports(d *dossier.Dossier) error {
	if len(d.Sources) == 0 {
		return fmt.Errorf("%w: %s; to take what it said out of the graph, drop it", ErrNoSources, d.ID)
	}
	return nil
}

// with aims at a graph that holds the dossier, in place of what it held of it.
func with(d *dossier.Dossier, c choice) write.Target {
	return func(have graph.Contents) (graph.Contents, error) {
		others, _, err := besides(have, d.ID)
		if err != nil {
			return graph.Contents{}, err
		}
		return folded(append(others, d), c)
	}
}

// besides restores the dossiers in a graph but for one, and tells whether that is
// there. All but that one have to be there whole.
func besides(have graph.Contents, id graph.ID) (others []*dossier.Dossier, found bool, err error) {
	for _, other := range write.UnderWay(have) {
		if other != id {
			return nil, false, fmt.Errorf("%w: `%s`: wait until it has ended; if it was cut short, finish it with `parley load` and its folder, or take it out with `parley drop %s`",
				ErrUnderWay, other, other)
		}
	}
	all, err := restore.Dossiers(have)
	if err != nil {
		return nil, false, err
	}
	others = slices.DeleteFunc(all, func(d *dossier.Dossier) bool { return d.ID == id })
	return others, len(others) < len(all), nil
}

// folded folds what several dossiers say together.
func folded(ds []*dossier.Dossier, c choice) (graph.Contents, error) {
	all, err := restore.Union(ds)
	if err != nil {
		return graph.Contents{}, err
	}
	c.progress(Folding, 0, len(all.Claims))
	want := fold.Fold(all)
	c.progress(Folding, len(all.Claims), len(all.Claims))
	return want, nil
}

// Cite finds every passage of an article's text that has the words.
func Cite(texts fs.FS, name, words string) ([]cite.Passage, error) {
	text, err := cite.Text(texts, name)
	if err != nil {
		return nil, err
	}
	return cite.Find(text, words), nil
}
