package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/graph/neo4j"
	"parley/graph/replica"
	"parley/internal/neo4jtest"
	"parley/internal/server"
)

// contestant is something that answers questions. ask returns the ids of the meetings in the answer.
type contestant struct {
	name string
	ask  func(ctx context.Context, q question, n int, read bool) (meetings []string, err error)
}

// start fills the stores with one graph, and starts the servers. end stops them.
func start(ctx context.Context, meetings int) (all []contestant, end func(), err error) {
	var ends []func()
	end = func() {
		for _, e := range slices.Backward(ends) {
			e()
		}
	}
	defer func() {
		if err != nil {
			end()
		}
	}()
	contents := graphtest.Large(meetings)

	embedded := memory.New()
	if err := fill(ctx, embedded, contents); err != nil {
		return nil, end, err
	}
	database, err := neo4jtest.Start(ctx)
	if err != nil {
		return nil, end, err
	}
	ends = append(ends, database.Stop)
	stored, err := neo4j.Open(ctx, database.URI, database.User, database.Password)
	if err != nil {
		return nil, end, err
	}
	if err := stored.Prepare(ctx); err != nil {
		return nil, end, err
	}
	if err := fill(ctx, stored, contents); err != nil {
		return nil, end, err
	}
	copied, err := replicate(ctx, stored)
	ends = append(ends, func() { _ = copied.Close(context.WithoutCancel(ctx)) }) // closes stored, too
	if err != nil {
		return nil, end, err
	}
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
		h, err := server.Handler(s.store, s.options...)
		if err != nil {
			return nil, end, err
		}
		listening := httptest.NewServer(h)
		ends = append(ends, listening.Close)
		all = append(all, contestant{s.name, overHTTP(listening.URL + "/graphql")})
	}
	raw, err := driver.NewDriverWithContext(database.URI, driver.BasicAuth(database.User, database.Password, ""))
	if err != nil {
		return nil, end, err
	}
	ends = append(ends, func() { _ = raw.Close(context.WithoutCancel(ctx)) })
	return append(all, contestant{"driver alone", byDriver(raw)}), end, nil
}

// replicate returns a replica that has made its copy. The database stays open as long as the replica.
func replicate(ctx context.Context, d replica.Database) (*replica.Store, error) {
	first := make(chan error, 1)
	s := replica.Open(ctx, d, replica.Options{Report: func(s replica.State) {
		select {
		case first <- s.Err:
		default:
		}
	}})
	return s, <-first
}

// fill makes an empty store hold the contents.
func fill(ctx context.Context, k graph.Keeper, c graph.Contents) error {
	have, base, err := k.Contents(ctx)
	if err != nil {
		return err
	}
	_, err = k.Apply(ctx, graphtest.Replace(c, have, base))
	return err
}

// overHTTP asks a GraphQL server.
func overHTTP(url string) func(context.Context, question, int, bool) ([]string, error) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}
	return func(ctx context.Context, q question, n int, read bool) ([]string, error) {
		body, err := json.Marshal(map[string]any{"query": q.document, "variables": q.values(n)})
		if err != nil {
			return nil, err
		}
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
		if err != nil {
			return nil, err
		}
		r.Header.Set("Content-Type", "application/json")
		response, err := client.Do(r)
		if err != nil {
			return nil, err
		}
		defer func() { _ = response.Body.Close() }()
		data, err := io.ReadAll(response.Body)
		if err != nil || !read {
			return nil, err
		}
		var answer struct {
			Errors []struct{ Message string }
			Data   struct {
				Meetings *nodes
				Person   struct{ Meetings *nodes }
			}
		}
		if err := json.Unmarshal(data, &answer); err != nil {
			return nil, err
		}
		if len(answer.Errors) > 0 {
			return nil, fmt.Errorf("%s: %s", q.name, answer.Errors[0].Message)
		}
		found := answer.Data.Meetings
		if found == nil {
			found = answer.Data.Person.Meetings
		}
		return found.ids(), nil
	}
}

// nodes is a connection of meetings.
type nodes struct{ Nodes []struct{ ID string } }

func (n *nodes) ids() []string {
	ids := []string{}
	for _, node := range n.Nodes {
		ids = append(ids, node.ID)
	}
	return ids
}

// byDriver asks the database.
func byDriver(d driver.DriverWithContext) func(context.Context, question, int, bool) ([]string, error) {
	return func(ctx context.Context, q question, n int, _ bool) ([]string, error) {
		session := d.NewSession(ctx, driver.SessionConfig{AccessMode: driver.AccessModeRead})
		defer func() { _ = session.Close(ctx) }()
		result, err := session.Run(ctx, q.statement, q.values(n))
		if err != nil {
			return nil, err
		}
		row, err := result.Single(ctx)
		if err != nil {
			return nil, err
		}
		ids := []string{}
		for _, m := range row.Values[0].([]any) {
			ids = append(ids, m.([]any)[0].(string))
		}
		return ids, nil
	}
}

// agree returns an error if two contestants give different meetings, or if a question finds none.
func agree(ctx context.Context, all []contestant) error {
	for _, q := range questions {
		for n := range variations {
			want, err := all[0].ask(ctx, q, n, true)
			if err != nil {
				return err
			}
			if len(want) == 0 {
				return fmt.Errorf("%s finds nothing with %v", q.name, q.values(n))
			}
			for _, c := range all[1:] {
				got, err := c.ask(ctx, q, n, true)
				if err != nil {
					return fmt.Errorf("%s: %w", c.name, err)
				}
				if !slices.Equal(got, want) {
					return fmt.Errorf("%s with %v: %s gives %v, and %s gives %v", q.name, q.values(n), c.name, got, all[0].name, want)
				}
			}
		}
	}
	return nil
}
