package edtf

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// The marks ?, ~ and % may stand before or after any part of a date. They do not change the bounds.
var (
	datePattern  = regexp.MustCompile(`^[?~%]?([0-9X]{4})[?~%]?(?:-[?~%]?([0-9X]{2})[?~%]?(?:-[?~%]?([0-9X]{2})[?~%]?)?)?$`)
	clockPattern = regexp.MustCompile(`^([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(Z|[+-][0-9]{2}:[0-9]{2})?$`)
)

// parsePoint reads a time that is neither an interval nor a set.
func parsePoint(text string) (Span, error) {
	day, clock, timed := strings.Cut(text, "T")
	m := datePattern.FindStringSubmatch(day)
	if m == nil {
		for _, u := range unread {
			if u.form.MatchString(text) {
				return Span{}, fmt.Errorf("%w: %s", ErrUnread, u.why)
			}
		}
		return Span{}, ErrNot
	}
	year, month, date := m[1], m[2], m[3]
	if year == "0000" {
		return Span{}, errors.New("is in the year 0, which does not exist")
	}
	if timed {
		return parseInstant(text, year+"-"+month+"-"+date, day, clock)
	}
	if n, err := strconv.Atoi(month); err == nil && date == "" && divisions[n].months > 0 {
		return parseDivision(text, year, n)
	}
	first, ok := firstFit(year, month, date, false)
	if !ok {
		return Span{}, impossible(month, date)
	}
	last, _ := firstFit(year, month, date, true)
	return days(text, first, last, precisionOf(year, month, date)), nil
}

// days is the span from the beginning of one day to the end of another.
func days(text string, first, last time.Time, p Precision) Span {
	latest := last.Add(24*time.Hour - time.Second)
	return Span{
		Text: text, Precision: p, Earliest: &first, Latest: &latest,
		FirstDay: first.Format(time.DateOnly), LastDay: last.Format(time.DateOnly),
	}
}

func precisionOf(year, month, date string) Precision {
	known := func(digits string) bool { return digits != "" && !strings.Contains(digits, "X") }
	switch {
	case !known(year):
		return Coarse
	case !known(month):
		return Year
	case !known(date):
		return Month
	}
	return Day
}

// impossible says why a day does not exist.
func impossible(month, date string) error {
	if n, err := strconv.Atoi(month); date == "" || err == nil && (n < 1 || n > 12) {
		return fmt.Errorf("is impossible: there is no month %s", month)
	}
	return fmt.Errorf("is impossible: the month has no day %s", date)
}

// firstFit finds the first day that fits the patterns, or with last the last day. A pattern is empty, or has the
// digits of the number; X fits any digit.
func firstFit(year, month, date string, last bool) (time.Time, bool) {
	var failed [2]bool // whether no day of a common year, or of a leap year, fits
	earliest, latest := limits(year, 9999)
	for y := range latest - earliest + 1 {
		y = earliest + turned(y, latest-earliest, last)
		leap := 0
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			leap = 1
		}
		if y == 0 || failed[leap] || !fits(year, y, 4) {
			continue
		}
		for m := range 12 {
			m = turned(m, 11, last) + 1
			if !fits(month, m, 2) {
				continue
			}
			length := time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()
			for d := range length {
				d = turned(d, length-1, last) + 1
				if fits(date, d, 2) {
					return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC), true
				}
			}
		}
		failed[leap] = true
	}
	return time.Time{}, false
}

// limits returns the smallest and the largest number that can fit a pattern. The largest number that fits an empty pattern is
// top.
func limits(pattern string, top int) (smallest, largest int) {
	if pattern == "" {
		return 0, top
	}
	for _, c := range pattern {
		low, high := int(c-'0'), int(c-'0')
		if c == 'X' {
			low, high = 0, 9
		}
		smallest, largest = 10*smallest+low, 10*largest+high
	}
	return smallest, largest
}

// turned returns n, or top - n if backwards, so that a loop counts down.
func turned(n, top int, backwards bool) int {
	if backwards {
		return top - n
	}
	return n
}

// fits reports whether a number has the digits of the pattern.
func fits(pattern string, n, width int) bool {
	if pattern == "" {
		return true
	}
	for i := width - 1; i >= 0; i-- {
		if c := pattern[i]; c != 'X' && int(c-'0') != n%10 {
			return false
		}
		n /= 10
	}
	return true
}

// divisions are the divisions of a year that EDTF writes in the place of the month: the month in which each begins,
// and its length in months. Seasons are whole months. 21 to 24 are spring to winter; they are taken for the seasons
// of the northern half of the Earth, like 25 to 28. 29 to 32 are those of the southern half. Then come quarters,
// thirds and halves.
var divisions = map[int]struct{ month, months int }{
	21: {3, 3}, 22: {6, 3}, 23: {9, 3}, 24: {12, 3},
	25: {3, 3}, 26: {6, 3}, 27: {9, 3}, 28: {12, 3},
	29: {9, 3}, 30: {12, 3}, 31: {3, 3}, 32: {6, 3},
	33: {1, 3}, 34: {4, 3}, 35: {7, 3}, 36: {10, 3},
	37: {1, 4}, 38: {5, 4}, 39: {9, 4},
	40: {1, 6}, 41: {7, 6},
}

// parseDivision reads a division of a year. A winter ends in the next year.
func parseDivision(text, year string, division int) (Span, error) {
	y, err := strconv.Atoi(year)
	if err != nil {
		return Span{}, errors.New("is a season without an exact year")
	}
	d := divisions[division]
	first := time.Date(y, time.Month(d.month), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, d.months, -1)
	if last.Year() > 9999 {
		return Span{}, errors.New("is after the year 9999")
	}
	return days(text, first, last, Quarter), nil
}

// parseInstant reads a day with a time of day. The zone is mandatory: a time without a zone could mean any hour of a
// day. The plain form of the day has no marks.
func parseInstant(text, plain, day, clock string) (Span, error) {
	m := clockPattern.FindStringSubmatch(clock)
	switch {
	case m == nil || plain != day || strings.Contains(day, "X"):
		return Span{}, ErrNot
	case m[4] == "":
		return Span{}, errors.New("has no time zone: add Z for UTC, or an offset such as +02:00")
	}
	precision, whole, last := Second, m[3], m[3]
	if m[3] == "" {
		precision, whole, last = Minute, "00", "59"
	}
	local, err := time.Parse(time.RFC3339, fmt.Sprintf("%sT%s:%s:%s%s", day, m[1], m[2], whole, m[4]))
	if err != nil {
		if _, ok := firstFit(day[:4], day[5:7], day[8:], false); !ok {
			return Span{}, impossible(day[5:7], day[8:])
		}
		return Span{}, errors.New("is impossible: there is no such time of day or time zone")
	}
	first := local.UTC()
	end := first
	if whole != last {
		end = first.Add(59 * time.Second)
	}
	if first.Year() < 1 || end.Year() > 9999 {
		return Span{}, errors.New("is outside the years 0001 to 9999")
	}
	return Span{Text: text, Precision: precision, Earliest: &first, Latest: &end, FirstDay: day, LastDay: day}, nil
}
