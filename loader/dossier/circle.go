package dossier

import (
	"cmp"
	"maps"
	"slices"

	"parley/graph"
)

// Step is one tie of a hierarchy: from lies within, or under, to.
type Step struct {
	Relation *graph.Relation
	From, To graph.ID
	At       Position // unknown of a dossier that was restored
	Claimed  bool     // by a source; else a reference file states it
	Dossier  graph.ID // that has it; "" where there is only one
}

// symmetric are the relations from one type to the same that put nothing above
// anything: no circle of them is wrong.
var symmetric = []string{"POSSIBLY_SAME_AS"}

// Hierarchy tells whether a relation puts one thing above another: it leads from
// a type to the same type, and has nothing that could tell two such ties apart.
// (Two people may well be each other's brother.)
func Hierarchy(r *graph.Relation) bool {
	identity := slices.ContainsFunc(r.Properties, func(p *graph.Property) bool { return p.Identity })
	return r.From.Type == r.To.Type && !identity && !slices.Contains(symmetric, r.Name)
}

// Says tells whether a claim puts its relation there: one that denies it, that
// takes it back or that is deprecated does not.
func (c Claim) Says() bool {
	return c.Relation != nil && c.Property == nil && c.Polarity == graph.Affirms && c.Rank != graph.Deprecated && !c.Retracts
}

// Steps lists what the dossier has of any hierarchy.
func (d *Dossier) Steps() []Step {
	var steps []Step
	for _, t := range d.Ties {
		if Hierarchy(t.Relation) {
			steps = append(steps, Step{Relation: t.Relation, From: t.From, To: t.To, At: t.At, Dossier: d.ID})
		}
	}
	for _, c := range d.Claims {
		if c.Says() && Hierarchy(c.Relation) {
			from, to := c.Ends()
			steps = append(steps, Step{Relation: c.Relation, From: from, To: to, At: c.At, Claimed: true, Dossier: d.ID})
		}
	}
	return steps
}

// Circles finds the circles that steps close: things that lie within themselves
// through others. Each begins with the step that is the likeliest to be wrong: one
// that somebody can mend, a claim rather than what a reference file states, and
// the last of its kind. Whatever the order of the steps, the circles are the same.
func Circles(steps []Step) [][]Step {
	steps = slices.Clone(steps)
	slices.SortFunc(steps, func(a, b Step) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Relation.Name, b.Relation.Name),
			cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Dossier, b.Dossier))
	})
	onward := map[string]map[graph.ID][]Step{}
	type ends struct {
		relation string
		from, to graph.ID
	}
	seen := map[ends]bool{}
	for _, s := range steps {
		name := s.Relation.Name
		if onward[name] == nil {
			onward[name] = map[graph.ID][]Step{}
		}
		if e := (ends{name, s.From, s.To}); !seen[e] {
			seen[e] = true
			onward[name][s.From] = append(onward[name][s.From], s)
		}
	}
	var circles [][]Step
	for _, name := range slices.Sorted(maps.Keys(onward)) {
		c := climb{onward: onward[name], done: map[graph.ID]bool{}, on: map[graph.ID]int{}}
		for _, id := range slices.Sorted(maps.Keys(c.onward)) {
			c.from(id)
		}
		circles = append(circles, c.circles...)
	}
	return circles
}

// climb walks a hierarchy upwards and finds the steps that close a circle.
type climb struct {
	onward  map[graph.ID][]Step
	done    map[graph.ID]bool
	path    []Step
	on      map[graph.ID]int // how many steps lead up to an id on the path
	circles [][]Step
}

func (c *climb) from(id graph.ID) {
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

// turned copies a circle so that it begins with the step that is the likeliest to be wrong.
func turned(circle []Step) []Step {
	first := 0
	for i, s := range circle {
		o := circle[first]
		switch mendable, before := s.At.File != "", o.At.File != ""; {
		case mendable != before:
			if mendable {
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
