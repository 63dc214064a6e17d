package neo4j

import (
	"slices"
	"strings"

	"parley/graph"
)

// everyNode is the label that every stored thing carries.
const everyNode = "Node"

// labels is the shortest label expression that exactly these types fulfil.
func labels(types []*graph.Type) string {
	if len(types) == 0 {
		return "!%" // no label at all: none of ours
	}
	if len(types) > 1 {
		for _, i := range graph.Parley.Interfaces() {
			if sameTypes(types, graph.Parley.Concrete(i)) {
				return name(i)
			}
		}
	}
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = name(t.Name)
	}
	return strings.Join(names, "|")
}

func sameTypes(a, b []*graph.Type) bool {
	return len(a) == len(b) && covers(a, b)
}

// covers tells whether every one of the types b is among a.
func covers(a, b []*graph.Type) bool {
	for _, t := range b {
		if !slices.Contains(a, t) {
			return false
		}
	}
	return true
}

// implied tells whether whatever stands at an end of that type is of one of the
// types, so that no label need be looked at: measured, a label that the
// relationship type implies takes 13 to 33 % of the throughput.
func implied(types []*graph.Type, end string) bool {
	return covers(types, graph.Parley.Concrete(end))
}

// near is the type at the end that a step sets out from.
func near(v graph.Via) string {
	if v.Reverse {
		return v.Relation.To.Type
	}
	return v.Relation.From.Type
}

// parallel tells whether two relations of that kind may lie between the same
// two things.
func parallel(r *graph.Relation) bool {
	return slices.ContainsFunc(r.Properties, func(p *graph.Property) bool { return p.Identity })
}
