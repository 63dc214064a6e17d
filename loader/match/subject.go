package match

import (
	"parley/graph"
	"parley/graph/words"
)

// The types of things that are matched.
const (
	Person       = "Person"
	Organization = "Organization"
)

// Subject is a thing, or a name in a list, that can be one with another.
type Subject struct {
	ID    graph.ID // "" for a name in a list
	Type  string   // Person or Organization; "" if it is not known
	Names []words.Name
	Evidence

	people, bodies []Name // the names, prepared as those of a person and of an organization
}

// Evidence is what is known of a subject besides its names.
type Evidence struct {
	Identifiers []Identifier
	Roles       []Role
	Meetings    []Presence
}

// Identifier is an entry in a register.
type Identifier struct{ Scheme, Value string }

// Role is a post or a role in an organization.
type Role struct {
	Organization graph.ID
	Post         string // the usual name of the post, or else the role in the words of the source
	Day          string // the day of the report, such as 2025-11-30; "" if a reference file states it
}

// Presence is a report that somebody took part in a meeting.
type Presence struct {
	Meeting, Source graph.ID
	Day             string // the day of the meeting, such as 2025-11-30; "" if it is not known
}

// ListedName returns the subject of a name in a list, of which nothing else is known. The language is a BCP 47 tag, or "" if it is not
// known.
func ListedName(text, language string) *Subject {
	return &Subject{Names: []words.Name{{Text: text, Language: language}}}
}

// prepare prepares the names, once.
func (s *Subject) prepare() {
	if s.people != nil || s.bodies != nil {
		return
	}
	for _, n := range s.Names {
		if s.Type != Organization {
			s.people = append(s.people, Prepare(n, true))
		}
		if s.Type != Person {
			s.bodies = append(s.bodies, Prepare(n, false))
		}
	}
}
