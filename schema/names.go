package schema

import (
	"strings"
	"unicode"

	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
)

// Names of the types that the model gives. A type's kind shows in the end of its name.
const (
	connectionSuffix = "Connection"
	edgeSuffix       = "Edge"
	filterSuffix     = "Filter"
	edgeFilterSuffix = "EdgeFilter"
	orderSuffix      = "Order"
	typeSuffix       = "Type"
)

// IsConnection reports whether a type of that name is a Relay connection.
func IsConnection(name string) bool { return strings.HasSuffix(name, connectionSuffix) }

// IsEdge reports whether a type of that name is an edge of a Relay connection.
func IsEdge(name string) bool { return strings.HasSuffix(name, edgeSuffix) }

// IsEdgeFilter reports whether an input of that name filters by properties of a relation.
func IsEdgeFilter(name string) bool { return strings.HasSuffix(name, edgeFilterSuffix) }

// Filtered returns the type or interface whose things a filter of that name is for:
// Meeting for MeetingFilter. It reports false if the name is not the name of such a filter.
func Filtered(name string) (string, bool) {
	if IsEdgeFilter(name) {
		return "", false
	}
	return strings.CutSuffix(name, filterSuffix)
}

// FarType returns the name of the type or interface of the things that a field of this type
// leads to, through lists and connections.
func FarType(s *ast.Schema, t *ast.Type) string {
	name := t.Name()
	if nodes := s.Types[name].Fields.ForName("nodes"); nodes != nil && IsConnection(name) {
		return nodes.Type.Name()
	}
	return name
}

// edgeName returns the first part of the names of the connection, the edge and the edge
// filter at one end of a relation: Attendance for AttendanceConnection.
//
// The end may give the name. Otherwise a relation without properties has the plain
// connection of its far type, and a relation with no more than evidence adds "Claimed".
func edgeName(r *graph.Relation, near, far graph.End) string {
	own, visible := 0, 0
	for _, p := range r.Declared {
		if p.Hidden {
			continue
		}
		visible++
		if !isEvidence(p) {
			own++
		}
	}
	switch {
	case near.Edge != "":
		return near.Edge
	case visible == 0:
		return far.Type
	case own == 0:
		return "Claimed" + far.Type
	}
	return near.Type + strings.ToUpper(near.Field[:1]) + near.Field[1:]
}

// isEvidence reports whether a property of a relation is part of graph.Evidence.
func isEvidence(p *graph.Property) bool {
	return p.Name == "basis" || p.Name == "claims" || p.Name == "contested" || p.Name == "open"
}

// capitals turns firstMet into FIRST_MET.
func capitals(name string) string {
	var b strings.Builder
	for _, c := range name {
		if unicode.IsUpper(c) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToUpper(c))
	}
	return b.String()
}
