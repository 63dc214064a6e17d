// Package loader turns a dossier into a graph. A dossier goes through five
// stages, one folder each: read, resolve (which validates), fold and write,
// with cite to check the passages against the articles; they meet only here.
package loader

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"parley/graph"
	"parley/loader/cite"
	"parley/loader/dossier"
	"parley/loader/fold"
	"parley/loader/read"
	"parley/loader/resolve"
	"parley/loader/write"
)

// Folder reads and resolves the dossier in a folder. What is wrong with its
// files comes back all at once, as dossier.Problems.
func Folder(root string, now time.Time) (*dossier.Dossier, error) {
	files, err := read.Folder(root)
	if err != nil {
		return nil, err
	}
	return resolve.Dossier(files, now)
}

// FS reads and resolves the dossier in a file system, like Folder.
func FS(fsys fs.FS, now time.Time) (*dossier.Dossier, error) {
	files, err := read.FS(fsys)
	if err != nil {
		return nil, err
	}
	return resolve.Dossier(files, now)
}

// CheckTexts checks that every passage of a dossier stands where the dossier
// says, in the articles' texts. The error is dossier.Problems.
func CheckTexts(d *dossier.Dossier, texts fs.FS) error {
	if problems := cite.Check(d, texts); len(problems) > 0 {
		return dossier.Problems(problems)
	}
	return nil
}

// Graph is what a dossier says, folded.
func Graph(d *dossier.Dossier) graph.Contents { return fold.Fold(d) }

// ErrNoSources refuses a dossier that reports nothing: that is more often a
// mistyped path than a wish to empty the graph.
var ErrNoSources = errors.New("the dossier holds no source")

// Result is what a load came to.
type Result struct {
	write.Result
	Sources, Claims int
	Digest          string // of the graph as it is now
}

// Plan says what Load would change, and changes nothing.
func Plan(ctx context.Context, k graph.Keeper, d *dossier.Dossier) ([]write.Difference, error) {
	have, base, err := k.Contents(ctx)
	if err != nil {
		return nil, fmt.Errorf("plan the load of %s: %w", d.ID, err)
	}
	return write.Explain(have, write.Diff(have, base, Graph(d))), nil
}

// Load makes the graph that k keeps equal to the dossier.
func Load(ctx context.Context, k graph.Keeper, d *dossier.Dossier) (Result, error) {
	if len(d.Sources) == 0 {
		return Result{}, fmt.Errorf("%w: %s; loading it would take everything out of the graph", ErrNoSources, d.ID)
	}
	want := Graph(d)
	r, err := write.Write(ctx, k, want)
	if err != nil {
		return Result{}, fmt.Errorf("load the dossier %s: %w", d.ID, err)
	}
	return Result{Result: r, Sources: len(d.Sources), Claims: len(d.Claims), Digest: write.Digest(want)}, nil
}

// Cite finds every passage of an article's text that has the words.
func Cite(texts fs.FS, name, words string) ([]cite.Passage, error) {
	text, err := cite.Text(texts, name)
	if err != nil {
		return nil, err
	}
	return cite.Find(text, words), nil
}
