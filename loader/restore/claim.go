package restore

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/graph"
	"parley/loader/dossier"
)

// claim adds a claim to the dossier of its source.
func (r restorer) claim(rec graph.Record) error {
	c := dossier.Claim{
		ID: rec.ID(), Source: r.far("REPORTED_BY", rec.ID()), Subject: r.far("ABOUT", rec.ID()),
		Object: graph.ID(text(rec, "object")), Polarity: graph.Polarity(text(rec, "polarity")),
		Rank: graph.Rank(text(rec, "rank")), Reason: text(rec, "reason"), Retracts: rec.Values[rec.Type.Property("retracts").Index] == true,
		Quote: text(rec, "quote"), Start: number(rec, "start"), End: number(rec, "end"), Fragment: text(rec, "fragment"), Part: graph.Part(text(rec, "part")),
	}
	d := r.made[r.far("COLLECTED_IN", c.Source)]
	subject, there := r.records[c.Subject]
	if d == nil || !there {
		return nil
	}
	var err error
	if c.Reported, err = when(rec, "reported"); err != nil {
		return err
	}
	if c.ReportedFrom, err = when(rec, "reportedFrom"); err != nil {
		return err
	}
	c.ReportedDay = text(rec, "reportedDay")
	if err := r.readField(&c, subject.Type, rec); err != nil {
		return err
	}
	c.Via = r.via(c.ID)
	d.Claims = append(d.Claims, c)
	return nil
}

// readField finds the field of a claim in the model. The field is a property of the subject, a relation, or a property
// of a relation. It returns an error if the model does not have the field.
func (r restorer) readField(c *dossier.Claim, subject *graph.Type, rec graph.Record) error {
	field, of, ofRelation := strings.Cut(text(rec, "property"), ".")
	c.Field = field
	if c.Object == "" {
		c.Property = subject.Property(field)
	} else if via, ok := graph.Parley.Via(subject, field); ok && via.Relation != nil {
		c.Relation, c.Reverse = via.Relation, via.Reverse
		c.Identity = dossier.IdentityOf(c.Relation, text(rec, "identity"))
		if ofRelation {
			c.Property = c.Relation.Property(of)
		}
	}
	if c.Relation == nil && c.Property == nil || ofRelation && c.Property == nil {
		return fmt.Errorf("the model has no %s of a %s: use the version of parley that loaded the dossier, or drop the dossier", text(rec, "property"), subject.Name)
	}
	c.SaidOf, _ = rec.Values[rec.Type.Property("saidOf").Index].([]string)
	if texts, _ := rec.Values[rec.Type.Property("values").Index].([]string); c.Property != nil {
		c.Values = dossier.ValuesOf(c.Property, texts)
	}
	return nil
}

// via lists the people and organisations that a claim came through, the nearest to the source first.
func (r restorer) via(id graph.ID) []graph.ID {
	steps := slices.Clone(r.ends["RELAYED_BY"][id])
	slices.SortFunc(steps, func(a, b graph.Edge) int { return cmp.Compare(step(a), step(b)) })
	var ids []graph.ID
	for _, e := range steps {
		ids = append(ids, e.To)
	}
	return ids
}

func step(e graph.Edge) int64 {
	n, _ := e.Values[e.Relation.Property("step").Index].(int64)
	return n
}

func number(rec graph.Record, property string) int {
	n, _ := rec.Values[rec.Type.Property(property).Index].(int64)
	return int(n)
}
