package fold

import (
	"slices"
	"sync"

	"parley/graph"
)

// standing is why the record shows an account or not, and the claims that make the account.
type standing struct {
	why    graph.AccountStanding
	rank   graph.Rank
	told   *assertion // the best report, in whose words the record and the account are told
	live   bool       // that report counts
	claims reported
}

// standings says for each account of a slot why the record shows it or not. A denial of a larger place is also an account of a place inside, as soon
// as somebody has named the place inside. Other reports about the larger place are no accounts of the place inside.
func (s *slot) standings(of facet, why func(*assertion) graph.AccountStanding) map[accountKey]standing {
	out, named := map[accountKey]standing{}, false
	take := func(a *assertion, reason graph.AccountStanding, live bool) {
		named = named || !a.Wider
		if a.Wider && a.affirms {
			return
		}
		key := accountKey{facet: of, value: a.value.key, affirms: a.affirms}
		out[key] = out[key].with(a, reason, live)
	}
	for _, a := range s.ordered {
		take(a, why(a), true)
	}
	for _, a := range s.withdrawn() {
		take(a, graph.AccountWithdrawn, false)
	}
	for _, a := range s.dead {
		take(a.assertion, a.standing, false)
	}
	if !named {
		return map[accountKey]standing{}
	}
	return out
}

// with is the standing with one more report of the account.
func (now standing) with(a *assertion, reason graph.AccountStanding, live bool) standing {
	if now.told == nil {
		now = standing{why: reason, rank: a.Rank, told: a, live: live}
	}
	if order(reason) < order(now.why) {
		now.why = reason
	}
	if rankNumber(a.Rank) < rankNumber(now.rank) {
		now.rank = a.Rank
	}
	if !now.live && compareWithPhase(a, now.told) < 0 {
		now.told = a
	}
	now.claims = append(now.claims, a.Account)
	return now
}

// differ reports whether the accounts of a slot differ: the slot is contested or open, it hides an account, or it was
// expected otherwise.
func (s *slot) differ() bool { return s.contested || s.open || s.hides() || s.foretoldOtherwise() }

// foretoldOtherwise reports whether an account of a property from an earlier phase disagrees with what the record shows. A
// plan that came true does not, and neither do other words for one thing.
func (s *slot) foretoldOtherwise() bool {
	if len(s.ordered) == 0 || s.flat || s.value.Absent() && !s.refutes() {
		return false
	}
	p := s.ordered[0].Property
	if p == nil || p.Variants != "" || isList(p) {
		return false
	}
	now := s.compared()[0].Phase
	return slices.ContainsFunc(s.ordered, func(a *assertion) bool {
		agrees := !s.value.Absent() && (s.value.within(a.value) || a.value.within(s.value))
		return a.affirms && a.Phase < now && !agrees && (p.Name != status || callsOff(a.Claim))
	})
}

// hides reports whether editors or publishers have taken back an account that says something else than the record, or a
// rank hides such an account.
func (s *slot) hides() bool {
	if accounts := s.compared(); len(accounts) > 0 && accounts[0].Rank == graph.Preferred {
		for _, a := range accounts {
			if a.Rank != graph.Preferred && s.contradicts(a) {
				return true
			}
		}
	}
	return s.anyWithdrawn || slices.ContainsFunc(s.dead, func(a deadAccount) bool {
		return a.standing != graph.AccountSuperseded && s.contradicts(a.assertion)
	})
}

// contradicts reports whether the slot shows something else than an account says. A denial of a time is also a denial of the
// times within it.
func (s *slot) contradicts(a *assertion) bool {
	if a.affirms {
		return !s.shows(a.value)
	}
	return s.shows(a.value) || !s.value.Absent() && s.value.within(a.value)
}

// why returns the function that says why the slot shows a live account or not.
//
// A denial answers the question about its own value, and so does an account of an element of a list. Every other account
// answers the question about the slot. An open time shows a set of times. The set can mean the same span as one of its
// times, but it shows none of them alone.
func (s *slot) why() func(*assertion) graph.AccountStanding {
	q := sync.OnceValue(s.questions)
	return func(a *assertion) graph.AccountStanding {
		if s.flat {
			one := *a
			deniedAltogether(&one)
			a = &one
		}
		switch q := q(); {
		case a.affirms && s.shows(a.value) && (!s.open || isList(a.Property)):
			return graph.AccountShown
		case !s.flat && a.Phase < q.compared[0].Phase:
			return graph.AccountExpectation
		case !s.flat && a.Phase > q.compared[0].Phase: // it only denies, see compared
			return graph.AccountShown
		case !a.affirms && !s.open && q.about(a.value).open:
			// Other accounts decide the question, and show another value.
			if s.value.within(a.value) {
				return q.all.reason(a)
			}
			return graph.AccountShown
		case !a.affirms, isList(a.Property):
			return decidersOf(q.about(a.value)).reason(a)
		case q.known && a.unsure():
			return graph.AccountLessExact
		case !s.value.Absent() && q.denied[a.value.key] && q.about(a.value).refutes():
			return graph.AccountDenied
		default:
			return q.all.reason(a)
		}
	}
}

// slotQuestions are the questions that the accounts of a slot answer.
type slotQuestions struct {
	compared []*assertion
	all      deciders             // of the question about the slot
	denied   map[string]bool      // the values that an account denies
	byValue  map[string]judgement // the cache of about
	known    bool                 // some accounts are unsure, and others are not
}

func (s *slot) questions() *slotQuestions {
	q := &slotQuestions{compared: s.compared(), all: decidersOf(s.judgement), denied: map[string]bool{}, byValue: map[string]judgement{}}
	if s.flat {
		q.compared = inOnePhase(s.ordered, deniedAltogether)
	}
	q.known = len(q.compared) > 0 && len(withoutUnsure(q.compared)) < len(q.compared)
	for _, a := range q.compared {
		if !a.affirms {
			q.denied[a.value.key] = true
		}
	}
	return q
}

// about answers the question about one value.
func (q *slotQuestions) about(v Value) judgement {
	if _, known := q.byValue[v.key]; !known {
		q.byValue[v.key] = choose(about(q.compared, v))
	}
	return q.byValue[v.key]
}

// refutes reports whether the accounts of one value deny the value.
func (j judgement) refutes() bool { return !j.open && j.value.Absent() && len(j.by) > 0 }

// about are the accounts that answer the question whether a value is right: they affirm it, or a time within it, or they deny
// it, or a time within which it lies.
func about(accounts []*assertion, v Value) []*assertion {
	return slices.DeleteFunc(slices.Clone(accounts), func(s *assertion) bool {
		if s.affirms {
			return !s.value.within(v)
		}
		return !v.within(s.value)
	})
}

// deciders are the accounts that decide a question, or between which nothing decides.
type deciders struct {
	accounts    []*assertion
	ids         map[graph.ID]bool
	open, named bool
	rank, grade int
	refused     []Value // the values that they deny
}

func decidersOf(j judgement) deciders {
	d := deciders{accounts: j.by, ids: map[graph.ID]bool{}, open: j.open}
	for _, a := range j.by {
		if !a.affirms {
			d.refused = append(d.refused, a.value)
		}
		d.ids[a.ID] = true
		d.named = d.named || !a.Unnamed
		d.rank, d.grade = rankOrder(a.Rank), gradeOrder(a.Reliability) // those of all of them
	}
	return d
}

// reason says why the question was decided against an account.
func (d deciders) reason(a *assertion) graph.AccountStanding {
	moreExact := func(w *assertion) bool {
		return a.affirms && w.affirms && !w.value.withinAny(d.refused) && !w.value.Equal(a.value) && w.value.within(a.value)
	}
	lessExact := slices.ContainsFunc(d.accounts, moreExact)
	switch {
	case len(d.accounts) == 0, d.ids[a.ID] && d.open && !lessExact:
		return graph.AccountUndecided
	case d.ids[a.ID] && !d.open:
		return graph.AccountShown
	case d.rank < rankOrder(a.Rank):
		return graph.AccountOutranked
	case lessExact:
		return graph.AccountLessExact
	case d.grade < gradeOrder(a.Reliability):
		return graph.AccountLessTrusted
	case slices.ContainsFunc(d.accounts, func(w *assertion) bool { return w.LaterThan(a.Claim) }):
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
