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
	var begin, end moment
	var err error
	is := graph.During{Time: p, First: p, Last: p, Edge: edge}
	if len(p.Parts) > 0 {
		is.Time = p.Parts[0]
	}
	if from != nil {
		if begin, err = momentOf(from); err != nil {
			return nil, fmt.Errorf("%s: %w", fromField, err)
		}
		is.Last, is.From = begin.compared(p, "latest", "lastDay", begin.first())
	}
	if until != nil {
		if end, err = momentOf(until); err != nil {
			return nil, fmt.Errorf("%s: %w", untilField, err)
		}
		is.First, is.Until = end.compared(p, "earliest", "firstDay", end.last())
	}
	if from == nil || until == nil {
		return is, nil
	}
	if reversed(begin, end) {
		return nil, fmt.Errorf("%w: from, %s, is later than until, %s", graph.ErrBadInput, quoteShort(text(from)), quoteShort(text(until)))
	}
	if p.Part("days") != nil {
		return graph.And{is, outsideGaps(p, edge, begin, end)}, nil
	}
	return is, nil
}

// compared returns the end of a time with which the moment is compared, and the value for it: a day with the day where the
// time was, and an instant, here given as second, with the second.
func (m moment) compared(p *graph.Property, inSeconds, inDays, second string) (*graph.Property, string) {
	switch {
	case len(p.Parts) == 0:
		return p, second
	case m.day != "":
		return p.Part(inDays), m.day
	}
	return p.Part(inSeconds), second
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
