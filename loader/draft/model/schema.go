package model

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"parley/loader/draft"
)

//go:embed instructions.txt
var instructions string

// observationSchema is what a server gets. The function observations checks the same: a test compares the two, because a validator of
// JSON Schema would make the program more than a megabyte larger.
//
//go:embed observations.schema.json
var observationSchema string

const probeSchema = `{"type":"object","properties":{"number":{"type":"integer"}},"required":["number"],"additionalProperties":false}`

// strict reads one JSON value, which has no other keys than those of into.
func strict(content string, into any) error {
	d := json.NewDecoder(strings.NewReader(content))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("%w: it does not keep to the schema", ErrAnswer)
	}
	if _, err := d.Token(); err != io.EOF {
		return fmt.Errorf("%w: something follows the JSON", ErrAnswer)
	}
	return nil
}

// keepsTo reports whether an answer to the probe keeps to its schema.
func keepsTo(content string) bool {
	var answer struct {
		Number *int `json:"number"`
	}
	return strict(content, &answer) == nil && answer.Number != nil
}

// The bounds of observationSchema.
const (
	maxObservations = 1000
	maxSentence     = 100_000
)

// observed is an observation as a server sends it: every field must be there.
type observed struct {
	Kind     *draft.Kind `json:"kind"`
	Sentence *int        `json:"sentence"`
	Quote    *string     `json:"quote"`
	Subject  *string     `json:"subject"`
	Object   *string     `json:"object"`
	Worded   *string     `json:"worded"`
	Status   *string     `json:"status"`
	When     *string     `json:"when"`
	Via      *string     `json:"via"`
}

// observation returns the observation, and false if it does not keep to observationSchema.
func (o observed) observation() (draft.Observation, bool) {
	texts := []struct {
		text *string
		most int // in code points
	}{{o.Quote, 1000}, {o.Subject, 500}, {o.Object, 500}, {o.Worded, 1000}, {o.Status, 20}, {o.When, 200}, {o.Via, 500}}
	for _, t := range texts {
		if t.text == nil || utf8.RuneCountInString(*t.text) > t.most {
			return draft.Observation{}, false
		}
	}
	known := *o.Status == ""
	for _, words := range draft.Statuses {
		known = known || slices.Contains(words, *o.Status)
	}
	if o.Kind == nil || !slices.Contains(draft.Kinds, *o.Kind) || !known || o.Sentence == nil || *o.Sentence < 1 || *o.Sentence > maxSentence || *o.Quote == "" {
		return draft.Observation{}, false
	}
	return draft.Observation{
		Kind: *o.Kind, Sentence: *o.Sentence, Quote: *o.Quote, Subject: *o.Subject, Object: *o.Object, Worded: *o.Worded,
		Status: *o.Status, When: *o.When, Via: *o.Via, Why: "the model says so",
	}, true
}

// observations reads the observations of an answer.
func observations(content string) ([]draft.Observation, error) {
	content = strings.TrimSpace(content)
	if inside, fenced := strings.CutPrefix(content, "```json"); fenced {
		content = strings.TrimSuffix(strings.TrimSpace(inside), "```")
	}
	var answer struct {
		Observations *[]observed `json:"observations"`
	}
	if err := strict(content, &answer); err != nil {
		return nil, err
	}
	if answer.Observations == nil || len(*answer.Observations) > maxObservations {
		return nil, fmt.Errorf("%w: it does not keep to the schema", ErrAnswer)
	}
	out := make([]draft.Observation, 0, len(*answer.Observations))
	for _, o := range *answer.Observations {
		observation, ok := o.observation()
		if !ok {
			return nil, fmt.Errorf("%w: it does not keep to the schema", ErrAnswer)
		}
		out = append(out, observation)
	}
	return out, nil
}
