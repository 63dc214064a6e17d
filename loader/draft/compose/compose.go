// Package compose makes the draft of a source file from observations: it works out ids, times and positions, groups what is said of
// one meeting, and matches names and meetings with the record. An uncertain fact gets a mark of doubt.
package compose

import (
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/loader/draft"
	"parley/loader/draft/english"
	"parley/loader/grammar"
)

// Options describe the source.
type Options struct {
	Source        graph.ID
	Title         string
	Publisher     graph.ID
	PublisherFrom string // the words from which the publisher follows, or ""
	Published     string // EDTF
	PublishedFrom string // the words from which the time follows, or ""
	Day           time.Time
	Language      string
	TextFile      string
}

// Fact is one report of the draft.
type Fact struct {
	Quote  string
	Start  int
	Part   string // headline or ""
	Via    []graph.ID
	Denies bool
	Doubt  string
	Items  []*yaml.Node
	Why    []string // how the observations were found
	Kinds  []draft.Kind
	// Observations are the observations of the fact.
	Observations []draft.Observation
}

// New is a thing that the record does not have.
type New struct {
	Type string // as a dossier writes it: person
	ID   graph.ID
	Name string
	More map[string]string
}

// Left is an observation that the draft does not hold, with the reason.
type Left struct {
	Observation draft.Observation
	Reason      string
}

// Draft is the content of a source file.
type Draft struct {
	Options Options
	Facts   []Fact
	New     []New
	Left    []Left
}

// composer makes one draft.
type composer struct {
	article  *draft.Article
	text     *english.Text
	record   *draft.Record
	matcher  draft.Matcher
	options  Options
	taken    map[graph.ID]bool
	new      map[string]*New // by type and name
	order    []*New
	used     map[graph.ID]bool
	labelled map[graph.ID]bool
	sides    map[graph.ID]graph.ID
	out      Draft
}

// Compose makes a draft of observations that package verify has kept.
func Compose(a *draft.Article, r *draft.Record, m draft.Matcher, kept []draft.Observation, o Options) Draft {
	c := &composer{
		article: a, text: english.Read(a, r), record: r, matcher: m, options: o, taken: map[graph.ID]bool{}, new: map[string]*New{},
		used: map[graph.ID]bool{}, labelled: map[graph.ID]bool{}, sides: map[graph.ID]graph.ID{},
	}
	c.out.Options = o
	for id := range r.Taken {
		c.taken[id] = true
	}
	c.taken[o.Source] = true
	c.findSides()
	var meetings []draft.Observation
	for _, ob := range kept {
		switch ob.Kind {
		case draft.Post:
			c.post(ob)
		case draft.Quotation:
			c.quotation(ob)
		case draft.Stance:
			c.stance(ob)
		default:
			meetings = append(meetings, ob)
		}
	}
	c.meetings(meetings)
	c.sort()
	for _, n := range c.order {
		if c.used[n.ID] {
			c.out.New = append(c.out.New, *n)
		}
	}
	return c.out
}

// leave notes that the draft leaves out an observation.
func (c *composer) leave(o draft.Observation, reason string) {
	c.out.Left = append(c.out.Left, Left{o, reason})
}

// add adds a fact with the quote of an observation, or with a quote of its own.
func (c *composer) add(f Fact, quote string, obs ...draft.Observation) {
	s, ok := c.article.Sentence(obs[0].Sentence)
	if !ok {
		return
	}
	i := strings.Index(s.Text, quote)
	if i < 0 {
		return
	}
	f.Quote, f.Start = quote, s.Start+len([]rune(s.Text[:i]))
	if s.Headline {
		f.Part = "headline"
	}
	for _, o := range obs {
		if f.Doubt == "" {
			f.Doubt = o.Doubt
		}
		f.Why = append(f.Why, o.Why)
		f.Kinds = append(f.Kinds, o.Kind)
	}
	f.Observations = obs
	c.out.Facts = append(c.out.Facts, f)
}

// newThing returns the id of a thing that the record does not have. The same name always gets the same id.
func (c *composer) newThing(typ, name string, more map[string]string) graph.ID {
	key := typ + "\x00" + name
	n := c.new[key]
	if n == nil {
		id := draft.NewID(name, c.options.Language, c.taken, grammar.MaxIDLength)
		if id == "" {
			id = draft.Free(graph.ID(typ), c.taken)
		}
		c.taken[id] = true
		n = &New{Type: typ, ID: id, Name: name, More: more}
		c.new[key] = n
		c.order = append(c.order, n)
	}
	c.used[n.ID] = true
	return n.ID
}

// Waiting counts the facts, and the doubtful facts among them.
func (d Draft) Waiting() (all, doubtful int) {
	for _, f := range d.Facts {
		if f.Doubt != "" {
			doubtful++
		}
	}
	return len(d.Facts), doubtful
}
