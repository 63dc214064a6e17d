package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"go.yaml.in/yaml/v3"

	"parley/loader"
	"parley/loader/dossier"
	"parley/loader/draft/compose"
	"parley/loader/grammar"
)

// draftFiles are the two files of a draft: the source file, and the reference file with the new things.
type draftFiles struct{ folder, id, modeline string }

func (f draftFiles) source() string    { return filepath.Join(f.folder, "sources", f.id+".yaml") }
func (f draftFiles) reference() string { return filepath.Join(f.folder, "reference", f.id+"-new.yaml") }

// write writes the files of a draft. It never overwrites a file. The dossier is valid afterwards: a fact that is not
// valid in this dossier goes to what the draft leaves out. If the dossier cannot be valid, write leaves nothing behind.
func (f draftFiles) write(d compose.Draft) (compose.Draft, error) {
	for _, name := range []string{f.source(), f.reference()} {
		if _, err := os.Stat(name); !errors.Is(err, fs.ErrNotExist) {
			return d, fmt.Errorf("%s already exists: give another --id", name)
		}
	}
	for {
		if err := f.put(d); err != nil {
			return d, errors.Join(err, f.remove())
		}
		_, err := loader.Folder(f.folder, time.Now())
		var problems dossier.Problems
		if err == nil {
			return d, nil
		}
		if !errors.As(err, &problems) {
			return d, errors.Join(err, f.remove())
		}
		if err := f.remove(); err != nil {
			return d, err
		}
		wrong := f.wrong(d, problems)
		if len(wrong) == 0 {
			return d, fmt.Errorf("the draft is not valid in this dossier: %w", err)
		}
		d = leftOut(d, wrong)
	}
}

// leftOut moves facts to what the draft leaves out.
func leftOut(d compose.Draft, wrong map[int]string) compose.Draft {
	var facts []compose.Fact
	for i, fact := range d.Facts {
		if reason, is := wrong[i]; is {
			for _, o := range fact.Observations {
				d.Left = append(d.Left, compose.Left{Observation: o, Reason: reason})
			}
			continue
		}
		facts = append(facts, fact)
	}
	d.Facts = facts
	return d
}

// wrong finds the facts to which problems belong, by their lines.
func (f draftFiles) wrong(d compose.Draft, problems dossier.Problems) map[int]string {
	text, err := d.Source(f.modeline)
	if err != nil {
		return nil
	}
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil || len(root.Content) == 0 {
		return nil
	}
	var lines []int
	top := root.Content[0]
	for i := 0; i+1 < len(top.Content); i += 2 {
		if top.Content[i].Value == grammar.Reports {
			for _, report := range top.Content[i+1].Content {
				lines = append(lines, report.Line)
			}
		}
	}
	found := map[int]string{}
	for _, p := range problems.Of(dossier.Error) {
		if p.At.File != "sources/"+f.id+".yaml" {
			continue
		}
		if i, exact := slices.BinarySearch(lines, p.At.Line); exact {
			found[i] = p.Message
		} else if i > 0 {
			found[i-1] = p.Message
		}
	}
	return found
}

// put writes the files. The reference file comes first, because the source file names its things.
func (f draftFiles) put(d compose.Draft) error {
	reference, err := d.Reference(f.modeline)
	if err != nil {
		return err
	}
	source, err := d.Source(f.modeline)
	if err != nil {
		return err
	}
	for name, text := range map[string][]byte{f.reference(): reference, f.source(): source} {
		if len(text) == 0 {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// remove removes the files.
func (f draftFiles) remove() error {
	var errs []error
	for _, name := range []string{f.source(), f.reference()} {
		if err := os.Remove(name); !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}
