// Package schema holds the GraphQL schema, one file a concept, and parses it.
//
// The folder generated is gqlgen's output: an executor that only tests link. The
// package tree is the form of an answer that this executor reads, and the package
// oracle sets it up.
package schema

import (
	"embed"
	"fmt"
	"sync"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

//go:generate go run ./generate

//go:embed *.graphqls
var files embed.FS

// Load returns the GraphQL schema: all the files of this folder together, with the
// types and directives that GraphQL itself defines. It parses the files once, and
// every call returns the same schema, which no caller may change. The error names
// the file and the line that cannot be parsed.
func Load() (*ast.Schema, error) { return loaded() }

var loaded = sync.OnceValues(parse)

func parse() (*ast.Schema, error) {
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
	parsed, err := gqlparser.LoadSchema(sources...)
	if err != nil {
		return nil, fmt.Errorf("schema: %w", err)
	}
	return parsed, nil
}
