// Package jsonschema writes the JSON Schema of the files of a dossier, and of the mappings of tables. Editors use it to complete and
// check the files. It uses the same rules as the loader: package grammar reads them from the model.
//
// The schema checks less than the loader. It cannot check that an id exists, that a time is possible, or that the
// type of an item comes first.
package jsonschema

import (
	"bytes"
	"encoding/json"
)

// dialect is the version of JSON Schema. The schema uses only two keywords that are newer than draft 7: $defs and
// dependentRequired. An editor that knows only draft 7 understands the rest.
const dialect = "https://json-schema.org/draft/2020-12/schema"

// Schema is a JSON Schema. The zero Schema accepts everything.
type Schema struct {
	Dialect     string `json:"$schema,omitempty"`
	Title       string `json:"title,omitempty"`
	Description string `json:"description,omitempty"`

	Ref   string    `json:"$ref,omitempty"`
	OneOf []*Schema `json:"oneOf,omitempty"`
	AnyOf []*Schema `json:"anyOf,omitempty"`
	AllOf []*Schema `json:"allOf,omitempty"`
	Not   *Schema   `json:"not,omitempty"`
	If    *Schema   `json:"if,omitempty"`
	Then  *Schema   `json:"then,omitempty"`
	Else  *Schema   `json:"else,omitempty"`

	Type      string   `json:"type,omitempty"`
	Enum      []string `json:"enum,omitempty"`
	Pattern   string   `json:"pattern,omitempty"`
	MaxLength int      `json:"maxLength,omitempty"` // code points
	Minimum   *int     `json:"minimum,omitempty"`
	Maximum   *int     `json:"maximum,omitempty"`

	Items       *Schema `json:"items,omitempty"`
	MinItems    int     `json:"minItems,omitempty"`
	MaxItems    int     `json:"maxItems,omitempty"`
	UniqueItems bool    `json:"uniqueItems,omitempty"`

	Required             []string            `json:"required,omitempty"`
	Properties           map[string]*Schema  `json:"properties,omitempty"`
	AdditionalProperties *bool               `json:"additionalProperties,omitempty"`
	PatternProperties    map[string]*Schema  `json:"patternProperties,omitempty"` // "" matches every key
	MinProperties        int                 `json:"minProperties,omitempty"`
	DependentRequired    map[string][]string `json:"dependentRequired,omitempty"`

	Defs map[string]*Schema `json:"$defs,omitempty"`
}

// Text is the schema as a file: indented, with a line end.
func (s *Schema) Text() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(s)
	return b.Bytes(), err
}

func ref(def string) *Schema { return &Schema{Ref: "#/$defs/" + def} }

// described adds a description to a schema that no other schema shares.
func described(s *Schema, words string) *Schema {
	s.Description = words
	return s
}

// object is a mapping with these keys and no others.
func object(properties map[string]*Schema, required ...string) *Schema {
	no := false
	return &Schema{Type: "object", Properties: properties, Required: required, AdditionalProperties: &no}
}

// has is a mapping that has the key.
func has(key string) *Schema { return &Schema{Type: "object", Required: []string{key}} }

// listOf is a list with at least one element.
func listOf(s *Schema) *Schema {
	return &Schema{Type: "array", Items: s, MinItems: 1}
}

// oneOrMore is one value, or a list of such values.
func oneOrMore(s *Schema) *Schema {
	return &Schema{AnyOf: []*Schema{s, listOf(s)}}
}

func oneOf(words []string) *Schema {
	return &Schema{Type: "string", Enum: words}
}
