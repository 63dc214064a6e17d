package derive

import (
	"slices"
	"strings"

	"parley/graph"
)

// behind returns the claims that are behind a change: about the property, or else about the thing, or else about what is joined with the
// thing. If it is known when the record turned, the claims of this moment come first.
func (c *compared) behind(id graph.ID, d difference, turned string) []reported {
	rests := c.reported[id]
	if rests == nil {
		rests = &reports{}
	}
	claims := rests.about(d, turned, c.before[id])
	if len(claims) == 0 {
		claims = c.near(id).at(turned)
	}
	if len(claims) == 0 && turned != "" {
		return c.behind(id, d, "")
	}
	return claims
}

// about returns the claims about a thing that are behind a change of the thing, which was in a state before. Only claims of one moment count, unless
// it is "".
func (r *reports) about(d difference, moment string, before state) []reported {
	field, detail, _ := strings.Cut(d.property, ".")
	all := (&reports{claims: r.claims}).at(moment)
	if r.of[field] == nil {
		return all
	}
	own := r.of[field].at(moment)
	claims := own
	if detail == "" {
		claims = behind(own, d, before)
	}
	if len(claims) > 0 {
		return claims
	}
	// Something else about the thing changes the property: who took part says that a meeting was held.
	others := slices.DeleteFunc(slices.Clone(all), func(c reported) bool {
		return slices.ContainsFunc(r.of[field].claims, func(other reported) bool { return other.id == c.id })
	})
	if len(others) > 0 {
		return others
	}
	return own
}

// at returns the claims that were reported at a moment, or all claims for "".
func (r *reports) at(moment string) []reported {
	if moment == "" {
		return r.claims
	}
	return slices.DeleteFunc(slices.Clone(r.claims), func(c reported) bool { return c.at != moment })
}

// behind returns the claims about a property that are behind a change: the claims that say the new texts or deny the old texts, or if sources ceased to
// disagree, that say what stays. If there are none, it returns the claims that do not only repeat the state before. It can return none.
func behind(claims []reported, d difference, before state) []reported {
	gone, came := without(d.before.texts, d.after.texts), without(d.after.texts, d.before.texts)
	var telling, rest []reported
	for _, c := range claims {
		switch {
		case c.denies && slices.Contains(gone, c.value), !c.denies && slices.Contains(came, c.value),
			d.kind == graph.ChangeResolved && c.denies != slices.Contains(d.after.texts, c.value):
			telling = append(telling, c)
		case c.denies || !before.has(d.property, c):
			rest = append(rest, c)
		}
	}
	if len(telling) > 0 {
		return telling
	}
	return rest
}

// has reports whether a state has the value of a property, or the relation, that a claim affirms.
func (s state) has(property string, c reported) bool {
	if !slices.Contains(s[property].texts, c.value) {
		return false
	}
	if c.identity == "" {
		return true
	}
	for name, v := range s {
		if strings.HasPrefix(name, property+".") && slices.Contains(v.edges[graph.ID(c.value)], c.identity) {
			return true
		}
	}
	return false
}

// near returns the reports about the nearest things that are joined with a thing.
func (c *compared) near(id graph.ID) *reports {
	var out reports
	seen := map[graph.ID]bool{id: true}
	for next := c.joins[id]; len(next) > 0 && len(out.claims) == 0; {
		var further []graph.ID
		for _, other := range next {
			if seen[other] {
				continue
			}
			seen[other], further = true, append(further, c.joins[other]...)
			if r := c.reported[other]; r != nil && r.of["status"] != nil {
				out.claims = append(out.claims, r.of["status"].claims...)
			} else if r != nil {
				out.claims = append(out.claims, r.claims...)
			}
		}
		next = further
	}
	return &out
}
