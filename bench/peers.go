package main

import (
	"context"
	"embed"
	"os"
	"path"

	"parley/graph"
	"parley/internal/neo4jtest"
)

// forms holds the questions in the GraphQL of the peers, a file for each. A peer without a file for a question cannot answer it.
//
//go:embed peers/neo4j-graphql/documented/*.graphql peers/neo4j-graphql/tuned/*.graphql peers/postgraphile/questions/*.graphql
var forms embed.FS

// peerNames are the names of the peers as contestants.
var peerNames = []string{"@neo4j/graphql as documented", "@neo4j/graphql tuned", "PostGraphile"}

// formsIn returns the forms in a folder.
func formsIn(folder string) func(question) string {
	return func(q question) string {
		text, _ := forms.ReadFile(path.Join("peers", folder, q.name+".graphql"))
		return string(text)
	}
}

// addPeers adds the other servers of GraphQL. The packages are installed before a start is timed.
func (a *arena) addPeers(ctx context.Context, database *neo4jtest.Server, c graph.Contents) error {
	for _, name := range []string{"neo4j-graphql", "postgraphile"} {
		if err := command(ctx, peersFolder+"/peer.sh", "install", name).Run(); err != nil {
			return err
		}
	}
	library, err := a.spawn(ctx, "@neo4j/graphql", []string{"NEO4J_URI=" + database.URI, "NEO4J_USER=" + database.User, "NEO4J_PASSWORD=" + database.Password},
		peersFolder+"/peer.sh", "start", "neo4j-graphql")
	if err != nil {
		return err
	}
	tables, err := a.spawn(ctx, "PostgreSQL", nil, peersFolder+"/postgresql.sh")
	if err != nil {
		return err
	}
	if err := fillTables(ctx, tables, c); err != nil {
		return err
	}
	postgraphile, err := a.spawn(ctx, "PostGraphile", []string{"POSTGRESQL_URI=" + tables}, peersFolder+"/peer.sh", "start", "postgraphile")
	if err != nil {
		return err
	}
	a.contestants = append(a.contestants,
		contestant{peerNames[0], formsIn("neo4j-graphql/documented"), overHTTP(library)},
		contestant{peerNames[1], formsIn("neo4j-graphql/tuned"), overHTTP(library)},
		contestant{peerNames[2], formsIn("postgraphile/questions"), overHTTP(postgraphile)},
	)
	return nil
}

// peersFolder is the folder of the scripts, from the root of the repository.
const peersFolder = "bench/peers"

// spawn starts a server by a script, and returns its address. The arena stops the server.
func (a *arena) spawn(ctx context.Context, name string, environment []string, script ...string) (address string, err error) {
	c, err := startChild(ctx, append(os.Environ(), environment...), script...)
	if err != nil {
		return "", err
	}
	a.ends = append(a.ends, c.stop)
	a.servers = append(a.servers, started{name + ", started", c.took, func() uint64 { return resident(c.pid) }})
	a.versions[name] = c.version
	return c.address, nil
}
