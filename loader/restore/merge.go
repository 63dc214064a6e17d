package restore

import (
	"slices"

	"parley/graph"
)

// mergeValues adds to values what more states. A list gets the missing elements. A single value is added only if it
// is absent. Half of one time and half of another make no time, so a property with parts is taken whole. stored are
// the properties of the type; named finds a property by its key.
func mergeValues(values, more []graph.Value, stored []*graph.Property, named func(string) *graph.Property) {
	for _, p := range stored {
		switch of := named(p.Key); {
		case of == nil: // a second or later part
		case of.List:
			mergeRows(values, more, of.Parts)
		case of.Parts != nil:
			if values[p.Index] == nil {
				for _, part := range of.Parts {
					values[part.Index] = more[part.Index]
				}
			}
		case p.Kind == graph.Strings:
			values[p.Index] = mergeLists(values[p.Index], more[p.Index])
		case values[p.Index] == nil:
			values[p.Index] = more[p.Index]
		}
	}
}

// mergeLists is the union of two lists, sorted. A list that gains nothing stays as it is.
func mergeLists(a, b graph.Value) graph.Value {
	x, _ := a.([]string)
	y, _ := b.([]string)
	if len(x) == 0 {
		return b
	}
	if !slices.ContainsFunc(y, func(s string) bool { return !slices.Contains(x, s) }) {
		return a
	}
	all := append(slices.Clone(x), y...)
	slices.Sort(all)
	return slices.Compact(all)
}

// mergeRows does the same for a list of structs. Each part of the struct is a list of its own.
func mergeRows(values, more []graph.Value, parts []*graph.Property) {
	have, add := rows(values, parts), rows(more, parts)
	all := slices.Clone(have)
	for _, row := range add {
		if !slices.ContainsFunc(have, func(r []string) bool { return slices.Equal(r, row) }) {
			all = append(all, row)
		}
	}
	if len(all) == len(have) {
		return
	}
	if len(have) > 0 {
		slices.SortFunc(all, slices.Compare[[]string])
	}
	for i, p := range parts {
		column := make([]string, len(all))
		for j, row := range all {
			column[j] = row[i]
		}
		values[p.Index] = column
	}
}

func rows(values []graph.Value, parts []*graph.Property) [][]string {
	first, _ := values[parts[0].Index].([]string)
	out := make([][]string, len(first))
	for j := range out {
		for _, p := range parts {
			column, _ := values[p.Index].([]string)
			s := ""
			if j < len(column) {
				s = column[j]
			}
			out[j] = append(out[j], s)
		}
	}
	return out
}
