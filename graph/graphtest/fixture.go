package graphtest

import (
	"fmt"

	"parley/graph"
)

// Fixture returns the graph of the suite:
//
//	anna ──ATTENDED(side north, LEAD)──▶ lake-1 ◀──ATTENDED(side south)── carl
//	bea  ──ATTENDED(side north)────────▶ lake-1 ──AT──▶ lakeside ─WITHIN▶ valley ─WITHIN▶ land
//	anna ──ATTENDED(side north)────────▶ call-2 ◀──ATTENDED(side south, INFERRED)── dora
//	carl ──ATTENDED(side south)────────▶ hill-3 ──AT──▶ valley
//	anna ──EXPECTED_AT─────────────────▶ plan-4   bea ──ABSENT_FROM──▶ hill-3
//	lake-1 ──TOPIC(DISCUSSED)──▶ border ─SUBISSUE_OF▶ peace ◀──TOPIC(AIM)── lake-1
//	call-2 ──TOPIC(PLANNED)──▶ peace     plan-4 ──TOPIC(PLANNED)──▶ the-plan
//	anna ──MEMBER_OF(head of talks)──▶ north   anna ──MEMBER_OF(chief negotiator)──▶ north
//	claim-1, claim-2 ──ABOUT──▶ lake-1; claim-1, claim-2, claim-3 ──REPORTED_BY──▶ paper; claim-2 ──HAS_OBJECT──▶ anna
//	claim-2 ──RELAYED_BY(1)──▶ carl, (2) ──▶ bea    box ──STATES──▶ anna, lake-1
//	lake-1, call-2 ──IN_PROCESS──▶ talks     evan ──NAMED_AS(OPEN)──▶ border
//	lake-1 ──PAST_MEETING──▶ lake-1, twice   anna ──PAST_ATTENDED──▶ lake-1
//
// lake-1 is of 1 May, call-2 of 2 May, hill-3 of 3 May 2030, plan-4 of no known time.
func Fixture() graph.Contents {
	b := &Builder{}
	for _, p := range []string{"anna", "bea", "carl", "dora"} {
		b.Thing("Person", p, "name", p+" of the "+p+"s", "sortKey", p, "tokens", []string{p, p + "s", "of", "the"}, "sounds", []string{p})
	}
	b.Thing("Person", "evan", "name", `Evan "the \ quick" Ω`, "sortKey", "evan", "aliases", []string{"E", "Ev"}, "unnamed", true, "tokens", []string{"=fn", "evan", "quick", "the"}, "families", []string{"quick"}, "sounds", []string{"efan", "kuikest"}, "wholeSounds", []string{"kuikest"},
		"names", []string{"Еван", "Evan"}, "names_language", []string{"uk", ""}, "names_script", []string{"Cyrl", ""}, "identifiers", []string{"Q1"}, "identifiers_scheme", []string{""})
	b.Thing("Organization", "north", "name", "North", "classification", "STATE")
	b.Thing("Organization", "south", "name", "South", "classification", "STATE")
	b.Thing("Place", "land", "name", "Land", "country", "XX", "tokens", []string{"land"}, "wholes", []string{"land", "the land"}, "sounds", []string{"lant"})
	b.Thing("Place", "valley", "name", "Valley", "latitude", 1.5, "longitude", -2.25)
	b.Thing("Place", "lakeside", "name", "Lakeside", "tokens", []string{"lakeside"}, "sounds", []string{"lakeside"})
	b.Thing("Issue", "peace", "name", "Peace")
	b.Thing("Issue", "border", "name", "Border")
	b.Thing("Plan", "the-plan", "name", "The plan", "pointCount", int64(28))
	b.Meeting("lake-1", "HELD", "2030-05-01", "mode", "IN_PERSON", "contested", []string{"mode"}, "tokens", []string{"lake", "talks"}, "wholes", []string{"talks lake"})
	b.Meeting("call-2", "HELD", "2030-05-02", "mode", "PHONE")
	b.Meeting("hill-3", "UNDER_WAY", "2030-05-03", "name", "Ωm😀éga")
	b.Meeting("plan-4", "SCHEDULED", "")
	b.Thing("Source", "paper", "title", "The paper", "said", " the paper ", "reported", "2030-05-04T23:59:59Z", "reliability", "B")
	b.Thing("Claim", "claim-1", "property", "status", "value", "HELD", "polarity", "AFFIRMS", "rank", "NORMAL", "start", int64(4), "end", int64(9), "quote", "met", "reported", "2030-05-04T23:59:59Z", "said", " thei met at the lake \x1f 600000 ", "leads", true)
	b.Thing("Claim", "claim-2", "property", "participants", "object", "anna", "value", "anna", "polarity", "AFFIRMS", "rank", "NORMAL", "reported", "2030-05-03T12:00:00Z", "said", " the lake thei all met ", "leads", true)
	b.Thing("Claim", "claim-3", "property", "participants", "object", "bea", "polarity", "AFFIRMS", "rank", "NORMAL", "reported", "2030-05-03T12:00:00Z", "said", " the lake thei all met ")
	b.Thing("Process", "talks", "name", "The talks")
	b.Thing("Quotation", "words-1", "text", "Yes.", "said", " ies ", "medium", "X", "otherMedia", []string{"INTERVIEW", "TELEGRAM"})
	b.Thing("Dossier", "box", "title", "The box")

	b.Edge("ATTENDED", "anna", "lake-1", "side", "north", "role", []string{"LEAD"}, "basis", "REPORTED", "claims", []string{"claim-2", "claim-1"})
	b.Edge("ATTENDED", "bea", "lake-1", "side", "north", "basis", "REPORTED")
	b.Edge("ATTENDED", "carl", "lake-1", "side", "south", "basis", "REPORTED")
	b.Edge("ATTENDED", "anna", "call-2", "side", "north")
	b.Edge("ATTENDED", "dora", "call-2", "side", "south", "basis", "INFERRED")
	b.Edge("ATTENDED", "carl", "hill-3", "side", "south", "onBehalfOf", []string{"ghost"})
	b.Edge("EXPECTED_AT", "anna", "plan-4")
	b.Edge("ABSENT_FROM", "bea", "hill-3")
	b.Edge("AT", "lake-1", "lakeside")
	b.Edge("AT", "hill-3", "valley")
	b.Edge("WITHIN", "lakeside", "valley")
	b.Edge("WITHIN", "valley", "land")
	b.Edge("SUBISSUE_OF", "border", "peace")
	b.Edge("TOPIC", "lake-1", "border", "as", "DISCUSSED")
	b.Edge("TOPIC", "lake-1", "peace", "as", "AIM")
	b.Edge("TOPIC", "lake-1", "peace", "as", "DISCUSSED")
	b.Edge("TOPIC", "call-2", "peace", "as", "PLANNED")
	b.Edge("TOPIC", "plan-4", "the-plan", "as", "PLANNED")
	b.Edge("MEMBER_OF", "anna", "north", "role", "head of talks")
	b.Edge("MEMBER_OF", "anna", "north", "role", "chief negotiator", "start", "2029", "claims", []string{"claim-1"})
	b.Edge("REPORTED_BY", "claim-1", "paper")
	b.Edge("REPORTED_BY", "claim-2", "paper")
	b.Edge("REPORTED_BY", "claim-3", "paper")
	b.Edge("ABOUT", "claim-1", "lake-1")
	b.Edge("ABOUT", "claim-2", "lake-1")
	b.Edge("HAS_OBJECT", "claim-2", "anna")
	b.Edge("RELAYED_BY", "claim-2", "bea", "step", int64(2))
	b.Edge("RELAYED_BY", "claim-2", "carl", "step", int64(1))
	b.Edge("IN_PROCESS", "lake-1", "talks")
	b.Edge("IN_PROCESS", "call-2", "talks")
	b.Edge("NAMED_AS", "evan", "border", "as", "OPEN", "wording", "still open")
	b.Edge("PAST_MEETING", "lake-1", "lake-1", "since", "2030-04-01T00:00:00Z", "until", "2030-04-02T00:00:00Z", "status", "PROPOSED", "contested", []string{"status"})
	b.Edge("PAST_MEETING", "lake-1", "lake-1", "since", "2030-04-02T00:00:00Z", "until", "2030-05-02T00:00:00Z", "status", "SCHEDULED", "when", "2030-05", "when_earliest", "2030-05-01T00:00:00Z")
	b.Edge("PAST_ATTENDED", "anna", "lake-1", "since", "2030-05-01T00:00:00Z", "until", "2030-05-02T00:00:00Z", "role", []string{"PARTY"}, "claims", []string{"claim-1"})
	b.Edge("STATES", "box", "anna", "reference", `{"name": "anna"}`)
	b.Edge("STATES", "box", "lake-1")
	return b.Contents
}

// Builder builds a graph from names. It panics on a wrong name.
type Builder struct{ graph.Contents }

// Thing adds a thing. Its properties alternate between keys and values. A part of a flattened
// property has a key such as "when_earliest"; the first part has the property's own name.
func (b *Builder) Thing(typ, id string, properties ...any) {
	t := graph.Parley.Type(typ)
	b.Records = append(b.Records, graph.Record{
		Type: t, Values: values(t.Properties, append([]any{"id", id}, properties...)),
	})
}

// Meeting adds a meeting on a day, or at an unknown time if the day is "".
func (b *Builder) Meeting(id, status, day string, properties ...any) {
	properties = append(properties, "status", status)
	if day != "" {
		properties = append(properties, "when", day, "when_earliest", day+"T00:00:00Z", "when_latest", day+"T23:59:59Z",
			"when_firstDay", day, "when_lastDay", day, "when_periods", []string{day})
	}
	b.Thing("Meeting", id, properties...)
}

// Edge adds an edge. Its properties alternate between keys and values.
func (b *Builder) Edge(relation, from, to string, properties ...any) {
	r := graph.Parley.Relation(relation)
	b.Edges = append(b.Edges, graph.Edge{
		Relation: r, From: graph.ID(from), To: graph.ID(to), Values: values(r.Properties, properties),
	})
}

// values returns the values of alternating keys and values, by Property.Index.
func values(ps []*graph.Property, pairs []any) []graph.Value {
	vs := make([]graph.Value, len(ps))
pairs:
	for i := 0; i < len(pairs); i += 2 {
		for _, p := range ps {
			if p.Key == pairs[i] {
				vs[p.Index] = pairs[i+1]
				continue pairs
			}
		}
		panic(fmt.Sprintf("graphtest: no property %v", pairs[i]))
	}
	return vs
}

// Replace returns the change after which a store that holds have holds exactly c.
func Replace(c graph.Contents, have graph.Contents, base graph.Revision) graph.Change {
	ch := graph.Change{Base: base, Put: c.Records, PutEdges: c.Edges}
	keep := map[graph.ID]bool{}
	for _, r := range c.Records {
		keep[r.ID()] = true
	}
	for _, r := range have.Records {
		if !keep[r.ID()] {
			ch.Drop = append(ch.Drop, r.ID())
		}
	}
	keepEdges := map[graph.EdgeKey]bool{}
	for _, e := range c.Edges {
		keepEdges[e.Key()] = true
	}
	for _, e := range have.Edges {
		if !keepEdges[e.Key()] {
			ch.DropEdges = append(ch.DropEdges, e.Key())
		}
	}
	return ch
}
