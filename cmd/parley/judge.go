package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/grammar"
	"parley/loader/match"
)

// judgementsFile is the usual name of the file of judgements.
const judgementsFile = "judgements.yaml"

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
	subjects := newRecordOf(all).subjects
	find := func(id graph.ID) *match.Subject {
		i := slices.IndexFunc(subjects, func(s *match.Subject) bool { return s.ID == id })
		if i < 0 {
			return nil
		}
		return subjects[i]
	}
	if a, b := find(j.A), find(j.B); a != nil && b != nil {
		score := match.Judge(a, b).Score
		j.Score = &score
	}
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
	name := filepath.Join(all[in].name, appendTo(all[in].Dossier))
	line := lineOf(j, time.Now())
	before, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	created := err != nil
	if err := appendLine(name, before, line); err != nil {
		return err
	}
	d, err := readSilently(all[in].name)
	if err != nil {
		if created {
			err = errors.Join(err, os.Remove(name))
		} else {
			err = errors.Join(err, os.Truncate(name, int64(len(before))))
		}
		return fmt.Errorf("the judgement is not written, because the dossier would have a problem:\n%w", err)
	}
	all[in].Dossier = d
	fmt.Printf("%s: %s\n", name, strings.TrimSpace(line))
	return nil
}

// has reports whether a dossier has a thing with an id, also as a former id.
func has(d *dossier.Dossier, id graph.ID) bool {
	return slices.ContainsFunc(d.Things, func(t dossier.Thing) bool { return t.ID == id || slices.Contains(t.Former(), id) })
}

// appendTo is the file to which a judgement is appended: the file of the last judgement, or judgements.yaml.
func appendTo(d *dossier.Dossier) string {
	for _, j := range slices.Backward(d.Judgements) {
		if !strings.HasSuffix(j.At.File, ".json") {
			return filepath.FromSlash(j.At.File)
		}
	}
	return judgementsFile
}

// lastItem is the beginning of the last item of a list in a file.
var lastItem = regexp.MustCompile(`(?m)^([ ]*)- [^\n]*\n?\z`)

// appendLine appends a judgement to a file with one write. Before is what the file holds. It makes the file if there is none.
func appendLine(name string, before []byte, line string) error {
	var text bytes.Buffer
	if len(before) > 0 && !bytes.HasSuffix(before, []byte("\n")) {
		text.WriteString("\n")
	}
	indent := "  "
	if found := lastItem.FindSubmatch(before); found != nil {
		indent = string(found[1])
	} else if len(bytes.TrimSpace(before)) == 0 {
		text.WriteString(grammar.Judgements + ":\n")
	}
	text.WriteString(indent + line)
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o666) //nolint:gosec // as every new file: the user's umask decides
	if err != nil {
		return err
	}
	_, err = f.Write(text.Bytes())
	return errors.Join(err, f.Close())
}

// lineOf is the line of a judgement.
func lineOf(j dossier.Judgement, now time.Time) string {
	score := ""
	if j.Score != nil {
		score = fmt.Sprintf(", score: %.2f", *j.Score)
	}
	return fmt.Sprintf("- {%s: [%s, %s], by: %s, when: %s, why: %s%s}\n", j.Verdict, j.A, j.B, quoted(j.By), now.UTC().Format(time.DateOnly), quoted(j.Why), score)
}
