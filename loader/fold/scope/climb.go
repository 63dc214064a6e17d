package scope

import (
	"context"

	"parley/graph"
	"parley/loader/dossier"
)

// climb looks from each thing that the fresh claims put above another thing further up, as far as any source or any reference file
// of any dossier leads. It notes whether this can close a circle. It also follows claims that are denied or taken back.
func (f *finder) climb(ctx context.Context) error {
	for _, c := range f.Fresh.Claims {
		if c.Relation == nil || c.Property != nil || !dossier.Hierarchy(c.Relation) {
			continue
		}
		from, to := c.Ends()
		reached, err := f.reaches(ctx, c.Relation, to, from)
		if err != nil {
			return err
		}
		f.circle = f.circle || reached
	}
	return nil
}

// reaches reports whether steps of a relation lead from a thing to another thing.
func (f *finder) reaches(ctx context.Context, r *graph.Relation, from, to graph.ID) (bool, error) {
	above := []graph.Arrow{
		{Relation: graph.Parley.Relation(about), Far: "property", Values: []string{r.From.Field}},
		{Relation: graph.Parley.Relation(hasObject), Far: "property", Values: []string{r.To.Field}},
	}
	if r.To.Field == "" {
		above = above[:1]
	}
	seen := map[graph.ID]bool{from: true}
	for next := []graph.ID{from}; len(next) > 0; {
		if seen[to] {
			return true, nil
		}
		c, err := f.read(ctx, graph.Neighbourhood{IDs: next, In: above})
		if err != nil {
			return false, err
		}
		var claims []graph.ID
		for _, e := range c.Edges {
			claims = append(claims, e.From)
		}
		links, err := f.linksOf(ctx, claims)
		if err != nil {
			return false, err
		}
		for _, id := range next {
			for _, s := range f.stated[id] {
				links = append(links, link{s.Relation, s.From, s.To})
			}
		}
		for _, c := range f.Fresh.Claims {
			links = append(links, linkOf(c))
		}
		now := map[graph.ID]bool{}
		for _, id := range next {
			now[id] = true
		}
		next = nil
		for _, l := range links {
			if l.relation == r && now[l.from] && !seen[l.to] {
				seen[l.to] = true
				next = append(next, l.to)
			}
		}
	}
	return false, nil
}
