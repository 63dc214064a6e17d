package main

import (
	"fmt"
	"os"
	"slices"

	"parley/graph"
	"parley/loader"
	"parley/loader/dossier"
)

type validateCommand struct {
	Dossier string `arg:"" optional:"" type:"path" help:"The dossier's folder; the bundled dossier when left out."`
	Texts   string `type:"existingdir" placeholder:"DIR" help:"The folder with the articles' texts: every passage is checked against them."`
	Source  string `placeholder:"ID" help:"Check the passages of this source alone, where --texts has no others."`
}

// Validate is called by kong.
func (c validateCommand) Validate() error {
	if c.Source != "" && c.Texts == "" {
		return fmt.Errorf("--source %s: passages are checked against the texts that --texts names", c.Source)
	}
	return nil
}

// Help is shown by --help.
func (validateCommand) Help() string {
	return `Every problem is printed at once, one a line, as file:line:column: what is wrong and what would be right.

Examples:
  parley validate
  parley validate my-dossier --texts my-articles
  parley validate my-dossier --texts my-articles --source selm-herald-2025-03-04`
}

// Run checks the dossier.
func (c validateCommand) Run() error {
	d, err := read(c.Dossier)
	if err != nil {
		return err
	}
	checked := "passages not checked: no --texts"
	if c.Texts != "" {
		texts, err := os.OpenRoot(c.Texts) // unlike os.DirFS, it follows no link that leads out
		if err != nil {
			return err
		}
		defer func() { _ = texts.Close() }()
		of := d
		checked = "every passage stands in its text"
		if c.Source != "" {
			if of = onlySource(d, graph.ID(c.Source)); len(of.Sources) == 0 {
				return fmt.Errorf("the dossier has no source %s", c.Source)
			}
			checked = "every passage of " + c.Source + " stands in its text"
		}
		if err := loader.CheckTexts(of, texts.FS()); err != nil {
			return err
		}
	}
	fmt.Printf("%s; %s\n", counted(d), checked)
	return nil
}

// only is a dossier with what one source reports, and nothing else.
func onlySource(d *dossier.Dossier, id graph.ID) *dossier.Dossier {
	one := *d
	one.Sources = slices.DeleteFunc(slices.Clone(d.Sources), func(s dossier.Source) bool { return s.ID != id })
	one.Claims = slices.DeleteFunc(slices.Clone(d.Claims), func(c dossier.Claim) bool { return c.Source != id })
	return &one
}
