package compile

import (
	"fmt"
	"strings"

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
	"maxSources": few("source"),
	"maxOrigins": few("origin"),
	"open":       openProperties,
	fromField:    since,
	untilField:   until,
	"place":      within("places", "Place", "within"),
	"topic":      topic("topics"),
	"plan":       linked("plan"),
	"process":    process,
	"about":      linked("about"),

	"PersonFilter.organization":  linked("memberships"),
	"PersonFilter.met":           met(false),
	"PersonFilter.metAny":        met(true),
	"OrganizationFilter.parent":  under("Organization", "parent"),
	"PlaceFilter.within":         under("Place", "within"),
	"IssueFilter.under":          under("Issue", "parents"),
	"IssueFilter.namedAs":        some("namedBy", "as"),
	"MeetingFilter.participants": linked("participants"),
	"MeetingFilter.expected":     linked("expected"),
	"MeetingFilter.absent":       linked("absentees"),
	"MeetingFilter.denied":       linked("denied"),
	"MeetingFilter.alleged":      linked("alleged"),

	"MeetingFilter.participantsAny": linkedAny("participants"),
	"MeetingFilter.expectedAny":     linkedAny("expected"),
	"MeetingFilter.absentAny":       linkedAny("absentees"),
	"MeetingFilter.deniedAny":       linkedAny("denied"),
	"MeetingFilter.allegedAny":      linkedAny("alleged"),

	"MeetingFilter.expectedBefore":    linked("expectedBefore"),
	"MeetingFilter.expectedBeforeAny": linkedAny("expectedBefore"),

	"MeetingFilter.topicBefore": topic("topicsBefore"),

	"MeetingFilter.side":   some("participants", "side"),
	"MeetingFilter.role":   some("participants", "role"),
	"MeetingFilter.partOf": linked("partOf"),
	"MeetingFilter.participation": func(c *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
		return c.someEdge("participants", "ParticipantEdgeFilter", v, types)
	},
	"MeetingFilter.expectation": func(c *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
		return c.someEdge("expected", "ParticipantEdgeFilter", v, types)
	},
	"EventFilter.actor":        linked("actors"),
	"PlanVersionFilter.point":  linked("provisions"),
	"PointFilter.issue":        within("issues", "Issue", "parents"),
	"PointFilter.version":      linked("provisions"),
	"OutcomeFilter.meeting":    linked("meeting"),
	"QuotationFilter.text":     wordsOf,
	"ClaimFilter.text":         wordsOf,
	"QuotationFilter.speaker":  linked("speaker"),
	"QuotationFilter.occasion": linked("occasion"),
	"SourceFilter.text":        wordsOf,
	"SourceFilter.publisher":   linked("publisher"),
	"SourceFilter.dossier":     linked("dossier"),
	"ClaimFilter.subject":      linked("subject"),
	"ClaimFilter.source":       linked("source"),
	"ClaimFilter.via":          linked("via"),
	"ClaimFilter.viaAny":       linkedAny("via"),
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
	c.name(c.model.Concrete("Source"), v)
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

// few holds for things whose claims lead along a field to at most some number of different things.
func few(field string) condition {
	return func(c *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
		most, err := integer(v)
		if err != nil {
			return nil, err
		}
		if most < 0 {
			return nil, fmt.Errorf("%w: the number is %d, but it must not be negative", graph.ErrBadInput, most)
		}
		claims, err := c.via(types, "claims")
		if err != nil {
			return nil, err
		}
		claim := c.model.Concrete(claims.Far())
		end, err := c.via(claim, field)
		if err != nil {
			return nil, err
		}
		return graph.Few{First: claims, Middle: claim, Second: end, Last: c.model.Concrete(end.Far()), Most: most}, nil
	}
}

// contested holds for things that have a contested property, or for things that have none.
func contested(_ *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	return hasAny(types[0].Property("contested"), false, v), nil
}

// openProperties holds for things of which at least one of the properties is open, or a detail of it.
// It refuses a name that is no field of the things: such a name would find nothing, and look like an answer.
func openProperties(c *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	open, either := types[0].Property(openOf), graph.Or{}
	for _, name := range texts(v) {
		marks := c.marks(types, name)
		if len(marks) == 0 {
			return nil, fmt.Errorf("%w: `open` names %q, which is no field of %s: write the name of a field, such as when, or of a detail of a relation, such as participants.count", graph.ErrBadInput, name, types[0].Name)
		}
		for _, mark := range marks {
			either = append(either, graph.Comparison{Property: open, Op: graph.Has, Value: mark})
			if !strings.Contains(mark, ".") {
				either = append(either, graph.Comparison{Property: open, Op: graph.Prefix, Value: mark + "."})
			}
		}
	}
	return either, nil
}

// marks are the names under which a field of the things, or a detail of a relation such as `participants.count`, can be open.
// What is asked of one list of actors at a meeting is asked of all of them: if it is open whether an actor is among the
// `participants`, the actor stands in `alleged`.
func (c *Compiler) marks(types []*graph.Type, name string) []string {
	field, detail, detailed := strings.Cut(name, ".")
	for _, t := range types {
		via, _ := c.model.Via(t, field)
		switch {
		case via.Relation == nil && t.Property(name) != nil:
			return []string{name}
		case via.Relation == nil, detailed && via.Relation.Property(detail) == nil:
			continue
		}
		var marks []string
		for _, r := range c.model.Relations() {
			if r != via.Relation && (r.Slot == "" || r.Slot != via.Relation.Slot) {
				continue
			}
			end := r.From
			if via.Reverse {
				end = r.To
			}
			marks = append(marks, end.Field+strings.TrimPrefix(name, field))
		}
		return marks
	}
	return nil
}

// process holds for occurrences that are part of the process, and for plans that are for the process.
func process(c *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	if types[0].Is("Occurrence") {
		return linked("processes")(c, v, types)
	}
	return linked("process")(c, v, types)
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
		if err != nil {
			return nil, err
		}
		c.name(c.model.Concrete(via.Far()), v)
		return graph.All{Via: via, IDs: ids(v)}, nil
	}
}

// linkedAny holds for things that a field leads from to at least one of the things with the ids.
func linkedAny(field string) condition {
	return func(c *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
		via, err := c.via(types, field)
		if err != nil {
			return nil, err
		}
		far := c.model.Concrete(via.Far())
		c.name(far, v)
		return graph.Some{Via: via, Types: far, Where: oneOfIDs(far, v)}, nil
	}
}

// oneOfIDs holds for the things with the ids.
func oneOfIDs(types []*graph.Type, v any) graph.Predicate {
	return graph.Comparison{Property: types[0].Property("id"), Op: graph.In, Value: texts(v)}
}

// within holds for things that a field leads from to the thing with the id, or to a thing that
// lies in it. The field `up` of the type `of` leads to the next larger thing.
func within(field, of, up string) condition {
	return func(c *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
		c.name(c.model.Concrete(of), v)
		via, err := c.via(types, field)
		if err != nil {
			return nil, err
		}
		higher, err := c.via(c.model.Concrete(of), up)
		return graph.Within{Via: via, Up: []graph.Via{higher}, ID: graph.ID(text(v))}, err
	}
}

// topic holds for things that a field leads from to a topic or to a topic below it. Below an issue are other
// issues; below a plan are its versions and points.
func topic(field string) condition {
	return func(c *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
		c.name(c.model.Concrete("Topic"), v)
		via, err := c.via(types, field)
		if err != nil {
			return nil, err
		}
		up, err := c.up(belowTopics...)
		return graph.Within{Via: via, Up: up, ID: graph.ID(text(v))}, err
	}
}

// belowTopics are the types and fields of the steps from a topic to the topic above it.
var belowTopics = [][2]string{{"Issue", "parents"}, {"PlanVersion", "plan"}, {"Point", "plan"}}

// up returns steps to larger things, each a type and its field.
func (c *Compiler) up(steps ...[2]string) ([]graph.Via, error) {
	var up []graph.Via
	for _, step := range steps {
		via, err := c.via(c.model.Concrete(step[0]), step[1])
		if err != nil {
			return nil, err
		}
		up = append(up, via)
	}
	return up, nil
}

// under holds for the thing with the id and for all things that lie in it.
func under(of, up string) condition {
	return func(c *Compiler, v any, _ []*graph.Type) (graph.Predicate, error) {
		c.name(c.model.Concrete(of), v)
		higher, err := c.via(c.model.Concrete(of), up)
		return graph.Within{Up: []graph.Via{higher}, ID: graph.ID(text(v))}, err
	}
}

// some holds for things that have, by a field, a relation whose property has one of the values.
func some(field, property string) condition {
	return func(c *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
		via, err := c.via(types, field)
		if err != nil {
			return nil, err
		}
		c.nameHeld(via.Relation.Struct, via.Relation.Property(property), v)
		where, err := oneOf(via.Relation.Property(property), via.Relation.Property(openOf), true, v)
		return graph.Some{Via: via, Types: c.model.Concrete(via.Far()), Where: where}, err
	}
}

// met holds for people who met each of the actors with the ids, or with any one of them at least, at some meeting. Two parties of
// indirect talks have not met. See graph.HasMet.
func met(anyOf bool) condition {
	return func(c *Compiler, v any, _ []*graph.Type) (graph.Predicate, error) {
		c.name(c.model.Concrete("Actor"), v)
		return graph.HasMet{IDs: ids(v), Any: anyOf}, nil
	}
}
