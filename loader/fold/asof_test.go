package fold

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/loader/dossier"
)

// asOf reads from a graph how everything stood at a time, by comparisons only: the present if it had begun by then,
// otherwise the span that had begun by then and had not ended. It describes each thing and relation in text.
func asOf(c graph.Contents, at time.Time) map[string]string {
	now, out := stamp(at), map[string]string{}
	reads := func(ps []*graph.Property, values []graph.Value, of string, since graph.Value) {
		if since != nil && since.(string) > now {
			return
		}
		if _, twice := out[of]; twice {
			out[of] += ", and also "
		}
		for _, p := range ps {
			if v := values[p.Index]; v != nil && (p.State && !isWording(p) || p.Name == "contested" || p.Name == "inferred" || orders(p, ps)) {
				out[of] += fmt.Sprintf("%s=%v ", p.Key, v)
			}
		}
		out[of] += "."
	}
	for _, r := range c.Records {
		if r.Type.Is("Entity") {
			reads(r.Type.Properties, r.Values, r.Type.Name+" "+string(r.ID()), r.Values[r.Type.Property("since").Index])
		}
	}
	for _, e := range c.Edges {
		since := e.Relation.Property("since")
		if since == nil {
			continue
		}
		ends := fmt.Sprintf(" %s %s", e.From, e.To)
		for _, p := range e.Relation.Properties {
			if p.Identity && p.Name != "since" {
				ends += fmt.Sprint(" ", e.Values[p.Index])
			}
		}
		switch {
		case !e.Relation.Past():
			reads(e.Relation.Properties, e.Values, e.Relation.Name+ends, e.Values[since.Index])
		case e.Values[e.Relation.Property("until").Index].(string) <= now:
		case e.Relation.PastOf != nil:
			reads(e.Relation.Properties, e.Values, e.Relation.PastOf.Name+ends, e.Values[since.Index])
		default:
			reads(e.Relation.Properties, e.Values, e.Relation.PastOfType.Name+" "+string(e.From), e.Values[since.Index])
		}
	}
	return out
}

// orders reports whether a property exists only to sort by a claimed property.
func orders(key *graph.Property, ps []*graph.Property) bool {
	return key.Hidden && slices.ContainsFunc(ps, func(p *graph.Property) bool { return p.State && p.Order == key.Name })
}

// reportedBy is the dossier as it was at a time. It lacks things that nobody had reported yet, unless a reference
// file states something about them.
func reportedBy(d *dossier.Dossier, known func(time.Time) bool) *dossier.Dossier {
	then := *d
	then.Claims, then.Things = nil, nil
	ever, mentioned := map[graph.ID]bool{}, map[graph.ID]bool{}
	for _, c := range d.Claims {
		ever[c.Subject], ever[c.Object] = true, true
		if known(c.Reported) {
			then.Claims = append(then.Claims, c)
			mentioned[c.Subject], mentioned[c.Object] = true, true
		}
	}
	for _, t := range d.Stated {
		mentioned[t.From], mentioned[t.To] = true, true
	}
	for _, t := range d.Things {
		stated := slices.ContainsFunc(t.Values[1:], func(v graph.Value) bool { return v != nil })
		if stated || mentioned[t.ID] || !ever[t.ID] {
			then.Things = append(then.Things, t)
		}
	}
	return &then
}

// days are all times at which something may begin or end in the drawn dossiers, and times between them.
func days() []time.Time {
	var out []time.Time
	for day := range 8 {
		out = append(out, on(day), on(day).Add(time.Hour))
	}
	return out
}

func TestAnyTimeIsReadByComparisonsAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dossiers(t)
		whole := Fold(d)
		for _, at := range days() {
			then := Fold(reportedBy(d, func(reported time.Time) bool { return !reported.After(at) }))
			want, got := asOf(then, at), asOf(whole, at)
			if !maps.Equal(got, want) {
				t.Fatalf("as of %s the graph reads\n%v, but what was reported by then folds to\n%v", stamp(at), listed(got), listed(want))
			}
		}
	})
}

func listed(m map[string]string) string {
	var out string
	for _, k := range slices.Sorted(maps.Keys(m)) {
		out += k + ": " + m[k] + "\n"
	}
	return out
}

// Rule 5: claims and words are those at the end of a span.
func TestASpanEndsAsItWasReported(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dossiers(t)
		for _, e := range Fold(d).Edges {
			if !e.Relation.Past() {
				continue
			}
			until := e.Values[e.Relation.Property("until").Index].(string)
			then := Fold(reportedBy(d, func(reported time.Time) bool { return stamp(reported) < until }))
			found := false
			for _, now := range then.Edges {
				if now.Relation == e.Relation.PastOf && now.From == e.From && now.To == e.To {
					found = found || alike(e, now.Relation.Properties, now.Values)
				}
			}
			for _, now := range then.Records {
				if now.Type == e.Relation.PastOfType && now.ID() == e.From {
					found = alike(e, now.Type.Properties, now.Values)
				}
			}
			if !found {
				t.Fatalf("%s of %s and %s is %v: so nothing read before %s", e.Relation.Name, e.From, e.To, e.Values, until)
			}
		}
	})
}

// alike reports whether a span of history has all values that the present had.
func alike(past graph.Edge, ps []*graph.Property, values []graph.Value) bool {
	same := 0
	for _, q := range past.Relation.Properties {
		for _, p := range ps {
			if p.Key == q.Key && q.Name != "until" && equal(past.Values[q.Index], values[p.Index]) {
				same++
			}
		}
	}
	return same == len(past.Relation.Properties)-1 // all except until
}
