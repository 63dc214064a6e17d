// Package jsonschema writes the JSON Schema of a dossier's files, by which
// editors complete and check them. It goes by the same rules as the loader, which
// package grammar reads off the model: what is no field there is none here.
//
// The schema tells less than the loader does. It cannot tell whether an id is
// there, whether a time is possible, or that an item's type comes first.
package jsonschema

import (
	"bytes"
	"encoding/json"
)

// dialect is the version of JSON Schema. Of what is new in it, only $defs and
// dependentRequired are used: an editor that knows draft 7 reads the rest.
const dialect = "https://json-schema.org/draft/2020-12/schema"

// Schema is a JSON Schema; the zero Schema takes everything.
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
	UniqueItems bool    `json:"uniqueItems,omitempty"`

	Required             []string            `json:"required,omitempty"`
	Properties           map[string]*Schema  `json:"properties,omitempty"`
	AdditionalProperties *bool               `json:"additionalProperties,omitempty"`
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

// described adds what it is to a schema that nothing else uses.
func described(s *Schema, words string) *Schema {
	s.Description = words
	return s
}

// object is a mapping with these keys and no others.
func object(properties map[string]*Schema, required ...string) *Schema {
	no := false
	return &Schema{Type: "object", Properties: properties, Required: required, AdditionalProperties: &no}
}

// has asks for a mapping with the key.
func has(key string) *Schema { return &Schema{Type: "object", Required: []string{key}} }

// listOf is a list that holds something.
func listOf(s *Schema) *Schema {
	return &Schema{Type: "array", Items: s, MinItems: 1}
}

// oneOrMore is one such thing, or a list of them.
func oneOrMore(s *Schema) *Schema {
	return &Schema{AnyOf: []*Schema{s, listOf(s)}}
}

func oneOf(words []string) *Schema {
	return &Schema{Type: "string", Enum: words}
}
