package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"parley/loader"
	"parley/loader/dossier"
	"parley/loader/imports"
)

type importCommand struct {
	Graph       importGraphCommand       `cmd:"" default:"withargs" help:"Import an exported graph (JSON lines) into Neo4j. This is the default."`
	CSV         importCSVCommand         `cmd:"" name:"csv" help:"Import a table (CSV) into a dossier, by a mapping."`
	Popolo      importPopoloCommand      `cmd:"" help:"Import Popolo JSON into a dossier: people, organizations, memberships, events, speeches."`
	FTM         importFTMCommand         `cmd:"" name:"ftm" help:"Import entities of FollowTheMoney into a dossier, such as Aleph exports."`
	Annotations importAnnotationsCommand `cmd:"" help:"Import annotations of an article (Hypothes.is, Recogito, INCEpTION) into a dossier."`
}

// importFlags are the flags of the imports that write files of a dossier.
type importFlags struct {
	Dossier string `type:"existingdir" placeholder:"DIR" help:"A dossier with things that are already known. The import recognises these things by their names and identifiers. Default: the dossier in the folder."`
	DryRun  bool   `help:"Write nothing. Show the first things, the numbers of things, the names that the dossier does not know, and what is refused."`
	Replace bool   `help:"Overwrite files that differ, and remove files of earlier imports of the same source."`
	JSON    bool   `name:"json" help:"Print the result as JSON."`
}

// options are the options of an output.
func (f importFlags) options(folder string, source imports.Source) imports.Options {
	return imports.Options{Folder: folder, Record: f.Dossier, Source: source, DryRun: f.DryRun, Replace: f.Replace}
}

// into runs an import and prints what it found. input is the name of what is read, and unit the word for its records.
func (f importFlags) into(o imports.Options, input, unit string, read func(*imports.Output) error) error {
	if err := loader.CheckPublished(o.Source.Published, time.Now()); err != nil {
		return fmt.Errorf("published: %w", err)
	}
	out, err := imports.New(o)
	if err != nil {
		return err
	}
	if err := read(out); err != nil {
		return errors.Join(err, out.Discard())
	}
	s, err := out.Finish()
	if errors.Is(err, imports.ErrNothing) && len(s.Refused) > 0 {
		fmt.Fprintln(os.Stderr, limited(s.Refused).Error())
	}
	if err != nil {
		return fmt.Errorf("import %s: %w", input, err)
	}
	if f.JSON {
		return f.printJSON(s)
	}
	if len(s.Refused) > 0 {
		fmt.Fprintln(os.Stderr, limited(s.Refused).Error())
	}
	if len(s.Notes) > 0 {
		fmt.Fprintln(os.Stderr, limited(s.Notes).Error())
	}
	return f.print(os.Stdout, o.Folder, input, unit, s)
}

// maxShown is the number of problems and of names that are printed for a person.
const maxShown = 1000

func limited(ps dossier.Problems) dossier.Problems {
	ps = ps.Sorted()
	return ps[:min(len(ps), maxShown)]
}

// print prints the result for a person.
func (f importFlags) print(w io.Writer, folder, input, unit string, s imports.Summary) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s %d, refused %d", input, unit, s.Read, len(s.Refused))
	if s.LeftOut > 0 {
		fmt.Fprintf(&b, ", left out %d", s.LeftOut)
	}
	fmt.Fprintf(&b, "\n  reports         %d\n  new             %s\n", s.Reports, numbers(s.Things))
	if len(s.Matched) > 0 {
		fmt.Fprintf(&b, "  in the dossier  %s\n", numbers(s.Matched))
	}
	if len(s.NoPlace) > 0 {
		fmt.Fprintf(&b, "  no place for    %s\n", numbers(s.NoPlace))
	}
	if f.DryRun {
		b.WriteString("the first things:\n" + strings.Join(s.FirstThings, ""))
		b.WriteString("the first reports:\n" + strings.Join(s.FirstReports, ""))
	}
	if len(s.Unmatched) > 0 {
		fmt.Fprintf(&b, "names that the dossier does not know: %d\n", len(s.Unmatched))
		for _, u := range s.Unmatched[:min(len(s.Unmatched), maxShown)] {
			fmt.Fprintf(&b, "  %s %s: %s%s\n", u.Type, quoted(u.Name), u.ID, hint(u))
		}
	}
	switch {
	case f.DryRun:
		fmt.Fprintf(&b, "nothing was written; files to write into %s: %d\n", folder, len(s.Changed))
		if len(s.Differ) > 0 {
			fmt.Fprintf(&b, "the folder has files that differ: give --replace to write over %s\n", strings.Join(s.Differ, ", "))
		}
	case len(s.Changed) == 0:
		fmt.Fprintf(&b, "%s: nothing changed\n", folder)
	default:
		fmt.Fprintf(&b, "%s: files written %d\nThen: parley validate %s\n", folder, len(s.Changed), folder)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// hint says which things of the record a name could mean.
func hint(u imports.Unmatched) string {
	switch {
	case len(u.Several) > 0:
		const limit = 5
		var several []string
		for _, id := range u.Several[:min(len(u.Several), limit)] {
			several = append(several, string(id))
		}
		if len(u.Several) > limit {
			several = append(several, "...")
		}
		return "; several have the name: " + strings.Join(several, ", ")
	case len(u.Near) > 0:
		return "; similar: " + strings.Join(u.Near, ", ")
	}
	return ""
}

// numbers writes numbers of things by type.
func numbers(of map[string]int) string {
	var parts []string
	for _, word := range slices.Sorted(maps.Keys(of)) {
		parts = append(parts, fmt.Sprintf("%s %d", word, of[word]))
	}
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, ", ")
}

// printJSON prints the result for programs.
func (f importFlags) printJSON(s imports.Summary) error {
	e := json.NewEncoder(os.Stdout)
	e.SetEscapeHTML(false)
	return e.Encode(map[string]any{
		"dryRun": f.DryRun, "read": s.Read, "leftOut": s.LeftOut, "reports": s.Reports, "new": s.Things, "matched": s.Matched,
		"unmatched": listOf(s.Unmatched), "refused": problemsOf(s.Refused.Sorted()), "notUnderstood": problemsOf(s.Notes.Sorted()), "noPlace": mapOf(s.NoPlace),
		"firstThings": listOf(s.FirstThings), "firstReports": listOf(s.FirstReports), "files": listOf(s.Files), "changed": listOf(s.Changed), "differ": listOf(s.Differ),
	})
}

// listOf is a list that JSON writes as a list even if it is empty.
func listOf[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func mapOf(of map[string]int) map[string]int {
	if of == nil {
		return map[string]int{}
	}
	return of
}
