package resolve

import (
	"fmt"
	"slices"

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
	reports, publisher := map[retractionKey][]dossier.Claim{}, r.dossier.Publishers()
	for _, c := range r.dossier.Claims {
		if !c.Retracts {
			h := retractionKeyOf(c, publisher[c.Source])
			reports[h] = append(reports[h], c)
		}
	}
	for _, c := range r.dossier.Claims {
		if !c.Retracts {
			continue
		}
		earlier := slices.DeleteFunc(slices.Clone(reports[retractionKeyOf(c, publisher[c.Source])]), func(old dossier.Claim) bool { return !canRetract(c, old) })
		switch {
		case len(earlier) == 0:
			r.addProblem(dossier.Problem{At: c.At, Message: "this retracts nothing: the publisher has no earlier report of it by the same speaker (the last id in `via`). " +
				"To reject a report of another source, give that report `rank: deprecated`"})
		case !slices.ContainsFunc(earlier, func(old dossier.Claim) bool { return sharesValue(c, old) }):
			r.addProblem(dossier.Problem{At: c.At, Message: "this retracts nothing: the earlier report of the publisher and speaker has another value. " +
				"Retract the value that the earlier report has"})
		}
	}
}

// canRetract reports whether a retraction can be from after a report. A report of another source that is known to the day
// can be from before any hour of that day.
func canRetract(retraction, old dossier.Claim) bool {
	return old.Reported.Before(retraction.Reported) || old.Source != retraction.Source && !old.Earliest().After(retraction.Reported)
}

// sharesValue reports whether two claims about one thing have a value in common. Different relations between the same ends
// are no different values.
func sharesValue(a, b dossier.Claim) bool {
	if a.Property == nil || b.Property == nil || len(a.Values) == 0 || len(b.Values) == 0 {
		return true
	}
	of := meant(b)
	return slices.ContainsFunc(meant(a), func(v graph.Value) bool { return slices.Contains(of, v) })
}

// meant lists the elements of the value of a claim. A time is the first and the last second that it can mean.
func meant(c dossier.Claim) []graph.Value {
	var span string
	for i, part := range c.Property.Parts[:min(len(c.Property.Parts), len(c.Values))] {
		if part.Name == "earliest" || part.Name == "latest" || part.Name == "times" {
			span += fmt.Sprint(c.Values[i], " ")
		}
	}
	if span != "" {
		return []graph.Value{span}
	}
	if list, several := c.Values[0].([]string); several {
		out := make([]graph.Value, len(list))
		for i, v := range list {
			out[i] = v
		}
		return out
	}
	return c.Values[:1]
}
