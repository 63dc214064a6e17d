package neo4j

import (
	"strings"

	"parley/graph"
)

// The parts of the model that decide who met at a meeting.
var (
	ownMode      = attended.Property("mode")
	role         = attended.Property("role")
	meetingMode  = meeting.Property("mode")
	person       = graph.Parley.Type("Person")
	organization = graph.Parley.Type("Organization")
	toParent     = graph.Via{Relation: graph.Parley.Relation("SUBORGANIZATION_OF")}
)

// The variables of the clauses that find pairs of attendances.
const (
	stands    = "stands"    // the actor's id if others can attend for the actor, otherwise null
	standsToo = "standsToo" // the same for the second actor
	own       = "own"       // the attendances of a meeting that count for the actor
	theirs    = "theirs"    // the attendances of a meeting that count for the second actor
	usual     = "usual"     // the mode of the attendances without a mode of their own
	one       = "o"         // one of own
	another   = "r"         // the other attendance of a pair
)

// pairs finds the meetings at which an actor met others. See graph.Encounters.
type pairs struct {
	query       *graph.Encounters
	actor       string // the parameter with the actor's id
	with        string // the parameter with the second actor's id, or ""
	counterpart string // the variable for the id of a counterpart
	meeting     node

	onMeetings []string // conditions on the meeting alone
	onPairs    []string // conditions on the two attendances
	remote     string   // parameters: the modes of those who are not in the room
	hybrid     string
	inPerson   string
}

// pairs compiles the conditions of the query.
func (c *compiler) pairs(q *graph.Encounters, e *encounter) *pairs {
	p := &pairs{query: q, actor: e.actor, counterpart: e.counterpart, meeting: node("n" + c.number())}
	if q.With != "" {
		p.with = c.param(string(q.With))
	}
	var ofPair []graph.Predicate
	for _, condition := range flatten(q.Where) {
		if readsMode(condition) {
			ofPair = append(ofPair, condition)
			continue
		}
		p.onMeetings = append(p.onMeetings, c.predicate(condition, scope{far: p.meeting}, false))
	}
	if !q.Indirect {
		p.onPairs = append(p.onPairs, metEachOther(c.param(string(graph.ModeIndirect)), c.param(string(graph.RoleMediator))))
	}
	if len(ofPair) > 0 {
		modes := make([]string, len(graph.FarModes))
		for i, m := range graph.FarModes {
			modes[i] = string(m)
		}
		pair := paired{node: p.meeting, mode: modeOfPair(c.param(modes))}
		for _, condition := range ofPair {
			p.onPairs = append(p.onPairs, c.predicate(condition, scope{far: pair}, false))
		}
	}
	if len(p.onPairs) > 0 {
		remote := make([]string, len(graph.RemoteModes))
		for i, m := range graph.RemoteModes {
			remote[i] = string(m)
		}
		p.remote, p.hybrid, p.inPerson = c.param(remote), c.param(string(graph.ModeHybrid)), c.param(string(graph.ModeInPerson))
	}
	return p
}

// readsMode reports whether a condition reads the mode of the meeting itself.
func readsMode(p graph.Predicate) bool {
	switch p := p.(type) {
	case graph.Comparison:
		return !p.Edge && p.Property.Key == meetingMode.Key
	case graph.And:
		return anyReadsMode(p)
	case graph.Or:
		return anyReadsMode(p)
	case graph.Not:
		return readsMode(p.Predicate)
	}
	return false
}

func anyReadsMode(ps []graph.Predicate) bool {
	for _, p := range ps {
		if readsMode(p) {
			return true
		}
	}
	return false
}

// paired is a meeting whose mode is that of a pair of attendances.
type paired struct {
	node
	mode string
}

func (p paired) value(of *graph.Property) string {
	if of.Key == meetingMode.Key {
		return p.mode
	}
	return p.node.value(of)
}

// modeOf writes the mode of an attendance: its own, or the usual mode.
func modeOf(attendance string) string {
	return "coalesce(" + attendance + "." + name(ownMode.Key) + ", " + usual + ")"
}

// modeOfPair writes graph.PairMode. The parameter holds graph.FarModes.
func modeOfPair(far string) string {
	a, b := modeOf(one), modeOf(another)
	return "CASE WHEN " + a + " = " + b + " THEN " + a + " ELSE [far IN " + far + " WHERE far = " + a + " OR far = " + b + "][0] END"
}

// metEachOther writes graph.Met for the two attendances of a pair.
func metEachOther(indirect, mediator string) string {
	direct := func(attendance string) string {
		return "coalesce(" + modeOf(attendance) + " <> " + indirect + ", true)"
	}
	mediates := func(attendance string) string { return attendance + "." + name(role.Key) + " = " + mediator }
	return "(" + direct(one) + " AND " + direct(another) + " OR " + mediates(one) + " OR " + mediates(another) + ")"
}

// clauses writes clauses that bind the id of the counterpart and the meeting, once for each
// encounter at a meeting. They end with a WITH.
func (p *pairs) clauses() string {
	if p.with != "" {
		return p.ofBoth()
	}
	return p.ofOne()
}

// ofOne writes clauses that find the meetings with an attendance that counts for the actor,
// and the actors with another attendance there.
func (p *pairs) ofOne() string {
	m := string(p.meeting)
	end := "c"
	if !implied(p.query.Counterparts, toAttendees.Far()) {
		end += ":" + labels(p.query.Counterparts)
	}
	conditions := others(another, p.actor)
	if len(p.onPairs) > 0 {
		conditions = append(conditions, "any("+one+" IN "+own+" WHERE "+strings.Join(p.onPairs, " AND ")+")")
	}
	if covers(p.query.Counterparts, []*graph.Type{organization}) {
		conditions = append(conditions, "NOT (c:"+name(organization.Name)+" AND "+isSide("c")+")")
	}
	return standing("a", p.actor, stands, nil) +
		"CALL (" + stands + ") {" + indent(strings.Join(attendances(p.meeting, one, p.actor, stands, nil, "RETURN "+m+", "+one), "\nUNION\n")) + "\n}\n" +
		"WITH " + m + ", " + stands + ", collect(" + one + ") AS " + own + where("\n", p.onMeetings) + "\n" +
		p.withUsual(m+", "+stands+", "+own) +
		"MATCH " + arrow{via: toAttendees, variable: another}.between(m, end) + where("\n", conditions) +
		"\nWITH c.id AS " + p.counterpart + ", " + m
}

// ofBoth writes clauses that find the meetings with an attendance that counts for the actor,
// and another that counts for the second actor and not for the first. It looks up the
// attendances of both. A test of every meeting of the first took six times the database hits.
func (p *pairs) ofBoth() string {
	m := string(p.meeting)
	arms := attendances(p.meeting, one, p.actor, stands, nil, "RETURN "+m+", "+one+", null AS "+another)
	arms = append(arms, attendances(p.meeting, another, p.with, standsToo, others(another, p.actor), "RETURN "+m+", null AS "+one+", "+another)...)
	text := standing("a", p.actor, stands, nil) + standing("b", p.with, standsToo, []string{stands}) +
		"CALL (" + stands + ", " + standsToo + ") {" + indent(strings.Join(arms, "\nUNION\n")) + "\n}\n" +
		"WITH " + m + ", collect(" + one + ") AS " + own + ", collect(" + another + ") AS " + theirs +
		where("\n", append([]string{"size(" + own + ") > 0", "size(" + theirs + ") > 0"}, p.onMeetings...)) + "\n" +
		p.withUsual(m+", "+own+", "+theirs)
	text += "WITH " + p.with + " AS " + p.counterpart + ", " + m
	if len(p.onPairs) > 0 {
		text += ", " + own + ", " + theirs + ", " + usual +
			"\nWHERE any(" + one + " IN " + own + " WHERE any(" + another + " IN " + theirs + " WHERE " + strings.Join(p.onPairs, " AND ") + "))" +
			"\nWITH " + p.counterpart + ", " + m
	}
	return text
}

// standing writes clauses that bind the id of an actor for whom others can attend. It is null
// for a Person: nobody else attends for a Person.
func standing(variable, actor, as string, kept []string) string {
	return "OPTIONAL MATCH (" + variable + withID(actor) + ")\n" +
		"WITH " + strings.Join(append(kept, "CASE WHEN "+variable+":"+name(person.Name)+" THEN null ELSE "+actor+" END AS "+as), ", ") + "\n"
}

// withUsual writes a WITH that keeps the variables, and adds the usual mode of the meeting (see
// graph.UsualMode). It writes nothing if no condition reads the mode.
func (p *pairs) withUsual(kept string) string {
	if len(p.onPairs) == 0 {
		return ""
	}
	mode := p.meeting.value(meetingMode)
	return "WITH " + kept + ", CASE WHEN " + mode + " = " + p.hybrid + " AND EXISTS { " +
		arrow{via: toAttendees, variable: "x"}.between(string(p.meeting), "") + " WHERE x." + name(ownMode.Key) + " IN " + p.remote +
		" } THEN " + p.inPerson + " ELSE " + mode + " END AS " + usual + "\n"
}

// attendances writes three lookups of the attendances that count for an actor: the actor
// attended, somebody on the actor's side attended, somebody on the actor's behalf attended. One
// pattern with OR would be a scan.
func attendances(m node, variable, actor, stands string, conditions []string, end string) []string {
	lookup := func(start, equal string) string {
		return "MATCH " + arrow{via: toMeeting, variable: variable, equal: equal}.between(start, string(m)) + where("\n", conditions) + "\n" + end
	}
	return []string{
		lookup("c"+withID(actor), ""),
		lookup("c", " {"+name(side.Key)+": "+stands+"}"),
		lookup("c", " {"+name(onBehalfOf.Key)+": "+stands+"}"),
	}
}

// others writes the conditions that an attendance of c does not count for the actor.
func others(attendance, actor string) []string {
	conditions := []string{"c.id <> " + actor}
	for _, p := range []*graph.Property{side, onBehalfOf} {
		conditions = append(conditions, "coalesce("+attendance+"."+name(p.Key)+" <> "+stands+", true)")
	}
	return conditions
}

// isSide writes the condition that an organization is the side of one of the actor's
// attendances, or the actor on whose behalf it is, or lies above one of them.
func isSide(organization string) string {
	return subquery("EXISTS", "UNWIND "+own+" AS mine\nUNWIND [mine."+name(side.Key)+", mine."+name(onBehalfOf.Key)+"] AS id\n"+
		"MATCH "+arrow{via: toParent, repeat: "*0.."}.between(withID("id"), organization)+"\nRETURN id")
}
