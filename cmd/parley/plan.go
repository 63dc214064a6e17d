package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"parley/loader"
	"parley/loader/write"
)

type planCommand struct {
	Dossier  string `arg:"" optional:"" type:"path" help:"The dossier's folder; the bundled dossier when left out."`
	Verbose  bool   `short:"v" help:"Show each claim, and what is stored for the stores and the loader alone."`
	JSON     bool   `name:"json" help:"Print the differences as JSON: a list, empty where nothing would change."`
	ExitCode bool   `help:"End with status 3 if something would change, and with 0 if nothing would."`
	neo4jFlags
}

// errDiffers ends `plan --exit-code` where something would change.
var errDiffers = errors.New("the graph differs from the dossier")

// Help is shown by --help.
func (planCommand) Help() string {
	return `Prints what "parley load" would add (+), change (~) and drop (-), thing by thing, and changes nothing.

Exit status: 0 done; 1 problems in the dossier, or not done; 2 called wrongly; 3 with --exit-code, something would change; 130 interrupted.

Examples:
  PARLEY_NEO4J_USER=neo4j PARLEY_NEO4J_PASSWORD=... parley plan --neo4j neo4j://localhost:7687 my-dossier
  parley plan --neo4j bolt://localhost:7687 my-dossier --json --exit-code`
}

// Run prints the differences.
func (c planCommand) Run(ctx context.Context) error {
	if c.Neo4j == "" {
		return errors.New("say which Neo4j to compare with, with --neo4j URI or PARLEY_NEO4J; without a database, `parley validate` checks the dossier, and `parley serve` answers from it")
	}
	progress := onStderr()
	d, err := read(c.Dossier, progress)
	if err != nil {
		return err
	}
	store, err := c.openNeo4j(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close(context.WithoutCancel(ctx)) }()
	differences, err := loader.Plan(ctx, store, d, progress)
	if err != nil {
		return err
	}
	if c.JSON {
		if differences == nil {
			differences = []write.Difference{}
		}
		if err := json.NewEncoder(os.Stdout).Encode(differences); err != nil {
			return err
		}
	} else {
		fmt.Print(outline(differences, c.Verbose))
	}
	if c.ExitCode && len(differences) > 0 {
		return errDiffers
	}
	return nil
}
