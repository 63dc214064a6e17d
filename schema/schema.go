// Package schema holds the GraphQL schema. [Write] writes most of it from the model (package
// graph) when the program starts. The file written/model.graphqls shows the result. The
// .graphqls files in this folder are written by hand: root fields of their own, conditions of
// filters that are not properties, and the subscription.
//
// Three folders serve the tests only. gqlgen writes the folder generated, an executor; the
// program generate runs gqlgen. Package tree is the form of an answer that this executor reads.
// Package resolvers/oracle sets the executor up.
package schema

import (
	"embed"
	"fmt"
	"sync"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
)

//go:generate go run ./generate

//go:embed *.graphqls
var files embed.FS

// WrittenFile is the path, below this folder, of the file that shows what Write gives.
const WrittenFile = "written/model.graphqls"

// Load returns the GraphQL schema of graph.Parley, with the types and directives that
// GraphQL itself defines. It builds the schema once, and every call returns the same schema,
// which no caller may change. The error names the file and the line that cannot be parsed.
func Load() (*ast.Schema, error) { return loaded() }

var loaded = sync.OnceValues(func() (*ast.Schema, error) {
	byHand, err := ByHand()
	if err != nil {
		return nil, err
	}
	written, err := Write(graph.Parley, byHand)
	if err != nil {
		return nil, err
	}
	parsed, err := gqlparser.LoadSchema(append(byHand, &ast.Source{Name: WrittenFile, Input: written})...)
	if err != nil {
		return nil, fmt.Errorf("schema: %w", err)
	}
	return parsed, nil
})

// ByHand returns the files that are written by hand, in the order of their names.
func ByHand() ([]*ast.Source, error) {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil, fmt.Errorf("schema: %w", err)
	}
	sources := make([]*ast.Source, 0, len(entries))
	for _, entry := range entries {
		text, err := files.ReadFile(entry.Name())
		if err != nil {
			return nil, fmt.Errorf("schema: %w", err)
		}
		sources = append(sources, &ast.Source{Name: entry.Name(), Input: string(text)})
	}
	return sources, nil
}
