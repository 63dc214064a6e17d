package scope

import (
	"slices"

	"parley/graph"
	"parley/loader/fold"
)

// The relations of evidence. No claim is about such a relation.
const (
	statedBy   = "STATES"
	reportedBy = "REPORTED_BY"
	about      = "ABOUT"
	hasObject  = "HAS_OBJECT"
	relayedBy  = "RELAYED_BY"
	collected  = "COLLECTED_IN"
	published  = "PUBLISHED_BY"
	revises    = "REVISES"
	accountOf  = "ACCOUNT_OF"
)

// arrow is all relations of a type.
func arrow(name string) graph.Arrow { return graph.Arrow{Relation: graph.Parley.Relation(name)} }

// claimed are the relations that claims can be about.
var claimed = func() []*graph.Relation {
	evidence := []string{statedBy, reportedBy, about, hasObject, relayedBy, collected, published, revises, accountOf}
	return slices.DeleteFunc(slices.Clone(graph.Parley.Relations()), func(r *graph.Relation) bool {
		return r.Past() || slices.Contains(evidence, r.Name)
	})
}()

// folded are the arrows along which the fold puts the relations, the history and the accounts of a thing.
var foldedOut, foldedIn = func() (out, in []graph.Arrow) {
	for _, r := range graph.Parley.Relations() {
		switch of := present(r); {
		case r.PastOfType != nil:
			out = append(out, graph.Arrow{Relation: r}) // from the thing to itself
		case of.Name == accountOf:
			in = append(in, graph.Arrow{Relation: r})
		case slices.Contains(claimed, of):
			start, end := homes(of)
			if start {
				out = append(out, graph.Arrow{Relation: r})
			}
			if end {
				in = append(in, graph.Arrow{Relation: r})
			}
		}
	}
	return out, in
}()

// present is the relation of which a relation is the history, or the relation itself.
func present(r *graph.Relation) *graph.Relation {
	if r.PastOf != nil {
		return r.PastOf
	}
	return r
}

// homes reports at which ends a relation can be folded, if one of the ends is enough.
func homes(r *graph.Relation) (start, end bool) {
	each(r, func(_, _ *graph.Type, s, _ bool) { start, end = start || s, end || !s })
	return start, end
}

// each calls do with the types of the two ends, and at which ends the relation is folded.
func each(r *graph.Relation, do func(from, to *graph.Type, start, end bool)) {
	for _, from := range graph.Parley.Concrete(r.From.Type) {
		for _, to := range graph.Parley.Concrete(r.To.Type) {
			start, end := fold.Ends(r, from, to)
			do(from, to, start, end)
		}
	}
}

// claimsOf are the arrows to the claims that are folded with things of a type: those that a source makes about the thing, and
// those about a relation at the thing that a source makes about the other end.
func claimsOf(t *graph.Type) []graph.Arrow {
	var subject, object []string
	for _, p := range t.Declared {
		subject = append(subject, p.Name)
	}
	for _, r := range claimed {
		atStart, atEnd := false, false
		each(r, func(from, to *graph.Type, start, end bool) {
			atStart, atEnd = atStart || start && from == t, atEnd || end && to == t
		})
		if atStart {
			subject, object = append(subject, texts(r.From.Field, r)...), append(object, texts(r.To.Field, r)...)
		}
		if atEnd {
			subject, object = append(subject, texts(r.To.Field, r)...), append(object, texts(r.From.Field, r)...)
		}
	}
	return []graph.Arrow{
		{Relation: graph.Parley.Relation(about), Far: "property", Values: subject},
		{Relation: graph.Parley.Relation(hasObject), Far: "property", Values: object},
	}
}

// texts are the texts by which claims about a relation, or about its properties, name what they are about.
func texts(field string, r *graph.Relation) []string {
	if field == "" {
		return nil
	}
	out := []string{field}
	for _, p := range r.Declared {
		out = append(out, field+"."+p.Name)
	}
	return out
}
