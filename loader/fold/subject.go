package fold

import (
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// subject is what slots are about: a thing, or a relation between two things. Relations that exclude each other
// between the same ends are one subject. A relation that is claimed from both of its ends is one subject, too.
type subject struct {
	relation string // the name of the relation or of its Slot; "" for a thing
	from, to graph.ID
	identity string
}

func subjectOf(c dossier.Claim) subject {
	if c.Relation == nil {
		return subject{from: c.Subject}
	}
	from, to := c.Ends()
	return relationSubject(c.Relation, from, to, c.Identity)
}

func relationSubject(r *graph.Relation, from, to graph.ID, values []graph.Value) subject {
	e := graph.Edge{Relation: r, From: from, To: to, Values: sized(values, len(r.Properties))}
	m := subject{relation: r.Name, from: from, to: to, identity: e.Key().Identity}
	if r.Slot != "" {
		m.relation = r.Slot
	}
	return m
}

// accountsOf sorts the claims of a dossier into slots: by subject, and then by property.
func accountsOf(d *dossier.Dossier) map[subject]map[string][]Account {
	reliability := map[graph.ID]graph.Reliability{}
	for _, s := range d.Sources {
		reliability[s.ID] = s.Reliability
	}
	slots := map[subject]map[string][]Account{}
	for _, c := range d.Claims {
		if c.Relation == nil && c.Property == nil {
			continue // the model has no place for such a claim
		}
		m, property := subjectOf(c), ""
		if c.Property != nil {
			property = c.Property.Name
		}
		if slots[m] == nil {
			slots[m] = map[string][]Account{}
		}
		slots[m][property] = append(slots[m][property], Account{Claim: c, Reliability: reliability[c.Source]})
	}
	// The phase of an account depends on the history of `when` and `status`. The phase of an account of `status`
	// depends on the history of `when`. The phase of an account of `when` depends on nothing else. So the calendar
	// starts empty and is filled in that order.
	c := calendar{}
	for _, t := range d.Things {
		if t.Type.Name != meeting {
			continue
		}
		c[t.ID] = beginnings{}
		of := slots[subject{from: t.ID}]
		setPhases(c, of[when])
		b := beginnings{reference: referenceBeginning(t), when: Slot(of[when])}
		c[t.ID] = b
		setPhases(c, of[status])
		b.status, b.upcoming = Slot(of[status]), upcomingReports(of[status])
		c[t.ID] = b
	}
	for _, properties := range slots {
		for _, accounts := range properties {
			setPhases(c, accounts)
		}
	}
	return slots
}

// referenceBeginning is the beginning of a meeting as the reference files state it, or the zero time.
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
