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

// checkWholeDenials warns where a source denies somebody's attendance, and nobody on another side is left. The record then shows
// the meeting as disputed. The same holds where a speaker says who was there, and that the other side stayed away. A status from the
// same speaker shows what is meant.
func (r *resolver) checkWholeDenials() {
	type speech struct{ source, speaker, meeting graph.ID }
	there, side := map[graph.ID]map[graph.ID]bool{}, map[[2]graph.ID]graph.ID{}
	against, settled, tells := map[speech][]dossier.Claim{}, map[speech]bool{}, map[speech]bool{}
	var told []speech // in the order of the claims
	publisher := r.dossier.Publishers()
	for _, c := range r.dossier.Claims {
		if !counts(c) {
			continue
		}
		actor, meeting := c.Ends()
		speaker := c.SpeakerBesides(publisher[c.Source])
		switch by := (speech{c.Source, speaker, meeting}); {
		case of(c, statusProperty):
			settled[speech{c.Source, speaker, c.Subject}] = true
		case is(c, attended) && asserts(c):
			if there[meeting] == nil {
				there[meeting] = map[graph.ID]bool{}
			}
			there[meeting][actor], tells[by] = true, true
		case is(c, attended), is(c, deniedAt, absentFrom) && asserts(c):
			if against[by] == nil {
				told = append(told, by)
			}
			against[by] = append(against[by], c)
		case c.Relation != nil && c.Property != nil && (c.Relation.Name == attended || c.Relation.Name == absentFrom) && c.Property.Name == sideProperty && asserts(c):
			side[[2]graph.ID{actor, meeting}] = graph.ID(text(c))
		}
	}
	bodies := r.dossier.Bodies()
	own := func(actor, meeting graph.ID) graph.ID { return orElse(side[[2]graph.ID{actor, meeting}], actor) }
	sideOf := func(actor, meeting graph.ID) graph.ID { return graph.ID(bodies.Side(string(own(actor, meeting)))) }
	for _, by := range told {
		if settled[by] {
			continue
		}
		out := map[graph.ID]bool{}    // the actors that the speaker takes from the meeting
		bereft := map[graph.ID]bool{} // the actors of `out` for whom somebody else was there
		for _, c := range against[by] {
			actor, _ := c.Ends()
			out[actor] = true
			for who := range there[by.meeting] {
				// A denial of a side is a denial of everybody who was there for the side.
				if who != actor && bodies.Within(own(who, by.meeting), actor) {
					out[who], bereft[actor] = true, true
				}
			}
		}
		left := map[graph.ID]bool{} // the sides of the actors that remain
		for actor := range there[by.meeting] {
			if !out[actor] {
				left[sideOf(actor, by.meeting)] = true
			}
		}
		// The warning stands at the first claim that leaves a side without anybody.
		at := slices.IndexFunc(against[by], func(c dossier.Claim) bool {
			actor, _ := c.Ends()
			if is(c, absentFrom) {
				return (tells[by] || bereft[actor]) && len(left) > 0 && !left[sideOf(actor, by.meeting)]
			}
			return there[by.meeting][actor] || bereft[actor]
		})
		if at < 0 || len(left) > 1 {
			continue
		}
		c := against[by][at]
		who, _ := c.Ends()
		if is(c, absentFrom) {
			r.warnAt(c.At, "`%s` stayed away, and nobody on another side is left at `%s`, so the record shows the meeting as disputed. If the meeting took place, add `status: held` to a report that affirms, by the same speaker. If there was no meeting, write `status: held` under `polarity: denies`",
				who, by.meeting)
			continue
		}
		r.warnAt(c.At, "without `%s` nobody on another side is left at `%s`, so the source probably denies the meeting: write `status: held` under `polarity: denies`. If the meeting took place without `%s`, add `status: held` to a report that affirms, by the same speaker",
			who, by.meeting, who)
	}
}

func orElse(id, other graph.ID) graph.ID {
	if id == "" {
		return other
	}
	return id
}
