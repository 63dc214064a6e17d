package main

import (
	"context"
	"os"

	"parley/graph"
	"parley/graph/memory"
	"parley/graph/neo4j"
)

// neo4jFlags say which Neo4j to use. The user and the password come from the
// environment alone, so that they stand in no list of processes.
type neo4jFlags struct {
	Neo4j    string `name:"neo4j" placeholder:"URI" help:"The Neo4j to use, such as neo4j://localhost:7687; the user and the password come from PARLEY_NEO4J_USER and PARLEY_NEO4J_PASSWORD." env:"PARLEY_NEO4J"`
	Database string `placeholder:"NAME" help:"The database in it; the user's home database when left out." env:"PARLEY_NEO4J_DATABASE"`
}

// open opens the store that the flags name: Neo4j, or for no URI the embedded one.
func (f neo4jFlags) open(ctx context.Context) (graph.Keeper, error) {
	switch f.Neo4j {
	case "":
		return memory.New(), nil
	default:
		return f.openNeo4j(ctx)
	}
}

func (f neo4jFlags) openNeo4j(ctx context.Context) (*neo4j.Store, error) {
	return neo4j.Open(ctx, f.Neo4j, os.Getenv("PARLEY_NEO4J_USER"), os.Getenv("PARLEY_NEO4J_PASSWORD"), neo4j.Database(f.Database))
}
