package resolve

import (
	"cmp"
	"slices"

	"parley/graph"
	"parley/loader/dossier"
)

// checkWholeDenials warns where a source denies somebody's attendance, and nobody on another side is left. The record then shows
// the meeting as disputed. The same holds where a speaker says who was there, and that the other side stayed away. A status from the
// same speaker shows what is meant.
func (r *resolver) checkWholeDenials() {
	type speech struct{ publisher, speaker, meeting graph.ID }
	there := map[graph.ID]map[graph.ID]bool{}
	named := map[dossier.Position]map[graph.ID]bool{} // the participants of each report, by the place of its quote
	against, settled, tells := map[speech][]dossier.Claim{}, map[speech]bool{}, map[speech]bool{}
	var told []speech // in the order of the claims
	publisher := r.dossier.Publishers()
	for _, c := range r.dossier.Claims {
		if !counts(c) {
			continue
		}
		actor, meeting := c.Ends()
		speaker := c.SpeakerBesides(publisher[c.Source])
		outlet := cmp.Or(publisher[c.Source], c.Source)
		switch by := (speech{outlet, speaker, meeting}); {
		case of(c, statusProperty):
			settled[speech{outlet, speaker, c.Subject}] = true
		case is(c, outcomeOf) && asserts(c): // an outcome says that the meeting took place
			settled[by] = true
		case is(c, attended) && asserts(c):
			if there[meeting] == nil {
				there[meeting] = map[graph.ID]bool{}
			}
			there[meeting][actor], tells[by] = true, true
			if named[c.QuoteAt] == nil {
				named[c.QuoteAt] = map[graph.ID]bool{}
			}
			named[c.QuoteAt][actor] = true
		case is(c, attended), is(c, deniedAt, absentFrom) && asserts(c):
			if against[by] == nil {
				told = append(told, by)
			}
			against[by] = append(against[by], c)
		}
	}
	sides := r.sidesAt()
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
				// A denial of a side is a denial of everybody who was there for the side, unless the same report names them as
				// participants.
				if who != actor && !named[c.QuoteAt][who] && sides.within(who, by.meeting, actor) {
					out[who], bereft[actor] = true, true
				}
			}
		}
		left := map[graph.ID]bool{} // the sides of the actors that remain
		for actor := range there[by.meeting] {
			if !out[actor] {
				for _, side := range sides.of(actor, by.meeting) {
					left[side] = true
				}
			}
		}
		// The warning stands at the first claim that leaves a side without anybody.
		at := slices.IndexFunc(against[by], func(c dossier.Claim) bool {
			actor, _ := c.Ends()
			if is(c, absentFrom) {
				return (tells[by] || bereft[actor]) && len(left) > 0 && !slices.ContainsFunc(sides.of(actor, by.meeting), func(side graph.ID) bool { return left[side] })
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
