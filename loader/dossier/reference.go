package dossier

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"parley/graph"
)

// reference holds the values and relations that the reference files of one dossier state about a thing. The relation
// STATES stores it in this form.
type reference struct {
	Listed bool                   `json:"listed,omitempty"` // see Thing; left out if there are values other than labels, which say so, too
	Values map[string]graph.Value `json:"values,omitempty"` // by Property.Key
	Stated []json.RawMessage      `json:"ties,omitempty"`   // each is a statedRelation; sorted
}

type statedRelation struct {
	Relation string                 `json:"relation"`
	To       graph.ID               `json:"to"`
	Values   map[string]graph.Value `json:"values,omitempty"`
}

// ReferenceText writes as JSON what reference files state about a thing: its values, and the relations that start at
// it. The order of the relations does not matter. It returns "" when they state nothing. It returns an error
// for a number that JSON cannot hold, such as NaN.
func ReferenceText(t Thing, stated []StatedRelation) (string, error) {
	r := reference{Values: byKey(t.Type.Properties[1:], t.Values)}
	for _, one := range stated {
		text, err := json.Marshal(statedRelation{
			Relation: one.Relation.Name, To: one.To, Values: byKey(one.Relation.Properties, one.Values),
		})
		if err != nil {
			return "", fmt.Errorf("write the reference data of %s: %w", t.ID, err)
		}
		r.Stated = append(r.Stated, text)
	}
	slices.SortFunc(r.Stated, func(a, b json.RawMessage) int { return bytes.Compare(a, b) })
	if _, labelled := r.Values["label"]; len(r.Values) == 0 || labelled && len(r.Values) == 1 {
		r.Listed = t.Listed
	}
	if r.Values == nil && r.Stated == nil && !r.Listed {
		return "", nil
	}
	text, err := json.Marshal(r)
	if err != nil {
		return "", fmt.Errorf("write the reference data of %s: %w", t.ID, err)
	}
	return string(text), nil
}

// ReferenceOf reads the text that ReferenceText wrote about a thing. It leaves out values and relations that the
// model no longer has.
func ReferenceOf(t *graph.Type, id graph.ID, text string) (Thing, []StatedRelation, error) {
	thing := Thing{Type: t, ID: id, Values: make([]graph.Value, len(t.Properties))}
	thing.Values[0] = string(id)
	if text == "" {
		return thing, nil, nil
	}
	var r struct {
		Listed bool
		Values map[string]json.RawMessage
		Stated []struct {
			Relation string
			To       graph.ID
			Values   map[string]json.RawMessage
		} `json:"ties"`
	}
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		return Thing{}, nil, fmt.Errorf("read the reference data of %s: %w", id, err)
	}
	_, labelled := r.Values["label"]
	thing.Listed = r.Listed || len(r.Values) > 1 || len(r.Values) == 1 && !labelled
	if err := fromKeys(thing.Values, t.Properties[1:], r.Values); err != nil {
		return Thing{}, nil, fmt.Errorf("read the reference data of %s: %w", id, err)
	}
	var stated []StatedRelation
	for _, s := range r.Stated {
		relation := graph.Parley.Relation(s.Relation)
		if relation == nil {
			continue
		}
		one := StatedRelation{Relation: relation, From: id, To: s.To, Values: make([]graph.Value, len(relation.Properties))}
		if err := fromKeys(one.Values, relation.Properties, s.Values); err != nil {
			return Thing{}, nil, fmt.Errorf("read the reference data of %s: %w", id, err)
		}
		stated = append(stated, one)
	}
	return thing, stated, nil
}

// byKey maps the values that are present to their keys. It returns nil when none is present.
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
