package fold

import (
	"cmp"
	"slices"
	"time"

	"parley/graph"
)

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

// statusStanding returns the function that says why the status of a meeting, on which there is a decision, shows an
// account or not.
func statusStanding(s *slot, d decision) func(*assertion) graph.AccountStanding {
	shown, by := decidedStatus(s, d).value, decidersOf(judgement{by: d.by})
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
