package dossier

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"parley/graph"
)

// reference is what the reference files of one dossier state of a thing, as
// the relation STATES keeps it.
type reference struct {
	Values map[string]graph.Value `json:"values,omitempty"` // by Property.Key
	Ties   []json.RawMessage      `json:"ties,omitempty"`   // each a referenceTie, sorted
}

type referenceTie struct {
	Relation string                 `json:"relation"`
	To       graph.ID               `json:"to"`
	Values   map[string]graph.Value `json:"values,omitempty"`
}

// ReferenceText writes what reference files state of a thing, its values and
// the ties that lead from it in whatever order, as JSON; "" where they state
// nothing. It fails on a number that is none.
func ReferenceText(t Thing, ties []Tie) (string, error) {
	r := reference{Values: byKey(t.Type.Properties[1:], t.Values)}
	for _, tie := range ties {
		text, err := json.Marshal(referenceTie{
			Relation: tie.Relation.Name, To: tie.To, Values: byKey(tie.Relation.Properties, tie.Values),
		})
		if err != nil {
			return "", fmt.Errorf("write what is stated of %s: %w", t.ID, err)
		}
		r.Ties = append(r.Ties, text)
	}
	slices.SortFunc(r.Ties, func(a, b json.RawMessage) int { return bytes.Compare(a, b) })
	if r.Values == nil && r.Ties == nil {
		return "", nil
	}
	text, err := json.Marshal(r)
	if err != nil {
		return "", fmt.Errorf("write what is stated of %s: %w", t.ID, err)
	}
	return string(text), nil
}

// ReferenceOf reads what ReferenceText wrote of a thing. Values and relations
// that the model no longer has are left out.
func ReferenceOf(t *graph.Type, id graph.ID, text string) (Thing, []Tie, error) {
	thing := Thing{Type: t, ID: id, Values: make([]graph.Value, len(t.Properties))}
	thing.Values[0] = string(id)
	if text == "" {
		return thing, nil, nil
	}
	var r struct {
		Values map[string]json.RawMessage
		Ties   []struct {
			Relation string
			To       graph.ID
			Values   map[string]json.RawMessage
		}
	}
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		return Thing{}, nil, fmt.Errorf("read what is stated of %s: %w", id, err)
	}
	if err := fromKeys(thing.Values, t.Properties[1:], r.Values); err != nil {
		return Thing{}, nil, fmt.Errorf("read what is stated of %s: %w", id, err)
	}
	var ties []Tie
	for _, s := range r.Ties {
		relation := graph.Parley.Relation(s.Relation)
		if relation == nil {
			continue
		}
		tie := Tie{Relation: relation, From: id, To: s.To, Values: make([]graph.Value, len(relation.Properties))}
		if err := fromKeys(tie.Values, relation.Properties, s.Values); err != nil {
			return Thing{}, nil, fmt.Errorf("read what is stated of %s: %w", id, err)
		}
		ties = append(ties, tie)
	}
	return thing, ties, nil
}

// byKey maps what is there to its keys; nil where nothing is.
func byKey(ps []*graph.Property, values []graph.Value) map[string]graph.Value {
	var out map[string]graph.Value
	for _, p := range ps {
		if p.Index >= len(values) || empty(values[p.Index]) {
			continue
		}
		if out == nil {
			out = map[string]graph.Value{}
		}
		out[p.Key] = values[p.Index]
	}
	return out
}

func empty(v graph.Value) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case []string:
		return len(v) == 0
	}
	return false
}

func fromKeys(into []graph.Value, ps []*graph.Property, values map[string]json.RawMessage) error {
	for _, p := range ps {
		raw, there := values[p.Key]
		if !there {
			continue
		}
		v, err := decode(p.Kind, raw)
		if err != nil {
			return fmt.Errorf("%s: %w", p.Key, err)
		}
		into[p.Index] = v
	}
	return nil
}

func decode(kind graph.Kind, raw json.RawMessage) (graph.Value, error) {
	switch kind {
	case graph.Int:
		return as[int64](raw)
	case graph.Float:
		return as[float64](raw)
	case graph.Bool:
		return as[bool](raw)
	case graph.Strings:
		return as[[]string](raw)
	}
	return as[string](raw)
}

func as[T any](raw json.RawMessage) (graph.Value, error) {
	var v T
	if err := json.Unmarshal(raw, &v); err != nil {
		return nil, err
	}
	return v, nil
}
