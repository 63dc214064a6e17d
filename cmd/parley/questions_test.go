package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/transport"

	"parley/graph"
	"parley/graph/memory"
	"parley/internal/limits"
	"parley/internal/server"
	"parley/loader"
	"parley/resolvers"
	"parley/resolvers/oracle"
)

var update = flag.Bool("update", false, "write the golden answers anew")

const questionsFolder = "../../docs/questions"

func TestQuestions(t *testing.T) { answerQuestions(t, memory.New()) }

// answerQuestions loads the bundled dossier into a store and asks it every
// question of docs/questions over HTTP.
func answerQuestions(t *testing.T, k graph.Keeper) {
	t.Helper()
	d, err := read("")
	if err != nil {
		t.Fatal(err)
	}
	first, err := loader.Load(context.Background(), k, d)
	if err != nil {
		t.Fatal(err)
	}
	second, err := loader.Load(context.Background(), k, d)
	if err != nil {
		t.Fatal(err)
	}
	if n := second.Records + second.Relations + second.DroppedRecords + second.DroppedRelations; n != 0 || second.Revision != first.Revision {
		t.Errorf("the second load wrote %d records and relations, and went from revision %d to %d", n, first.Revision, second.Revision)
	}
	patient := limits.Default()
	patient.Deadline = stuckAfter // a busy machine may take longer than a client waits
	h, err := server.Handler(k, server.Within(patient))
	if err != nil {
		t.Fatal(err)
	}
	executor, err := resolvers.New(k)
	if err != nil {
		t.Fatal(err)
	}
	byOracle := handler.New(oracle.New(executor))
	byOracle.AddTransport(transport.POST{})
	files, err := filepath.Glob(filepath.Join(questionsFolder, "*.graphql"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d questions, error %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(file, ".graphql")
		t.Run(filepath.Base(name), func(t *testing.T) {
			query, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			reply := post(t, h, string(query))
			if want := post(t, byOracle, string(query)); !bytes.Equal(reply, want) {
				t.Errorf("the executor answers\n%s\nand its oracle\n%s", reply, want)
			}
			got := pretty(t, reply)
			golden := name + ".golden.json"
			if *update {
				if err := os.WriteFile(golden, got, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("the answer is not that of %s:\n%s", golden, got)
			}
		})
	}
}

func post(t *testing.T, h http.Handler, query string) []byte {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Host = "localhost"
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Fatalf("status %d: %s", w.Code, w.Body)
	}
	return w.Body.Bytes()
}

func pretty(t *testing.T, text []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := json.Indent(&out, text, "", "  "); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	out.WriteByte('\n')
	return out.Bytes()
}
