package fold

import (
	"slices"
	"sync"

	"parley/graph"
)

// The standings below follow from more than the accounts of one slot: from the decision on a meeting, or from the
// comparison of a relation with its siblings.

// statusStanding returns the function that says why the status of a meeting, on which there is a decision, shows an
// account or not.
func statusStanding(s *slot, d decision, shown judgement) func(*assertion) graph.AccountStanding {
	counts := sync.OnceValue(func() map[string]answer { return answers(s.ordered) })
	by := sync.OnceValue(func() deciders { return decidersOf(judgement{by: d.by, open: d.verdict == verdictDisputed}) })
	agreeing := sync.OnceValue(func() deciders { return decidersOf(shown) })
	return func(a *assertion) graph.AccountStanding {
		says, bears := bears(a)
		denied, there := counts()[a.value.key]
		switch {
		case a.affirms && a.value.Equal(shown.value):
			return graph.AccountShown
		case !a.affirms && !bears:
			return noNews(s, a, shown)
		case a.affirms && there && denied == ignored && says.Equal(no):
			return graph.AccountDenied
		case d.overtaken[a.ID], !bears && a.Phase == Before:
			return graph.AccountExpectation
		case !bears:
			return graph.AccountLessExact // it says neither that the meeting took place nor that it did not
		case d.verdict != verdictDisputed && says.Equal(yes) == (d.verdict == tookPlace):
			switch {
			case !a.affirms:
				return graph.AccountShown
			case a.Phase == During && d.over:
				return graph.AccountEarlier
			}
			return agreeing().reason(a)
		case a.Phase == During && d.over:
			return graph.AccountEarlier
		case a.Phase == Before && d.over && !by().ids[a.ID]:
			return graph.AccountExpectation
		default:
			return by().reason(a)
		}
	}
}

// noNews says why a denial of a status is shown or not, if the denial says nothing of whether the meeting took place.
func noNews(s *slot, a *assertion, shown judgement) graph.AccountStanding {
	j := choose(about(s.ordered, a.value))
	switch {
	case !j.open || shown.open:
		return decidersOf(j).reason(a)
	case a.value.Equal(shown.value):
		return graph.AccountExpectation // it was not yet so
	default:
		return graph.AccountShown
	}
}

// attendanceStanding says why an account of an attendance is shown or not, when is is the relation that is shown.
func attendanceStanding(s *slot, a *assertion, is *graph.Relation, d decision, usual func(*assertion) graph.AccountStanding) graph.AccountStanding {
	switch {
	case a.affirms && a.value.Relation == is:
		return graph.AccountShown
	case a.Phase == Before && (isOver(d) || s.compared()[0].Phase > Before):
		return graph.AccountExpectation
	}
	why := usual(a)
	if is == nil || is.Name != allegedAt || s.open || why != graph.AccountShown && !affirmsAttended(a) {
		return why
	}
	switch {
	case d.verdict == verdictDisputed && why == graph.AccountShown:
		return graph.AccountUndecided
	case d.verdict != verdictDisputed && d.verdict != tookPlace && affirmsAttended(a):
		return graph.AccountNotHeld
	case d.verdict == tookPlace && why == graph.AccountShown && a.Doubtful:
		return graph.AccountLessExact // nobody confirms that this actor was there
	default:
		return why
	}
}

// choiceStanding returns the function that says why an account of a relation to one thing at a time is shown or not. A
// denial answers whether the relation leads to its own end. Every other account answers where the relation leads.
func choiceStanding(s *slot, m subject, c comparison) func(*assertion) graph.AccountStanding {
	own := sync.OnceValue(func() deciders { return decidersOf(s.judgement) })
	affirmed := sync.OnceValue(func() bool { return slices.ContainsFunc(s.ordered, func(a *assertion) bool { return a.affirms }) })
	return func(a *assertion) graph.AccountStanding {
		switch {
		case c.choice.id == m.to && a.affirms, !a.affirms && !affirmed(), !a.affirms && s.open && c.choice.id != m.to && !c.choice.possible(m.to):
			return graph.AccountShown
		case a.Phase < s.compared()[0].Phase:
			return graph.AccountExpectation
		case !a.affirms:
			return own().reason(a)
		case s.refutes():
			if c.choice.id != "" {
				return graph.AccountDenied
			}
			return own().reason(a)
		}
		return c.deciders.reason(a)
	}
}
