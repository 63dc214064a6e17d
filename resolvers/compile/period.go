package compile

import (
	"fmt"
	"time"

	"parley/graph"
)

// The conditions from, until and at compare moments with times that may be known in part only. A day is compared with
// the days of the time where it was, an instant with its seconds.

// The names of the conditions that bound a period.
const fromField, untilField = "from", "until"

// since holds for things whose time can be at the moment or later.
func since(_ *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	return during(period(types[0].Declared), false, v, nil)
}

// until holds for things whose time can be at the moment or earlier.
func until(_ *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	return during(period(types[0].Declared), false, nil, v)
}

// period returns the property that the conditions from and until compare, or nil.
func period(declared []*graph.Property) *graph.Property {
	for _, p := range declared {
		if p.Period {
			return p
		}
	}
	return nil
}

// during holds for a time that can be between two moments. Each of them may be nil: the period then has no such end. A
// time with an open end can be at any moment beyond its other end. The time is a property of the relation if edge is
// set. during refuses a period that ends before it begins: otherwise the client would get an empty list and would
// not notice the mistake.
func during(p *graph.Property, edge bool, from, until any) (graph.Predicate, error) {
	var all graph.And
	var begin, end moment
	var err error
	if from != nil {
		if begin, err = momentOf(from); err != nil {
			return nil, fmt.Errorf("%s: %w", fromField, err)
		}
		all = append(all, notBefore(p, edge, begin))
	}
	if until != nil {
		if end, err = momentOf(until); err != nil {
			return nil, fmt.Errorf("%s: %w", untilField, err)
		}
		all = append(all, notAfter(p, edge, end))
	}
	if len(all) < 2 {
		return all[0], nil
	}
	if reversed(begin, end) {
		return nil, fmt.Errorf("%w: from, %s, is later than until, %s", graph.ErrBadInput, quoteShort(text(from)), quoteShort(text(until)))
	}
	if list := p.Part("days"); list != nil {
		all = append(all, outsideGaps(p, edge, begin, end))
	}
	return all, nil
}

// reversed reports whether a period ends before it begins. A day and an instant are compared as if the day were in the
// time zone in which it lasts longest, because the client may mean any zone.
func reversed(from, until moment) bool {
	switch {
	case from.day != "" && until.day != "":
		return from.day > until.day
	case from.day != "":
		return shifted(from.first(), -14*time.Hour) > until.instant
	case until.day != "":
		return from.instant > shifted(until.last(), 12*time.Hour)
	}
	return from.instant > until.instant
}

// shifted moves an instant.
func shifted(instant string, by time.Duration) string {
	at, err := time.Parse(time.RFC3339, instant)
	if err != nil {
		return instant // this cannot happen: the instant is one that momentOf made
	}
	return at.Add(by).UTC().Format(time.RFC3339)
}

// notBefore holds for a time that can be at the moment or later. A time with an open end can.
func notBefore(p *graph.Property, edge bool, m moment) graph.Predicate {
	if m.day != "" && len(p.Parts) > 0 {
		return bounded(p, "lastDay", edge, graph.GreaterOrEqual, m.day)
	}
	return bounded(p, "latest", edge, graph.GreaterOrEqual, m.first())
}

// notAfter holds for a time that can be at the moment or earlier. A time with an open beginning can.
func notAfter(p *graph.Property, edge bool, m moment) graph.Predicate {
	if m.day != "" && len(p.Parts) > 0 {
		return bounded(p, "firstDay", edge, graph.LessOrEqual, m.day)
	}
	return bounded(p, "earliest", edge, graph.LessOrEqual, m.last())
}

// bounded compares one end of a time with a value. If the time is known and its end is not,
// the end is open, and the comparison holds. A time without parts is exact.
func bounded(p *graph.Property, end string, edge bool, op graph.Op, value string) graph.Predicate {
	part := p.Part(end)
	if part == nil {
		return graph.Comparison{Property: p, Edge: edge, Op: op, Value: value}
	}
	there := func(p *graph.Property) graph.Predicate {
		return graph.Comparison{Property: p, Edge: edge, Op: graph.GreaterOrEqual, Value: ""}
	}
	return graph.Or{
		graph.Comparison{Property: part, Edge: edge, Op: op, Value: value},
		graph.And{there(p.Parts[0]), graph.Not{Predicate: there(part)}},
	}
}

// outsideGaps holds for a time that has no gaps, or that is not in a gap for the whole of the period. If one end of the
// period is an instant, a day at the other end is the day in UTC.
func outsideGaps(p *graph.Property, edge bool, from, until moment) graph.Predicate {
	spans, ends := p.Part("times"), []string{from.first(), until.last()}
	if from.day != "" && until.day != "" {
		spans, ends = p.Part("days"), []string{from.day, until.day}
	}
	return graph.Or{
		graph.Not{Predicate: hasAny(spans, edge, true)},
		graph.Comparison{Property: spans, Edge: edge, Op: graph.Overlaps, Value: ends},
	}
}

// lasting holds for a relation that can have lasted at the moment. A relation without dates can.
func lasting(v any, r *graph.Relation, _ []*graph.Type) (graph.Predicate, error) {
	m, err := momentOf(v)
	begin, end, at := "earliest", "latest", m.instant
	if m.day != "" {
		begin, end, at = "firstDay", "lastDay", m.day
	}
	return graph.And{
		graph.Not{Predicate: graph.Comparison{Property: r.Property("start").Part(begin), Edge: true, Op: graph.Greater, Value: at}},
		graph.Not{Predicate: graph.Comparison{Property: r.Property("end").Part(end), Edge: true, Op: graph.Less, Value: at}},
	}, err
}
