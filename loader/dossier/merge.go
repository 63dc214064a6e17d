package dossier

import (
	"slices"

	"parley/graph"
)

// MergeValues adds the values of more to values. A list gets the missing elements. A single value is added only if it
// is absent. A property with parts is added as a whole, because parts of two different times do not make a time. The
// argument stored has the properties of the type. The function named finds a property by its key.
func MergeValues(values, more []graph.Value, stored []*graph.Property, named func(string) *graph.Property) {
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

// mergeLists returns the sorted union of two lists. If b has no new element, it returns a unchanged.
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

// mergeRows is mergeLists for a list of structs. Each part of the struct is stored as a list of its own.
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
