package fold

import (
	"cmp"
	"slices"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// Account is what one claim says about a slot, with the facts that decide its weight.
type Account struct {
	*dossier.Claim                   // of the dossier, or a copy: the fold does not change it
	Reliability    graph.Reliability // of the source
	Publisher      graph.ID          // of the source; the source itself if it names no publisher
	Revises        []graph.ID        // the earlier versions of the source
	Unnamed        bool              // the speaker is an actor without a name
	Phase          Phase
	Elsewhere      bool // it gives another answer than the relation of the slot, see readMoves
	Wider          bool // it is about a larger place, see readWiderPlaces
	Doubtful       bool // of an attendance: its report denies the meeting, or only says that nobody confirms it
	Aside          bool // of a place, a topic or an actor: its report denies the meeting or the event, and only says which is meant
	NotYet         bool // it only says, before the day of a meeting or an event, that this is not under way
	Early          bool // of a status: as far as is known, the meeting had not begun when it was reported
}

// voice is who makes a claim: a publisher, and the speaker whom the publisher relays.
type voice struct{ publisher, speaker graph.ID }

func (a Account) voice() voice { return voice{a.Publisher, a.SpeakerBesides(a.Publisher)} }

// origin is the person or the agency to whom an account goes back: the speaker, or else the paper itself.
func (a Account) origin() graph.ID { return cmp.Or(a.Speaker(), a.Publisher) }

// relays reports whether the account came through the speaker of a voice, through its publisher or through another. No paper
// relays itself.
func (a Account) relays(v voice) bool {
	from := cmp.Or(v.speaker, v.publisher)
	return from != a.Publisher && slices.Contains(a.Via, from)
}

// assertion is an account together with the value that it affirms or denies.
type assertion struct {
	Account
	value   Value
	affirms bool
	// withdrawn is set when the origin of the account has taken the account back. A withdrawn account does not count,
	// but the slot is contested while nothing else affirms its value.
	withdrawn bool
}

// assertion works out what an account says: its value, and whether it affirms that value. The value is absent when
// the account has none.
//
// Two readings apply to meetings. A denial that somebody attended, or was expected, affirms the relation DENIED_AT.
// An account from before the meeting that somebody attends affirms EXPECTED_AT.
func (a Account) assertion() *assertion {
	s := &assertion{Account: a, affirms: a.Polarity != graph.Denies}
	switch {
	case a.Property != nil:
		s.value = propertyValue(a.Property, a.Values)
	case !s.affirms && (a.Relation.Name == attended || a.Relation.Name == expectedAt):
		s.value, s.affirms = relationValue(graph.Parley.Relation(deniedAt)), true
	case a.Relation.Name == attended && a.Phase == Before:
		s.value = relationValue(graph.Parley.Relation(expectedAt))
	default:
		s.value = relationValue(a.Relation)
	}
	return s
}

// report is everything that one source reports at one time, from one speaker.
type report struct {
	source, speaker graph.ID
	reported        time.Time // UTC
}

func (a Account) report() report {
	return report{a.Source, a.SpeakerBesides(a.Publisher), a.Reported.UTC()}
}
