package memory

import (
	"slices"

	"parley/graph"
)

// The relation of two actors who had never met, and when it says so.
var (
	neverMet = graph.Parley.Relation("NEVER_MET")
	claims   = neverMet.Property("claims")
	upTo     = neverMet.Property("upTo").Part("latest")
	claim    = graph.Parley.Type("Claim")
	reported = claim.Property("reported")
)

// denialsOf returns the relations NEVER_MET of an actor, in both directions. If with is not
// "", it returns only those with that actor.
func (r *run) denialsOf(actor, with graph.ID) []edge {
	t := r.thing(actor)
	if t == nil {
		return nil
	}
	var found []edge
	for _, reverse := range []bool{false, true} {
		for _, e := range r.edges(t, graph.Via{Relation: neverMet, Reverse: reverse}) {
			if with == "" || e.far.id == with {
				found = append(found, e)
			}
		}
	}
	return found
}

// denials returns a row for every claim that the actors had never met. See graph.Query.
func (r *run) denials(e *graph.Encounters) []row {
	var rows []row
	seen := map[*thing]bool{}
	for _, d := range r.denialsOf(e.Actor, e.With) {
		for _, c := range r.claimsOf(d) {
			if !seen[c] {
				seen[c] = true
				rows = append(rows, row{far: c})
			}
		}
	}
	return rows
}

// claimsOf returns the claims on which a relation NEVER_MET rests.
func (r *run) claimsOf(denial edge) []*thing {
	ids, _ := valueOf(denial.values, claims).([]string)
	var found []*thing
	for _, id := range ids {
		if c := r.thingOf(graph.ID(id), []*graph.Type{claim}); c != nil {
			found = append(found, c)
		}
	}
	return found
}

// deniesSince reports whether a relation NEVER_MET of two actors holds up to a time that is not
// before first. It reports true if one of the two times is not known.
func (r *run) deniesSince(a, b graph.ID, first graph.Value) bool {
	return slices.ContainsFunc(r.denialsOf(a, b), func(d edge) bool {
		until := valueOf(d.values, upTo)
		if until == nil {
			for _, c := range r.claimsOf(d) {
				if at := r.value(c, reported); graph.Compare(at, until) > 0 {
					until = at
				}
			}
		}
		return first == nil || until == nil || graph.Compare(until, first) >= 0
	})
}
