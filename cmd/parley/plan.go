package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"parley/graph"
	"parley/graph/memory"
	"parley/graph/neo4j"
	"parley/internal/committed"
	"parley/internal/differences"
	"parley/loader"
	"parley/loader/dossier"
	"parley/loader/write"
)

type planCommand struct {
	Dossier  string `arg:"" optional:"" type:"path" help:"The folder of the dossier. Default, only with --neo4j or --against: the bundled dossier."`
	Verbose  bool   `short:"v" help:"Also show each claim, and the data that only the store and the loader use."`
	JSON     bool   `name:"json" help:"Print the differences as a JSON list."`
	ExitCode bool   `help:"End with status 3 if something would change."`
	Against  string `type:"existingdir" placeholder:"DIR" help:"Without --neo4j: compare with the dossier in this folder. Default: the folder as it is in the last commit of git."`
	draftsFlag
	neo4jFlags
}

// errDiffers ends `plan --exit-code` when something would change.
var errDiffers = errors.New("the graph differs from the dossier")

// Help is shown by --help.
func (planCommand) Help() string {
	return `For each thing, Parley prints what "parley load" would add (+), change (~) and delete (-). The command changes nothing.

With --neo4j, Parley compares the dossier with the graph in Neo4j. Without --neo4j, Parley compares the folder with the same folder as it is in the last commit of git, or with another folder (--against). So you see what your changes do to the record, before you commit them.

Exit status: 0 done; 1 not done, or problems in the dossier; 2 wrong arguments; 3 something would change (with --exit-code); 130 interrupted.

Examples:
  parley plan my-dossier
  parley plan my-dossier --against last-week
  PARLEY_NEO4J_USER=neo4j PARLEY_NEO4J_PASSWORD=... parley plan --neo4j neo4j://localhost:7687 my-dossier
  parley plan --neo4j neo4j://localhost:7687 my-dossier --json --exit-code`
}

// Validate is called by kong.
func (c planCommand) Validate() error {
	if c.Neo4j != "" && c.Against != "" {
		return errors.New("--against and --neo4j exclude each other: Parley compares the dossier either with a folder or with the graph in Neo4j")
	}
	return nil
}

// Run prints the differences.
func (c planCommand) Run(ctx context.Context) error {
	progress := onStderr()
	plan := func(store graph.Keeper, d *dossier.Dossier) error {
		found, err := loader.Plan(ctx, store, d, append(c.options(), progress)...)
		if err != nil {
			return err
		}
		return c.print(found)
	}
	if c.Neo4j != "" {
		return c.withDossier(ctx, c.Dossier, "", progress, func(store *neo4j.Store, d *dossier.Dossier) error { return plan(store, d) })
	}
	d, err := read(c.Dossier, append(c.options(), progress)...)
	if err != nil {
		return err
	}
	store, err := c.before(ctx)
	if err != nil {
		return err
	}
	return plan(store, d)
}

// before returns an embedded store with the dossier with which the folder is compared.
func (c planCommand) before(ctx context.Context) (graph.Keeper, error) {
	folder, of := c.Against, "the dossier of --against"
	if folder == "" {
		if c.Dossier == "" {
			return nil, errors.New("the bundled dossier is always as it was committed: name the folder of a dossier, or give --neo4j URI, or PARLEY_NEO4J, or --against DIR")
		}
		copied, remove, err := committed.Folder(ctx, c.Dossier)
		if err != nil {
			return nil, fmt.Errorf("%w; compare with another folder (--against DIR), or with Neo4j (--neo4j URI, or PARLEY_NEO4J)", err)
		}
		defer remove()
		folder, of = copied, "the dossier as committed"
	}
	d, err := readSilently(folder, c.options()...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", of, err)
	}
	store := memory.New()
	_, err = loader.Load(ctx, store, d, c.options()...)
	return store, err
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
