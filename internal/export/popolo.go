package export

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"parley/graph"
)

// writePopolo writes what Popolo can hold, as one JSON document with a list for each class. Each list is a reading of its own, so
// that nothing has to be held until its list comes.
func writePopolo(w *writer) error {
	sections := []struct {
		name  string
		write func(*writer, *array) error
	}{
		{"persons", popoloPersons},
		{"organizations", popoloOrganizations},
		{"posts", popoloPosts},
		{"memberships", popoloMemberships},
		{"events", popoloEvents},
		{"areas", popoloAreas},
		{"speeches", popoloSpeeches},
	}
	for i, s := range sections {
		separator := ",\n"
		if i == 0 {
			separator = "{"
		}
		if _, err := w.WriteString(separator + "\"" + s.name + "\":["); err != nil {
			return err
		}
		if err := s.write(w, &array{w: w}); err != nil {
			return err
		}
		if err := w.WriteByte(']'); err != nil {
			return err
		}
	}
	_, err := w.WriteString("}\n")
	return err
}

func popoloPersons(w *writer, items *array) error {
	return w.things([]string{"Person"}, nil, func(t graph.Thing) error {
		w.report.hold(t.Type)
		o := popoloNamed(t.Record)
		o.set("sort_name", text(t.Record, "sortName"))
		w.report.loseOf(t.Record, "name", "sortName", "aliases", "names.text", "names.start", "names.end", "identifiers")
		return items.add(o)
	})
}

func popoloOrganizations(w *writer, items *array) error {
	parent := out("SUBORGANIZATION_OF")
	return w.things([]string{"Organization"}, []graph.Via{parent}, func(t graph.Thing) error {
		w.report.hold(t.Type)
		o := popoloNamed(t.Record)
		o.set("classification", strings.ToLower(text(t.Record, "classification")))
		// Popolo has one parent. Several parents are contested: no order among them means anything.
		if edges := t.Edges[0]; len(edges) == 1 {
			o.set("parent_id", string(edges[0].Far(parent)))
			w.report.link(parent.Relation)
			w.report.loseOn(edges[0].Edge)
		}
		w.report.loseOf(t.Record, "name", "classification", "aliases", "names.text", "names.start", "names.end", "identifiers")
		return items.add(o)
	})
}

// popoloNamed returns the names and the identifiers of a thing.
func popoloNamed(r graph.Record) *object {
	o := newObject()
	o.set("id", string(r.ID()))
	o.key("name") // Popolo demands a name
	o.value(text(r, "name"))
	var others []any
	for _, name := range texts(r, "aliases") {
		other := newObject()
		other.set("name", name)
		others = append(others, other)
	}
	p := r.Type.Property("names")
	for i, name := range parts(p, r.Values, "text") {
		other := newObject()
		other.set("name", name)
		for _, side := range []string{"start", "end"} {
			if list := parts(p, r.Values, side); i < len(list) && date.MatchString(list[i]) {
				other.set(side+"_date", day(list[i]))
			}
		}
		others = append(others, other)
	}
	o.set("other_names", others)
	var identifiers []any
	q := r.Type.Property("identifiers")
	for i, value := range parts(q, r.Values, "value") {
		identifier := newObject()
		identifier.set("identifier", value)
		if list := parts(q, r.Values, "scheme"); i < len(list) {
			identifier.set("scheme", list[i])
		}
		identifiers = append(identifiers, identifier)
	}
	o.set("identifiers", identifiers)
	return o
}

// popoloPosts writes the posts of each organization, each once.
func popoloPosts(w *writer, items *array) error {
	members := in("MEMBER_OF")
	return w.reading.Things([]*graph.Type{graph.Parley.Type("Organization")}, []graph.Via{members}, func(t graph.Thing) error {
		seen := map[string]bool{}
		for _, e := range t.Edges[0] {
			post := onEdge(e.Edge, "post")
			if post == "" || seen[post] {
				continue
			}
			seen[post] = true
			o := newObject()
			o.set("id", postID(t.ID(), post))
			o.set("label", post)
			o.set("role", post)
			o.set("organization_id", string(t.ID()))
			if err := items.add(o); err != nil {
				return err
			}
		}
		return nil
	})
}

func popoloMemberships(w *writer, items *array) error {
	return w.edges([]string{"MEMBER_OF"}, func(e graph.Edge) error {
		w.report.link(e.Relation)
		o := newObject()
		o.set("id", edgeID(e))
		o.set("person_id", string(e.From))
		o.set("organization_id", string(e.To))
		o.set("role", onEdge(e, "role"))
		if post := onEdge(e, "post"); post != "" {
			o.set("post_id", postID(e.To, post))
		}
		began := w.report.when("MEMBER_OF", "start", e.Relation.Property, e.Values)
		ended := w.report.when("MEMBER_OF", "end", e.Relation.Property, e.Values)
		o.set("start_date", day(began.start))
		o.set("end_date", day(ended.end))
		w.report.loseOn(e, slices.Concat([]string{"role", "post"}, of("start"), of("end"))...)
		return items.add(o)
	})
}

func popoloEvents(w *writer, items *array) error {
	attended, at, partOf := in("ATTENDED"), out("AT"), out("PART_OF")
	return w.things([]string{"Meeting", "Event"}, []graph.Via{attended, at, partOf}, func(t graph.Thing) error {
		w.report.hold(t.Type)
		o := newObject()
		o.set("id", string(t.ID()))
		o.set("name", text(t.Record, "name"))
		o.set("classification", strings.ToLower(text(t.Record, "classification")))
		o.set("status", strings.ToLower(text(t.Record, "status")))
		when := w.report.when(t.Type.Name, "when", t.Type.Property, t.Values)
		o.set("start_date", when.start)
		o.set("end_date", when.end)
		var places []string
		for _, e := range t.Edges[1] {
			if e.Name != "" {
				places = append(places, e.Name)
				w.report.link(at.Relation)
				w.report.loseOn(e.Edge)
			}
		}
		o.set("location", strings.Join(places, "; "))
		if edges := t.Edges[2]; len(edges) == 1 {
			o.set("parent_id", string(edges[0].Far(partOf)))
			w.report.link(partOf.Relation)
			w.report.loseOn(edges[0].Edge)
		}
		var attendees []any
		for _, e := range t.Edges[0] {
			if e.Type.Name != "Person" { // Popolo knows attendees who are people
				continue
			}
			person := newObject()
			person.set("id", string(e.Far(attended)))
			person.key("name")
			person.value(e.Name)
			attendees = append(attendees, person)
			w.report.link(attended.Relation)
			w.report.loseOn(e.Edge)
		}
		o.set("attendees", attendees)
		w.report.loseOf(t.Record, append(of("when"), "name", "classification", "status")...)
		return items.add(o)
	})
}

func popoloAreas(w *writer, items *array) error {
	within := out("WITHIN")
	return w.things([]string{"Place"}, []graph.Via{within}, func(t graph.Thing) error {
		w.report.hold(t.Type)
		o := newObject()
		o.set("id", string(t.ID()))
		o.set("name", text(t.Record, "name"))
		if edges := t.Edges[0]; len(edges) == 1 {
			o.set("parent_id", string(edges[0].Far(within)))
			w.report.link(within.Relation)
			w.report.loseOn(edges[0].Edge)
		}
		latitude, longitude := number(t.Record, "latitude"), number(t.Record, "longitude")
		if latitude != nil && longitude != nil {
			geometry := newObject() // GeoJSON
			geometry.set("type", "Point")
			geometry.set("coordinates", []any{longitude, latitude})
			o.set("geometry", geometry)
			w.report.loseOf(t.Record, "name", "latitude", "longitude")
		} else {
			w.report.loseOf(t.Record, "name")
		}
		return items.add(o)
	})
}

func popoloSpeeches(w *writer, items *array) error {
	said, at := in("SAID"), out("SAID_AT")
	return w.things([]string{"Quotation"}, []graph.Via{said, at}, func(t graph.Thing) error {
		w.report.hold(t.Type)
		o := newObject()
		o.set("id", string(t.ID()))
		o.set("text", text(t.Record, "text"))
		switch speakers := t.Edges[0]; {
		case len(speakers) == 1 && speakers[0].Type.Name == "Person":
			o.set("creator_id", string(speakers[0].Far(said)))
			w.report.link(said.Relation)
			w.report.loseOn(speakers[0].Edge)
		default: // a group, or several speakers
			var names []string
			for _, e := range speakers {
				if e.Name != "" {
					names = append(names, e.Name)
					w.report.link(said.Relation)
					w.report.loseOn(e.Edge)
				}
			}
			o.set("attribution_text", strings.Join(names, "; "))
		}
		if edges := t.Edges[1]; len(edges) == 1 {
			o.set("event_id", string(edges[0].Far(at)))
			w.report.link(at.Relation)
			w.report.loseOn(edges[0].Edge)
		}
		// A speech in Popolo has an instant.
		when := part(t.Type.Property("when"), t.Values, "text")
		if strings.Contains(when, "T") && date.MatchString(when) {
			o.set("date", when)
			w.report.loseOf(t.Record, append(of("when"), "text")...)
		} else {
			w.report.loseOf(t.Record, "text")
		}
		return items.add(o)
	})
}

// onEdge returns the value of a property of a relation as text, or "".
func onEdge(e graph.Edge, property string) string {
	s, _ := e.Values[e.Relation.Property(property).Index].(string)
	return s
}

// number returns the value of a property that is a number, or nil.
func number(r graph.Record, property string) any {
	return r.Values[r.Type.Property(property).Index]
}

// edgeID returns an id for a relation, which has none in the graph. The same relation has the same id in every export.
func edgeID(e graph.Edge) string {
	return strings.ToLower(e.Relation.Struct) + "-" + hashed(e.Relation.Name, string(e.From), string(e.To), e.Relation.Identity(e.Values))
}

// postID returns an id for a post.
func postID(organization graph.ID, post string) string {
	return "post-" + hashed(string(organization), post)
}

// hashed returns a part of the SHA-256 of texts, in hex.
func hashed(texts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(texts, "\x00")))
	return hex.EncodeToString(sum[:10])
}
