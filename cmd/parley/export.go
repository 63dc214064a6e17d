package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"parley/graph"
	"parley/graph/neo4j"
	"parley/internal/export"
	"parley/loader"
)

// The stages of the progress of parley export and parley import.
const (
	exporting = "exporting"
	importing = "importing"
	// importingBytes is a stage of the imports into a dossier.
	importingBytes = "reading the input"
)

type exportCommand struct {
	Dossier string `arg:"" optional:"" type:"path" help:"The folder of the dossier to export, without Neo4j. Default: the bundled dossier."`
	Format  string `required:"" enum:"${formats}" placeholder:"FORMAT" help:"The format: ${enum}."`
	Output  string `short:"o" type:"path" placeholder:"FILE" help:"The file to write. Default: standard output."`
	Report  string `type:"path" placeholder:"FILE" help:"Write what the format cannot hold to this file, as JSON. Default: standard error, in words."`
	draftsFlag
	neo4jFlags
}

// Help is shown by --help.
func (exportCommand) Help() string {
	return `With --neo4j, Parley exports the graph in Neo4j. Without --neo4j, Parley exports the graph of a dossier. An export from Neo4j needs the same memory for a small and for a large graph. Loads into this Neo4j wait until the export has ended. The same graph always gives the same bytes. Exception: the first line of jsonlines has the revision.

  jsonlines       everything except the revisions of loads; "parley import" reads the file back
  json-ld         everything that queries can read, in the terms of schema.org, PROV-O and the Organization Ontology
  popolo          people, organizations, posts, memberships, events, areas and speeches
  followthemoney  actors, addresses, events, articles, memberships, relationships, and the source of each fact

After the export, Parley says what the format cannot hold: see --report.

Exit status: 0 done; 1 not done, or problems in the dossier; 2 wrong arguments; 130 interrupted.

Examples:
  parley export --format jsonlines --output graph.jsonl
  parley export --format json-ld my-dossier --output my-dossier.jsonld
  PARLEY_NEO4J_USER=neo4j PARLEY_NEO4J_PASSWORD=... parley export --neo4j neo4j://localhost:7687 --format popolo --report left-out.json`
}

// Run exports the graph.
func (c exportCommand) Run(ctx context.Context) error {
	options := export.Options{Progress: stageProgress(exporting)}
	if c.Neo4j != "" {
		if c.Dossier != "" {
			return fmt.Errorf("--neo4j and PARLEY_NEO4J export what is in Neo4j: leave out %s, or leave out the address of Neo4j", c.Dossier)
		}
		return c.inNeo4j(ctx, "", func(store *neo4j.Store) error { return c.export(ctx, store, options) })
	}
	store, _, err := c.openFilled(ctx, c.Dossier, append(c.options(), loader.OnProgress(unhurried(progressOnStderr(), slowStart)))...)
	if err != nil {
		return err
	}
	options.WithoutLoads = true // the graph was loaded only now, and only to be exported
	return c.export(ctx, store, options)
}

// export writes the file and the report.
func (c exportCommand) export(ctx context.Context, k graph.Keeper, o export.Options) error {
	var report *export.Report
	write := func(w io.Writer) (err error) {
		report, err = export.Write(ctx, k, w, c.Format, o)
		return err
	}
	var err error
	if c.Output == "" {
		err = write(os.Stdout)
	} else {
		err = replaceFile(c.Output, write)
	}
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	if c.Report == "" {
		return report.Text(os.Stderr)
	}
	return replaceFile(c.Report, report.JSON)
}

// stageProgress shows the progress of a stage that takes long.
func stageProgress(stage string) func(done, total int) {
	show := unhurried(progressOnStderr(), time.Second)
	return func(done, total int) { show(stage, done, total) }
}
