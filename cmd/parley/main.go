// Command parley loads dossiers into a graph and serves a GraphQL API that answers from the graph.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"regexp"
	"strconv"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"parley/graph"
	"parley/internal/export"
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
	Config  string      `type:"path" placeholder:"FILE" env:"PARLEY_CONFIG" help:"A YAML or JSON file with values of flags. The command line and the environment have priority over the file."`
	Version versionFlag `help:"Print the version and exit."`

	Serve    serveCommand    `cmd:"" help:"Serve the pages of the record, the GraphQL API and the playground."`
	Load     loadCommand     `cmd:"" help:"Load a dossier into Neo4j."`
	Plan     planCommand     `cmd:"" help:"Show what a load would change."`
	Drop     dropCommand     `cmd:"" help:"Remove a dossier from Neo4j. Other dossiers stay."`
	Revert   revertCommand   `cmd:"" help:"Make the graph in Neo4j equal to an earlier graph."`
	Log      logCommand      `cmd:"" help:"Show the loads that changed the graph in Neo4j."`
	Export   exportCommand   `cmd:"" help:"Export the whole graph for other programs, or to import it again."`
	Import   importCommand   `cmd:"" help:"Bring data from other programs into a dossier, or an exported graph into Neo4j."`
	Validate validateCommand `cmd:"" help:"Check a dossier. With --texts, also check its passages."`
	Cite     citeCommand     `cmd:"" help:"Find words in an article, and print the first lines of a report."`
	Network  networkCommand  `cmd:"" help:"Write the network of the actors that met each other, for other programs."`

	ShowConfig configCommand `cmd:"" name:"config" help:"Show the settings of parley serve, and where each value comes from."`
	Token      tokenCommand  `cmd:"" help:"Make a token, and a line for the file of tokens."`
	Health     healthCommand `cmd:"" help:"Ask a server on this machine whether it is ready."`

	Match      matchCommand      `cmd:"" help:"Propose who is who, and write judgements."`
	NewID      newIDCommand      `cmd:"" name:"new-id" help:"Make an id from a name in any script."`
	IDs        idsCommand        `cmd:"" name:"ids" help:"Find what a dossier calls a person, a place, a meeting or another thing."`
	NewSource  newSourceCommand  `cmd:"" help:"Write the skeleton of a source file."`
	Draft      draftCommand      `cmd:"" help:"Write a draft of a source file from the text of an article."`
	Review     reviewCommand     `cmd:"" help:"Go through the facts of a draft, with one key for each fact."`
	Desk       deskCommand       `cmd:"" help:"Open a page with which you add articles to a dossier."`
	Generate   generateCommand   `cmd:"" help:"Write a large dossier of invented meetings."`
	JSONSchema jsonSchemaCommand `cmd:"" name:"json-schema" help:"Print the JSON Schema of dossier files or of mappings, for editors."`
	Schema     schemaCommand     `cmd:"" help:"Print the GraphQL schema, for tools that write code."`

	ShowVersion versionCommand `cmd:"" name:"version" help:"Print the version, the commit and the version of Go."`
}

func main() {
	limitMemory()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := run(ctx, os.Args[1:])
	stop()
	os.Exit(status)
}

// newParser makes the parser of the command line.
func newParser(ctx context.Context, cli *commands, o ...kong.Option) (*kong.Kong, error) {
	return kong.New(cli, append(
		o,
		kong.Name("parley"),
		kong.Description("Parley keeps the record of a negotiation as a graph: who met whom, when, where, about what, and who says so.\n\nExit status: 0 done; 1 not done, or problems in the dossier (standard error says why); 2 wrong arguments; 3 `plan --exit-code`: something would change; 130 interrupted."),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Vars{"batch": strconv.Itoa(loader.DefaultBatch), "formats": strings.Join(export.Names(), ",")},
	)...)
}

// negative matches the message about an argument such as -1. The parser takes the argument for a flag.
var negative = regexp.MustCompile(`^unknown flag (-\d+)`)

func run(ctx context.Context, args []string) int {
	var cli commands
	parser, err := newParser(ctx, &cli)
	if err != nil {
		panic(err) // the declaration of the commands is wrong
	}
	k, err := parser.Parse(args)
	if err != nil {
		message := err.Error()
		if number := negative.FindStringSubmatch(message); number != nil {
			message = number[1] + " is a negative number, and no command takes a negative number"
		}
		fmt.Fprintf(os.Stderr, "parley: %s; see `parley --help`\n", message)
		return exitUsage
	}
	if err := k.Run(); err != nil {
		switch {
		case ctx.Err() != nil && strings.HasPrefix(k.Command(), "export"):
			fmt.Fprintln(os.Stderr, "parley: interrupted; the export is not complete")
			return exitInterrupted
		case ctx.Err() != nil && strings.HasPrefix(k.Command(), "import") && !strings.HasPrefix(k.Command(), "import graph"):
			fmt.Fprintln(os.Stderr, "parley: interrupted; the folder is as it was before")
			return exitInterrupted
		case ctx.Err() != nil && strings.HasPrefix(k.Command(), "import"):
			fmt.Fprintln(os.Stderr, "parley: interrupted; to complete the import, import the same file again with --replace")
			return exitInterrupted
		case ctx.Err() != nil && strings.HasPrefix(k.Command(), "draft"):
			fmt.Fprintln(os.Stderr, "parley: interrupted; no draft was written")
			return exitInterrupted
		case ctx.Err() != nil && errors.Is(err, graph.ErrUnknown):
			fmt.Fprintln(os.Stderr, "parley: interrupted during a commit; it is unknown whether that transaction took effect; the next load completes the work")
			return exitInterrupted
		case ctx.Err() != nil && strings.HasPrefix(k.Command(), "serve"):
			fmt.Fprintln(os.Stderr, "parley: stopped without waiting longer for the connected clients")
			return exitInterrupted
		case ctx.Err() != nil:
			fmt.Fprintln(os.Stderr, "parley: interrupted; the current transaction was rolled back; the next load completes the work")
			return exitInterrupted
		case errors.Is(err, errDiffers):
			return exitDiffers
		case errors.Is(err, errInvalid):
			return exitFailed
		}
		var problems dossier.Problems
		if errors.As(err, &problems) {
			fmt.Fprintln(os.Stderr, err)
			fmt.Fprintln(os.Stderr, foundText(problems))
		} else {
			fmt.Fprintln(os.Stderr, "parley:", err)
			switch {
			case errors.Is(err, graph.ErrUnknown) && !strings.HasPrefix(k.Command(), "import"): // the import says what to do
				fmt.Fprintln(os.Stderr, "parley: load again: the load completes the work, or does nothing")
			case errors.Is(err, graph.ErrTooMuchWork):
				fmt.Fprintln(os.Stderr, "parley: give a smaller --batch, or give Neo4j more memory for transactions (dbms.memory.transaction.total.max)")
			case errors.Is(err, graph.ErrUnavailable):
				fmt.Fprintln(os.Stderr, "parley: check that the Neo4j of --neo4j is running, that PARLEY_NEO4J_USER and PARLEY_NEO4J_PASSWORD are right, and that its disk is not full. The log of Neo4j says more.")
			}
		}
		return exitFailed
	}
	return 0
}
