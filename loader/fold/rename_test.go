package fold

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/loader/dossier"
)

// newNames maps ids to other ids. The order of the new ids is another order.
type newNames map[graph.ID]graph.ID

func (n newNames) of(id graph.ID) graph.ID {
	if id == "" {
		return ""
	}
	return n[id]
}

// value renames an id, or every id of a list, that a property holds.
func (n newNames) value(p *graph.Property, v graph.Value) graph.Value {
	if p.Ref == "" && p.Name != "id" && p.Name != "value" && p.Name != "values" {
		return v
	}
	switch x := v.(type) {
	case string:
		if to, there := n[graph.ID(x)]; there {
			return string(to)
		}
	case []string:
		out := make([]string, len(x))
		for i, s := range x {
			out[i], _ = n.value(p, s).(string)
		}
		slices.Sort(out)
		return out
	}
	return v
}

func (n newNames) values(ps []*graph.Property, values []graph.Value) []graph.Value {
	out := slices.Clone(values)
	for _, p := range ps {
		if p.Index >= 0 && p.Index < len(out) {
			out[p.Index] = n.value(p, out[p.Index])
		}
	}
	return out
}

// dossier is a dossier with other ids for everything: things, sources, publishers and claims.
func (n newNames) dossier(d *dossier.Dossier) *dossier.Dossier {
	out := &dossier.Dossier{ID: d.ID, Title: d.Title}
	for _, t := range d.Things {
		t.ID, t.Values = n.of(t.ID), n.values(t.Type.Properties, t.Values)
		out.Things = append(out.Things, t)
	}
	for _, t := range d.Stated {
		t.From, t.To = n.of(t.From), n.of(t.To)
		out.Stated = append(out.Stated, t)
	}
	for _, s := range d.Sources {
		s.ID, s.Publisher = n.of(s.ID), n.of(s.Publisher)
		out.Sources = append(out.Sources, s)
	}
	for _, c := range d.Claims {
		c.ID, c.Source, c.Subject, c.Object = n.of(c.ID), n.of(c.Source), n.of(c.Subject), n.of(c.Object)
		c.Via = slices.Clone(c.Via)
		for i, id := range c.Via {
			c.Via[i] = n.of(id)
		}
		if c.Property != nil && c.Property.Ref != "" {
			c.Values = []graph.Value{n.value(c.Property, c.Values[0])}
		}
		out.Claims = append(out.Claims, c)
	}
	return out
}

// drawNames draws new ids for everything that a dossier names.
func drawNames(t *rapid.T, d *dossier.Dossier) newNames {
	all := map[graph.ID]bool{}
	for _, thing := range d.Things {
		all[thing.ID] = true
	}
	for _, s := range d.Sources {
		all[s.ID], all[s.Publisher] = true, true
	}
	for _, c := range d.Claims {
		all[c.ID] = true
	}
	var ids []graph.ID
	for id := range all {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	order := rapid.Permutation(ids).Draw(t, "names")
	n := newNames{}
	for _, id := range ids {
		n[id] = graph.ID(fmt.Sprintf("n%02d", slices.Index(order, id)))
	}
	return n
}

// answers describes what a graph says, without the ids of accounts, which are made from the ids of things, and without
// the texts from which a dossier is restored. The ids are renamed.
func (n newNames) answers(c graph.Contents) []string {
	accounts := map[graph.ID]string{}
	for _, r := range c.Records {
		if r.Type.Name == "Account" {
			accounts[r.ID()] = "account" + readAll(r.Type.Properties[1:], n.values(r.Type.Properties, r.Values))
		}
	}
	end := func(id graph.ID) string {
		if a, there := accounts[id]; there {
			return a
		}
		if to, there := n[id]; there {
			return string(to)
		}
		return string(id)
	}
	var out []string
	for _, r := range c.Records {
		if r.Type.Name != "Account" {
			out = append(out, r.Type.Name+readAll(r.Type.Properties, n.values(r.Type.Properties, r.Values)))
		}
	}
	for _, e := range c.Edges {
		if e.Relation.Name != "STATES" {
			out = append(out, fmt.Sprintf("%s %s>%s%s", e.Relation.Name, end(e.From), end(e.To), readAll(e.Relation.Properties, n.values(e.Relation.Properties, e.Values))))
		}
	}
	slices.Sort(out)
	return out
}

func same(t *rapid.T, what string, a, b []string) {
	if reflect.DeepEqual(a, b) {
		return
	}
	var out strings.Builder
	for _, l := range a {
		if !slices.Contains(b, l) {
			fmt.Fprintf(&out, "- %s\n", l)
		}
	}
	for _, l := range b {
		if !slices.Contains(a, l) {
			fmt.Fprintf(&out, "+ %s\n", l)
		}
	}
	t.Fatalf("%s, it differs:\n%s", what, out.String())
}

// No id decides anything: with other ids for everything, the fold says the same.
func TestOtherIDsChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dossiers(t)
		n := drawNames(t, d)
		nothing := newNames{}
		same(t, "with other ids", n.answers(Fold(d)), nothing.answers(Fold(n.dossier(d))))
	})
}

// Two times that mean the same, and another time: nothing decides. The words of the open time are the same, whatever the ids
// of the claims are.
func TestIDsDecideNoWords(t *testing.T) {
	about := whenMeans("2025-12-04~", "2025-12-04T00:00:00Z", "2025-12-04T23:59:59Z")
	told := map[string]bool{}
	for _, ids := range [][]string{{"c1", "c2", "c3"}, {"c2", "c1", "c3"}, {"c3", "c2", "c1"}} {
		c := Fold(dossierOf(says(ids[0], "b1", on(11), whenIs(4)), says(ids[1], "b2", on(11), about), says(ids[2], "b3", on(11), whenIs(3))))
		text := fmt.Sprint(get(t, c, "talks", "when"))
		for _, r := range c.Records {
			if r.Type.Name == "Account" {
				text += " " + fmt.Sprint(r.Values[r.Type.Property("value").Index])
			}
		}
		told[text] = true
	}
	if len(told) != 1 {
		t.Errorf("other ids tell the time in other words: %v", told)
	}
}
