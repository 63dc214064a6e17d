package fold

import (
	"maps"
	"slices"

	"parley/graph"
)

// implied are the accounts that say something of the status without naming it: an attendance and an outcome say that the
// meeting took place, and a denial of an attendance can say that it did not (see oneSided). They are told as accounts of the
// status, so that a status that is contested or open always shows what contests it. Nobody asks for them while no account
// says that the meeting did not take place.
func (b bearing) implied(d decision) []*assertion {
	if !d.contested && d.verdict != didNotTakePlace && !b.status.anySaysNo() {
		return nil
	}
	var out []*assertion
	for _, a := range slices.Concat(b.attendances(), b.results(undecided)) {
		a.value = statusHeld
		if a.Phase == During {
			a.value = statusUnderWay
		}
		out = append(out, a)
	}
	for _, a := range b.impliedWithdrawn() {
		taken := as(a, statusHeld, a.Phase)
		taken.withdrawn = true
		out = append(out, taken)
	}
	for _, p := range b.participants {
		if !slices.Contains(d.missing, p.actor) {
			continue
		}
		for _, a := range p.there.by {
			if saysNotThere(a) {
				out = append(out, &assertion{Account: a.Account, value: statusHeld})
			}
		}
	}
	return out
}

// impliedWithdrawn are the attendances and outcomes that say that the meeting took place, and that their origin has taken back.
func (b bearing) impliedWithdrawn() []*assertion {
	said := func(a *assertion) bool { return a.Phase > Before && !b.reports.namesOnly(a.report()) }
	var out []*assertion
	for _, p := range b.participants {
		for _, a := range p.there.withdrawn() {
			if affirmsAttended(a) && said(a) {
				out = append(out, a)
			}
		}
	}
	for _, o := range b.outcomes {
		for _, a := range o.withdrawn() {
			if a.affirms && said(a) {
				out = append(out, a)
			}
		}
	}
	return out
}

// anySaysNo reports whether an account of the status says that the meeting did not take place, or said so.
func (s *slot) anySaysNo() bool {
	return slices.ContainsFunc(s.ordered, saysNo) || slices.ContainsFunc(s.withdrawn(), saysNo) ||
		slices.ContainsFunc(s.dead, func(a deadAccount) bool { return saysNo(a.assertion) })
}

// saysNotThere reports whether an account of an attendance says that the actor was not there.
func saysNotThere(a *assertion) bool {
	return a.affirms && (a.value.Relation.Name == deniedAt || a.value.Relation.Name == absentFrom)
}

// withImplied adds the accounts that a decision implies to the accounts of the status. Where reports of the status say the
// same, what is implied is added only if it has a better standing. If sources have taken back or replaced a status that the
// record shows, the account keeps this standing: it says what is contested.
func withImplied(standings map[accountKey]standing, d decision, why func(*assertion) graph.AccountStanding) map[accountKey]standing {
	reported := maps.Clone(standings)
	for _, a := range d.implied {
		reason := graph.AccountUndecided // of a denial that makes the meeting one-sided, and so disputed
		switch {
		case a.withdrawn:
			reason = graph.AccountWithdrawn
		case a.affirms:
			reason = why(a)
		}
		key := accountKey{status, a.value.key, a.affirms}
		if now, there := reported[key]; there {
			explains := !now.live && now.why != graph.AccountDeprecated && reason == graph.AccountShown
			if explains || order(reason) >= order(now.why) {
				continue
			}
		}
		standings[key] = standings[key].with(a, reason, !a.withdrawn)
	}
	return standings
}
