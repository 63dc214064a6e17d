package fold

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"maps"
	"slices"
	"strings"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// rivals collects the rival accounts of one subject: what sources say about each of its facets, and why the record
// shows it or not. It has an account only while sources differ.
type rivals struct {
	subject subject
	all     map[accountKey]*rival
}

// accountKey identifies an account of a subject.
type accountKey struct {
	facet
	value   string // Value.key
	affirms bool
}

// rival is one account with the history of its standing.
type rival struct {
	claim    dossier.Claim // one of its claims
	claims   reported      // all of its claims, in order of reporting
	history  history
	relation *graph.Relation // of a value that is a relation
}

const accountOf = "ACCOUNT_OF"

func newRivals(m subject) *rivals { return &rivals{subject: m, all: map[accountKey]*rival{}} }

// update notes the standing of the accounts of a facet at a time. Standings are nil while no sources differ.
func (b *rivals) update(at time.Time, of facet, standings map[accountKey]standing) {
	for key, now := range standings {
		if b.all[key] == nil {
			b.all[key] = &rival{claim: now.first.Claim, relation: now.first.value.Relation, history: history{properties: graph.Parley.Relation(accountOf).Properties}}
		}
	}
	for key, r := range b.all {
		if key.facet != of {
			continue
		}
		var values []graph.Value
		known := 0
		if now, there := standings[key]; there {
			r.claims, known = now.claims, len(now.claims)
			values = make([]graph.Value, len(r.history.properties))
			e := graph.Edge{Relation: graph.Parley.Relation(accountOf), Values: values}
			e.Values[e.Relation.Property("standing").Index] = string(now.why)
			e.Values[e.Relation.Property("rank").Index] = string(now.rank)
		}
		r.history.add(at, values, known)
	}
}

// standing is why the record shows an account or not, and the claims that make the account.
type standing struct {
	why    graph.AccountStanding
	rank   graph.Rank
	first  *assertion
	claims reported
}

// standings says for each account of a slot why the record shows it or not. It is nil while the accounts do not differ.
func (s *slot) standings(of facet, why func(*assertion) graph.AccountStanding) map[accountKey]standing {
	out := map[accountKey]standing{}
	take := func(a *assertion, reason graph.AccountStanding) {
		key := accountKey{of, a.value.key, a.affirms}
		now, there := out[key]
		if !there {
			now = standing{why: reason, rank: a.Rank, first: a}
		}
		if order(reason) < order(now.why) {
			now.why = reason
		}
		if rankNumber(a.Rank) < rankNumber(now.rank) {
			now.rank = a.Rank
		}
		if c := cmp.Or(a.Reported.Compare(now.first.Reported), cmp.Compare(a.ID, now.first.ID)); c < 0 {
			now.first = a
		}
		now.claims = append(now.claims, a.Account)
		out[key] = now
	}
	for _, a := range s.ordered {
		take(a, why(a))
	}
	for _, a := range s.withdrawn() {
		take(a, graph.AccountWithdrawn)
	}
	for _, a := range s.dead {
		take(a.assertion, a.standing)
	}
	for key, now := range out {
		slices.SortFunc(now.claims, func(a, b Account) int { return a.Reported.Compare(b.Reported) })
		out[key] = now
	}
	return out
}

// differ reports whether the accounts of a slot differ: the slot is contested or open, or editors or publishers have
// taken back an account that says something else than the record, or a rank hides such an account.
func (s *slot) differ() bool {
	if len(s.ordered) > 0 && s.ordered[0].Rank == graph.Preferred {
		for _, a := range s.compared() {
			if a.Rank != graph.Preferred && a.affirms != s.shows(a.value) {
				return true
			}
		}
	}
	return s.contested || s.open || s.anyWithdrawn || slices.ContainsFunc(s.dead, func(a deadAccount) bool {
		return a.standing != graph.AccountSuperseded && (a.affirms != s.shows(a.value))
	})
}

// why returns the function that says why the slot shows a live account or not.
func (s *slot) why() func(*assertion) graph.AccountStanding {
	compared := s.compared()
	if s.flat {
		compared = s.ordered
	}
	affirmed, by := map[string]bool{}, map[string]deciders{}
	for _, a := range compared {
		affirmed[a.value.key] = affirmed[a.value.key] || a.affirms
	}
	all := decidersOf(s.judgement)
	return func(a *assertion) graph.AccountStanding {
		switch {
		case a.affirms && s.shows(a.value):
			return graph.AccountShown
		case !s.flat && a.Phase != compared[0].Phase:
			return graph.AccountExpectation
		case !a.affirms && !affirmed[a.value.key]:
			return graph.AccountShown // nobody says otherwise
		case !isList(a.Property):
			return all.reason(a)
		}
		if _, known := by[a.value.key]; !known {
			by[a.value.key] = decidersOf(choose(about(compared, a.value)))
		}
		return by[a.value.key].reason(a)
	}
}

// about are the accounts about a value.
func about(accounts []*assertion, v Value) []*assertion {
	return slices.DeleteFunc(slices.Clone(accounts), func(s *assertion) bool { return !s.value.Equal(v) })
}

// deciders are the accounts that decide a question, or between which nothing decides.
type deciders struct {
	accounts    []*assertion
	ids         map[graph.ID]bool
	open, named bool
	latest      time.Time // the latest beginning of their reports
	rank, grade int
}

func decidersOf(j judgement) deciders {
	d := deciders{accounts: j.by, ids: map[graph.ID]bool{}, open: j.open}
	for _, a := range j.by {
		d.ids[a.ID] = true
		d.named = d.named || !a.Unnamed
		d.rank, d.grade = rankOrder(a.Rank), gradeOrder(a.Reliability) // those of all of them
		if a.Earliest().After(d.latest) {
			d.latest = a.Earliest()
		}
	}
	return d
}

// reason says why the question was decided against an account.
func (d deciders) reason(a *assertion) graph.AccountStanding {
	moreExact := func(w *assertion) bool {
		return a.affirms && w.affirms && !w.value.Equal(a.value) && w.value.within(a.value)
	}
	switch {
	case len(d.accounts) == 0, d.ids[a.ID] && d.open:
		return graph.AccountUndecided
	case d.ids[a.ID]:
		return graph.AccountShown
	case d.rank < rankOrder(a.Rank):
		return graph.AccountOutranked
	case slices.ContainsFunc(d.accounts, moreExact):
		return graph.AccountLessExact
	case d.grade < gradeOrder(a.Reliability):
		return graph.AccountLessTrusted
	case d.latest.After(a.Reported):
		return graph.AccountEarlier
	case a.Unnamed && d.named:
		return graph.AccountUnnamed
	default:
		return graph.AccountDenied
	}
}

// order numbers the standings, in the order of their declaration: an account with several claims has the best of their
// standings.
func order(s graph.AccountStanding) int {
	return slices.Index(graph.Parley.Enum("AccountStanding").Names(), string(s))
}

func rankNumber(r graph.Rank) int { return slices.Index(graph.Parley.Enum("Rank").Names(), string(r)) }

// records are the accounts as the graph stores them, with the edges to the thing that they are about.
func (b *rivals) records() ([]graph.Record, []graph.Edge) {
	var records []graph.Record
	var edges []graph.Edge
	for key, r := range b.all {
		if len(r.history.spans) == 0 {
			continue
		}
		rec := newRecord("Account", "", nil)
		thing := b.describe(rec, key, r)
		rec.put("id", string(b.id(key, rec)))
		records = append(records, rec.Record)
		m := subject{from: rec.ID(), to: thing}
		edges = append(edges, edgesOf(graph.Parley.Relation(accountOf), m, &r.history, r.claims)...)
	}
	return records, edges
}

// describe fills in what an account says, in the words of a claim, and returns the thing that it is about. An
// attendance is about the meeting. Any other relation is about the thing where it starts.
func (b *rivals) describe(rec record, key accountKey, r *rival) graph.ID {
	c := r.claim
	polarity := graph.Affirms
	if !key.affirms {
		polarity = graph.Denies
	}
	if c.Relation == nil {
		rec.put("property", string(key.facet))
		rec.put("value", text(c))
		rec.put("polarity", string(polarity))
		return c.Subject
	}
	thing, far := b.subject.from, b.subject.to
	relation, field := c.Relation, c.Relation.From.Field
	if relation.Slot == attendance {
		thing, far = far, thing
		if r.relation != nil && key.facet == existence {
			relation = r.relation
		}
		if relation.Name == deniedAt {
			relation, polarity = graph.Parley.Relation(attended), graph.Denies
		}
		field = relation.To.Field
	}
	if key.facet == existence {
		rec.put("property", field)
		rec.put("value", string(far))
	} else {
		rec.put("property", field+"."+string(key.facet))
		rec.put("value", text(c))
	}
	rec.put("object", string(far))
	rec.put("identity", dossier.IdentityText(c.Relation, c.Identity))
	rec.put("polarity", string(polarity))
	return thing
}

// id derives the id of an account from what it is about and what it says. It begins with the property, so that a list in
// the order of ids has the accounts of one property together.
func (b *rivals) id(key accountKey, rec record) graph.ID {
	polarity := "affirms"
	if !key.affirms {
		polarity = "denies"
	}
	m := b.subject
	sum := sha256.Sum256([]byte(strings.Join([]string{
		m.relation, string(m.from), string(m.to), m.identity, string(rune('0' + m.spell)), string(key.facet), key.value, polarity,
	}, "\x1f")))
	property, _ := rec.Values[rec.Type.Property("property").Index].(string)
	hash := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:10])
	return graph.ID("account-" + strings.ToLower(strings.ReplaceAll(property, ".", "-")+"-"+hash))
}

// add stores the accounts of a subject.
func (f *folding) add(b *rivals) {
	records, edges := b.records()
	f.accountRecords = append(f.accountRecords, records...)
	f.accountEdges = append(f.accountEdges, edges...)
}

// updateThing notes the standing of the accounts of a thing. The status of a meeting follows from the decision on the
// meeting.
func (b *rivals) updateThing(at time.Time, slots slotSet, d decision) {
	for of, s := range slots {
		why, differ := s.why(), s.differ()
		if of == status && d.verdict != unsaid {
			differ = differ || d.contested || s.saysBoth()
			why = statusStanding(s, d)
		}
		b.updateSlot(at, of, s, differ, why)
	}
}

// updateRelation notes the standing of the accounts of a relation. Who took part follows from the decision on the
// meeting. A relation that leads to one thing at a time is one question with its siblings.
func (b *rivals) updateRelation(at time.Time, r *relationFold, shown bool) {
	for of, s := range r.slots {
		why, differ := s.why(), s.differ()
		switch {
		case of != existence:
		case r.relation == attendance:
			is := attendanceShown(s, r.decision)
			differ = differ || len(s.ordered) > 0 && (is == nil || is != s.value.Relation || len(s.phases()) > 1)
			usual := why
			why = func(a *assertion) graph.AccountStanding { return attendanceStanding(s, a, is, r.decision, usual) }
		case r.comparison.one:
			c := r.comparison
			differ = differ || c.choice.contested || c.choice.open
			why = choiceStanding(r.subject, c)
		case r.relation == atPlace:
			if !shown {
				differ = differ || len(s.ordered) > 0
				why = func(a *assertion) graph.AccountStanding {
					if a.Phase == Before {
						return graph.AccountExpectation
					}
					return graph.AccountLessExact
				}
			} else if r.comparison.hasRivals(r.to) {
				differ = true
			}
		}
		b.updateSlot(at, of, s, differ, why)
	}
}

func (b *rivals) updateSlot(at time.Time, of facet, s *slot, differ bool, why func(*assertion) graph.AccountStanding) {
	var standings map[accountKey]standing
	if differ {
		standings = s.standings(of, why)
	}
	b.update(at, of, standings)
}

// phases are the phases of the live accounts of a slot.
func (s *slot) phases() []Phase {
	all := map[Phase]bool{}
	for _, a := range s.ordered {
		all[a.Phase] = true
	}
	return slices.Sorted(maps.Keys(all))
}

// saysBoth reports whether accounts of the status, of any rank, say both that the meeting took place and that it did not.
func (s *slot) saysBoth() bool {
	var held, not bool
	for _, a := range s.ordered {
		if v, bears := bears(a); bears && a.Phase > Before {
			held, not = held || v.Equal(yes), not || v.Equal(no)
		}
	}
	return held && not
}

// statusStanding returns the function that says why the status of a meeting, on which there is a decision, shows an
// account or not.
func statusStanding(s *slot, d decision) func(*assertion) graph.AccountStanding {
	shown, by := decidedStatus(s, d), decidersOf(judgement{by: d.by})
	return func(a *assertion) graph.AccountStanding {
		says, bears := bears(a)
		switch {
		case a.affirms && a.value.Equal(shown):
			return graph.AccountShown
		case !bears && a.Phase == Before:
			return graph.AccountExpectation
		case bears && d.verdict == verdictDisputed && a.Phase > Before:
			return graph.AccountUndecided
		case bears && says.Equal(yes) == (d.verdict == tookPlace) && d.verdict != verdictDisputed:
			if a.affirms {
				return graph.AccountEarlier // it agrees on the meeting, and another status is shown
			}
			return graph.AccountShown
		case a.Phase == Before && d.over:
			return graph.AccountExpectation
		default:
			return by.reason(a)
		}
	}
}

// attendanceStanding says why an account of an attendance is shown or not, when is is the relation that is shown.
func attendanceStanding(s *slot, a *assertion, is *graph.Relation, d decision, usual func(*assertion) graph.AccountStanding) graph.AccountStanding {
	switch {
	case a.affirms && a.value.Relation == is:
		return graph.AccountShown
	case a.Phase == Before && (d.over || s.compared()[0].Phase > Before):
		return graph.AccountExpectation
	case is != nil && is.Name == allegedAt && (s.open || d.verdict == verdictDisputed):
		return graph.AccountUndecided
	case is != nil && is.Name == allegedAt && affirmsAttended(a):
		return graph.AccountNotHeld
	default:
		return usual(a)
	}
}

// choiceStanding returns the function that says why an account of a relation to one thing at a time is shown or not.
func choiceStanding(m subject, c comparison) func(*assertion) graph.AccountStanding {
	return func(a *assertion) graph.AccountStanding {
		if c.choice.id == m.to && a.affirms {
			return graph.AccountShown
		}
		return c.deciders.reason(a)
	}
}
