package restore

import (
	"slices"

	"parley/graph"
)

// mergeValues adds to values what more states besides: of lists what they lack, of
// single values those that are absent. Half of one time and half of another is
// no time, so what has parts is taken whole. The properties are as they are
// stored; named finds the one that a first part belongs to.
func mergeValues(values, more []graph.Value, stored []*graph.Property, named func(string) *graph.Property) {
	for _, p := range stored {
		switch of := named(p.Key); {
		case of == nil: // a further part
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

// mergeLists is all that two lists hold, sorted, once each. Nothing new leaves a list as it is.
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

// mergeRows does the same for a list of structs, each of whose parts is a list.
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
