package fold

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/loader/dossier"
)

// No meeting is half held: whoever attended, attended a meeting that took place, and no meeting took place of which
// one side is denied and only the other side attended, unless a speaker who denies the one side says that it took place, or the denial is of somebody
// of whom nobody says that they were there, and better accounts say that the meeting took place.
// Participants of reference files are no exception. Only of a meeting about which nobody reports anything, the reference
// files alone say who was there.
func TestNoMeetingIsHalfHeld(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dossiers(t)
		c, accounts := Fold(d), accountsOf(d)
		var held graph.Value
		for _, r := range c.Records {
			if r.ID() == "talks" {
				held = r.Values[r.Type.Property("status").Index]
			}
		}
		reported := slices.ContainsFunc(d.Claims, func(c dossier.Claim) bool {
			return c.Subject == "talks" && c.Field == status && !c.Retracts && c.Rank != graph.Deprecated
		})
		sides, denied := map[string]bool{}, map[string]bool{}
		for _, e := range c.Edges {
			side, _ := edgeValueOr(e, "side", string(e.From)).(string)
			of := accounts[subject{relation: attendance, from: e.From, to: e.To}][existence]
			switch e.Relation.Name {
			case attended:
				if held != "HELD" && held != "UNDER_WAY" && (held != nil || reported || len(of) > 0 && slices.ContainsFunc(of, affirmsLive)) {
					t.Fatalf("%s attended, and the status is %v", e.From, held)
				}
				sides[side] = true
			case deniedAt, allegedAt:
				// A denial of what was expected says nothing about who was there. A retraction alone is no denial.
				disputed, _ := edgeValueOr(e, "contested", []string(nil)).([]string)
				said := slices.ContainsFunc(of, func(a Account) bool { return a.Phase > Before && affirmsLive(a) })
				if slices.ContainsFunc(of, func(a Account) bool { return deniesAttendance(a.Claim) && saysHeld(accounts, a.voice()) }) {
					continue
				}
				affirmed := slices.ContainsFunc(of, func(a Account) bool { return a.Phase > Before && affirmsLive(a) && !takenBack(of, a) })
				says := func(a Account) bool {
					return deniesAttendance(a.Claim) && !a.Retracts && a.Rank != graph.Deprecated && !takenBack(of, a)
				}
				if said && len(disputed) > 0 && slices.ContainsFunc(of, says) || e.Relation.Name == deniedAt && (affirmed || !outweighedAll(accounts, of, e.From, graph.ID(side))) && !slices.ContainsFunc(of, func(a Account) bool { return a.Phase == Before }) {
					denied[side] = true
				}
			}
		}
		for side := range denied {
			if len(sides) == 1 && !sides[side] && held == "HELD" {
				t.Fatalf("only %v attended, and %v is denied", sides, denied)
			}
		}
	})
}

// takenBack reports whether the voice of an account, or a voice that the account relays, has taken back something of the same attendance since.
func takenBack(of []Account, a Account) bool {
	return slices.ContainsFunc(of, func(m Account) bool {
		return m.Retracts && (m.voice() == a.voice() || a.relays(m.voice())) && !a.LaterThan(m.Claim)
	})
}

// outweighedAll reports whether each denial of an attendance is of a worse rank or a less reliable source than an account that says that the meeting
// took place.
func outweighedAll(accounts map[subject]map[facet][]Account, of []Account, own ...graph.ID) bool {
	yes := slices.DeleteFunc(slices.Clone(accounts[subject{from: "talks"}][status]), func(a Account) bool { return a.Retracts || a.Rank == graph.Deprecated || !saysTookPlace(a.assertion()) })
	for m, facets := range accounts {
		if m.relation == attendance {
			yes = append(yes, slices.DeleteFunc(slices.Clone(facets[existence]), func(a Account) bool { return !affirmsLive(a) })...)
		}
	}
	replaced := func(n Account) bool {
		return takenBack(of, n) || slices.ContainsFunc(of, func(m Account) bool { return m.voice() == n.voice() && m.LaterThan(n.Claim) })
	}
	return !slices.ContainsFunc(of, func(n Account) bool {
		if deniesAttendance(n.Claim) && !n.Retracts && n.Rank != graph.Deprecated && !replaced(n) && slices.Contains(own, n.origin()) {
			return true // what somebody says of themselves counts in any case
		}
		return deniesAttendance(n.Claim) && !n.Retracts && n.Rank != graph.Deprecated && !replaced(n) && !slices.ContainsFunc(yes, func(y Account) bool { return outweighs(y, n) })
	})
}

// Every attendance that is only alleged has an account of the meeting, if a source reports it.
func TestWhoIsAllegedHasAnAccount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dossiers(t)
		c, accounts := Fold(d), accountsOf(d)
		objects, named := map[graph.ID]graph.ID{}, map[graph.ID]map[graph.ID]bool{}
		for _, r := range c.Records {
			if r.Type.Name == "Account" {
				of, _ := r.Values[r.Type.Property("object").Index].(string)
				objects[r.ID()] = graph.ID(of)
			}
		}
		for _, e := range c.Edges {
			if e.Relation.Name == accountOf {
				if named[e.To] == nil {
					named[e.To] = map[graph.ID]bool{}
				}
				named[e.To][objects[e.From]] = true
			}
		}
		for _, e := range c.Edges {
			of := accounts[subject{relation: attendance, from: e.From, to: e.To}][existence]
			if e.Relation.Name == allegedAt && slices.ContainsFunc(of, affirmsLive) && !named[e.To][e.From] {
				t.Fatalf("%s is alleged at %s, and no account says why", e.From, e.To)
			}
		}
	})
}

// saysHeld reports whether a voice has said that the meeting took place, or has named an outcome of the meeting.
func saysHeld(accounts map[subject]map[facet][]Account, v voice) bool {
	for m, of := range accounts {
		if m.relation == outcomeOf && slices.ContainsFunc(of[existence], func(a Account) bool { return a.voice() == v && a.Polarity != graph.Denies }) {
			return true
		}
	}
	return slices.ContainsFunc(accounts[subject{from: "talks"}][status], func(a Account) bool {
		return a.voice() == v && saysTookPlace(a.assertion())
	})
}

// affirmsLive reports whether an account of an attendance counts and says that the actor took part.
func affirmsLive(a Account) bool {
	return !a.Retracts && a.Rank != graph.Deprecated && affirmsAttended(a.assertion())
}

// edgeValueOr is a value of an edge, or another value if the edge has none.
func edgeValueOr(e graph.Edge, name string, or graph.Value) graph.Value {
	if p := e.Relation.Property(name); p != nil && e.Values[p.Index] != nil {
		return e.Values[p.Index]
	}
	return or
}

// A relation that leads to one thing at a time leads to one thing at most.
func TestOneAtATimeIsOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, d := range []*dossier.Dossier{dossiers(t), possibleParents(t)} {
			seen := map[fan]graph.ID{}
			for _, e := range Fold(d).Edges {
				if e.Relation.Past() || e.Relation.From.Shape != graph.One {
					continue
				}
				k := fan{relation: e.Relation.Name, of: e.From}
				if other, there := seen[k]; there {
					t.Fatalf("%s of %s leads to %s and to %s", e.Relation.Name, e.From, other, e.To)
				}
				seen[k] = e.To
			}
		}
	})
}

// possibleParents draws a dossier in which sources name and deny several parents of one organization.
func possibleParents(t *rapid.T) *dossier.Dossier {
	var claims []dossier.Claim
	for i := range rapid.IntRange(3, 6).Draw(t, "reports") {
		of := rapid.SampledFrom([]graph.ID{"afp", "army", "navy"}).Draw(t, "parent")
		source := rapid.SampledFrom([]string{"b1", "b2", "b3", "a1"}).Draw(t, "source")
		c := says(string(rune('a'+i)), source, on(rapid.IntRange(1, 6).Draw(t, "day")), parent("ukraine", of))
		if rapid.Bool().Draw(t, "denies") {
			denies(&c)
		}
		claims = append(claims, c)
	}
	d := dossierOf(claims...)
	d.Things = append(d.Things, thing("Organization", "army", nil), thing("Organization", "navy", nil))
	return d
}

// Whatever is contested is marked on the thing to which it belongs, and has accounts there. Whatever is open has accounts that
// are undecided, or that their origin has taken back.
func TestWhatIsContestedHasAccounts(t *testing.T) {
	// The accounts of a detail of an attendance stand under the list that a source named, and the mark under the list that the
	// record shows.
	place := func(field string) string {
		of, detail, _ := strings.Cut(field, ".")
		for _, r := range graph.Parley.Relations() {
			if r.Slot == attendance && r.To.Field == of {
				return attendance + "." + detail
			}
		}
		return field
	}
	rapid.Check(t, func(t *rapid.T) {
		c := Fold(dossiers(t))
		accounts, marks := map[graph.ID][]string{}, map[graph.ID][]string{}
		undecided, withdrawn, opened := map[graph.ID][]string{}, map[graph.ID][]string{}, map[graph.ID][]string{}
		property := map[graph.ID]string{}
		for _, r := range c.Records {
			if p := r.Type.Property(contested); p != nil {
				marks[r.ID()], _ = r.Values[p.Index].([]string)
			}
			if p := r.Type.Property(openOf); p != nil {
				opened[r.ID()], _ = r.Values[p.Index].([]string)
			}
			if r.Type.Name == "Account" {
				property[r.ID()], _ = r.Values[r.Type.Property("property").Index].(string)
			}
		}
		for _, e := range c.Edges {
			if e.Relation.Name == accountOf {
				accounts[e.To] = append(accounts[e.To], property[e.From])
				switch e.Values[e.Relation.Property("standing").Index] {
				case string(graph.AccountUndecided):
					undecided[e.To] = append(undecided[e.To], property[e.From])
				case string(graph.AccountWithdrawn):
					withdrawn[e.To] = append(withdrawn[e.To], property[e.From])
				}
			}
		}
		for _, e := range c.Edges {
			list, _ := edgeValueOr(e, contested, []string(nil)).([]string)
			if e.Relation.Past() || !slices.Contains(list, e.Relation.From.Field) && !slices.Contains(list, e.Relation.To.Field) {
				continue
			}
			id, field := subject{from: e.From, to: e.To}.owner(e.Relation)
			if !slices.ContainsFunc(marks[id], func(of string) bool { return place(of) == place(field) }) {
				t.Fatalf("%s -> %s is contested in %v, and %s in %v", e.From, e.To, list, id, marks[id])
			}
		}
		for id, fields := range marks {
			for _, field := range fields {
				there := func(of string) bool { return place(of) == place(field) }
				if !slices.ContainsFunc(accounts[id], there) {
					t.Fatalf("%s is contested in %s, and its accounts are about %v", id, field, accounts[id])
				}
			}
		}
		for id, fields := range undecided {
			for _, field := range fields {
				there := func(of string) bool {
					return place(of) == place(field) || of == status && strings.HasPrefix(place(field), attendance)
				}
				if !strings.Contains(field, ".") && !slices.ContainsFunc(opened[id], there) {
					t.Fatalf("%s has an undecided account about %s, and is open in %v; all accounts: %s", id, field, opened[id], standingsTold(c))
				}
			}
		}
		for id, fields := range opened {
			for _, field := range fields {
				there := func(of string) bool { return place(of) == place(field) }
				if !slices.ContainsFunc(undecided[id], there) && !slices.ContainsFunc(withdrawn[id], there) {
					t.Fatalf("%s is open in %s, and its undecided accounts are about %v; all accounts: %s", id, field, undecided[id], standingsTold(c))
				}
			}
		}
	})
}
