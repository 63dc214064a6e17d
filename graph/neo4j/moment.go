package neo4j

import (
	"slices"

	"parley/graph"
)

// moment is the parameter with the moment of an earlier graph, or "" for the present. Only this file, dated.go and
// arrow.go know how the stored graph holds what was reported when. See graph.Query.
type moment string

// holds writes the condition that an edge, or a span, is at the moment.
func (at moment) holds(variable string) string {
	return at.begun(variable) + " AND coalesce(" + variable + ".until, '" + endless + "') > " + string(at)
}

// begun writes the condition that a thing, an edge or a span had begun by the moment.
func (at moment) begun(variable string) string {
	return "coalesce(" + variable + ".since, '') <= " + string(at)
}

// indexed writes the same for a meeting or an edge of a dated relation, so that an index can find it. See dated.
func (at moment) indexed(variable string) string { return variable + ".since <= " + string(at) }

// dates reports whether a step along a relation leads only to things that are on record at the moment.
func (at moment) dates(via graph.Via) bool { return at == "" || via.Relation.History != nil }

// value writes the value of a property of a node. If the present values began later, it is that of the span at the moment.
func (at moment) value(variable string, p *graph.Property) string {
	now := variable + "." + name(p.Key)
	if isSince(p) {
		now = absent(now)
	}
	if at == "" {
		return now
	}
	histories := historiesWith(p)
	if len(histories) == 0 {
		return now
	}
	return at.asItWas(variable, histories, "span."+name(p.Key), now)
}

// asItWas writes what is read of the span at the moment, if the present values of a node began later, and else what is read of the node.
func (at moment) asItWas(variable string, histories []string, span, now string) string {
	return "CASE WHEN " + variable + ".since > " + string(at) + " THEN " + at.span(variable, histories, span) + "[0] ELSE " + now + " END"
}

// historiesWith returns the names of the histories of things that have a property.
func historiesWith(p *graph.Property) []string {
	var histories []string
	for _, r := range graph.Parley.Relations() {
		if r.PastOfType != nil && r.Property(p.Key) != nil {
			histories = append(histories, name(r.Name))
		}
	}
	return histories
}

// bound writes the fields of a node of some types, and looks up the span at the moment once for all these fields. Without it, each field looks
// up the span: a statement with many fields is then twice as long to plan. It returns false if no two fields read a span.
func (at moment) bound(n node, types []*graph.Type, selection graph.Selection, write func(node) string) (string, bool) {
	if at == "" || n.was != "" {
		return "", false
	}
	histories := historiesOf(types)
	reads := 0
	for _, t := range types {
		if t.History == nil {
			continue
		}
		for _, f := range selection[t] {
			if p := f.Property; p != nil && len(historiesWith(p.First())) > 0 {
				reads += 1 + len(f.Parts)
			}
		}
	}
	if reads < 2 {
		return "", false
	}
	n.was = "was_" + n.name
	return "[" + n.was + " IN [" + at.asItWas(n.name, histories, "span", n.name) + "] |" + indent(write(n)) + "\n][0]", true
}

// historiesOf returns the names of the histories of some types.
func historiesOf(types []*graph.Type) []string {
	var histories []string
	for _, t := range types {
		if t.History != nil {
			histories = append(histories, name(t.History.Name))
		}
	}
	return histories
}

// takeMoment writes a scan of things as they were at the moment. It returns the node that reads them, and the conditions that it has not written.
// One arm finds the things whose present values had begun, the other arm finds the spans of the other things. So no thing is asked for its
// spans, and an index can find the things, or the spans, with a value. Measured for 3,000 meetings: 8,600 to 14,400 database hits, 12,000
// to 28,500 with a search for spans from each meeting, and 9,000 for the present.
func (a *anchors) takeMoment(conditions []graph.Predicate, n node, types []*graph.Type) (node, []graph.Predicate) {
	c, histories := a.compiler, historiesOf(types)
	var rest []graph.Predicate
	now, then := []string{c.at.begun(n.name)}, []string{c.at.holds("span")}
	byDate := len(types) == 1 && types[0] == meeting
	for _, p := range conditions {
		if p, is := p.(graph.Comparison); is && !p.Edge && holdAll(histories, p.Property) {
			now = append(now, c.comparison(p, scope{far: node{name: n.name}}, false))
			then = append(then, c.comparison(p, scope{far: node{name: "span"}}, false))
			byDate = byDate && p.Property != status // the index of the status finds fewer meetings than the index of the dates
			continue
		}
		rest = append(rest, p)
	}
	each := ""
	if ofPeriod := c.ofPeriod(rest, types); ofPeriod != nil && holdAll(histories, timeOf(types[0].Declared).First()) {
		each, byDate = eachClass, false
		now, then = append(now, ofPeriod(n.name)...), append(then, ofPeriod("span")...)
	}
	if byDate {
		now[0] = c.at.indexed(n.name)
	}
	n.was = "was_" + n.name
	a.moment = "CALL () {" + indent(
		each+"MATCH ("+n.name+":"+labels(types)+")"+where("\n", now)+"\nRETURN "+n.name+", "+n.name+" AS "+n.was+"\nUNION ALL\n"+
			each+"MATCH "+spans(n.name, histories)+where("\n", then)+"\nRETURN "+n.name+", span AS "+n.was) + "\n}"
	return n, rest
}

// holdAll reports whether each of some histories has a property.
func holdAll(histories []string, p *graph.Property) bool {
	with := historiesWith(p)
	return !slices.ContainsFunc(histories, func(h string) bool { return !slices.Contains(with, h) })
}

// known writes the conditions that a thing of one of the types is on record at the moment. It returns none for the present.
func (at moment) known(n node, types []*graph.Type) []string {
	if at == "" {
		return nil
	}
	variable := n.name
	var histories []string
	reported, account := false, false
	for _, t := range types {
		switch {
		case t.Derived:
		case t.History != nil:
			histories = append(histories, name(t.History.Name))
		case t.Property("reported") != nil:
			reported = true
		case t == accountType:
			account = true
		}
	}
	var conditions []string
	if reported {
		conditions = append(conditions, "coalesce("+variable+".reported, '') <= "+string(at))
	}
	if len(histories) > 0 && n.was == "" { // what has been bound as it was, is on record
		conditions = append(conditions, "("+at.begun(variable)+" OR size("+at.span(variable, histories, "1")+") > 0)")
	}
	if account {
		of := graph.Via{Relation: accountOf}
		told := "EXISTS { " + arrow{via: of, at: at, variable: "of", ever: true}.between(variable, "") + " }" +
			" OR NOT EXISTS { " + arrow{via: of, or: []graph.Via{{Relation: accountOf.History}}}.between(variable, "") + " }"
		if len(types) > 1 {
			told = "NOT " + variable + ":" + name(accountType.Name) + " OR " + told
		}
		conditions = append(conditions, "("+told+")")
	}
	return conditions
}

var (
	accountType = graph.Parley.Type("Account")
	accountOf   = graph.Parley.Relation("ACCOUNT_OF")
)
