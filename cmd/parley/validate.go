package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"

	"parley/graph"
	"parley/loader"
	"parley/loader/dossier"
)

type validateCommand struct {
	Dossier string `arg:"" optional:"" type:"path" help:"The folder of the dossier. Default: the bundled dossier."`
	Texts   string `type:"existingdir" placeholder:"DIR" help:"The folder with the texts of the articles. Parley checks every passage against its text."`
	Source  string `placeholder:"ID" help:"With --texts: check the passages of this source only."`
	Strict  bool   `help:"Treat warnings as errors."`
	JSON    bool   `name:"json" help:"Print the problems as a JSON list."`
}

// errInvalid ends validate --json when the dossier has errors. The list says which.
var errInvalid = errors.New("the dossier has problems")

// Validate is called by kong.
func (c validateCommand) Validate() error {
	if c.Source != "" && c.Texts == "" {
		return fmt.Errorf("--source %s needs --texts: passages are checked against the texts", c.Source)
	}
	return nil
}

// Help is shown by --help.
func (validateCommand) Help() string {
	return `Parley prints one problem on each line: file:line:column, the problem, and the correction. Parley prints at most 1,000 errors and 1,000 warnings. An error stops a load. A warning is a likely mistake, and does not stop a load.

Exit status: 0 no errors (warnings are possible); 1 errors, or warnings with --strict; 2 wrong arguments.

Examples:
  parley validate
  parley validate my-dossier --strict --json
  parley validate my-dossier --texts my-articles
  parley validate my-dossier --texts my-articles --source selm-herald-2025-03-04`
}

// Run checks the dossier.
func (c validateCommand) Run() error {
	d, err := readSilently(c.Dossier)
	checked := "passages not checked: no --texts"
	var problems dossier.Problems
	if err == nil {
		problems = d.Warnings
		if c.Texts != "" {
			checked, err = c.checkTexts(d)
		}
	}
	var found dossier.Problems
	if err != nil && !errors.As(err, &found) {
		return err
	}
	if problems = append(problems, found...).Sorted(); c.Strict {
		problems = problems.Strict()
	}
	invalid := len(problems.Of(dossier.Error)) > 0
	switch {
	case c.JSON:
		if err := printProblems(problems); err != nil {
			return err
		}
		if invalid {
			return errInvalid
		}
		return nil
	case invalid:
		return problems
	case len(problems) > 0:
		fmt.Fprintln(os.Stderr, problems.Error())
		fmt.Fprintln(os.Stderr, foundText(problems))
	}
	fmt.Printf("%s; %s\n", counted(d), checked)
	for _, draft := range d.Drafts {
		fmt.Printf("draft: %s\n", draft)
	}
	return nil
}

// checkTexts looks up the passages of the dossier in the folder of texts. It returns in words what it has checked.
func (c validateCommand) checkTexts(d *dossier.Dossier) (checked string, err error) {
	texts, err := os.OpenRoot(c.Texts) // follows no link out of the folder, unlike os.DirFS
	if err != nil {
		return "", err
	}
	defer func() { _ = texts.Close() }()
	of, checked := d, "every passage stands in its text"
	if c.Source != "" {
		if of = onlySource(d, graph.ID(c.Source)); len(of.Sources) == 0 {
			return "", fmt.Errorf("the dossier has no source %s", c.Source)
		}
		checked = "every passage of " + c.Source + " stands in its text"
	}
	return checked, loader.CheckTexts(of, texts.FS())
}

// printProblems prints problems as JSON, for programs.
func printProblems(ps dossier.Problems) error {
	e := json.NewEncoder(os.Stdout)
	e.SetEscapeHTML(false)
	return e.Encode(problemsOf(ps))
}

// problem is a problem in JSON.
type problem struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
}

func problemsOf(ps dossier.Problems) []problem {
	list := make([]problem, 0, len(ps))
	for _, p := range ps {
		list = append(list, problem{p.At.File, p.At.Line, p.At.Column, p.Severity.String(), p.Message})
	}
	return list
}

// onlySource returns the dossier with only one of its sources and the claims of this source.
func onlySource(d *dossier.Dossier, id graph.ID) *dossier.Dossier {
	one := *d
	one.Sources = slices.DeleteFunc(slices.Clone(d.Sources), func(s dossier.Source) bool { return s.ID != id })
	one.Claims = slices.DeleteFunc(slices.Clone(d.Claims), func(c dossier.Claim) bool { return c.Source != id })
	return &one
}
