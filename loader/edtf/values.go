package edtf

import (
	"slices"
	"time"

	"parley/graph"
)

// The names of the parts of graph.EDTF that follow from the text.
const (
	partText     = "text"
	partEarliest = "earliest"
	partLatest   = "latest"
	partFirstDay = "firstDay"
	partLastDay  = "lastDay"
	partDays     = "days"
	partTimes    = "times"
	partPeriods  = "periods"
)

// Values returns the values of a property of the type graph.EDTF, one for each part of the property. It fills the
// text and the parts that follow from the text. The other parts, which the source words, are nil. The error is that
// of Parse.
func Values(p *graph.Property, text string) ([]graph.Value, error) {
	t, err := Parse(text)
	if err != nil {
		return nil, err
	}
	values := make([]graph.Value, len(p.Parts))
	for i, part := range p.Parts {
		switch part.Name {
		case partText:
			values[i] = text
		case partEarliest:
			values[i] = second(t.Earliest)
		case partLatest:
			values[i] = second(t.Latest)
		case partFirstDay:
			values[i] = present(t.FirstDay)
		case partLastDay:
			values[i] = present(t.LastDay)
		case partDays:
			values[i] = listed(t.days())
		case partTimes:
			values[i] = listed(t.times())
		case partPeriods:
			values[i] = listed(t.Periods())
		}
	}
	return values, nil
}

// second writes a bound as the graph stores it.
func second(t *time.Time) graph.Value {
	if t == nil {
		return nil
	}
	return t.Format(time.RFC3339)
}

func present(day string) graph.Value {
	if day == "" {
		return nil
	}
	return day
}

func listed(texts []string) graph.Value {
	if len(texts) == 0 {
		return nil
	}
	return texts
}

// The ends that stand for an open end in the lists of spans.
const (
	noBeginning, noEnd = "0001-01-01", "9999-12-31"
	midnight, lastTick = "T00:00:00Z", "T23:59:59Z"
)

// days lists the spans of days of a set with a gap between them, each as first/last. It returns nil for a time without
// a gap.
func (t Time) days() []string {
	type span struct{ first, last string }
	var spans []span
	for _, m := range t.Members {
		s := span{noBeginning, noEnd}
		if m.FirstDay != "" {
			s.first = m.FirstDay
		}
		if m.LastDay != "" {
			s.last = m.LastDay
		}
		spans = append(spans, s)
	}
	slices.SortFunc(spans, func(a, b span) int { return graph.Compare(a.first, b.first) })
	var joined []span
	for _, s := range spans {
		if n := len(joined); n > 0 && s.first <= dayAfter(joined[n-1].last) {
			joined[n-1].last = max(joined[n-1].last, s.last)
			continue
		}
		joined = append(joined, s)
	}
	if len(joined) < 2 {
		return nil
	}
	texts := make([]string, len(joined))
	for i, s := range joined {
		texts[i] = s.first + "/" + s.last
	}
	return texts
}

// dayAfter is the day after a day. After the last day that EDTF can write comes the same day.
func dayAfter(day string) string {
	if day == noEnd {
		return day
	}
	return next(begin(day), dayLength).Format(time.DateOnly)
}

// times lists the spans of seconds of a set with a gap between them, each as first/last in UTC. It returns nil for a
// time without a gap.
func (t Time) times() []string {
	spans := slices.Clone(t.Members)
	slices.SortFunc(spans, compareBounds)
	var joined []Span
	for _, s := range spans {
		if n := len(joined); n > 0 && meets(joined[n-1], s) {
			if last := &joined[n-1]; last.Latest != nil && (s.Latest == nil || s.Latest.After(*last.Latest)) {
				last.Latest = s.Latest
			}
			continue
		}
		joined = append(joined, s)
	}
	if len(joined) < 2 {
		return nil
	}
	texts := make([]string, len(joined))
	for i, s := range joined {
		first, last := noBeginning+midnight, noEnd+lastTick
		if s.Earliest != nil {
			first = s.Earliest.Format(time.RFC3339)
		}
		if s.Latest != nil {
			last = s.Latest.Format(time.RFC3339)
		}
		texts[i] = first + "/" + last
	}
	return texts
}

// meets reports whether no second lies between a span and the span after it.
func meets(a, b Span) bool {
	return a.Latest == nil || b.Earliest == nil || !b.Earliest.After(a.Latest.Add(time.Second))
}
