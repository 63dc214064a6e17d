package popolo

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/loader/grammar"
	"parley/loader/imports"
	"parley/loader/imports/jsontext"
)

// reports is the second pass: it reports what the objects say about the things.
func (im *importer) reports(list string, o jsontext.Object) error {
	var err error
	switch list {
	case "persons":
		return im.embedded(list, o) // Popolo lets a membership stand in its person
	case "organizations":
		if err = im.organization(o); err == nil {
			return im.embedded(list, o)
		}
	case "areas":
		err = im.area(o)
	case "memberships":
		im.output.Count(1, 0)
		err = im.membership(o, o.Raw, "", "")
	case "events":
		im.output.Count(1, 0)
		err = im.event(o)
	case "speeches":
		im.output.Count(1, 0)
		err = im.speech(o)
	case "posts":
		im.output.Count(1, 0)
		err = json.Unmarshal(o.Raw, &post{})
	default:
		im.output.Count(1, 0)
		err = fmt.Errorf("unknown list %q: Popolo has persons, organizations, posts, memberships, areas, events and speeches", list)
	}
	if errors.Is(err, imports.ErrWrite) {
		return err
	}
	if err != nil {
		im.refuse(o, err)
	}
	return nil
}

// take takes a report whose passage is the object. A thing without a field to report is left out.
func (im *importer) take(o jsontext.Object, says ...imports.Item) error {
	says = slices.DeleteFunc(says, func(it imports.Item) bool { return len(it.Fields) == 0 })
	if len(says) == 0 {
		return nil
	}
	r := imports.Report{Says: says}
	r.Quote, r.Start = o.Passage()
	return im.output.Take(nil, &r)
}

// embedded reads the memberships in a person or an organization.
func (im *importer) embedded(list string, o jsontext.Object) error {
	var owner struct {
		ID          string            `json:"id"`
		Memberships []json.RawMessage `json:"memberships"`
	}
	err := json.Unmarshal(o.Raw, &owner)
	if im.things[list+"\x1f"+owner.ID].id == "" {
		return nil // the first pass has refused it
	}
	if err != nil {
		im.refuse(o, err)
		return nil
	}
	for _, raw := range owner.Memberships {
		im.output.Count(1, 0)
		at := o
		if _, start, found := o.Find(string(raw)); found {
			at = jsontext.Object{Raw: raw, Start: start, Line: o.Line, Column: o.Column}
		}
		person, organization := owner.ID, ""
		if list == "organizations" {
			person, organization = "", owner.ID
		}
		if err := im.membership(at, raw, person, organization); errors.Is(err, imports.ErrWrite) {
			return err
		} else if err != nil {
			im.refuse(o, err)
		}
	}
	return nil
}

// organization reports the kind and the parent of an organization.
func (im *importer) organization(o jsontext.Object) error {
	var from struct {
		ID             string `json:"id"`
		Classification string `json:"classification"`
		Parent         string `json:"parent_id"`
	}
	err := json.Unmarshal(o.Raw, &from)
	if im.things["organizations\x1f"+from.ID].id == "" {
		return nil // the first pass has refused it
	}
	if err != nil {
		return err
	}
	of := im.things["organizations\x1f"+from.ID]
	it := imports.Item{Type: of.item.Type, ID: of.id}
	imports.Classify(&it, from.Classification)
	if from.Parent != "" {
		parent, err := im.find("organizations", from.Parent)
		if err != nil {
			return fmt.Errorf("`parent_id`: %w", err)
		}
		it.Add("parent", imports.ID(parent.id))
	}
	return im.take(o, it)
}

// area reports in which area an area lies.
func (im *importer) area(o jsontext.Object) error {
	var from struct {
		ID     string `json:"id"`
		Parent string `json:"parent_id"`
	}
	err := json.Unmarshal(o.Raw, &from)
	if im.things["areas\x1f"+from.ID].id == "" {
		return nil // the first pass has refused it
	}
	if err != nil || from.Parent == "" {
		return err
	}
	parent, err := im.find("areas", from.Parent)
	if err != nil {
		return fmt.Errorf("`parent_id`: %w", err)
	}
	of := im.things["areas\x1f"+from.ID]
	it := imports.Item{Type: of.item.Type, ID: of.id}
	it.Add("within", imports.ID(parent.id))
	return im.take(o, it)
}

// membership reports what a person is in an organization. person and organization are those in which the membership stands, or "".
func (im *importer) membership(o jsontext.Object, raw []byte, person, organization string) error {
	var from struct {
		Label        string `json:"label"`
		Role         string `json:"role"`
		Person       string `json:"person_id"`
		Organization string `json:"organization_id"`
		Post         string `json:"post_id"`
		Start        string `json:"start_date"`
		End          string `json:"end_date"`
	}
	if err := json.Unmarshal(raw, &from); err != nil {
		return err
	}
	p := im.posts[from.Post]
	who, err := im.find("persons", cmp.Or(from.Person, person))
	if err != nil {
		return fmt.Errorf("`person_id`: %w", err)
	}
	of, err := im.find("organizations", cmp.Or(from.Organization, organization, p.Organization))
	if err != nil {
		return fmt.Errorf("`organization_id`: %w", err)
	}
	var details []imports.Field
	for _, d := range []struct{ name, text string }{
		{"role", cmp.Or(from.Role, p.Role, from.Label, p.Label)}, {"post", p.Label}, {"start", imports.Day(from.Start)}, {"end", imports.Day(from.End)},
	} {
		if d.text == "" {
			continue
		}
		n, err := imports.Scalar(graph.Parley.Relation("MEMBER_OF").Property(d.name), d.text)
		if err != nil {
			return fmt.Errorf("`%s` %w", d.name, err)
		}
		details = append(details, imports.Field{Name: d.name, Elements: []*yaml.Node{n}})
	}
	it := imports.Item{Type: who.item.Type, ID: who.id}
	it.Add("memberships", imports.Element(of.id, details...))
	return im.take(o, it)
}

// event reports an event of Popolo, which can be a meeting: see imports.Occurrence.
func (im *importer) event(o jsontext.Object) error {
	var from struct {
		ID             string `json:"id"`
		Name           string `json:"name"`
		Classification string `json:"classification"`
		Start          string `json:"start_date"`
		End            string `json:"end_date"`
		Location       string `json:"location"`
		Status         string `json:"status"`
		Parent         string `json:"parent_id"`
		Attendees      []struct {
			ID   string `json:"id"`
			Name string `json:"name"`
		} `json:"attendees"`
	}
	if err := json.Unmarshal(o.Raw, &from); err != nil {
		return err
	}
	if from.ID == "" {
		return errors.New("the object has no `id`")
	}
	t := imports.Occurrence([]string{from.Classification}, from.Status, len(from.Attendees) > 0)
	id, err := im.output.Identify(im.occurrence(t, from.ID, from.Name))
	if err != nil {
		return fmt.Errorf("%q %w", from.ID, err)
	}
	it := imports.Item{Type: t, ID: id}
	if name, err := imports.Line(from.Name); err == nil {
		it.Add("name", name)
	}
	imports.Classify(&it, from.Classification)
	status := t.Property("status")
	if from.Status != "" {
		n, err := imports.Scalar(status, from.Status)
		if err != nil {
			return fmt.Errorf("`status`: %q %w", from.Status, err)
		}
		it.Add("status", n)
	}
	if span := imports.Span(from.Start, from.End); span != "" {
		n, err := imports.Time(span, "")
		if err != nil {
			return fmt.Errorf("the time %q %w", span, err)
		}
		it.Add("when", n)
	}
	var places []imports.Item
	if from.Location != "" {
		place, err := im.place(from.Location)
		if err != nil {
			return fmt.Errorf("`location` %w", err)
		}
		places = append(places, place)
		it.Add("places", imports.ID(place.ID))
	}
	field := imports.Part(t, from.Status)
	for _, a := range from.Attendees {
		who, err := im.find("persons", a.ID)
		if err != nil {
			return fmt.Errorf("attendee: %w", err)
		}
		it.Add(field, imports.ID(who.id))
	}
	im.things["events\x1f"+from.ID] = thing{id: id, item: imports.Item{Type: t, ID: id}}
	if parent := im.things["events\x1f"+from.Parent]; t.Name == "Meeting" && parent.id != "" && parent.item.Type.Name == t.Name {
		it.Add("partOf", imports.ID(parent.id))
	}
	if len(it.Fields) == 0 {
		return errors.New("the event says nothing: it has no name, no time, no place and no attendee")
	}
	r := imports.Report{Says: []imports.Item{it}}
	r.Quote, r.Start = o.Passage()
	return im.output.Take(places, &r)
}

// occurrence says how to identify an event or a speech. The id of the other record alone tells events apart: two can have one name.
func (im *importer) occurrence(t *graph.Type, id, name string) imports.Naming {
	n := imports.Naming{Type: t, Key: []string{id}, Language: im.source.Language}
	if imports.Clean(name) != "" {
		n.Words = []string{name, id}
	}
	return n
}

// place is the place of an event, which Popolo has only as a text.
func (im *importer) place(name string) (imports.Item, error) {
	t := graph.Parley.Type("Place")
	names := imports.Names{Name: name}
	id, err := im.output.Identify(names.Naming(t, "location "+name, im.source.Language))
	if err != nil {
		return imports.Item{}, err
	}
	it := imports.Item{Type: t, ID: id}
	return it, names.Add(&it)
}

// speech reports a quotation: the beginning of the speech.
func (im *importer) speech(o jsontext.Object) error {
	var from struct {
		ID      string `json:"id"`
		Text    string `json:"text"`
		Creator string `json:"creator_id"`
		Date    string `json:"date"`
		Event   string `json:"event_id"`
	}
	if err := json.Unmarshal(o.Raw, &from); err != nil {
		return err
	}
	if from.ID == "" {
		return errors.New("the object has no `id`")
	}
	words := beginning(from.Text)
	quote, start, found := o.Find(words)
	if !found {
		return errors.New("`text` has no words, or begins with an escape, so that it is no passage")
	}
	who, err := im.find("persons", from.Creator)
	if err != nil {
		return fmt.Errorf("`creator_id`: %w", err)
	}
	t := graph.Parley.Type("Quotation")
	id, err := im.output.Identify(imports.Naming{Type: t, Key: []string{from.ID}, Prefix: "speech"})
	if err != nil {
		return fmt.Errorf("%q %w", from.ID, err)
	}
	it := imports.Item{Type: t, ID: id}
	it.Add("speaker", imports.ID(who.id))
	said, err := imports.Prose(words)
	if err != nil {
		return fmt.Errorf("`text` %w", err)
	}
	it.Add("text", said)
	it.Add("medium", imports.Word("speech"))
	if day := imports.Day(from.Date); day != "" {
		n, err := imports.Time(day, "")
		if err != nil {
			return fmt.Errorf("`date` %w", err)
		}
		it.Add("when", n)
	}
	if event := im.things["events\x1f"+from.Event]; event.id != "" {
		it.Add("occasion", imports.ID(event.id))
	}
	return im.output.Take(nil, &imports.Report{Quote: quote, Start: start, Says: []imports.Item{it}})
}

// beginning is the beginning of a speech that is short enough for a passage, and stands in the JSON text without an escape.
func beginning(text string) string {
	words := strings.TrimSpace(text)
	if at := strings.IndexFunc(words, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' }); at >= 0 {
		words = words[:at]
	}
	fields := strings.Fields(words)
	if len(fields) <= grammar.MaxWords {
		return strings.TrimSpace(words)
	}
	at := 0
	for _, f := range fields[:grammar.MaxWords] {
		at += strings.Index(words[at:], f) + len(f)
	}
	return words[:at]
}
