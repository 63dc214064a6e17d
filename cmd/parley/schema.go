package main

import (
	"bytes"
	"os"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"

	"parley/schema"
)

type schemaCommand struct {
	Flat bool `help:"Print the schema without interfaces that implement other interfaces. Some tools cannot read such interfaces. All queries stay valid."`
}

// Help is shown by --help.
func (schemaCommand) Help() string {
	return `With this schema, a tool can write code for your queries. See docs/how-to/ask-from-programs.md.

Examples:
  parley schema > parley.graphql
  parley schema --flat > parley.graphql`
}

// Run prints the schema.
func (c schemaCommand) Run() error {
	s, err := schema.Load()
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(sdl(s, c.Flat))
	return err
}

// sdl returns the text of a schema. In a flat schema, no interface implements another. The types still implement all of them.
func sdl(s *ast.Schema, flat bool) []byte {
	if flat {
		s = flattened(s)
	}
	var b bytes.Buffer
	formatter.NewFormatter(&b, formatter.WithIndent("  ")).FormatSchema(s)
	return b.Bytes()
}

// flattened returns a copy of a schema in which no interface implements another.
func flattened(s *ast.Schema) *ast.Schema {
	flat := *s
	flat.Types = make(map[string]*ast.Definition, len(s.Types))
	for name, t := range s.Types {
		if t.Kind == ast.Interface {
			alone := *t
			alone.Interfaces = nil
			t = &alone
		}
		flat.Types[name] = t
	}
	return &flat
}
