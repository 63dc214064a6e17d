package resolvers

import (
	"fmt"
	"strings"
	"time"

	"parley/graph"
	"parley/graph/words"
)

// condition turns the value of one field of a filter into a predicate on things of the types.
type condition func(c *compiler, v any, types []*graph.Type) (graph.Predicate, error)

// conditions holds the fields of filters that are more than "the property of
// that name has one of these values": by filter and field, or by field alone
// where it means the same in every filter. The fields and, or and not are
// understood in every filter.
var conditions = map[string]condition{
	"text":      named,
	"source":    reportedBy,
	"contested": contested,
	"from":      since,
	"until":     until,
	"place":     within("places", "Place", "within"),
	"topic":     topic,
	"plan":      linked("plan"),
	"process":   linked("process"),
	"about":     linked("about"),

	"PersonFilter.organization":  linked("memberships"),
	"PersonFilter.met":           met,
	"OrganizationFilter.parent":  under("Organization", "parent"),
	"PlaceFilter.within":         under("Place", "within"),
	"IssueFilter.under":          under("Issue", "parent"),
	"IssueFilter.namedAs":        some("namedBy", "as"),
	"MeetingFilter.participants": linked("participants"),
	"MeetingFilter.expected":     linked("expected"),
	"MeetingFilter.absent":       linked("absentees"),
	"MeetingFilter.denied":       linked("denied"),
	"MeetingFilter.side":         some("participants", "side"),
	"MeetingFilter.role":         some("participants", "role"),
	"MeetingFilter.partOf":       linked("partOf"),
	"MeetingFilter.participation": func(c *compiler, v any, types []*graph.Type) (graph.Predicate, error) {
		return c.someEdge("participants", "ParticipantEdgeFilter", v, types)
	},
	"MeetingFilter.expectation": func(c *compiler, v any, types []*graph.Type) (graph.Predicate, error) {
		return c.someEdge("expected", "ParticipantEdgeFilter", v, types)
	},
	"EventFilter.actor":        linked("actors"),
	"PlanVersionFilter.point":  linked("provisions"),
	"PointFilter.issue":        within("issues", "Issue", "parent"),
	"PointFilter.version":      linked("provisions"),
	"OutcomeFilter.meeting":    linked("meeting"),
	"QuotationFilter.speaker":  linked("speaker"),
	"QuotationFilter.occasion": linked("occasion"),
	"SourceFilter.publisher":   linked("publisher"),
	"SourceFilter.dossier":     linked("dossier"),
	"ClaimFilter.subject":      linked("subject"),
	"ClaimFilter.source":       linked("source"),
	"ClaimFilter.via":          linked("via"),
}

func conditionOf(filter, field string) condition {
	if c := conditions[filter+"."+field]; c != nil {
		return c
	}
	return conditions[field]
}

// named holds for what has a name of which some word begins with each word of a text.
func named(_ *compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	tokens, err := searched(text(v))
	all := graph.And{}
	for _, token := range tokens {
		all = append(all, graph.Comparison{Property: types[0].Property("tokens"), Op: graph.Prefix, Value: token})
	}
	return all, err
}

// longestSearch bounds, in bytes, what is looked for at once.
const longestSearch = 400

// searched is the words of a text to search for, at least one.
func searched(text string) ([]string, error) {
	if len(text) > longestSearch {
		return nil, fmt.Errorf("%w: the text has %d bytes, and %d are the most: search for fewer words", graph.ErrBadInput, len(text), longestSearch)
	}
	tokens := words.Tokens(text)
	if len(tokens) == 0 {
		return nil, fmt.Errorf("%w: the text holds no letter and no digit: write a word to search for, or leave it out", graph.ErrBadInput)
	}
	return tokens, nil
}

// reportedBy holds for what a source makes a claim about, at either end.
func reportedBy(c *compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	either := graph.Or{}
	for _, field := range []string{"claims", "claimsAsObject"} {
		claims, err := c.via(types, field)
		if err != nil {
			return nil, err
		}
		claim := c.model.Concrete(claims.Far())
		source, err := c.via(claim, "source")
		if err != nil {
			return nil, err
		}
		either = append(either, graph.Some{Via: claims, Types: claim, Where: graph.All{Via: source, IDs: ids(v)}})
	}
	return either, nil
}

// contested holds for what has a disagreement, or has none.
func contested(_ *compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	return disputed(types[0].Property("contested"), false, v), nil
}

func disputed(p *graph.Property, edge bool, v any) graph.Predicate {
	is := graph.Comparison{Property: p, Edge: edge, Op: graph.Prefix, Value: ""} // whatever it is, it begins so
	if v == true {
		return is
	}
	return graph.Not{Predicate: is}
}

// since holds for things whose time can be on that day or later.
func since(_ *compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	day, err := date(v)
	return notBefore(period(types[0].Declared), false, day), err
}

// until holds for things whose time can be on that day or earlier.
func until(_ *compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	day, err := date(v)
	return notAfter(period(types[0].Declared), false, day), err
}

// period returns the property that the conditions from and until are about, or nil.
func period(declared []*graph.Property) *graph.Property {
	for _, p := range declared {
		if p.Period {
			return p
		}
	}
	return nil
}

// notBefore holds for a time, of the relation walked if edge is set, that can be
// of that day or later. An open end can be.
func notBefore(p *graph.Property, edge bool, day string) graph.Predicate {
	return bounded(p, "latest", edge, graph.GreaterOrEqual, day+"T00:00:00Z")
}

// notAfter holds for a time that can be of that day or earlier. An open beginning can be.
func notAfter(p *graph.Property, edge bool, day string) graph.Predicate {
	return bounded(p, "earliest", edge, graph.LessOrEqual, day+"T23:59:59Z")
}

// bounded compares one end of a time. Where the time is there and that end is
// not, it is open, and holds. A time without parts is exact.
func bounded(p *graph.Property, end string, edge bool, op graph.Op, value string) graph.Predicate {
	part := p.Part(end)
	if part == nil {
		return graph.Comparison{Property: p, Edge: edge, Op: op, Value: value}
	}
	there := func(p *graph.Property) graph.Predicate {
		return graph.Comparison{Property: p, Edge: edge, Op: graph.GreaterOrEqual, Value: ""}
	}
	return graph.Or{
		graph.Comparison{Property: part, Edge: edge, Op: op, Value: value},
		graph.And{there(p.Parts[0]), graph.Not{Predicate: there(part)}},
	}
}

// date reads a Date: a day that the calendar has.
func date(v any) (string, error) {
	s := text(v)
	day, err := time.Parse(time.DateOnly, s)
	if err != nil || day.Year() == 0 {
		return "", fmt.Errorf("%w: %s is no day; write one as 2025-11-30", graph.ErrBadInput, quoteShort(s))
	}
	return s, nil
}

func quoteShort(s string) string {
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return "“" + strings.ToValidUTF8(s, "�") + "”"
}

// via is the step that a field of all the types stands for.
func (c *compiler) via(types []*graph.Type, field string) (graph.Via, error) {
	via, ok := c.model.Via(types[0], field)
	if !ok {
		return via, fmt.Errorf("%w: %s has no %s", errUnbound, types[0].Name, field)
	}
	return via, nil
}

func ids(v any) []graph.ID {
	list := []graph.ID{}
	for _, id := range texts(v) {
		list = append(list, graph.ID(id))
	}
	return list
}

// linked holds for what leads by a field to all of some things.
func linked(field string) condition {
	return func(c *compiler, v any, types []*graph.Type) (graph.Predicate, error) {
		via, err := c.via(types, field)
		return graph.All{Via: via, IDs: ids(v)}, err
	}
}

// within holds for what leads by a field to a thing, or to one that lies
// within it.
func within(field, of, up string) condition {
	return func(c *compiler, v any, types []*graph.Type) (graph.Predicate, error) {
		via, err := c.via(types, field)
		if err != nil {
			return nil, err
		}
		higher, err := c.via(c.model.Concrete(of), up)
		return graph.Within{Via: via, Up: higher, ID: graph.ID(text(v))}, err
	}
}

// topic holds for what has a topic, or one under it: an issue is a tree, and a plan
// has versions and points.
func topic(c *compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	it, err := within("topics", "Issue", "parent")(c, v, types)
	if err != nil {
		return nil, err
	}
	either := graph.Or{it}
	for _, of := range []string{"PlanVersion", "Point"} {
		topics, err := c.via(types, "topics")
		if err != nil {
			return nil, err
		}
		part := c.model.Concrete(of)
		plan, err := c.via(part, "plan")
		if err != nil {
			return nil, err
		}
		either = append(either, graph.Some{Via: topics, Types: part, Where: graph.All{Via: plan, IDs: ids(v)}})
	}
	return either, nil
}

// under holds for a thing and whatever lies within it.
func under(of, up string) condition {
	return func(c *compiler, v any, _ []*graph.Type) (graph.Predicate, error) {
		higher, err := c.via(c.model.Concrete(of), up)
		return graph.Within{Up: higher, ID: graph.ID(text(v))}, err
	}
}

// some holds for a thing with a relation, by a field, whose property has one of some values.
func some(field, property string) condition {
	return func(c *compiler, v any, types []*graph.Type) (graph.Predicate, error) {
		via, err := c.via(types, field)
		if err != nil {
			return nil, err
		}
		return graph.Some{
			Via: via, Types: c.model.Concrete(via.Far()),
			Where: among(via.Relation.Property(property), true, v),
		}, nil
	}
}

// met holds for whoever attended a meeting together with each of some others.
func met(c *compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	meetings, err := c.via(types, "meetings")
	if err != nil {
		return nil, err
	}
	meeting := c.model.Concrete(meetings.Far())
	participants, err := c.via(meeting, "participants")
	all := graph.And{}
	for _, id := range ids(v) {
		all = append(all,
			graph.Some{Via: meetings, Types: meeting, Where: graph.All{Via: participants, IDs: []graph.ID{id}}},
			graph.Comparison{Property: types[0].Property("id"), Op: graph.NotEqual, Value: string(id)})
	}
	return all, err
}
