package export

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"parley/graph"
)

// writeFollowTheMoney writes what FollowTheMoney can hold, an entity a line.
func writeFollowTheMoney(w *writer) error {
	for _, write := range []func(*writer) error{
		moneyActors, moneyPlaces, moneyEvents, moneySources, moneyLinks, moneyClaims,
	} {
		if err := write(w); err != nil {
			return err
		}
	}
	return nil
}

// entity is an entity of FollowTheMoney.
type entity struct {
	id, schema string
	properties *object
}

func newEntity(id, schema string) entity { return entity{id, schema, newObject()} }

// add sets the values of a property, each once. Empty values are left out.
func (e entity) add(property string, values ...string) {
	var filled []string
	for _, v := range values {
		if v != "" && !slices.Contains(filled, v) {
			filled = append(filled, v)
		}
	}
	e.properties.set(property, filled)
}

// times sets the properties of a span.
func (e entity) times(s span) {
	if s.start == s.end {
		e.add("date", moneyDate(s.start))
		return
	}
	e.add("startDate", moneyDate(s.start))
	e.add("endDate", moneyDate(s.end))
}

// entity writes an entity.
func (w *writer) entity(e entity) error {
	o := newObject()
	o.set("id", e.id)
	o.set("schema", e.schema)
	o.key("properties")
	o.value(e.properties)
	return w.line(o)
}

// moneyDate returns a date as FollowTheMoney writes it, which has no offset: an instant as in UTC.
func moneyDate(s string) string {
	if !strings.Contains(s, "T") {
		return s
	}
	return instant(s)
}

// moneySchemas has the schema of organizations of some classifications. Any other is an Organization.
var moneySchemas = map[string]string{
	"GOVERNMENT": "PublicBody", "STATE": "PublicBody", "MINISTRY": "PublicBody", "AGENCY": "PublicBody", "OFFICE": "PublicBody",
	"MILITARY": "PublicBody", "COMPANY": "Company",
}

func moneyActors(w *writer) error {
	parent := out("SUBORGANIZATION_OF")
	return w.things([]string{"Person", "Organization"}, []graph.Via{parent}, func(t graph.Thing) error {
		w.report.hold(t.Type)
		schema := "Person"
		if t.Type.Name == "Organization" {
			schema = "Organization"
			if s, there := moneySchemas[text(t.Record, "classification")]; there {
				schema = s
			}
		}
		e := newEntity(string(t.ID()), schema)
		kept := moneyNamed(e, t.Record)
		if t.Type.Name == "Organization" {
			e.add("classification", strings.ToLower(text(t.Record, "classification")))
			for _, edge := range t.Edges[0] {
				w.report.link(parent.Relation)
				w.report.loseOn(edge.Edge)
			}
			e.add("parent", farIDs(t.Edges[0], parent)...)
		}
		w.report.loseOf(t.Record, append(kept, "classification")...)
		return w.entity(e)
	})
}

// moneyNamed sets the names of a thing and its identifier in Wikidata. It returns what these properties keep, for Report.lose.
func moneyNamed(e entity, r graph.Record) (kept []string) {
	kept = []string{"name", "aliases", "names.text"}
	e.add("name", nameOrID(r)...)
	e.add("alias", append(append([]string(nil), texts(r, "aliases")...), parts(r.Type.Property("names"), r.Values, "text")...)...)
	p := r.Type.Property("identifiers")
	for i, value := range parts(p, r.Values, "value") {
		if list := parts(p, r.Values, "scheme"); i < len(list) && list[i] == "wikidata" {
			e.add("wikidataId", value)
			if len(list) == 1 {
				kept = append(kept, "identifiers")
			}
			break
		}
	}
	return kept
}

// nameOrID returns the name of a thing, or its id: FollowTheMoney demands a name.
func nameOrID(r graph.Record) []string {
	if name := strings.TrimSpace(text(r, "name")); name != "" {
		return []string{name}
	}
	return []string{string(r.ID())}
}

func farIDs(edges []graph.FarEdge, along graph.Via) []string {
	var ids []string
	for _, e := range edges {
		ids = append(ids, string(e.Far(along)))
	}
	return ids
}

func moneyPlaces(w *writer) error {
	return w.things([]string{"Place"}, nil, func(t graph.Thing) error {
		w.report.hold(t.Type)
		e := newEntity(string(t.ID()), "Address")
		kept := moneyNamed(e, t.Record)
		e.add("full", nameOrID(t.Record)...)
		if country := strings.ToLower(text(t.Record, "country")); len(country) == 2 {
			e.add("country", country)
			kept = append(kept, "country")
		}
		for _, side := range []string{"latitude", "longitude"} {
			if v, ok := number(t.Record, side).(float64); ok {
				e.add(side, decimal(v))
				kept = append(kept, side)
			}
		}
		w.report.loseOf(t.Record, kept...)
		return w.entity(e)
	})
}

func moneyEvents(w *writer) error {
	attended, involved, at := in("ATTENDED"), in("INVOLVED_IN"), out("AT")
	return w.things([]string{"Meeting", "Event"}, []graph.Via{attended, involved, at}, func(t graph.Thing) error {
		w.report.hold(t.Type)
		e := newEntity(string(t.ID()), "Event")
		kept := moneyNamed(e, t.Record)
		// An event of FollowTheMoney has no status. Only the keywords say that a meeting was planned, or called off.
		e.add("keywords", strings.ToLower(text(t.Record, "classification")), strings.ToLower(text(t.Record, "status")))
		e.times(w.report.when(t.Type.Name, "when", t.Type.Property, t.Values))
		e.add("involved", append(farIDs(t.Edges[0], attended), farIDs(t.Edges[1], involved)...)...)
		e.add("addressEntity", farIDs(t.Edges[2], at)...)
		var places []string
		for _, edge := range t.Edges[2] {
			places = append(places, edge.Name)
		}
		e.add("location", places...)
		for _, edges := range t.Edges {
			for _, edge := range edges {
				w.report.link(edge.Relation)
				w.report.loseOn(edge.Edge)
			}
		}
		w.report.loseOf(t.Record, slices.Concat(kept, of("when"), []string{"classification", "status"})...)
		return w.entity(e)
	})
}

func moneySources(w *writer) error {
	published := out("PUBLISHED_BY")
	return w.things([]string{"Source"}, []graph.Via{published}, func(t graph.Thing) error {
		w.report.hold(t.Type)
		e := newEntity(string(t.ID()), "Article")
		title := text(t.Record, "title")
		e.add("title", title)
		e.add("name", title)
		e.add("author", text(t.Record, "author"))
		e.add("sourceUrl", text(t.Record, "url"))
		e.add("publishedAt", moneyDate(w.report.when("Source", "published", t.Type.Property, t.Values).start))
		kept := append(of("published"), "title", "author", "url", "reported")
		if base, err := language.ParseBase(text(t.Record, "language")); err == nil {
			e.add("language", base.ISO3())
			kept = append(kept, "language")
		}
		var publishers []string
		for _, edge := range t.Edges[0] {
			if edge.Name != "" {
				publishers = append(publishers, edge.Name)
				w.report.link(published.Relation)
			}
		}
		e.add("publisher", publishers...)
		w.report.loseOf(t.Record, kept...)
		return w.entity(e)
	})
}

// moneyLinks writes the relations that FollowTheMoney knows as entities of their own.
func moneyLinks(w *writer) error {
	return w.edges([]string{"MEMBER_OF", "RELATED_TO", "SUCCESSOR_OF"}, func(edge graph.Edge) error {
		w.report.link(edge.Relation)
		var (
			e    entity
			kept []string
			when span
		)
		name, property := edge.Relation.Name, edge.Relation.Property
		switch name {
		case "SUCCESSOR_OF":
			e = newEntity(edgeID(edge), "Succession")
			e.add("successor", string(edge.From))
			e.add("predecessor", string(edge.To))
			e.add("role", strings.ToLower(onEdge(edge, "kind")))
			when = w.report.when(name, "when", property, edge.Values)
			kept = append(of("when"), "kind")
		case "MEMBER_OF":
			e = newEntity(edgeID(edge), "Membership")
			e.add("member", string(edge.From))
			e.add("organization", string(edge.To))
			e.add("role", onEdge(edge, "role"))
			kept = slices.Concat(of("start"), of("end"), []string{"role"})
		default: // the words of the source do not say whether it is a family
			e = newEntity(edgeID(edge), "UnknownLink")
			e.add("subject", string(edge.From))
			e.add("object", string(edge.To))
			e.add("role", onEdge(edge, "kind"))
			kept = slices.Concat(of("start"), of("end"), []string{"kind"})
		}
		if name != "SUCCESSOR_OF" {
			when.start = w.report.when(name, "start", property, edge.Values).start
			when.end = w.report.when(name, "end", property, edge.Values).end
		}
		e.times(when)
		w.report.loseOn(edge, kept...)
		return w.entity(e)
	})
}

// moneyClaims writes each claim as a link from its source to the thing that it is about, if FollowTheMoney knows things of
// this type.
func moneyClaims(w *writer) error {
	by, about := out("REPORTED_BY"), out("ABOUT")
	return w.things([]string{"Claim"}, []graph.Via{by, about}, func(t graph.Thing) error {
		if len(t.Edges[0]) != 1 || len(t.Edges[1]) != 1 || !t.Edges[1][0].Type.Is("Actor") && !t.Edges[1][0].Type.Is("Occurrence") && t.Edges[1][0].Type.Name != "Place" {
			return nil
		}
		w.report.hold(t.Type)
		w.report.link(by.Relation)
		w.report.link(about.Relation)
		e := newEntity(string(t.ID()), "Documentation")
		e.add("document", string(t.Edges[0][0].To))
		e.add("entity", string(t.Edges[1][0].To))
		e.add("role", text(t.Record, "property"))
		e.add("summary", text(t.Record, "quote"))
		e.add("date", instant(text(t.Record, "reported")))
		w.report.loseOf(t.Record, "property", "quote", "reported")
		return w.entity(e)
	})
}
