package compose

import (
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/draft"
	"parley/loader/draft/english"
)

// mention finds a name in the sentence of an observation, or in the sentence before.
func (c *composer) mention(o draft.Observation, name string) (english.Mention, *english.Sentence, bool) {
	for _, number := range []int{o.Sentence, o.Sentence - 1, o.Sentence - 2} {
		s := c.text.Sentence(number)
		if s == nil {
			continue
		}
		for _, m := range s.Mentions {
			if s.Name(m) == name {
				return m, s, true
			}
		}
	}
	return english.Mention{}, nil, false
}

// actor returns the id of the person or organization with a name. doubt says why the id is doubtful, or is "".
func (c *composer) actor(o draft.Observation, name string) (id graph.ID, typ, doubt string) {
	m, _, ok := c.mention(o, name)
	if !ok {
		return "", "", ""
	}
	switch {
	case m.Thing == nil && m.Country:
		return c.state(m)
	case m.Thing == nil:
		return "", "", ""
	case m.Thing.ID == "": // a newcomer
		full := m.Thing.Names[0]
		if same := c.matcher.Match("Person", full); len(same) > 0 {
			if len(same) == 1 {
				return same[0].ID, "person", ""
			}
			return same[0].ID, "person", "several people on record have this name"
		}
		return c.newThing("person", full, nil), "person", "the record does not have this person"
	case m.Thing.Type == "Place": // the capital stands for the state
		if k := c.stateOf(m.Thing); k != nil {
			return k.ID, "organization", "a capital stands for its state"
		}
		return "", "", ""
	case m.Thing.Type == "Person":
		return m.Thing.ID, "person", ""
	case m.Thing.Type == "Organization":
		return m.Thing.ID, "organization", ""
	}
	return "", "", ""
}

// state returns the id of a state that the record does not have as an organization.
func (c *composer) state(m english.Mention) (id graph.ID, typ, doubt string) {
	name := m.CountryName()
	if name == "" {
		return "", "", ""
	}
	id = c.newThing("organization", name, map[string]string{"classification": "state"})
	return id, "organization", "the record does not have this state"
}

// stateOf returns the state in which a place lies.
func (c *composer) stateOf(place *draft.Known) *draft.Known {
	name := english.CountryName(place.Country)
	if name == "" {
		return nil
	}
	return c.record.StateNamed(name)
}

// findSides notes for each person of the article the state or the body of the person's posts.
func (c *composer) findSides() {
	for _, s := range c.text.Sentences {
		for _, p := range s.Posts() {
			if !p.Has || p.Person.Thing == nil || p.Body.Thing == nil {
				continue
			}
			id, _, _ := c.actor(draft.Observation{Sentence: s.Number}, s.Name(p.Person))
			side := c.record.State(p.Body.Thing.ID)
			if k := c.record.Things[side]; id != "" && c.sides[id] == "" && k != nil && (k.Classification == string(graph.OrganizationState) || k.Classification == string(graph.OrganizationInternational)) {
				c.sides[id] = side
			}
		}
		for i, m := range s.Mentions { // "Norway's Sigrid Aune"
			if i == 0 || !m.Is("Person") {
				continue
			}
			before := s.Mentions[i-1]
			if before.Country && before.Thing != nil && s.Words(before.To, m.From) == "'s" || before.Country && before.Thing != nil && s.Words(before.To, m.From) == "’s" {
				if id, _, _ := c.actor(draft.Observation{Sentence: s.Number}, s.Name(m)); id != "" && c.sides[id] == "" {
					c.sides[id] = before.Thing.ID
				}
			}
		}
	}
}

// side returns the side of an actor: the side on record, the state of the actor's post in the article, or the state above it.
func (c *composer) side(id graph.ID) graph.ID {
	if side := c.record.Sides[id]; side != "" {
		return side
	}
	if side := c.sides[id]; side != "" {
		return side
	}
	k := c.record.Things[id]
	if k == nil {
		return ""
	}
	if k.Type == "Organization" {
		if state := c.record.State(id); state != id {
			return state
		}
		return ""
	}
	var of []graph.ID
	for _, body := range c.record.Posts[id] {
		state := c.record.State(body)
		if s := c.record.Things[state]; s != nil && s.Classification == string(graph.OrganizationState) {
			of = append(of, state)
		}
	}
	slices.Sort(of)
	if of = slices.Compact(of); len(of) == 1 {
		return of[0]
	}
	return ""
}

// place returns the id of a place.
func (c *composer) place(o draft.Observation) (id graph.ID, doubt string) {
	m, s, ok := c.mention(o, o.Object)
	switch {
	case ok && m.Is("Place"):
		return m.Thing.ID, ""
	case ok && m.Place != nil:
		return m.Place.ID, ""
	case ok && m.Country && m.Place == nil:
		if name := m.CountryName(); name != "" {
			return c.newThing("place", name, nil), "the record does not have this place"
		}
	}
	_ = s
	if same := c.matcher.Match("Place", o.Object); len(same) == 1 {
		return same[0].ID, ""
	}
	return c.newThing("place", o.Object, nil), "the record does not have this place"
}

// topic returns the id of the issue, the plan or the point that words are about.
func (c *composer) topic(text string) (id graph.ID, doubt string) {
	want := content(text)
	var best *draft.Known
	score := 0.0
	for _, k := range c.record.Sorted() {
		switch k.Type {
		case "Issue", "Plan", "PlanVersion", "Point":
		default:
			continue
		}
		for _, name := range k.Names {
			have := content(name)
			shared := 0
			for w := range want {
				if have[w] {
					shared++
				}
			}
			if len(have) == 0 || len(want) == 0 {
				continue
			}
			if of := 2 * float64(shared) / float64(len(have)+len(want)); of > score {
				best, score = k, of
			}
		}
	}
	const sure, near = 0.99, 0.5
	switch {
	case best != nil && score >= sure:
		return best.ID, ""
	case best != nil && score >= near:
		return best.ID, "the topic is perhaps another one"
	}
	name := text
	for _, article := range []string{"a ", "an ", "the ", "A ", "An ", "The "} {
		name = strings.TrimPrefix(name, article)
	}
	if f := strings.Fields(name); len(f) > 12 {
		name = strings.Join(f[:12], " ")
	}
	return c.newThing("issue", strings.ToUpper(name[:1])+name[1:], nil), "the record does not have this topic"
}

// content returns the words of a text that say what it is about.
func content(text string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words.Key(text)) {
		w = strings.Trim(w, ".,;:'\"’“”()")
		switch w {
		case "", "a", "an", "the", "of", "to", "on", "in", "for", "and", "any", "that", "it", "its", "is", "this", "these", "their", "by", "with", "from", "us", "u.s":
			continue
		}
		m[strings.TrimSuffix(w, "s")] = true
	}
	return m
}
