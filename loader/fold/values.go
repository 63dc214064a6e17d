package fold

import (
	"fmt"
	"maps"
	"slices"

	"parley/graph"
)

// Value is what a slot holds: the value of a property, or which of the
// relations that exclude each other is there. The zero Value is absent.
type Value struct {
	Relation *graph.Relation // of a slot about a relation
	Values   []graph.Value   // of a slot about a property: the value, or those of its parts

	key    string    // equal for values that say the same
	bounds [2]string // of a time: the first and the last second that it can mean, "" where it is open
}

// Absent tells whether there is no value.
func (v Value) Absent() bool { return v.key == "" }

// Equal tells whether both say the same, in whatever words.
func (v Value) Equal(o Value) bool { return v.key == o.key }

func relationValue(r *graph.Relation) Value {
	return Value{Relation: r, key: r.Name}
}

// propertyValue is a value of a property. Of a time, what it can mean counts, not how
// it is written and in which words it was told or worked out: "Sunday" and "30
// November" agree, and so do 12:00 in Kyiv and 10:00 UTC.
func propertyValue(p *graph.Property, values []graph.Value) Value {
	if len(values) == 0 || clean(values[0]) == nil {
		return Value{}
	}
	if p.Struct != timeStruct {
		return Value{Values: values, key: fmt.Sprintf("%#v", values)}
	}
	v := Value{Values: values}
	for i, part := range p.Parts[:min(len(p.Parts), len(values))] {
		switch text, _ := values[i].(string); part.Name {
		case earliest:
			v.bounds[0] = text
		case latest:
			v.bounds[1] = text
		}
	}
	v.key = fmt.Sprint(v.bounds)
	if v.bounds == [2]string{} { // nobody knows what it can mean
		v.key = fmt.Sprintf("%#v", values[0])
	}
	return v
}

// lies tells whether a time lies within another, or is the same.
func (v Value) lies(in Value) bool {
	if v.Equal(in) {
		return true
	}
	begins := in.bounds[0] == "" || v.bounds[0] >= in.bounds[0]
	ends := in.bounds[1] == "" || v.bounds[1] != "" && v.bounds[1] <= in.bounds[1]
	return begins && ends && v.bounds != [2]string{} && in.bounds != [2]string{}
}

// clean makes nil of what is empty, as the graph stores it.
func clean(v graph.Value) graph.Value {
	switch x := v.(type) {
	case string:
		if x == "" {
			return nil
		}
	case []string:
		if len(x) == 0 {
			return nil
		}
	}
	return v
}

// sized copies values into a slice of n, absent where there are none.
func sized(values []graph.Value, n int) []graph.Value {
	out := make([]graph.Value, n)
	for i, v := range values[:min(n, len(values))] {
		out[i] = clean(v)
	}
	return out
}

// set puts a property's value, or those of its parts, where they are stored.
// It replaces all parts: half of one time and half of another is no time.
func set(stored []graph.Value, p *graph.Property, values []graph.Value) {
	parts := p.Parts
	if parts == nil {
		parts = []*graph.Property{p}
	}
	for i, v := range sized(values, len(parts)) {
		stored[parts[i].Index] = v
	}
}

// names lists what is in a set, sorted, as a list in the graph.
func names(set map[string]bool) graph.Value {
	if len(set) == 0 {
		return nil
	}
	return slices.Sorted(maps.Keys(set))
}
