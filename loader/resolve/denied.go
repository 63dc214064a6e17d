package resolve

import (
	"strings"

	"parley/graph"
	"parley/loader/dossier"
)

// denies reports whether a claim counts and denies.
func denies(c dossier.Claim) bool { return counts(c) && c.Polarity == graph.Denies }

// checkDeniedDetails warns where a source denies a detail of a participation, such as a role. Such a report also denies the
// participation, and can be read in two ways.
func (r *resolver) checkDeniedDetails() {
	warned := map[dossier.Position]bool{} // by the passage
	for _, c := range r.dossier.Claims {
		if !denies(c) || c.Relation == nil || c.Relation.Slot == "" || c.Property == nil || c.Property.Name == sideProperty || warned[c.QuoteAt] {
			continue
		}
		warned[c.QuoteAt] = true
		who, _ := c.Ends()
		r.warnAt(c.At, "`%s` under `polarity: denies` also denies that `%s` is in `%s` at all. To deny that, write the id alone. If only `%s` is wrong, remove this report, and write what the source says instead, in a report that affirms",
			c.Property.Name, who, c.Field, c.Property.Name)
	}
}

// plans says what a source means that denies a plan, or that a plan changed.
var plans = map[string]string{
	string(graph.Proposed):    "it says only that nobody proposed the meeting",
	string(graph.Scheduled):   "it says only that the meeting was not planned",
	string(graph.Rescheduled): "it says only that the meeting was not moved",
	string(graph.Cancelled):   "it says only that the meeting was not called off",
	string(graph.Unconfirmed): "it says only that somebody confirms the meeting",
}

// checkDeniedPlans warns where a report denies a status other than that the meeting took place. Readers take such a report
// for a denial of the meeting.
func (r *resolver) checkDeniedPlans() {
	status := graph.Parley.Type(meetingType).Property(statusProperty)
	for _, c := range r.dossier.Claims {
		if says := plans[text(c)]; denies(c) && c.Relation == nil && c.Property == status && says != "" {
			r.warnAt(c.At, "`status: %s` under `polarity: denies` can be read in two ways: %s. If the meeting is to take place, write `status: scheduled` in a report that affirms. If it will not take place, write `status: cancelled` there. If there was no meeting, write `status: held` under `polarity: denies`",
				strings.ToLower(text(c)), says)
		}
	}
}

// checkDeniedItems warns where a report denies several fields of one meeting or event. It then denies each of them, and not
// only the meeting as it is described.
func (r *resolver) checkDeniedItems() {
	type item struct {
		passage dossier.Position
		subject graph.ID
	}
	fields, first := map[item][]string{}, map[item]dossier.Claim{}
	var items []item // in the order of the claims
	for _, c := range r.dossier.Claims {
		if t := r.known[c.Subject].typ; !denies(c) || t == nil || !t.Is("Occurrence") {
			continue
		}
		at := item{c.QuoteAt, c.Subject}
		if fields[at] == nil {
			first[at], items = c, append(items, at)
		}
		if list := fields[at]; len(list) == 0 || list[len(list)-1] != c.Field {
			fields[at] = append(list, c.Field)
		}
	}
	for _, at := range items {
		list := fields[at]
		if len(list) < 2 {
			continue
		}
		r.warnAt(first[at].At, "the report denies each field of `%s`: %s. To deny the whole, leave only `status: %s` under `polarity: denies`. Write the rest in a report that affirms, or remove it",
			at.subject, joinWords(list, "and"), wholeStatus(r.known[at.subject].typ))
	}
}

// wholeStatus is the status whose denial denies the whole.
func wholeStatus(t *graph.Type) string {
	if t.Name == meetingType {
		return "held"
	}
	return "happened"
}
