package verify

import (
	"slices"
	"strings"

	"parley/loader/draft"
	"parley/loader/draft/english"
)

// attendances has, for each status of a meeting, the kind of attendance of those whom the sentence names.
var attendances = map[string]string{
	"held": "attended", "under way": "attended", "scheduled": "expected", "proposed": "expected", "cancelled": "expected", "denied": "denied",
}

// meeting checks what an observation says of a meeting.
func (v Verifier) meeting(s *english.Sentence, o *draft.Observation) string {
	reason := "the words are no words for a meeting"
	for _, a := range s.Meetings() {
		if s.Words(a.From, a.To) != o.Worded {
			continue
		}
		reason = said(s, a, o)
		if reason == "" {
			if a.Loose != "" && o.Doubt == "" {
				o.Doubt = a.Loose
			}
			return ""
		}
	}
	return reason
}

// said returns why a sentence does not say this of the meeting, or "".
func said(s *english.Sentence, a english.Anchor, o *draft.Observation) string {
	switch o.Kind {
	case draft.Meeting:
		switch a.Status {
		case o.Status:
			return ""
		case "":
			return "the sentence leaves the status open"
		}
		return "the verb says that the meeting is " + a.Status
	case draft.Attendance:
		if !slices.ContainsFunc(a.Attendees, func(m english.Attendee) bool { return m.Named(s) == o.Subject }) {
			return "the sentence does not name this person among those who meet"
		}
		switch attendances[a.Status] {
		case o.Status:
			return ""
		case "":
			return "the sentence leaves the status open"
		}
		return "the verb says that the meeting is " + a.Status
	case draft.Date:
		if a.Date == nil {
			return "the sentence names no time for this meeting"
		}
		if words := s.Words(a.Date.From, a.Date.To); words != o.When && bare(words) != o.When {
			return "the time belongs to something else in the sentence"
		}
	case draft.Place:
		if !slices.ContainsFunc(a.Sites, func(site english.Site) bool { return same(s, site.Mention, o.Object) }) {
			return "the sentence does not name this place for this meeting"
		}
	}
	return ""
}

// bare is a time without its preposition.
func bare(words string) string {
	for _, p := range []string{"on ", "in ", "late "} {
		words = strings.TrimPrefix(words, p)
	}
	return words
}
