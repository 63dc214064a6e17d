package derive

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/graph"
)

// Conflicts asks on which matters sources differ.
type Conflicts struct {
	Of           graph.ID   // only about this thing, or about a relation that leads to it; "" for all
	Property     string     // only about this property or relation, and about its details; "" for all
	Since, Until string     // only if sources began to differ after the one moment, and not after the other; "" for no bound
	Between      []graph.ID // sources, publishers and speakers that stand behind accounts which disagree; nil for all
	Open         *bool      // only what is undecided, or only what is decided; nil for both
	AsOf         string
	Limit        int
}

// maxAccounts bounds the memory of an answer.
const maxAccounts = 20_000

var (
	account   = graph.Parley.Type("Account")
	accountOf = graph.Parley.Relation("ACCOUNT_OF")
)

// settled are the standings of accounts that no longer disagree with the record, or never did.
var settled = []graph.AccountStanding{graph.AccountExpectation, graph.AccountLessExact, graph.AccountWithdrawn, graph.AccountSuperseded, graph.AccountDeprecated}

// Records returns the conflicts. The conflict that began last comes first, then the order is by thing, property and object.
func (q Conflicts) Records(ask Ask) ([]graph.Record, error) {
	found, err := ask(q.query())
	if err != nil {
		return nil, err
	}
	if len(found) > maxAccounts {
		return nil, fmt.Errorf("%w: the graph has more than %d accounts that match: name a thing in of, or a property", graph.ErrBadInput, maxAccounts)
	}
	var out []graph.Record
	for _, sides := range matters(found) {
		if q.wants(sides) {
			out = append(out, conflict(sides))
		}
	}
	slices.SortFunc(out, func(a, b graph.Record) int {
		return cmp.Or(graph.Compare(of(b, "since"), of(a, "since")), graph.Compare(of(a, "subject"), of(b, "subject")),
			graph.Compare(of(a, "property"), of(b, "property")), graph.Compare(of(a, "object"), of(b, "object")))
	})
	return out[:min(len(out), q.Limit)], nil
}

// query asks for the accounts that match. The slots of an account are those of newSide.
func (q Conflicts) query() *graph.Query {
	subject := graph.Via{Relation: accountOf}
	var where graph.And
	if q.Of != "" {
		where = append(where, graph.Or{
			graph.All{Via: subject, IDs: []graph.ID{q.Of}},
			graph.Comparison{Property: account.Property("object"), Op: graph.Equal, Value: string(q.Of)},
		})
	}
	where = append(where, aboutProperty(account.Property("property"), q.Property)...)
	list := &graph.List{Page: graph.Window{First: maxAccounts + 1, Last: -1}}
	if len(where) > 0 {
		list.Where = where
	}
	entities := graph.Parley.Concrete("Entity")
	ids := graph.Selection{}
	for _, t := range entities {
		ids[t] = justID(t)
	}
	about := &graph.Link{Via: subject, Types: entities, Many: &graph.List{Page: graph.Everything}, Item: []graph.Field{
		{Far: ids},
		{Property: accountOf.Property("standing")},
		{Link: &graph.Link{
			Via: graph.Via{Ref: accountOf.Property("claims")}, Types: []*graph.Type{claim}, Many: &graph.List{Page: graph.Everything},
			Item: []graph.Field{{Far: graph.Selection{claim: voicesOfClaim()}}},
		}},
	}}
	fields := []graph.Field{{Property: account.Properties[0]}}
	for _, name := range []string{"property", "object", "identity", "value", "polarity"} {
		fields = append(fields, graph.Field{Property: account.Property(name)})
	}
	return &graph.Query{
		Start: graph.Start{Scan: true}, AsOf: q.AsOf,
		Root: graph.Link{
			Types: []*graph.Type{account}, Many: list,
			Item: []graph.Field{{Far: graph.Selection{account: append(fields, graph.Field{Link: about})}}},
		},
	}
}

// side is an account that disagrees with another account.
type side struct {
	id, property, object, identity, value, polarity string
	subject                                         graph.ID
	standing                                        string
	claims                                          []told
}

// newSide reads an account. It returns false for an account of nothing, without claims, or that is settled.
func newSide(f Found) (side, bool) {
	about, _ := f.at(6).([]Found)
	if len(about) == 0 {
		return side{}, false
	}
	subjects, _ := about[0].at(0).([]Found)
	claims, _ := about[0].at(2).([]Found)
	if len(subjects) == 0 || len(claims) == 0 {
		return side{}, false
	}
	s := side{
		id: string(f.id()), property: words(f, 1), object: words(f, 2), identity: words(f, 3), value: words(f, 4), polarity: words(f, 5),
		subject: subjects[0].id(), standing: words(about[0], 1), claims: toldOf(claims),
	}
	return s, !slices.Contains(settled, graph.AccountStanding(s.standing))
}

// since returns when the account was first reported.
func (s side) since() string { return s.claims[0].reported }

func (s side) denies() bool { return s.polarity == string(graph.Denies) }

// disagrees reports whether two accounts of one matter exclude each other.
func (s side) disagrees(with side) bool {
	if s.value == with.value {
		return s.denies() != with.denies()
	}
	return !s.denies() && !with.denies()
}

// matter is what accounts can disagree about.
type matter struct {
	subject                    graph.ID
	property, object, identity string
}

// matters sorts accounts into matters, and leaves out a matter on which no accounts disagree. Accounts that one relation is there, or is not,
// are a matter of their own. The other accounts of a relation are one matter: an office that belongs to two ministries.
func matters(found []Found) [][]side {
	single, rest := map[matter][]side{}, map[matter][]side{}
	for _, f := range found {
		if s, ok := newSide(f); ok {
			key := matter{s.subject, s.property, s.object, s.identity}
			single[key] = append(single[key], s)
		}
	}
	var out [][]side
	for key, sides := range single {
		switch {
		case anyDisagree(sides):
			out = append(out, sides)
		case key.object != "" && !strings.Contains(key.property, ".") && !slices.ContainsFunc(sides, side.denies):
			key.object, key.identity = "", ""
			rest[key] = append(rest[key], sides...)
		}
	}
	for _, sides := range rest {
		if anyDisagree(sides) {
			out = append(out, sides)
		}
	}
	for _, sides := range out {
		slices.SortFunc(sides, func(a, b side) int { return cmp.Or(cmp.Compare(a.since(), b.since()), cmp.Compare(a.id, b.id)) })
	}
	return out
}

func anyDisagree(sides []side) bool {
	for i, s := range sides {
		if slices.ContainsFunc(sides[i+1:], s.disagrees) {
			return true
		}
	}
	return false
}

// wants reports whether a conflict is asked for.
func (q Conflicts) wants(sides []side) bool {
	since := sides[1].since()
	if q.Since != "" && since <= q.Since || q.Until != "" && since > q.Until {
		return false
	}
	if q.Open != nil && *q.Open != isOpen(sides) {
		return false
	}
	return q.Between == nil || between(sides, q.Between)
}

func isOpen(sides []side) bool {
	return slices.ContainsFunc(sides, func(s side) bool { return s.standing == string(graph.AccountUndecided) })
}

// between reports whether each of some voices stands behind an account, and whether the accounts of two of them disagree. Of one voice, any
// account will do.
func between(sides []side, voices []graph.ID) bool {
	behind := make([][]side, len(voices))
	for i, v := range voices {
		for _, s := range sides {
			if slices.ContainsFunc(s.claims, func(c told) bool { return c.isOf(string(v)) }) {
				behind[i] = append(behind[i], s)
			}
		}
		if len(behind[i]) == 0 {
			return false
		}
	}
	for i, some := range behind {
		for _, others := range behind[i+1:] {
			for _, s := range some {
				if slices.ContainsFunc(others, s.disagrees) {
					return true
				}
			}
		}
	}
	return len(voices) < 2
}

// conflict returns the record of a conflict.
func conflict(sides []side) graph.Record {
	var claims []told
	columns := map[string][]string{}
	for _, s := range sides {
		claims = append(claims, s.claims...)
		for part, text := range map[string]string{"account": s.id, "value": s.value, "polarity": s.polarity, "standing": s.standing, "since": s.since()} {
			columns[part] = append(columns[part], text)
		}
	}
	v := voicesOf(claims)
	values := map[string]graph.Value{
		"subject": string(sides[0].subject), "property": sides[0].property, "open": isOpen(sides), "since": sides[1].since(),
		"lastReported": v.last, "sources": v.sources, "origins": v.origins, "claims": v.claims,
	}
	same := func(s side) bool { return s.object == sides[0].object }
	if object := sides[0].object; object != "" && !slices.ContainsFunc(sides, func(s side) bool { return !same(s) }) {
		values["object"] = object
	}
	r := record(graph.Parley.Type("Conflict"), values)
	for part, column := range columns {
		r.Values[r.Type.Property("sides").Part(part).Index] = column
	}
	return r
}
