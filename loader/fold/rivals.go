package fold

import (
	"crypto/sha256"
	"encoding/base32"
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
	far     bool // the accounts are listed at the thing where the relation leads, and not at its owner
	all     map[accountKey]*rival
}

// accountKey identifies an account of a subject.
type accountKey struct {
	facet
	value   string // Value.key
	affirms bool
	implied bool // see withImplied
}

// rival is one account with the history of its standing.
type rival struct {
	told    *assertion // the report in whose words it is told
	claims  reported   // all claims that it has had, in the order in which it got them
	history history
}

const accountOf = "ACCOUNT_OF"

func newRivals(m subject) *rivals { return &rivals{subject: m, all: map[accountKey]*rival{}} }

// update notes the standing of the accounts of a facet at a time. Standings are nil while no sources differ.
func (b *rivals) update(at time.Time, of facet, standings map[accountKey]standing) {
	for key, now := range standings {
		if b.all[key] == nil {
			b.all[key] = &rival{history: history{properties: graph.Parley.Relation(accountOf).Properties}}
		}
		b.all[key].told = now.told
	}
	for key, r := range b.all {
		if key.facet != of {
			continue
		}
		var values []graph.Value
		known := 0
		if now, there := standings[key]; there {
			r.claims = r.claims.followedBy(now.claims)
			known = len(r.claims)
			values = make([]graph.Value, len(r.history.properties))
			e := graph.Edge{Relation: graph.Parley.Relation(accountOf), Values: values}
			e.Values[e.Relation.Property("standing").Index] = string(now.why)
			e.Values[e.Relation.Property("rank").Index] = string(now.rank)
		}
		r.history.add(at, values, known, false)
	}
}

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

// describe fills in what an account says, in the words of a claim, and returns the thing that it is about.
func (b *rivals) describe(rec record, key accountKey, r *rival) graph.ID {
	c := r.told.Claim
	polarity := graph.Affirms
	if !key.affirms {
		polarity = graph.Denies
	}
	if b.subject.relation == "" {
		rec.put("property", string(key.facet))
		rec.put("value", valueText(r.told.value.Values))
		rec.put("polarity", string(polarity))
		return b.subject.from
	}
	relation := c.Relation
	if relation.Slot == attendance {
		if is := r.told.value.Relation; is != nil && key.facet == existence {
			relation = is
		}
		if relation.Name == deniedAt {
			relation, polarity = graph.Parley.Relation(attended), graph.Denies
		}
	}
	thing, field := b.subject.owner(relation)
	if b.far {
		thing, field = b.subject.to, relation.To.Field
	}
	far := b.subject.to
	if thing == far {
		far = b.subject.from
	}
	if key.facet == existence {
		rec.put("property", field)
		rec.put("value", string(far))
	} else {
		rec.put("property", field+"."+string(key.facet))
		rec.put("value", valueText(c.Values))
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
	if key.implied {
		polarity += " by implication"
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
// meeting. If a denial of a meeting or an event makes one of its relations contested, its accounts are listed, too: explains
// says so.
func (b *rivals) updateThing(at time.Time, slots slotSet, d decision, inDoubt, explains bool) {
	b.updateStatus(at, slots[status], d, explains)
	for of, s := range slots {
		if of != status {
			b.updateSlot(at, of, s, s.differ() || inDoubt && of == when && !s.value.Absent(), s.why())
		}
	}
}

// updateStatus notes the standing of the accounts of a status. If no account says that the meeting took place, the status does not
// follow from the decision.
func (b *rivals) updateStatus(at time.Time, s *slot, d decision, explains bool) {
	if s == nil {
		if len(d.implied) == 0 {
			b.update(at, status, nil)
			return
		}
		s = open(nil)
	}
	differ, why := d.contested || explains || s.hides(), s.why()
	if d.verdict == unsaid {
		differ = differ || s.differ()
	} else {
		shown := decidedStatus(s, d)
		differ, why = differ || shown.contested || s.saysBoth(d) || d.overrules(), statusStanding(s, d, shown)
	}
	var standings map[accountKey]standing
	if differ {
		standings = s.withImplied(s.standings(status, why), d.implied, why)
	}
	b.update(at, status, standings)
}

// updateRelation notes the standing of the accounts of a relation. Who took part follows from the decision on the
// meeting. A relation that leads to one thing at a time is one question with its siblings.
func (b *rivals) updateRelation(at time.Time, r *relationFold) {
	for of, s := range r.slots {
		why, differ := s.why(), s.differ() || of == existence && r.denied()
		switch {
		case s.foretold(of, r.is):
			why = func(*assertion) graph.AccountStanding { return graph.AccountExpectation }
		case of != existence:
		case r.relation == attendance:
			is := attendanceShown(s, r.decision)
			differ = differ || r.inDoubt || slices.Contains(r.decision.missing, r.from) || len(s.ordered) > 0 && (is == nil || !s.meant(is) || s.turnedOut())
			usual := why
			why = func(a *assertion) graph.AccountStanding { return attendanceStanding(s, a, is, r.decision, usual) }
		case r.comparison.one:
			c := r.comparison
			differ = differ || c.choice.contested || c.choice.open || c.choice.outranks || r.inDoubt
			why = choiceStanding(s, r.subject, c)
		default:
			usual, hidden := why, r.comparison.elsewhere[r.subject]
			switch {
			case r.aside():
				hidden = graph.AccountLessExact
			case r.foretoldActor():
				hidden = graph.AccountExpectation
			}
			passed := s.open && passesOver(hidden)
			if hidden != "" && (!s.value.Absent() || passed) {
				differ = differ || hidden != graph.AccountEarlier // a plan that changed is no disagreement
				why = func(a *assertion) graph.AccountStanding {
					is := usual(a)
					switch undecided := passed && is == graph.AccountUndecided; {
					case a.affirms && (is == graph.AccountShown || undecided), undecided && hidden == graph.AccountExpectation:
						return hidden
					case undecided:
						return graph.AccountShown // the record does not show what is denied
					}
					return is
				}
			}
			differ = differ || r.comparison.rivals[r.subject] || r.comparison.preferred[r.subject] || r.inDoubt
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

// meant reports whether the accounts of an attendance mean the relation that is shown. Who was expected before the
// meeting was expected.
func (s *slot) meant(is *graph.Relation) bool {
	return is == s.value.Relation || s.value.Relation != nil && isExpectation(s.value.Relation) && isExpectation(is)
}

// turnedOut reports whether an attendance turned out otherwise than an earlier phase had it. Who was expected and came does
// not count.
func (s *slot) turnedOut() bool {
	is := s.value.Relation
	return slices.ContainsFunc(s.ordered, func(a *assertion) bool {
		asExpected := is != nil && a.affirms && (a.value.Relation == is || isExpectation(a.value.Relation) && is.Name == attended)
		return a.Phase != s.ordered[0].Phase && !asExpected
	})
}

// saysBoth reports whether accounts of the status, of any rank and any phase, say both that the meeting took place and that
// it did not.
func (s *slot) saysBoth(d decision) bool {
	held, not := d.verdict == tookPlace, false
	for _, a := range s.ordered {
		if v, bears := bears(a); bears {
			held, not = held || v.Equal(yes), not || v.Equal(no)
		}
	}
	return held && not
}
