package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"

	"parley/graph"
)

// tables says how the graph becomes tables: each thing or relation of a kind is a row. The row of a relation begins with both ends of the relation. The
// things come first, because the rows of the relations refer to them.
var tables = []struct {
	table, kind string
	columns     []string // properties
}{
	{"people", "Person", []string{"id", "name"}},
	{"organizations", "Organization", []string{"id", "name"}},
	{"places", "Place", []string{"id", "name"}},
	{"issues", "Issue", []string{"id", "name"}},
	{"meetings", "Meeting", []string{"id", "when", "when_earliest", "when_firstDay", "when_lastDay", "status"}},
	{"memberships (person_id, organization_id)", "MEMBER_OF", nil},
	{"attendances (person_id, meeting_id, side_id)", "ATTENDED", []string{"side"}},
	{"topics (meeting_id, issue_id)", "TOPIC", nil},
	{"meeting_places (meeting_id, place_id)", "AT", nil},
}

// fillTables copies the graph into PostgreSQL, by psql.
func fillTables(ctx context.Context, address string, c graph.Contents) error {
	psql := exec.CommandContext(ctx, "psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", address)
	psql.Stderr = os.Stderr
	input, err := psql.StdinPipe()
	if err != nil {
		return err
	}
	if err := psql.Start(); err != nil {
		return err
	}
	w := bufio.NewWriter(input)
	err = include(w, "tables.sql")
	writeRows(w, c)
	err = errors.Join(err, include(w, "functions.sql"), w.Flush(), input.Close())
	if err := errors.Join(psql.Wait(), err); err != nil {
		return fmt.Errorf("fill PostgreSQL: %w", err)
	}
	return nil
}

// include copies a file of SQL.
func include(w io.Writer, name string) error {
	text, err := os.ReadFile(peersFolder + "/postgraphile/" + name)
	if err == nil {
		_, err = w.Write(text)
	}
	return err
}

// writeRows writes a COPY for each table. The writer keeps the first error until Flush. The names and ids of the graph have no character that COPY would have to escape.
func writeRows(w *bufio.Writer, c graph.Contents) {
	for _, t := range tables {
		_, _ = fmt.Fprintf(w, "COPY %s FROM stdin;\n", t.table)
		for _, r := range c.Records {
			if r.Type.Name == t.kind {
				writeRow(w, valuesOf(r.Type.Properties, r.Values, t.columns))
			}
		}
		for _, e := range c.Edges {
			if e.Relation.Name == t.kind {
				writeRow(w, append([]graph.Value{string(e.From), string(e.To)}, valuesOf(e.Relation.Properties, e.Values, t.columns)...))
			}
		}
		_, _ = fmt.Fprintln(w, `\.`)
	}
}

// valuesOf returns the values of some properties, by the names under which they are stored.
func valuesOf(properties []*graph.Property, values []graph.Value, names []string) []graph.Value {
	found := make([]graph.Value, len(names))
	for i, name := range names {
		at := slices.IndexFunc(properties, func(p *graph.Property) bool { return p.Key == name })
		found[i] = values[properties[at].Index]
	}
	return found
}

// writeRow writes the values with tabs between them. \N is COPY's word for a value that is absent.
func writeRow(w *bufio.Writer, values []graph.Value) {
	for i, v := range values {
		if i > 0 {
			_ = w.WriteByte('\t')
		}
		if v == nil {
			v = `\N`
		}
		_, _ = fmt.Fprint(w, v)
	}
	_ = w.WriteByte('\n')
}
