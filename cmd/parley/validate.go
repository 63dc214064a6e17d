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
	Dossier string `arg:"" optional:"" type:"path" help:"The folder of the dossier. Default: the bundled dossier."`
	Texts   string `type:"existingdir" placeholder:"DIR" help:"The folder with the texts of the articles. Every passage is checked against them."`
	Source  string `placeholder:"ID" help:"Check the passages of this source only. Useful if the folder of --texts lacks the texts of other sources."`
}

// Validate is called by kong.
func (c validateCommand) Validate() error {
	if c.Source != "" && c.Texts == "" {
		return fmt.Errorf("--source %s needs --texts: passages are checked against the texts", c.Source)
	}
	return nil
}

// Help is shown by --help.
func (validateCommand) Help() string {
	return `Prints all problems at once, one per line: file:line:column, the problem, and the correction.

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
		texts, err := os.OpenRoot(c.Texts) // follows no link out of the folder, unlike os.DirFS
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

// onlySource returns the dossier with only one of its sources and the claims of this source.
func onlySource(d *dossier.Dossier, id graph.ID) *dossier.Dossier {
	one := *d
	one.Sources = slices.DeleteFunc(slices.Clone(d.Sources), func(s dossier.Source) bool { return s.ID != id })
	one.Claims = slices.DeleteFunc(slices.Clone(d.Claims), func(c dossier.Claim) bool { return c.Source != id })
	return &one
}
