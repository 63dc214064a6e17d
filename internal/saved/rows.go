package saved

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// Table is the answer to a saved query as rows. Each row has a value for each column: a string, a json.Number, a bool, nil, or a list of them.
type Table struct {
	Columns []string
	Rows    [][]any
}

// ErrNoRows says that an answer does not have the rows that the query declares.
var ErrNoRows = errors.New("the answer has no such rows")

// Table returns the data of an answer as rows, or the data of its pages in their order. The variables are those of the answer. The error
// wraps ErrNoRows or ErrFullPage.
func (q *Query) Table(variables map[string]any, pages ...[]byte) (*Table, error) {
	var rows []any
	for _, data := range pages {
		d := json.NewDecoder(bytes.NewReader(data))
		d.UseNumber()
		answer, err := readValue(d)
		if err != nil {
			return nil, fmt.Errorf("read the answer: %w", err)
		}
		list, err := q.list(answer)
		if err != nil {
			return nil, err
		}
		rows = append(rows, list...)
	}
	if err := q.full(len(rows), variables); err != nil {
		return nil, err
	}
	if q.columns != nil {
		return q.declared(rows), nil
	}
	return everything(rows), nil
}

// list returns the list whose items are the rows.
func (q *Query) list(answer any) ([]any, error) {
	if q.rows == nil {
		// A list of values, such as what is contested, says little as rows.
		list, found := firstList(answer, q.set, true)
		if !found {
			list, _ = firstList(answer, q.set, false)
		}
		return list, nil
	}
	at := answer
	for _, name := range q.rows {
		o, is := at.(*object)
		if !is || !slices.Contains(o.keys, name) {
			return nil, fmt.Errorf("%w: %s leads to nothing: correct the line `# rows:` of the saved query %s", ErrNoRows, strings.Join(q.rows, "."), q.Name)
		}
		at = o.values[name]
	}
	switch v := at.(type) {
	case nil:
		return nil, nil
	case []any:
		return v, nil
	}
	return []any{at}, nil
}

// firstList returns the first list of an answer to a selection that lies inside no other list, and whether there is such a list. It can be
// told to take lists of things only.
func firstList(v any, set ast.SelectionSet, onlyThings bool) ([]any, bool) {
	o, is := v.(*object)
	if !is {
		return nil, false
	}
	for _, key := range o.keys {
		inner := below(fieldsOf(set, key))
		if list, is := o.values[key].([]any); is {
			if len(inner) > 0 || !onlyThings {
				return list, true
			}
		} else if list, found := firstList(o.values[key], inner, onlyThings); found {
			return list, true
		}
	}
	return nil, false
}

// declared returns the rows with the declared columns.
func (q *Query) declared(list []any) *Table {
	t := &Table{}
	for _, c := range q.columns {
		t.Columns = append(t.Columns, c.name)
	}
	for _, item := range list {
		row := make([]any, len(q.columns))
		for i, c := range q.columns {
			row[i] = flat(along(item, c.path))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// along returns the value at the end of a path. Through a list, a path leads to the values of all its items.
func along(v any, path []string) any {
	if len(path) == 0 {
		return v
	}
	switch v := v.(type) {
	case *object:
		return along(v.values[path[0]], path[1:])
	case []any:
		var all []any
		for _, item := range v {
			if found, is := along(item, path).([]any); is {
				all = append(all, found...)
			} else {
				all = append(all, along(item, path))
			}
		}
		return all
	}
	return nil
}

// everything returns the rows with a column for each value, named by its path. Columns stand in the order of their first appearance.
func everything(list []any) *Table {
	t, at := &Table{}, map[string]int{}
	for _, item := range list {
		row := make([]any, len(t.Columns))
		leaves(item, "", func(name string, v any) {
			i, known := at[name]
			if !known {
				i = len(t.Columns)
				at[name] = i
				t.Columns = append(t.Columns, name)
			}
			for len(row) <= i {
				row = append(row, nil)
			}
			row[i] = v
		})
		t.Rows = append(t.Rows, row)
	}
	for i, row := range t.Rows {
		t.Rows[i] = append(row, make([]any, len(t.Columns)-len(row))...)
	}
	t.dropAbsentObjects()
	return t
}

// dropAbsentObjects drops the columns of objects that are absent in some rows: in other rows, the values of the object have columns.
func (t *Table) dropAbsentObjects() {
	for i := len(t.Columns) - 1; i >= 0; i-- {
		isObject := slices.ContainsFunc(t.Columns, func(name string) bool { return strings.HasPrefix(name, t.Columns[i]+".") })
		if !isObject || slices.ContainsFunc(t.Rows, func(row []any) bool { return row[i] != nil }) {
			continue
		}
		t.Columns = slices.Delete(t.Columns, i, i+1)
		for r := range t.Rows {
			t.Rows[r] = slices.Delete(t.Rows[r], i, i+1)
		}
	}
}

// leaves calls a function for each value of a row, with the path to the value.
func leaves(v any, path string, each func(name string, v any)) {
	o, is := v.(*object)
	if !is {
		if path == "" {
			path = "value"
		}
		each(strings.TrimSuffix(path, ".nodes"), flat(v)) // a connection is a list with a name for its items
		return
	}
	for _, key := range o.keys {
		name := key
		if path != "" {
			name = path + "." + key
		}
		leaves(o.values[key], name, each)
	}
}

// flat returns a value without objects and without lists inside lists. An object becomes its label.
func flat(v any) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, 0, len(v))
		for _, item := range v {
			if list, is := flat(item).([]any); is {
				out = append(out, list...)
			} else {
				out = append(out, flat(item))
			}
		}
		return out
	case *object:
		return label(v)
	}
	return v
}

// label returns the text that stands for an object in a list: its name, or else its id, or else its values without lists. An edge has the label of its
// node.
func label(o *object) string {
	if node, is := o.values["node"].(*object); is {
		return label(node)
	}
	for _, key := range []string{"name", "id"} {
		if s, _ := o.values[key].(string); s != "" {
			return s
		}
	}
	var parts []string
	for _, key := range o.keys {
		part := ""
		switch v := o.values[key].(type) {
		case []any:
		case *object:
			part = label(v)
		default:
			part = text(v)
		}
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// text returns a flat value as a text. The values of a list have separators.
func text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case []any:
		parts := make([]string, len(v))
		for i, item := range v {
			parts[i] = text(item)
		}
		return strings.Join(parts, "; ")
	}
	return fmt.Sprint(v)
}

// object is a JSON object whose members keep their order.
type object struct {
	keys   []string
	values map[string]any
}

// readValue reads the next JSON value: nil, bool, string, json.Number, []any or *object.
func readValue(d *json.Decoder) (any, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	delimiter, is := token.(json.Delim)
	if !is {
		return token, nil
	}
	if delimiter == '[' {
		list := []any{}
		for d.More() {
			v, err := readValue(d)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		_, err := d.Token()
		return list, err
	}
	o := &object{values: map[string]any{}}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		name, _ := key.(string)
		if o.values[name], err = readValue(d); err != nil {
			return nil, err
		}
		o.keys = append(o.keys, name)
	}
	_, err = d.Token()
	return o, err
}
