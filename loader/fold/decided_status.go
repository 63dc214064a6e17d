package fold

import (
	"parley/graph"
	"parley/loader/dossier"
)

// decidedStatus is the status of a meeting or an event on which there is a decision: the best status that agrees with the
// decision. If no source gives such a status, it says only whether it took place, and whether it is over. If nothing decides
// between several, it is open.
func decidedStatus(s *slot, d decision) judgement {
	if d.verdict == verdictDisputed {
		return judgement{value: statusDisputed, open: true, contested: d.contested}
	}
	var agreeing []*assertion
	if s != nil {
		denied := answers(s.ordered)
		for _, a := range s.ordered {
			v, bears := bears(a)
			counts, there := denied[a.value.key]
			agrees := bears && a.affirms && (!there || counts != ignored) && v.Equal(yes) == (d.verdict == tookPlace)
			goesOn := a.Phase == During && d.verdict == tookPlace && d.over // it has not gone on since
			if agrees && !goesOn && (len(agreeing) == 0 || a.Phase == agreeing[0].Phase) {
				agreeing = append(agreeing, a)
			}
		}
	}
	if j := judge(agreeing, countTop(agreeing)); j.open || !j.value.Absent() {
		j.contested = j.contested || d.contested
		return j
	}
	return judgement{value: d.status(), contested: d.contested}
}

// status says only whether a meeting or an event took place, and whether it is over.
func (d decision) status() Value {
	switch {
	case d.verdict == tookPlace && !d.over:
		return statusUnderWay
	case d.verdict == tookPlace && d.ofEvent:
		return statusHappened
	case d.verdict == tookPlace:
		return statusHeld
	case d.ofEvent:
		return statusDidNotHappen
	default:
		return statusDenied
	}
}

// statedStatus is the status of a meeting or an event in the reference files.
func statedStatus(t dossier.Thing) Value {
	return statedValue(t.Type.Property(status), sized(t.Values, len(t.Type.Properties)))
}

var (
	meetingStatus = graph.Parley.Type(meeting).Property(status)
	eventStatus   = graph.Parley.Type(event).Property(status)
	meetingMode   = graph.Parley.Type(meeting).Property(mode)
)

// The statuses. Meetings and events share the first two.
var (
	statusUnderWay     = statusValue(graph.UnderWay)
	statusDisputed     = statusValue(graph.Disputed)
	statusHeld         = statusValue(graph.Held)
	statusDenied       = statusValue(graph.Denied)
	statusUnconfirmed  = statusValue(graph.Unconfirmed)
	statusCancelled    = statusValue(graph.Cancelled)
	statusRescheduled  = statusValue(graph.Rescheduled)
	statusHappened     = statusValue(graph.EventHappened)
	statusDidNotHappen = statusValue(graph.EventDidNotHappen)
)

// modeUnknown says that nobody knows the mode of a meeting or of a participant.
var modeUnknown = propertyValue(meetingMode, []graph.Value{string(graph.ModeUnknown)})

func statusValue[S ~string](s S) Value {
	return propertyValue(meetingStatus, []graph.Value{string(s)})
}
