package main

import (
	"fmt"
	"os"

	"parley/loader"
)

type validateCommand struct {
	Dossier string `arg:"" optional:"" type:"path" help:"The dossier's folder; the bundled dossier when left out."`
	Texts   string `type:"existingdir" placeholder:"DIR" help:"The folder with the articles' texts: every passage is checked against them."`
}

// Help is shown by --help.
func (validateCommand) Help() string {
	return `Every problem is printed at once, one a line, as file:line:column: what is wrong and what would be right.

Examples:
  parley validate
  parley validate my-dossier --texts my-articles`
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
		if err := loader.CheckTexts(d, texts.FS()); err != nil {
			return err
		}
		checked = "every passage stands in its text"
	}
	fmt.Printf("%s: sources %d, things %d, claims %d; %s\n", d.Title, len(d.Sources), len(d.Things), len(d.Claims), checked)
	return nil
}
