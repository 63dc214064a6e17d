package main

import (
	"context"
	"os"
	"path/filepath"

	"parley/loader/imports"
	"parley/loader/imports/mapping"
	"parley/loader/imports/table"
)

type importCSVCommand struct {
	Table   string `arg:"" help:"The table: CSV in UTF-8, with a line of headings. The cells are separated by commas, semicolons, tabs or bars."`
	Folder  string `arg:"" help:"The folder of the dossier. Parley makes it if necessary."`
	Mapping string `required:"" type:"existingfile" placeholder:"FILE" help:"The mapping: what the columns of the table mean."`
	importFlags
}

// Help is shown by --help.
func (importCSVCommand) Help() string {
	return `Parley writes files of a dossier. The reference files have the people, organizations and other things of the table. In the source file, each row is a passage. The mapping says what the columns mean: see docs/how-to/import-a-register.md. "parley json-schema mapping" prints the JSON Schema of mappings. If a row has a problem, Parley refuses the whole row, and prints the line, the column and the reason. Parley leaves out the rows that the filters of the mapping exclude. The same table and the same mapping give the same files. If a file exists and differs, Parley overwrites the file only with --replace.

Exit status: 0 done, possibly with refused rows; 1 not done; 2 wrong arguments; 130 interrupted.

Examples:
  parley import csv register.csv my-dossier --mapping register.yaml --dry-run
  parley import csv register.csv my-dossier --mapping register.yaml --dossier dossiers/ukraine-2025 --json`
}

// Run imports the table.
func (c importCSVCommand) Run(ctx context.Context) error {
	m, err := mapping.Read(os.DirFS(filepath.Dir(c.Mapping)), filepath.Base(c.Mapping), filepath.Base(c.Table))
	if err != nil {
		return err
	}
	file, err := os.Open(c.Table)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // nothing was written
	info, err := file.Stat()
	if err != nil {
		return err
	}
	o := c.options(c.Folder, m.Source)
	o.ID, o.Title = m.Dossier, m.Title
	show := stageProgress(importingBytes)
	return c.into(o, c.Table, "rows", func(out *imports.Output) error {
		return table.Import(ctx, file, filepath.Base(c.Table), m, out, func(read int64) { show(int(read), int(info.Size())) })
	})
}
