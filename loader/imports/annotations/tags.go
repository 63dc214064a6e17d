package annotations

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/loader/grammar"
	"parley/loader/imports"
)

// statement is what the tags of one annotation say. A tag is a key and an id with a colon between them, and words after them:
//
//	meeting:ID STATUS, event:ID STATUS      what the passage is about
//	person:ID ROLE, organization:ID ROLE    who took part; in a plan, who is expected; side:ID and behalf:ID can follow
//	absent:ID, denied:ID, expected:ID       who stayed away, took no part, or is expected
//	place:ID, when:TIME WORDS               where and when
//	topic:ID USE                            a topic; the use is "discussed" if there is none
//	quotation:ID MEDIUM                     the passage is what the first person or organization said
//	stance:ID POSITION                      where the first person or organization stands on a topic
//	member:ID ROLE                          the post of the first person
//	via:ID, denies                          who says so, and that the passage denies it
type statement struct {
	output  *imports.Output
	about   *imports.Item // the meeting or the event
	status  string
	actors  []actor
	details []tag // of the meeting or the event
	others  []tag // quotation, stance, member
	via     []graph.ID
	denies  bool
	err     error
}

// tag is a tag of the convention.
type tag struct {
	key, id string
	words   string
	whole   string
}

// actor is a person or an organization of the annotation.
type actor struct {
	tag
	id      graph.ID
	details []imports.Field
}

// read reads the tags, and returns those that it does not understand.
func (s *statement) read(tags []string) (unknown []string) {
	for _, text := range tags {
		first, words, _ := strings.Cut(imports.Clean(text), " ")
		key, id, _ := strings.Cut(first, ":")
		t := tag{key: strings.ToLower(key), id: id, words: words, whole: text}
		switch {
		case t.whole == "":
		case strings.EqualFold(imports.Clean(text), "denies"):
			s.denies = true
		case id == "":
			unknown = append(unknown, text)
		case t.key == "meeting" || t.key == "event":
			s.occurrence(t)
		case t.key == "person" || t.key == "organization":
			s.actor(t)
		case t.key == "via":
			if id := s.thing(t, "person", "organization"); id != "" {
				s.via = append(s.via, id)
			}
		case slices.Contains([]string{"absent", "denied", "expected", "place", "when", "topic"}, t.key):
			s.details = append(s.details, t)
		case slices.Contains([]string{"quotation", "stance", "member"}, t.key):
			s.others = append(s.others, t)
		default:
			unknown = append(unknown, text)
		}
	}
	return unknown
}

// fail keeps the first error.
func (s *statement) fail(t tag, format string, args ...any) {
	if s.err == nil {
		s.err = fmt.Errorf("the tag %q: %w", t.whole, fmt.Errorf(format, args...))
	}
}

// topics are the types of topics.
var topics = grammar.TypeWords("Topic")

// thing returns the id of a thing of the record, which must be of one of the types.
func (s *statement) thing(t tag, types ...string) graph.ID {
	id := graph.ID(t.id)
	for _, word := range types {
		if s.output.Has(id, word) {
			s.use(id, word)
			return id
		}
	}
	s.fail(t, "the dossier has no %s `%s`: correct the id, add the thing to a reference file, or name the dossier with --dossier", strings.Join(types, " or "), t.id)
	return ""
}

// use lists a thing that only another dossier has.
func (s *statement) use(id graph.ID, word string) {
	of := grammar.ItemTypes()[word]
	if _, err := s.output.Identify(imports.Naming{Type: of, ID: id}); err != nil {
		s.err = err
		return
	}
	if err := s.output.Take([]imports.Item{{Type: of, ID: id}}, nil); err != nil {
		s.err = err
	}
}

// occurrence reads the meeting or the event.
func (s *statement) occurrence(t tag) {
	if s.about != nil {
		s.fail(t, "the annotation already has a meeting or an event: write a second annotation")
		return
	}
	of := grammar.ItemTypes()[t.key]
	id, err := s.output.Identify(imports.Naming{Type: of, ID: graph.ID(t.id)})
	if err != nil {
		s.fail(t, "%w", err)
		return
	}
	s.about = &imports.Item{Type: of, ID: id}
	if t.words != "" {
		s.add(t, s.about, "status", of.Property("status"), t.words)
		s.status = t.words
	}
}

// add adds a value to a field.
func (s *statement) add(t tag, it *imports.Item, field string, p *graph.Property, text string) {
	n, err := imports.Scalar(p, text)
	if err != nil {
		s.fail(t, "%q %w", text, err)
		return
	}
	it.Add(field, n)
}

// actor reads a person or an organization with its role, its side and those for whom it speaks.
func (s *statement) actor(t tag) {
	a := actor{tag: t, id: s.thing(t, t.key)}
	var role []string
	for _, word := range strings.Fields(t.words) {
		key, id, isTag := strings.Cut(word, ":")
		field := map[string]string{"side": "side", "behalf": "onBehalfOf"}[key]
		switch {
		case !isTag:
			role = append(role, word)
		case field == "":
			s.fail(t, "%q is neither side:ID nor behalf:ID", word)
		default:
			of := tag{key: key, id: id, whole: t.whole}
			a.details = append(a.details, imports.Field{Name: field, Elements: []*yaml.Node{imports.ID(s.thing(of, "organization", "person"))}})
		}
	}
	if len(role) > 0 {
		n, err := imports.Scalar(graph.Parley.Relation("ATTENDED").Property("role"), strings.Join(role, " "))
		if err != nil {
			s.fail(t, "%q %w", strings.Join(role, " "), err)
			return
		}
		a.details = append(a.details, imports.Field{Name: "role", Elements: []*yaml.Node{n}})
	}
	s.actors = append(s.actors, a)
}

// items writes what the tags say. It returns the tags for which the annotation lacks another tag.
func (s *statement) items() (says []imports.Item, unknown []string) {
	used := false // the actors
	for _, t := range s.others {
		if len(s.actors) == 0 {
			unknown = append(unknown, t.whole)
			continue
		}
		used = true
		says = append(says, s.other(t, s.actors[0]))
	}
	if s.about == nil {
		for _, t := range s.details {
			unknown = append(unknown, t.whole)
		}
		if !used {
			for _, a := range s.actors {
				unknown = append(unknown, a.whole)
			}
		}
		return says, unknown
	}
	if !used {
		for _, a := range s.actors {
			details := a.details
			if s.about.Type.Name == "Event" { // an actor of an event has a role in the words of the source, and no side
				details = nil
			}
			s.about.Add(imports.Part(s.about.Type, s.status), imports.Element(a.id, details...))
		}
	}
	for _, t := range s.details {
		if !s.detail(t) {
			unknown = append(unknown, t.whole)
		}
	}
	if len(s.about.Fields) > 0 {
		says = append(says, *s.about)
	}
	return says, unknown
}

// detail adds what a tag says about the meeting or the event. It returns false if the type has no such field.
func (s *statement) detail(t tag) bool {
	field := map[string]string{"absent": "absentees", "denied": "denied", "expected": "expected", "place": "places", "when": "when", "topic": "topics"}[t.key]
	if _, writable, _ := grammar.MemberOf(s.about.Type, field); !writable {
		return false
	}
	switch t.key {
	case "when":
		n, err := imports.Time(t.id, t.words)
		if err != nil {
			s.fail(t, "%q %w", t.id, err)
			return true
		}
		s.about.Add(field, n)
	case "place":
		s.about.Add(field, imports.ID(s.thing(t, "place")))
	case "topic":
		use := t.words
		if use == "" {
			use = "discussed"
		}
		n, err := imports.Scalar(graph.Parley.Relation("TOPIC").Property("as"), use)
		if err != nil {
			s.fail(t, "%q %w", use, err)
			return true
		}
		s.about.Add(field, imports.Element(s.thing(t, topics...), imports.Field{Name: "as", Elements: []*yaml.Node{n}}))
	default:
		s.about.Add(field, imports.ID(s.thing(t, "person", "organization")))
	}
	return true
}

// other writes a quotation, a stance or a post of a person or an organization.
func (s *statement) other(t tag, a actor) imports.Item {
	actorItem := imports.Item{Type: grammar.ItemTypes()[a.key], ID: a.id}
	detail := func(relation, name string) []imports.Field {
		if t.words == "" {
			return nil
		}
		n, err := imports.Scalar(graph.Parley.Relation(relation).Property(name), t.words)
		if err != nil {
			s.fail(t, "%q %w", t.words, err)
			return nil
		}
		return []imports.Field{{Name: name, Elements: []*yaml.Node{n}}}
	}
	switch t.key {
	case "stance":
		if t.words == "" {
			s.fail(t, "a stance needs a position, such as supports")
		}
		actorItem.Add("stances", imports.Element(s.thing(t, topics...), detail("TAKES_STANCE_ON", "position")...))
	case "member":
		if a.key != "person" {
			s.fail(t, "only a person has a post")
		} else {
			actorItem.Add("memberships", imports.Element(s.thing(t, "organization"), detail("MEMBER_OF", "role")...))
		}
	case "quotation":
		of := graph.Parley.Type("Quotation")
		id, err := s.output.Identify(imports.Naming{Type: of, ID: graph.ID(t.id)})
		if err != nil {
			s.fail(t, "%w", err)
		}
		it := imports.Item{Type: of, ID: id}
		it.Add("speaker", imports.ID(a.id))
		if t.words != "" {
			s.add(t, &it, "medium", of.Property("medium"), t.words)
		}
		if s.about != nil {
			it.Add("occasion", imports.ID(s.about.ID))
		}
		return it
	}
	return actorItem
}
