package resolve

import (
	"fmt"
	"slices"
	"strings"

	"parley/graph"
	"parley/loader/dossier"
)

// join makes one thing of the things that judgements join. The files and the claims keep their ids. A judgement
// `unsure` becomes a relation.
func (r *resolver) join() {
	standing := dossier.Standing(r.dossier.Judgements)
	for _, j := range standing {
		if j.Verdict == dossier.Unsure {
			r.resemble(j)
		}
	}
	if len(r.kept) == 0 {
		return
	}
	r.joinThings()
	r.joinStated(standing)
	for i := range r.dossier.Sources {
		r.dossier.Sources[i].Join(r.kept)
	}
	r.dossier.Claims = r.joinClaims(r.dossier.Claims, standing, true)
	r.climbs = r.joinClaims(r.climbs, standing, false)
}

// resemblance is the relation between things that may be one.
const resemblance = "POSSIBLY_SAME_AS"

// resemble states that two things may be one, unless a reference file states it.
func (r *resolver) resemble(j dossier.Judgement) {
	relation := graph.Parley.Relation(resemblance)
	s := dossier.StatedRelation{Relation: relation, From: j.A, To: j.B, Values: make([]graph.Value, len(relation.Properties)), At: j.At}
	s.Values[relation.Property("basis").Index] = string(graph.BasisInferred)
	if _, stated := r.stated[keyOf(s)]; !stated {
		r.stated[keyOf(s)] = j.At
		r.dossier.Stated = append(r.dossier.Stated, s)
	}
}

// joinThings unites the things that are joined, in the order of their ids.
func (r *resolver) joinThings() {
	for _, id := range r.dossier.Joined() {
		other := r.made[id]
		if other == nil {
			continue // a problem is reported at the item, or another dossier has it
		}
		delete(r.made, id)
		if t := r.made[r.kept[id]]; t != nil {
			t.Absorb(*other)
			continue
		}
		other.Become(r.kept[id])
		r.made[other.ID] = other
	}
}

// joinStated writes the ids that stay into the stated relations.
func (r *resolver) joinStated(standing []dossier.Judgement) {
	at, leads := map[graph.EdgeKey]int{}, map[towards]dossier.StatedRelation{}
	var all []dossier.StatedRelation
	for _, s := range r.dossier.Stated {
		before := s
		s.Join(r.kept)
		if s.From == s.To {
			r.relatedToItself(s.Relation, before.From, before.To, before.At, standing)
			continue
		}
		if i, twice := at[keyOf(s)]; twice {
			all[i].Values = slices.Clone(all[i].Values)
			dossier.MergeValues(all[i].Values, s.Values, s.Relation.Properties, s.Relation.Property)
			continue
		}
		if s.Relation.From.Shape == graph.One {
			from := towards{s.Relation, s.From}
			if first, elsewhere := leads[from]; elsewhere {
				r.addProblem(dossier.Problem{At: s.At, Message: fmt.Sprintf(
					"judgements join two things into `%s`, which then has two `%s`: `%s` (%s) and `%s`: delete one of the two, or the judgement",
					s.From, s.Relation.From.Field, first.To, first.At, s.To)})
				continue
			}
			leads[from] = s
		}
		at[keyOf(s)] = len(all)
		all = append(all, s)
	}
	r.dossier.Stated = all
}

// joinClaims writes the ids that stay into claims, and returns the claims without those that a joined thing may be the same as itself. Of
// climbs, which are also among the claims of the dossier, problems are not reported again.
func (r *resolver) joinClaims(claims []dossier.Claim, standing []dossier.Judgement, report bool) []dossier.Claim {
	out := claims[:0]
	for _, c := range claims {
		subject, object := c.Subject, c.Object
		if c.Join(r.kept); c.Relation != nil && c.Subject == c.Object {
			if report {
				r.relatedToItself(c.Relation, subject, object, c.At, standing)
			}
			continue
		}
		out = append(out, c)
	}
	return out
}

// relatedToItself reports a relation between two things that judgements join. That they may be one is no contradiction.
func (r *resolver) relatedToItself(relation *graph.Relation, a, b graph.ID, at dossier.Position, standing []dossier.Judgement) {
	if relation.Name == resemblance {
		return
	}
	var by []string
	for _, j := range standing {
		if j.Verdict == dossier.Same && (j.A == a || j.B == a || j.A == b || j.B == b) {
			by = append(by, j.At.String())
		}
	}
	r.addProblem(dossier.Problem{At: at, Message: fmt.Sprintf(
		"`%s` leads from `%s` to `%s`, and judgements say that they are one (%s): delete one of the two", relation.From.Field, a, b, strings.Join(by, ", "))})
}
