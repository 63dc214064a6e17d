package derive

import (
	"cmp"
	"fmt"
	"slices"

	"parley/graph"
)

// Stances asks which actors took which stances on some topics, and from when to when the record showed the stances.
type Stances struct {
	Topics  []graph.ID // a plan stands for itself and its points
	Actors  []graph.ID // nil for all
	Earlier bool       // also stances that the record no longer shows
	AsOf    string
	Limit   int
}

// MaxTopics is the largest number of topics in one question of Stances.
const MaxTopics = 100

var stance = graph.Parley.Relation("TAKES_STANCE_ON")

// Records returns a cell for each stance, ordered by topic, actor and the time of the report. The topics stand in the order of the question, and
// the points of a plan after the plan, by id.
func (q Stances) Records(ask Ask) ([]graph.Record, error) {
	topics, err := q.topics(ask)
	if err != nil {
		return nil, err
	}
	if len(topics) > MaxTopics {
		return nil, fmt.Errorf("%w: %d topics with the points of plans, but the maximum is %d: name fewer topics", graph.ErrBadInput, len(topics), MaxTopics)
	}
	found, err := ask(q.query(topics))
	if err != nil {
		return nil, err
	}
	out := []graph.Record{}
	for _, topic := range found {
		var cells []graph.Record
		for slot := 1; slot <= 2; slot++ {
			items, _ := topic.at(slot).([]Found)
			for _, item := range items {
				if cell, ok := q.cell(topic.id(), item, slot == 2); ok {
					cells = append(cells, cell)
				}
			}
		}
		slices.SortFunc(cells, func(a, b graph.Record) int {
			return cmp.Or(graph.Compare(of(a, "actor"), of(b, "actor")), graph.Compare(of(a, "since"), of(b, "since")), graph.Compare(of(a, "position"), of(b, "position")))
		})
		for _, cell := range unbroken(cells) {
			if q.Earlier || of(cell, "until") == nil {
				out = append(out, cell)
			}
		}
	}
	out = out[:min(len(out), q.Limit)]
	return out, q.addMeetings(ask, out)
}

// topics returns the topics, each plan with its points after it. A topic that is not on record is left out by the next query.
func (q Stances) topics(ask Ask) ([]graph.ID, error) {
	plan, point := graph.Parley.Type("Plan"), graph.Parley.Type("Point")
	found, err := ask(&graph.Query{
		Start: graph.Start{IDs: Distinct(q.Topics)}, AsOf: q.AsOf,
		Root: graph.Link{Types: []*graph.Type{plan}, Many: &graph.List{Page: graph.Everything}, Item: []graph.Field{{Far: graph.Selection{plan: {
			{Property: plan.Properties[0]},
			{Link: &graph.Link{
				Via: graph.Via{Relation: graph.Parley.Relation("POINT_OF"), Reverse: true}, Types: []*graph.Type{point}, Many: &graph.List{Page: graph.Everything},
				Item: []graph.Field{{Far: graph.Selection{point: justID(point)}}},
			}},
		}}}}},
	})
	if err != nil {
		return nil, err
	}
	points := map[graph.ID][]graph.ID{}
	for _, p := range found {
		for _, id := range textsOf(p.at(1)) {
			points[p.id()] = append(points[p.id()], graph.ID(id))
		}
	}
	var all []graph.ID
	for _, id := range q.Topics {
		all = append(append(all, id), points[id]...)
	}
	return Distinct(all), nil
}

// query asks for the stances on topics, those of the present and those of the past. Both have the slots of cell.
func (q Stances) query(topics []graph.ID) *graph.Query {
	types, actorID := graph.Parley.Concrete("Topic"), graph.Selection{}
	for _, t := range actors {
		actorID[t] = justID(t)
	}
	along := func(r *graph.Relation) graph.Field {
		claims := &graph.Link{
			Via: graph.Via{Ref: r.Property("claims")}, Types: []*graph.Type{claim}, Many: &graph.List{Page: graph.Everything},
			Item: []graph.Field{{Far: graph.Selection{claim: {{Property: claim.Properties[0]}, {Property: claim.Property("reported")}}}}},
		}
		item := []graph.Field{{Far: actorID}, {Property: r.Property("position")}, {Property: r.Property("wording")}, {Property: r.Property("since")}, {Link: claims}}
		if r.Past() {
			item = append(item, graph.Field{Property: r.Property("until")})
		}
		return graph.Field{Link: &graph.Link{Via: graph.Via{Relation: r, Reverse: true}, Types: actors, Many: &graph.List{Page: graph.Everything}, Item: item}}
	}
	far := graph.Selection{}
	for _, t := range types {
		far[t] = []graph.Field{{Property: t.Properties[0]}, along(stance), along(stance.History)}
	}
	return &graph.Query{
		Start: graph.Start{IDs: topics},
		Root:  graph.Link{Types: types, Many: &graph.List{Page: graph.Everything}, Item: []graph.Field{{Far: far}}},
	}
}

// unbroken returns the cells of a topic with one cell for a stance that stayed the same. A span of history also ends when other sources begin or
// cease to disagree. The cells must be sorted by the time of the report.
func unbroken(cells []graph.Record) []graph.Record {
	type form struct{ actor, position, wording graph.Value }
	var out []graph.Record
	last := map[form]int{}
	for _, c := range cells {
		f := form{of(c, "actor"), of(c, "position"), of(c, "wording")}
		i, found := last[f]
		if !found || of(out[i], "until") == nil || of(out[i], "until") != of(c, "since") {
			last[f], out = len(out), append(out, c)
			continue
		}
		until, claims := c.Type.Property("until").Index, c.Type.Property("claims").Index
		before, _ := out[i].Values[claims].([]string)
		more, _ := c.Values[claims].([]string)
		out[i].Values[until] = c.Values[until]
		out[i].Values[claims] = append(before, without(more, before)...)
	}
	return out
}

// cell returns the cell of a stance, or false if the question does not ask for the stance. A stance that ended later than the moment of the
// question had not ended then, and claims of later do not count.
func (q Stances) cell(topic graph.ID, item Found, past bool) (graph.Record, bool) {
	things, _ := item.at(0).([]Found)
	if len(things) == 0 || q.Actors != nil && !slices.Contains(q.Actors, things[0].id()) {
		return graph.Record{}, false
	}
	since, until := words(item, 3), ""
	if past {
		until = words(item, 5)
	}
	if q.AsOf != "" {
		if since > q.AsOf {
			return graph.Record{}, false
		}
		if until > q.AsOf {
			until = ""
		}
	}
	var claims []string
	told, _ := item.at(4).([]Found)
	for _, c := range told {
		if q.AsOf == "" || words(c, 1) <= q.AsOf {
			claims = append(claims, string(c.id()))
		}
	}
	values := map[string]graph.Value{"topic": string(topic), "actor": string(things[0].id()), "position": words(item, 1), "claims": claims}
	for name, text := range map[string]string{"wording": words(item, 2), "since": since, "until": until} {
		if text != "" {
			values[name] = text
		}
	}
	return Record(graph.Parley.Type("StanceCell"), values), true
}

// addMeetings adds to each stance the last meeting that its actor attended before the stance was first reported.
func (q Stances) addMeetings(ask Ask, cells []graph.Record) error {
	var ids []graph.ID
	for _, c := range cells {
		actor, _ := of(c, "actor").(string)
		ids = append(ids, graph.ID(actor))
	}
	meeting := graph.Parley.Type("Meeting")
	latest := meeting.Property("when").Part("latest")
	far := graph.Selection{}
	for _, t := range actors {
		far[t] = []graph.Field{{Property: t.Properties[0]}, {Link: &graph.Link{
			Via: graph.Via{Relation: graph.Parley.Relation("ATTENDED")}, Types: []*graph.Type{meeting},
			Many: &graph.List{Page: graph.Everything, Order: []graph.Order{{Property: latest, Desc: true}}, Where: graph.Comparison{Property: meeting.Property("status"), Op: graph.Equal, Value: string(graph.Held)}},
			Item: []graph.Field{{Far: graph.Selection{meeting: {{Property: meeting.Properties[0]}, {Property: latest}}}}},
		}}}
	}
	found, err := ask(&graph.Query{
		Start: graph.Start{IDs: Distinct(ids)}, AsOf: q.AsOf,
		Root: graph.Link{Types: actors, Many: &graph.List{Page: graph.Everything}, Item: []graph.Field{{Far: far}}},
	})
	if err != nil {
		return err
	}
	held := map[graph.ID][]Found{}
	for _, actor := range found {
		held[actor.id()], _ = actor.at(1).([]Found)
	}
	for _, c := range cells {
		actor, _ := of(c, "actor").(string)
		since, _ := of(c, "since").(string)
		for _, m := range held[graph.ID(actor)] {
			if at := words(m, 1); at != "" && at < since {
				c.Values[c.Type.Property("afterMeeting").Index] = string(m.id())
				break
			}
		}
	}
	return nil
}
