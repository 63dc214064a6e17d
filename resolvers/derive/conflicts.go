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
	entities  = graph.Parley.Concrete("Entity")
)

// settled are the standings of accounts that no longer disagree with the record, or never did.
var settled = []graph.AccountStanding{graph.AccountExpectation, graph.AccountLessExact, graph.AccountWithdrawn, graph.AccountSuperseded, graph.AccountDeprecated}

// Records returns the conflicts. The conflict that began last comes first, then the order is by thing, property, object and accounts.
func (q Conflicts) Records(ask Ask) ([]graph.Record, error) {
	about := graph.And{}
	if q.Of != "" {
		subjects, err := q.subjects(ask)
		if err != nil {
			return nil, err
		}
		about = append(about, graph.Some{
			Via: graph.Via{Relation: accountOf}, Types: entities, Where: graph.Comparison{Property: entities[0].Properties[0], Op: graph.In, Value: subjects},
		})
	}
	found, err := ask(q.query(about))
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
			graph.Compare(of(a, "property"), of(b, "property")), graph.Compare(of(a, "object"), of(b, "object")), slices.Compare(accounts(a), accounts(b)))
	})
	return out[:min(len(out), q.Limit)], nil
}

// subjects returns the ids of the thing of the question, and of the things with an account that leads to it. The rival of such an account can lead
// elsewhere, as if two papers name two places, so all accounts of these things are needed.
func (q Conflicts) subjects(ask Ask) ([]string, error) {
	ids := graph.Selection{}
	for _, t := range entities {
		ids[t] = justID(t)
	}
	found, err := ask(&graph.Query{
		Start: graph.Start{Scan: true}, AsOf: q.AsOf,
		Root: graph.Link{
			Types: []*graph.Type{account},
			Many: &graph.List{
				Page:  graph.Window{First: maxAccounts + 1, Last: -1},
				Where: graph.Comparison{Property: account.Property("object"), Op: graph.Equal, Value: string(q.Of)},
			},
			Item: []graph.Field{{Far: graph.Selection{account: {
				{Property: account.Properties[0]},
				{Link: &graph.Link{Via: graph.Via{Relation: accountOf}, Types: entities, Many: &graph.List{Page: graph.Everything}, Item: []graph.Field{{Far: ids}}}},
			}}}},
		},
	})
	if err != nil {
		return nil, err
	}
	subjects := []string{string(q.Of)} // also if nothing leads to it
	for _, f := range found {
		subjects = append(subjects, textsOf(f.at(1))...)
	}
	slices.Sort(subjects)
	return slices.Compact(subjects), nil
}

// query asks for the accounts that match, besides the condition where. The slots of an account are those of newSide.
func (q Conflicts) query(where graph.And) *graph.Query {
	subject := graph.Via{Relation: accountOf}
	where = append(where, aboutProperty(account.Property("property"), q.Property)...)
	list := &graph.List{Page: graph.Window{First: maxAccounts + 1, Last: -1}}
	if len(where) > 0 {
		list.Where = where
	}
	ids := graph.Selection{}
	for _, t := range entities {
		ids[t] = []graph.Field{{Property: t.Properties[0]}, {Property: t.Property("contested")}, {Property: t.Property("open")}}
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
	contested                                       []string // what is contested or open of the subject
	whole                                           bool     // all accounts of the property are one matter
	otherWords                                      bool     // the property can have several wordings, which do not exclude each other
}

// doubted reports whether an account is only contested because it is about a meeting or an event that is in doubt: the record shows the relation,
// and the conflict is about the status. Two such accounts of one voice do not disagree.
func (s side) doubted() bool {
	return slices.Contains(s.contested, "status") && s.standing == string(graph.AccountShown) && !s.denies() && s.object != "" && !strings.Contains(s.property, ".")
}

// settled reports whether an account does not disagree with the record any more, or never did. An account that the record does not mark as
// contested can only be in a conflict if editors decided: what a later report replaced, and other words for the same, are no disagreement.
func (s side) settled(marked bool) bool {
	switch standing := graph.AccountStanding(s.standing); {
	case slices.Contains(settled, standing):
		return true
	case marked:
		return false
	default:
		return !slices.Contains([]graph.AccountStanding{graph.AccountShown, graph.AccountOutranked}, standing) || s.otherWords
	}
}

// withoutOvertaken leaves out each claim whose voice later tells another account of the matter: a paper that corrects itself does not stand behind
// what it corrected.
func withoutOvertaken(sides []side) []side {
	later := func(c told, than side) bool {
		return slices.ContainsFunc(sides, func(s side) bool {
			return s.id != than.id && slices.ContainsFunc(s.claims, func(d told) bool { return d.reported > c.reported && d.sameVoice(c) })
		})
	}
	var out []side
	for _, s := range sides {
		claims := slices.DeleteFunc(slices.Clone(s.claims), func(c told) bool { return later(c, s) })
		if len(claims) > 0 { // otherwise only the standing of the account knows more
			s.claims = claims
		}
		out = append(out, s)
	}
	return out
}

// newSide reads an account. It returns false for an account of nothing, or without claims.
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
	for slot := 1; slot <= 2; slot++ {
		list, _ := subjects[0].at(slot).([]string)
		s.contested = append(s.contested, list...)
	}
	if p := subjects[0].Type.Property(s.property); p != nil {
		s.otherWords = p.Variants != ""
	}
	return s, true
}

// since returns when the account was first reported.
func (s side) since() string { return s.claims[0].reported }

func (s side) denies() bool { return s.polarity == string(graph.Denies) }

// origins returns whose word the account is.
func (s side) origins() []string { return voicesOf(s.claims).origins }

// disagrees reports whether two accounts of one matter exclude each other. Accounts of different values exclude each other unless one voice tells both:
// a voice that tells two places tells of both.
func (s side) disagrees(with side) bool {
	apart := func() bool {
		return !slices.ContainsFunc(s.origins(), func(o string) bool { return slices.Contains(with.origins(), o) })
	}
	switch {
	case s.whole:
		return s.id != with.id && (!s.doubted() || !with.doubted() || apart())
	case s.value == with.value && s.property == with.property:
		return s.denies() != with.denies()
	case s.denies() || with.denies():
		return false
	case s.object != "" && !strings.Contains(s.property, "."):
		return apart()
	}
	return true
}

// matter is what accounts can disagree about.
type matter struct {
	subject                    graph.ID
	property, object, identity string
}

// attending is the matter of all the fields that say whether an actor was at a meeting: nobody takes part and stays away.
const attending = "participants"

// attendances are these fields of a meeting.
var attendances = func() map[string]bool {
	fields := map[string]bool{}
	for _, r := range graph.Parley.Relations() {
		if r.Slot == graph.Parley.Relation("ATTENDED").Slot {
			fields[r.From.Field], fields[r.To.Field] = true, true
		}
	}
	delete(fields, "") // the end of a relation without a field
	return fields
}()

// discussed and excluded are the fields of a meeting that say whether a topic was on the agenda: no topic is on it and kept off it.
const (
	discussed = "topics"
	excluded  = "excludedTopics"
)

// matterOf returns the name under which the accounts and the marks of one matter meet. An attendance can be marked under another field than the
// field that a source named.
func matterOf(property string) string {
	field, detail, is := strings.Cut(property, ".")
	switch {
	case attendances[field]:
		field = attending
	case field == excluded:
		field = discussed
	}
	if is {
		return field + "." + detail
	}
	return field
}

// matters sorts accounts into matters, and leaves out a matter on which no accounts disagree, and accounts that disagree with none. Whether a
// relation is there is a matter of its own. If nobody denies the relations of one kind, they can exclude each other: an office that belongs to two
// ministries. Attendances do not. If the record marks a property as contested or open, and no two of its accounts exclude each other, all its
// accounts are one matter: a plan for a meeting, and a denial that the meeting was held.
func matters(found []Found) [][]side {
	single, rest, all := map[matter][]side{}, map[matter][]side{}, map[matter][]side{}
	for _, f := range found {
		s, ok := newSide(f)
		if !ok {
			continue
		}
		of := matterOf(s.property)
		marked := slices.ContainsFunc(s.contested, func(p string) bool { return matterOf(p) == of })
		settled := s.settled(marked)
		if marked && (!settled || s.standing == string(graph.AccountExpectation)) {
			key := matter{subject: s.subject, property: of}
			all[key] = append(all[key], s)
		}
		if !settled {
			key := matter{s.subject, of, s.object, s.identity}
			single[key] = append(single[key], s)
		}
	}
	var out [][]side
	note := func(sides []side) bool {
		sides = disagreeing(sides)
		if len(sides) > 0 {
			out = append(out, sides)
			delete(all, matter{subject: sides[0].subject, property: matterOf(sides[0].property)})
		}
		return len(sides) > 0
	}
	for key, sides := range single {
		sides = withoutOvertaken(sides)
		relation := key.object != "" && !strings.Contains(key.property, ".") && key.property != attending
		if !note(sides) && relation && !slices.ContainsFunc(sides, side.denies) {
			key.object, key.identity = "", ""
			rest[key] = append(rest[key], sides...)
		}
	}
	for _, sides := range rest {
		note(sides)
	}
	for _, sides := range all {
		for i := range sides {
			sides[i].whole = true
		}
		note(sides)
	}
	return out
}

// disagreeing returns the accounts that disagree with at least one other. The account that was reported first comes first.
func disagreeing(sides []side) []side {
	var out []side
	for _, s := range sides {
		if slices.ContainsFunc(sides, s.disagrees) {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b side) int { return cmp.Or(cmp.Compare(a.since(), b.since()), cmp.Compare(a.id, b.id)) })
	return out
}

// began returns the first moment at which two accounts that disagree had been reported.
func began(sides []side) string {
	first := "~"
	for i, s := range sides {
		for _, other := range sides[i+1:] {
			if s.disagrees(other) {
				first = min(first, max(s.since(), other.since()))
			}
		}
	}
	return first
}

// wants reports whether a conflict is asked for.
func (q Conflicts) wants(sides []side) bool {
	if q.Of != "" && !slices.ContainsFunc(sides, func(s side) bool { return s.subject == q.Of || s.object == string(q.Of) }) {
		return false
	}
	since := began(sides)
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

// accounts returns the ids of the accounts of a conflict.
func accounts(conflict graph.Record) []string {
	ids, _ := conflict.Values[conflict.Type.Property("sides").Part("account").Index].([]string)
	return ids
}

// conflict returns the record of a conflict.
func conflict(sides []side) graph.Record {
	var claims []told
	columns := map[string][]string{}
	for _, s := range sides {
		claims = append(claims, s.claims...)
		for part, text := range map[string]string{"account": s.id, "property": s.property, "identity": s.identity, "value": s.value, "polarity": s.polarity, "standing": s.standing, "since": s.since()} {
			columns[part] = append(columns[part], text)
		}
	}
	v := voicesOf(claims)
	values := map[string]graph.Value{
		"subject": string(sides[0].subject), "property": matterOf(sides[0].property), "open": isOpen(sides), "since": began(sides),
		"lastReported": v.last, "sources": v.sources, "origins": v.origins, "claims": v.claims,
	}
	for name, of := range map[string]func(side) string{"object": func(s side) string { return s.object }, "identity": func(s side) string { return s.identity }} {
		if text := of(sides[0]); text != "" && !slices.ContainsFunc(sides, func(s side) bool { return of(s) != text }) {
			values[name] = text
		}
	}
	r := Record(graph.Parley.Type("Conflict"), values)
	for part, column := range columns {
		r.Values[r.Type.Property("sides").Part(part).Index] = column
	}
	return r
}
