package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"parley/dossiers"
	"parley/graph"
	"parley/loader"
	"parley/loader/dossier"
)

// read reads the dossier in a folder, or the bundled dossier for "".
func read(folder string, o ...loader.Option) (*dossier.Dossier, error) {
	d, err := readSilently(folder, o...)
	if err == nil {
		warn(d.Warnings)
	}
	return d, err
}

// warn prints warnings on standard error.
func warn(warnings dossier.Problems) {
	if len(warnings) > 0 {
		fmt.Fprintln(os.Stderr, warnings.Error())
		fmt.Fprintln(os.Stderr, foundText(warnings))
	}
}

// readSilently is read without the warnings on standard error.
func readSilently(folder string, o ...loader.Option) (*dossier.Dossier, error) {
	if folder == "" {
		return loader.FS(dossiers.Bundled(), time.Now(), o...)
	}
	return loader.Folder(folder, time.Now(), o...)
}

// list lists the files of the dossier in a folder, or of the bundled dossier for "".
func list(folder string) (loader.Listing, error) {
	if folder == "" {
		return loader.ListFS(dossiers.Bundled())
	}
	return loader.List(folder)
}

// loadChanges is loader.Changes for the dossier in a folder, or for the bundled dossier for "".
func loadChanges(ctx context.Context, k graph.Keeper, folder string, listing loader.Listing, o ...loader.Option) (loader.Result, bool, error) {
	if folder == "" {
		return loader.Changes(ctx, k, dossiers.Bundled(), listing, time.Now(), o...)
	}
	return loader.FolderChanges(ctx, k, folder, listing, time.Now(), o...)
}

// foundText is the line after a list of problems: how many errors and how many warnings there are.
func foundText(ps dossier.Problems) string {
	ps = ps.Sorted()
	wrong, warnings := len(ps.Of(dossier.Error)), len(ps.Of(dossier.Warning))
	switch {
	case warnings == 0:
		return fmt.Sprintf("parley: problems found: %d", wrong)
	case wrong == 0:
		return fmt.Sprintf("parley: warnings: %d", warnings)
	}
	return fmt.Sprintf("parley: problems found: %d; warnings: %d", wrong, warnings)
}

// counted returns one line that says how much a dossier holds. The things do not include the sources and the claims.
func counted(d *dossier.Dossier) string {
	return fmt.Sprintf("%s: sources %d, things %d, claims %d", d.Title, len(d.Sources), len(d.Things), len(d.Claims))
}

// draftsFlag makes a command take drafts.
type draftsFlag struct {
	Drafts bool `env:"PARLEY_DRAFTS" help:"Also read drafts. A draft is a file with \"draft: true\" that nobody has reviewed."`
}

// options are the options for the loader.
func (f draftsFlag) options() []loader.Option {
	if f.Drafts {
		return []loader.Option{loader.Drafts()}
	}
	return nil
}
