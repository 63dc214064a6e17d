package fold

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/dossier"
)

// sourceRecord is the stored form of a source.
func sourceRecord(s dossier.Source) graph.Record {
	r := newRecord("Source", s.ID, s.Values)
	r.put("reported", stamp(s.Reported))
	r.put("reliability", string(s.Reliability))
	r.put("text", s.Text)
	title, _ := r.Values[r.Type.Property("title").Index].(string)
	author, _ := r.Values[r.Type.Property("author").Index].(string)
	r.put("said", words.Passage(title, author))
	return r.Record
}

// claimRecord is the stored form of a claim. A retraction asserts nothing, so its record has no value.
func claimRecord(c *dossier.Claim) record {
	r := newRecord("Claim", c.ID, nil)
	property := c.Field
	if c.Relation != nil && c.Property != nil {
		property += "." + c.Property.Name
	}
	r.put("property", property)
	r.put("object", string(c.Object))
	if !c.Retracts {
		r.put("value", claimText(c))
		putWords(r, c)
	}
	putStoredForm(r, c)
	r.put("polarity", string(c.Polarity))
	r.put("rank", string(c.Rank))
	r.put("reason", c.Reason)
	if c.Retracts {
		r.put("retracts", true)
	}
	r.put("part", string(c.Part))
	r.put("saidOf", c.SaidOf)
	r.put("reported", stamp(c.Reported))
	r.put("reportedFrom", stamp(c.ReportedFrom))
	r.put("reportedDay", c.ReportedDay)
	if c.Quote != "" { // without a passage there is no position
		r.put("quote", c.Quote)
	}
	if c.Fragment != "" {
		r.put("fragment", c.Fragment)
	} else if c.Quote != "" {
		r.put("start", int64(c.Start))
		r.put("end", int64(c.End))
	}
	return r
}

// putWords puts the words of the source for a time into the record of a claim.
func putWords(r record, c *dossier.Claim) {
	if c.Property == nil || c.Property.Struct != edtfStruct {
		return
	}
	for i, part := range c.Property.Parts[:min(len(c.Property.Parts), len(c.Values))] {
		if part.Name == "worded" || part.Name == "inferredFrom" {
			r.put(part.Name, c.Values[i])
		}
	}
}

// valueText writes the value of a property for people: ids, enum values and text as they are, a time as EDTF, a number in
// plain decimals.
func valueText(values []graph.Value) string {
	if len(values) == 0 {
		return ""
	}
	switch v := values[0].(type) {
	case nil:
		return ""
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []string:
		return strings.Join(v, ", ")
	default:
		return fmt.Sprint(v)
	}
}

// claimText writes the value of a claim. The value of a claim that a relation exists is the id at the other end.
func claimText(c *dossier.Claim) string {
	if c.Property == nil {
		return string(c.Object)
	}
	return valueText(c.Values)
}

// record is a record whose properties are set by name.
type record struct{ graph.Record }

func newRecord(typ string, id graph.ID, values []graph.Value) record {
	t := graph.Parley.Type(typ)
	r := record{graph.Record{Type: t, Values: sized(values, len(t.Properties))}}
	r.Values[0] = string(id)
	return r
}

// put sets a property. An empty value sets nothing.
func (r record) put(property string, v graph.Value) {
	if v = clean(v); v != nil {
		r.Values[r.Type.Property(property).Index] = v
	}
}

// relays are the edges to the people and organisations that a claim came through, in order.
func relays(c *dossier.Claim) []graph.Edge {
	edges := make([]graph.Edge, len(c.Via))
	for i, id := range c.Via {
		edges[i] = plainEdge("RELAYED_BY", c.ID, id)
		edges[i].Values[edges[i].Relation.Property("step").Index] = int64(i + 1)
	}
	return edges
}

// plainEdge is an edge without values.
func plainEdge(relation string, from, to graph.ID) graph.Edge {
	r := graph.Parley.Relation(relation)
	return graph.Edge{Relation: r, From: from, To: to, Values: make([]graph.Value, len(r.Properties))}
}

// stamp writes a time in RFC 3339, in UTC. It returns "" for the zero time.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
