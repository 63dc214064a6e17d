package fold

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"parley/graph"
)

// judgement is what a slot shows.
type judgement struct {
	// value is the value that is shown. It is absent when no live account affirms a value that stands, or when nothing
	// decides. For an open time it is the set of all times between which nothing decides.
	value     Value
	open      bool // nothing decides between the accounts
	contested bool
	// by are the accounts that decide, or the accounts between which nothing decides.
	by []*assertion
}

// judge returns what a slot shows. Only the accounts of the highest phase take part (rule 2). They are given best
// first. t counts the accounts of the top class.
//
// Rule 3: the shown value is the value that the best accounts affirm, unless a better account denies it, or denies a time
// within which it lies. If the best accounts differ, nothing decides: no id and no order of files. The slot is then open.
//
// Rule 4: the slot is contested when accounts of the top rank affirm different values, or when one affirms a value
// that another denies. A denial of a time also denies all times within it. A denial of a value that nobody affirms
// contests nothing. Reliability never hides a disagreement.
//
// Three exceptions:
//
//   - Where different values are other words for one thing (Variants), only a denial of the same words contests them.
//     The first value in the order of their texts is shown.
//   - A time that lies within all other affirmed times is only more exact. It contests none of them, and it is shown.
//   - What changes with time, such as a plan or the parent of an organisation, is not contested by an earlier account
//     that a later and equally good account has overtaken (see overtake).
func judge(ordered []*assertion, t *counter) judgement {
	if len(ordered) == 0 {
		return judgement{}
	}
	if r := ordered[0].Relation; r != nil && r.Slot == attendance && ordered[0].Property == nil {
		ordered = agreeing(ordered)
		t = countTop(ordered)
	}
	if isList(ordered[0].Property) {
		return united(ordered)
	}
	if rest := withoutUnsure(ordered); len(rest) < len(ordered) {
		ordered, t = rest, countTop(rest)
	}
	if changes(ordered[0]) {
		if rest := withoutOvertaken(ordered); len(rest) < len(ordered) {
			ordered, t = rest, countTop(rest)
		}
	}
	values := len(t.affirmed)
	p := ordered[0].Property
	if p != nil && p.Variants != "" {
		j := choose(ordered)
		j.contested = j.open || t.disputed > 0
		return j
	}
	if p != nil && p.Struct == edtfStruct && values > 1 {
		if v := narrowest(ordered); !v.Absent() {
			return judgement{value: v, contested: t.contradicts(ordered), by: choose(about(ordered, v)).by}
		}
	}
	j := choose(ordered)
	j.contested = j.open || values > 1 || t.contradicts(ordered)
	return j
}

// choose applies rule 3 to accounts that are given best first.
func choose(ordered []*assertion) judgement {
	var denied []Value // by better accounts
	var by []*assertion
	for rest := ordered; len(rest) > 0; {
		var tied []*assertion
		tied, rest = best(rest)
		if by == nil {
			by = tied
		}
		affirmed := map[string]Value{}
		var times, refused []Value // what is affirmed, in the order of the accounts, and what is denied
		for _, s := range tied {
			switch {
			case !s.affirms:
				refused = append(refused, s.value)
			case !s.value.withinAny(denied):
				if _, there := affirmed[s.value.key]; !there {
					affirmed[s.value.key], times = s.value, append(times, s.value)
				}
			}
		}
		if v, ok := only(affirmed, refused, tied); ok {
			return judgement{value: v, by: affirming(tied, v)}
		}
		if len(affirmed) > 0 {
			if v := inmost(times); len(times) > 1 && !v.Absent() && !v.withinAny(refused) {
				return judgement{value: latestWords(v, tied), by: affirming(tied, v)}
			}
			possible := slices.DeleteFunc(tied, func(s *assertion) bool { return s.affirms && s.value.withinAny(denied) })
			return judgement{value: together(tied[0].Property, affirmed, refused), open: true, by: possible}
		}
		denied = append(denied, refused...)
	}
	return judgement{by: by}
}

// affirming are the accounts that affirm a value.
func affirming(accounts []*assertion, v Value) []*assertion {
	return slices.DeleteFunc(slices.Clone(accounts), func(s *assertion) bool { return !s.affirms || !s.value.Equal(v) })
}

// refuted are the affirmed values that a better account denies. The accounts are given best first.
func refuted(ordered []*assertion) map[string]bool {
	var denied []Value
	for _, s := range ordered {
		if !s.affirms {
			denied = append(denied, s.value)
		}
	}
	if len(denied) == 0 {
		return nil
	}
	out := map[string]bool{}
	for _, s := range ordered {
		if _, known := out[s.value.key]; s.affirms && !known && s.value.withinAny(denied) {
			j := choose(about(ordered, s.value))
			out[s.value.key] = !j.open && j.value.Absent()
		}
	}
	return out
}

// undenied are the values that accounts affirm and that no account that is as good denies. The accounts are given best
// first.
func undenied(ordered []*assertion) []Value {
	byValue := map[string][]*assertion{}
	for _, s := range ordered {
		byValue[s.value.key] = append(byValue[s.value.key], s)
	}
	var out []Value
	for _, accounts := range byValue {
		if j := choose(accounts); !j.open && !j.value.Absent() {
			out = append(out, j.value)
		}
	}
	return out
}

// only returns the single value that the best accounts affirm. ok is false if there is none, if there are several, or
// if the best accounts also deny it.
func only(affirmed map[string]Value, refused []Value, tied []*assertion) (Value, bool) {
	standing := make([]Value, 0, len(affirmed))
	for _, v := range affirmed {
		if !v.withinAny(refused) {
			standing = append(standing, v)
		}
	}
	if p := tied[0].Property; p != nil && p.Variants != "" && len(standing) > 0 {
		return slices.MinFunc(standing, func(a, b Value) int { return cmp.Compare(a.key, b.key) }), true
	}
	if len(affirmed) == 1 && len(standing) == 1 {
		return latestWords(standing[0], tied), true
	}
	return Value{}, false
}

// latestWords is the value in the words of the account that was reported last. Two times can mean the same in
// different words. Between words of one time the order of the texts decides, because no id must.
func latestWords(v Value, accounts []*assertion) Value {
	var latest *assertion
	for _, s := range accounts {
		if !s.affirms || !s.value.Equal(v) {
			continue
		}
		if latest == nil || cmp.Or(latest.Reported.Compare(s.Reported), compareWords(&s.Account, &latest.Account)) < 0 {
			latest = s
		}
	}
	if latest == nil {
		return v
	}
	return latest.value
}

// wordsOf is the text of a value and the words of its parts.
func wordsOf(values []graph.Value) string {
	var b strings.Builder
	for _, part := range values {
		if part != nil {
			fmt.Fprint(&b, part)
		}
		b.WriteString("\x1f")
	}
	return b.String()
}

// best parts accounts, given best first, into those that nothing decides between, and all others. It goes by rank,
// then by reliability, then by the latest report, then by the speaker: a named speaker, or the outlet itself, is better
// than an unnamed speaker. A report that is known to the day is neither before nor after a report of that day.
func best(ordered []*assertion) (tied, rest []*assertion) {
	n := 0
	var last time.Time // the latest beginning among the reports so far
	for _, s := range ordered {
		if rankOrder(s.Rank) != rankOrder(ordered[0].Rank) || gradeOrder(s.Reliability) != gradeOrder(ordered[0].Reliability) || longBefore(s, last) {
			break
		}
		if from := s.Earliest(); from.After(last) {
			last = from
		}
		n++
	}
	latest := latestOfAll(ordered[:n])
	named := slices.ContainsFunc(latest, func(s *assertion) bool { return !s.Unnamed })
	for _, s := range ordered {
		if len(latest) > 0 && s == latest[0] {
			latest = latest[1:]
			if !named || !s.Unnamed {
				tied = append(tied, s)
				continue
			}
		}
		rest = append(rest, s)
	}
	return tied, rest
}

// longBefore reports whether a report is earlier than a moment in every time zone.
func longBefore(s *assertion, moment time.Time) bool {
	const day = 24 * time.Hour
	return s.Reported.Before(moment.Add(-day))
}

// latestOfAll are the accounts that no other account is later than, in the order of the list.
func latestOfAll(accounts []*assertion) []*assertion {
	return slices.DeleteFunc(slices.Clone(accounts), func(s *assertion) bool {
		return slices.ContainsFunc(accounts, func(t *assertion) bool { return t.LaterThan(s.Claim) })
	})
}

// bestOf are the accounts among others that nothing decides between. See best. The accounts have no order.
func bestOf(accounts []*assertion) []*assertion {
	rank, grade := rankOrder(accounts[0].Rank), gradeOrder(accounts[0].Reliability)
	for _, a := range accounts {
		r, g := rankOrder(a.Rank), gradeOrder(a.Reliability)
		if r < rank || r == rank && g < grade {
			rank, grade = r, g
		}
	}
	var last time.Time
	for _, a := range accounts {
		if rankOrder(a.Rank) == rank && gradeOrder(a.Reliability) == grade && a.Earliest().After(last) {
			last = a.Earliest()
		}
	}
	var out []*assertion
	for _, a := range accounts {
		if rankOrder(a.Rank) == rank && gradeOrder(a.Reliability) == grade && !longBefore(a, last) {
			out = append(out, a)
		}
	}
	out = latestOfAll(out)
	if slices.ContainsFunc(out, func(a *assertion) bool { return !a.Unnamed }) {
		out = slices.DeleteFunc(out, func(a *assertion) bool { return a.Unnamed })
	}
	return out
}

// narrowest returns the time that lies within all other times that accounts of the top rank affirm. It is absent when
// there is no such time, or when a better account denies it.
func narrowest(ordered []*assertion) Value {
	var affirmed []Value // without duplicates
	for _, s := range ordered {
		if s.class() != ordered[0].class() {
			break
		}
		if s.affirms && !slices.ContainsFunc(affirmed, s.value.Equal) {
			affirmed = append(affirmed, s.value)
		}
	}
	v := inmost(affirmed)
	accounts := about(ordered, v)
	if v.Absent() || choose(accounts).value.Absent() {
		return Value{}
	}
	return latestWords(v, accounts)
}

// withoutUnsure removes accounts that nobody confirms a meeting, or that its mode is unknown, if another account says something
// of the status or of the mode. They say neither yes nor no, so they neither overtake nor contest.
func withoutUnsure(ordered []*assertion) []*assertion {
	sure := func(s *assertion) bool { return !s.unsure() }
	if !slices.ContainsFunc(ordered, sure) {
		return ordered
	}
	return slices.DeleteFunc(slices.Clone(ordered), func(s *assertion) bool { return s.unsure() })
}

// unsure reports whether an account says that nobody confirms a meeting, or that its mode is unknown.
func (s *assertion) unsure() bool {
	switch {
	case s.Property == nil || len(s.Values) == 0:
		return false
	case s.Property.Set == meetingStatus.Set:
		return s.Values[0] == string(graph.Unconfirmed)
	case s.Property.Set == meetingMode.Set:
		return s.Values[0] == string(graph.ModeUnknown)
	}
	return false
}

// changes reports whether an account is about something that may change until a later account is made: everything
// that is planned of a meeting, and a relation that a thing has to one thing at a time. The meeting of an outcome does not
// change.
func changes(s *assertion) bool {
	return s.Phase == Before || s.Relation != nil && s.Property == nil && s.Relation.From.Shape == graph.One && s.Relation.Name != outcomeOf
}

// withoutOvertaken removes accounts that a later account of the same rank or a better rank, from a source that is as
// reliable or more reliable, has overtaken, because both cannot be true at the same time. Both were true when they were
// told, so the earlier account contests nothing. A later account that only says less exactly the same overtakes nothing, and
// a value that a better account denies overtakes nothing. Reports that a meeting is called off also overtake the plans of
// more reliable sources, unless a better account denies them.
func withoutOvertaken(accounts []*assertion) []*assertion {
	denied := refuted(accounts)
	off := calledOff(accounts, denied)
	// Of the accounts that say the same with the same weight, the latest decides what they overtake.
	latest := map[weight]*assertion{}
	for _, s := range accounts {
		if s.affirms && denied[s.value.key] {
			continue
		}
		w := weight{s.value.key, s.affirms, rankOrder(s.Rank), gradeOrder(s.Reliability)}
		if l := latest[w]; l == nil || s.Earliest().After(l.Earliest()) {
			latest[w] = s
		}
	}
	return slices.DeleteFunc(slices.Clone(accounts), func(s *assertion) bool {
		if !callsOff(s.Claim) && s.Reported.Before(off) {
			return true
		}
		rank, grade := rankOrder(s.Rank), gradeOrder(s.Reliability)
		for w, t := range latest {
			if w.rank <= rank && w.grade <= grade && t.LaterThan(s.Claim) && excludes(t, s) {
				return true
			}
		}
		return false
	})
}

// weight is what an account says, and what decides its weight except the time.
type weight struct {
	value       string
	affirms     bool
	rank, grade int
}

// excludes reports whether a later account and an earlier account cannot both hold at the time of the later account. A
// denial is no news of a change: it disagrees with what it denies. So does a report from before the meeting that there is no
// such meeting: it disagrees with an earlier plan and with a later plan. From after the meeting, the same report only says how
// the plan turned out.
func excludes(later, earlier *assertion) bool {
	if later.affirms && earlier.affirms {
		if later.deniesPlan() || earlier.deniesPlan() && !callsOff(later.Claim) {
			return false
		}
		return !earlier.value.within(later.value)
	}
	return later.affirms && later.value.within(earlier.value)
}

// deniesPlan reports whether an account of a status says, before the meeting or the event, that there is no such meeting or
// event. See deniedAltogether.
func (s *assertion) deniesPlan() bool {
	return s.Early && (s.value.Equal(statusDenied) || s.value.Equal(statusDidNotHappen) && s.Polarity == graph.Denies)
}

// calledOff returns from when on accounts of the top rank can last have reported the meeting cancelled or moved. It is the
// zero time if none did. The statuses that better accounts deny do not count.
func calledOff(accounts []*assertion, denied map[string]bool) time.Time {
	var off time.Time
	if a := accounts[0]; a.Property == nil || a.Property.Name != status {
		return off
	}
	for _, s := range accounts {
		if s.class() == accounts[0].class() && s.affirms && callsOff(s.Claim) && !denied[s.value.key] && s.Earliest().After(off) {
			off = s.Earliest()
		}
	}
	return off
}
