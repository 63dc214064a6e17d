package export

import (
	"encoding/json"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/graph/graphtest"
)

// TestJSONLDHoldsEverything: every value that queries can read is in the document, and every relation is a statement.
func TestJSONLDHoldsEverything(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := graphtest.RandomHistory(rt)
		text, _ := exported(rt, holding(rt, c), "json-ld", Options{})
		var document struct {
			Graph []map[string]any `json:"@graph"`
		}
		if err := json.Unmarshal([]byte(text), &document); err != nil {
			rt.Fatalf("%v", err)
		}
		things, statements, details := map[string]map[string]any{}, map[string]int{}, map[string][]map[string]any{}
		for _, item := range document.Graph {
			id, _ := item["@id"].(string)
			kinds, typed := item["@type"].([]any)
			switch {
			case typed && id != "":
				things[id] = item
			case typed:
				details[kinds[0].(string)] = append(details[kinds[0].(string)], item)
			default:
				for term, target := range item {
					if far, ok := target.(map[string]any); ok {
						statements[id+" "+term+" "+far["@id"].(string)]++
					}
				}
			}
		}
		for _, r := range c.Records {
			mustHold(rt, things["id:"+string(r.ID())], r.Type.Name, r.Type.Declared, r.Values)
		}
		byRelation := map[*graph.Relation]int{}
		for _, e := range c.Edges {
			if qualified(e) != nil {
				byRelation[e.Relation]++
			}
			if e.Relation.Past() {
				continue
			}
			for term, target := range decodedObject(rt, statement(e)) {
				if far, ok := target.(map[string]any); ok && statements["id:"+subjectOf(e)+" "+term+" "+far["@id"].(string)] == 0 {
					rt.Errorf("%s from %s to %s is no statement", e.Relation.Name, e.From, e.To)
				}
			}
			mustHold(rt, decodedObject(rt, qualified(e)), e.Relation.Name, e.Relation.Declared, e.Values)
		}
		for relation, n := range byRelation {
			if got := len(details[relation.Struct]); got != n {
				rt.Errorf("%d nodes are of the class %s, want %d", got, relation.Struct, n)
			}
		}
	})
}

// subjectOf returns the thing that a statement is about.
func subjectOf(e graph.Edge) string {
	if direct[e.Relation.Name].reverse {
		return string(e.To)
	}
	return string(e.From)
}

func decodedObject(t failing, o *object) map[string]any {
	if o == nil {
		return nil
	}
	var m map[string]any
	if err := json.Unmarshal(o.closed(), &m); err != nil {
		t.Fatalf("%v", err)
	}
	return m
}

// mustHold fails the test unless a node object has all values that queries can read.
func mustHold(t failing, item map[string]any, of string, ps []*graph.Property, values []graph.Value) {
	for _, p := range ps {
		term := p.Name
		if other := terms[of+"."+p.Name]; other != "" {
			term = other
		}
		first := p
		if len(p.Parts) > 0 {
			first = p.Parts[0]
		}
		if p.Name == "claims" {
			term = "wasDerivedFrom"
		}
		v := values[first.Index]
		if p.Hidden || p.Name == "id" || v == nil || v == "" {
			continue
		}
		got, there := item[term]
		if s, isText := v.(string); !there || isText && p.Ref == "" && len(p.Parts) == 0 && !reflect.DeepEqual(got, s) {
			t.Errorf("%s.%s is %v, and the document has %v", of, p.Name, v, got)
		}
	}
}
