package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"parley/graph/neo4j"
	"parley/internal/differences"
	"parley/loader"
	"parley/loader/dossier"
	"parley/loader/write"
)

type planCommand struct {
	Dossier  string `arg:"" optional:"" type:"path" help:"The folder of the dossier. Default: the bundled dossier."`
	Verbose  bool   `short:"v" help:"Also show each claim, and the data that only the store and the loader use."`
	JSON     bool   `name:"json" help:"Print the differences as a JSON list."`
	ExitCode bool   `help:"End with status 3 if something would change."`
	draftsFlag
	neo4jFlags
}

// errDiffers ends `plan --exit-code` when something would change.
var errDiffers = errors.New("the graph differs from the dossier")

// Help is shown by --help.
func (planCommand) Help() string {
	return `For each thing, Parley prints what "parley load" would add (+), change (~) and delete (-). The command changes nothing.

Exit status: 0 done; 1 not done, or problems in the dossier; 2 wrong arguments; 3 something would change (with --exit-code); 130 interrupted.

Examples:
  PARLEY_NEO4J_USER=neo4j PARLEY_NEO4J_PASSWORD=... parley plan --neo4j neo4j://localhost:7687 my-dossier
  parley plan --neo4j neo4j://localhost:7687 my-dossier --json --exit-code`
}

// Run prints the differences.
func (c planCommand) Run(ctx context.Context) error {
	progress := onStderr()
	const hint = "without a database, `parley validate` checks the dossier and `parley serve` answers from it"
	return c.withDossier(ctx, c.Dossier, hint, progress, func(store *neo4j.Store, d *dossier.Dossier) error {
		found, err := loader.Plan(ctx, store, d, append(c.options(), progress)...)
		if err != nil {
			return err
		}
		return c.print(found)
	})
}

// print writes the differences to standard output, as text or as JSON. With --exit-code it returns errDiffers when
// there is a difference.
func (c planCommand) print(found []write.Difference) error {
	if c.JSON {
		if found == nil {
			found = []write.Difference{}
		}
		if err := json.NewEncoder(os.Stdout).Encode(found); err != nil {
			return err
		}
	} else {
		fmt.Print(differences.Text(found, c.Verbose))
	}
	if c.ExitCode && len(found) > 0 {
		return errDiffers
	}
	return nil
}
