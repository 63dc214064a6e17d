package compile

import (
	"encoding/json"
	"reflect"
	"testing"

	"parley/graph"
)

// TestAFilterAsksForTheValuesOfEveryKind compiles filters on a property of each kind, with
// values as literals, as variables, and as single values.
func TestAFilterAsksForTheValuesOfEveryKind(t *testing.T) {
	is := func(p *graph.Property, op graph.Op, v graph.Value) graph.Comparison {
		return graph.Comparison{Property: p, Edge: true, Op: op, Value: v}
	}
	text, flag := &graph.Property{Kind: graph.String}, &graph.Property{Kind: graph.Bool}
	count, size := &graph.Property{Kind: graph.Int}, &graph.Property{Kind: graph.Float}
	list := &graph.Property{Kind: graph.Strings}
	for _, c := range []struct {
		p    *graph.Property
		v    any
		want graph.Predicate // nil for an error
	}{
		{text, []any{"a", "b"}, is(text, graph.In, []string{"a", "b"})},
		{text, []string{"a"}, is(text, graph.In, []string{"a"})},
		{text, []any{}, is(text, graph.In, []string{})},
		{flag, true, is(flag, graph.Equal, true)},
		{flag, false, graph.Not{Predicate: is(flag, graph.Equal, true)}},
		{count, []any{int64(3), json.Number("5")}, graph.Or{is(count, graph.Equal, int64(3)), is(count, graph.Equal, int64(5))}},
		{count, []int64{3}, graph.Or{is(count, graph.Equal, int64(3))}},
		{count, int64(3), graph.Or{is(count, graph.Equal, int64(3))}},
		{count, []any{}, graph.Or{}},
		{count, []any{int64(1) << 40}, nil},
		{size, []any{int64(2), 1.5, json.Number("0.25")}, graph.Or{is(size, graph.Equal, 2.0), is(size, graph.Equal, 1.5), is(size, graph.Equal, 0.25)}},
		{size, []any{json.Number("1e999")}, nil},
		{list, true, is(list, graph.Prefix, "")},
		{list, false, graph.Not{Predicate: is(list, graph.Prefix, "")}},
	} {
		got, err := oneOf(c.p, nil, true, c.v)
		if (err != nil) != (c.want == nil) || err == nil && !reflect.DeepEqual(got, c.want) {
			t.Errorf("%#v compiles to %#v, %v, want %#v", c.v, got, err, c.want)
		}
	}
}
