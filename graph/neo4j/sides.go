package neo4j

import (
	"strings"

	"parley/graph"
)

// The parts of the model that say for whom a person speaks at a meeting, if the attendance does not say so.
var (
	memberOf    = graph.Parley.Relation("MEMBER_OF")
	memberFrom  = memberOf.Property("start").Part("earliest")
	memberUntil = memberOf.Property("end").Part("latest")
	latest      = meeting.Property("when").Part("latest")
)

// The variables of the clauses that tell the sides of a meeting apart.
const (
	ours  = "ours"  // the ids for which the attendances stand that count for the actor
	above = "above" // those ids, and the ids of all that lies above them
)

// withSides writes clauses that keep the variables, and add ours and above. Both are empty if
// only two people can meet, for whom sides do not matter.
func (p *pairs) withSides(people, kept string) string {
	unless := func(clauses string) string {
		return "CASE WHEN " + people + " THEN [] ELSE " + subquery("COLLECT", clauses) + " END"
	}
	list := "UNWIND " + own + " AS mine\nUNWIND " + p.standsFor("mine", p.actor) + " AS id\nRETURN DISTINCT id"
	up := "UNWIND " + ours + " AS id\nMATCH " + p.compiler.arrow(arrow{via: toParent, repeat: "*0.."}).between(withID("id"), "up") + "\nRETURN DISTINCT up.id"
	return "WITH " + kept + ", " + unless(list) + " AS " + ours + "\n" +
		"WITH " + kept + ", " + ours + ", " + unless(up) + " AS " + above + "\n"
}

// apart writes the condition that the other attendance, which counts for the actor with this id, is not
// on the side of the actor. It holds for two people.
func (p *pairs) apart(people, id string) string {
	return "(" + people + " OR NOT " + subquery("EXISTS", "UNWIND "+p.standsFor(another, id)+" AS id\n"+
		"MATCH "+p.compiler.arrow(arrow{via: toParent, repeat: "*0.."}).between(withID("id"), "up")+
		"\nWHERE id IN "+above+" OR up.id IN "+ours+"\nRETURN id") + ")"
}

// standsFor writes the list of the ids for which an attendance stands that counts for an actor. See graph.Encounters.
func (p *pairs) standsFor(attendance, actor string) string {
	on, behalf := attendance+"."+name(side.Key), attendance+"."+name(onBehalfOf.Key)
	member := node{name: "member"}
	when := func(a, relation, b string) string { return "coalesce(" + a + " " + relation + " " + b + ", true)" }
	memberships := subquery("COLLECT", strings.Join([]string{
		"WITH startNode(" + attendance + ") AS somebody",
		"MATCH " + p.compiler.arrow(arrow{via: graph.Via{Relation: memberOf}, variable: member.name}).between("somebody", "of"),
		"WHERE " + when(member.value(memberUntil), ">=", p.meeting.value(earliest)) + " AND " + when(member.value(memberFrom), "<=", p.meeting.value(latest)),
		"RETURN of.id",
	}, "\n"))
	return "[" + actor + ", " + on + "] + coalesce(" + behalf + ", []) + CASE WHEN " + on + " IS NULL AND " + behalf + " IS NULL THEN " + memberships + " ELSE [] END"
}
