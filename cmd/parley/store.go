package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"parley/graph"
	"parley/graph/memory"
	"parley/graph/neo4j"
	"parley/loader"
	"parley/loader/dossier"
)

// neo4jFlags name the Neo4j to use. The user and the password come from the environment only, because a list of
// processes shows the flags.
type neo4jFlags struct {
	Neo4j    string `name:"neo4j" placeholder:"URI" help:"The address of Neo4j, such as neo4j://localhost:7687. Set the user and the password in PARLEY_NEO4J_USER and PARLEY_NEO4J_PASSWORD." env:"PARLEY_NEO4J"`
	Database string `placeholder:"NAME" help:"The database in Neo4j. Default: the user's home database." env:"PARLEY_NEO4J_DATABASE"`
}

// openFilled opens a store that holds a graph and can answer queries. Only this function
// chooses between the two stores:
//
//   - With --neo4j it connects to that database, which `parley load` has filled. The folder must be "".
//     The second result is "".
//   - Without --neo4j it makes an embedded store and loads the dossier in the folder into it, or the bundled dossier
//     for "". The second result is one line that says how much the dossier holds.
//
// The caller closes the store. The error is dossier.Problems when the dossier is not valid.
func (f neo4jFlags) openFilled(ctx context.Context, folder string, o ...loader.Option) (graph.Keeper, string, error) {
	if f.Neo4j != "" {
		if folder != "" {
			return nil, "", fmt.Errorf("--dossier is for the embedded store: to serve this dossier from Neo4j, first run `parley load --neo4j %s %s`", f.Neo4j, folder)
		}
		store, err := f.connect(ctx)
		if err != nil {
			return nil, "", err
		}
		return store, "", nil
	}
	d, err := read(folder, o...)
	if err != nil {
		return nil, "", err
	}
	store := memory.New()
	if _, err := loader.Load(ctx, store, d, o...); err != nil {
		return nil, "", err
	}
	return store, counted(d) + "\n", nil
}

// inNeo4j connects to the Neo4j that the flags name, calls do with it, and closes it. Without --neo4j it returns an
// error that ends with the hint.
func (f neo4jFlags) inNeo4j(ctx context.Context, hint string, do func(*neo4j.Store) error) error {
	if err := f.required(hint); err != nil {
		return err
	}
	// Nobody waits for an answer. So a server that is busy for long need not be told as gone.
	store, err := f.connect(ctx, neo4j.Patience(loadPatience))
	if err != nil {
		return err
	}
	defer func() { _ = store.Close(context.WithoutCancel(ctx)) }()
	return do(store)
}

// withDossier is inNeo4j for a command that needs a dossier, too. It reads the dossier in the folder first, so that
// it connects only if the dossier has no problems.
func (f neo4jFlags) withDossier(ctx context.Context, folder, hint string, progress loader.Option, do func(*neo4j.Store, *dossier.Dossier) error) error {
	if err := f.required(hint); err != nil {
		return err
	}
	d, err := read(folder, progress)
	if err != nil {
		return err
	}
	return f.inNeo4j(ctx, hint, func(store *neo4j.Store) error { return do(store, d) })
}

func (f neo4jFlags) required(hint string) error {
	if f.Neo4j == "" {
		return fmt.Errorf("no Neo4j is named: give its address with --neo4j URI or PARLEY_NEO4J; %s", hint)
	}
	return nil
}

// loadPatience is how long Neo4j may be silent while a command loads, plans or drops.
const loadPatience = 30 * time.Second

func (f neo4jFlags) connect(ctx context.Context, o ...neo4j.Option) (*neo4j.Store, error) {
	o = append(o, neo4j.Database(f.Database))
	return neo4j.Open(ctx, f.Neo4j, os.Getenv("PARLEY_NEO4J_USER"), os.Getenv("PARLEY_NEO4J_PASSWORD"), o...)
}
