package resolve

import (
	"slices"
	"strings"

	"parley/graph"
	"parley/loader/dossier"
)

// The statuses of a meeting or an event that cannot hold together.
var (
	took    = []string{string(graph.Held), string(graph.UnderWay), string(graph.EventHappened)}
	tookNot = []string{string(graph.Denied), string(graph.Cancelled), string(graph.Rescheduled), string(graph.EventDidNotHappen)}
)

// statement is what one speaker says of a thing in one passage.
type statement struct {
	source, speaker, subject graph.ID
	quote, fragment          string
	start                    int
	reported                 int64
}

// statementOf returns the statement of a claim in a source of a publisher.
func statementOf(c dossier.Claim, subject, publisher graph.ID) statement {
	return statement{c.Source, c.SpeakerBesides(publisher), subject, c.Quote, c.Fragment, c.Start, c.Reported.Unix()}
}

// checkDeniedGuests warns where one passage says that there was no meeting, and that somebody took part in it. The record
// then takes the speaker for a witness of both.
func (r *resolver) checkDeniedGuests() {
	denied, warned := map[statement]dossier.Claim{}, map[statement]bool{}
	publisher := r.dossier.Publishers()
	for _, c := range r.dossier.Claims {
		held := of(c, statusProperty) && slices.Contains(took, text(c))
		if asserts(c) && of(c, statusProperty) && text(c) == string(graph.Denied) || denies(c) && held {
			denied[statementOf(c, c.Subject, publisher[c.Source])] = c
		}
	}
	for _, c := range r.dossier.Claims {
		who, meeting := c.Ends()
		at := statementOf(c, meeting, publisher[c.Source])
		if no, both := denied[at]; both && !warned[at] && asserts(c) && is(c, attended) {
			warned[at] = true
			r.warnAt(c.At, "the passage says that there was no meeting `%s` (%s), and here that `%s` took part in it: remove `%s` from this report, and write it in the report that says that the meeting took place",
				meeting, no.At, who, c.Field)
		}
	}
}

// checkTwoStatuses warns where one passage says that something took place, and that it did not, and the same speaker says
// both. A passage such as “it was called off, and held in the end” has two statements, and each has words of its own.
func (r *resolver) checkTwoStatuses() {
	yes, no := map[statement]dossier.Claim{}, map[statement]dossier.Claim{}
	warned, publisher := map[statement]bool{}, r.dossier.Publishers()
	for _, c := range r.dossier.Claims {
		if !asserts(c) || !of(c, statusProperty) {
			continue
		}
		at := statementOf(c, c.Subject, publisher[c.Source])
		switch {
		case slices.Contains(took, text(c)):
			yes[at] = c
		case slices.Contains(tookNot, text(c)):
			no[at] = c
		}
		other, affirmed := yes[at]
		contrary, denied := no[at]
		if !affirmed || !denied || warned[at] {
			continue
		}
		warned[at] = true
		if other.At == c.At {
			other = contrary
		}
		r.warnAt(c.At, "the passage already says that the status of `%s` is %s (%s), and the two exclude each other: delete one of the two, give each its own words as `quote`, or write in `via` who says which",
			c.Subject, strings.ReplaceAll(strings.ToLower(text(other)), "_", " "), other.At)
	}
}
