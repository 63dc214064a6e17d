package fold

import (
	"fmt"
	"slices"
	"strings"

	"parley/graph"
)

// difference lists the records and edges that only one of two graphs has, one on a line. It is "" if the graphs are
// the same.
func difference(a, b graph.Contents) string {
	one, other := lines(a), lines(b)
	var out strings.Builder
	for _, l := range one {
		if !slices.Contains(other, l) {
			fmt.Fprintf(&out, "- %s\n", l)
		}
	}
	for _, l := range other {
		if !slices.Contains(one, l) {
			fmt.Fprintf(&out, "+ %s\n", l)
		}
	}
	return out.String()
}

// lines describes each record and each edge of a graph.
func lines(c graph.Contents) []string {
	var out []string
	for _, r := range c.Records {
		out = append(out, r.Type.Name+readAll(r.Type.Properties, r.Values))
	}
	for _, e := range c.Edges {
		out = append(out, fmt.Sprintf("%s %s>%s%s", e.Relation.Name, e.From, e.To, readAll(e.Relation.Properties, e.Values)))
	}
	return out
}

// readAll describes the values that are there.
func readAll(ps []*graph.Property, values []graph.Value) string {
	var out strings.Builder
	for _, p := range ps {
		if p.Index < len(values) && values[p.Index] != nil {
			fmt.Fprintf(&out, " %s=%v", p.Key, values[p.Index])
		}
	}
	return out.String()
}
