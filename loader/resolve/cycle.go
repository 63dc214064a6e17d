package resolve

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"parley/graph"
	"parley/loader/dossier"
)

// step is one tie of a hierarchy: from lies within, or under, to.
type step struct {
	relation *graph.Relation
	from, to graph.ID
	at       dossier.Position
	claimed  bool
}

// symmetric are the relations from one type to the same that put nothing above
// anything: no circle of them is wrong.
var symmetric = []string{"POSSIBLY_SAME_AS"}

// step keeps the link if its relation is a hierarchy: it leads from a type to
// the same type, and has nothing that could tell two such ties apart. (Two
// people may well be each other's brother.)
func (it item) step(l link, claimed bool) {
	identity := slices.ContainsFunc(l.relation.Properties, func(p *graph.Property) bool { return p.Identity })
	if l.relation.From.Type == l.relation.To.Type && !identity && !slices.Contains(symmetric, l.relation.Name) {
		it.steps = append(it.steps, step{l.relation, l.from, l.to, it.at(l.node), claimed})
	}
}

// checkCycles reports things that lie within themselves through others.
func (r *resolver) checkCycles() {
	slices.SortStableFunc(r.steps, func(a, b step) int { return a.at.Compare(b.at) })
	onward := map[string]map[graph.ID][]step{}
	type ends struct {
		relation string
		from, to graph.ID
	}
	seen := map[ends]bool{}
	for _, s := range r.steps {
		name := s.relation.Name
		if onward[name] == nil {
			onward[name] = map[graph.ID][]step{}
		}
		if e := (ends{name, s.from, s.to}); !seen[e] {
			seen[e] = true
			onward[name][s.from] = append(onward[name][s.from], s)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(onward)) {
		c := climb{onward: onward[name], done: map[graph.ID]bool{}, on: map[graph.ID]int{}}
		for _, id := range slices.Sorted(maps.Keys(c.onward)) {
			c.from(id)
		}
		r.problems = append(r.problems, c.problems...)
	}
}

// climb walks a hierarchy upwards and finds the steps that close a circle.
type climb struct {
	onward   map[graph.ID][]step
	done     map[graph.ID]bool
	path     []step
	on       map[graph.ID]int // how many steps lead up to an id on the path
	problems dossier.Problems
}

func (c *climb) from(id graph.ID) {
	if c.done[id] {
		return
	}
	c.on[id] = len(c.path)
	for _, s := range c.onward[id] {
		c.path = append(c.path, s)
		if i, closed := c.on[s.to]; closed {
			c.close(c.path[i:])
		} else {
			c.from(s.to)
		}
		c.path = c.path[:len(c.path)-1]
	}
	delete(c.on, id)
	c.done[id] = true
}

// close reports a circle, at the step that is the likeliest to be wrong: a
// claim rather than what a reference file states, and the last of its kind.
func (c *climb) close(circle []step) {
	last := 0
	for i, s := range circle {
		if o := circle[last]; s.claimed != o.claimed && s.claimed || s.claimed == o.claimed && s.at.Compare(o.at) > 0 {
			last = i
		}
	}
	wrong := circle[last]
	ids := []string{string(wrong.from)}
	for i := range circle {
		ids = append(ids, string(circle[(last+i)%len(circle)].to))
	}
	c.problems = append(c.problems, dossier.Problem{At: wrong.at, Message: fmt.Sprintf(
		"this closes a circle of `%s`: %s: take out one of these steps",
		wrong.relation.From.Field, strings.Join(ids, " > "))})
}
