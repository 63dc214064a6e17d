package resolve

import (
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// retractionKey is what a retraction covers: everything that one publisher reported before about this, with the same
// speaker. A source without a publisher is a publisher of its own.
type retractionKey struct {
	publisher, speaker graph.ID
	relation, property string // the Slot or name of the relation; "" for a property of the thing
	from, to           graph.ID
	identity           string
}

func retractionKeyOf(c dossier.Claim, publisher graph.ID) retractionKey {
	h := retractionKey{publisher: publisher, speaker: c.Speaker(), from: c.Subject}
	if c.Property != nil {
		h.property = c.Property.Name
	}
	if c.Relation != nil {
		from, to := c.Ends()
		values := make([]graph.Value, len(c.Relation.Properties))
		copy(values, c.Identity)
		h.relation, h.from, h.to = c.Relation.Name, from, to
		h.identity = graph.Edge{Relation: c.Relation, From: from, To: to, Values: values}.Key().Identity
		if c.Relation.Slot != "" {
			h.relation = c.Relation.Slot
		}
	}
	return h
}

// checkRetractions reports each retraction without a claim to retract. Such a retraction changes nothing, so its writer
// would not notice the mistake.
func (r *resolver) checkRetractions() {
	if r.incomplete {
		return // the retracted claim may be in a file that could not be read
	}
	first, publisher := map[retractionKey]time.Time{}, r.dossier.Publishers()
	for _, c := range r.dossier.Claims {
		h := retractionKeyOf(c, publisher[c.Source])
		if at, ok := first[h]; !c.Retracts && (!ok || c.Reported.Before(at)) {
			first[h] = c.Reported
		}
	}
	for _, c := range r.dossier.Claims {
		if at, ok := first[retractionKeyOf(c, publisher[c.Source])]; c.Retracts && (!ok || !at.Before(c.Reported)) {
			r.addProblem(dossier.Problem{At: c.At, Message: "this retracts nothing: the publisher has no earlier report of it by the same speaker (the last id in `via`). " +
				"To reject a report of another source, give that report `rank: deprecated`"})
		}
	}
}
