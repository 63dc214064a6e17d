package scope

import (
	"context"

	"parley/graph"
	"parley/loader/dossier"
)

// maxLevels is how many levels of a hierarchy climb follows.
const maxLevels = 10

// climb looks for circles that the fresh claims can close. It follows what any source or any reference file says, also if it is
// denied or taken back.
func (f *finder) climb(ctx context.Context) error {
	for _, c := range f.Fresh.Claims {
		if c.Relation == nil || c.Property != nil || !dossier.Hierarchy(c.Relation) {
			continue
		}
		from, to := c.Ends()
		// Nothing leads to most new things, such as a new meeting that follows another.
		below, err := f.steps(ctx, c.Relation, []graph.ID{from}, false)
		if err != nil {
			return err
		}
		if len(below) > 0 {
			if f.far, err = f.reaches(ctx, c.Relation, to, from); err != nil || f.far {
				return err
			}
		}
	}
	return nil
}

// reaches reports whether steps of a relation lead from a thing up to another thing, or lead further than maxLevels.
func (f *finder) reaches(ctx context.Context, r *graph.Relation, from, to graph.ID) (bool, error) {
	seen := map[graph.ID]bool{from: true}
	next := []graph.ID{from}
	for range maxLevels {
		if seen[to] || len(next) == 0 {
			return seen[to], nil
		}
		above, err := f.steps(ctx, r, next, true)
		if err != nil {
			return false, err
		}
		next = nil
		for _, id := range above {
			if !seen[id] {
				seen[id] = true
				next = append(next, id)
			}
		}
	}
	return true, nil
}

// steps returns the other ends of the steps of a relation at things: what lies above them, or else what lies below them.
func (f *finder) steps(ctx context.Context, r *graph.Relation, ids []graph.ID, up bool) ([]graph.ID, error) {
	here, there := r.From.Field, r.To.Field // as sources write the step under the things, and under the other ends
	if !up {
		here, there = there, here
	}
	var arrows []graph.Arrow
	if here != "" {
		arrows = append(arrows, graph.Arrow{Relation: graph.Parley.Relation(about), Far: "property", Values: []string{here}})
	}
	if there != "" {
		arrows = append(arrows, graph.Arrow{Relation: graph.Parley.Relation(hasObject), Far: "property", Values: []string{there}})
	}
	c, err := f.read(ctx, graph.Neighbourhood{IDs: ids, In: arrows})
	if err != nil {
		return nil, err
	}
	var claims []graph.ID
	for _, e := range c.Edges {
		claims = append(claims, e.From)
	}
	links, err := f.linksOf(ctx, claims)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		for _, s := range f.stated[id] {
			links = append(links, link{relation: s.Relation, from: s.From, to: s.To})
		}
	}
	for _, c := range f.Fresh.Claims {
		links = append(links, linkOf(c))
	}
	at := map[graph.ID]bool{}
	for _, id := range ids {
		at[id] = true
	}
	var out []graph.ID
	for _, l := range links {
		switch {
		case l.relation != r:
		case up && at[l.from]:
			out = append(out, l.to)
		case !up && at[l.to]:
			out = append(out, l.from)
		}
	}
	return out, nil
}
