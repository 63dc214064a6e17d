//go:build integration

package chaos

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/neo4j"
	"parley/internal/neo4jtest"
	"parley/loader/write"
)

// observed is a Neo4j that a test reads and writes directly, without the program and without the faults.
type observed struct {
	testing.TB
	server *neo4jtest.Server
	driver driver.DriverWithContext
	store  *neo4j.Store
}

// observe looks at a server.
func observe(t testing.TB, s *neo4jtest.Server) *observed {
	t.Helper()
	d, err := driver.NewDriverWithContext(s.URI, driver.BasicAuth(s.User, s.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	store, err := neo4j.Open(context.Background(), s.URI, s.User, s.Password)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = d.Close(context.Background()), store.Close(context.Background()) })
	return &observed{t, s, d, store}
}

// empty is the shared server, emptied.
func empty(t testing.TB) *observed {
	t.Helper()
	o := observe(t, neo4jtest.Shared(t))
	o.cypher("MATCH (n) DETACH DELETE n")
	return o
}

// cypher runs a statement, and returns the values of its rows.
func (o *observed) cypher(text string) [][]any {
	o.Helper()
	rows, err := o.ask(text)
	if err != nil {
		o.Fatal(err)
	}
	return rows
}

func (o *observed) ask(text string) ([][]any, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	session := o.driver.NewSession(ctx, driver.SessionConfig{})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, text, nil)
	if err != nil {
		return nil, err
	}
	var rows [][]any
	for result.Next(ctx) {
		rows = append(rows, result.Record().Values)
	}
	return rows, result.Err()
}

// transactions counts the transactions of others that are open on the server.
func (o *observed) transactions() int {
	o.Helper()
	return int(o.cypher("SHOW TRANSACTIONS YIELD database, currentQuery WHERE NOT currentQuery STARTS WITH 'SHOW TRANSACTIONS' RETURN count(*)")[0][0].(int64))
}

// running is the number of queries of others that the server has planned, and works on. The server does not end a query while
// it plans the query.
func (o *observed) running() int {
	o.Helper()
	return int(o.cypher("SHOW TRANSACTIONS YIELD currentQuery, currentQueryStatus WHERE NOT currentQuery STARTS WITH 'SHOW TRANSACTIONS' AND currentQueryStatus = 'running' RETURN count(*)")[0][0].(int64))
}

// quiet waits until the server has ended all transactions of clients that are gone.
func (o *observed) quiet() {
	o.Helper()
	await(o, "no transaction is open on the server", func() bool { return o.transactions() == 0 })
}

// contents are the contents of the graph.
func (o *observed) contents() graph.Contents {
	o.Helper()
	all, _, err := o.store.Contents(context.Background())
	if err != nil {
		o.Fatal(err)
	}
	return all
}

// load loads a dossier without a fault, and returns what the graph then holds.
func (o *observed) load(folder string) graph.Contents {
	o.Helper()
	if status, said := parley(o, o.server.URI, o.server, "load", folder); status != 0 {
		o.Fatalf("a load ended with status %d; it said:\n%s", status, said)
	}
	return o.contents()
}

func digest(c graph.Contents) string { return write.Digest(c) }

// The states of a graph after a disturbed load.
const (
	asBefore = "as before"
	asAfter  = "as after"
	underWay = "under way"
)

// state compares the graph with its contents before and after a load. It fails the test when the graph is in no valid
// state.
func (o *observed) state(before, after graph.Contents) string {
	o.Helper()
	o.quiet()
	now := o.contents()
	unfinished := 0
	for _, r := range now.Records {
		if r.Type.Name == "Load" && strings.Contains(fmt.Sprint(r.Values), string(graph.LoadUnderWay)) {
			unfinished++
		}
	}
	switch {
	case unfinished == 0 && digest(now) == digest(before):
		return asBefore
	case unfinished == 0 && digest(now) == digest(after):
		return asAfter
	case unfinished != 1:
		o.Errorf("the graph is neither as before nor as after, and %d loads say that they are under way", unfinished)
	}
	if err := graphtest.Whole(now, before, after); err != nil {
		o.Errorf("the load is under way, and the graph holds half a thing: %v", err)
	}
	return underWay
}

// finish loads the dossier again, and fails the test unless the graph is then as after.
func (o *observed) finish(folder string, before, after graph.Contents) {
	o.Helper()
	if status, said := parley(o, o.server.URI, o.server, "load", folder); status != 0 {
		o.Errorf("the next load ended with status %d; it said:\n%s", status, said)
	}
	if s := o.state(before, after); s != asAfter {
		o.Errorf("after the next load the graph is %s", s)
	}
}
