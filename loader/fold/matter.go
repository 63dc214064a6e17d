package fold

import (
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// matter is what slots belong to: a thing, or a relation between two. Relations
// that exclude each other between the same ends are one matter, and so is a
// relation that is claimed from both of its ends.
type matter struct {
	relation string // the name of the relation or of its Slot; "" for a thing
	from, to graph.ID
	identity string
}

func matterOf(c dossier.Claim) matter {
	if c.Relation == nil {
		return matter{from: c.Subject}
	}
	from, to := c.Ends()
	return relationMatter(c.Relation, from, to, c.Identity)
}

func relationMatter(r *graph.Relation, from, to graph.ID, values []graph.Value) matter {
	e := graph.Edge{Relation: r, From: from, To: to, Values: sized(values, len(r.Properties))}
	m := matter{relation: r.Name, from: from, to: to, identity: e.Key().Identity}
	if r.Slot != "" {
		m.relation = r.Slot
	}
	return m
}

// accountsOf sorts a dossier's claims into slots: by what they are about, and
// then by property.
func accountsOf(d *dossier.Dossier) map[matter]map[string][]Account {
	reliability := map[graph.ID]graph.Reliability{}
	for _, s := range d.Sources {
		reliability[s.ID] = s.Reliability
	}
	slots := map[matter]map[string][]Account{}
	for _, c := range d.Claims {
		if c.Relation == nil && c.Property == nil {
			continue // of nothing: not a claim that the model has a place for
		}
		m, property := matterOf(c), ""
		if c.Property != nil {
			property = c.Property.Name
		}
		if slots[m] == nil {
			slots[m] = map[string][]Account{}
		}
		slots[m][property] = append(slots[m][property], Account{Claim: c, Reliability: reliability[c.Source]})
	}
	// The phases of all other accounts hang on the history of `when` and `status`,
	// those of `status` on `when`, and those of `when` on nothing but themselves:
	// so the calendar is empty at first.
	c := calendar{}
	for _, t := range d.Things {
		if t.Type.Name != meeting {
			continue
		}
		c[t.ID] = beginnings{}
		of := slots[matter{from: t.ID}]
		setPhases(c, of[when])
		b := beginnings{reference: referenceBeginning(t), when: Slot(of[when])}
		c[t.ID] = b
		setPhases(c, of[status])
		b.status, b.toCome = Slot(of[status]), reportsToCome(of[status])
		c[t.ID] = b
	}
	for _, properties := range slots {
		for _, accounts := range properties {
			setPhases(c, accounts)
		}
	}
	return slots
}

// referenceBeginning is when a meeting was to begin as the reference files have it, or zero.
func referenceBeginning(t dossier.Thing) time.Time {
	p, stated := t.Type.Property(when), sized(t.Values, len(t.Type.Properties))
	var parts []graph.Value
	for _, part := range p.Parts {
		parts = append(parts, stated[part.Index])
	}
	return beginning(p, parts)
}

func setPhases(c calendar, accounts []Account) {
	for i := range accounts {
		accounts[i].Phase = c.phase(accounts[i].Claim)
	}
}
