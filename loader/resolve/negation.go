package resolve

import (
	"slices"

	"parley/graph"
	"parley/loader/dossier"
)

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

// checkWholeDenials warns where a source denies somebody's attendance, and nobody on another side is left. There is then
// no meeting, so the source probably denies the meeting as a whole. A status from the same speaker shows what is meant.
func (r *resolver) checkWholeDenials() {
	type denial struct{ source, speaker, meeting graph.ID }
	there, side := map[graph.ID]map[graph.ID]bool{}, map[[2]graph.ID]graph.ID{}
	denied, settled := map[denial][]dossier.Claim{}, map[denial]bool{}
	var denials []denial // in the order of the claims
	for _, c := range r.dossier.Claims {
		if !counts(c) {
			continue
		}
		actor, meeting := c.Ends()
		switch by := (denial{c.Source, c.Speaker(), meeting}); {
		case of(c, statusProperty):
			settled[denial{c.Source, c.Speaker(), c.Subject}] = true
		case is(c, attended) && asserts(c):
			if there[meeting] == nil {
				there[meeting] = map[graph.ID]bool{}
			}
			there[meeting][actor] = true
		case is(c, attended), is(c, deniedAt) && asserts(c):
			if denied[by] == nil {
				denials = append(denials, by)
			}
			denied[by] = append(denied[by], c)
		case c.Relation != nil && c.Relation.Name == attended && c.Property.Name == sideProperty && asserts(c):
			side[[2]graph.ID{actor, meeting}] = graph.ID(text(c))
		}
	}
	for _, by := range denials {
		claims := denied[by]
		if settled[by] {
			continue
		}
		out := map[graph.ID]bool{}
		for _, c := range claims {
			actor, _ := c.Ends()
			out[actor] = there[by.meeting][actor]
		}
		left := map[graph.ID]bool{}
		for actor := range there[by.meeting] {
			if !out[actor] {
				left[orElse(side[[2]graph.ID{actor, by.meeting}], actor)] = true
			}
		}
		at := slices.IndexFunc(claims, func(c dossier.Claim) bool { actor, _ := c.Ends(); return out[actor] })
		if at < 0 || len(left) > 1 {
			continue
		}
		who, _ := claims[at].Ends()
		r.warnAt(claims[at].At, "without `%s` nobody on another side is left at `%s`, so the source probably denies the meeting: write `status: held` under `polarity: denies`. If the meeting took place without `%s`, add `status: held` to a report that affirms, by the same speaker",
			who, by.meeting, who)
	}
}

func orElse(id, other graph.ID) graph.ID {
	if id == "" {
		return other
	}
	return id
}
