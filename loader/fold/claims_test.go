package fold

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// The stories below are about one meeting, planned for 10 December, and the actors around it. The name of a source gives
// its reliability: a1 and a2 are A, b1 to b3 are B, d1 is D, and n1 has none. Only umerov, rubio, talks, afp and the
// places exist.

func on(day int) time.Time { return time.Date(2025, 12, day, 12, 0, 0, 0, time.UTC) }

func aDay(day int) []graph.Value {
	d := time.Date(2025, 12, day, 0, 0, 0, 0, time.UTC)
	return []graph.Value{
		d.Format(time.DateOnly), d.Format(time.RFC3339), d.Add(24*time.Hour - time.Second).Format(time.RFC3339), nil, nil,
	}
}

type detail func(*dossier.Claim)

// says makes a claim of a source about the meeting.
func says(id, source string, at time.Time, what detail, more ...detail) dossier.Claim {
	c := dossier.Claim{
		ID: graph.ID(id), Source: graph.ID(source), Subject: "talks",
		Polarity: graph.Affirms, Rank: graph.Normal, Reported: at,
	}
	what(&c)
	for _, d := range more {
		d(&c)
	}
	return c
}

func property(typ, field string, values ...graph.Value) detail {
	return func(c *dossier.Claim) {
		c.Field, c.Property, c.Values = field, graph.Parley.Type(typ).Property(field), values
	}
}

func statusIs(s graph.MeetingStatus) detail { return property("Meeting", "status", string(s)) }
func modeIs(m string) detail                { return property("Meeting", "mode", m) }
func whenIs(day int) detail                 { return property("Meeting", "when", aDay(day)...) }

// whenMeans is a time with the seconds that it can mean; "" is an open end.
func whenMeans(text, earliest, latest string) detail {
	return property("Meeting", "when", text, earliest, latest, nil, nil)
}

// there is the claim that a relation of the meeting exists, made under the meeting, or the
// event or agreement.
func there(relation, object string, identity ...graph.Value) detail {
	return func(c *dossier.Claim) {
		r := graph.Parley.Relation(relation)
		c.Relation, c.Object = r, graph.ID(object)
		c.Reverse = r.To.Type == "Meeting" && r.From.Type != "Meeting" || r.To.Type == "Event" || r.To.Type == "Agreement"
		c.Field = r.From.Field
		if c.Reverse {
			c.Field = r.To.Field
		}
		c.Identity = make([]graph.Value, len(r.Properties))
		rest := identity
		for _, p := range r.Properties {
			if p.Identity && !p.Hidden {
				c.Identity[p.Index], rest = rest[0], rest[1:]
			}
		}
	}
}

// its is a claim about a property of that relation.
func its(relation, object, name string, values ...graph.Value) detail {
	return func(c *dossier.Claim) {
		there(relation, object)(c)
		c.Property, c.Values = c.Relation.Property(name), values
	}
}

// fromTheFarEnd is the same claim, made under the other end of the relation.
func fromTheFarEnd(c *dossier.Claim) {
	c.Subject, c.Object, c.Reverse = c.Object, c.Subject, !c.Reverse
	c.Field = c.Relation.From.Field
	if c.Reverse {
		c.Field = c.Relation.To.Field
	}
}

func denies(c *dossier.Claim)     { c.Polarity = graph.Denies }
func retracts(c *dossier.Claim)   { c.Retracts = true }
func preferred(c *dossier.Claim)  { c.Rank = graph.Preferred }
func deprecated(c *dossier.Claim) { c.Rank = graph.Deprecated }

func via(ids ...graph.ID) detail { return func(c *dossier.Claim) { c.Via = ids } }

func worded(words string) detail {
	return func(c *dossier.Claim) {
		c.Values = slices.Clone(c.Values)
		c.Values[3] = words
	}
}

func inferredFrom(words string) detail {
	return func(c *dossier.Claim) {
		c.Values = slices.Clone(c.Values)
		c.Values[4] = words
	}
}

func thing(typ, id string, values map[string]graph.Value) dossier.Thing {
	t := graph.Parley.Type(typ)
	out := dossier.Thing{Type: t, ID: graph.ID(id), Values: make([]graph.Value, len(t.Properties))}
	out.Values[0] = id
	for name, v := range values {
		out.Values[t.Property(name).Index] = v
	}
	return out
}

func source(id string, r graph.Reliability) dossier.Source {
	return dossier.Source{
		ID: graph.ID(id), Reliability: r, Reported: on(1), Publisher: graph.ID("paper-" + id),
		Values: make([]graph.Value, len(graph.Parley.Type("Source").Properties)),
	}
}

func dossierOf(claims ...dossier.Claim) *dossier.Dossier {
	return &dossier.Dossier{
		ID: "stories",
		Things: []dossier.Thing{
			thing("Organization", "afp", map[string]graph.Value{"name": "AFP"}),
			thing("Place", "ireland", nil),
			thing("Place", "paris", nil),
			thing("Person", "rubio", map[string]graph.Value{"name": "Marco Rubio"}),
			thing("Meeting", "talks", nil),
			thing("Organization", "ukraine", nil),
			thing("Person", "umerov", map[string]graph.Value{"name": "Rustem Umerov"}),
		},
		Sources: []dossier.Source{
			source("a1", "A"), source("a2", "A"), source("b1", "B"), source("b2", "B"),
			source("b3", "B"), source("d1", "D"), source("n1", ""),
		},
		Claims: claims,
	}
}

// get reads a property of a thing from folded contents.
func get(t *testing.T, c graph.Contents, id graph.ID, name string) graph.Value {
	t.Helper()
	for _, r := range c.Records {
		if r.ID() == id {
			p := r.Type.Property(name)
			if p.Parts != nil {
				p = p.Parts[0]
			}
			return r.Values[p.Index]
		}
	}
	t.Fatalf("there is no %s", id)
	return nil
}

// between lists the relations between two things.
func between(c graph.Contents, from, to graph.ID) []graph.Edge {
	var out []graph.Edge
	for _, e := range c.Edges {
		if e.From == from && e.To == to && !e.Relation.Past() {
			out = append(out, e)
		}
	}
	return out
}

func edgeValue(e graph.Edge, name string) graph.Value {
	p := e.Relation.Property(name)
	if p.Parts != nil {
		p = p.Parts[0]
	}
	return e.Values[p.Index]
}

// story has the claims about one property of the meeting, and the result.
type story struct {
	name      string
	property  string
	claims    []dossier.Claim
	want      graph.Value
	contested bool
}

// tell folds every story in the given order and in reverse order. A claim that arrives late must give the same
// result.
func tell(t *testing.T, stories []story) {
	t.Helper()
	for _, s := range stories {
		t.Run(s.name, func(t *testing.T) {
			t.Helper()
			backwards := slices.Clone(s.claims)
			slices.Reverse(backwards)
			for order, claims := range map[string][]dossier.Claim{"in order": s.claims, "backwards": backwards} {
				c := Fold(dossierOf(claims...))
				if got := get(t, c, "talks", s.property); got != s.want {
					t.Errorf("%s: %s is %v, want %v", order, s.property, got, s.want)
				}
				var want graph.Value
				if s.contested {
					want = []string{s.property}
				}
				if got := get(t, c, "talks", "contested"); !reflect.DeepEqual(got, want) {
					t.Errorf("%s: contested is %v, want %v", order, got, want)
				}
			}
		})
	}
}

// attendanceStory has the claims about umerov's attendance, and the result.
type attendanceStory struct {
	name      string
	claims    []dossier.Claim
	want      string   // the relation that is there, or ""
	contested []string // on the edge, and on the meeting
}

// withoutStatus leaves the status out of a list of contested properties. Who took part and what the status is follow
// from one decision.
func withoutStatus(contested graph.Value) graph.Value {
	list, _ := contested.([]string)
	if list = slices.DeleteFunc(slices.Clone(list), func(p string) bool { return p == status }); len(list) == 0 {
		return nil
	}
	return list
}

func tellAttendance(t *testing.T, stories []attendanceStory) {
	t.Helper()
	for _, s := range stories {
		t.Run(s.name, func(t *testing.T) {
			t.Helper()
			backwards := slices.Clone(s.claims)
			slices.Reverse(backwards)
			for order, claims := range map[string][]dossier.Claim{"in order": s.claims, "backwards": backwards} {
				c := Fold(dossierOf(claims...))
				contested, got := withoutStatus(get(t, c, "talks", "contested")), ""
				for _, e := range between(c, "umerov", "talks") {
					got += e.Relation.Name
					on := contested
					contested = edgeValue(e, "contested")
					if (on != nil) != (contested != nil) {
						t.Errorf("%s: %v is noted on the meeting, and %v on the edge", order, on, contested)
					}
				}
				if got != s.want {
					t.Errorf("%s: umerov is %q, want %q", order, got, s.want)
				}
				list, _ := contested.([]string)
				if !slices.Equal(list, s.contested) {
					t.Errorf("%s: contested is %v, want %v", order, list, s.contested)
				}
			}
		})
	}
}
