package fold

import (
	"cmp"
	"slices"
	"strings"

	"parley/graph"
	"parley/loader/dossier"
)

// participant has the slots of one actor's part in a meeting, and what the reference files say of it.
type participant struct {
	actor      graph.ID
	kind       kindOfActor
	there      *slot
	side       *slot
	onBehalfOf *slot
	stated     []dossier.StatedRelation
	bodies     dossier.Bodies
}

// kindOfActor says of an actor what decides for whom others act.
type kindOfActor struct{ organization, unnamed bool }

func (p participant) slots() []*slot { return []*slot{p.there, p.side, p.onBehalfOf} }

// oneSided returns the actors who leave a meeting of one side: somebody's attendance was denied, or somebody stayed away, and
// all who attended are on one side, which is another side than that of this actor, or are one actor. An actor without a side is a side of its own. If nothing decides
// between several sides of an actor, each of them is possible. If nobody is left, only somebody whose attendance was reported
// is missing. A speaker who says that the meeting took place without somebody does not doubt the meeting. A retraction denies
// nothing, so it leaves nobody out.
func (b bearing) oneSided() []graph.ID {
	var left, missing, denied, absent []participant
	for _, p := range b.participants {
		switch {
		case p.attended():
			left = append(left, p)
		case p.saidToAttend() && b.leftOut(p):
			missing = append(missing, p)
		case b.countsAsDenied(p):
			denied = append(denied, p)
		}
	}
	for _, body := range denied {
		without := slices.DeleteFunc(slices.Clone(left), func(p participant) bool { return p.leftOutWith(body) })
		if len(without) < len(left) {
			left, absent = without, append(absent, body)
		}
	}
	if len(left) == 0 {
		return actorsOf(append(missing, absent...))
	}
	common := left[0].sides() // the sides on which all of those who are left can be
	for _, p := range left[1:] {
		theirs := p.sides()
		common = slices.DeleteFunc(common, func(side string) bool { return !slices.Contains(theirs, side) })
	}
	onNoOtherSide := func(p participant) bool {
		theirs := p.sides()
		return !slices.ContainsFunc(common, func(side string) bool {
			return slices.ContainsFunc(theirs, func(other string) bool { return other != side })
		})
	}
	denied = slices.DeleteFunc(denied, onNoOtherSide)
	if len(left) > 1 { // nobody meets alone: if one actor is left, it does not matter on whose side the missing were
		missing = slices.DeleteFunc(missing, onNoOtherSide)
	}
	return actorsOf(append(missing, denied...))
}

// wasNotThere reports whether the record shows, by reports from during or after the meeting, that the actor was denied or stayed away.
func (p participant) wasNotThere() bool {
	r := p.there.value.Relation
	return r != nil && (r.Name == deniedAt || r.Name == absentFrom) && p.there.compared()[0].Phase > Before
}

// unsure returns the organizations of which the record says that they were not there, and those who took part for such an organization, sorted.
// A denial of an organization is also a denial of those who were there for it, so it contests their attendance, even if the meeting took place.
func (b bearing) unsure() []graph.ID {
	var out []participant
	for _, body := range b.participants {
		if !body.wasNotThere() {
			continue
		}
		for _, p := range b.participants {
			if p.attended() && p.leftOutWith(body) {
				out = append(out, body, p)
			}
		}
	}
	return slices.Compact(actorsOf(out))
}

// countsAsDenied reports whether the record shows that the actor was not there, and this can leave the meeting with one side.
func (b bearing) countsAsDenied(p participant) bool {
	if !p.wasNotThere() || !b.leftOut(p) {
		return false
	}
	acting := slices.ContainsFunc(b.participants, func(q participant) bool { return q.saidToAttend() && q.actsFor(p) })
	return (p.there.value.Relation.Name == deniedAt || acting || p.belongs()) && (p.onceThere() || !b.outweighed(p))
}

// actsFor reports whether an actor was on the side of an organization or of a part of it, or is a part of it. If nothing decides between several
// sides of the actor, all of them must be this organization. An actor without a side acts for the organizations on whose behalf the actor speaks.
// Who speaks on behalf of a person does not act for them here: a person who sends somebody is not there.
func (p participant) actsFor(body participant) bool {
	sides := []string{string(p.actor)}
	switch {
	case p.hasSide():
		sides = p.possibleSides()
	case body.kind.organization:
		sides = strings.Fields(p.on())
	}
	return p.actor != body.actor && !slices.ContainsFunc(sides, func(side string) bool { return !p.bodies.Within(graph.ID(side), body.actor) })
}

// came returns the organizations that were expected, and for which somebody took part, sorted. No report needs to say that such an organization
// itself came. An expected group without a name came if somebody on its side took part.
func (b bearing) came() []graph.ID {
	var out []participant
	for _, body := range b.participants {
		if !body.kind.organization || body.there.value.Relation == nil || !isExpectation(body.there.value.Relation) {
			continue
		}
		if slices.ContainsFunc(b.participants, func(p participant) bool {
			return p.attended() && (p.actsFor(body) || body.kind.unnamed && p.actor != body.actor && body.hasSide() && slices.Equal(p.sides(), body.sides()))
		}) {
			out = append(out, body)
		}
	}
	return actorsOf(out)
}

// hasSide reports whether a source or a reference file names the side of a participant.
func (p participant) hasSide() bool {
	return !p.side.value.Absent() || p.side.open || p.statedOf(sideOf) != nil
}

// leftOutWith reports whether a report denies an organization, and so also somebody who took part for the organization. A report that names this
// person as a participant denies only that the organization itself was there.
func (p participant) leftOutWith(body participant) bool {
	return p.actsFor(body) && slices.ContainsFunc(body.there.by, func(n *assertion) bool {
		return saysNotThere(n) && !slices.ContainsFunc(p.there.ordered, func(y *assertion) bool { return affirmsAttended(y) && y.report() == n.report() })
	})
}

// outweighed reports whether each account that says that the actor was not there has a worse rank, or comes from a less reliable source, than an
// account that says that the meeting took place. A denial by the actor, or by the actor's side, always counts.
func (b bearing) outweighed(p participant) bool {
	yes := append(slices.DeleteFunc(slices.Clone(b.status.ordered), func(a *assertion) bool { return !saysTookPlace(a) }), b.attendances()...)
	return !slices.ContainsFunc(p.there.by, func(n *assertion) bool {
		return saysNotThere(n) && (p.speaksIn(n) || !slices.ContainsFunc(yes, func(y *assertion) bool { return outweighs(y.Account, n.Account) }))
	})
}

// outweighs reports whether an account has a better rank than another account, or the same rank and a more reliable source.
func outweighs(a, b Account) bool {
	return cmp.Or(cmp.Compare(rankOrder(a.Rank), rankOrder(b.Rank)), cmp.Compare(gradeOrder(a.Reliability), gradeOrder(b.Reliability))) < 0
}

// onceThere reports whether an account of any phase of the meeting says that the actor was there.
func (p participant) onceThere() bool {
	return slices.ContainsFunc(p.there.ordered, func(a *assertion) bool { return a.Phase > Before && affirmsAttended(a) })
}

// speaksIn reports whether an account goes back to the actor, or to the actor's side.
func (p participant) speaksIn(a *assertion) bool {
	from := a.origin()
	return from == p.actor || slices.Contains(p.sides(), p.bodies.Side(string(from)))
}

// belongs reports whether somebody who stayed away, and of whom no report says that they were there, is a party of the meeting all the same: a
// report expected the actor, a report or a reference file names the actor's side, or the actor or this side says it itself. A remark of others
// about any other actor takes nobody from the meeting. Nothing else in a reference file counts here. Reason: if a folded graph is folded again, the
// graph is the reference file, and it says only that the actor stayed away.
func (p participant) belongs() bool {
	expected := func(a *assertion) bool {
		return a.affirms && a.value.Relation != nil && a.value.Relation.Name == expectedAt
	}
	return p.hasSide() ||
		slices.ContainsFunc(p.there.ordered, expected) ||
		slices.ContainsFunc(p.there.dead, func(a deadAccount) bool { return expected(a.assertion) }) ||
		slices.ContainsFunc(p.there.by, func(a *assertion) bool { return saysNotThere(a) && p.speaksIn(a) })
}

func actorsOf(participants []participant) []graph.ID {
	var out []graph.ID
	for _, p := range participants {
		out = append(out, p.actor)
	}
	slices.Sort(out)
	return out
}

// leftOut reports whether one of the accounts that decide says that the actor was not there, and its speaker does not say
// that the meeting took place all the same. If the accounts that decide say that the actor was there, and none of them confirms the meeting, each
// other account counts.
func (b bearing) leftOut(p participant) bool {
	says := func(a *assertion) bool { return saysTookPlace(a) && !a.withdrawn }
	by := p.there.by
	if r := p.there.value.Relation; r != nil && r.Name == attended && !p.there.confirmsAttended() {
		by = p.there.compared()
	}
	return slices.ContainsFunc(by, func(a *assertion) bool {
		return saysNotThere(a) && !slices.ContainsFunc(b.status.live[a.voice()], says) && !b.namesOutcome(a.voice())
	})
}

// namesOutcome reports whether a voice names an outcome of the meeting, and so says that the meeting took place.
func (b bearing) namesOutcome(v voice) bool {
	return slices.ContainsFunc(b.outcomes, func(o *outcomeLink) bool {
		return slices.ContainsFunc(o.live[v], func(a *assertion) bool {
			return a.affirms && a.Phase > Before && !a.withdrawn && !b.reports.namesOnly(a.report()) && !b.takenBack(a)
		})
	})
}

// attended reports whether the record shows the actor as a participant, if the meeting took place.
func (p participant) attended() bool {
	if p.there.value.Absent() && !p.there.open && !p.there.withdrawnAttended() {
		return p.statedToAttend()
	}
	return p.there.confirmsAttended()
}

// saidToAttend reports whether an account says that the actor took part, or said so before it was replaced.
func (p participant) saidToAttend() bool {
	return p.there.saysAttended() || p.there.withdrawnAttended() || slices.ContainsFunc(p.there.dead, func(a deadAccount) bool {
		return a.standing == graph.AccountSuperseded && a.Phase > Before && affirmsAttended(a.assertion)
	})
}

// statedToAttend reports whether a reference file names the actor among those who took part, or allegedly took part.
func (p participant) statedToAttend() bool {
	return slices.ContainsFunc(p.stated, func(t dossier.StatedRelation) bool {
		return t.Relation.Name == attended || t.Relation.Name == allegedAt
	})
}

// sides are the sides on which a participant can be, as their largest bodies. They are several if nothing decides between them.
func (p participant) sides() []string {
	var out []string
	for _, side := range p.possibleSides() {
		if side = p.bodies.Side(side); !slices.Contains(out, side) {
			out = append(out, side)
		}
	}
	return out
}

// possibleSides are the sides on which a participant can be, as they are named.
func (p participant) possibleSides() []string {
	if !p.side.open {
		return []string{p.on()}
	}
	out := make([]string, len(p.side.by))
	for i, a := range p.side.by {
		out[i], _ = a.value.Values[0].(string)
		if !a.affirms {
			out[i] = p.on()
		}
	}
	return out
}

// on is the side of a participant. If no source names a side, the actors on whose behalf the participant speaks stand
// in for it, and else the participant.
func (p participant) on() string {
	if !p.side.value.Absent() {
		side, _ := p.side.value.Values[0].(string)
		return side
	}
	if side, ok := p.statedOf(sideOf).(string); ok && !p.side.open {
		return side
	}
	if of, _ := p.onBehalfOf.valueList(); len(of) > 0 {
		return strings.Join(of, " ")
	}
	if of, _ := p.statedOf(onBehalfOf).([]string); len(of) > 0 {
		return strings.Join(of, " ")
	}
	return string(p.actor)
}

// statedOf is the value of a property in the reference files, or nil.
func (p participant) statedOf(name string) graph.Value {
	for _, t := range p.stated {
		if q := t.Relation.Property(name); q != nil && t.Values[q.Index] != nil {
			return t.Values[q.Index]
		}
	}
	return nil
}
