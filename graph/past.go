package graph

import (
	"reflect"
	"slices"
	"strings"
	"unicode"
)

// Span bounds a stretch of history on the clock of reporting. It is part of
// what a PAST_ relation is: the spans of one thing lie side by side.
type Span struct {
	// When the span was first reported. Absent if a reference file always stated it.
	Since DateTime `graph:"since,key"`
	// When a later report superseded the span, exclusive.
	Until DateTime `graph:"until"`
}

// declarePast gives every relation that carries Evidence, and every type with
// claimed properties, the relation that holds its history: with what is claimed,
// and what orders that, so that the past is sorted as the present is.
func (m *Model) declarePast() {
	for _, r := range m.relations {
		if r.fields["claims"] == nil {
			continue
		}
		past := m.newPast("PAST_"+r.Name, "Past"+r.Struct, r.From.Type, r.To.Type)
		past.PastOf = r
		past.copy(r.Properties, func(*Property) bool { return true })
		m.relations = append(m.relations, past)
	}
	for _, t := range m.types {
		if !t.Is("Entity") {
			continue
		}
		past := m.newPast("PAST_"+snake(t.Name), "Past"+t.Name, t.Name, t.Name)
		past.PastOfType = t
		past.copy(t.Properties, func(p *Property) bool {
			return p.State || p.Name == "contested" || p.Hidden && slices.ContainsFunc(t.Properties, func(q *Property) bool {
				return q.State && q.Order == p.Name
			})
		})
		m.relations = append(m.relations, past)
	}
}

func (m *Model) newPast(name, structName, from, to string) *Relation {
	r := &Relation{
		Name: name, Struct: structName, From: End{Type: from}, To: End{Type: to},
		fields: map[string]*Property{},
	}
	m.walk(reflect.TypeFor[Span](), "", reading{flat: &r.Properties, named: r.fields})
	return r
}

// copy adds the properties of another type or relation, but for those that the span has.
func (r *Relation) copy(properties []*Property, wanted func(*Property) bool) {
	for _, p := range properties {
		if r.fields[p.Key] != nil || !wanted(p) {
			continue
		}
		q := *p
		q.Index = len(r.Properties)
		r.Properties = append(r.Properties, &q)
		r.fields[q.Key] = &q // parts by their keys: when_earliest
	}
}

// snake turns PlanVersion into PLAN_VERSION.
func snake(name string) string {
	var b strings.Builder
	for i, c := range name {
		if i > 0 && unicode.IsUpper(c) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToUpper(c))
	}
	return b.String()
}
