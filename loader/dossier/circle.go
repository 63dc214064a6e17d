package dossier

import (
	"cmp"
	"maps"
	"slices"

	"parley/graph"
)

// Step is one relation of a hierarchy: From lies within To, or comes after To.
type Step struct {
	Relation *graph.Relation
	From, To graph.ID
	At       Position // unknown in a restored dossier
	Claimed  bool     // a source claims it; otherwise a reference file states it
	Dossier  graph.ID // the dossier that has it; "" when there is only one dossier
	voice    voice    // who claims it
}

// symmetric are the relations that lead from a type to the same type, but do not put one thing above another. A circle
// of them is not an error.
var symmetric = []string{"POSSIBLY_SAME_AS", "NEVER_MET"}

// Hierarchy reports whether a relation puts one thing above another: it leads from a type to the same type, and
// between two things there is only one of it. (Two people may each be the brother of the other.)
func Hierarchy(r *graph.Relation) bool {
	identity := slices.ContainsFunc(r.Properties, func(p *graph.Property) bool { return p.Identity })
	return r.From.Type == r.To.Type && !identity && !slices.Contains(symmetric, r.Name)
}

// AffirmsRelation reports whether the claim affirms that its relation exists. A claim that denies or retracts the
// relation, or is deprecated, does not affirm it.
func (c *Claim) AffirmsRelation() bool {
	return c.Relation != nil && c.Property == nil && c.Polarity == graph.Affirms && c.Rank != graph.Deprecated && !c.Retracts
}

// Steps lists the steps of all hierarchies in the dossiers. Only claims that stand are steps: who swaps a parent and its part
// by mistake can correct this, or take it back.
func Steps(dossiers ...*Dossier) []Step {
	var steps []Step
	claims, publishers := map[climb][]Claim{}, map[graph.ID]graph.ID{}
	for _, d := range dossiers {
		maps.Copy(publishers, d.Publishers())
	}
	for _, d := range dossiers {
		for _, c := range d.Claims {
			if c.Relation != nil && c.Property == nil && c.Rank != graph.Deprecated && Hierarchy(c.Relation) {
				k := climbOf(c, publishers)
				claims[k] = append(claims[k], c)
			}
		}
	}
	for _, d := range dossiers {
		for _, t := range d.Stated {
			if Hierarchy(t.Relation) {
				steps = append(steps, Step{Relation: t.Relation, From: t.From, To: t.To, At: t.At, Dossier: d.ID})
			}
		}
		for _, c := range d.Claims {
			if !c.AffirmsRelation() || !Hierarchy(c.Relation) || slices.ContainsFunc(claims[climbOf(c, publishers)], func(o Claim) bool { return c.replacedBy(&o) }) {
				continue
			}
			from, to := c.Ends()
			steps = append(steps, Step{Relation: c.Relation, From: from, To: to, At: c.At, Claimed: true, Dossier: d.ID, voice: voiceOf(c, publishers)})
		}
	}
	return steps
}

// climb is what one publisher and speaker say of one step upwards.
type climb struct {
	voice
	from     graph.ID
	relation string
}

func climbOf(c Claim, publishers map[graph.ID]graph.ID) climb {
	from, _ := c.Ends()
	return climb{voiceOf(c, publishers), from, c.Relation.Name}
}

// replacedBy reports whether another claim of the publisher and speaker about the same step takes the claim back, denies it
// later, or names another end later of a relation to one thing at a time.
func (c *Claim) replacedBy(o *Claim) bool {
	_, to := c.Ends()
	_, end := o.Ends()
	switch {
	case o.Retracts:
		return to == end && o.CanTakeBack(c)
	case !o.LaterThan(c):
		return false
	case o.Polarity == graph.Denies:
		return to == end
	}
	return to != end && c.Relation.From.Shape == graph.One
}

// Circles returns the circles of steps: in each circle, a thing lies within itself through other things. The order of
// the steps does not matter. Two steps of which sources dispute the direction are no circle, see mutual.
//
// Each circle begins with the step that is most likely wrong. A step with a position comes first, because somebody
// can edit it. Among these a claim comes before a statement of a reference file. Among the rest the last step by
// position comes first.
func Circles(steps []Step) [][]Step {
	steps = slices.Clone(steps)
	slices.SortFunc(steps, func(a, b Step) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Relation.Name, b.Relation.Name),
			cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Dossier, b.Dossier))
	})
	onward, undisputed := map[string]map[graph.ID][]Step{}, map[string]map[graph.ID][]Step{}
	disputed, seen := mutual(steps), map[ends]bool{}
	for _, s := range steps {
		name := s.Relation.Name
		if onward[name] == nil {
			onward[name], undisputed[name] = map[graph.ID][]Step{}, map[graph.ID][]Step{}
		}
		if !seen[s.ends()] {
			seen[s.ends()] = true
			onward[name][s.From] = append(onward[name][s.From], s)
			if !disputed[s.ends()] {
				undisputed[name][s.From] = append(undisputed[name][s.From], s)
			}
		}
	}
	var circles [][]Step
	for _, s := range steps {
		if disputed[s.ends()] {
			disputed[s.ends()] = false
			if circle := around(s, onward[s.Relation.Name]); circle != nil {
				circles = append(circles, turned(circle))
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(undisputed)) {
		c := climber{onward: undisputed[name], done: map[graph.ID]bool{}, on: map[graph.ID]int{}}
		for _, id := range slices.Sorted(maps.Keys(c.onward)) {
			c.from(id)
		}
		circles = append(circles, c.circles...)
	}
	return circles
}

// climber walks a hierarchy upwards and finds the steps that close a circle.
type climber struct {
	onward  map[graph.ID][]Step
	done    map[graph.ID]bool
	path    []Step
	on      map[graph.ID]int // the number of steps on the path before an id
	circles [][]Step
}

func (c *climber) from(id graph.ID) {
	if c.done[id] {
		return
	}
	c.on[id] = len(c.path)
	for _, s := range c.onward[id] {
		c.path = append(c.path, s)
		if i, closed := c.on[s.To]; closed {
			c.circles = append(c.circles, turned(c.path[i:]))
		} else {
			c.from(s.To)
		}
		c.path = c.path[:len(c.path)-1]
	}
	delete(c.on, id)
	c.done[id] = true
}

// turned copies a circle so that it begins with the step that is most likely wrong.
func turned(circle []Step) []Step {
	first := 0
	for i, s := range circle {
		o := circle[first]
		switch editable, before := s.At.File != "", o.At.File != ""; {
		case editable != before:
			if editable {
				first = i
			}
		case s.Claimed != o.Claimed:
			if s.Claimed {
				first = i
			}
		case s.At.Compare(o.At) > 0:
			first = i
		}
	}
	return slices.Concat(circle[first:], circle[:first])
}
