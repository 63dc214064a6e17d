package derive

import (
	"cmp"
	"fmt"
	"slices"

	"parley/graph"
)

// Assertions asks what sources say, and on how many voices it rests.
type Assertions struct {
	Of         graph.ID // only about this thing, or about a relation that leads to it; "" for all
	Property   string   // only about this property or relation, and about its details; "" for all
	By         graph.ID // only if this source, publisher or speaker affirms or denies it; "" for all
	MaxOrigins int      // only if the claims have at most so many origins; 0 for any number
	OnlyDenied bool     // only if no claim affirms it
	AsOf       string
	Limit      int
}

// Records returns the assertions. The latest report comes first, then the order is by thing, property, object and value.
func (q Assertions) Records(ask Ask) ([]graph.Record, error) {
	found, err := ask(q.query())
	if err != nil {
		return nil, err
	}
	if len(found) > maxClaims {
		return nil, fmt.Errorf("%w: the graph has more than %d claims that match: name a thing in of, or a property", graph.ErrBadInput, maxClaims)
	}
	all := map[assertion][]told{}
	denied := map[assertion]int{}
	for _, f := range found {
		if f.at(slotRetractsOf) == true {
			continue // the claim says nothing new
		}
		key := newAssertion(f)
		all[key] = append(all[key], toldOf([]Found{f})...)
		if words(f, slotPolarityOf) == string(graph.Denies) {
			denied[key]++
		}
	}
	var out []graph.Record
	for key, claims := range all {
		if v := voicesOf(claims); q.wants(claims, v, denied[key]) {
			out = append(out, key.record(v, len(claims)-denied[key], denied[key]))
		}
	}
	slices.SortFunc(out, func(a, b graph.Record) int {
		return cmp.Or(graph.Compare(of(b, "lastReported"), of(a, "lastReported")), graph.Compare(of(a, "subject"), of(b, "subject")),
			graph.Compare(of(a, "property"), of(b, "property")), graph.Compare(of(a, "object"), of(b, "object")),
			graph.Compare(of(a, "identity"), of(b, "identity")), graph.Compare(of(a, "value"), of(b, "value")))
	})
	return out[:min(len(out), q.Limit)], nil
}

// The slots of a claim in the query of Assertions, after those of voicesOfClaim.
const (
	slotSubjectOf = iota + 5
	slotPropertyOf
	slotObjectOf
	slotIdentityOf
	slotValueOf
	slotPolarityOf
	slotRetractsOf
)

func (q Assertions) query() *graph.Query {
	fields := append(voicesOfClaim(), graph.Field{Link: linkTo(claim, "subject", justID)})
	for _, name := range []string{"property", "object", "identity", "value", "polarity", "retracts"} {
		fields = append(fields, graph.Field{Property: claim.Property(name)})
	}
	list := &graph.List{Page: graph.Window{First: maxClaims + 1, Last: -1}}
	if where := claimsAbout(q.Of, q.Property); len(where) > 0 {
		list.Where = where
	}
	return &graph.Query{
		Start: graph.Start{Scan: true}, AsOf: q.AsOf,
		Root: graph.Link{Types: []*graph.Type{claim}, Many: list, Item: []graph.Field{{Far: graph.Selection{claim: fields}}}},
	}
}

// wants reports whether an assertion is asked for.
func (q Assertions) wants(claims []told, v voices, denied int) bool {
	return (q.By == "" || slices.ContainsFunc(claims, func(c told) bool { return c.isOf(string(q.By)) })) &&
		(q.MaxOrigins == 0 || len(v.origins) <= q.MaxOrigins) &&
		(!q.OnlyDenied || denied == len(claims))
}

// assertion is what claims say: one value of a property, or one relation.
type assertion struct{ subject, property, object, identity, value string }

func newAssertion(f Found) assertion {
	a := assertion{property: words(f, slotPropertyOf), object: words(f, slotObjectOf), identity: words(f, slotIdentityOf), value: words(f, slotValueOf)}
	if subjects, _ := f.at(slotSubjectOf).([]Found); len(subjects) > 0 {
		a.subject = string(subjects[0].id())
	}
	return a
}

// record returns an assertion with the voices behind it.
func (a assertion) record(v voices, affirmed, denied int) graph.Record {
	values := map[string]graph.Value{
		"subject": a.subject, "property": a.property, "affirmed": int64(affirmed), "denied": int64(denied),
		"origins": v.origins, "originCount": int64(len(v.origins)), "via": v.relays, "publishers": v.publishers,
		"sources": v.sources, "sourceCount": int64(len(v.sources)), "firstReported": v.first, "lastReported": v.last, "claims": v.claims,
	}
	for name, text := range map[string]string{"object": a.object, "identity": a.identity, "value": a.value} {
		if text != "" {
			values[name] = text
		}
	}
	return Record(graph.Parley.Type("Assertion"), values)
}
