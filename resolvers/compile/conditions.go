package compile

import (
	"fmt"

	"parley/graph"
)

// condition turns the value of one field of a filter into a predicate on things of the types.
type condition func(c *Compiler, v any, types []*graph.Type) (graph.Predicate, error)

// conditions holds the fields of filters that are more than "the property of this name has one
// of these values". The key is the filter with the field, or the field alone if it means the
// same in every filter. The fields and, or and not are in filter.go.
var conditions = map[string]condition{
	"text":       named,
	"identifier": identified,
	"source":     reportedBy,
	"contested":  contested,
	"from":       since,
	"until":      until,
	"place":      within("places", "Place", "within"),
	"topic":      topic,
	"plan":       linked("plan"),
	"process":    linked("process"),
	"about":      linked("about"),

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
	"MeetingFilter.participation": func(c *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
		return c.someEdge("participants", "ParticipantEdgeFilter", v, types)
	},
	"MeetingFilter.expectation": func(c *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
		return c.someEdge("expected", "ParticipantEdgeFilter", v, types)
	},
	"EventFilter.actor":        linked("actors"),
	"PlanVersionFilter.point":  linked("provisions"),
	"PointFilter.issue":        within("issues", "Issue", "parent"),
	"PointFilter.version":      linked("provisions"),
	"OutcomeFilter.meeting":    linked("meeting"),
	"QuotationFilter.text":     wordsOf,
	"ClaimFilter.text":         wordsOf,
	"QuotationFilter.speaker":  linked("speaker"),
	"QuotationFilter.occasion": linked("occasion"),
	"SourceFilter.publisher":   linked("publisher"),
	"SourceFilter.dossier":     linked("dossier"),
	"ClaimFilter.subject":      linked("subject"),
	"ClaimFilter.source":       linked("source"),
	"ClaimFilter.via":          linked("via"),
}

// conditionOf returns the condition for a field of a filter, or nil.
func conditionOf(filter, field string) condition {
	if c := conditions[filter+"."+field]; c != nil {
		return c
	}
	return conditions[field]
}

// reportedBy holds for things that a claim of the source has as its subject or its object.
func reportedBy(c *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
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

// contested holds for things that have a contested property, or for things that have none.
func contested(_ *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	return hasAny(types[0].Property("contested"), false, v), nil
}

// hasAny holds if a list of strings has a string, or, for false, if it has none. The list is a
// property of the relation if edge is set.
func hasAny(p *graph.Property, edge bool, v any) graph.Predicate {
	is := graph.Comparison{Property: p, Edge: edge, Op: graph.Prefix, Value: ""} // every value has this prefix
	if v == true {
		return is
	}
	return graph.Not{Predicate: is}
}

// via returns the step from things of the types that a field stands for.
func (c *Compiler) via(types []*graph.Type, field string) (graph.Via, error) {
	via, ok := c.model.Via(types[0], field)
	if !ok {
		return via, fmt.Errorf("%w: %s has no %s", errUnbound, types[0].Name, field)
	}
	return via, nil
}

// linked holds for things that a field leads from to all things with the ids.
func linked(field string) condition {
	return func(c *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
		via, err := c.via(types, field)
		return graph.All{Via: via, IDs: ids(v)}, err
	}
}

// within holds for things that a field leads from to the thing with the id, or to a thing that
// lies in it. The field `up` of the type `of` leads to the next larger thing.
func within(field, of, up string) condition {
	return func(c *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
		via, err := c.via(types, field)
		if err != nil {
			return nil, err
		}
		higher, err := c.via(c.model.Concrete(of), up)
		return graph.Within{Via: via, Up: higher, ID: graph.ID(text(v))}, err
	}
}

// topic holds for things that have a topic or a topic below it. Below an issue are other
// issues; below a plan are its versions and points.
func topic(c *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
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

// under holds for the thing with the id and for all things that lie in it.
func under(of, up string) condition {
	return func(c *Compiler, v any, _ []*graph.Type) (graph.Predicate, error) {
		higher, err := c.via(c.model.Concrete(of), up)
		return graph.Within{Up: higher, ID: graph.ID(text(v))}, err
	}
}

// some holds for things that have, by a field, a relation whose property has one of the values.
func some(field, property string) condition {
	return func(c *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
		via, err := c.via(types, field)
		if err != nil {
			return nil, err
		}
		where, err := oneOf(via.Relation.Property(property), true, v)
		return graph.Some{Via: via, Types: c.model.Concrete(via.Far()), Where: where}, err
	}
}

// met holds for people who met each of the people with the ids in some meeting.
func met(c *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
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
