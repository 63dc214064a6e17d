package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
	"text/tabwriter"

	"parley/graph"
	"parley/loader/grammar"
	"parley/loader/names"
)

type idsCommand struct {
	Text    string   `arg:"" optional:"" help:"The beginning of a name, in any script. Default: all things."`
	Dossier string   `type:"existingdir" placeholder:"DIR" env:"PARLEY_DOSSIER" help:"The folder of the dossier. Default: the bundled dossier."`
	Type    []string `placeholder:"TYPE" help:"Only things of this type, such as person or meeting."`
	JSON    bool     `name:"json" help:"Print the things as JSON."`
}

// Help is shown by --help.
func (idsCommand) Help() string {
	return `For each thing, Parley prints the id, the type and the name. If the text begins another name of the thing, Parley prints this name, too. The best matches come first. Without a text, Parley prints all things, in the order of their ids.

Exit status: 0 at least one thing found; 1 nothing found, or problems in the dossier; 2 wrong arguments.

Examples:
  parley ids Umerov
  parley ids Умєров --dossier my-dossier
  parley ids --type meeting --dossier my-dossier
  parley ids moscow --type place,meeting --json`
}

// Validate is called by kong.
func (c idsCommand) Validate() error {
	for _, t := range c.Type {
		if typeNamed(t) == "" {
			return fmt.Errorf("--type: there is no type %q; the types are %s", t, strings.Join(typeWords(), ", "))
		}
	}
	return nil
}

// typeWords are the types of things that have names, in the words of a dossier.
func typeWords() []string {
	var out []string
	for _, t := range graph.Parley.StoredTypes() {
		if t.Is("Entity") {
			out = append(out, grammar.Word(t.Name))
		}
	}
	return out
}

// typeNamed returns the type for a word of a dossier, such as planVersion, or "".
func typeNamed(word string) string {
	for _, t := range graph.Parley.StoredTypes() {
		if t.Is("Entity") && strings.EqualFold(strings.ReplaceAll(grammar.Word(t.Name), " ", ""), strings.ReplaceAll(word, " ", "")) {
			return t.Name
		}
	}
	return ""
}

// Run prints the things.
func (c idsCommand) Run() error {
	d, err := readSilently(c.Dossier)
	if err != nil {
		return err
	}
	types := make([]string, len(c.Type))
	for i, t := range c.Type {
		types[i] = typeNamed(t)
	}
	found := names.Of(d).Find(c.Text, types, math.MaxInt)
	if c.JSON {
		if err := json.NewEncoder(os.Stdout).Encode(found); err != nil {
			return err
		}
	} else if err := printIDs(found); err != nil {
		return err
	}
	if len(found) == 0 {
		return errors.New("the dossier has no thing with such a name: try a shorter text, or make an id with `parley new-id`")
	}
	return nil
}

// printIDs writes a table of things for people.
func printIDs(found []names.Found) error {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	for _, f := range found {
		also := ""
		if f.Also != "" {
			also = " (" + f.Also + ")"
		}
		_, _ = fmt.Fprintf(w, "%s\t%s\t%s%s\n", f.ID, grammar.Word(f.Type), f.Name, also)
	}
	return w.Flush()
}
