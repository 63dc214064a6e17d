package main

import (
	"context"
	"net/http/httptest"
	"os"
	"runtime"
	"slices"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
	"parley/graph/memory"
	"parley/graph/neo4j"
	"parley/internal/neo4jtest"
	"parley/internal/server"
)

// arena holds the contestants of a run, the questions, and the servers behind the contestants.
type arena struct {
	contestants []contestant
	questions   []question
	cast        cast
	servers     []started
	versions    map[string]string
	ends        []func()
}

// started is something that was started or filled before the contest.
type started struct {
	name string
	took time.Duration
	size func() uint64 // the bytes of memory now; 0 if nobody knows
}

// close stops all servers. The last one started is the first one stopped.
func (a *arena) close() {
	for _, end := range slices.Backward(a.ends) {
		end()
	}
	a.ends = nil
}

// start fills the stores with one graph, and starts the servers. The caller closes the arena, also after an error.
func start(ctx context.Context, o options) (*arena, error) {
	a := &arena{versions: map[string]string{"Go": runtime.Version()}}
	contents, err := contentsOf(ctx, o.graph, o.meetings)
	if err != nil {
		return a, err
	}
	a.cast, a.questions = castOf(contents), questionsFor(o.graph)
	embedded, before, begin := memory.New(), live(), time.Now()
	if err := fill(ctx, embedded, contents, embeddedOnce); err != nil {
		return a, err
	}
	took, grown := time.Since(begin), live()-before
	a.servers = append(a.servers, started{"embedded store, filled", took, func() uint64 { return grown }})

	begin = time.Now()
	database, err := neo4jtest.Start(ctx)
	if err != nil {
		return a, err
	}
	a.ends = append(a.ends, database.Stop)
	pid := newestChild(os.Getpid())
	a.servers = append(a.servers, started{"Neo4j, without data", time.Since(begin), func() uint64 { return resident(pid) }})
	stored, err := a.fillDatabase(ctx, database, contents)
	if err != nil {
		return a, err
	}
	before, begin = live(), time.Now()
	copied, err := replicate(ctx, stored)
	a.ends = append(a.ends, func() { _ = copied.Close(context.WithoutCancel(ctx)) }) // closes stored, too
	if err != nil {
		return a, err
	}
	took, grown = time.Since(begin), live()-before
	a.servers = append(a.servers, started{"replica of Neo4j, filled", took, func() uint64 { return grown }})

	for _, s := range []struct {
		name    string
		store   graph.Store
		options []server.Option
	}{
		{"embedded", embedded, []server.Option{server.KeepsNothing()}},
		{"embedded, kept answers", embedded, nil},
		{"replica of Neo4j", copied, []server.Option{server.KeepsNothing()}},
		{"Neo4j", stored, nil},
	} {
		if err := a.serve(s.name, s.store, s.options...); err != nil {
			return a, err
		}
	}
	d, err := a.addDriver(ctx, database)
	if err != nil {
		return a, err
	}
	if o.floor {
		if err := a.addStatements(d, stored); err != nil {
			return a, err
		}
	}
	if o.peers {
		return a, a.addPeers(ctx, database, contents)
	}
	return a, nil
}

// fillDatabase fills Neo4j by Parley.
func (a *arena) fillDatabase(ctx context.Context, database *neo4jtest.Server, c graph.Contents) (*neo4j.Store, error) {
	begin := time.Now()
	stored, err := neo4j.Open(ctx, database.URI, database.User, database.Password)
	if err != nil {
		return nil, err
	}
	if err := stored.Prepare(ctx); err != nil {
		return nil, err
	}
	if err := fill(ctx, stored, c, inDatabase); err != nil {
		return nil, err
	}
	a.servers = append(a.servers, started{"Neo4j, filled", time.Since(begin), func() uint64 { return 0 }})
	return stored, nil
}

// serve adds a server of Parley.
func (a *arena) serve(name string, store graph.Store, options ...server.Option) error {
	h, err := server.Handler(store, options...)
	if err != nil {
		return err
	}
	listening := httptest.NewServer(h)
	a.ends = append(a.ends, listening.Close)
	a.contestants = append(a.contestants, contestant{name, func(q question) string { return q.document }, overHTTP(listening.URL + "/graphql")})
	return nil
}

// addDriver adds the driver alone.
func (a *arena) addDriver(ctx context.Context, database *neo4jtest.Server) (driver.DriverWithContext, error) {
	d, err := driver.NewDriverWithContext(database.URI, driver.BasicAuth(database.User, database.Password, ""))
	if err != nil {
		return nil, err
	}
	a.ends = append(a.ends, func() { _ = d.Close(context.WithoutCancel(ctx)) })
	a.contestants = append(a.contestants, contestant{"driver alone", func(q question) string { return q.statement }, byDriver(d)})
	version, err := driver.ExecuteQuery(ctx, d, "CALL dbms.components() YIELD versions RETURN versions[0]", nil, driver.EagerResultTransformer)
	if err == nil {
		a.versions["Neo4j"], _ = version.Records[0].Values[0].(string)
	}
	return d, err
}
