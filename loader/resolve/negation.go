package resolve

import "parley/graph"

// checkDoubleNegations warns where a report denies a denial. Read word for word, such a report says that the meeting took
// place, or that somebody was there.
func (r *resolver) checkDoubleNegations() {
	for _, c := range r.dossier.Claims {
		if c.Polarity != graph.Denies || !counts(c) {
			continue
		}
		from, _ := c.Ends()
		switch {
		case of(c, statusProperty) && text(c) == string(graph.Denied):
			r.warnAt(c.At, "`status: denied` under `polarity: denies` is a double negation: it says that nobody denies the meeting. To deny the meeting, write `status: held` here, or remove `polarity: denies`")
		case of(c, statusProperty) && text(c) == string(graph.EventDidNotHappen):
			r.warnAt(c.At, "`status: did not happen` under `polarity: denies` is a double negation: it says that the event happened. To deny the event, write `status: happened` here, or remove `polarity: denies`")
		case is(c, deniedAt):
			r.warnAt(c.At, "`denied` under `polarity: denies` is a double negation: it says that nobody denies that `%s` took part. To say that `%s` took no part, write `participants` here, or remove `polarity: denies`", from, from)
		case is(c, absentFrom):
			r.warnAt(c.At, "`absentees` under `polarity: denies` is a double negation: it says that `%s` did not stay away. To say that `%s` stayed away, remove `polarity: denies`. To say that `%s` took part, write `participants` in a report that affirms",
				from, from, from)
		}
	}
}
