package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"text/tabwriter"

	"parley/graph/neo4j"
	"parley/loader"
)

type logCommand struct {
	JSON bool `name:"json" help:"Print each load as a line of JSON."`
	neo4jFlags
}

// Help is shown by --help.
func (logCommand) Help() string {
	return `The latest load comes first. A load that changed nothing is not in the log. A load that is under way has no revision (-). "parley import" also imports the records of earlier loads. These earlier loads have no revision, either. The digest is a checksum of the graph, without the records of loads. The column "graph" says if a load made the graph equal to an earlier graph. Example: after a revert, the column has "as at revision 3". "(empty)" means the empty graph.

Exit status: 0 done; 1 not done; 2 wrong arguments; 130 interrupted.

Examples:
  PARLEY_NEO4J_USER=neo4j PARLEY_NEO4J_PASSWORD=... parley log --neo4j neo4j://localhost:7687
  parley log --neo4j neo4j://localhost:7687 --json`
}

// Run prints the log.
func (c logCommand) Run(ctx context.Context) error {
	return c.inNeo4j(ctx, "its loads are shown", func(store *neo4j.Store) error {
		log, err := loader.Log(ctx, store)
		if err != nil {
			return err
		}
		if c.JSON {
			return printJSON(log)
		}
		if len(log) == 0 {
			fmt.Println("no load has changed the graph")
			return nil
		}
		w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
		_, _ = fmt.Fprintln(w, "revision\tdossier\tstarted\tfinished\tdigest\tgraph")
		for _, l := range log {
			revision, finished, digest := fmt.Sprint(l.Revision), l.Finished, shortened(l.Digest)
			if l.Revision == 0 { // the load is under way, or was imported with the graph
				revision = "-"
			}
			if finished == "" {
				finished, digest = "under way", "-"
			}
			_, _ = fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", revision, l.Dossier, l.Started, finished, digest, again(l))
		}
		return w.Flush()
	})
}

// again says which earlier graph a load made once more, or "" if it made a new graph.
func again(l loader.LoggedLoad) string {
	switch {
	case !l.Again:
		return ""
	case l.SameAs == 0:
		return "(empty)"
	}
	return fmt.Sprintf("as at revision %d", l.SameAs)
}

// shortened returns the beginning of a digest, which is enough to compare two of them by eye.
func shortened(digest string) string { return digest[:min(len(digest), 12)] }

// printJSON prints each load as a line.
func printJSON(log []loader.LoggedLoad) error {
	e := json.NewEncoder(os.Stdout)
	for _, l := range log {
		line := map[string]any{
			"load": l.ID, "dossier": l.Dossier, "status": l.Status, "started": l.Started, "finished": l.Finished, "revision": l.Revision, "digest": l.Digest,
		}
		if l.Again {
			line["sameAs"] = l.SameAs
		}
		err := e.Encode(line)
		if err != nil {
			return fmt.Errorf("print the log: %w", err)
		}
	}
	return nil
}
