package dossier

import (
	"encoding/json"
	"strconv"
	"strings"

	"parley/graph"
)

// Text writes one value as text: "" for nil, and a list as the given function writes it.
func Text(v graph.Value, list func([]string) string) string {
	switch v := v.(type) {
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	case []string:
		return list(v)
	}
	return ""
}

// Texts writes values in the form that the record of a claim stores: one text for each value, "" for an absent value.
// ValuesOf reads them back.
func Texts(values []graph.Value) []string {
	if values == nil {
		return nil
	}
	asJSON := func(list []string) string {
		text, _ := json.Marshal(list) // never fails for a list of strings
		return string(text)
	}
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = Text(v, asJSON)
	}
	return texts
}

// ValuesOf reads what Texts wrote: the value of a property, or the values of its parts. Of a property that can have
// several values at once, a claim has one value. A text that does not fit the property gives nil.
func ValuesOf(p *graph.Property, texts []string) []graph.Value {
	if texts == nil {
		return nil
	}
	values := make([]graph.Value, len(texts))
	for i, text := range texts {
		kind := p.Kind
		if p.Kind == graph.Strings {
			kind = graph.String
		}
		if i < len(p.Parts) {
			kind = p.Parts[i].Kind
		}
		if text != "" {
			values[i] = valueOf(kind, text)
		}
	}
	return values
}

func valueOf(kind graph.Kind, text string) graph.Value {
	switch kind {
	case graph.Int:
		if n, err := strconv.ParseInt(text, 10, 64); err == nil {
			return n
		}
	case graph.Float:
		if x, err := strconv.ParseFloat(text, 64); err == nil {
			return x
		}
	case graph.Bool:
		if b, err := strconv.ParseBool(text); err == nil {
			return b
		}
	case graph.Strings:
		var list []string
		if json.Unmarshal([]byte(text), &list) == nil && len(list) > 0 {
			return list
		}
	default:
		return text
	}
	return nil
}

// separator stands between the values that form the identity of a relation. Only the last of these values can be
// free text, so IdentityOf can split the text again.
const separator = ": "

// IdentityText writes the identity of a relation: the values that distinguish it from other relations of its type
// between the same ends. Examples: "DISCUSSED", "foreign minister", "OPEN: security guarantees". Values are by
// Property.Index. People and IdentityOf read the text.
func IdentityText(r *graph.Relation, values []graph.Value) string {
	var texts []string
	last := 0
	for _, p := range r.Properties {
		if !p.Identity || p.Hidden {
			continue
		}
		var text string
		if p.Index < len(values) {
			text, _ = values[p.Index].(string)
		}
		if texts = append(texts, text); text != "" {
			last = len(texts)
		}
	}
	return strings.Join(texts[:last], separator)
}

// IdentityOf reads what IdentityText wrote. Values are by Property.Index. A value that is not part of the identity is
// nil. The list ends with the last value of the identity.
func IdentityOf(r *graph.Relation, text string) []graph.Value {
	var values []graph.Value
	var parts []*graph.Property
	for _, p := range r.Properties {
		if p.Identity && !p.Hidden {
			parts = append(parts, p)
		}
	}
	for i, s := range strings.SplitN(text, separator, len(parts)) {
		if s != "" {
			at := parts[i].Index
			values = append(values, make([]graph.Value, max(0, at+1-len(values)))...)
			values[at] = s
		}
	}
	return values
}
