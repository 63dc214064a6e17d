package fold

import (
	"testing"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// A time that one speaker denies is possible, and so is the other time.
func TestADeniedTimeIsPossible(t *testing.T) {
	c := Fold(dossierOf(
		says("c1", "b1", on(11), whenIs(4)), says("c2", "b1", on(11), whenIs(3), via("umerov")), says("c3", "b1", on(11), whenIs(4), denies, via("rubio")),
	))
	if got := get(t, c, "talks", "when"); got != "[2025-12-03,2025-12-04]" {
		t.Errorf("when is %v", got)
	}
}

// A report that is known to the day is neither before nor after a report of that day, where each was published.
func TestTheDayIsTheDayOfPublication(t *testing.T) {
	published := func(at, day string) detail {
		return func(c *dossier.Claim) {
			moment, err := time.Parse(time.RFC3339, at)
			if err != nil {
				t.Fatal(err)
			}
			c.Reported, c.ReportedDay = moment, day
		}
	}
	day := func(c *dossier.Claim) {
		c.ReportedFrom, c.Reported, c.ReportedDay = on(6).Truncate(24*time.Hour), on(6).Truncate(24*time.Hour).Add(24*time.Hour-time.Second), "2025-12-06"
	}
	for name, s := range map[string]struct {
		held, denied detail
		want         graph.MeetingStatus
	}{
		"east of UTC":            {published("2025-12-06T06:00:00+12:00", "2025-12-06"), day, graph.Disputed},
		"west of UTC":            {day, published("2025-12-06T20:00:00-08:00", "2025-12-06"), graph.Disputed},
		"on the day before":      {published("2025-12-05T06:00:00+12:00", "2025-12-05"), day, graph.Denied},
		"to the second, earlier": {published("2025-12-06T06:00:00Z", "2025-12-06"), published("2025-12-06T07:00:00Z", "2025-12-06"), graph.Denied},
	} {
		c := Fold(dossierOf(says("c1", "b1", on(6), statusIs(graph.Held), s.held), says("c2", "b2", on(6), statusIs(graph.Held), denies, s.denied)))
		if got := get(t, c, "talks", "status"); got != string(s.want) {
			t.Errorf("%s: the status is %v, want %s", name, got, s.want)
		}
	}
}

// Who does not know the mode contradicts nobody.
func TestAnUnknownModeContradictsNobody(t *testing.T) {
	c := Fold(dossierOf(says("c1", "b1", on(11), modeIs("UNKNOWN")), says("c2", "b2", on(11), modeIs("PHONE"))))
	if got, contested := get(t, c, "talks", "mode"), get(t, c, "talks", "contested"); got != "PHONE" || contested != nil {
		t.Errorf("the mode is %v, and contested is %v", got, contested)
	}
	for stated, said := range map[string]string{"IN_PERSON": "UNKNOWN", "UNKNOWN": "IN_PERSON"} { // in a reference file
		d := dossierOf(says("c1", "b1", on(11), modeIs(said)))
		for _, of := range d.Things {
			if of.ID == "talks" {
				set(of.Values, of.Type.Property("mode"), []graph.Value{stated})
			}
		}
		if got, contested := get(t, Fold(d), "talks", "mode"), get(t, Fold(d), "talks", "contested"); got != "IN_PERSON" || contested != nil {
			t.Errorf("stated as %s and reported as %s, the mode is %v, and contested is %v", stated, said, got, contested)
		}
	}
	c = Fold(dossierOf(says("c1", "b1", on(11), modeIs("UNKNOWN"))))
	if got := get(t, c, "talks", "mode"); got != "UNKNOWN" {
		t.Errorf("the mode is %v", got)
	}
}

// A relation is inferred only if each report that counts infers it, in the passage that names it.
func TestAPlainPassageIsNotInferred(t *testing.T) {
	inferred := func(c *dossier.Claim) { c.Property, c.Values = c.Relation.Property("basis"), []graph.Value{"INFERRED"} }
	passage := func(quote string) detail { return func(c *dossier.Claim) { c.Quote = quote } }
	at := there("AT", "paris")
	c := Fold(dossierOf(
		says("c1", "b1", on(11), at, passage("in Paris")),
		says("c2", "b1", on(11), at, passage("on the Seine")), says("c3", "b1", on(11), at, passage("on the Seine"), inferred),
	))
	if got := edgeValue(one(t, between(c, "talks", "paris")), "basis"); got != "REPORTED" {
		t.Errorf("basis is %v", got)
	}
}

// A ministry and its state are one side. The other side denies that it was there. So nobody met another side.
func TestAPartOfASideIsThatSide(t *testing.T) {
	d := dossierOf(
		says("c1", "b1", on(11), statusIs(graph.Held)), says("c2", "b1", on(11), there("ATTENDED", "umerov")), says("c3", "b1", on(11), its("ATTENDED", "umerov", "side", "ministry")),
		says("c4", "b1", on(11), there("ATTENDED", "rubio")), says("c5", "b1", on(11), its("ATTENDED", "rubio", "side", "ukraine")),
		says("c6", "b1", on(11), there("ATTENDED", "ana")), says("c7", "b1", on(11), its("ATTENDED", "ana", "side", "afp")),
		says("c8", "b1", on(11), there("ATTENDED", "ana"), denies, via("ana")),
	)
	d.Things = append(d.Things, thing("Organization", "ministry", nil), thing("Person", "ana", nil))
	if got := get(t, Fold(d), "talks", "status"); got != "HELD" {
		t.Errorf("the status of a meeting of two sides is %v", got)
	}
	r := graph.Parley.Relation("SUBORGANIZATION_OF")
	d.Stated = []dossier.StatedRelation{{Relation: r, From: "ministry", To: "ukraine", Values: make([]graph.Value, len(r.Properties))}}
	if got := get(t, Fold(d), "talks", "status"); got != "DISPUTED" {
		t.Errorf("the status of a meeting of one side is %v", got)
	}
}

// Two ministries of one state are one side, in whatever order the ids are. Two members of a bloc can be two sides.
func TestMinistriesOfAStateAreOneSide(t *testing.T) {
	for _, names := range [][2]string{{"umerov", "rubio"}, {"rubio", "umerov"}} {
		d := dossierOf(
			says("c1", "b1", on(11), statusIs(graph.Held)), says("c2", "b1", on(11), there("ATTENDED", names[0])), says("c3", "b1", on(11), its("ATTENDED", names[0], "side", "ministry")),
			says("c4", "b1", on(11), there("ATTENDED", names[1])), says("c5", "b1", on(11), its("ATTENDED", names[1], "side", "army")),
			says("c6", "b2", on(11), there("ABSENT_FROM", "ana")), says("c7", "b2", on(11), its("ABSENT_FROM", "ana", "side", "afp")),
		)
		state := thing("Organization", "state", nil)
		d.Things = append(d.Things, thing("Organization", "ministry", nil), thing("Organization", "army", nil), state, thing("Person", "ana", nil))
		r := graph.Parley.Relation("SUBORGANIZATION_OF")
		for _, of := range []graph.ID{"ministry", "army"} {
			d.Stated = append(d.Stated, dossier.StatedRelation{Relation: r, From: of, To: "state", Values: make([]graph.Value, len(r.Properties))})
		}
		if got := get(t, Fold(d), "talks", "status"); got != "DISPUTED" {
			t.Errorf("%v: the status of a meeting of two ministries of one state is %v", names, got)
		}
		set(state.Values, state.Type.Property("classification"), []graph.Value{string(graph.OrganizationBloc)})
		if got := get(t, Fold(d), "talks", "status"); got != "HELD" {
			t.Errorf("%v: the status of a meeting of two members of a bloc is %v", names, got)
		}
	}
}

// A time inside another time is more exact, also if a worse account names a third time. The third time contests.
func TestAMoreExactTimeIsNotOpen(t *testing.T) {
	month := whenMeans("2025-12", "2025-12-01T00:00:00Z", "2025-12-31T23:59:59Z")
	c := Fold(dossierOf(says("c1", "b1", on(11), whenIs(4)), says("c2", "b2", on(11), month), says("c3", "d1", on(11), whenIs(6))))
	if got, open, contested := get(t, c, "talks", "when"), get(t, c, "talks", "open"), get(t, c, "talks", "contested"); got != "2025-12-04" || open != nil || contested == nil {
		t.Errorf("when is %v, open %v, contested %v", got, open, contested)
	}
}

// An agency takes back a report that papers have through the agency from somebody else.
func TestAnAgencyInTheMiddleTakesBack(t *testing.T) {
	c := Fold(dossierOf(
		says("c1", "b1", on(11), statusIs(graph.Held), via("paper-b3", "rubio")), says("c2", "b3", on(12), statusIs(graph.Held), retracts),
	))
	if got := get(t, c, "talks", "status"); got == "HELD" {
		t.Errorf("the status is %v", got)
	}
}

// The denial of one term says nothing of another term.
func TestADenialOfOneTerm(t *testing.T) {
	var claims []dossier.Claim
	for i, what := range tenure("start2001", "end2003") {
		claims = append(claims, says(string(rune('a'+i)), "b1", on(11), what, denies))
	}
	for i, what := range tenure("start2010", "end2014") {
		claims = append(claims, says(string(rune('m'+i)), "b2", on(11), what))
	}
	e := one(t, between(Fold(dossierOf(claims...)), "umerov", "ukraine"))
	if start, contested := edgeValue(e, "start"), edgeValue(e, "contested"); start != "2010" || contested != nil {
		t.Errorf("the term begins in %v, contested %v", start, contested)
	}
}

// A later version of an article replaces the first version, also if both are known to the same day.
func TestALaterVersionOfTheSameDay(t *testing.T) {
	day := func(c *dossier.Claim) { c.ReportedFrom = c.Reported.Truncate(24 * time.Hour) }
	hour := func(c *dossier.Claim) { c.Reported = c.Reported.Truncate(24 * time.Hour).Add(20 * time.Hour) }
	whole := func(c *dossier.Claim) {
		day(c)
		c.Reported = c.ReportedFrom.Add(24*time.Hour - time.Second)
	}
	for _, known := range []detail{whole, hour} { // to the day, or to the hour
		d := dossierOf(says("c1", "b1", on(11), whenIs(4), whole), says("c2", "b2", on(11), whenIs(5), known))
		for i := range d.Sources {
			if d.Sources[i].ID == "b2" {
				d.Sources[i].RevisionOf, d.Sources[i].Publisher = "b1", ""
			}
		}
		if got, open := get(t, Fold(d), "talks", "when"), get(t, Fold(d), "talks", "open"); got != "2025-12-05" || open != nil {
			t.Errorf("when is %v, and open is %v", got, open)
		}
	}
}
