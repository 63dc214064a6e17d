package dossier

import (
	"slices"

	"parley/graph"
)

// Join writes one id in place of another, everywhere in a claim. The argument kept has the id that stays, by former id. The id of the
// claim stays: the claim is the one that the source makes. SaidOf gets the former ids.
func (c *Claim) Join(kept map[graph.ID]graph.ID) {
	n := renaming{kept: kept}
	c.Subject, c.Object = n.id(c.Subject), n.id(c.Object)
	if via := n.ids(c.Via); via != nil {
		c.Via = slices.Compact(via)
	}
	if c.Property != nil {
		c.Values = n.values(c.Values, func(i int) *graph.Property {
			if c.Property.Parts != nil {
				return c.Property.Parts[i]
			}
			return c.Property
		})
	}
	if c.Relation != nil {
		c.Identity = n.values(c.Identity, func(i int) *graph.Property { return c.Relation.Properties[i] })
	}
	slices.Sort(n.former)
	c.SaidOf = slices.Compact(n.former)
}

// Join is Claim.Join for a relation that a reference file states.
func (s *StatedRelation) Join(kept map[graph.ID]graph.ID) {
	n := renaming{kept: kept}
	s.From, s.To = n.id(s.From), n.id(s.To)
	s.Values = n.values(s.Values, func(i int) *graph.Property { return s.Relation.Properties[i] })
}

// Join is Claim.Join for the publisher of a source.
func (s *Source) Join(kept map[graph.ID]graph.ID) {
	n := renaming{kept: kept}
	s.Publisher = n.id(s.Publisher)
}

// renaming writes one id in place of another, and notes the former ids.
type renaming struct {
	kept   map[graph.ID]graph.ID
	former []string
}

func (n *renaming) id(id graph.ID) graph.ID {
	if now, former := n.kept[id]; former {
		n.former = append(n.former, string(id))
		return now
	}
	return id
}

// ids returns a new list, or nil if no id is former.
func (n *renaming) ids(list []graph.ID) []graph.ID {
	if !slices.ContainsFunc(list, func(id graph.ID) bool { return n.kept[id] != "" }) {
		return nil
	}
	out := make([]graph.ID, len(list))
	for i, id := range list {
		out[i] = n.id(id)
	}
	return out
}

// values returns values in which the ids are replaced. The function of gives the property of each value.
func (n *renaming) values(values []graph.Value, of func(i int) *graph.Property) []graph.Value {
	out, changed := values, false
	put := func(i int, v graph.Value) {
		if !changed {
			out, changed = slices.Clone(values), true
		}
		out[i] = v
	}
	for i, v := range values {
		if of(i).Ref == "" {
			continue
		}
		switch v := v.(type) {
		case string:
			if now := n.id(graph.ID(v)); now != graph.ID(v) {
				put(i, string(now))
			}
		case []string:
			list := make([]string, len(v))
			for j, id := range v {
				list[j] = string(n.id(graph.ID(id)))
			}
			if !slices.Equal(list, v) {
				put(i, list)
			}
		}
	}
	return out
}

// Absorb adds the values of another thing to a thing that turns out to be the same. A list gets the values of both. A single value stays,
// if the thing has one. The other name becomes an alias, and the other id a former id.
func (t *Thing) Absorb(other Thing) {
	values := slices.Clone(other.Values)
	if name := t.Type.Property("name"); name != nil && name.Variants != "" {
		aliases := t.Type.Property(name.Variants)
		mine, _ := t.Values[name.Index].(string)
		theirs, _ := values[name.Index].(string)
		if mine != "" && theirs != "" && theirs != mine {
			list, _ := values[aliases.Index].([]string)
			values[aliases.Index] = append(slices.Clone(list), theirs)
		}
	}
	MergeValues(t.Values, values, t.Type.Properties, t.Type.Property)
	t.Listed = t.Listed || other.Listed
	t.became(other.ID)
}

// Become gives a thing another id. Its id becomes a former id.
func (t *Thing) Become(id graph.ID) {
	former := t.ID
	t.ID, t.Values = id, slices.Clone(t.Values)
	t.Values[0] = string(id)
	t.became(former)
}

func (t *Thing) became(former graph.ID) {
	p := t.Type.Property("formerly")
	list, _ := t.Values[p.Index].([]string)
	list = append(slices.Clone(list), string(former))
	slices.Sort(list)
	t.Values[p.Index] = slices.Compact(list)
}
