package resolve

import (
	"time"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/edtf"
)

// start is when a meeting can begin at the earliest, according to one text.
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

// told is a meeting in the words of one source.
type told struct{ source, meeting graph.ID }

// checkEarly warns where a source says that a meeting was held, is under way or had participants, and the source was
// published before the meeting can have begun. The times that the source itself gives count. If it gives none, all
// times count that other files give. A report on the day of the meeting, wherever on Earth, is not too early.
func (r *resolver) checkEarly() {
	own, all := map[told]start{}, map[graph.ID]start{}
	when := graph.Parley.Type(meetingType).Property(whenProperty)
	for id, t := range r.made {
		if t.Type.Name == meetingType {
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
	warned := map[told]map[bool]bool{}
	for _, c := range r.dossier.Claims {
		meeting, status := c.Subject, of(c, statusProperty)
		if is(c, attended) {
			_, meeting = c.Ends()
		}
		past := status && (text(c) == string(graph.Held) || text(c) == string(graph.UnderWay)) || is(c, attended)
		at := told{c.Source, meeting}
		begins, dated := own[at]
		if !dated {
			begins = all[meeting]
		}
		if !past || !asserts(c) || begins.text == "" || !c.Reported.Before(begins.at) || warned[at][status] {
			continue
		}
		if warned[at] == nil {
			warned[at] = map[bool]bool{}
		}
		warned[at][status] = true
		r.warnEarly(c, meeting, begins)
	}
}

func (r *resolver) warnEarly(c dossier.Claim, meeting graph.ID, begins start) {
	instead := "if the meeting was planned, write `status: scheduled`"
	if is(c, attended) {
		instead = "if somebody was to come, write `expected`"
	}
	r.warnAt(c.At, "the source told this on %s, and `%s` is on %s, so it had not begun: correct `published` or `when`; %s",
		c.Day(), meeting, begins.text, instead)
}

// startOf reads a time. A time with an open beginning says nothing about the beginning.
func startOf(text string) start {
	t, err := edtf.Parse(text)
	if err != nil || t.Earliest == nil {
		return start{}
	}
	return start{t.Begins(), text}
}
