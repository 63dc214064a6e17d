package derive

import (
	"cmp"
	"fmt"
	"strings"

	"parley/graph"
)

// Citations asks for the claims about a thing as texts that are ready to paste.
type Citations struct {
	Of       graph.ID
	Property string // only claims about this property or relation, and about its details; "" for all
	AsOf     string
	Limit    int
}

// The slots of a claim in the query of Citations.
const (
	slotProperty = iota + 1
	slotValue
	slotPolarity
	slotQuote
	slotStart
	slotEnd
	slotFragment
	slotReported
	slotVia
	slotSource
	slotSubject
	slotObject
	slotIdentity
	slotRetracts
	slotRank
	slotReason
)

// Records returns a citation for each claim of which the thing is the subject or the object. The oldest report comes first, then the order is
// by the id of the claim.
func (q Citations) Records(ask Ask) ([]graph.Record, error) {
	behind, err := q.behind(ask)
	if err != nil {
		return nil, err
	}
	found, err := ask(q.query(behind))
	if err != nil {
		return nil, err
	}
	known, err := namesAsked(ask, found, q.AsOf)
	if err != nil {
		return nil, err
	}
	if q.AsOf == "" {
		if q.AsOf, err = lastReport(ask); err != nil {
			return nil, err
		}
	}
	var out []graph.Record
	for _, c := range found {
		out = append(out, Record(graph.Parley.Type("Citation"), map[string]graph.Value{"claim": string(c.id()), "text": q.text(c, known)}))
	}
	return out, nil
}

// lastReport returns the time of the latest report on record, or "". Asked as of this time, the record is the same.
func lastReport(ask Ask) (string, error) {
	source := graph.Parley.Type("Source")
	reported := source.Property("reported")
	found, err := ask(&graph.Query{Start: graph.Start{Scan: true}, Root: graph.Link{
		Types: []*graph.Type{source}, Many: &graph.List{Order: []graph.Order{{Property: reported, Desc: true}}, Page: graph.Window{First: 1, Last: -1}},
		Item: []graph.Field{{Far: graph.Selection{source: {{Property: reported}}}}},
	}})
	if err != nil || len(found) == 0 {
		return "", err
	}
	return words(found[0], 0), nil
}

// namesAsked returns the names of the actors whose ids are the values of claims, such as the side of a participant.
func namesAsked(ask Ask, claims []Found, asOf string) (map[string]string, error) {
	var ids []graph.ID
	for _, c := range claims {
		if value := words(c, slotValue); value != "" && saysActor(c) {
			ids = append(ids, graph.ID(value))
		}
	}
	if len(ids) == 0 {
		return nil, nil //nolint:nilnil // no names are asked for
	}
	far := graph.Selection{}
	for _, t := range actors {
		far[t] = nameOf(t)
	}
	found, err := ask(&graph.Query{Start: graph.Start{IDs: Distinct(ids)}, AsOf: asOf, Root: graph.Link{
		Types: actors, Many: &graph.List{Page: graph.Everything}, Item: []graph.Field{{Far: far}},
	}})
	known := map[string]string{}
	for i, name := range names(found) {
		known[string(found[i].id())] = name
	}
	return known, err
}

// saysActor reports whether the value of a claim is the id of an actor.
func saysActor(c Found) bool {
	field, detail, _ := strings.Cut(words(c, slotProperty), ".")
	subjects, _ := c.at(slotSubject).([]Found)
	if len(subjects) == 0 {
		return false
	}
	via, ok := graph.Parley.Via(subjects[0].Type, field)
	if !ok || via.Relation == nil {
		return false
	}
	p := via.Relation.Property(detail)
	return p != nil && p.Ref == "Actor"
}

// behind asks for the claims behind the accounts of the property: a claim about an attendance can be behind an account of the status.
func (q Citations) behind(ask Ask) ([]string, error) {
	if q.Property == "" {
		return nil, nil
	}
	entities, far := graph.Parley.Concrete("Entity"), graph.Selection{}
	for _, t := range entities {
		far[t] = []graph.Field{{Property: t.Properties[0]}, {Link: &graph.Link{
			Via: graph.Via{Relation: accountOf, Reverse: true}, Types: []*graph.Type{account}, Many: &graph.List{Where: aboutProperty(account.Property("property"), q.Property), Page: graph.Everything},
			Item: []graph.Field{{Property: accountOf.Property("claims")}, {Far: graph.Selection{account: justID(account)}}},
		}}}
	}
	found, err := ask(&graph.Query{Start: graph.Start{IDs: []graph.ID{q.Of}}, AsOf: q.AsOf, Root: graph.Link{Types: entities, Many: &graph.List{Page: graph.Everything}, Item: []graph.Field{{Far: far}}}})
	var out []string
	for _, f := range found {
		accounts, _ := f.at(1).([]Found)
		for _, a := range accounts {
			claims, _ := a.at(0).([]string)
			out = append(out, claims...)
		}
	}
	return out, err
}

// query asks for the claims about the thing and the property, and for the claims that are behind its accounts.
func (q Citations) query(behind []string) *graph.Query {
	where := graph.Predicate(claimsAbout(q.Of, q.Property))
	if len(behind) > 0 {
		where = graph.Or{where, graph.Comparison{Property: claim.Properties[0], Op: graph.In, Value: behind}}
	}
	fields := []graph.Field{{Property: claim.Properties[0]}}
	for _, name := range []string{"property", "value", "polarity", "quote", "start", "end", "fragment", "reported"} {
		fields = append(fields, graph.Field{Property: claim.Property(name)})
	}
	source := graph.Parley.Type("Source")
	via := linkTo(claim, "via", nameOf)
	relayed := graph.Parley.Relation("RELAYED_BY")
	via.Many.Order = []graph.Order{{Property: relayed.Property("step"), Edge: true}}
	fields = append(fields, graph.Field{Link: via}, graph.Field{Link: linkTo(claim, "source", func(*graph.Type) []graph.Field {
		return []graph.Field{
			{Property: source.Properties[0]},
			{Property: source.Property("title")},
			{Property: source.Property("published").Part("text")},
			{Property: source.Property("url")},
			{Link: linkTo(source, "publisher", nameOf)},
		}
	})}, graph.Field{Link: linkTo(claim, "subject", nameOf)}, graph.Field{Link: linkTo(claim, "object", nameOf)}, graph.Field{Property: claim.Property("identity")}, graph.Field{Property: claim.Property("retracts")},
		graph.Field{Property: claim.Property("rank")}, graph.Field{Property: claim.Property("reason")})
	return &graph.Query{
		Start: graph.Start{Scan: true}, AsOf: q.AsOf,
		Root: graph.Link{
			Types: []*graph.Type{claim},
			Many:  &graph.List{Where: where, Order: []graph.Order{{Property: claim.Property("reported")}}, Page: graph.Window{First: q.Limit, Last: -1}},
			Item:  []graph.Field{{Far: graph.Selection{claim: fields}}},
		},
	}
}

// linkTo reads fields of the things to which a field of a type leads.
func linkTo(of *graph.Type, field string, fields func(*graph.Type) []graph.Field) *graph.Link {
	via, ok := graph.Parley.Via(of, field)
	if !ok {
		panic("derive: the model has no " + of.Name + "." + field)
	}
	l := &graph.Link{Via: via, Types: graph.Parley.Concrete(via.Far()), Many: &graph.List{Page: graph.Everything}}
	far := graph.Selection{}
	for _, t := range l.Types {
		far[t] = fields(t)
	}
	l.Item = []graph.Field{{Far: far}}
	return l
}

// justID reads the id of a thing.
func justID(t *graph.Type) []graph.Field { return []graph.Field{{Property: t.Properties[0]}} }

// nameOf reads the id and the name of a thing, if things of its type have names.
func nameOf(t *graph.Type) []graph.Field {
	fields := justID(t)
	if name := t.Property("name"); name != nil {
		fields = append(fields, graph.Field{Property: name})
	}
	return fields
}

// text writes a citation: what is said of what, in which words, by whom, where, when, and as of when.
func (q Citations) text(c Found, known map[string]string) string {
	parts := []string{strings.Join(names(c.at(slotSubject)), ", ") + ": " + says(c, known) + "."}
	if words(c, slotRank) == string(graph.Deprecated) {
		parts = append(parts, "The editors know that this is wrong"+reason(c)+".")
	}
	if quote := words(c, slotQuote); quote != "" {
		parts = append(parts, "“"+quote+"”"+through(c)+".")
	}
	if sources, _ := c.at(slotSource).([]Found); len(sources) > 0 {
		parts = append(parts, published(sources[0])+position(c)+".")
	}
	parts = append(parts, "Reported "+words(c, slotReported))
	if q.AsOf != "" {
		parts[len(parts)-1] += "; the record as of " + q.AsOf
	}
	return strings.Join(parts, " ") + "."
}

// reason writes why the editors deprecated a claim.
func reason(c Found) string {
	if reason := words(c, slotReason); reason != "" {
		return ": " + strings.TrimRight(reason, ".")
	}
	return ""
}

// says writes what a claim says of its subject, such as "places is Bern", or what it takes back. The names are those of actors, by id.
func says(c Found, known map[string]string) string {
	property, value := words(c, slotProperty), words(c, slotValue)
	if saysActor(c) {
		value = cmp.Or(known[value], value)
	}
	object := strings.Join(names(c.at(slotObject)), ", ")
	switch {
	case object != "" && strings.Contains(property, "."): // a detail of the relation to the object
		property += " of " + object
	case object != "":
		value = object
	}
	if identity := words(c, slotIdentity); identity != "" {
		property += " (" + identity + ")"
	}
	said := property
	switch {
	case value == "":
	case words(c, slotPolarity) == string(graph.Denies):
		said += " is not " + value
	default:
		said += " is " + value
	}
	switch {
	case c.at(slotRetracts) != true:
		return said
	case value == "":
		return "the source takes back what it said about " + property
	}
	return "the source takes back that " + said
}

// words returns a slot as text, or "".
func words(f Found, slot int) string {
	if v := f.at(slot); v != nil {
		return fmt.Sprint(v)
	}
	return ""
}

// names returns the names of the things of a link, or their ids.
func names(v graph.Value) []string {
	things, _ := v.([]Found)
	list := make([]string, len(things))
	for i, t := range things {
		name := ""
		if len(t.Values) > 1 {
			name = words(t, 1)
		}
		list[i] = cmp.Or(name, string(t.id()))
	}
	return list
}

// through names the people and organizations through whom a claim came.
func through(c Found) string {
	if via := names(c.at(slotVia)); len(via) > 0 {
		return " (through " + strings.Join(via, ", ") + ")"
	}
	return ""
}

// published names a source: its publisher, its headline, its date and its address.
func published(source Found) string {
	list := names(source.at(4))
	if title := words(source, 1); title != "" {
		list = append(list, "“"+title+"”")
	}
	for _, slot := range []int{2, 3} {
		if s := words(source, slot); s != "" {
			list = append(list, s)
		}
	}
	if len(list) == 0 {
		return string(source.id())
	}
	return strings.Join(list, ", ")
}

// position says where the passage stands.
func position(c Found) string {
	switch {
	case words(c, slotFragment) != "":
		return ", " + words(c, slotFragment)
	case words(c, slotStart) != "":
		return ", characters " + words(c, slotStart) + " to " + words(c, slotEnd)
	}
	return ""
}
