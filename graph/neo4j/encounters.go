package neo4j

import (
	"fmt"

	"parley/graph"
)

// The parts of the model from which encounters and groups are worked out.
var (
	attended   = graph.Parley.Relation("ATTENDED")
	allegedAt  = graph.Parley.Relation("ALLEGED_AT")
	side       = attended.Property("side")
	onBehalfOf = attended.Property("onBehalfOf")
	meeting    = graph.Parley.Type("Meeting")
	status     = meeting.Property("status")
	earliest   = meeting.Property("when").Part("earliest")

	toAttendees = graph.Via{Relation: attended, Reverse: true}
	toParts     = graph.Via{Relation: graph.Parley.Relation("PART_OF"), Reverse: true}
	toTopics    = graph.Via{Relation: graph.Parley.Relation("TOPIC")}
	toPlaces    = graph.Via{Relation: graph.Parley.Relation("AT")}
)

// encounter is an Encounter whose properties the statement works out from three
// variables: the counterpart, the list of the meetings, and the list of the wholes. Only
// the properties that are read are worked out.
type encounter struct {
	compiler    *compiler
	actor       string // the parameter with the actor's id
	counterpart string // the variable of the counterpart
	idOnly      bool   // the variable holds only the id of the counterpart
	meetings    string // the variable of the list
	wholes      string // the variable of the list of larger meetings
	ordered     bool   // the lists must be in order of time
}

func (e *encounter) id() string {
	if e.idOnly {
		return e.counterpart
	}
	return e.counterpart + ".id"
}

func (e *encounter) variables() []string   { return []string{e.counterpart, e.meetings, e.wholes} }
func (e *encounter) is(*graph.Type) string { return "true" }

func (e *encounter) value(p *graph.Property) string {
	switch p.Name {
	case "actor":
		return e.actor
	case "counterpart":
		return e.id()
	case "count":
		return "size(" + e.meetings + ")"
	case "undated":
		x := "n" + e.compiler.number()
		return "size([" + x + " IN " + e.meetings + " WHERE " + e.compiler.node(x).value(earliest) + " IS NULL])"
	case "meetingCount":
		return "(size(" + e.meetings + ") + size(" + e.wholes + "))"
	case "firstMet":
		return e.meetingAt("0") + ".id"
	case "lastMet":
		return e.meetingAt("-1") + ".id"
	case "firstTime":
		return e.timeAt("0", "0..1")
	case "lastTime":
		return e.timeAt("-1", "-1..")
	case "contested":
		return e.contested()
	case "meetings":
		return e.compiler.idsOf(e.meetings)
	case "wholes":
		return e.compiler.idsOf(e.wholes)
	case "issues", "places":
		x := "n" + e.compiler.number()
		return subquery("COLLECT", e.nodes(p, x)+"\nWITH "+x+".id AS id\nORDER BY id\nRETURN id")
	}
	panic(fmt.Sprintf("neo4j: an Encounter has no %s", p.Name))
}

// meetingAt writes the meeting at an index of the meetings with a beginning: 0 for the first, -1 for the last.
func (e *encounter) meetingAt(i string) string {
	e.ordered = true
	x := "n" + e.compiler.number()
	return "[" + x + " IN " + e.meetings + " WHERE " + e.compiler.node(x).value(earliest) + " IS NOT NULL][" + i + "]"
}

// timeAt writes the beginning of the meeting at an index, which a range of indexes names, too.
func (e *encounter) timeAt(i, within string) string {
	if e.compiler.at == "" {
		return e.meetingAt(i) + "." + name(earliest.Key)
	}
	x := e.compiler.node("n" + e.compiler.number())
	return subquery("COLLECT", unwind(e.meetingAt(within), x.name)+"\nRETURN "+x.value(earliest)) + "[0]"
}

// nodes writes clauses for things that the variables of the encounter hold. See derived.
func (e *encounter) nodes(p *graph.Property, x string) string {
	switch p.Name {
	case "counterpart":
		if !e.idOnly {
			return unwind("["+e.counterpart+"]", x)
		}
	case "meetings":
		return unwind(e.meetings, x)
	case "wholes":
		return unwind(e.wholes, x)
	case "firstMet":
		return unwind(e.meetingAt("0..1"), x)
	case "lastMet":
		return unwind(e.meetingAt("-1.."), x)
	case "issues":
		return e.linked(toTopics, x+":Issue", x)
	case "places":
		return e.linked(toPlaces, x, x)
	}
	return ""
}

// unwind writes clauses that make a row of each item of a list. A WHERE may follow.
func unwind(list, x string) string { return "UNWIND " + list + " AS " + x + "\nWITH " + x }

// idsOf writes the ids of a list of nodes, sorted.
func (c *compiler) idsOf(nodes string) string {
	x := "n" + c.number()
	return subquery("COLLECT", unwind(nodes, x)+".id AS id\nORDER BY id\nRETURN id")
}

// linked writes clauses that bind x to the things to which a step leads from the meetings.
func (e *encounter) linked(via graph.Via, end, x string) string {
	m := "n" + e.compiler.number()
	return "UNWIND " + e.meetings + " AS " + m + "\n" +
		"MATCH " + e.compiler.arrow(arrow{via: via}).between(m, end) + "\nWITH DISTINCT " + x
}

// encounters writes how the encounters of an actor are found. See graph.Encounters.
func (c *compiler) encounters(q *graph.Encounters, l *graph.Link) found {
	k := c.number()
	e := &encounter{compiler: c, actor: c.param(string(q.Actor)), counterpart: "n" + k, idOnly: q.With != "", meetings: "m" + k, wholes: "w" + k}
	p := c.pairs(q, e)
	var onEncounters []string
	if l.Many != nil {
		onEncounters = c.conjuncts(l.Many.Where, scope{far: e})
	}
	f := found{scope: scope{far: e}, wide: true}
	f.clauses = func() string {
		text := p.clauses()
		if e.ordered {
			text += "\nORDER BY coalesce(" + p.meeting.value(earliest) + ", ''), " + p.meeting.id()
		}
		m, all, wholes := p.meeting.name, "a"+k, "l"+k
		return text + "\nWITH " + e.counterpart + ", collect(" + m + ") AS " + all + ", collect(CASE WHEN " + larger + " THEN " + m + " END) AS " + wholes +
			"\nWITH " + e.counterpart + ", " + all + ", " + "CASE WHEN size(" + wholes + ") = 0 THEN [] ELSE " + subquery("COLLECT", c.wholesAmong(wholes, all)) + " END AS " + e.wholes +
			"\nWITH " + e.counterpart + ", CASE WHEN size(" + e.wholes + ") = 0 THEN " + all + " ELSE [m IN " + all + " WHERE NOT m IN " + e.wholes + "] END AS " + e.meetings + ", " + e.wholes +
			where("\n", onEncounters)
	}
	return f
}

// wholesAmong writes clauses that return those meetings of a list of which another meeting of
// the list `all` is a part, each once. Measured for 4,000 groups of 140,000 meetings: a condition
// inside a list comprehension takes 15 times as long.
func (c *compiler) wholesAmong(list, all string) string {
	return "UNWIND " + list + " AS whole\nMATCH " + c.arrow(arrow{via: toParts, repeat: "*1.."}).between("whole", "part") +
		"\nWHERE part <> whole AND part IN " + all + "\nRETURN DISTINCT whole"
}
