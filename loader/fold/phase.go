package fold

import (
	"sort"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// Phase says when an account of a meeting is from: before, during or after the meeting. Accounts of anything else are
// always After, except that a status PLANNED of an event is Before, and a status UNDER_WAY of an event is During.
//
// Rule 2: only the accounts of the highest phase that is present are compared. The others are not shown and contest
// nothing. A phase belongs to the claim, not to the moment at which somebody reads it: when a meeting is moved later,
// its old accounts do not become expectations. An account is
//
//   - Before, by its nature: a status PROPOSED or SCHEDULED, an EXPECTED_AT, and any detail of an expectation,
//     whenever it is reported;
//   - During, by its nature: a status UNDER_WAY, whenever it is reported;
//   - Before, if the same report says that the meeting is planned or called off, and does not say that it was held.
//     This rule leaves out an account of `when`, because its own value says whether the meeting is still to come. It
//     also leaves out an account that somebody did not take part: nobody expects that of a meeting that is off;
//   - Before, if it was reported before the meeting began. A meeting begins at the earliest second that its `when` can
//     mean. The fold takes `when` from the reports up to the time of the account. The status, folded in the same way, must not
//     be UNDER_WAY. An account of `when` is compared with its own value: a date in the future is an expectation, a
//     date in the past is not;
//   - After, in all other cases, and where no time is known.
//
// The accounts of a meeting are those of its properties and of the relations that end at it. A denial has the phase
// of the statement that it denies. An agenda item as PLANNED is not an expectation of an item as DISCUSSED: their
// identities differ, so both stand.
type Phase int

// The phases, in the order in which they outrank each other.
const (
	Before Phase = iota
	During
	After
)

// Names in the model that rule 2 uses.
const (
	meeting    = "Meeting"
	status     = "status"
	when       = "when"
	edtfStruct = "EDTF"
	earliest   = "earliest"
	latest     = "latest"
	attended   = "ATTENDED"
	expectedAt = "EXPECTED_AT"
	absentFrom = "ABSENT_FROM"
	deniedAt   = "DENIED_AT"
)

// calendar knows when each meeting was to begin, as of any time of reporting.
type calendar map[graph.ID]beginnings

// beginnings is when one meeting was to begin, and whether it had begun.
type beginnings struct {
	reference time.Time // from the reference files, or zero
	when      []Span
	status    []Span
	upcoming  map[report]bool // reports that say that it had not taken place
}

// report is everything that one source reports at one time.
type report struct {
	source   graph.ID
	reported time.Time // UTC
}

func reportOf(c dossier.Claim) report { return report{c.Source, c.Reported.UTC()} }

// upcomingReports finds the reports that say that a meeting had not taken place. It looks at the accounts of the
// status: they must say planned or called off, and not held.
func upcomingReports(accounts []Account) map[report]bool {
	upcoming := map[report]bool{}
	for _, a := range accounts {
		if a.Retracts || a.Polarity == graph.Denies || a.Rank == graph.Deprecated || len(a.Values) == 0 {
			continue
		}
		r := reportOf(a.Claim)
		was, said := upcoming[r]
		p, natural := naturalPhase(a.Claim)
		switch {
		case a.Values[0] == string(graph.Held), natural && p == During:
			upcoming[r] = false
		case natural || callsOff(a.Claim):
			upcoming[r] = was || !said
		}
	}
	return upcoming
}

// deniesAttendance reports whether a claim says that somebody did not take part.
func deniesAttendance(claim dossier.Claim) bool {
	return claim.Relation != nil && (claim.Polarity == graph.Denies || claim.Relation.Name == absentFrom || claim.Relation.Name == deniedAt)
}

// phase returns the phase of a claim.
func (c calendar) phase(claim dossier.Claim) Phase {
	id := claim.Subject
	if claim.Relation != nil {
		id = c.meetingOf(claim)
	}
	if p, ok := naturalPhase(claim); ok {
		return p
	}
	b, ok := c[id]
	if !ok {
		return After
	}
	ofTime := claim.Relation == nil && (claim.Property.Name == when || claim.Property.Name == status)
	if b.upcoming[reportOf(claim)] && !ofTime && !deniesAttendance(claim) {
		return Before
	}
	begins, begun := b.at(claim.Reported), b.underWay(claim.Reported)
	if claim.Relation == nil && claim.Property.Name == when {
		begins = beginning(claim.Property, claim.Values)
	}
	if ofTime {
		begun = false // an account of the time or the status counts by its own value
	}
	if claim.Reported.Before(begins) && !begun {
		return Before
	}
	return After
}

// meetingOf returns the meeting that a claim about a relation is an account of, or "". If both ends are meetings, it
// is the one at which the relation starts: the later meeting.
func (c calendar) meetingOf(claim dossier.Claim) graph.ID {
	from, to := claim.Ends()
	for _, id := range []graph.ID{from, to} {
		if _, ok := c[id]; ok {
			return id
		}
	}
	return ""
}

// naturalPhase returns the phase that a claim about a meeting or an event has whenever it is reported, if it has one.
func naturalPhase(claim dossier.Claim) (Phase, bool) {
	if claim.Relation != nil {
		return Before, claim.Relation.Name == expectedAt
	}
	if claim.Property.Name != status || len(claim.Values) == 0 {
		return 0, false
	}
	switch claim.Values[0] {
	case string(graph.Proposed), string(graph.Scheduled), string(graph.EventPlanned):
		return Before, true
	case string(graph.UnderWay):
		return During, true
	}
	return 0, false
}

// callsOff reports whether a claim says that a meeting was cancelled or moved.
func callsOff(claim dossier.Claim) bool {
	if claim.Relation != nil || claim.Property == nil || claim.Property.Name != status || len(claim.Values) == 0 {
		return false
	}
	return claim.Values[0] == string(graph.Cancelled) || claim.Values[0] == string(graph.Rescheduled)
}

// at returns when the meeting was to begin, as reported until then. It is the zero time when that is unknown.
func (b beginnings) at(reported time.Time) time.Time {
	v := valueAt(b.when, reported)
	if v.Absent() {
		return b.reference
	}
	return beginning(graph.Parley.Type(meeting).Property(when), v.Values)
}

// underWay reports whether the meeting was under way, as reported until then.
func (b beginnings) underWay(reported time.Time) bool {
	v := valueAt(b.status, reported)
	return !v.Absent() && v.Values[0] == string(graph.UnderWay)
}

// valueAt is the value of a slot at a time.
func valueAt(spans []Span, reported time.Time) Value {
	n := sort.Search(len(spans), func(i int) bool { return spans[i].From.After(reported) })
	if n == 0 {
		return Value{}
	}
	return spans[n-1].Value
}

// beginning returns the first second that a time can mean. The values are those of the parts. It returns the zero
// time when there is none.
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
