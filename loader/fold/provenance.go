package fold

import (
	"fmt"

	"parley/graph"
	"parley/loader/dossier"
)

// provenance records which dossier brought what: the dossier itself, its sources, and what its reference files state
// about its things. From these and from the claims, restore makes each dossier again. So several dossiers can share
// one graph. The record of the dossier belongs to every scope.
func provenance(out *graph.Contents, d *dossier.Dossier, of Scope) {
	parts := d.Parts
	if parts == nil {
		parts = []*dossier.Dossier{d}
	}
	for _, p := range parts {
		r := newRecord("Dossier", p.ID, nil)
		r.put("title", p.Title)
		out.Records = append(out.Records, r.Record)
		for _, s := range p.Sources {
			if of.Sources(s.ID) {
				out.Edges = append(out.Edges, plainEdge("COLLECTED_IN", s.ID, p.ID))
			}
		}
		relations := map[graph.ID][]dossier.StatedRelation{}
		for _, t := range p.Stated {
			relations[t.From] = append(relations[t.From], t)
		}
		for _, t := range p.Things {
			if !of.Things(t.ID) {
				continue
			}
			e := plainEdge("STATES", p.ID, t.ID)
			text, err := dossier.ReferenceText(t, relations[t.ID])
			if err != nil { // a number such as NaN, which no dossier can hold
				panic(fmt.Sprintf("fold: %v", err))
			}
			e.Values[e.Relation.Property("reference").Index] = clean(text)
			out.Edges = append(out.Edges, e)
		}
	}
}

// putStoredForm puts into the record of a claim what restore needs to make the claim again.
func putStoredForm(r record, c *dossier.Claim) {
	if c.Relation != nil {
		r.put("identity", dossier.IdentityText(c.Relation, c.Identity))
	}
	r.put("values", dossier.Texts(c.Values))
}
