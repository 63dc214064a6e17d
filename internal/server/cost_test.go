package server

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator"

	"parley/graph/memory"
	"parley/internal/limits"
	"parley/resolvers"
)

// TestWhatIsAskedPassesWithRoom holds the questions of the docs, and what GraphiQL
// asks of the schema, against half of every limit.
func TestWhatIsAskedPassesWithRoom(t *testing.T) {
	executor, err := resolvers.New(memory.New())
	if err != nil {
		t.Fatal(err)
	}
	l := limits.Default()
	g := newGate(executor, l)
	files, err := filepath.Glob("../../docs/questions/*.graphql")
	if err != nil || len(files) < 18 {
		t.Fatalf("%d questions, error %v", len(files), err)
	}
	for _, file := range append(files, "testdata/graphiql.graphql") {
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
			doc, errs := g.document(string(text), true)
			if errs != nil {
				t.Fatal(errs)
			}
			tokens, _ := l.Tokens(&ast.Source{Input: string(text)})
			values, err := validator.VariableValues(executor.Schema(), doc.Operations[0], variables)
			if err != nil {
				t.Fatal(err)
			}
			cost, introspected := limits.Cost(doc.Operations[0], values, nil)
			if tokens > l.MaxTokens/2 || cost > l.MaxCost/2 || introspected > l.MaxIntrospected*2/3 {
				t.Errorf("%d tokens and a cost of %d, and of %d for the schema, leave too little room", tokens, cost, introspected)
			}
		})
	}
}
