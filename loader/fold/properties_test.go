package fold

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/loader/dossier"
)

// dossiers draws small dossiers. With few times, sources and things, many claims are about the same.
func dossiers(t *rapid.T) *dossier.Dossier {
	var claims []dossier.Claim
	// A few kinds of claims for each dossier, so that many of them are about the same.
	said := []detail{
		statusIs(graph.Scheduled), statusIs(graph.UnderWay), statusIs(graph.Held), statusIs(graph.Cancelled),
		modeIs("PHONE"), modeIs("VIDEO"), whenIs(3), whenIs(5),
		whenMeans("2025-12", "2025-12-01T00:00:00Z", "2025-12-31T23:59:59Z"), whenMeans("2025-12-04/..", "2025-12-04T00:00:00Z", ""),
		there("ATTENDED", "umerov"), there("EXPECTED_AT", "umerov"), there("ABSENT_FROM", "umerov"), there("DENIED_AT", "umerov"),
		there("ATTENDED", "rubio"), there("AT", "paris"), there("AT", "ireland"),
		func(c *dossier.Claim) { there("WITHIN", "ireland")(c); c.Subject = "paris" },
		its("ATTENDED", "umerov", "role", "LEAD"), its("EXPECTED_AT", "umerov", "role", "PARTY"),
		its("ATTENDED", "umerov", "basis", "INFERRED"), its("AT", "paris", "basis", "INFERRED"),
		property("Meeting", "name", "Talks"), property("Meeting", "name", "The talks"), mentioned("umerov", "said"),
		statusIs(graph.Denied), statusIs(graph.Unconfirmed), there("ATTENDED", "rubio"), there("ATTENDED", "ukraine"),
		its("ATTENDED", "umerov", "side", "ukraine"), its("ATTENDED", "rubio", "side", "afp"), its("ATTENDED", "umerov", "role", "HOST"),
		parent("ukraine", "afp"), parent("ukraine", "army"), resulted("outcome"),
		member("umerov", "ukraine", 2010, 2014), member("umerov", "ukraine", 2012, 2016), member("umerov", "ukraine", 2018, 2022),
	}
	// Most dossiers are about one question, so that many accounts answer the question in different ways.
	kinds := rapid.SliceOfN(rapid.SampledFrom(rapid.SampledFrom(append([][]detail{said, said}, questions...)).Draw(t, "question")), 1, 6).Draw(t, "kinds")
	// Some dossiers have few ways to say something, so that the accounts are of equal weight more often.
	all := []detail{denies, retracts, via("rubio"), via("somebody"), via("paper-a1")}
	hows := rapid.SampledFrom([][]detail{all, all, {denies}, {retracts, via("paper-a1")}}).Draw(t, "hows")
	ranks := []graph.Rank{graph.Normal, graph.Normal, graph.Preferred, graph.Deprecated}[:1+3*(len(hows)/len(all))]
	lastDay := rapid.SampledFrom([]int{1, 2, 6}).Draw(t, "last day")
	for i := range rapid.IntRange(0, 12).Draw(t, "claims") {
		what := rapid.SampledFrom(kinds).Draw(t, "what")
		c := says(fmt.Sprintf("c%02d", i),
			rapid.SampledFrom([]string{"a1", "b1", "b2", "n1"}).Draw(t, "source"),
			on(rapid.IntRange(1, lastDay).Draw(t, "day")), what)
		if c.Property != nil && c.Property.Name == "when" && rapid.Bool().Draw(t, "worded") {
			worded("soon")(&c)
		}
		if rapid.IntRange(0, 2).Draw(t, "known to the day") == 0 {
			day := c.Reported.Truncate(24 * time.Hour)
			c.ReportedFrom, c.Reported = day, day.Add(24*time.Hour-time.Second)
		}
		c.Rank = rapid.SampledFrom(ranks).Draw(t, "rank")
		for _, d := range hows {
			if rapid.IntRange(0, 4).Draw(t, "detail") < max(1, 3-len(hows)) {
				d(&c)
			}
		}
		if c.Relation != nil && rapid.Bool().Draw(t, "from the far end") {
			fromTheFarEnd(&c)
		}
		claims = append(claims, c)
	}
	d := dossierOf(claims...)
	d.Things = append(d.Things, thing("Quotation", "said", nil), thing("Outcome", "outcome", nil), thing("Event", "trip", nil),
		thing("Organization", "army", nil), thing("Organization", "navy", nil), thing("Meeting", "summit", nil), thing("Issue", "border", nil), thing("Person", "ana", nil), thing("Person", "somebody", map[string]graph.Value{"unnamed": true}))
	if rapid.IntRange(0, 3).Draw(t, "stated") == 0 {
		for _, talks := range d.Things {
			if talks.ID == "talks" {
				set(talks.Values, talks.Type.Property("when"), aDay(4))
				talks.Values[talks.Type.Property("name").Index] = "Talks"
			}
		}
	}
	for _, r := range []string{"ATTENDED", "ATTENDED", "EXPECTED_AT", "ABSENT_FROM"} {
		if rapid.IntRange(0, 3).Draw(t, "stated") == 0 {
			stated := dossier.StatedRelation{Relation: graph.Parley.Relation(r), From: "umerov", To: "talks"}
			stated.Values = make([]graph.Value, len(stated.Relation.Properties))
			stated.Values[stated.Relation.Property("role").Index] = rapid.SampledFrom([]graph.Value{nil, []string{"LEAD"}, []string{"HOST"}}).Draw(t, "role")
			d.Stated = append(d.Stated, stated)
		}
	}
	for _, r := range []string{atPlace, notTopicOf} {
		if rapid.IntRange(0, 3).Draw(t, "stated") == 0 {
			stated := dossier.StatedRelation{Relation: graph.Parley.Relation(r), From: "talks", To: map[string]graph.ID{atPlace: "paris", notTopicOf: "border"}[r]}
			stated.Values = make([]graph.Value, len(stated.Relation.Properties))
			d.Stated = append(d.Stated, stated)
		}
	}
	return d
}

// questions are claims that answer one question each, in different ways.
var questions = [][]detail{
	{parent("ukraine", "afp"), parent("ukraine", "army"), parent("ukraine", "navy"), parent("afp", "ukraine")},
	{
		whenIs(3), whenIs(4), whenMeans("2025-12-04~", "2025-12-04T00:00:00Z", "2025-12-04T23:59:59Z"),
		whenMeans("2025-12-04T02:00+02:00", "2025-12-04T00:00:00Z", "2025-12-04T00:00:59Z"), whenMeans("2025-12-04T00:00Z", "2025-12-04T00:00:00Z", "2025-12-04T00:00:59Z"),
	},
	{whenIs(3), whenIs(4), whenIs(5), whenMeans("2025-12", "2025-12-01T00:00:00Z", "2025-12-31T23:59:59Z"), statusIs(graph.Scheduled)},
	{
		there("ATTENDED", "umerov"), its("ATTENDED", "umerov", "role", "LEAD"), its("ATTENDED", "umerov", "role", "HOST"),
		its("ATTENDED", "umerov", "role", "CHAIR"), there("ATTENDED", "ukraine"), there("DENIED_AT", "umerov"),
	},
	{
		resulted("outcome"), func(c *dossier.Claim) { resulted("outcome")(c); c.Object = "summit" }, statusIs(graph.Held), statusIs(graph.UnderWay),
		statusIs(graph.Denied), statusIs(graph.Unconfirmed),
	},
	{
		statusIs(graph.Held), statusIs(graph.UnderWay), statusIs(graph.Scheduled), statusIs(graph.Cancelled), statusIs(graph.Rescheduled),
		statusIs(graph.Denied), statusIs(graph.Unconfirmed), there("ATTENDED", "umerov"), there("ATTENDED", "rubio"),
	},
	{at("paris"), at("ireland"), statusIs(graph.Scheduled), statusIs(graph.Held)},
	{
		there(topicOf, "border", "DISCUSSED"), there(topicOf, "border", "RAISED"), there(notTopicOf, "border"),
		statusIs(graph.Scheduled), statusIs(graph.Held), whenIs(3),
	},
	{stance("SUPPORTS"), stance("REJECTS"), stance("ACCEPTS")},
	{modeIs("INDIRECT"), modeIs("IN_PERSON"), modeIs("VIDEO")},
	{
		ofTrip(property("Event", "status", string(graph.EventPlanned))), ofTrip(property("Event", "status", string(graph.EventHappened))),
		ofTrip(property("Event", "status", string(graph.EventDidNotHappen))), ofTrip(property("Event", "status", string(graph.EventUnderWay))), ofTrip(whenIs(3)), ofTrip(whenIs(5)), ofTrip(at("paris")), ofTrip(at("ireland")),
		mentioned("umerov", "said"), mentioned("rubio", "said"), ofTrip(there(involvedIn, "umerov", "")), ofTrip(there(involvedIn, "rubio", "")),
	},
}

// ofTrip is the same claim about an event instead of a meeting.
func ofTrip(say detail) detail {
	return func(c *dossier.Claim) {
		say(c)
		c.Subject = "trip"
	}
}

func at(place string) detail { return there("AT", place) }

// parent is a claim that an organization is part of another.
func parent(organization, parent graph.ID) detail {
	return func(c *dossier.Claim) {
		c.Relation, c.Subject, c.Object, c.Field = graph.Parley.Relation("SUBORGANIZATION_OF"), organization, parent, "parent"
	}
}

// resulted is a claim that the meeting had an outcome.
func resulted(outcome graph.ID) detail {
	return func(c *dossier.Claim) {
		c.Relation, c.Subject, c.Object, c.Field = graph.Parley.Relation("OUTCOME_OF"), outcome, "talks", "meeting"
	}
}

// member is a claim about the beginning or the end of a membership, by the year in which the membership began.
func member(person, organization graph.ID, start, end int) detail {
	return func(c *dossier.Claim) {
		c.Relation, c.Subject, c.Object, c.Field = graph.Parley.Relation("MEMBER_OF"), person, organization, "memberships"
		c.Identity = make([]graph.Value, len(c.Relation.Properties))
		name, year := "start", start
		if len(c.ID)%2 == 0 {
			name, year = "end", end
		}
		from := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
		c.Property = c.Relation.Property(name)
		c.Values = []graph.Value{strconv.Itoa(year), from.Format(time.RFC3339), from.AddDate(1, 0, 0).Add(-time.Second).Format(time.RFC3339), nil, nil}
	}
}

// mentioned is a claim that somebody said something, made under the speaker.
func mentioned(speaker, quotation string) detail {
	return func(c *dossier.Claim) {
		c.Relation, c.Subject, c.Object, c.Field = graph.Parley.Relation("SAID"), graph.ID(speaker), graph.ID(quotation), "quotations"
	}
}

func TestFoldDoesNotDependOnTheOrderOfItsInput(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dossiers(t)
		shuffled := &dossier.Dossier{
			ID:      d.ID,
			Things:  rapid.Permutation(d.Things).Draw(t, "things"),
			Stated:  rapid.Permutation(d.Stated).Draw(t, "order"),
			Sources: rapid.Permutation(d.Sources).Draw(t, "sources"),
			Claims:  rapid.Permutation(d.Claims).Draw(t, "claims"),
		}
		if a, b := Fold(d), Fold(shuffled); !reflect.DeepEqual(a, b) {
			t.Fatalf("shuffled, it differs:\n%s", difference(a, b))
		}
	})
}

// present is the present of a graph, without the times since which it has been so: those depend on what is reference
// and what is claimed.
func present(c graph.Contents) graph.Contents {
	var out graph.Contents
	for _, r := range c.Records {
		if r.Type.Name == "Account" {
			continue // accounts come from claims alone
		}
		if r.Values = slices.Clone(r.Values); r.Type.Is("Entity") {
			r.Values[r.Type.Property("since").Index] = nil
		}
		out.Records = append(out.Records, r)
	}
	for _, e := range c.Edges {
		if e.Relation.Past() || e.Relation.Name == "STATES" || e.Relation.Name == accountOf {
			continue
		}
		e.Values = slices.Clone(e.Values)
		if p := e.Relation.Property("since"); p != nil {
			e.Values[p.Index] = nil
		}
		out.Edges = append(out.Edges, e)
	}
	return out
}

// What was folded, taken as reference values, folds to itself with the same claims.
func TestFoldIsIdempotent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dossiers(t)
		once := Fold(d)
		again := *d
		again.Things, again.Stated = nil, nil
		for _, r := range once.Records {
			if r.Type.Is("Entity") {
				again.Things = append(again.Things, dossier.Thing{Type: r.Type, ID: r.ID(), Values: r.Values})
			}
		}
		for _, e := range once.Edges {
			// Which place lies in which is taken from reference files alone: a claim
			// of it that became one would tell more than it did. No reference file states a topic that was planned before.
			if e.Relation.Property("claims") != nil && !e.Relation.Past() && !slices.Contains([]string{withinPlace, topicBefore, accountOf}, e.Relation.Name) {
				again.Stated = append(again.Stated, dossier.StatedRelation{Relation: e.Relation, From: e.From, To: e.To, Values: e.Values})
			}
		}
		// A relation that only a reference file states contests what sources say.
		for _, t := range d.Stated {
			if t.Relation.Slot == "" {
				again.Stated = append(again.Stated, t)
			}
		}
		// What was claimed of their `when` would now be a reference value, and date
		// claims from before the first account of it. It is claimed anyway.
		own := map[graph.ID][]graph.Value{}
		for _, thing := range d.Things {
			own[thing.ID] = thing.Values
		}
		for _, thing := range again.Things {
			if p := thing.Type.Property("when"); p != nil {
				for _, part := range p.Parts {
					thing.Values[part.Index] = own[thing.ID][part.Index]
				}
			}
		}
		before := fmt.Sprintf("%#v", once)
		twice := Fold(&again)
		if fmt.Sprintf("%#v", once) != before {
			t.Fatal("folding changed its input")
		}
		if d := difference(present(Fold(d)), present(twice)); d != "" {
			t.Fatalf("folded again, it differs:\n%s", d)
		}
	})
}

func TestSpansAreOrderedAndDiffer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		slots := accountsOf(dossiers(t))
		for _, slotSet := range slots {
			for _, accounts := range slotSet {
				spans := Slot(accounts)
				for i := 1; i < len(spans); i++ {
					a, b := spans[i-1], spans[i]
					if !a.From.Before(b.From) {
						t.Fatalf("span %d begins at %s, after one from %s", i, b.From, a.From)
					}
					if a.Value.Equal(b.Value) && a.Open == b.Open && a.Contested == b.Contested {
						t.Fatalf("spans %d and %d do not differ: %+v", i-1, i, b)
					}
				}
			}
		}
	})
}

// What is reported later never changes what the record said before: the
// history up to a day is that of what was reported by then.
func TestHistoryIsThatOfWhatWasReportedByThen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dossiers(t)
		day := on(rapid.IntRange(1, 6).Draw(t, "as of"))
		byThen := *d
		byThen.Claims = nil
		for _, c := range d.Claims {
			if !c.Reported.After(day) {
				byThen.Claims = append(byThen.Claims, c)
			}
		}
		known := accountsOf(&byThen)
		slots := accountsOf(d)
		for m, slotSet := range slots {
			for property, accounts := range slotSet {
				var then Span
				for _, s := range Slot(accounts) {
					if !s.From.After(day) {
						then = s
					}
				}
				now := Span{}
				if spans := Slot(known[m][property]); len(spans) > 0 {
					now = spans[len(spans)-1]
				}
				if !then.From.Equal(now.From) || !then.Value.Equal(now.Value) || then.Open != now.Open || then.Contested != now.Contested {
					t.Fatalf("%v.%s as of %s is %+v, but what was reported by then folds to %+v", m, property, day, then, now)
				}
			}
		}
	})
}

// What a reference file lists without a value changes when a thing begins to be on record, and nothing else of the present.
func TestListedThingsChangeNothingOfThePresent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dossiers(t)
		listed := *d
		listed.Things = slices.Clone(d.Things)
		for i := range listed.Things {
			listed.Things[i].Listed = rapid.Bool().Draw(t, "listed")
		}
		if got, want := presentOf(Fold(&listed)), presentOf(Fold(d)); !reflect.DeepEqual(got, want) {
			t.Fatalf("the present is\n%v\nwant\n%v", got, want)
		}
	})
}

// presentOf returns the values of all things, but for the time since they are so, and the relations of the present, by their keys.
func presentOf(c graph.Contents) map[any][]graph.Value {
	out := map[any][]graph.Value{}
	for _, r := range c.Records {
		values := slices.Clone(r.Values)
		if p := r.Type.Property(since); p != nil {
			values[p.Index] = nil
		}
		out[r.ID()] = values
	}
	for _, e := range c.Edges {
		if !e.Relation.Past() && e.Relation.Name != statesRelation {
			out[e.Key()] = e.Values
		}
	}
	return out
}
