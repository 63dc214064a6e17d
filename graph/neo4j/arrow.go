package neo4j

import (
	"cmp"
	"strings"

	"parley/graph"
)

// arrow is a step along a relation in a pattern: the relationship without the
// node at which it begins. Only this file writes patterns of the
// model's relationships, so it alone decides which edges of an earlier graph are read. TestOneArrow checks this.
type arrow struct {
	via      graph.Via
	variable string      // of the relationship; "" if nothing is read of it
	equal    string      // the properties it must have, written as a map; "" for none
	or       []graph.Via // other steps in the same direction, each of which is as good
	repeat   string      // how often the step is taken, such as *0..; "" for once
	both     bool        // the relationship can have any direction
	at       moment      // if it is set, the relationship is that of the moment
	ever     bool        // the relationship is one that had begun by the moment, and may be over
	alone    bool        // the pattern leaves out the spans of the relation, so that it can use an index
	indexed  bool        // the relationship is of the present and had begun by the moment, and an index finds it; needs alone
	stead    bool        // the relation is a history, and its spans stand for what they are the history of
	spare    string      // a variable for the condition on the moment, if nothing else is read of the relationship
}

// arrow returns the arrow as the statement reads it.
func (c *compiler) arrow(a arrow) arrow {
	if a.at = c.at; a.at != "" && a.variable == "" {
		a.spare = "t" + c.number()
	}
	return a
}

// to writes the arrow and the node at its far end. The end is the text between
// the parentheses of that node; "" is any node.
func (a arrow) to(end string) string {
	relations := []*graph.Relation{a.via.Relation}
	if a.via.Also != nil {
		relations = append(relations, a.via.Also)
	}
	for _, via := range a.or {
		relations = append(relations, via.Relation)
	}
	var names []string
	dated := false
	for _, r := range relations {
		names = append(names, name(r.Name))
		if a.at == "" {
			continue
		}
		dated = dated || r.History != nil || r.Past()
		if r.History != nil && !a.alone {
			names = append(names, name(r.History.Name))
		}
	}
	variable, when, repeat := a.variable, "", a.repeat
	if dated {
		variable, repeat = cmp.Or(variable, a.spare), ""
		switch {
		case a.via.Relation.Past() && !a.stead: // an earlier graph has no history
			when = " WHERE false"
		case a.indexed:
			when = " WHERE " + a.at.indexed(variable)
		case a.ever:
			when = " WHERE " + a.at.begun(variable)
		default:
			when = " WHERE " + a.at.holds(variable)
		}
	}
	body := "-[" + variable + ":" + strings.Join(names, "|") + repeat + a.equal + when + "]-"
	switch {
	case a.both:
	case a.via.Reverse:
		body = "<" + body
	default:
		body += ">"
	}
	if dated && a.repeat != "" {
		return "(()" + body + "())" + quantifiers[a.repeat] + "(" + end + ")"
	}
	return body + "(" + end + ")"
}

// quantifiers are the repeats of arrows with a condition, which Cypher writes in another way.
var quantifiers = map[string]string{"*0..": "{0,}", "*1..": "{1,}"}

// between writes a pattern from a node to a node.
func (a arrow) between(start, end string) string {
	return "(" + start + ")" + a.to(end)
}

// span writes a list with what is read of the span at the moment: an edge of one of some histories, from a thing to itself.
func (at moment) span(variable string, histories []string, read string) string {
	return "[" + spans(variable, histories) + " WHERE " + at.holds("span") + " | " + read + "]"
}

// spans writes the pattern of the spans of some histories, each from a thing to itself.
func spans(variable string, histories []string) string {
	return "(" + variable + ")-[span:" + strings.Join(histories, "|") + "]->(" + variable + ")"
}

// withID returns the end for between or to: the node of the thing whose id is the expression.
func withID(expression string) string { return ":" + everyNode + " {id: " + expression + "}" }
