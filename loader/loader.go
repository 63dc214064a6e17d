// Package loader turns dossiers into a graph. A dossier goes through stages, one folder each: read, resolve (which
// validates), restore (which adds the other dossiers in the graph), fold and write. Package cite checks the passages
// against the articles. The stages do not know each other; they meet in this package only.
package loader

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
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

// Folder reads and resolves the dossier in a folder. The time is now: a source cannot be published later. The error
// is dossier.Problems when files are wrong, with all problems at once, warnings too. If there are warnings only, there
// is no error, and the dossier holds the warnings.
func Folder(root string, now time.Time, o ...Option) (*dossier.Dossier, error) {
	files, err := read.Folder(root, reading(o))
	return resolved(files, err, now, o)
}

// FS reads and resolves the dossier in a file system, like Folder.
func FS(fsys fs.FS, now time.Time, o ...Option) (*dossier.Dossier, error) {
	files, err := read.FS(fsys, reading(o))
	return resolved(files, err, now, o)
}

// pause is the time between two reports of the progress of a stage.
const pause = time.Second

// reading reports the progress of the first stage.
func reading(o []Option) read.Progress {
	progress, last := chosen(o).progress, time.Now()
	return func(done, total int) {
		if done == 1 {
			progress(Reading, 0, total)
		}
		// The last report comes when the files are resolved, too.
		if done < total && time.Since(last) >= pause {
			last = time.Now()
			progress(Reading, done, total)
		}
	}
}

func resolved(files *dossier.Files, err error, now time.Time, o []Option) (*dossier.Dossier, error) {
	if err != nil {
		return nil, err
	}
	n := len(files.Files)
	d, err := resolve.Dossier(files, now)
	if err != nil {
		return nil, err
	}
	d.Fingerprint = files.Fingerprint
	chosen(o).progress(Reading, n, n)
	return d, nil
}

// CheckTexts checks that every passage of a dossier stands at its position in the text of the article. The error is
// dossier.Problems.
func CheckTexts(d *dossier.Dossier, texts fs.FS) error {
	if problems := cite.Check(d, texts); len(problems) > 0 {
		return dossier.Problems(problems)
	}
	return nil
}

// CheckPublished returns the error that Folder would report for a time of publication, or nil.
func CheckPublished(text string, now time.Time) error { return resolve.Published(text, now) }

// The errors that refuse a load, a plan or a drop. The wrapping error names the id and the dossiers, and says what to
// do.
var (
	// ErrNoSources refuses a dossier without a source. That is more often a mistyped path than a wish to remove all
	// its data.
	ErrNoSources = errors.New("the dossier holds no source")
	// ErrDraft refuses a dossier with drafts, because nobody has checked them. The option Drafts accepts drafts.
	ErrDraft = errors.New("the dossier has drafts")
	// ErrNoDossier refuses to drop a dossier that the graph does not hold.
	ErrNoDossier = errors.New("the graph holds no such dossier")
	// ErrUnderWay refuses every change while the load of another dossier is under way. Half of that dossier would
	// pass for the whole, and data that is still to come would be removed.
	ErrUnderWay = errors.New("the load of another dossier is under way")
	// ErrTaken refuses a dossier that uses an id which another dossier in the graph uses for something different, or
	// that holds a source of another dossier.
	ErrTaken = restore.ErrTaken
	// ErrOtherType refuses a dossier that gives a thing a different type than another dossier does.
	ErrOtherType = restore.ErrOtherType
	// ErrIdentified refuses a dossier that gives a thing an identifier which another dossier gives to another thing.
	ErrIdentified = restore.ErrIdentified
	// ErrCircle refuses a dossier that closes a circle together with other dossiers: a thing lies within itself, or
	// comes after itself.
	ErrCircle = restore.ErrCircle
	// ErrTwoEnds refuses a dossier whose reference files let a relation lead to another thing than the reference files of
	// another dossier do, if the relation can lead to one thing at a time.
	ErrTwoEnds = restore.ErrTwoEnds
)

// Result is the outcome of a load.
type Result struct {
	write.Result
	Sources, Claims int // in the dossier; after Changes, the claims of the changed sources

	// After Changes: the sources that changed, and the dossier.
	Changed  int
	Dossier  graph.ID
	Title    string
	Warnings dossier.Problems // of the changed sources, each by itself
}

// Plan returns the differences that Load would make, and changes nothing. It refuses what Load refuses.
func Plan(ctx context.Context, k graph.Keeper, d *dossier.Dossier, o ...Option) ([]write.Difference, error) {
	if err := loadable(d, chosen(o)); err != nil {
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
	return write.Explain(have, write.Diff(have, base, graph.Whole(want))), nil
}

// Load makes the graph of the keeper hold this dossier, together with the other dossiers that it holds already.
func Load(ctx context.Context, k graph.Keeper, d *dossier.Dossier, o ...Option) (Result, error) {
	c := chosen(o)
	if err := loadable(d, c); err != nil {
		return Result{}, err
	}
	r, err := write.Write(ctx, k, with(d, c), c.write(d.ID, d.Fingerprint, d.Files))
	result := Result{Result: r, Sources: len(d.Sources), Claims: len(d.Claims)}
	if err != nil {
		return result, fmt.Errorf("load the dossier %s: %w", d.ID, hinted(err, "load again"))
	}
	return result, nil
}

// Drop removes a dossier from the graph of the keeper. It removes things that no other dossier mentions. What other
// dossiers say stays.
func Drop(ctx context.Context, k graph.Keeper, id graph.ID, o ...Option) (Result, error) {
	c := chosen(o)
	aim := func(have graph.Contents) (iter.Seq[graph.Contents], error) {
		others, found, err := besides(have, id)
		if err == nil && !found {
			err = ErrNoDossier
		}
		if err != nil {
			return nil, err
		}
		return folded(others, c)
	}
	r, err := write.Write(ctx, k, aim, c.write(id, "", nil))
	if err != nil {
		return Result{Result: r}, fmt.Errorf("drop the dossier %s: %w", id, hinted(err, "drop again"))
	}
	return Result{Result: r}, nil
}

// Complete returns nil if contents are what a load left in a graph, and an error otherwise.
func Complete(c graph.Contents) error { return write.Complete(c) }

// hinted adds to a conflict what to do next. The load has retried by then.
func hinted(err error, todo string) error {
	if errors.Is(err, graph.ErrConflict) {
		return fmt.Errorf("%w, on every attempt: %s", err, todo)
	}
	return err
}

// loadable refuses a dossier that has no source, and a dossier with drafts unless told to take them.
func loadable(d *dossier.Dossier, c choice) error {
	if len(d.Drafts) > 0 && !c.drafts {
		first := d.Drafts[0]
		return fmt.Errorf("%w: %s; go through the facts with `parley review`, move the file out of the folder, or give --drafts", ErrDraft, first)
	}
	if len(d.Sources) == 0 {
		return fmt.Errorf("%w: %s; to remove its data from the graph, use `parley drop`", ErrNoSources, d.ID)
	}
	return nil
}

// with returns the target of a load: the graph with this dossier, in place of its earlier version.
func with(d *dossier.Dossier, c choice) write.Target {
	return func(have graph.Contents) (iter.Seq[graph.Contents], error) {
		others, _, err := besides(have, d.ID)
		if err != nil {
			return nil, err
		}
		return folded(append(others, d), c)
	}
}

// besides restores all dossiers in a graph except one, and reports whether the graph holds that one. All others must
// be complete.
func besides(have graph.Contents, id graph.ID) (others []*dossier.Dossier, found bool, err error) {
	for _, other := range write.UnderWay(have) {
		if other != id {
			return nil, false, fmt.Errorf("%w: `%s`: wait until it ends; if it was interrupted, finish it with `parley load` and its folder, or remove it with `parley drop %s`",
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

// folded folds several dossiers together.
func folded(ds []*dossier.Dossier, c choice) (iter.Seq[graph.Contents], error) {
	all, err := restore.Union(ds)
	if err != nil {
		return nil, err
	}
	total, done, last := len(all.Claims), 0, time.Now()
	c.progress(Folding, 0, total)
	return fold.Parts(all, func(claims int) {
		if done += claims; claims > 0 && (done == total || time.Since(last) >= pause) {
			last = time.Now()
			c.progress(Folding, done, total)
		}
	}), nil
}

// Cite finds every passage with the words in the text of an article.
func Cite(texts fs.FS, name, words string) ([]cite.Passage, error) {
	text, err := cite.Text(texts, name)
	if err != nil {
		return nil, err
	}
	return cite.Find(text, words), nil
}
