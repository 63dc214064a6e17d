package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"parley/internal/limits"
	"parley/internal/networkfile"
	"parley/internal/server/request"
	"parley/resolvers"
)

type networkCommand struct {
	Dossier  string   `arg:"" optional:"" type:"path" help:"The folder of the dossier. Default: the bundled dossier, or with --neo4j the graph in Neo4j."`
	Format   string   `default:"graphml" enum:"graphml,gexf,csv,csv-nodes,json" help:"The format: graphml, gexf (with time, for Gephi), csv (the pairs), csv-nodes (the actors) or json. Default: ${default}."`
	Output   string   `short:"o" type:"path" placeholder:"FILE" help:"The file to write. Default: standard output."`
	Types    []string `default:"PERSON" enum:"PERSON,ORGANIZATION" help:"The types of the actors: PERSON, ORGANIZATION, or both with a comma between them. Default: ${default}."`
	Since    string   `placeholder:"DAY" help:"Count only meetings on this day or later. Example: 2025-11-01"`
	Until    string   `placeholder:"DAY" help:"Count only meetings on this day or earlier. Example: 2025-11-30"`
	AsOf     string   `placeholder:"DAY" help:"Use only reports up to this day or moment. Example: 2025-11-30"`
	Where    string   `placeholder:"JSON" help:"Count only meetings that match this filter: a MeetingFilter of the API. Example: {\"mode\": \"IN_PERSON\"}"`
	Indirect bool     `help:"Also count indirect talks, and talks that were perhaps indirect."`
	Alleged  bool     `help:"Also count actors whose attendance is only alleged."`
	draftsFlag
	neo4jFlags
}

// Help is shown by --help.
func (networkCommand) Help() string {
	return `For each pair of actors, the file has the number of their meetings. For each actor, the file has the degree, the betweenness, the PageRank, the community and a position in a drawing. The same record always gives the same file. On another kind of processor, the positions can differ.

Exit status: 0 done; 1 not done, or problems in the dossier; 2 wrong arguments; 130 interrupted.

Examples:
  parley network --format gexf --output talks.gexf
  parley network my-dossier --format csv --since 2025-11-01 --until 2025-11-30
  parley network --types ORGANIZATION --where '{"mode": "IN_PERSON"}' --format json
  PARLEY_NEO4J_USER=neo4j PARLEY_NEO4J_PASSWORD=... parley network --neo4j neo4j://localhost:7687 --as-of 2025-11-30`
}

// Run writes the network.
func (c networkCommand) Run(ctx context.Context) error {
	variables, err := c.variables()
	if err != nil {
		return err
	}
	if c.Neo4j != "" && c.Dossier != "" {
		return errors.New("a folder and --neo4j exclude each other: the network comes either from the dossier or from the graph in Neo4j")
	}
	store, _, err := c.openFilled(ctx, c.Dossier, c.options()...)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close(context.WithoutCancel(ctx)) }()
	executor, err := resolvers.New(store)
	if err != nil {
		return err
	}
	network, err := executor.Network(ctx, variables)
	if err != nil {
		return flagged{err}
	}
	return c.write(func(w io.Writer) error { return networkfile.Write(w, networkfile.Format(c.Format), network) })
}

// variables returns the flags as arguments of the root field network.
func (c networkCommand) variables() (map[string]any, error) {
	where := map[string]any{}
	for name, day := range map[string]string{"from": c.Since, "until": c.Until} {
		if day != "" {
			where[name] = day
		}
	}
	if c.Where != "" {
		filter, refused := request.Object([]byte(c.Where), limits.Default())
		if refused != nil {
			return nil, fmt.Errorf("--where: %s; write one JSON object, like '{\"mode\": \"IN_PERSON\"}'", refused.Message)
		}
		where["and"] = []any{filter}
	}
	types := make([]any, len(c.Types))
	for i, t := range c.Types {
		types[i] = t
	}
	out := map[string]any{"types": types, "indirect": c.Indirect, "alleged": c.Alleged, "where": where}
	if c.AsOf != "" {
		out["asOf"] = c.AsOf
	}
	return out, nil
}

// flagged is an error about the arguments of the root field network. Its message names the flags instead of the arguments.
type flagged struct{ error }

// flagsOf holds the flag for each place of an argument that a message can begin with.
var flagsOf = [][2]string{
	{"input: variable.where.and[0]", "--where"},
	{"$where.and[0]", "--where"},
	{"where.and", "--where"},
	{"and: ", "--where: "},
	{"from: ", "--since: "},
	{"until: ", "--until: "},
	{"bad input: from, ", "--since, "},
	{"asOf: ", "--as-of: "},
}

// Error is the message with flags.
func (f flagged) Error() string {
	message := f.error.Error()
	for _, flag := range flagsOf {
		if rest, found := strings.CutPrefix(message, flag[0]); found {
			return flag[1] + rest
		}
	}
	return message
}

// Unwrap returns the error about the arguments.
func (f flagged) Unwrap() error { return f.error }

// write writes to the file, or to standard output. See replaceFile.
func (c networkCommand) write(to func(io.Writer) error) error {
	if c.Output == "" {
		return to(os.Stdout)
	}
	return replaceFile(c.Output, to)
}
