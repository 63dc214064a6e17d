package followthemoney

import (
	"cmp"
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/loader/imports"
	"parley/loader/imports/jsontext"
)

// ties has the schemas that link two things: the properties of the two ends, the field of the first end, and the detail that holds the
// role.
var ties = map[string]struct{ from, to, field, detail string }{
	"Membership":   {"member", "organization", "memberships", "role"},
	"Employment":   {"employee", "employer", "memberships", "role"},
	"Directorship": {"director", "organization", "memberships", "role"},
	"Family":       {"person", "relative", "relationships", "kind"},
	"Associate":    {"person", "associate", "relationships", "kind"},
	"UnknownLink":  {"subject", "object", "relationships", "kind"},
	"Succession":   {"successor", "predecessor", "predecessors", "kindWorded"},
}

// reports is the second pass: it reports what the entities say about the things.
func (im *importer) reports(e entity, o jsontext.Object) error {
	tie, links := ties[e.Schema]
	switch {
	case links:
		from, to := "Person", "Organization"
		switch tie.field {
		case "relationships":
			to = "Person"
		case "predecessors":
			from = "Organization"
		}
		return im.link(e, o, tie.from, from, tie.to, to, tie.field, tie.detail)
	case e.Schema == "Event":
		return im.event(e, o)
	case types[e.Schema] == "Organization" && im.things[e.ID].id != "":
		return im.organization(e, o)
	case types[e.Schema] == "":
		im.output.NoPlace("schema " + e.Schema)
	}
	return nil
}

// take takes a report whose passage is the line.
func (im *importer) take(o jsontext.Object, places []imports.Item, it imports.Item) error {
	r := imports.Report{Says: []imports.Item{it}}
	r.Quote, r.Start = o.Passage()
	return im.output.Take(places, &r)
}

// link reports a link between two things.
func (im *importer) link(e entity, o jsontext.Object, from, fromType, to, toType, field, detail string) error {
	one, err := im.find(from, e.first(from), fromType)
	if err != nil {
		return err
	}
	other, err := im.find(to, e.first(to), toType)
	if err != nil {
		return err
	}
	via, _ := graph.Parley.Via(one.of, field)
	var details []imports.Field
	for _, d := range []struct{ name, text string }{
		{detail, e.first("role", "relationship", "summary")},
		{"start", imports.Day(e.first("startDate"))},
		{"end", imports.Day(e.first("endDate"))},
		{"when", imports.Day(e.first("date"))},
	} {
		p := via.Relation.Property(d.name)
		if p == nil || d.text == "" {
			continue
		}
		n, err := imports.Scalar(p, d.text)
		if err != nil {
			return fmt.Errorf("`%s` %w", d.name, err)
		}
		if d.name == "kindWorded" {
			details = append(details, imports.Field{Name: "kind", Elements: []*yaml.Node{imports.Word("other")}})
		}
		details = append(details, imports.Field{Name: d.name, Elements: []*yaml.Node{n}})
	}
	it := imports.Item{Type: one.of, ID: one.id}
	it.Add(field, imports.Element(other.id, details...))
	return im.take(o, nil, it)
}

// organization reports the kind and the parent of an organization.
func (im *importer) organization(e entity, o jsontext.Object) error {
	of := im.things[e.ID]
	it := imports.Item{Type: of.of, ID: of.id}
	kind := e.first("classification")
	if kind == "" && e.Schema == "Company" {
		kind = "company"
	}
	imports.Classify(&it, kind)
	if id := e.first("parent"); id != "" {
		parent, err := im.find("parent", id, "Organization")
		if err != nil {
			return err
		}
		it.Add("parent", imports.ID(parent.id))
	}
	if len(it.Fields) == 0 {
		return nil
	}
	return im.take(o, nil, it)
}

// event reports an event of FollowTheMoney, which can be a meeting. Only its keywords can say so.
func (im *importer) event(e entity, o jsontext.Object) error {
	keywords := append(slices.Clone(e.Properties["keywords"]), e.Properties["summary"]...)
	status := ""
	for _, k := range keywords {
		for _, of := range []string{"Meeting", "Event"} {
			if _, err := imports.Scalar(graph.Parley.Type(of).Property("status"), k); err == nil {
				status = k
			}
		}
	}
	t := imports.Occurrence(keywords, status, false)
	name := e.first("name")
	n := imports.Naming{Type: t, Key: []string{e.ID}, Language: im.source.Language}
	if imports.Clean(name) != "" {
		n.Words = []string{name, e.ID}
	}
	id, err := im.output.Identify(n)
	if err != nil {
		return fmt.Errorf("%q %w", cmp.Or(name, e.ID), err)
	}
	it := imports.Item{Type: t, ID: id}
	if line, err := imports.Line(name); err == nil {
		it.Add("name", line)
	}
	for _, k := range keywords {
		for _, field := range []string{"classification", "status"} {
			if n, err := imports.Scalar(t.Property(field), k); err == nil && it.Field(field) == nil {
				it.Add(field, n)
			}
		}
	}
	if span := cmp.Or(imports.Day(e.first("date")), imports.Span(e.first("startDate"), e.first("endDate"))); span != "" {
		n, err := imports.Time(span, "")
		if err != nil {
			return fmt.Errorf("the time %q %w", span, err)
		}
		it.Add("when", n)
	}
	for _, id := range e.Properties["addressEntity"] {
		place, err := im.find("addressEntity", id, "Place")
		if err != nil {
			return err
		}
		it.Add("places", imports.ID(place.id))
	}
	field := imports.Part(t, status)
	for _, property := range []string{"involved", "organizer"} {
		for _, id := range e.Properties[property] {
			actor, err := im.find(property, id, "Actor")
			if err != nil {
				return err
			}
			it.Add(field, imports.ID(actor.id))
		}
	}
	if len(it.Fields) == 0 {
		return fmt.Errorf("the event %q says nothing: it has no name, no time, no place and nobody involved", e.ID)
	}
	return im.take(o, nil, it)
}
