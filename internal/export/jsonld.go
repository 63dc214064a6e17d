package export

import (
	"bytes"
	_ "embed" // the context
	"encoding/json"
	"fmt"
	"slices"

	"parley/graph"
)

// The terms of the context are those of schema.org, PROV-O, the Organization Ontology (which Popolo uses), SKOS and Web Annotation. Any
// other term is one of Parley's own. The context stands in the file, so a reader needs no network.
//
//go:embed context.json
var terminology []byte

// classes has the classes of each type, besides the type itself. A meeting and an event are activities and no entities: PROV-O keeps the
// two apart.
var classes = map[string][]string{
	"Person":       {"schema:Person", "prov:Person"},
	"Organization": {"schema:Organization", "org:Organization", "prov:Organization"},
	"Place":        {"schema:Place", "prov:Location"},
	"Meeting":      {"schema:Event", "prov:Activity"},
	"Event":        {"schema:Event", "prov:Activity"},
	"Issue":        {"skos:Concept"},
	"Plan":         {"schema:CreativeWork", "prov:Entity"},
	"PlanVersion":  {"schema:CreativeWork", "prov:Entity"},
	"Point":        {"skos:Concept", "prov:Entity"},
	"Agreement":    {"schema:CreativeWork", "prov:Entity"},
	"Quotation":    {"schema:Quotation", "prov:Entity"},
	"Dossier":      {"schema:Collection", "prov:Collection", "prov:Entity"},
	"Load":         {"prov:Activity"},
	"Source":       {"schema:CreativeWork", "prov:Entity"},
	"Claim":        {"schema:Claim", "prov:Entity"},
	"Account":      {"prov:Entity"},
}

// terms has the terms of properties that have another name in the context.
var terms = map[string]string{
	"Source.title": "headline", "Dossier.title": "name", "Source.author": "authorName", "Source.language": "inLanguage",
	"Source.published": "datePublished", "Source.reported": "generatedAtTime", "Source.text": "textFile",
	"Claim.reported": "generatedAtTime", "Claim.quote": "exact", "Place.country": "addressCountry",
	"Meeting.when": "startDate", "Event.when": "startDate", "Load.started": "startedAtTime", "Load.finished": "endedAtTime",
	"Load.dossier": "used",
	// The names that mean something else in the context.
	"MEMBER_OF.start": "startTime", "MEMBER_OF.end": "endTime", "RELATED_TO.start": "startTime", "RELATED_TO.end": "endTime",
	"PAST_MEMBER_OF.start": "startTime", "PAST_MEMBER_OF.end": "endTime", "PAST_RELATED_TO.start": "startTime", "PAST_RELATED_TO.end": "endTime",
}

// statuses has the words of schema.org for the status of a meeting.
var statuses = map[string]string{
	"SCHEDULED": "schema:EventScheduled", "RESCHEDULED": "schema:EventRescheduled", "CANCELLED": "schema:EventCancelled",
}

// direct has the terms of relations that a statement can say without details. reverse says that the thing where the relation
// ends is the subject of the statement. Any other relation has the name of its field.
var direct = map[string]struct {
	terms   []string
	reverse bool
}{
	"ATTENDED":           {[]string{"attendee"}, true},
	"AT":                 {[]string{"location"}, false},
	"PART_OF":            {[]string{"superEvent"}, false},
	"WITHIN":             {[]string{"containedInPlace"}, false},
	"MEMBER_OF":          {[]string{"memberOf"}, false},
	"SUBORGANIZATION_OF": {[]string{"subOrganizationOf"}, false},
	"SUBISSUE_OF":        {[]string{"broader"}, false},
	"CONCERNS":           {[]string{"about"}, false},
	"SPEAKS_OF":          {[]string{"about"}, false},
	"SAID":               {[]string{"creator", "wasAttributedTo"}, true},
	"ABOUT":              {[]string{"about"}, false},
	"REPORTED_BY":        {[]string{"wasDerivedFrom"}, false},
	"RELAYED_BY":         {[]string{"wasAttributedTo"}, false},
	"PUBLISHED_BY":       {[]string{"publisher", "wasAttributedTo"}, false},
	"REVISES":            {[]string{"wasRevisionOf"}, false},
	"REVISION_OF":        {[]string{"wasRevisionOf"}, false},
	"GENERATED_BY":       {[]string{"wasGeneratedBy"}, false},
	"DERIVED_FROM":       {[]string{"wasDerivedFrom"}, false},
	"COLLECTED_IN":       {[]string{"hadMember"}, true},
	"STATES":             {[]string{"mentions"}, false},
	"ACCOUNT_OF":         {[]string{"about"}, false},
	"HAS_OBJECT":         {[]string{"hasObject"}, false},
}

// writeJSONLD writes everything as one JSON-LD document. Each thing is a node object. Each relation is a statement from thing to thing, and,
// if it has values, a node object of its own with the values and the claims from which it was derived. A span of history is
// only such a node object.
func writeJSONLD(w *writer) error {
	var compact bytes.Buffer
	if err := json.Compact(&compact, terminology); err != nil {
		return fmt.Errorf("the context: %w", err)
	}
	if _, err := fmt.Fprintf(w, "{\"@context\":%s,\n\"@graph\":[", compact.Bytes()); err != nil {
		return err
	}
	items := array{w: w}
	err := w.reading.Things(w.types, nil, func(t graph.Thing) error {
		w.step()
		w.report.hold(t.Type)
		o := newObject()
		o.set("@id", nodeID(t.ID()))
		o.set("@type", append([]string{t.Type.Name}, classes[t.Type.Name]...))
		setValues(o, t.Type.Name, t.Type.Declared, t.Values)
		if t.Type.Name == "Meeting" {
			o.set("eventStatus", statuses[text(t.Record, "status")])
		}
		return items.add(o)
	})
	if err != nil {
		return err
	}
	err = w.reading.Edges(graph.Parley.Relations(), func(e graph.Edge) error {
		w.step()
		w.report.link(e.Relation)
		if !e.Relation.Past() {
			if err := items.add(statement(e)); err != nil {
				return err
			}
		}
		if o := qualified(e); o != nil {
			return items.add(o)
		}
		return nil
	})
	if err != nil {
		return err
	}
	_, err = w.WriteString("\n]}\n")
	return err
}

// statement returns what a relation says without its details.
func statement(e graph.Edge) *object {
	d, there := direct[e.Relation.Name]
	if !there {
		d.terms = []string{e.Relation.From.Field}
	}
	subject, target := e.From, e.To
	if d.reverse {
		subject, target = target, subject
	}
	o := newObject()
	o.set("@id", nodeID(subject))
	for _, term := range d.terms {
		o.set(term, reference(target))
	}
	return o
}

// qualified returns a relation with its details, or nil if it has none.
func qualified(e graph.Edge) *object {
	details := newObject()
	setValues(details, e.Relation.Name, slices.DeleteFunc(slices.Clone(e.Relation.Declared), func(p *graph.Property) bool { return p.Name == "claims" }), e.Values)
	var claims []any
	if p := e.Relation.Property("claims"); p != nil {
		list, _ := e.Values[p.Index].([]string)
		claims = references(list)
	}
	if details.Len() == 1 && claims == nil && !e.Relation.Past() {
		return nil
	}
	o := newObject()
	kinds := []string{e.Relation.Struct, "prov:Entity"}
	if e.Relation.Name == "MEMBER_OF" {
		kinds = append(kinds, "org:Membership")
		o.set("@type", kinds)
		o.set("member", nodeID(e.From))
		o.set("organization", nodeID(e.To))
	} else {
		o.set("@type", kinds)
		o.set("from", nodeID(e.From))
		o.set("to", nodeID(e.To))
	}
	if details.Len() > 1 {
		o.WriteByte(',')
		o.Write(details.Bytes()[1:])
	}
	o.err = details.err
	o.set("wasDerivedFrom", claims)
	return o
}

// setValues sets the properties of a thing or a relation.
func setValues(o *object, of string, ps []*graph.Property, values []graph.Value) {
	for _, p := range ps {
		if p.Hidden && p.Name != "since" && p.Name != "until" || p.Name == "id" {
			continue
		}
		term := terms[of+"."+p.Name]
		if term == "" {
			term = p.Name
		}
		switch {
		case p.List:
			o.set(term, structs(p, values))
		case p.Struct == "EDTF":
			setTime(o, term, p, values)
		case p.Ref != "" && p.Kind == graph.Strings:
			list, _ := values[p.Index].([]string)
			o.set(term, references(list))
		case p.Ref != "":
			if id, _ := values[p.Index].(string); id != "" {
				o.set(term, reference(graph.ID(id)))
			}
		default:
			o.set(term, values[p.Index])
		}
	}
}

// setTime sets a time: its text in EDTF, and its details under a name of their own.
func setTime(o *object, term string, p *graph.Property, values []graph.Value) {
	edtf := part(p, values, "text")
	if edtf == "" {
		return
	}
	value := newObject()
	value.set("@value", edtf)
	value.set("@type", "edtf")
	o.set(term, value)
	details := newObject()
	details.set("edtfText", edtf)
	for _, p := range p.Parts {
		if !p.Hidden && p.Name != "text" {
			details.set(p.Name, values[p.Index])
		}
	}
	o.set(term+"Details", details)
}

// structs returns a list of structs, such as the names of a person.
func structs(p *graph.Property, values []graph.Value) []any {
	var all []any
	for i := range parts(p, values, p.Parts[0].Name) {
		item := newObject()
		for _, part := range p.Parts {
			if list := parts(p, values, part.Name); i < len(list) && !part.Hidden {
				term := part.Name
				if term == "start" || term == "end" { // in the context these are positions in a text
					term += "Time"
				}
				item.set(term, list[i])
			}
		}
		all = append(all, item)
	}
	return all
}

// nodeID returns the id of a thing as a compact IRI.
func nodeID(id graph.ID) string { return "id:" + string(id) }

// reference returns a reference to a thing.
func reference(id graph.ID) *object {
	o := newObject()
	o.set("@id", nodeID(id))
	return o
}

func references(ids []string) []any {
	var all []any
	for _, id := range ids {
		all = append(all, reference(graph.ID(id)))
	}
	return all
}
