package model

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestAnswersAreCheckedByTheSchema: observations accepts an answer if, and only if, the answer keeps to the schema that the server gets.
func TestAnswersAreCheckedByTheSchema(t *testing.T) {
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(observationSchema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema := c.MustCompile("schema.json")
	right := map[string]any{"kind": "meeting", "sentence": 1, "quote": "They met", "subject": "", "object": "", "worded": "met", "status": "held", "when": "", "via": ""}
	texts := map[string]string{"no JSON": "They met.", "a list": "[]", "nothing": "{}", "null": `{"observations": null}`, "another key": `{"observations": [], "more": 1}`, "two values": `{"observations": []} {}`}
	written := func(list ...map[string]any) string {
		text, err := json.Marshal(map[string]any{"observations": list})
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	texts["right"], texts["two"] = written(right), written(right, right)
	many := make([]map[string]any, maxObservations+1)
	for i := range many {
		many[i] = right
	}
	texts["too many"], texts["as many as there can be"] = written(many...), written(many[1:]...)
	for key := range right {
		without := maps.Clone(right)
		delete(without, key)
		texts["without "+key] = written(without)
		for _, value := range []any{nil, 7, 0, 100_001, 1.5, true, "", "maybe", "rejects", strings.Repeat("é", 200), strings.Repeat("é", 201), strings.Repeat("é", 501), strings.Repeat("é", 1001)} {
			with := maps.Clone(right)
			with[key] = value
			name, err := json.Marshal(value)
			if err != nil {
				t.Fatal(err)
			}
			texts[key+" "+string(name)] = written(with)
		}
	}
	accepted := 0
	for name, text := range texts {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		want := err == nil && schema.Validate(value) == nil
		if _, err := observations(text); (err == nil) != want {
			t.Errorf("%.60s: by the schema %v, and the client says %v", name, want, err)
		}
		if want {
			accepted++
		}
	}
	if accepted < 20 || accepted == len(texts) {
		t.Errorf("%d of %d answers keep to the schema: this test compares too little", accepted, len(texts))
	}
}
