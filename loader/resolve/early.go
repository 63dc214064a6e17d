package resolve

import (
	"slices"
	"time"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/edtf"
)

// start is when something can begin at the earliest, according to one text.
type start struct {
	at   time.Time // anywhere on Earth
	text string
}

func (s start) or(other start) start {
	if s.text == "" || other.text != "" && other.at.Before(s.at) {
		return other
	}
	return s
}

// told is a thing in the words of one source.
type told struct{ source, thing graph.ID }

// checkEarly warns where a source tells of something as past or present, and was published before it can have begun: that
// a meeting was held or had participants or an outcome, that an event happened, that somebody signed, that words were
// said. The times that the source itself gives count. If it gives none, all times count that other files give. A report
// on the same day, wherever on Earth, is not too early.
func (r *resolver) checkEarly() {
	own, all := map[told]start{}, map[graph.ID]start{}
	for id, t := range r.made {
		if when := t.Type.Property(whenProperty); when != nil {
			s, _ := t.Values[when.Parts[0].Index].(string)
			all[id] = startOf(s)
		}
	}
	for _, c := range r.dossier.Claims {
		if asserts(c) && of(c, whenProperty) {
			s := startOf(text(c))
			own[told{c.Source, c.Subject}] = own[told{c.Source, c.Subject}].or(s)
			all[c.Subject] = all[c.Subject].or(s)
		}
	}
	type warning struct {
		told
		instead string
	}
	warned := map[warning]bool{}
	for _, c := range r.dossier.Claims {
		thing, instead := pastOf(c)
		at := warning{told{c.Source, thing}, instead}
		begins, dated := own[at.told]
		if !dated {
			begins = all[thing]
		}
		if thing == "" || !asserts(c) || begins.text == "" || !c.Reported.Before(begins.at) || warned[at] {
			continue
		}
		warned[at] = true
		r.warnAt(c.At, "the source told this on %s, and `%s` is on %s, so it had not begun: correct `published` or `when`%s",
			c.Day(), thing, begins.text, instead)
	}
}

// pastOf returns the thing that a claim tells as past or present, and what to write if it was only planned. It returns ""
// for any other claim.
func pastOf(c dossier.Claim) (thing graph.ID, instead string) {
	_, to := c.Ends()
	switch {
	case of(c, statusProperty) && slices.Contains([]string{string(graph.Held), string(graph.UnderWay), string(graph.EventHappened)}, text(c)):
		return c.Subject, "; if " + plannedStatus(c)
	case is(c, attended):
		return to, "; if somebody was to come, write `expected`"
	case is(c, outcomeOf):
		return to, "; if somebody hoped for the result, remove the outcome"
	case is(c, signed):
		return to, "; if somebody was to sign, remove `signatories`"
	case of(c, "text"):
		return c.Subject, ""
	}
	return "", ""
}

// plannedStatus says what to write of a meeting or an event that was planned.
func plannedStatus(c dossier.Claim) string {
	if c.Property == graph.Parley.Type(meetingType).Property(statusProperty) {
		return "the meeting was planned, write `status: scheduled`"
	}
	return "the event was planned, write `status: planned`"
}

// startOf reads a time. A time with an open beginning says nothing about the beginning.
func startOf(text string) start {
	t, err := edtf.Parse(text)
	if err != nil || t.Earliest == nil {
		return start{}
	}
	return start{t.Begins(), text}
}
