//go:build integration

package main

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"parley/graph"
	"parley/graph/replica"
	"parley/loader"
)

// TestServeFromAReplica: the server answers from its copy of Neo4j, says how old the copy is, and follows a load of another
// program.
func TestServeFromAReplica(t *testing.T) {
	p := newPlanningOnNeo4j(t)
	load := func() {
		t.Helper()
		if status := run(context.Background(), []string{"load", p.folder}); status != 0 {
			t.Fatalf("parley load ended with %d", status)
		}
	}
	load()
	served := start(t, nil, "serve", "--replica", "--listen", "127.0.0.1:0", "--metrics")
	at := served.url(t)
	equals := func(times int) {
		t.Helper()
		for end := time.Now().Add(stuckAfter); strings.Count(served.log.String(), "the replica equals Neo4j") < times; time.Sleep(10 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("the replica does not follow:\n%s", &served.log)
			}
		}
	}
	ask := func() (answer, age string) {
		t.Helper()
		status, header, body := fetch(t, at+"/graphql?query="+url.QueryEscape("{ meetings { nodes { id status } } }"))
		if status != http.StatusOK {
			t.Fatalf("status %d: %s", status, body)
		}
		return body, header.Get("Age")
	}
	equals(1)
	before, age := ask()
	if age == "" || !strings.Contains(before, "lake-2025-05-03") {
		t.Errorf("the age %q, and the answer %s", age, before)
	}
	if _, _, metrics := fetch(t, at+"/metrics"); !strings.Contains(metrics, "parley_replica_age_seconds ") || strings.Contains(metrics, "parley_replica_age_seconds NaN") {
		t.Errorf("the metrics do not show the age of the replica:\n%s", metrics)
	}
	p.replace("sources/2-held.yaml", "status: held", "status: cancelled")
	load()
	equals(2)
	if after, _ := ask(); after == before {
		t.Errorf("after the load the answer is still %s", after)
	}
	if status := served.stop(t); status != 0 {
		t.Errorf("it stops with the status %d", status)
	}
}

// fetch gets an address.
func fetch(t *testing.T, address string) (int, http.Header, string) {
	t.Helper()
	response, err := http.Get(address) //nolint:noctx // the test binary has a time limit
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, response.Header, string(body)
}

// TestQuestionsOnAReplica asks the questions of the docs a replica that has made its copy.
func TestQuestionsOnAReplica(t *testing.T) {
	answerQuestions(t, replicaOf(t))
}

// replicaOf returns a replica of the tests' server that looks at it after each change of its own.
func replicaOf(t *testing.T) graph.Keeper {
	t.Helper()
	copied := make(chan error, 1)
	s := replica.Open(context.Background(), openNeo4j(t), replica.Options{
		Every: time.Hour, Complete: loader.Complete,
		Report: func(s replica.State) {
			select {
			case copied <- s.Err:
			default:
			}
		},
	})
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	if err := <-copied; err != nil {
		t.Fatal(err)
	}
	return s
}
