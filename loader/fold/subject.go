package fold

import (
	"slices"
	"strconv"

	"parley/graph"
	"parley/loader/dossier"
)

// subject is what slots are about: a thing, or a relation between two things. Relations that exclude each other
// between the same ends are one subject. A relation that is claimed from both of its ends is one subject, too. Each
// spell of a relation is a subject.
type subject struct {
	relation string // the name of the relation or of its Slot; "" for a thing
	from, to graph.ID
	identity string
	spell    int // counts from 0, in the order in which the spells were first reported
}

func subjectOf(c *dossier.Claim) subject {
	if c.Relation == nil {
		return subject{from: c.Subject}
	}
	from, to := c.Ends()
	return relationSubject(c.Relation, from, to, c.Identity)
}

func relationSubject(r *graph.Relation, from, to graph.ID, values []graph.Value) subject {
	m := subject{relation: r.Name, from: from, to: to, identity: r.Identity(values)}
	if r.Slot != "" {
		m.relation = r.Slot
	}
	return m
}

// owner is the owner of a relation (see graph.Relation.Owner), and the field of the relation there.
func (m subject) owner(r *graph.Relation) (graph.ID, string) {
	if r.Owner().Reverse {
		return m.to, r.To.Field
	}
	return m.from, r.From.Field
}

// spelled are the values of a relation with the value that tells its spell from other spells. The first spell has no
// such value.
func (m subject) spelled(r *graph.Relation, values []graph.Value) []graph.Value {
	if p := r.Property(spellKey); p != nil && m.spell > 0 {
		values[p.Index] = strconv.Itoa(m.spell + 1)
	}
	return values
}

// foldingAccounts sorts the claims of clusters into slots: by subject, and then by facet. It also returns what is known of
// when each meeting and each event was to begin.
func foldingAccounts(w weights, in cluster, stated map[subject][]dossier.StatedRelation) (map[subject]map[facet][]Account, calendar) {
	slots, withSpells := map[subject]map[facet][]Account{}, map[subject][]placed{}
	for _, c := range in.claims {
		if c.Relation == nil && c.Property == nil {
			continue // the model has no place for such a claim
		}
		m, of := subjectOf(c), facetOf(c)
		for _, a := range singly(w.account(c)) {
			if hasSpells(c.Relation) {
				withSpells[m] = append(withSpells[m], placed{of, a})
				continue
			}
			if slots[m] == nil {
				slots[m] = map[facet][]Account{}
			}
			slots[m][of] = append(slots[m][of], a)
		}
	}
	for m, accounts := range withSpells {
		for i, spell := range spells(accounts, stated[m]) {
			if len(spell) > 0 {
				m.spell = i
				slots[m] = spell
			}
		}
	}
	return slots, setPhases(in.things, slots)
}

// weights knows what decides the weight of a claim besides the claim itself.
type weights struct {
	reliability map[graph.ID]graph.Reliability
	publisher   map[graph.ID]graph.ID
	unnamed     map[graph.ID]bool
	actors      map[graph.ID]kindOfActor
	revises     map[graph.ID][]graph.ID // the earlier versions of a source
}

func weightsOf(d *dossier.Dossier) weights {
	w := weights{map[graph.ID]graph.Reliability{}, d.Publishers(), map[graph.ID]bool{}, map[graph.ID]kindOfActor{}, revisionsOf(d)}
	for _, s := range d.Sources {
		w.reliability[s.ID] = s.Reliability
	}
	for _, t := range d.Things {
		if p := t.Type.Property("unnamed"); p != nil && p.Index < len(t.Values) && t.Values[p.Index] == true {
			w.unnamed[t.ID] = true
		}
		if t.Type.Is("Actor") {
			w.actors[t.ID] = kindOfActor{organization: t.Type.Name == organization, unnamed: w.unnamed[t.ID]}
		}
	}
	return w
}

// revisionsOf returns the earlier versions of each source that is a later version of another source.
func revisionsOf(d *dossier.Dossier) map[graph.ID][]graph.ID {
	of := map[graph.ID]graph.ID{}
	for _, s := range d.Sources {
		if s.RevisionOf != "" {
			of[s.ID] = s.RevisionOf
		}
	}
	out := map[graph.ID][]graph.ID{}
	for id, earlier := range of {
		for more := true; more && !slices.Contains(out[id], earlier); earlier, more = of[earlier] {
			out[id] = append(out[id], earlier)
		}
	}
	return out
}

func (w weights) account(c *dossier.Claim) Account {
	a := Account{Claim: c, Reliability: w.reliability[c.Source], Publisher: w.publisher[c.Source], Unnamed: w.unnamed[c.Speaker()], Revises: w.revises[c.Source]}
	if a.Publisher == "" {
		a.Publisher = c.Source
	}
	return a
}

// setPhases sets the phase of every account, and returns when each meeting and each event was to begin.
//
// The phase of an account depends on the history of `when` and `status`. The phase of an account of `status` depends
// on the history of `when`. The phase of an account of `when` depends on what the same report says of the status, and
// on nothing else. So the calendar starts empty and is filled in that order.
func setPhases(things []dossier.Thing, slots map[subject]map[facet][]Account) calendar {
	c := calendar{}
	for _, t := range things {
		if t.Type.Name != meeting && t.Type.Name != event {
			continue
		}
		of := slots[subject{from: t.ID}]
		times, statuses := of[when], of[status]
		b := beginnings{reference: referenceBeginning(t)}
		b.readStatus(statuses)
		c[t.ID] = b
		c.setPhases(times)
		b.when = Slot(times)
		c[t.ID] = b
		c.setPhases(statuses)
		b.status = Slot(statuses)
		c[t.ID] = b
	}
	for _, facets := range slots {
		for _, accounts := range facets {
			c.setPhases(accounts)
		}
	}
	return c
}

func (c calendar) setPhases(accounts []Account) {
	for i := range accounts {
		a := &accounts[i]
		a.Aside = c.aside(*a)
		a.Phase = c.phase(*a)
		a.Early, a.NotYet = c.early(a.Claim), c.notYet(a.Claim)
		if a.Relation != nil && a.Relation.Slot == attendance {
			a.Doubtful = c[c.occurrenceOf(a.Claim)].namesOnly(a.report())
		}
	}
}

// referenceBeginning is the beginning of a meeting or an event as the reference files state it.
func referenceBeginning(t dossier.Thing) moment {
	p := t.Type.Property(when)
	return beginning(p, statedValue(p, sized(t.Values, len(t.Type.Properties))).Values)
}
