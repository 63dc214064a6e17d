// Command parley loads dossiers into a graph and serves the GraphQL API that
// answers from it.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"parley/graph"
	"parley/loader"
	"parley/loader/dossier"
)

// Exit statuses.
const (
	exitFailed      = 1
	exitUsage       = 2
	exitDiffers     = 3 // of plan --exit-code
	exitInterrupted = 130
)

type commands struct {
	Config string `type:"path" placeholder:"FILE" env:"PARLEY_CONFIG" help:"A file of flags and their values, in YAML or JSON. The command line and the environment go before it."`

	Serve    serveCommand    `cmd:"" help:"Serve the GraphQL API and the playground."`
	Load     loadCommand     `cmd:"" help:"Make a Neo4j graph say what a dossier says."`
	Plan     planCommand     `cmd:"" help:"Show what loading a dossier would change."`
	Drop     dropCommand     `cmd:"" help:"Take a dossier out of a Neo4j graph; what others say stays."`
	Validate validateCommand `cmd:"" help:"Check a dossier, and its passages against the articles' texts."`
	Cite     citeCommand     `cmd:"" help:"Find words in an article's text and print the selector for a dossier."`

	ShowConfig configCommand `cmd:"" name:"config" help:"Show what parley serve would go by, and where each value comes from."`
	Token      tokenCommand  `cmd:"" help:"Make a token for --tokens, and the line with its digest."`
	Health     healthCommand `cmd:"" help:"Ask a server on this machine whether it can answer."`

	NewSource  newSourceCommand  `cmd:"" help:"Write the skeleton of a source file."`
	JSONSchema jsonSchemaCommand `cmd:"" name:"json-schema" help:"Print the JSON Schema of a dossier's files, for editors."`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := run(ctx, os.Args[1:])
	stop()
	os.Exit(status)
}

// newParser reads arguments into the commands.
func newParser(ctx context.Context, cli *commands, o ...kong.Option) (*kong.Kong, error) {
	return kong.New(cli, append(
		o,
		kong.Name("parley"),
		kong.Description("Parley keeps the record of a negotiation as a graph: who met whom, when, where, about what, and who says so.\n\nExit status: 0 done; 1 problems in the dossier, or not done, and why is printed; 2 called wrongly; 3 `plan --exit-code`: something would change; 130 interrupted."),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Vars{"batch": strconv.Itoa(loader.DefaultBatch)},
	)...)
}

func run(ctx context.Context, args []string) int {
	var cli commands
	parser, err := newParser(ctx, &cli)
	if err != nil {
		panic(err) // the commands are declared above
	}
	k, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(os.Stderr, "parley: %v; see `parley --help`\n", err)
		return exitUsage
	}
	if err := k.Run(); err != nil {
		switch {
		case ctx.Err() != nil && errors.Is(err, graph.ErrUnknown):
			fmt.Fprintln(os.Stderr, "parley: interrupted while a transaction was made final, and whether it was is unknown; the next load does what is left")
			return exitInterrupted
		case ctx.Err() != nil && strings.HasPrefix(k.Command(), "serve"):
			fmt.Fprintln(os.Stderr, "parley: stopped, without waiting any longer for who was still connected")
			return exitInterrupted
		case ctx.Err() != nil:
			fmt.Fprintln(os.Stderr, "parley: interrupted; the transaction that was under way was rolled back, and the next load does what is left")
			return exitInterrupted
		case errors.Is(err, errDiffers):
			return exitDiffers
		}
		var problems dossier.Problems
		if errors.As(err, &problems) {
			fmt.Fprintln(os.Stderr, err)
			fmt.Fprintf(os.Stderr, "parley: problems found: %d\n", len(problems.Sorted()))
		} else {
			fmt.Fprintln(os.Stderr, "parley:", err)
			if errors.Is(err, graph.ErrUnknown) {
				fmt.Fprintln(os.Stderr, "parley: load again: that does what is left, or nothing")
			} else if errors.Is(err, graph.ErrUnavailable) {
				fmt.Fprintln(os.Stderr, "parley: is the Neo4j there that --neo4j names, are PARLEY_NEO4J_USER and PARLEY_NEO4J_PASSWORD those of a user of it, and has its disk room? Its log says more.")
			}
		}
		return exitFailed
	}
	return 0
}
