package compile

import (
	"fmt"
	"time"

	"parley/graph"
)

// moment is the value of a DateOrDateTime: a day or an instant. Exactly one of the two is set.
type moment struct {
	day     string // YYYY-MM-DD: a day where it was
	instant string // RFC 3339, UTC, to the second
}

// clocks are the forms of an instant.
var clocks = []string{time.RFC3339, "2006-01-02T15:04Z07:00"}

// momentOf returns the value of a DateOrDateTime. The day must exist in the calendar.
func momentOf(v any) (moment, error) {
	s := text(v)
	if day, err := time.Parse(time.DateOnly, s); err == nil && day.Year() > 0 {
		return moment{day: s}, nil
	}
	for _, form := range clocks {
		if at, err := time.Parse(form, s); err == nil && at.UTC().Year() > 0 && at.UTC().Year() < 10_000 {
			return moment{instant: at.UTC().Format(time.RFC3339)}, nil
		}
	}
	return moment{}, fmt.Errorf("%w: %s is neither a day nor an instant; write a day as 2025-11-30, or an instant as 2025-11-30T16:26:00Z", graph.ErrBadInput, quoteShort(s))
}

// first returns the first second of the moment in UTC, and last the last second. A day is the day in UTC.
func (m moment) first() string {
	if m.day != "" {
		return m.day + "T00:00:00Z"
	}
	return m.instant
}

func (m moment) last() string {
	if m.day != "" {
		return m.day + "T23:59:59Z"
	}
	return m.instant
}
