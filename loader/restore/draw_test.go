package restore_test

import (
	"fmt"
	"slices"
	"time"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/loader/dossier"
)

var words = []string{"x", "y: z", "two words", `quotes " and \`}

// draw makes a dossier with things of every type. It states and claims everything that the model has a place for.
func draw(t *rapid.T, id graph.ID) *dossier.Dossier {
	d := &dossier.Dossier{ID: id, Title: "The " + string(id)}
	entities := typesOf("Entity")
	for _, typ := range entities {
		for n := range 2 {
			thing := dossier.Thing{Type: typ, ID: graph.ID(fmt.Sprintf("%s-%d", typ.Name, n)), Values: make([]graph.Value, len(typ.Properties))}
			thing.Values[0] = string(thing.ID)
			if thing.Listed = rapid.Bool().Draw(t, "stated"); thing.Listed {
				for _, p := range typ.Properties[1:] {
					if p.Name != "contested" && p.Name != "open" && p.Name != "formerly" && !p.Hidden && rapid.IntRange(0, 3).Draw(t, p.Key) == 0 {
						thing.Values[p.Index] = value(t, p)
					}
				}
				identify(thing)
			}
			d.Things = append(d.Things, thing)
		}
	}
	slices.SortFunc(d.Things, func(a, b dossier.Thing) int { return graph.Compare(string(a.ID), string(b.ID)) })
	for n := range 2 {
		typ := graph.Parley.Type("Source")
		s := dossier.Source{
			ID: graph.ID(fmt.Sprintf("%s-source-%d", id, n)), Publisher: "Organization-1", Reported: on(n + 1),
			Reliability: "B", Text: "a.txt", Values: make([]graph.Value, len(typ.Properties)),
		}
		s.Values[0] = string(s.ID)
		s.Values[typ.Property("title").Index] = "A headline"
		s.Values[typ.Property("text").Index] = "a.txt"
		s.Values[typ.Property("reliability").Index] = "B"
		s.Values[typ.Property("reported").Index] = on(n + 1).Format(time.RFC3339)
		d.Sources = append(d.Sources, s)
	}
	for n := range rapid.IntRange(0, 12).Draw(t, "claims") {
		if c, ok := claim(t, d); ok {
			c.ID = graph.ID(fmt.Sprintf("claim-%s-%02d", id, n))
			d.Claims = append(d.Claims, c)
		}
	}
	slices.SortFunc(d.Claims, func(a, b dossier.Claim) int {
		if c := a.Reported.Compare(b.Reported); c != 0 {
			return c
		}
		return graph.Compare(string(a.ID), string(b.ID))
	})
	return d
}

func claim(t *rapid.T, d *dossier.Dossier) (dossier.Claim, bool) {
	subject := rapid.SampledFrom(d.Things).Draw(t, "subject")
	s := rapid.SampledFrom(d.Sources).Draw(t, "source")
	c := dossier.Claim{
		Source: s.ID, Subject: subject.ID, Polarity: rapid.SampledFrom([]graph.Polarity{graph.Affirms, graph.Denies}).Draw(t, "polarity"),
		Rank: rapid.SampledFrom([]graph.Rank{graph.Normal, graph.Preferred}).Draw(t, "rank"), Reported: on(rapid.IntRange(1, 5).Draw(t, "day")),
		Quote: "words", Start: rapid.IntRange(0, 9).Draw(t, "start"), Part: "BODY", Retracts: rapid.IntRange(0, 5).Draw(t, "retracts") == 0,
	}
	c.End = c.Start + 5
	if rapid.IntRange(0, 3).Draw(t, "in a table") == 0 {
		c.Fragment, c.Start, c.End = "row=2", 0, 0
	}
	if rapid.IntRange(0, 3).Draw(t, "known to the day") == 0 {
		c.ReportedFrom, c.ReportedDay = c.Reported.Add(-time.Hour), "2025-11-30"
	}
	c.Via = rapid.SampledFrom([][]graph.ID{nil, {"Person-1"}, {"Organization-0", "Person-0"}}).Draw(t, "via")
	if rapid.Bool().Draw(t, "of a relation") {
		return c, relation(t, &c, subject, d)
	}
	var claimed []*graph.Property
	for _, name := range subject.Type.Fields() {
		if p := subject.Type.Property(name); p.State {
			claimed = append(claimed, p)
		}
	}
	if len(claimed) == 0 {
		return c, false
	}
	p := rapid.SampledFrom(claimed).Draw(t, "property")
	c.Field, c.Property, c.Values = p.Name, p, values(t, p)
	return c, true
}

// relation draws the relation or the relation's property that the claim is about. It returns
// false if the subject's type has none, or if the relation could close a circle.
func relation(t *rapid.T, c *dossier.Claim, subject dossier.Thing, d *dossier.Dossier) bool {
	type end struct {
		field, far string
		via        graph.Via
	}
	var ends []end
	for _, r := range graph.Parley.Relations() {
		if r.Property("claims") == nil || r.Past() || r.From.Type == "Account" {
			continue
		}
		if subject.Type.Is(r.From.Type) {
			ends = append(ends, end{r.From.Field, r.To.Type, graph.Via{Relation: r}})
		}
		if subject.Type.Is(r.To.Type) {
			ends = append(ends, end{r.To.Field, r.From.Type, graph.Via{Relation: r, Reverse: true}})
		}
	}
	if len(ends) == 0 {
		return false
	}
	e := rapid.SampledFrom(ends).Draw(t, "end")
	var objects []graph.ID
	for _, o := range d.Things {
		if o.Type.Is(e.far) && o.ID != subject.ID {
			objects = append(objects, o.ID)
		}
	}
	r := e.via.Relation
	c.Object = rapid.SampledFrom(objects).Draw(t, "object")
	if dossier.Hierarchy(r) && (c.Object > subject.ID) == e.via.Reverse {
		return false // hierarchies lead upwards only, so they have no circles
	}
	c.Field, c.Relation, c.Reverse = e.field, r, e.via.Reverse
	c.Identity = nil
	var claimed []*graph.Property
	for _, p := range r.Properties {
		if p.Identity && !p.Hidden && (p.Enum != nil || rapid.Bool().Draw(t, "worded")) {
			c.Identity = append(c.Identity, make([]graph.Value, p.Index+1-len(c.Identity))...) // the list ends with the identity
			c.Identity[p.Index] = value(t, p)
		}
		if q := r.Property(p.Key); q != nil && q.State {
			claimed = append(claimed, q)
		}
	}
	if len(claimed) > 0 && rapid.Bool().Draw(t, "of its property") {
		c.Property = rapid.SampledFrom(claimed).Draw(t, "property")
		c.Values = values(t, c.Property)
	}
	return true
}

func typesOf(name string) []*graph.Type { return graph.Parley.Concrete(name) }

func on(day int) time.Time { return time.Date(2025, 12, day, 12, 0, 0, 0, time.UTC) }

// identify makes the identifiers of a thing its own: no two things have one identifier.
func identify(thing dossier.Thing) {
	p := thing.Type.Property("identifiers")
	if p == nil {
		return
	}
	at := p.Part("value").Index
	if shared, ok := thing.Values[at].([]string); ok {
		own := make([]string, len(shared))
		for i, v := range shared {
			own[i] = v + " of " + string(thing.ID)
		}
		thing.Values[at] = own
	}
}

// values draws the value of a property, or those of its parts.
func values(t *rapid.T, p *graph.Property) []graph.Value {
	if p.Struct == "EDTF" {
		day := rapid.IntRange(1, 6).Draw(t, "on")
		return []graph.Value{on(day).Format(time.DateOnly), on(day).Format(time.RFC3339), on(day).Format(time.RFC3339), nil, "Sunday"}
	}
	v := value(t, p)
	if list, several := v.([]string); several { // a claim has one of several values
		v = list[0]
	}
	return []graph.Value{v}
}

func value(t *rapid.T, p *graph.Property) graph.Value {
	if p.Enum != nil && p.Kind == graph.String {
		return rapid.SampledFrom(p.Enum).Draw(t, p.Name)
	}
	switch p.Kind {
	case graph.Int:
		return int64(rapid.IntRange(-3, 3).Draw(t, p.Name))
	case graph.Float:
		return rapid.SampledFrom([]float64{-0.5, 48.8566, 1e21}).Draw(t, p.Name)
	case graph.Bool:
		return rapid.Bool().Draw(t, p.Name)
	case graph.Strings:
		return rapid.SampledFrom([][]string{{"x"}, {"x", "y: z"}, {"a", "two words"}}).Draw(t, p.Name)
	}
	if p.Ref != "" {
		return "Person-1"
	}
	return rapid.SampledFrom(words).Draw(t, p.Name)
}
