package main

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestWatch: the running server follows the files. Files with a problem change nothing until they are right again.
func TestWatch(t *testing.T) {
	p := newPlanning(t)
	server := start(t, nil, "serve", "--listen=127.0.0.1:0", "--watch", "--dossier="+p.folder)
	url := server.url(t)
	status := func() string {
		reply, err := http.Post(url+"/graphql", "application/json", strings.NewReader(`{"query": "{ meeting(id: \"lake-2025-05-03\") { status } }"}`))
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = reply.Body.Close() }()
		body, err := io.ReadAll(reply.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	until := func(what string, so func() bool) {
		t.Helper()
		for end := time.Now().Add(stuckAfter); !so(); time.Sleep(50 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("not so: %s: %s\n%s%s", what, status(), &server.out, &server.log)
			}
		}
	}
	until("held", func() bool { return strings.Contains(status(), "HELD") })
	p.replace("sources/2-held.yaml", "status: held", "status: nonsense")
	until("the problem is printed", func() bool { return strings.Contains(server.log.String(), "the record stays as it was") })
	if got := status(); !strings.Contains(got, "HELD") {
		t.Errorf("with a problem in the files the answer is %s", got)
	}
	p.replace("sources/2-held.yaml", "status: nonsense", "status: cancelled")
	until("disputed", func() bool { return strings.Contains(status(), "DISPUTED") })
	for _, args := range [][]string{{"--watch"}, {"--watch", "--dossier", p.folder, "--neo4j", "neo4j://127.0.0.1:1"}} {
		if status, printed := parley(t, append([]string{"serve"}, args...)...); status != exitUsage || !strings.Contains(printed, "--watch follows the files of a dossier") {
			t.Errorf("serve %q ends with %d: %s", args, status, printed)
		}
	}
}
