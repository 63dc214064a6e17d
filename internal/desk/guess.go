package desk

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"parley/graph"
	"parley/loader/draft"
	"parley/loader/draft/english"
	"parley/loader/edtf"
	"parley/loader/names"
)

type selection struct {
	File  string `json:"file"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// guessed is what the words of a selection name. The page fills it in, and the person corrects it.
type guessed struct {
	Actors []guessedActor `json:"actors"`
	Places []names.Found  `json:"places"`
	Topics []names.Found  `json:"topics"`
	When   *guessedTime   `json:"when"`
	// Meetings are the meetings of this source and the meetings with the same people or the same place, the likeliest first.
	Meetings []guessedMeeting `json:"meetings"`
	// Posts are the words for posts in the selection.
	Posts []guessedPost `json:"posts"`
}

type guessedActor struct {
	names.Found

	Side *names.Found `json:"side"`
	New  bool         `json:"new"` // the record does not have the person: there is no id
}

type guessedMeeting struct {
	names.Found

	// Likely says that the people and the time, or the people and the place, are those of the meeting.
	Likely bool `json:"likely"`
}

type guessedTime struct {
	Text         string `json:"text"`
	Worded       string `json:"worded"`
	InferredFrom string `json:"inferredFrom"`
}

type guessedPost struct {
	Person       graph.ID `json:"person"`
	Organization graph.ID `json:"organization"`
	Role         string   `json:"role"`
}

// guess finds what the words of a selection name.
func (d *Desk) guess(in selection) (guessed, error) {
	out := guessed{Actors: []guessedActor{}, Places: []names.Found{}, Topics: []names.Found{}, Meetings: []guessedMeeting{}, Posts: []guessedPost{}}
	r, err := d.read()
	if err != nil {
		return out, err
	}
	source := r.sourceWith(in.File)
	if source == nil {
		return out, nil
	}
	whole, err := d.text(source.Text)
	if err != nil {
		return out, nil //nolint:nilerr // without a text nothing is selected
	}
	g := guesser{selection: in, record: r.record(), out: &out}
	g.published, _ = time.Parse(time.DateOnly, source.Reported.Format(time.DateOnly))
	g.text = english.Read(draft.NewArticle(whole), g.record)
	for _, s := range g.text.Sentences {
		if s.Start < in.End && in.Start < s.End {
			g.sentence(s)
		}
	}
	g.meetings(r, source.ID)
	return out, nil
}

// guesser collects what a selection names.
type guesser struct {
	selection

	record    *draft.Record
	text      *english.Text
	published time.Time
	out       *guessed
}

// inside reports whether tokens of a sentence stand in the selection.
func (g *guesser) inside(s *english.Sentence, from, to int) bool {
	return from < to && s.Tokens[from].Start >= g.Start && s.Tokens[to-1].End <= g.End
}

func (g *guesser) sentence(s *english.Sentence) {
	for _, m := range s.Mentions {
		if !g.inside(s, m.From, m.To) {
			continue
		}
		if m.Place != nil {
			g.out.Places = withFound(g.out.Places, foundOf(m.Place))
		}
		switch k := m.Thing; {
		case k == nil:
		case k.Type == "Person" || k.Type == "Organization":
			g.actor(k)
		case k.Type == "Place":
			g.out.Places = withFound(g.out.Places, foundOf(k))
		case k.Type == "Issue":
			g.out.Topics = withFound(g.out.Topics, foundOf(k))
		}
	}
	for _, p := range s.Posts() {
		if p.Person.Thing == nil || !g.inside(s, p.From, p.To) {
			continue
		}
		post := guessedPost{Person: p.Person.Thing.ID, Role: s.Words(p.From, p.To)}
		if p.Has && p.Body.Thing != nil {
			post.Organization = p.Body.Thing.ID
		}
		g.out.Posts = append(g.out.Posts, post)
	}
	for _, p := range s.Dates() {
		if g.out.When != nil || !g.inside(s, p.From, p.To) {
			continue
		}
		words := s.Words(p.From, p.To)
		when, relative, ok := english.Resolve(words, g.published, english.Past)
		if !ok {
			continue
		}
		g.out.When = &guessedTime{Text: when, Worded: words}
		if relative {
			g.out.When.InferredFrom = "published " + g.published.Format(time.DateOnly)
		}
	}
}

// actor adds an actor with the usual side.
func (g *guesser) actor(k *draft.Known) {
	a := guessedActor{Found: foundOf(k), New: k.ID == ""}
	if side := g.side(k); side != nil {
		f := foundOf(side)
		a.Side = &f
	}
	if !slices.ContainsFunc(g.out.Actors, func(b guessedActor) bool { return b.ID == a.ID && b.Name == a.Name }) {
		g.out.Actors = append(g.out.Actors, a)
	}
}

// side returns the usual side of an actor: as on record, or else the state of the actor's post in the article.
func (g *guesser) side(k *draft.Known) *draft.Known {
	if side := g.record.Things[g.record.Sides[k.ID]]; side != nil || k.ID == "" {
		return side
	}
	for _, s := range g.text.Sentences {
		for _, p := range s.Posts() {
			if !p.Has || p.Body.Thing == nil || p.Person.Thing == nil || p.Person.Thing.ID != k.ID {
				continue
			}
			if side := g.record.Things[g.record.State(p.Body.Thing.ID)]; side != nil && side.Classification == string(graph.OrganizationState) {
				return side
			}
		}
	}
	return nil
}

// meetings ranks the meetings on record.
func (g *guesser) meetings(r *reading, source graph.ID) {
	away := map[graph.ID]int{} // how far the nearest passage about the meeting is
	for _, c := range r.dossier.Claims {
		if c.Source != source {
			continue
		}
		far := max(c.Start-g.Start, g.Start-c.Start)
		if before, there := away[c.Subject]; !there || far < before {
			away[c.Subject] = far
		}
	}
	type ranked struct {
		names.Found

		score, away int
	}
	var all []ranked
	for _, m := range g.record.Meetings {
		score := 0
		if _, here := away[m.ID]; here {
			score += 2
		}
		for _, a := range g.out.Actors {
			if m.Actors[a.ID] {
				score += 2
			}
		}
		for _, p := range g.out.Places {
			if m.Places[p.ID] {
				score += 2
			}
		}
		if g.out.When != nil && slices.ContainsFunc(m.Whens, func(when string) bool { return overlap(when, g.out.When.Text) }) {
			score += 3
		}
		if score > 0 {
			name := m.Label
			if name == "" {
				name = strings.ReplaceAll(string(m.ID), "-", " ")
			}
			all = append(all, ranked{names.Found{ID: m.ID, Type: "Meeting", Name: name}, score, away[m.ID]})
		}
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.away, b.away)) })
	const most, likely = 5, 5
	for _, m := range all[:min(len(all), most)] {
		g.out.Meetings = append(g.out.Meetings, guessedMeeting{m.Found, m.score >= likely})
	}
}

// overlap reports whether two times can be one.
func overlap(a, b string) bool {
	x, err := edtf.Parse(a)
	y, other := edtf.Parse(b)
	return err == nil && other == nil && x.FirstDay != "" && y.FirstDay != "" && x.FirstDay <= y.LastDay && y.FirstDay <= x.LastDay
}

func foundOf(k *draft.Known) names.Found {
	f := names.Found{ID: k.ID, Type: k.Type, Name: string(k.ID)}
	if len(k.Names) > 0 {
		f.Name = k.Names[0]
	}
	return f
}

// withFound adds a thing once.
func withFound(list []names.Found, f names.Found) []names.Found {
	if slices.Contains(list, f) {
		return list
	}
	return append(list, f)
}
