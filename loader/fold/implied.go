package fold

import (
	"maps"
	"slices"

	"parley/graph"
)

// impliedAccount says something of the status of a meeting without naming it. An attendance and an outcome say that the
// meeting took place. A denial of an attendance can say that it did not (see oneSided).
type impliedAccount struct {
	*assertion
	gone bool // its origin or its voice has taken it back
}

// implied are the implied accounts of the status, so that a status that is contested or open always shows what contests it.
// There are none while the status lists no accounts: it is not in doubt, no account says that the meeting did not take place, and
// no account was taken back or is deprecated.
func (b bearing) implied(d decision) []impliedAccount {
	if !d.contested && d.verdict != didNotTakePlace && !b.status.anySaysNo() && !b.status.lost() {
		return nil
	}
	var out []impliedAccount
	for _, a := range slices.Concat(b.attendances(), b.results(undecided)) {
		a.value = statusHeld
		if a.Phase == During {
			a.value = statusUnderWay
		}
		out = append(out, impliedAccount{a, false})
	}
	for _, a := range slices.Concat(b.impliedWithdrawn(), b.impliedRetracted()) {
		out = append(out, impliedAccount{as(a, statusHeld, a.Phase), true})
	}
	took := statusHeld
	if !d.over {
		took = statusUnderWay
	}
	for _, p := range b.participants {
		if !slices.Contains(d.missing, p.actor) {
			continue
		}
		for _, a := range p.there.by {
			if saysNotThere(a) {
				out = append(out, impliedAccount{&assertion{Account: a.Account, value: took}, false})
			}
		}
	}
	return out
}

// impliedWithdrawn are the attendances and outcomes that say that the meeting took place, and that their origin has taken back.
func (b bearing) impliedWithdrawn() []*assertion {
	return b.saying(func(s *slot) []*assertion { return s.withdrawn() })
}

// impliedRetracted are the attendances and outcomes that say that the meeting took place, and that their own voice has taken back.
func (b bearing) impliedRetracted() []*assertion {
	return b.saying(func(s *slot) (out []*assertion) {
		for _, a := range s.dead {
			if a.standing == graph.AccountWithdrawn {
				out = append(out, a.assertion)
			}
		}
		return out
	})
}

// saying are those of some accounts of attendances and outcomes that say that the meeting took place.
func (b bearing) saying(some func(*slot) []*assertion) []*assertion {
	said := func(a *assertion) bool { return a.affirms && a.Phase > Before && !b.reports.namesOnly(a.report()) }
	var out []*assertion
	for _, p := range b.participants {
		for _, a := range some(p.there) {
			if affirmsAttended(a) && said(a) {
				out = append(out, a)
			}
		}
	}
	for _, o := range b.outcomes {
		for _, a := range some(o.slot) {
			if said(a) {
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

// lost reports whether an account was taken back or is deprecated.
func (s *slot) lost() bool {
	return s.anyWithdrawn || slices.ContainsFunc(s.dead, func(a deadAccount) bool { return a.standing != graph.AccountSuperseded })
}

// saysNotThere reports whether an account of an attendance says that the actor was not there.
func saysNotThere(a *assertion) bool {
	return a.affirms && (a.value.Relation.Name == deniedAt || a.value.Relation.Name == absentFrom)
}

// withImplied adds implied accounts to the accounts of the status. A report that names the status itself adds nothing, unless
// what it implies has a better standing. If all reports that name a status no longer count, and others imply the status, the status
// has two accounts: what is said no more, and what is implied.
func (s *slot) withImplied(standings map[accountKey]standing, implied []impliedAccount, why func(*assertion) graph.AccountStanding) map[accountKey]standing {
	named := maps.Clone(standings)
	says, said := map[report]bool{}, map[report]bool{} // the reports that say that the meeting took place, and those that said it
	for _, a := range s.ordered {
		says[a.report()] = says[a.report()] || saysTookPlace(a)
	}
	for _, a := range s.withdrawn() {
		said[a.report()] = said[a.report()] || saysTookPlace(a)
	}
	for _, a := range s.dead {
		said[a.report()] = said[a.report()] || saysTookPlace(a.assertion)
	}
	for _, a := range implied {
		reason := graph.AccountUndecided // of a denial that makes the meeting one-sided, and so disputed
		switch {
		case a.gone:
			reason = graph.AccountWithdrawn
		case a.affirms:
			reason = why(a.assertion)
		}
		key := accountKey{facet: status, value: a.value.key, affirms: a.affirms}
		now, there := named[key]
		same := a.gone && said[a.report()] || !a.gone && a.affirms && says[a.report()]
		if same && there && order(reason) >= order(now.why) {
			continue
		}
		key.implied = there && !now.live && !a.gone
		standings[key] = standings[key].with(a.assertion, reason, !a.gone)
	}
	return standings
}

// overrules reports whether the meeting did not take place, although live accounts imply that it did.
func (d decision) overrules() bool {
	return d.verdict == didNotTakePlace && slices.ContainsFunc(d.implied, func(a impliedAccount) bool { return a.affirms && !a.gone })
}
