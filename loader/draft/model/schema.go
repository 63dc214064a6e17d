package model

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"parley/loader/draft"
)

//go:embed instructions.txt
var instructions string

//go:embed observations.schema.json
var observationSchema string

const probeSchema = `{"type":"object","properties":{"number":{"type":"integer"}},"required":["number"],"additionalProperties":false}`

var (
	probeCompiled       = compiled(probeSchema)
	observationCompiled = compiled(observationSchema)
)

func compiled(text string) *jsonschema.Schema {
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		panic(err) // the schema is part of the program
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", document); err != nil {
		panic(err)
	}
	return c.MustCompile("schema.json")
}

// check compares an answer with a schema.
func check(s *jsonschema.Schema, content string) error {
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(content))
	if err != nil {
		return fmt.Errorf("%w: it is not JSON", ErrAnswer)
	}
	if err := s.Validate(value); err != nil {
		return fmt.Errorf("%w: it does not keep to the schema", ErrAnswer)
	}
	return nil
}

// observations reads the observations of an answer.
func observations(content string) ([]draft.Observation, error) {
	content = strings.TrimSpace(content)
	if inside, fenced := strings.CutPrefix(content, "```json"); fenced {
		content = strings.TrimSuffix(strings.TrimSpace(inside), "```")
	}
	if err := check(observationCompiled, content); err != nil {
		return nil, err
	}
	var answer struct {
		Observations []draft.Observation `json:"observations"`
	}
	if err := json.Unmarshal([]byte(content), &answer); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAnswer, err)
	}
	for i := range answer.Observations {
		answer.Observations[i].Why = "the model says so"
	}
	return answer.Observations, nil
}
