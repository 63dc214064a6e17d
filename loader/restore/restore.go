// Package restore reads a graph and restores the dossiers from which it was folded. It also unites several dossiers
// into one. So every load can fold the claims of all dossiers again.
package restore

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// Dossiers returns the dossiers that a graph holds, sorted by id. They have everything except the positions in the
// files. A dossier whose load is under way is incomplete: it has what the graph holds so far, without links to
// missing things. It can only be replaced.
func Dossiers(have graph.Contents) ([]*dossier.Dossier, error) {
	r := restorer{
		records: map[graph.ID]graph.Record{},
		ends:    map[string]map[graph.ID][]graph.Edge{},
		made:    map[graph.ID]*dossier.Dossier{},
	}
	for _, e := range have.Edges {
		if r.ends[e.Relation.Name] == nil {
			r.ends[e.Relation.Name] = map[graph.ID][]graph.Edge{}
		}
		r.ends[e.Relation.Name][e.From] = append(r.ends[e.Relation.Name][e.From], e)
	}
	for _, rec := range have.Records {
		r.records[rec.ID()] = rec
		if rec.Type.Name == "Dossier" && rec.ID() != "" { // a record without an id is ignored
			r.made[rec.ID()] = &dossier.Dossier{ID: rec.ID(), Title: text(rec, "title")}
		}
	}
	for id, d := range r.made {
		if err := r.things(d, id); err != nil {
			return nil, fmt.Errorf("restore the dossier %s: %w", id, err)
		}
	}
	for _, rec := range have.Records {
		var err error
		switch rec.Type.Name {
		case "Source":
			err = r.source(rec)
		case "Claim":
			err = r.claim(rec)
		}
		if err != nil {
			return nil, fmt.Errorf("restore %s: %w", rec.ID(), err)
		}
	}
	var all []*dossier.Dossier
	for _, d := range r.made {
		leaveOutDangling(d)
		sortParts(d)
		all = append(all, d)
	}
	slices.SortFunc(all, func(a, b *dossier.Dossier) int { return cmp.Compare(a.ID, b.ID) })
	return all, nil
}

// restorer indexes a graph to make dossiers from it.
type restorer struct {
	records map[graph.ID]graph.Record
	ends    map[string]map[graph.ID][]graph.Edge // by relation, then by From
	made    map[graph.ID]*dossier.Dossier
}

// things adds the things that a dossier mentions, with the values and relations that its reference files state.
func (r restorer) things(d *dossier.Dossier, id graph.ID) error {
	for _, e := range r.ends["STATES"][id] {
		reference, _ := e.Values[e.Relation.Property("reference").Index].(string)
		thing, stated, err := dossier.ReferenceOf(r.records[e.To].Type, e.To, reference)
		if err != nil {
			return err
		}
		d.Things = append(d.Things, thing)
		d.Stated = append(d.Stated, stated...)
	}
	return nil
}

// source adds a source to its dossier. A source without a dossier is left out.
func (r restorer) source(rec graph.Record) error {
	d := r.made[r.far("COLLECTED_IN", rec.ID())]
	if d == nil {
		return nil
	}
	at, err := when(rec, "reported")
	if err != nil {
		return err
	}
	values := slices.Clone(rec.Values)
	values[rec.Type.Property("said").Index] = nil // the fold works it out
	d.Sources = append(d.Sources, dossier.Source{
		ID: rec.ID(), Publisher: r.far("PUBLISHED_BY", rec.ID()), RevisionOf: r.far("REVISES", rec.ID()), Values: values, Reported: at,
		Reliability: graph.Reliability(text(rec, "reliability")), Text: text(rec, "text"),
	})
	return nil
}

// far is the thing at the other end of a relation that a thing has at most once, or "".
func (r restorer) far(relation string, from graph.ID) graph.ID {
	for _, e := range r.ends[relation][from] {
		return e.To
	}
	return ""
}

// when reads a time of a source or a claim. It is the zero time if there is none.
func when(rec graph.Record, property string) (time.Time, error) {
	s := text(rec, property)
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}, fmt.Errorf("when it was reported: %w", err)
	}
	return t.UTC(), nil
}

func text(rec graph.Record, property string) string {
	s, _ := rec.Values[rec.Type.Property(property).Index].(string)
	return s
}

// leaveOutDangling removes relations and claims that lead to things that the graph does not hold yet.
func leaveOutDangling(d *dossier.Dossier) {
	there := map[graph.ID]bool{}
	for _, t := range d.Things {
		there[t.ID] = true
	}
	d.Stated = slices.DeleteFunc(d.Stated, func(t dossier.StatedRelation) bool { return !there[t.To] })
	d.Claims = slices.DeleteFunc(d.Claims, func(c dossier.Claim) bool {
		return !there[c.Subject] || c.Object != "" && !there[c.Object]
	})
}

// compareStated orders relations by their keys. Few have the same ends, so it works out few identities.
func compareStated(a, b dossier.StatedRelation) int {
	if c := cmp.Or(cmp.Compare(a.Relation.Name, b.Relation.Name), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)); c != 0 {
		return c
	}
	return keyOf(a).Compare(keyOf(b))
}

// sortParts sorts a dossier in the order of the resolver.
func sortParts(d *dossier.Dossier) {
	slices.SortFunc(d.Things, func(a, b dossier.Thing) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(d.Stated, compareStated)
	slices.SortFunc(d.Sources, func(a, b dossier.Source) int { return cmp.Compare(a.ID, b.ID) })
	inOrder := func(a, b dossier.Claim) int {
		return cmp.Or(a.Reported.Compare(b.Reported), strings.Compare(string(a.ID), string(b.ID)))
	}
	if !slices.IsSortedFunc(d.Claims, inOrder) {
		d.Claims = slices.Clone(d.Claims) // the list can be that of another dossier
		slices.SortFunc(d.Claims, inOrder)
	}
}

func keyOf(t dossier.StatedRelation) graph.EdgeKey {
	return graph.Edge{Relation: t.Relation, From: t.From, To: t.To, Values: t.Values}.Key()
}
