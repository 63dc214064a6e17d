package compile

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"parley/graph"
)

// text returns the value of an argument that is a string, an id or an enum value in the
// schema. A client may write an id as an integer.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case int, int64:
		return fmt.Sprint(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

// elements returns the values of a list. A single value is a list of one value, and null is
// an empty list.
func elements(v any) []any {
	if v == nil {
		return nil
	}
	// For a single value the validator makes a list of the value's own type, such as []string.
	list := reflect.ValueOf(v)
	if list.Kind() != reflect.Slice {
		return []any{v}
	}
	all := make([]any, list.Len())
	for i := range all {
		all[i] = list.Index(i).Interface()
	}
	return all
}

// texts returns the values of a list of strings, ids or enum values. A single value is a list
// of one value.
func texts(v any) []string {
	all := elements(v)
	if all == nil {
		return nil
	}
	ss := make([]string, len(all))
	for i := range all {
		ss[i] = text(all[i])
	}
	return ss
}

// ids returns the values of a list of ids. It never returns nil.
func ids(v any) []graph.ID {
	list := []graph.ID{}
	for _, id := range texts(v) {
		list = append(list, graph.ID(id))
	}
	return list
}

// integer returns the value of a GraphQL Int, which has 32 bits.
func integer(v any) (int, error) {
	var n int64
	switch v := v.(type) {
	case int64:
		n = v
	case int:
		n = int64(v)
	case json.Number:
		i, err := v.Int64()
		if err != nil {
			return 0, fmt.Errorf("%w: %s is not a 32-bit integer", graph.ErrBadInput, v)
		}
		n = i
	case float64:
		if v != math.Trunc(v) || math.Abs(v) > math.MaxInt32 {
			return 0, fmt.Errorf("%w: %v is not a 32-bit integer", graph.ErrBadInput, v)
		}
		n = int64(v)
	default:
		return 0, fmt.Errorf("%w: give an integer", graph.ErrBadInput)
	}
	if n > math.MaxInt32 || n < math.MinInt32 {
		return 0, fmt.Errorf("%w: %d is not a 32-bit integer", graph.ErrBadInput, n)
	}
	return int(n), nil
}

// number returns the value of a GraphQL Int or Float as a property of the kind stores it.
func number(kind graph.Kind, v any) (graph.Value, error) {
	if kind == graph.Int {
		n, err := integer(v)
		return int64(n), err
	}
	switch v := v.(type) {
	case int64:
		return float64(v), nil
	case int:
		return float64(v), nil
	case float64:
		return v, nil
	case json.Number:
		if f, err := v.Float64(); err == nil {
			return f, nil
		}
	}
	return nil, fmt.Errorf("%w: give a number", graph.ErrBadInput)
}

// quoteShort returns the first 40 characters of a text in quotation marks.
func quoteShort(s string) string {
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return "“" + strings.ToValidUTF8(s, "�") + "”"
}

// camel turns LAST_MET into lastMet.
func camel(s string) string {
	words := strings.Split(strings.ToLower(s), "_")
	for i, w := range words[1:] {
		words[i+1] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, "")
}

// uncapitalized turns PlanVersion into planVersion.
func uncapitalized(s string) string { return strings.ToLower(s[:1]) + s[1:] }
