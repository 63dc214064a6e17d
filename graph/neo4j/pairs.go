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
	doubtfulMode = meeting.Property("doubtfulMode")
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
	larger    = "larger"    // whether other meetings are parts of the meeting
	usual     = "usual"     // the mode of the attendances without a mode of their own
	ways      = "ways"      // for each of own a map: its mode, and the attendance itself (of)
	theirWays = "theirWays" // the same for theirs
	direct    = "direct"    // whether one of own was not in indirect talks
	one       = "o"         // one of own, or of ways
	another   = "r"         // the other attendance of a pair, or one of theirWays
	mode      = "mode"      // the mode of the other attendance
)

// pairs finds the meetings at which an actor met others. See graph.Encounters.
type pairs struct {
	compiler    *compiler
	query       *graph.Encounters
	actor       string // the parameter with the actor's id
	with        string // the parameter with the second actor's id, or ""
	counterpart string // the variable for a counterpart; with a second actor, for its id
	meeting     node

	onMeetings []string // conditions on the meeting alone
	onPairs    []string // conditions on the two attendances
	simple     bool     // the only condition on the two attendances is graph.Met
	indirect   string   // parameters: the mode of indirect talks, and the role of those who carry messages there
	mediator   string
	possible   []string // conditions on the meeting without which no pair can meet those of onPairs, if it is not special
	remote     string   // parameters: the modes of those who are not in the room
	hybrid     string
	inPerson   string
}

// pairs compiles the conditions of the query.
func (c *compiler) pairs(q *graph.Encounters, e *encounter) *pairs {
	p := &pairs{compiler: c, query: q, actor: e.actor, counterpart: e.counterpart, meeting: c.node("n" + c.number())}
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
		p.indirect, p.mediator = c.param(string(graph.ModeIndirect)), c.param(string(graph.RoleMediator))
		p.onPairs = append(p.onPairs, p.metEachOther())
		p.simple = len(ofPair) == 0
	}
	if len(ofPair) > 0 {
		modes := make([]string, len(graph.FarModes))
		for i, m := range graph.FarModes {
			modes[i] = string(m)
		}
		pair := paired{node: p.meeting, mode: p.modeOfPair(c.param(modes))}
		for _, condition := range ofPair {
			p.possible = append(p.possible, c.possible(condition, p.meeting)...)
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

// possible writes a condition that can only hold for pairs in the mode of the meeting. It returns
// none for a condition of another form.
func (c *compiler) possible(p graph.Predicate, m node) []string {
	is, ok := p.(graph.Comparison)
	if !ok || is.Op != graph.Equal && is.Op != graph.In {
		return nil
	}
	return []string{c.comparison(is, scope{far: m}, false)}
}

// otherMode returns the expressions for the mode and the role of the other attendance of a pair.
func (p *pairs) other() (itsMode, itsRole string) {
	if p.with != "" {
		return another + "." + mode, another + ".of." + name(role.Key)
	}
	return mode, another + "." + name(role.Key)
}

// modeOfPair writes graph.PairMode. The parameter holds graph.FarModes.
func (p *pairs) modeOfPair(far string) string {
	a := one + "." + mode
	b, _ := p.other()
	return "CASE WHEN " + a + " = " + b + " THEN " + a + " ELSE [far IN " + far + " WHERE far = " + a + " OR far = " + b + "][0] END"
}

// metEachOther writes graph.Met for the two attendances of a pair. An attendance without a mode counts as indirect if the
// talks were perhaps indirect.
func (p *pairs) metEachOther() string {
	itsMode, itsRole := p.other()
	return "(" + p.inDirectTalks(one+"."+mode) + " AND " + p.inDirectTalks(itsMode) + " OR " +
		isOneOf(p.mediator, one+".of."+name(role.Key)) + " OR " + isOneOf(p.mediator, itsRole) + ")"
}

// inDirectTalks writes whether an attendance with this mode was not in indirect talks.
func (p *pairs) inDirectTalks(mode string) string {
	return "coalesce(" + mode + " <> " + p.indirect + ", " + p.meeting.value(doubtfulMode) + " IS NULL)"
}

// metSomebody writes whether the other attendance met one of own. It needs direct and usual.
func (p *pairs) metSomebody() string {
	return "(" + direct + " AND " + p.inDirectTalks(modeOf(another)) + " OR " + isOneOf(p.mediator, another+"."+name(role.Key)) +
		" OR any(" + one + " IN " + own + " WHERE " + isOneOf(p.mediator, one+"."+name(role.Key)) + "))"
}

// isOneOf writes whether a list, which may be absent, has a value.
func isOneOf(value, list string) string { return value + " IN coalesce(" + list + ", [])" }

// clauses writes clauses that bind the counterpart, the meeting and larger, once for
// each encounter at a meeting. They end with a WITH.
func (p *pairs) clauses() string {
	if p.with != "" {
		return p.ofBoth()
	}
	return p.ofOne()
}

// ofOne writes clauses that find the meetings with an attendance that counts for the actor,
// and the actors with another attendance there.
func (p *pairs) ofOne() string {
	m := p.meeting.name
	end := "c"
	if !implied(p.query.Counterparts, p.attendees().Far()) {
		end += ":" + labels(p.query.Counterparts)
	}
	people, twoPeople := stands+" IS NULL", stands+" IS NULL"
	if covers(p.query.Counterparts, []*graph.Type{organization}) {
		people, twoPeople = "false", twoPeople+" AND c:"+name(person.Name)
	}
	// To compare nodes costs less than to read the id of each.
	conditions := []string{"c <> a", notFor(another), p.apart(twoPeople, "c.id")}
	text := standing("a", p.actor, stands, []string{"a"}) +
		"CALL (" + stands + ") {" + indent(strings.Join(p.attendances(one, p.actor, stands, nil, "RETURN "+m+", "+one), "\nUNION\n")) + "\n}\n" +
		"WITH " + m + ", a, " + stands + ", collect(" + one + ") AS " + own + where("\n", p.ofMeeting()) + "\n" +
		p.withSides(people, m+", a, "+stands+", "+own) +
		p.withUsual(m+", a, "+stands+", "+own+", "+ours+", "+above)
	find := "MATCH " + p.compiler.arrow(arrow{via: p.attendees(), variable: another}).between(m, end)
	found := "\nWITH c AS " + p.counterpart + ", " + m + ", " + larger
	before := []string{m, "a", stands, own, ours, above, larger, usual}
	switch {
	case len(p.onPairs) == 0:
		return text + find + where("\n", conditions) + found
	case p.simple:
		before = append(before, "any("+one+" IN "+own+" WHERE "+p.inDirectTalks(modeOf(one))+") AS "+direct)
		return text + "WITH " + strings.Join(before, ", ") + "\n" + find + where("\n", append(conditions, p.metSomebody())) + found
	}
	return text + "WITH " + strings.Join(append(before, waysOf(one, own)+" AS "+ways), ", ") + "\n" +
		find + where("\n", conditions) +
		"\nWITH " + strings.Join([]string{m, larger, ways, "c", another, modeOf(another) + " AS " + mode}, ", ") +
		"\nWHERE any(" + one + " IN " + ways + " WHERE " + strings.Join(p.onPairs, " AND ") + ")" + found
}

// ofBoth writes clauses that find the meetings with an attendance that counts for the actor,
// and another that counts for the second actor and not for the first. It looks up the
// attendances of both. To test every meeting of the first took six times the database hits.
func (p *pairs) ofBoth() string {
	m := p.meeting.name
	twoPeople := stands + " IS NULL AND " + standsToo + " IS NULL"
	arms := p.attendances(one, p.actor, stands, nil, "RETURN "+m+", "+one+", null AS "+another)
	arms = append(arms, p.attendances(another, p.with, standsToo, others(another, p.actor), "RETURN "+m+", null AS "+one+", "+another)...)
	text := standing("a", p.actor, stands, nil) + standing("b", p.with, standsToo, []string{stands}) +
		"CALL (" + stands + ", " + standsToo + ") {" + indent(strings.Join(arms, "\nUNION\n")) + "\n}\n" +
		"WITH " + m + ", " + stands + ", " + standsToo + ", collect(" + one + ") AS " + own + ", collect(" + another + ") AS " + theirs +
		where("\n", append([]string{"size(" + own + ") > 0", "size(" + theirs + ") > 0"}, p.ofMeeting()...)) + "\n" +
		p.withSides(twoPeople, strings.Join([]string{m, stands, standsToo, own, theirs}, ", ")) +
		"UNWIND " + theirs + " AS " + another +
		"\nWITH " + strings.Join([]string{m, stands, standsToo, own, ours, above, another}, ", ") + where("\n", []string{p.apart(twoPeople, p.with)}) +
		"\nWITH " + m + ", " + own + ", collect(" + another + ") AS " + theirs + "\n" +
		p.withUsual(m+", "+own+", "+theirs)
	if len(p.onPairs) > 0 {
		text += "WITH " + strings.Join([]string{m, larger, waysOf(one, own) + " AS " + ways, waysOf(another, theirs) + " AS " + theirWays}, ", ") +
			"\nWHERE any(" + one + " IN " + ways + " WHERE any(" + another + " IN " + theirWays + " WHERE " + strings.Join(p.onPairs, " AND ") + "))\n"
	}
	return text + "WITH " + p.with + " AS " + p.counterpart + ", " + m + ", " + larger
}

// ofMeeting returns the conditions on the meeting. A meeting can have pairs in another mode than
// its own if it is hybrid, or if an attendance has a mode of its own.
func (p *pairs) ofMeeting() []string {
	conditions := p.onMeetings
	for _, c := range p.possible {
		conditions = append(conditions[:len(conditions):len(conditions)], "("+c+" OR "+p.meeting.value(meetingMode)+" = "+p.hybrid+" OR EXISTS { "+
			p.compiler.arrow(arrow{via: p.attendees(), variable: "x"}).between(p.meeting.name, "")+" WHERE x."+name(ownMode.Key)+" IS NOT NULL })")
	}
	return conditions
}

// relations are the relations that count as attendances.
func (p *pairs) relations() []*graph.Relation {
	if p.query.Alleged {
		return []*graph.Relation{attended, allegedAt}
	}
	return []*graph.Relation{attended}
}

// attendees is the step from a meeting to the attendances that count.
func (p *pairs) attendees() graph.Via {
	if p.query.Alleged {
		return graph.Via{Relation: attended, Also: allegedAt, Reverse: true}
	}
	return toAttendees
}

// modeOf writes the mode of an attendance: its own, or the usual mode.
func modeOf(attendance string) string {
	return "coalesce(" + attendance + "." + name(ownMode.Key) + ", " + usual + ")"
}

// waysOf writes a list of maps for a list of attendances.
func waysOf(variable, list string) string {
	return "[" + variable + " IN " + list + " | {" + mode + ": " + modeOf(variable) + ", of: " + variable + "}]"
}

// standing writes clauses that bind the id of an actor for whom others can attend. It is null
// for a Person: nobody else attends for a Person.
func standing(variable, actor, as string, kept []string) string {
	return "OPTIONAL MATCH (" + variable + withID(actor) + ")\n" +
		"WITH " + strings.Join(append(kept, "CASE WHEN "+variable+":"+name(person.Name)+" THEN null ELSE "+actor+" END AS "+as), ", ") + "\n"
}

// withUsual writes a WITH that keeps the variables, and adds larger. If a condition reads
// the mode of a pair, it adds the usual mode of the meeting too (see graph.UsualMode).
func (p *pairs) withUsual(kept string) string {
	m := p.meeting.name
	text := "WITH " + kept + ", EXISTS { " + p.compiler.arrow(arrow{via: toParts}).between(m, "") + " } AS " + larger
	if len(p.onPairs) > 0 {
		its := p.meeting.value(meetingMode)
		text += ", CASE WHEN " + its + " = " + p.hybrid + " AND EXISTS { " +
			p.compiler.arrow(arrow{via: p.attendees(), variable: "x"}).between(m, "") + " WHERE x." + name(ownMode.Key) + " IN " + p.remote +
			" } THEN " + p.inPerson + " ELSE " + its + " END AS " + usual
	}
	return text + "\n"
}

// attendances writes three lookups of the attendances that count for an actor: the actor
// attended, somebody on the actor's side attended, somebody on the actor's behalf attended. One
// pattern with OR would be a scan.
func (p *pairs) attendances(variable, actor, stands string, conditions []string, end string) []string {
	var arms []string
	for _, r := range p.relations() {
		arms = append(arms, p.compiler.lookups(r, p.meeting, variable, actor, stands, conditions, end)...)
	}
	return arms
}

// lookups writes the lookups along one relation. The spans of the relation have lookups of their own: an index has one relation.
func (c *compiler) lookups(r *graph.Relation, m node, variable, actor, stands string, conditions []string, end string) []string {
	lookup := func(start, equal string, conditions []string) string {
		a := c.arrow(arrow{via: graph.Via{Relation: r}, variable: variable, equal: equal, alone: true, stead: r.Past()})
		return "MATCH " + a.between(start, m.name) + where("\n", conditions) + "\n" + end
	}
	represents := variable + "." + representedKey + " CONTAINS " + enclosed(stands)
	if r.Past() {
		represents = stands + " IN " + variable + "." + name(onBehalfOf.Key)
	}
	arms := []string{
		lookup("c"+withID(actor), "", conditions),
		lookup("c", " {"+name(side.Key)+": "+stands+"}", conditions),
		lookup("c", "", append([]string{represents}, conditions...)),
	}
	if c.at != "" && r.History != nil {
		arms = append(arms, c.lookups(r.History, m, variable, actor, stands, conditions, end)...)
	}
	return arms
}

// others writes the conditions that an attendance of c does not count for the actor.
func others(attendance, actor string) []string {
	return []string{"c.id <> " + actor, notFor(attendance)}
}

// notFor writes the condition that nobody attended for the actor with this attendance. For a Person nothing is read.
func notFor(attendance string) string {
	return "(" + stands + " IS NULL OR coalesce(" + attendance + "." + name(side.Key) + " <> " + stands + ", true) AND " +
		"coalesce(NOT " + stands + " IN " + attendance + "." + name(onBehalfOf.Key) + ", true))"
}
