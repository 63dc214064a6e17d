package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/cite"
	"parley/loader/grammar"
	"parley/loader/imports"
	"parley/loader/imports/annotations"
	"parley/loader/imports/followthemoney"
	"parley/loader/imports/popolo"
)

// sourceFlags say where the data come from, if no mapping says so.
type sourceFlags struct {
	ID            string `name:"id" placeholder:"ID" help:"The id of the source. Default: made from the name of the file."`
	Published     string `required:"" placeholder:"TIME" help:"When the data were published, such as 2025-11-30. If you do not know the time, give the day on which you got the data."`
	InferredFrom  string `placeholder:"WORDS" help:"If the data do not have the time of publication: how you know the time. Example: the day of the download."`
	Title         string `placeholder:"WORDS" help:"The title of the source. Default: the name of the file."`
	Publisher     string `placeholder:"ID" help:"The id of the organization that published the data."`
	PublisherName string `placeholder:"NAME" help:"The name of this organization, if the dossier does not have the organization."`
	Author        string `placeholder:"NAME" help:"The author."`
	Language      string `placeholder:"CODE" help:"The language of the data, such as en."`
	URL           string `name:"url" placeholder:"URL" help:"The address of the data."`
	Reliability   string `placeholder:"GRADE" help:"From A (reliable) to F (cannot be judged)."`
}

// source is the source of a file.
func (f sourceFlags) source(file string) (imports.Source, error) {
	base := filepath.Base(file)
	s := imports.Source{
		ID: graph.ID(f.ID), Title: cmp.Or(f.Title, base), Publisher: graph.ID(f.Publisher), PublisherName: f.PublisherName, Author: f.Author,
		Published: f.Published, InferredFrom: f.InferredFrom, Language: f.Language, URL: f.URL, Reliability: f.Reliability, Text: base,
	}
	if s.ID == "" {
		s.ID = graph.ID(words.Slug(words.Name{Text: strings.TrimSuffix(base, filepath.Ext(base))}, grammar.MaxIDLength))
		if s.ID == "" {
			return s, errors.New("the name of the file gives no id: give --id")
		}
	}
	if key, err := s.Check(); err != nil {
		return s, fmt.Errorf("--%s: %w", map[string]string{"source": "id"}[key]+strings.TrimPrefix(key, "source"), err)
	}
	return s, nil
}

// reopened opens a file anew for each reading.
func reopened(name string) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return os.Open(name) }
}

type importPopoloCommand struct {
	File   string `arg:"" help:"A file of Popolo JSON: an object with lists such as persons, organizations and memberships."`
	Folder string `arg:"" help:"The folder of the dossier. Parley makes it if necessary."`
	sourceFlags
	importFlags
}

// Help is shown by --help.
func (importPopoloCommand) Help() string {
	return `Parley writes files of a dossier: a reference file for the persons, organizations and areas, and a source file for the memberships, the events and the speeches. See docs/how-to/import-a-parliament.md. If an object has a problem, Parley refuses the object, and prints the line, the column and the reason. The same input gives the same files. If a file exists and differs, Parley overwrites the file only with --replace.

Exit status: 0 done, possibly with refused objects; 1 not done; 2 wrong arguments; 130 interrupted.

Examples:
  parley import popolo parliament.json my-dossier --published 2025-04-01 --dry-run
  parley import popolo parliament.json my-dossier --published 2025-04-01 --inferred-from "the day of the download" --publisher parliament --publisher-name "Parliament of Selm"`
}

// Run imports the file.
func (c importPopoloCommand) Run(ctx context.Context) error {
	s, err := c.source(c.File)
	if err != nil {
		return err
	}
	return c.into(c.options(c.Folder, s), c.File, "objects", func(o *imports.Output) error {
		return popolo.Import(ctx, reopened(c.File), filepath.Base(c.File), s, o)
	})
}

type importFTMCommand struct {
	File   string `arg:"" help:"A file of FollowTheMoney entities, one in each line."`
	Folder string `arg:"" help:"The folder of the dossier. Parley makes it if necessary."`
	sourceFlags
	importFlags
}

// Help is shown by --help.
func (importFTMCommand) Help() string {
	return `Parley writes files of a dossier: a reference file for people, organizations and addresses, and a source file for memberships, employments, directorships, relationships and events. See docs/how-to/import-from-aleph.md. If an entity has a problem, Parley refuses the entity, and prints the line and the reason. Parley leaves out entities of other schemas, and counts them. The same input gives the same files. If a file exists and differs, Parley overwrites the file only with --replace.

Exit status: 0 done, possibly with refused entities; 1 not done; 2 wrong arguments; 130 interrupted.

Examples:
  parley import ftm entities.ftm.json my-dossier --published 2025-04-01 --dry-run
  parley import ftm entities.ftm.json my-dossier --id aleph-selm --published 2025-04-01 --inferred-from "the day of the export"`
}

// Run imports the file.
func (c importFTMCommand) Run(ctx context.Context) error {
	s, err := c.source(c.File)
	if err != nil {
		return err
	}
	return c.into(c.options(c.Folder, s), c.File, "entities", func(o *imports.Output) error {
		return followthemoney.Import(ctx, reopened(c.File), filepath.Base(c.File), s, o)
	})
}

type importAnnotationsCommand struct {
	File   string `arg:"" help:"A file of Web Annotations (JSON), as Hypothes.is, Recogito and INCEpTION give them."`
	Folder string `arg:"" help:"The folder of the dossier."`
	Text   string `placeholder:"FILE" help:"The text of the article. Parley then looks for the words in the text. Without --text, the positions in the annotations count."`
	sourceFlags
	importFlags
}

// Help is shown by --help.
func (importAnnotationsCommand) Help() string {
	return `Parley writes a source file. Each annotation becomes a report: the selected words are the passage, and the tags say what the passage says. See docs/how-to/import-annotations.md for the tags. Parley lists all other tags and comments as not understood. If the file has annotations of several articles, choose an article with --url. The dossier must have the people, organizations, places and topics. The same input gives the same file. If a file exists and differs, Parley overwrites the file only with --replace.

Exit status: 0 done, possibly with refused annotations; 1 not done; 2 wrong arguments; 130 interrupted.

Examples:
  parley import annotations annotations.json my-dossier --text port-selm.txt --publisher selm-herald --published 2025-03-04
  parley import annotations annotations.json my-dossier --url https://example.org/port-selm --published 2025-03-04 --dry-run`
}

// Run imports the file.
func (c importAnnotationsCommand) Run(ctx context.Context) error {
	s, err := c.source(cmp.Or(c.Text, c.File))
	if err != nil {
		return err
	}
	options := annotations.Options{Name: filepath.Base(c.File), URL: c.URL}
	if c.Text != "" {
		if options.Text, err = cite.Text(os.DirFS(filepath.Dir(c.Text)), filepath.Base(c.Text)); err != nil {
			return err
		}
	} else {
		s.Text = ""
	}
	return c.into(c.options(c.Folder, s), c.File, "annotations", func(o *imports.Output) error {
		return annotations.Import(ctx, reopened(c.File), options, o)
	})
}
