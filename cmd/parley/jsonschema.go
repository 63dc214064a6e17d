package main

import (
	"os"

	"github.com/vektah/gqlparser/v2/ast"

	"parley/loader/jsonschema"
	"parley/schema"
)

//go:generate go test . -run TestThePublishedSchema|TestTheReference -update

type jsonSchemaCommand struct {
	Of string `arg:"" optional:"" enum:"dossier,mapping" default:"dossier" help:"The files that the schema is for: dossier or mapping. Default: ${default}."`
}

// Help is shown by --help.
func (jsonSchemaCommand) Help() string {
	return `With this schema, an editor completes and explains types, fields and values. See docs/how-to/set-up-an-editor.md. A mapping says what the columns of a table mean: see docs/how-to/import-a-register.md.

Examples:
  parley json-schema > dossier.schema.json
  parley json-schema mapping > mapping.schema.json`
}

// Run prints the schema.
func (c jsonSchemaCommand) Run() error {
	text, err := publishedSchema(c.Of)
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(text)
	return err
}

// publishedSchema is the JSON Schema of the files of a dossier, or of mappings, with the descriptions of the API.
func publishedSchema(of string) ([]byte, error) {
	api, err := schema.Load()
	if err != nil {
		return nil, err
	}
	if of == "mapping" {
		return jsonschema.Mapping(apiWords(api)).Text()
	}
	return jsonschema.Dossier(apiWords(api)).Text()
}

// apiWords takes the descriptions from the API.
func apiWords(api *ast.Schema) jsonschema.Words {
	return func(typ string, path ...string) string {
		def, words := api.Types[typ], ""
		if def != nil {
			words = def.Description
		}
		for _, name := range path {
			f := fieldOrEdgeField(api, def, name)
			if f == nil {
				return ""
			}
			def, words = api.Types[f.Type.Name()], f.Description
		}
		return words
	}
}

// fieldOrEdgeField is a field of the type, or for a connection a field of its edges.
func fieldOrEdgeField(api *ast.Schema, def *ast.Definition, name string) *ast.FieldDefinition {
	if def == nil {
		return nil
	}
	edges := def.Fields.ForName("edges")
	if edges == nil {
		return def.Fields.ForName(name)
	}
	return api.Types[edges.Type.Name()].Fields.ForName(name)
}
