package fold

import (
	"sort"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// Phase tells from when an account of a meeting is: from before, during or
// after it. Of anything but a meeting every account is from After.
//
// Rule 2: only the accounts of the highest phase that is present are compared;
// the others are neither shown nor do they contest. A phase belongs to the claim, not to the
// moment at which it is read, so that a meeting that is moved later does not
// turn old accounts of it into expectations. An account is from
//
//   - Before, by its nature: a status PROPOSED or SCHEDULED, whoever is
//     EXPECTED_AT and anything about that expectation, whenever it is reported;
//   - During, by its nature: a status UNDER_WAY, whenever it is reported;
//   - Before, if the same report says that the meeting is planned, or was called off,
//     and not that it was held: a report means the same meeting throughout. Its `when`
//     aside, which says itself when that is, and that somebody did not take part: of a
//     meeting that is off that is no expectation;
//   - Before, if it was reported before the meeting began: before the earliest
//     second that its `when` can mean, as `when` is folded from what was
//     reported up to that same time, and while its status, folded in the same way,
//     was not UNDER_WAY. An account of `when` is measured by its own value:
//     a date in the future is an expectation, one in the past is not;
//   - After, otherwise, and where no time is known.
//
// A meeting's accounts are those of its properties and of the relations that
// end at it. A denial has the phase of what it denies. An agenda item as PLANNED
// is no expectation of one as DISCUSSED: they differ in identity and lie side by side.
type Phase int

// The phases, in the order in which they outrank each other.
const (
	Before Phase = iota
	During
	After
)

// The names that rule 2 knows the model by.
const (
	meeting    = "Meeting"
	status     = "status"
	when       = "when"
	timeStruct = "EDTF"
	earliest   = "earliest"
	latest     = "latest"
	attended   = "ATTENDED"
	expectedAt = "EXPECTED_AT"
	absentFrom = "ABSENT_FROM"
	deniedAt   = "DENIED_AT"
)

// calendar knows when each meeting was to begin, at any time of reporting.
type calendar map[graph.ID]beginnings

// beginnings is when one meeting was to begin, and whether it had.
type beginnings struct {
	reference time.Time // as the reference files have it, or zero
	when      []Span
	status    []Span
	toCome    map[report]bool // those that say that it had not taken place
}

// report is what one source reports at one time.
type report struct {
	source   graph.ID
	reported time.Time // UTC
}

func reportOf(c dossier.Claim) report { return report{c.Source, c.Reported.UTC()} }

// reportsToCome finds the reports by which a meeting had not taken place among the
// accounts of its status: those that have it planned or called off, and not held.
func reportsToCome(accounts []Account) map[report]bool {
	toCome := map[report]bool{}
	for _, a := range accounts {
		if a.Retracts || a.Polarity == graph.Denies || a.Rank == graph.Deprecated || len(a.Values) == 0 {
			continue
		}
		r := reportOf(a.Claim)
		was, said := toCome[r]
		p, natural := nature(a.Claim)
		switch {
		case a.Values[0] == string(graph.Held), natural && p == During:
			toCome[r] = false
		case natural || callsOff(a.Claim):
			toCome[r] = was || !said
		}
	}
	return toCome
}

// staysAway tells whether a claim says of somebody that they did not take part.
func staysAway(claim dossier.Claim) bool {
	return claim.Relation != nil && (claim.Polarity == graph.Denies || claim.Relation.Name == absentFrom || claim.Relation.Name == deniedAt)
}

// phase tells from when a claim's account is.
func (c calendar) phase(claim dossier.Claim) Phase {
	id := claim.Subject
	if claim.Relation != nil {
		id = c.meetingOf(claim)
	}
	b, ok := c[id]
	if !ok {
		return After
	}
	if p, ok := nature(claim); ok {
		return p
	}
	ofTime := claim.Relation == nil && (claim.Property.Name == when || claim.Property.Name == status)
	if b.toCome[reportOf(claim)] && !ofTime && !staysAway(claim) {
		return Before
	}
	begins, begun := b.at(claim.Reported), b.underWay(claim.Reported)
	if claim.Relation == nil && claim.Property.Name == when {
		begins = beginning(claim.Property, claim.Values)
	}
	if ofTime {
		begun = false // what tells whether it has begun is measured by its own day
	}
	if claim.Reported.Before(begins) && !begun {
		return Before
	}
	return After
}

// meetingOf returns the meeting that a claim about a relation is an account
// of, or "". Where both ends are meetings it is the one that the relation starts from:
// the one that follows the other.
func (c calendar) meetingOf(claim dossier.Claim) graph.ID {
	from, to := claim.Ends()
	for _, id := range []graph.ID{from, to} {
		if _, ok := c[id]; ok {
			return id
		}
	}
	return ""
}

// nature returns the phase that a claim on a meeting has whenever it is reported.
func nature(claim dossier.Claim) (Phase, bool) {
	if claim.Relation != nil {
		return Before, claim.Relation.Name == expectedAt
	}
	if claim.Property.Name != status || len(claim.Values) == 0 {
		return 0, false
	}
	switch claim.Values[0] {
	case string(graph.Proposed), string(graph.Scheduled):
		return Before, true
	case string(graph.UnderWay):
		return During, true
	}
	return 0, false
}

// callsOff tells whether a claim says of a meeting that it was cancelled or moved.
func callsOff(claim dossier.Claim) bool {
	if claim.Relation != nil || claim.Property == nil || claim.Property.Name != status || len(claim.Values) == 0 {
		return false
	}
	return claim.Values[0] == string(graph.Cancelled) || claim.Values[0] == string(graph.Rescheduled)
}

// at returns when the meeting was to begin, as reported by then: zero if unknown.
func (b beginnings) at(reported time.Time) time.Time {
	v := valueAt(b.when, reported)
	if v.Absent() {
		return b.reference
	}
	return beginning(graph.Parley.Type(meeting).Property(when), v.Values)
}

// underWay tells whether the meeting was under way, as reported by then.
func (b beginnings) underWay(reported time.Time) bool {
	v := valueAt(b.status, reported)
	return !v.Absent() && v.Values[0] == string(graph.UnderWay)
}

// valueAt is what a slot came to by a time.
func valueAt(spans []Span, reported time.Time) Value {
	n := sort.Search(len(spans), func(i int) bool { return spans[i].From.After(reported) })
	if n == 0 {
		return Value{}
	}
	return spans[n-1].Value
}

// beginning reads the first second that a time can mean from the values of its
// parts. It is zero where there is none.
func beginning(p *graph.Property, values []graph.Value) time.Time {
	for i, part := range p.Parts {
		if part.Name != earliest || i >= len(values) {
			continue
		}
		s, _ := values[i].(string)
		if t, err := time.Parse(time.RFC3339, s); err == nil {
			return t
		}
	}
	return time.Time{}
}
