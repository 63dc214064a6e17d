package saved

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// Variables returns the variables of a query from the parameters of an address. A list is a parameter that is repeated, or a list in JSON. An
// input object is JSON. The error says what to do.
func (q *Query) Variables(parameters url.Values) (map[string]any, error) {
	variables := map[string]any{}
	for name, values := range parameters {
		v := q.Parameters.ForName(name)
		if v == nil {
			return nil, fmt.Errorf("the saved query %s has no parameter %s: %s", q.Name, name, q.known())
		}
		value, err := variable(v.Type, values)
		if err != nil {
			return nil, fmt.Errorf("the parameter %s: %w", name, err)
		}
		variables[name] = value
	}
	return variables, nil
}

// known says which parameters a query has.
func (q *Query) known() string {
	if len(q.Parameters) == 0 {
		return "it has no parameters"
	}
	var names []string
	for _, v := range q.Parameters {
		names = append(names, v.Variable)
	}
	slices.Sort(names)
	return "it has " + strings.Join(names, ", ")
}

// variable returns the value of a variable of a type. The values of an enum, an id and a date are texts: the schema checks them later.
func variable(t *ast.Type, values []string) (any, error) {
	if t.Elem != nil && (len(values) > 1 || !strings.HasPrefix(values[0], "[")) {
		list := make([]any, len(values))
		for i, value := range values {
			item, err := variable(t.Elem, []string{value})
			if err != nil {
				return nil, err
			}
			list[i] = item
		}
		return list, nil
	}
	if len(values) > 1 {
		return nil, fmt.Errorf("it takes one value, and the address has %d", len(values))
	}
	value := values[0]
	switch {
	case t.Elem != nil || strings.HasPrefix(value, "{"):
		var v any
		d := json.NewDecoder(strings.NewReader(value))
		d.UseNumber()
		if err := d.Decode(&v); err != nil {
			return nil, fmt.Errorf("%q is no JSON: %w", value, err)
		}
		if _, err := d.Token(); !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("%q has something after its JSON", value)
		}
		return v, nil
	case t.NamedType == "Int":
		if _, err := strconv.ParseInt(value, 10, 64); err != nil {
			return nil, fmt.Errorf("%q is no whole number", value)
		}
		return json.Number(value), nil
	case t.NamedType == "Float":
		if _, err := strconv.ParseFloat(value, 64); err != nil {
			return nil, fmt.Errorf("%q is no number", value)
		}
		return json.Number(value), nil
	case t.NamedType == "Boolean":
		is, err := strconv.ParseBool(value)
		if err != nil {
			return nil, fmt.Errorf("%q is neither true nor false", value)
		}
		return is, nil
	}
	return value, nil
}
