package fold

import (
	"maps"
	"slices"
	"sort"
	"strings"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// Phase says when an account of a meeting or an event is from: before, during or after it. Accounts of anything else are
// always After. The rules below name the statuses of meetings. An event has PLANNED for SCHEDULED, HAPPENED for HELD, and
// DID_NOT_HAPPEN for CANCELLED.
//
// Rule 2: only the accounts of the highest phase that is present are compared. The others are not shown and contest
// nothing. A phase belongs to the claim, not to the moment at which somebody reads it: when a meeting is moved later,
// its old accounts do not become expectations. An account is
//
//   - Before, by its nature: a status PROPOSED or SCHEDULED, an EXPECTED_AT, and any detail of an expectation,
//     whenever it is reported;
//   - During, by its nature: a status UNDER_WAY, whenever it is reported;
//   - After, by its nature: a status HELD that is not denied, and everything that the same report says of the meeting. A source that
//     reports that a meeting was held expects nothing;
//   - Before, if the same report says that the meeting is planned or called off, and does not say that it was held.
//     This rule leaves out the account of the status itself. It also leaves out an account that somebody did not take
//     part: nobody expects that of a meeting that is off;
//   - Before, if it names a place, a topic or an actor of an event, and the same report denies the meeting or the event: the
//     report only says which one is meant;
//   - Before, if it was reported before the meeting began. A meeting begins at the earliest second that its `when` can
//     mean. If `when` names a day and no hour, an account is from before the meeting if its own day, where it was
//     published, is an earlier day, and the day of the meeting had not begun in UTC: elsewhere, the meeting can have been
//     over. The fold takes `when` from the reports up to the time of the account. The status, folded in the same way, must
//     not be UNDER_WAY. An account of `when` is compared with its own value: a date in the future is an expectation, a
//     date in the past is not;
//   - After, in all other cases, and where no time is known.
//
// The accounts of a meeting are those of its properties and of the relations that end at it. A denial has the phase
// of the statement that it denies, except a denial of HELD or of HAPPENED. Such a denial is like a status DENIED: it has no phase
// by its nature. An agenda item as PLANNED is not an expectation of an item as DISCUSSED: their identities differ, so both
// stand.
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

// calendar knows when each meeting and each event was to begin, as of any time of reporting.
type calendar map[graph.ID]beginnings

// beginnings is when one meeting or event was to begin, and whether it had begun.
type beginnings struct {
	reference moment // from the reference files
	when      []Span
	status    []Span
	upcoming  map[report]bool // reports that say that it had not taken place
	held      map[report]bool // reports that say that it was held
	goesOn    map[report]bool // reports that say that it is under way, see decision
	doubtful  map[report]bool // reports that only say that nobody confirms it
	denials   map[report]bool // reports that say that there was no such meeting
}

// moment is when a meeting begins. The zero moment is unknown.
type moment struct {
	at    time.Time // the first second that the time can mean
	day   string    // the first day that the time can mean, where it was
	hour  bool      // the hour is known, and not only the day
	known bool
}

// after reports whether the moment is after a claim was reported.
func (m moment) after(c *dossier.Claim) bool {
	switch {
	case !m.known:
		return false
	case !m.hour || !c.ReportedFrom.IsZero(): // only days are known of one of the two
		return c.Reported.Before(m.at) && c.Day() < m.day
	default:
		return c.Reported.Before(m.at)
	}
}

// readStatus sorts the reports of the status of a meeting: they say that it is planned or called off, that it was
// held, or only that nobody confirms it.
func (b *beginnings) readStatus(accounts []Account) {
	b.upcoming, b.held, b.goesOn, b.doubtful = map[report]bool{}, map[report]bool{}, map[report]bool{}, map[report]bool{}
	b.denials = map[report]bool{}
	for _, a := range accounts {
		if a.Retracts || a.Rank == graph.Deprecated || len(a.Values) == 0 {
			continue
		}
		r := a.report()
		if a.Polarity == graph.Denies {
			p, natural := naturalPhase(a.Claim)
			b.denials[r] = b.denials[r] || natural && p != Before
			continue
		}
		was, said := b.upcoming[r]
		p, natural := naturalPhase(a.Claim)
		switch {
		case natural && p != Before:
			b.upcoming[r] = false
			b.held[r] = b.held[r] || p == After
			b.goesOn[r] = b.goesOn[r] || p == During
		case natural || callsOff(a.Claim):
			b.upcoming[r] = was || !said
			b.denials[r] = b.denials[r] || a.Values[0] == string(graph.EventDidNotHappen)
		case a.Values[0] == string(graph.Unconfirmed):
			b.doubtful[r] = true
		case a.Values[0] == string(graph.Denied):
			b.denials[r] = true
		}
	}
	maps.DeleteFunc(b.denials, func(r report, _ bool) bool { return b.held[r] || b.goesOn[r] }) // they say both
}

// namesOnly reports whether a report denies the meeting, or only says that nobody confirms the meeting. Such a report can name
// people and outcomes. These names do not say that the meeting took place.
func (b beginnings) namesOnly(r report) bool {
	return b.denials[r] || b.doubtful[r] && !b.held[r] && !b.goesOn[r]
}

// deniesAttendance reports whether a claim says that somebody did not take part.
func deniesAttendance(claim *dossier.Claim) bool {
	return claim.Relation != nil && (claim.Polarity == graph.Denies || claim.Relation.Name == absentFrom || claim.Relation.Name == deniedAt)
}

// phase returns the phase of an account.
func (c calendar) phase(a Account) Phase {
	claim := a.Claim
	id := claim.Subject
	if claim.Relation != nil {
		id = c.occurrenceOf(claim)
	}
	if p, ok := naturalPhase(claim); ok && (p != After || claim.Polarity != graph.Denies) {
		return p
	}
	b, ok := c[id]
	if !ok {
		return After
	}
	ofStatus := claim.Relation == nil && claim.Property.Name == status
	ofTime := ofStatus || claim.Relation == nil && claim.Property.Name == when
	if b.held[a.report()] {
		return After
	}
	if a.Aside || b.upcoming[a.report()] && !ofStatus && !deniesAttendance(claim) {
		return Before
	}
	begins, begun := b.at(claim.Reported), b.underWay(claim.Reported)
	if claim.Relation == nil && claim.Property.Name == when {
		begins = beginning(claim.Property, claim.Values)
	}
	if ofTime {
		begun = false // an account of the time or the status counts by its own value
	}
	if begins.after(claim) && !begun {
		return Before
	}
	return After
}

// aside reports whether an account names a place or a topic of a meeting or an event that its report denies, or an actor of
// such an event. The report then only says which meeting or event is meant.
func (c calendar) aside(a Account) bool {
	if a.Relation == nil || a.Polarity == graph.Denies || !slices.Contains([]string{atPlace, topicOf, notTopicOf, involvedIn}, a.Relation.Name) {
		return false
	}
	return c[c.occurrenceOf(a.Claim)].denials[a.report()]
}

// early reports whether a claim about a status was reported before the meeting began, as far as was known then.
func (c calendar) early(claim *dossier.Claim) bool {
	if claim.Relation != nil || claim.Property.Name != status {
		return false
	}
	begins := c[claim.Subject].at(claim.Reported)
	return !begins.known || begins.after(claim)
}

// notYet reports whether a claim only says, before the day of a meeting or an event, that this is not under way.
func (c calendar) notYet(claim *dossier.Claim) bool {
	p, natural := naturalPhase(claim)
	if claim.Relation != nil || claim.Polarity != graph.Denies || !natural || p != During {
		return false
	}
	return c[claim.Subject].at(claim.Reported).after(claim)
}

// occurrenceOf returns the meeting or the event that a claim about a relation is an account of, or "". If both ends are
// meetings, it is the one at which the relation starts: the later meeting.
func (c calendar) occurrenceOf(claim *dossier.Claim) graph.ID {
	from, to := claim.Ends()
	for _, id := range []graph.ID{from, to} {
		if _, ok := c[id]; ok {
			return id
		}
	}
	return ""
}

// naturalPhase returns the phase that a claim about a meeting or an event has whenever it is reported, if it has one.
func naturalPhase(claim *dossier.Claim) (Phase, bool) {
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
	case string(graph.Held), string(graph.EventHappened):
		return After, true
	}
	return 0, false
}

// callsOff reports whether a claim says that a meeting was cancelled or moved, or that an event did not happen.
func callsOff(claim *dossier.Claim) bool {
	if claim.Relation != nil || claim.Property == nil || claim.Property.Name != status || len(claim.Values) == 0 {
		return false
	}
	v := claim.Values[0]
	return v == string(graph.Cancelled) || v == string(graph.Rescheduled) || v == string(graph.EventDidNotHappen)
}

// at returns when the meeting was to begin, as reported until then.
func (b beginnings) at(reported time.Time) moment {
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

// beginning returns when a time begins. The values are those of the parts.
func beginning(p *graph.Property, values []graph.Value) moment {
	var m moment
	for i, part := range p.Parts {
		if i >= len(values) {
			break
		}
		text, _ := values[i].(string)
		switch part.Name {
		case "text":
			m.hour = strings.Contains(text, "T")
		case earliest:
			if t, err := time.Parse(time.RFC3339, text); err == nil {
				m.at, m.known = t.UTC(), true
				if m.day == "" {
					m.day = m.at.Format(time.DateOnly)
				}
			}
		case "firstDay":
			if text != "" {
				m.day = text
			}
		}
	}
	return m
}
