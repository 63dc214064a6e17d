package edtf

import (
	"slices"
	"time"
)

// The limits of a list of periods. A longer span is listed by its months, then by its years.
const (
	maxDays   = 366
	maxMonths = 1200
	maxYears  = 1000
)

// The lengths of the texts of periods.
const (
	yearLength  = len("2025")
	monthLength = len("2025-11")
	dayLength   = len("2025-11-30")
)

// Periods lists the days, months and years in which the time certainly lies, as YYYY-MM-DD, YYYY-MM and YYYY, sorted.
// Each is as short as is certain: the time is in the month of its day, too.
//
//   - A time that is not exact is in the month or the year that all its days have in common. 2025-11 is in 2025-11 and
//     on no day. 2025-24, from December to February, is in no year.
//   - An interval is in every period from its beginning to its end: 2025-06-30/2025-07-01 is on two days. If it has
//     more than 366 days, the days between the first and the last are given as months. If it has more than 100 years,
//     they are given as years.
//   - One of a set is where all its members are: [2025-04-11,2025-04-14] is in 2025-04.
//   - All of a set is where each of its members is: {2025-06-03,2025-06-05} is on two days.
func (t Time) Periods() []string {
	var all []string
	switch t.Form {
	case OneOfSet:
		all = certain(t.Span)
	default:
		for _, m := range t.Members {
			all = append(all, m.periods()...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// periods lists the periods in which a span certainly lies.
func (s Span) periods() []string {
	if s.from == nil {
		return certain(s)
	}
	first, last := certain(*s.from), certain(*s.to)
	if first == nil || last == nil || first[0] > last[0] {
		return append(first, last...)
	}
	list := []string{first[0]}
	list = append(list, periodsBetween(first[0], last[0])...)
	return append(list, last[0])
}

// certain is the longest period that holds every day of a time of which one day is meant: at most one period.
func certain(s Span) []string {
	if s.FirstDay == "" || s.LastDay == "" {
		return nil
	}
	for _, n := range []int{dayLength, monthLength, yearLength} {
		if s.FirstDay[:n] == s.LastDay[:n] {
			return []string{s.FirstDay[:n]}
		}
	}
	return nil
}

// periodsBetween lists the periods after one period and before another, of the length of the shorter text.
func periodsBetween(first, last string) []string {
	n := min(len(first), len(last))
	from, to := begin(first), begin(last)
	if n == dayLength && to.Sub(from) >= maxDays*24*time.Hour {
		n = monthLength
	}
	if n == monthLength && to.Year()-from.Year() > maxMonths/12 {
		n = yearLength
	}
	if n == yearLength && to.Year()-from.Year() > maxYears {
		return nil
	}
	var list []string
	for at := next(from, n); ; at = next(at, n) {
		text := at.Format(time.DateOnly)[:n]
		if at.Year() > 9999 || text >= last[:n] {
			return list
		}
		list = append(list, text)
	}
}

// begin is the first day of a period.
func begin(period string) time.Time {
	t, _ := time.Parse(time.DateOnly, period+"0001-01-01"[len(period):]) // always a day
	return t
}

// next is the first day of the period after the one in which a day lies.
func next(day time.Time, length int) time.Time {
	switch length {
	case dayLength:
		return day.AddDate(0, 0, 1)
	case monthLength:
		return time.Date(day.Year(), day.Month()+1, 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(day.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC)
}
