package graph

import (
	"reflect"
	"slices"
	"strings"
	"unicode"
)

// Span bounds a period of the times of reports in which a value stayed the same. Every
// relation PAST_... has a Span. A thing can have many spans.
type Span struct {
	// When the span was first reported. Absent if a reference file always stated it.
	Since DateTime `graph:"since,key"`
	// When a later report superseded the span, exclusive.
	Until DateTime `graph:"until"`
}

// declarePast declares the relations that hold history: one for every relation with
// Evidence, and one for every type with claimed properties. Each has the claimed
// properties. It also has the properties that order them, so that a list of earlier values
// can be ordered like a list of current values.
func (m *Model) declarePast() {
	for _, r := range m.relations {
		if r.fields["claims"] == nil {
			continue
		}
		past := m.newPast("PAST_"+r.Name, "Past"+r.Struct, r.From.Type, r.To.Type)
		past.PastOf, r.History = r, past
		past.copy(r.Properties, func(*Property) bool { return true })
		m.relations = append(m.relations, past)
	}
	for _, t := range m.types {
		if !t.Is("Entity") {
			continue
		}
		past := m.newPast("PAST_"+snake(t.Name), "Past"+t.Name, t.Name, t.Name)
		past.PastOfType, t.History = t, past
		past.copy(t.Properties, func(p *Property) bool {
			return p.State || p.Name == "contested" || p.Name == "open" || p.Name == "inferred" || p.Hidden && slices.ContainsFunc(t.Properties, func(q *Property) bool {
				return q.State && q.Order == p.Name
			})
		})
		m.relations = append(m.relations, past)
	}
}

// newPast returns a relation with the properties of a Span.
func (m *Model) newPast(name, structName, from, to string) *Relation {
	r := &Relation{
		Name: name, Struct: structName, From: End{Type: from}, To: End{Type: to},
		fields: map[string]*Property{},
	}
	m.walk(reflect.TypeFor[Span](), "", reading{flat: &r.Properties, named: r.fields})
	return r
}

// copy adds the wanted properties of another type or relation. It leaves out a property whose
// key the relation already has.
func (r *Relation) copy(properties []*Property, wanted func(*Property) bool) {
	for _, p := range properties {
		if r.fields[p.Key] != nil || !wanted(p) {
			continue
		}
		q := *p
		q.Index = len(r.Properties)
		r.Properties = append(r.Properties, &q)
		r.fields[q.Key] = &q // the name of a part is its key: when_earliest
	}
}

// snake returns a name in capitals with underscores: PLAN_VERSION for PlanVersion.
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
