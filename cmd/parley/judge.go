package main

import (
	"cmp"
	"errors"
	"fmt"
	"os/user"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"parley/graph"
	"parley/internal/folders"
	"parley/internal/judging"
	"parley/loader/dossier"
)

// judge writes the judgement of --judge.
func (c matchCommand) judge() error {
	n := len(c.Dossiers) - 2
	all, err := readAll(c.Dossiers[:n])
	if err != nil {
		return err
	}
	j := dossier.Judgement{Verdict: c.Judge, A: graph.ID(c.Dossiers[n]), B: graph.ID(c.Dossiers[n+1]), By: c.by(), Why: c.Why}
	for _, id := range []graph.ID{j.A, j.B} {
		if !slug.MatchString(string(id)) {
			return fmt.Errorf("%q is not an id: write the two ids after the folder", id)
		}
	}
	j.Score = newRecordOf(all).Score(j.A, j.B)
	return c.write(all, j)
}

// by is who judges.
func (c matchCommand) by() string {
	if c.By != "" {
		return c.By
	}
	if u, err := user.Current(); err == nil {
		return cmp.Or(u.Name, u.Username)
	}
	return "unknown"
}

// write writes a judgement into the dossier that has its second id: there, the first id can be that of a thing in another dossier. It
// checks the dossier, and takes the line back if the dossier has a problem.
func (c matchCommand) write(all []folder, j dossier.Judgement) error {
	in := slices.IndexFunc(all, func(d folder) bool { return has(d.Dossier, j.B) })
	if in < 0 {
		in = 0 // the check says which id is missing
	}
	files, err := folders.Open(all[in].name)
	if err != nil {
		return err
	}
	defer func() { _ = files.Close() }()
	name := judging.File(all[in].Dossier)
	before, err := files.Read(name)
	if err != nil {
		return err
	}
	now := time.Now()
	var problems dossier.Problems
	if _, err := files.Write(folders.Edit{Name: name, Text: slices.Concat(before, judging.Added(before, j, now)), Base: folders.Hash(before)}); errors.As(err, &problems) {
		return fmt.Errorf("the judgement is not written, because the dossier would have a problem:\n%w", err)
	} else if err != nil {
		return err
	}
	d, err := readSilently(all[in].name)
	if err != nil {
		return err
	}
	all[in].Dossier = d
	fmt.Printf("%s: %s\n", filepath.Join(all[in].name, filepath.FromSlash(name)), strings.TrimSpace(judging.Line(j, now)))
	return nil
}

// has reports whether a dossier has a thing with an id, also as a former id.
func has(d *dossier.Dossier, id graph.ID) bool {
	return slices.ContainsFunc(d.Things, func(t dossier.Thing) bool { return t.ID == id || slices.Contains(t.Former(), id) })
}
