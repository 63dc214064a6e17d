package neo4j

import (
	"strings"

	"parley/graph"
)

// toAttended is the step from an actor to the meetings that it attended.
var toAttended = graph.Via{Relation: attended}

// meetingWith writes a pattern from an actor to a meeting and on to the end, and the conditions under which the two met there. See graph.HasMet. The text
// does not depend on how many actors are asked for: a pattern for each actor takes Neo4j seconds to plan.
func (c *compiler) meetingWith(actor, end string) (pattern string, conditions []string) {
	k := c.number()
	m, own, other := c.node("n"+k), "o"+k, "r"+k
	indirect, mediator := c.param(string(graph.ModeIndirect)), c.param(string(graph.RoleMediator))
	direct := func(attendance string) string {
		modes := []string{attendance + "." + name(ownMode.Key), m.value(meetingMode), m.value(doubtfulMode)}
		return "coalesce(" + strings.Join(modes, ", ") + ", '') <> " + indirect
	}
	mediates := func(attendance string) string { return isOneOf(mediator, attendance+"."+name(role.Key)) }
	pattern = c.arrow(arrow{via: toAttended, variable: own}).between(actor, m.name) + c.arrow(arrow{via: toAttendees, variable: other}).to(end)
	return pattern, []string{"(" + strings.Join([]string{direct(own) + " AND " + direct(other), mediates(own), mediates(other)}, " OR ") + ")"}
}

// hasMet writes a condition graph.HasMet.
func (c *compiler) hasMet(p graph.HasMet, s scope) string {
	ids, end := c.listParam(distinct(p.IDs)), "a"+c.number()
	pattern, conditions := c.meetingWith(s.far.(begun).variable(), end)
	conditions = append(conditions, end+".id IN "+ids, end+".id <> "+s.far.id())
	if p.Any {
		return subquery("EXISTS", pattern+where(" ", conditions))
	}
	return subquery("COUNT", "MATCH "+pattern+where("\n", conditions)+"\nRETURN DISTINCT "+end) + " = size(" + ids + ")"
}

// takeMet writes clauses that find who met some actors, and counts the actors whom each met. It reports whether the condition can be an anchor.
func (a *anchors) takeMet(p graph.HasMet, n node) bool {
	c, ids := a.compiler, distinct(p.IDs)
	if len(ids) == 0 || a.counted != "" {
		return false
	}
	a.nearImplied[near(toAttended)] = true
	pattern, conditions := c.meetingWith(n.name, withID("id"))
	a.counted = "UNWIND " + c.listParam(ids) + " AS id\nMATCH " + pattern + where("\n", append(conditions, n.id()+" <> id"))
	if p.Any {
		a.counted += "\nWITH DISTINCT " + n.name
	} else {
		a.counted += "\nWITH " + n.name + ", count(DISTINCT id) AS ids\nWHERE ids = " + c.param(int64(len(ids)))
	}
	return true
}
