package gate

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator"

	"parley/dossiers"
	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/internal/limits"
	"parley/loader"
	"parley/resolvers"
)

// measuredGate is a gate over a store, whose lists were measured as a server has
// them measured: because something was asked.
func measuredGate(t *testing.T, store graph.Store) *Gate {
	t.Helper()
	executor, err := resolvers.New(store)
	if err != nil {
		t.Fatal(err)
	}
	g, err := New(executor, Config{Limits: limits.Default(), Length: executor.Length})
	if err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(20 * time.Second); g.config.Length("Query", "people") == 0; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the graph was not measured")
		}
		answered(t, g, `{ people(first: 1) { totalCount } }`)
	}
	return g
}

// answered is the data that comes back for a document.
func answered(t *testing.T, g *Gate, document string) []byte {
	t.Helper()
	ctx := graphql.StartOperationTrace(t.Context())
	op, errs := g.Admit(ctx, &graphql.RawParams{Query: document}, Everything)
	if errs != nil {
		t.Fatal(errs)
	}
	r := g.Answer(ctx, op)
	if len(r.Errors) > 0 {
		t.Fatal(r.Errors)
	}
	return r.Data
}

// TestWhatIsAskedPassesWithRoom holds the questions of the docs against half of every
// limit, by the lengths of the lists in the dossier that they are asked of; and what
// GraphiQL asks of the schema against two thirds of what that may cost.
func TestWhatIsAskedPassesWithRoom(t *testing.T) {
	d, err := loader.FS(dossiers.Bundled(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	store := memory.New()
	if _, err := loader.Load(t.Context(), store, d); err != nil {
		t.Fatal(err)
	}
	g := measuredGate(t, store)
	l := g.config.Limits
	files, err := filepath.Glob("../../../docs/questions/*.graphql")
	if err != nil || len(files) < 18 {
		t.Fatalf("%d questions, error %v", len(files), err)
	}
	for _, file := range append(files, "../testdata/graphiql.graphql") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var variables map[string]any
			if v, err := os.ReadFile(strings.TrimSuffix(file, "graphql") + "variables.json"); err == nil {
				if err := json.Unmarshal(v, &variables); err != nil {
					t.Fatal(err)
				}
			}
			doc, errs := g.document(string(text), Everything)
			if errs != nil {
				t.Fatal(errs)
			}
			tokens, _ := l.Tokens(&ast.Source{Input: string(text)})
			values, err := validator.VariableValues(g.schema, doc.Operations[0], variables)
			if err != nil {
				t.Fatal(err)
			}
			cost, introspected := limits.Cost(doc.Operations[0], values, g.config.Length)
			if tokens > l.MaxTokens/2 || cost > l.MaxCost/2 || introspected > l.MaxIntrospected*2/3 {
				t.Errorf("%d tokens and a cost of %d, and of %d for the schema, leave too little room", tokens, cost, introspected)
			}
		})
	}
}

// TestAListUnaskedCostsWhatItGives: the cost of a root list that does not say how much
// it wants is that of what the executor then gives, which two packages have to know.
func TestAListUnaskedCostsWhatItGives(t *testing.T) {
	b := &graphtest.Builder{}
	for i := range 150 {
		b.Thing("Person", fmt.Sprintf("p%d", i))
	}
	store := memory.New()
	graphtest.Load(t, store, b.Contents)
	g := measuredGate(t, store)
	const unasked = `{ people { nodes { id } } }`
	var given struct{ People struct{ Nodes []any } }
	if err := json.Unmarshal(answered(t, g, unasked), &given); err != nil {
		t.Fatal(err)
	}
	n := len(given.People.Nodes)
	if n == 150 {
		t.Fatal("everything is given unasked")
	}
	cost := func(document string) int {
		doc, errs := g.document(document, Everything)
		if errs != nil {
			t.Fatal(errs)
		}
		asked, _ := limits.Cost(doc.Operations[0], nil, g.config.Length)
		return asked
	}
	want := cost(fmt.Sprintf(`{ people(first: %d) { nodes { id } } }`, n))
	if got := cost(unasked); got != want {
		t.Errorf("it costs %d, but gives %d people, which cost %d", got, n, want)
	}
}
