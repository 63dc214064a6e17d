package main

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"strings"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/internal/neo4jtest"
	"parley/internal/server"
)

// The sizes of the graphs. Neo4j gets only those up to maxInDatabase: a larger graph takes minutes to fill.
var sizes = []int{1_000, 10_000, 100_000, 1_000_000}

const maxInDatabase = 100_000

// fixed is how many meetings one person and one issue have in each graph, whatever its size.
const fixed = 20

// growing returns a large graph with one more person and one more issue. Each has some of the meetings.
func growing(meetings int) graph.Contents {
	b := &graphtest.Builder{Contents: graphtest.Large(meetings)}
	b.Thing("Person", "p-fixed", "name", "Fixed person")
	b.Thing("Issue", "i-fixed", "name", "Fixed issue")
	for i := range fixed {
		m := fmt.Sprintf("m-%06d", i*meetings/fixed)
		b.Edge("ATTENDED", "p-fixed", m, "role", []string{"PARTY"})
		b.Edge("TOPIC", m, "i-fixed", "as", "DISCUSSED")
	}
	return b.Contents
}

// steady are the questions whose answers do not grow with the graph: the person's meetings, and the issue's meetings.
func steady() []question {
	person, issue := shared[0], shared[3]
	person.values = func(cast, int) map[string]any { return map[string]any{"a": "p-fixed"} }
	issue.values = func(cast, int) map[string]any {
		return map[string]any{"i": "i-fixed", "from": "2010-01-01", "until": "2029-12-31"}
	}
	return []question{person, issue}
}

// grow measures the steady questions on graphs of different sizes, with one client, and prints the medians and the ratio of the largest graph to the smallest.
func grow(ctx context.Context, o options) error {
	a := &arena{versions: map[string]string{}, questions: steady()}
	defer a.close()
	medians := map[string][]float64{} // by store and question, in the order of the sizes
	for _, n := range sizes {
		contents := growing(n)
		embedded, err := memory.Filled(contents, 1)
		if err != nil {
			return err
		}
		if n > maxInDatabase {
			contents = graph.Contents{}
		}
		runtime.GC() // a collection of the whole graph must not fall into the first measurement
		if err := a.time(ctx, o, "embedded", embedded, medians); err != nil {
			return err
		}
		if n > maxInDatabase {
			continue
		}
		if err := a.timeDatabase(ctx, o, contents, medians); err != nil {
			return err
		}
	}
	fmt.Printf("| store, question |")
	for _, n := range sizes {
		fmt.Printf(" %d meetings |", n)
	}
	fmt.Printf(" largest to smallest |\n|-|%s\n", strings.Repeat("-:|", len(sizes)+1))
	for _, store := range []string{"embedded", "Neo4j"} {
		for _, q := range a.questions {
			row := medians[store+", "+q.name]
			fmt.Printf("| %s, %s |", store, q.name)
			for i := range sizes {
				if i < len(row) {
					fmt.Printf(" %.2f ms |", row[i])
				} else {
					fmt.Print(" - |")
				}
			}
			fmt.Printf(" %.2f |\n", row[len(row)-1]/row[0])
		}
	}
	return nil
}

// timeDatabase fills a new Neo4j, and times it.
func (a *arena) timeDatabase(ctx context.Context, o options, c graph.Contents, medians map[string][]float64) error {
	database, err := neo4jtest.Start(ctx)
	if err != nil {
		return err
	}
	defer database.Stop()
	stored, err := a.fillDatabase(ctx, database, c)
	if err != nil {
		return err
	}
	defer func() { _ = stored.Close(context.WithoutCancel(ctx)) }()
	return a.time(ctx, o, "Neo4j", stored, medians)
}

// time serves a store, and adds the median time of each question: the lowest of the rounds, which other work has disturbed least.
func (a *arena) time(ctx context.Context, o options, name string, store graph.Store, medians map[string][]float64) error {
	if err := a.serve(name, store, server.KeepsNothing()); err != nil {
		return err
	}
	c := a.contestants[len(a.contestants)-1]
	for _, q := range a.questions {
		found, err := c.ask(ctx, c.form(q), q.values(a.cast, 0), true)
		if err != nil {
			return err
		}
		if len(found) != fixed {
			return fmt.Errorf("%s finds %d meetings, not %d", q.name, len(found), fixed)
		}
		lowest := math.Inf(1)
		for range o.rounds {
			f, err := measure(ctx, c, q, a.cast, 1, o.span)
			if err != nil {
				return err
			}
			lowest = min(lowest, f.P50)
		}
		key := name + ", " + q.name
		medians[key] = append(medians[key], lowest)
	}
	return nil
}
