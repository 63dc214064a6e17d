package compile

import (
	"fmt"

	"parley/graph"
)

// The conditions from, until and at compare days with times that may be known in part only.

// since holds for things whose time can be on the day or later.
func since(_ *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	day, err := date(v)
	return notBefore(period(types[0].Declared), false, day), err
}

// until holds for things whose time can be on the day or earlier.
func until(_ *Compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	day, err := date(v)
	return notAfter(period(types[0].Declared), false, day), err
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

// notBefore holds for a time that can be on the day or later. A time with an open end can. The
// time is a property of the relation if edge is set.
func notBefore(p *graph.Property, edge bool, day string) graph.Predicate {
	return bounded(p, "latest", edge, graph.GreaterOrEqual, day+"T00:00:00Z")
}

// notAfter holds for a time that can be on the day or earlier. A time with an open beginning
// can. The time is a property of the relation if edge is set.
func notAfter(p *graph.Property, edge bool, day string) graph.Predicate {
	return bounded(p, "earliest", edge, graph.LessOrEqual, day+"T23:59:59Z")
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

// lasting holds for a relation that can have lasted on the day. A relation without dates can.
func lasting(v any, r *graph.Relation, _ []*graph.Type) (graph.Predicate, error) {
	day, err := date(v)
	return graph.And{
		graph.Not{Predicate: graph.Comparison{Property: r.Property("start").Part("earliest"), Edge: true, Op: graph.Greater, Value: day + "T23:59:59Z"}},
		graph.Not{Predicate: graph.Comparison{Property: r.Property("end").Part("latest"), Edge: true, Op: graph.Less, Value: day + "T00:00:00Z"}},
	}, err
}

// checkPeriod refuses a filter whose first day comes after its last day. Otherwise the
// client would get an empty list and would not notice the mistake.
func checkPeriod(fields map[string]any) error {
	if fields["from"] == nil || fields["until"] == nil {
		return nil
	}
	// Days have one length, so they compare as text. The filter has refused other texts before.
	if from, until := text(fields["from"]), text(fields["until"]); from > until {
		return fmt.Errorf("%w: from, %s, is later than until, %s", graph.ErrBadInput, quoteShort(from), quoteShort(until))
	}
	return nil
}
