package fold

import (
	"fmt"

	"parley/graph"
	"parley/loader/dossier"
)

// provenance keeps which dossier brought what: the dossier itself, its sources,
// and what its reference files state of the things that it speaks of. From that
// and the claims each dossier can be made again, so that several share one graph.
func provenance(out *graph.Contents, d *dossier.Dossier) {
	parts := d.Parts
	if parts == nil {
		parts = []*dossier.Dossier{d}
	}
	for _, p := range parts {
		r := newRecord("Dossier", p.ID, nil)
		r.put("title", p.Title)
		out.Records = append(out.Records, r.Record)
		for _, s := range p.Sources {
			out.Edges = append(out.Edges, plainEdge("COLLECTED_IN", s.ID, p.ID))
		}
		ties := map[graph.ID][]dossier.Tie{}
		for _, t := range p.Ties {
			ties[t.From] = append(ties[t.From], t)
		}
		for _, t := range p.Things {
			e := plainEdge("STATES", p.ID, t.ID)
			text, err := dossier.ReferenceText(t, ties[t.ID])
			if err != nil { // a number that is none, which no dossier can hold
				panic(fmt.Sprintf("fold: %v", err))
			}
			e.Values[e.Relation.Property("reference").Index] = clean(text)
			out.Edges = append(out.Edges, e)
		}
	}
}

// keepWhole puts into a claim's record what is needed to make the claim again.
func keepWhole(r record, c dossier.Claim) {
	if c.Relation != nil {
		r.put("identity", dossier.IdentityText(c.Relation, c.Identity))
	}
	r.put("values", dossier.Texts(c.Values))
}
