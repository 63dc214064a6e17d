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
	var out []graph.Record
	for _, c := range found {
		out = append(out, Record(graph.Parley.Type("Citation"), map[string]graph.Value{"claim": string(c.id()), "text": q.text(c)}))
	}
	return out, nil
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
	})}, graph.Field{Link: linkTo(claim, "subject", nameOf)}, graph.Field{Link: linkTo(claim, "object", nameOf)}, graph.Field{Property: claim.Property("identity")}, graph.Field{Property: claim.Property("retracts")})
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
func (q Citations) text(c Found) string {
	parts := []string{strings.Join(names(c.at(slotSubject)), ", ") + ": " + says(c) + "."}
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

// says writes what a claim says of its subject, such as "places is Bern", or what it takes back.
func says(c Found) string {
	property, value := words(c, slotProperty), words(c, slotValue)
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
