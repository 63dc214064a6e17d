package neo4j

import "parley/graph"

// arrow is a step along a relation in a pattern: the relationship without the
// node at which it begins. Only this file writes patterns of the
// model's relationships. So a later change to how relations are read, such as a point in
// time, is a change of this file only. TestOneArrow checks this.
type arrow struct {
	via      graph.Via
	variable string      // of the relationship; "" if nothing is read of it
	equal    string      // the properties it must have, written as a map; "" for none
	or       []graph.Via // other steps in the same direction, each of which is as good
	repeat   string      // how often the step is taken, such as *0..; "" for once
	both     bool        // the relationship can have any direction
}

// to writes the arrow and the node at its far end. The end is the text between
// the parentheses of that node; "" is any node.
func (a arrow) to(end string) string {
	relations := name(a.via.Relation.Name)
	if a.via.Also != nil {
		relations += "|" + name(a.via.Also.Name)
	}
	for _, via := range a.or {
		relations += "|" + name(via.Relation.Name)
	}
	body := "-[" + a.variable + ":" + relations + a.repeat + a.equal + "]-"
	if a.both {
		return body + "(" + end + ")"
	}
	if a.via.Reverse {
		return "<" + body + "(" + end + ")"
	}
	return body + ">(" + end + ")"
}

// between writes a pattern from a node to a node.
func (a arrow) between(start, end string) string {
	return "(" + start + ")" + a.to(end)
}

// withID returns the end for between or to: the node of the thing whose id is the expression.
func withID(expression string) string { return ":" + everyNode + " {id: " + expression + "}" }
