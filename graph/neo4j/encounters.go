package neo4j

import (
	"fmt"
	"strings"

	"parley/graph"
)

// The parts of the model that an Encounter is worked out from.
var (
	attended   = graph.Parley.Relation("ATTENDED")
	side       = attended.Property("side")
	onBehalfOf = attended.Property("onBehalfOf")
	meeting    = graph.Parley.Type("Meeting")
	earliest   = meeting.Property("when").Part("earliest")
	topic      = name(graph.Parley.Relation("TOPIC").Name)
	at         = name(graph.Parley.Relation("AT").Name)
)

// encounter is a bearer whose properties are worked out from the counterpart's id
// and the list of the meetings. Only what is read is worked out.
type encounter struct {
	compiler    *compiler
	actor       string // a parameter
	counterpart string // a variable
	meetings    string // a variable
	ordered     bool   // the meetings must be in order
}

func (e *encounter) id() string            { return e.counterpart }
func (e *encounter) variables() []string   { return []string{e.counterpart, e.meetings} }
func (e *encounter) is(*graph.Type) string { return "true" }

func (e *encounter) value(p *graph.Property) string {
	switch p.Name {
	case "actor":
		return e.actor
	case "counterpart":
		return e.counterpart
	case "count":
		return "size(" + e.meetings + ")"
	case "firstMet":
		return e.ends("0") + ".id"
	case "lastMet":
		return e.ends("-1") + ".id"
	case "firstTime":
		return e.ends("0") + "." + name(earliest.Key)
	case "lastTime":
		return e.ends("-1") + "." + name(earliest.Key)
	case "meetings":
		return e.compiler.idsOf(e.meetings)
	case "issues", "places":
		x := "n" + e.compiler.number()
		return subquery("COLLECT", e.nodes(p, x)+"\nWITH "+x+".id AS id\nORDER BY id\nRETURN id")
	}
	panic(fmt.Sprintf("neo4j: an Encounter has no %s", p.Name))
}

// ends is the first meeting or the last.
func (e *encounter) ends(i string) string {
	e.ordered = true
	return e.meetings + "[" + i + "]"
}

// nodes: see derived.
func (e *encounter) nodes(p *graph.Property, x string) string {
	switch p.Name {
	case "meetings":
		return unwind(e.meetings, x)
	case "firstMet":
		e.ordered = true
		return unwind(e.meetings+"[0..1]", x)
	case "lastMet":
		e.ordered = true
		return unwind(e.meetings+"[-1..]", x)
	case "issues":
		return e.hang(topic, x+":Issue", x)
	case "places":
		return e.hang(at, x, x)
	}
	return ""
}

// unwind makes rows of a list. A WHERE may follow.
func unwind(list, x string) string { return "UNWIND " + list + " AS " + x + "\nWITH " + x }

// idsOf is the ids of a list of nodes, sorted.
func (c *compiler) idsOf(nodes string) string {
	x := "n" + c.number()
	return subquery("COLLECT", unwind(nodes, x)+".id AS id\nORDER BY id\nRETURN id")
}

// hang finds what the meetings are linked to.
func (e *encounter) hang(relation, end, x string) string {
	m := "n" + e.compiler.number()
	return "UNWIND " + e.meetings + " AS " + m + "\n" +
		"MATCH (" + m + ")-[:" + relation + "]->(" + end + ")\nWITH DISTINCT " + x
}

// encounters finds who met whom. See graph.Encounters.
func (c *compiler) encounters(q *graph.Encounters, l *graph.Link) found {
	k := c.number()
	e := &encounter{compiler: c, actor: c.param(string(q.Actor)), counterpart: "n" + k, meetings: "m" + k}
	m := node("n" + c.number())
	with := ""
	if q.With != "" {
		with = c.param(string(q.With))
	}
	onMeetings := c.conjuncts(q.Where, scope{far: m})
	var onEncounters []string
	if l.Many != nil {
		onEncounters = c.conjuncts(l.Many.Where, scope{far: e})
	}
	f := found{scope: scope{far: e}, wide: true}
	f.clauses = func() string {
		text := meetingsOf(m, e.actor, e.counterpart, onMeetings)
		if with != "" {
			text = meetingsOfBoth(m, e.actor, with, e.counterpart, onMeetings)
		}
		if e.ordered {
			text += "\nORDER BY coalesce(" + m.value(earliest) + ", ''), " + m.id()
		}
		return text + "\nWITH " + e.counterpart + ", collect(" + string(m) + ") AS " + e.meetings +
			where("\n", onEncounters)
	}
	return f
}

// meetingsOf finds the meetings at which an actor stands for an attendance, with
// everyone of whose attendance it does not.
func meetingsOf(m node, actor, counterpart string, conditions []string) string {
	text := "CALL () {" + indent(strings.Join(attendances(m, actor, nil, "RETURN "+string(m)), "\nUNION\n")) + "\n}\n"
	if len(conditions) > 0 {
		text += "WITH " + string(m) + where("\n", conditions) + "\n"
	}
	return text + "MATCH (" + string(m) + ")<-[r:" + name(attended.Name) + "]-(c)" +
		where("\n", others(actor)) + "\nWITH c.id AS " + counterpart + ", " + string(m)
}

// meetingsOfBoth finds the meetings at which an actor stands for an attendance,
// and another for one of the rest. It counts sides rather than asking of every
// meeting of the one whether the other was there: measured for two who have many
// meetings each, 13,733 database hits against 86,967.
func meetingsOfBoth(m node, actor, with, counterpart string, conditions []string) string {
	arms := attendances(m, actor, nil, "RETURN "+string(m)+", 0 AS side")
	arms = append(arms, attendances(m, with, others(actor), "RETURN "+string(m)+", 1 AS side")...)
	return "CALL () {" + indent(strings.Join(arms, "\nUNION\n")) + "\n}\n" +
		"WITH " + string(m) + ", count(*) AS sides" + where("\n", append([]string{"sides = 2"}, conditions...)) +
		"\nWITH " + with + " AS " + counterpart + ", " + string(m)
}

// attendances finds the meetings that an actor attended, on whose side somebody
// did, and on whose behalf: three lookups, where one pattern with OR is a scan.
func attendances(m node, actor string, conditions []string, end string) []string {
	a := name(attended.Name)
	return []string{
		"MATCH (c:Node {id: " + actor + "})-[r:" + a + "]->(" + string(m) + ")" + where("\n", conditions) + "\n" + end,
		"MATCH (c)-[r:" + a + " {" + name(side.Key) + ": " + actor + "}]->(" + string(m) + ")" + where("\n", conditions) + "\n" + end,
		"MATCH (c)-[r:" + a + " {" + name(onBehalfOf.Key) + ": " + actor + "}]->(" + string(m) + ")" + where("\n", conditions) + "\n" + end,
	}
}

// others holds for an attendance r of c that an actor does not stand for.
func others(actor string) []string {
	conditions := []string{"c.id <> " + actor}
	for _, p := range []*graph.Property{side, onBehalfOf} {
		v := "r." + name(p.Key)
		conditions = append(conditions, "("+v+" IS NULL OR "+v+" <> "+actor+")")
	}
	return conditions
}
