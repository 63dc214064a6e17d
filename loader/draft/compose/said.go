package compose

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/draft"
	"parley/loader/grammar"
)

// post makes a fact of a post.
func (c *composer) post(o draft.Observation) {
	person, _, doubt := c.actor(o, o.Subject)
	if person == "" {
		c.leave(o, "the person has no id")
		return
	}
	body, inferred := graph.ID(""), false
	if o.Object != "" {
		var more string
		if body, _, more = c.actor(o, o.Object); doubt == "" {
			doubt = more
		}
	}
	if body == "" {
		body = c.record.Posts[person][words.Key(o.Worded)]
	}
	if body == "" {
		if body = c.side(person); body != "" {
			inferred = true
		}
	}
	if body == "" {
		c.leave(o, "the article does not name the state or the body of the post, and the record does not know it")
		return
	}
	membership := mapping("id", string(body), "role", o.Worded)
	if inferred {
		put(membership, "basis", "inferred")
	}
	item := mapping("person", string(person))
	putNode(item, "memberships", flow(membership))
	c.add(Fact{Doubt: doubt, Items: []*yaml.Node{item}}, o.Quote, o)
}

// quotation makes a fact of a quotation.
func (c *composer) quotation(o draft.Observation) {
	speaker, _, doubt := c.actor(o, o.Subject)
	if speaker == "" {
		c.leave(o, "the speaker has no id")
		return
	}
	id := c.meetingID(lastName(string(speaker)) + "-" + string(shortSlug(o.Worded, 4)))
	item := mapping("quotation", string(id), "speaker", string(speaker))
	if medium := c.medium(o); medium != "" {
		put(item, "medium", medium)
	}
	if o.Quote != o.Worded {
		put(item, "text", o.Worded)
	}
	c.add(Fact{Via: []graph.ID{speaker}, Doubt: doubt, Items: []*yaml.Node{item}}, o.Quote, o)
}

// medium finds the channel of a quotation in its sentence.
func (c *composer) medium(o draft.Observation) string {
	s, _ := c.article.Sentence(o.Sentence)
	for _, m := range [][2]string{{" on X", "x"}, {"Telegram", "telegram"}, {"press briefing", "press briefing"}, {"in a statement", "statement"}, {"interview", "interview"}} {
		if i := strings.Index(s.Text, m[0]); i >= 0 && !c.article.InMarks(s.Start+len([]rune(s.Text[:i])), s.Start+len([]rune(s.Text[:i]))+1) {
			after := s.Text[i+len(m[0]):]
			if m[0] != " on X" || after == "" || strings.ContainsAny(after[:1], " .,:;") {
				return m[1]
			}
		}
	}
	return ""
}

// stance makes a fact of a position.
func (c *composer) stance(o draft.Observation) {
	actor, typ, doubt := c.actor(o, o.Subject)
	if actor == "" {
		c.leave(o, "the actor has no id")
		return
	}
	topic, more := c.topic(o.Object)
	if doubt == "" {
		doubt = more
	}
	stance := mapping("id", string(topic), "position", o.Status, "wording", o.Worded)
	item := mapping(typ, string(actor))
	putNode(item, "stances", flow(stance))
	c.add(Fact{Via: c.via(o), Doubt: doubt, Items: []*yaml.Node{item}}, o.Quote, o)
}

// via returns the ids of those who say so.
func (c *composer) via(o draft.Observation) []graph.ID {
	if o.Via == "" {
		return nil
	}
	id, _, _ := c.actor(o, o.Via)
	if id == "" || id == c.options.Publisher {
		return nil
	}
	return []graph.ID{id}
}

// meetingID returns an id that is not taken, and takes it.
func (c *composer) meetingID(name string) graph.ID {
	id := draft.NewID(name, c.options.Language, c.taken, grammar.MaxIDLength)
	c.taken[id] = true
	return id
}

func lastName(id string) string {
	if i := strings.LastIndexByte(id, '-'); i >= 0 {
		return id[i+1:]
	}
	return id
}

func shortSlug(text string, most int) graph.ID {
	f := strings.Fields(text)
	return graph.ID(words.Slug(words.Name{Text: strings.Join(f[:min(most, len(f))], " ")}, 60))
}
