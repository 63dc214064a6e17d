package compile

import (
	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
)

// Compiler compiles the root fields of one operation. It counts what it compiles for all root
// fields together, and refuses an operation that asks for too much.
type Compiler struct {
	schema    *ast.Schema
	model     *graph.Model
	variables map[string]any
	fields    int // compiled so far
	steps     int // selections read so far
	values    int // values of conditions compiled so far

	former map[graph.ID]graph.ID // the ids of today, by former id
	byID   bool                  // an argument has an id
	// Of the root field that is being compiled:
	path    []string          // the response keys, arguments and conditions that lead to what is compiled now
	named   []graph.Reference // the things that its arguments name
	denials []graph.Link      // see graph.Query
	seen    map[reference]bool
}

// New returns a compiler for one operation with the values of its variables.
func New(schema *ast.Schema, model *graph.Model, variables map[string]any) *Compiler {
	return &Compiler{schema: schema, model: model, variables: variables}
}
