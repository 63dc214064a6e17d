package cases

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/loader"
	"parley/resolvers"
)

// now is the time at which every case is loaded.
var now = time.Date(2025, 12, 31, 12, 0, 0, 0, time.UTC)

// stores open the stores on which each case is asked. The first is the embedded store.
var stores = []func(t testing.TB) graph.Keeper{func(testing.TB) graph.Keeper { return memory.New() }}

// ask loads the dossier of a case, asks a question on every store, and returns the data of the answer. The test fails
// if the answer has an error, or if the stores give different answers.
func ask(t *testing.T, name, query string) map[string]any {
	t.Helper()
	contents := load(t, name)
	var first string
	for _, open := range stores {
		k := open(t)
		graphtest.Load(t, k, contents)
		answer := run(t, k, query)
		if first == "" {
			first = answer
		}
		if answer != first {
			t.Errorf("one store answers\n%s\nand another store\n%s", first, answer)
		}
	}
	var data map[string]any
	if err := json.Unmarshal([]byte(first), &data); err != nil {
		t.Fatalf("%v: %s", err, first)
	}
	return data
}

// load reads the dossier of a case and returns the graph that it stands for.
func load(t *testing.T, name string) graph.Contents {
	t.Helper()
	d, err := loader.Folder(filepath.Join("testdata", name), now)
	if err != nil {
		t.Fatal(err)
	}
	k, ctx := memory.New(), context.Background()
	if _, err := loader.Load(ctx, k, d); err != nil {
		t.Fatal(err)
	}
	contents, _, err := k.Contents(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return contents
}

// refused writes more files into a copy of the dossier of a case, and returns the problems of the copy.
func refused(t *testing.T, name string, more map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Join("testdata", name))); err != nil {
		t.Fatal(err)
	}
	for file, text := range more {
		if err := os.WriteFile(filepath.Join(folder, file), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_, err := loader.Folder(folder, now)
	if err == nil {
		t.Fatal("the dossier has no problem")
	}
	return err.Error()
}

// run asks one question on one store and returns the data of the answer as JSON.
func run(t testing.TB, k graph.Keeper, query string) string {
	t.Helper()
	e, err := resolvers.New(k)
	if err != nil {
		t.Fatal(err)
	}
	x := executor.New(e)
	x.SetErrorPresenter(resolvers.Present)
	ctx := graphql.StartOperationTrace(graphtest.Patient(t))
	op, errs := x.CreateOperationContext(ctx, &graphql.RawParams{Query: query})
	if errs != nil {
		t.Fatalf("the question is not valid: %v\n%s", errs, query)
	}
	next, ctx := x.DispatchOperation(ctx, op)
	r := next(ctx)
	if len(r.Errors) > 0 {
		t.Fatalf("the answer has errors: %v", r.Errors)
	}
	return string(r.Data)
}

// wants fails the test unless the answer to a question about a case is this JSON.
func wants(t *testing.T, name, query, want string) {
	t.Helper()
	got, err := json.Marshal(ask(t, name, query))
	if err != nil {
		t.Fatal(err)
	}
	var data map[string]any
	if err := json.Unmarshal([]byte(want), &data); err != nil {
		t.Fatalf("%v: %s", err, want)
	}
	wanted, err := json.Marshal(data)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(wanted) {
		t.Errorf("the answer is\n%s\nwant\n%s", got, wanted)
	}
}
