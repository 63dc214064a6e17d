package resolve

import (
	"fmt"
	"slices"
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
	h := retractionKey{publisher: publisher, speaker: c.SpeakerBesides(publisher), from: c.Subject}
	if c.Property != nil {
		h.property = c.Property.Name
	}
	if c.Relation != nil {
		from, to := c.Ends()
		h.relation, h.from, h.to, h.identity = c.Relation.Name, from, to, c.Relation.Identity(c.Identity)
		if c.Relation.Slot != "" {
			h.relation = c.Relation.Slot
		}
	}
	return h
}

// Retractions returns the problems of retractions that retract nothing. The dossier holds all claims about what is retracted.
func Retractions(d *dossier.Dossier) dossier.Problems {
	r := &resolver{dossier: *d}
	r.checkRetractions()
	return r.problems
}

// checkRetractions reports each retraction without a claim to retract. Such a retraction changes nothing, so its writer
// would not notice the mistake.
func (r *resolver) checkRetractions() {
	if r.incomplete {
		return // the retracted claim may be in a file that could not be read
	}
	publisher, revises := r.dossier.Publishers(), map[[2]graph.ID]bool{}
	for _, s := range r.dossier.Sources {
		revises[[2]graph.ID{s.ID, s.RevisionOf}] = true
	}
	retracted := map[retractionKey]bool{} // by any publisher
	for _, c := range r.dossier.Claims {
		if c.Retracts {
			retracted[retractionKeyOf(c, "")] = true
		}
	}
	if len(retracted) == 0 {
		return
	}
	reports := map[retractionKey][]dossier.Claim{}
	others := map[retractionKey]dossier.Claim{} // the first claim of any publisher
	for _, c := range r.dossier.Claims {
		h := retractionKeyOf(c, "")
		if c.Retracts {
			continue
		}
		// A publisher through whom others have a report can take the report back.
		own := h
		if own.speaker = ""; len(c.Via) > 0 && retracted[own] {
			for _, own.publisher = range c.Via {
				reports[own] = append(reports[own], c)
			}
		}
		if !retracted[h] {
			continue
		}
		h.publisher = publisher[c.Source]
		reports[h] = append(reports[h], c)
		h.publisher = ""
		if other, ok := others[h]; !ok || c.Reported.Before(other.Reported) {
			others[h] = c
		}
	}
	for _, c := range r.dossier.Claims {
		if !c.Retracts {
			continue
		}
		h := retractionKeyOf(c, publisher[c.Source])
		earlier := slices.DeleteFunc(slices.Clone(reports[h]), func(old dossier.Claim) bool { return !c.CanTakeBack(&old) })
		switch {
		case len(earlier) == 0:
			message := "this retracts nothing: the publisher has no earlier report of it by the same speaker (the last id in `via`). "
			h.publisher = ""
			if other, there := others[h]; there && other.Source != c.Source && other.Reported.Before(c.Reported) && !revises[[2]graph.ID{c.Source, other.Source}] {
				message += fmt.Sprintf("If `%s` is a later version of `%s`, write `revisionOf: %s` at the head of the file. ", c.Source, other.Source, other.Source)
			}
			r.addProblem(dossier.Problem{At: c.At, Message: message + "To reject a report of another source, give that report `rank: deprecated`"})
		case !slices.ContainsFunc(earlier, func(old dossier.Claim) bool { return sharesValue(c, old) }):
			r.addProblem(dossier.Problem{At: c.At, Message: "this retracts nothing: the earlier report of the publisher and speaker has another value. " +
				"Retract the value that the earlier report has"})
		}
	}
}

// checkHalfRetractions warns where a source takes back that a meeting was held, and not who took part. The participants
// still say that the meeting took place.
func (r *resolver) checkHalfRetractions() {
	if !slices.ContainsFunc(r.dossier.Claims, func(c dossier.Claim) bool { return c.Retracts }) {
		return
	}
	publisher := r.dossier.Publishers()
	retracted := map[retractionKey]time.Time{}
	for _, c := range r.dossier.Claims {
		if key := retractionKeyOf(c, publisher[c.Source]); c.Retracts && c.Reported.After(retracted[key]) {
			retracted[key] = c.Reported
		}
	}
	type teller struct{ publisher, speaker, meeting graph.ID }
	there := map[teller][]dossier.Claim{}
	for _, c := range r.dossier.Claims {
		if key := retractionKeyOf(c, publisher[c.Source]); is(c, attended) && asserts(c) && !c.Reported.Before(retracted[key]) {
			at := teller{publisher[c.Source], key.speaker, key.to}
			there[at] = append(there[at], c)
		}
	}
	for _, c := range r.dossier.Claims {
		held := of(c, statusProperty) && (text(c) == string(graph.Held) || text(c) == string(graph.UnderWay))
		if !c.Retracts || !held {
			continue
		}
		for _, other := range there[teller{publisher[c.Source], c.SpeakerBesides(publisher[c.Source]), c.Subject}] {
			if who, _ := other.Ends(); other.Reported.Before(c.Reported) {
				r.warnAt(c.At, "this takes back `status`, and not that `%s` took part (%s), so the record still shows the meeting as held: write `participants` here, too",
					who, other.At)
				break
			}
		}
	}
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
