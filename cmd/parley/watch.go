package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"time"

	"parley/graph"
	"parley/internal/folders"
	"parley/loader"
	"parley/loader/dossier"
)

// watchFlags make the server follow the files of its dossier.
type watchFlags struct {
	Watch bool `env:"PARLEY_WATCH" help:"Load each change of the files of --dossier into the running server. The page at the printed address follows, too."`
}

// checkWatch returns an error if there are no files to follow.
func (f serveFlags) checkWatch() error {
	if f.Watch && (f.Neo4j != "" || f.Dossier == "") {
		return errors.New("--watch follows the files of a dossier: give its folder with --dossier, and no --neo4j")
	}
	return nil
}

// glance is how often the server looks at the files. A person who saves a file and turns to the page should not have to wait.
const glance = time.Second

// watch loads each change of the files into the store, until ctx ends. Files with problems change nothing: the problems are printed, and the record
// stays as it was until the files are right again.
func (f serveFlags) watch(ctx context.Context, store graph.Keeper) error {
	folder, err := folders.Open(f.Dossier)
	if err != nil {
		return fmt.Errorf("--watch: %w", err)
	}
	defer func() { _ = folder.Close() }()
	known, err := folder.Hashes()
	if err != nil {
		return fmt.Errorf("--watch: %w", err)
	}
	tick := time.NewTicker(glance)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		now, err := folder.Hashes()
		if err != nil || maps.Equal(known, now) { // a folder that is gone for a moment comes back
			continue
		}
		known = now
		if err := f.reload(ctx, store); err != nil && ctx.Err() == nil {
			fmt.Fprintln(os.Stderr, err)
			fmt.Fprintln(os.Stderr, "parley: the record stays as it was until the files are right again")
		}
	}
}

// reload loads the files. It loads only the changed sources where that is possible.
func (f serveFlags) reload(ctx context.Context, store graph.Keeper) error {
	listing, err := list(f.Dossier)
	if err != nil {
		return err
	}
	options := append(f.options(), loader.Program(executable()))
	if _, done, err := loadChanges(ctx, store, f.Dossier, listing, options...); done || err != nil {
		return loaded(err)
	}
	d, err := readSilently(f.Dossier, options...)
	if err != nil {
		return loaded(err)
	}
	_, err = loader.Load(ctx, store, d, options...)
	return loaded(err)
}

// loaded says that the files were loaded, if there is no error. It adds to problems of the files how many they are.
func loaded(err error) error {
	if err == nil {
		fmt.Printf("%s  loaded the changed files\n", time.Now().Format(time.TimeOnly))
	}
	var problems dossier.Problems
	if errors.As(err, &problems) {
		return fmt.Errorf("%w\n%s", err, foundText(problems))
	}
	return err
}
