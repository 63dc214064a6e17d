// Package drafting makes the draft of a source file valid in a dossier.
package drafting

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"go.yaml.in/yaml/v3"

	"parley/internal/folders"
	"parley/loader"
	"parley/loader/dossier"
	"parley/loader/draft/compose"
	"parley/loader/grammar"
)

// ErrTaken refuses a draft whose file is already there.
var ErrTaken = errors.New("the file already exists")

// SourceFile is the name of the file of a source in the folder of its dossier.
func SourceFile(id string) string { return "sources/" + id + ".yaml" }

// ReferenceFile is the name of the file with the new things of a draft.
func ReferenceFile(id string) string { return "reference/" + id + "-new.yaml" }

// Fit returns the edits that add a draft to a dossier, and the draft that they add: a fact that is not valid in the dossier goes to what the
// draft leaves out. modeline is a first line for editors, or "". The error wraps ErrTaken if a file of the draft is already there, and it is
// dossier.Problems if the dossier cannot be valid with the draft.
func Fit(fsys fs.FS, d compose.Draft, modeline string) ([]folders.Edit, compose.Draft, error) {
	source, reference := SourceFile(string(d.Options.Source)), ReferenceFile(string(d.Options.Source))
	for _, name := range []string{source, reference} {
		if _, err := fs.Stat(fsys, name); !errors.Is(err, fs.ErrNotExist) {
			return nil, d, fmt.Errorf("%w: %s", ErrTaken, name)
		}
	}
	for {
		things, err := d.Reference(modeline)
		if err != nil {
			return nil, d, err
		}
		text, err := d.Source(modeline)
		if err != nil {
			return nil, d, err
		}
		over := map[string][]byte{source: text}
		edits := []folders.Edit{{Name: source, Text: text}}
		if len(things) > 0 {
			over[reference] = things
			// The reference file comes first, because the source file names its things.
			edits = append([]folders.Edit{{Name: reference, Text: things}}, edits...)
		}
		_, err = loader.FS(folders.With(fsys, over), time.Now())
		if err == nil {
			return edits, d, nil
		}
		var problems dossier.Problems
		if !errors.As(err, &problems) {
			return nil, d, err
		}
		wrong := facts(text, source, problems)
		if len(wrong) == 0 {
			return nil, d, fmt.Errorf("the draft is not valid in this dossier: %w", err)
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

// facts finds the facts to which problems belong, by their lines.
func facts(text []byte, file string, problems dossier.Problems) map[int]string {
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
		if p.At.File != file {
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
