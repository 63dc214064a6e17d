package resolve

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// span is the time that an EDTF text can mean: from the first second to the last, in UTC. A nil side is open or
// unknown.
type span struct {
	earliest, latest *time.Time
	exact            bool   // a time of day, to the minute or the second
	day              string // the day of an exact time where it was written down, such as 2025-11-30, if it is another day in UTC
}

// A dossier may use this part of EDTF (ISO 8601-2:2019): years, months, days, times of day, seasons, unspecified
// digits, intervals, and the marks ?, ~ and %. The marks do not change the bounds. Sets and years outside 0001 to 9999
// are not allowed.
var (
	edtfDate = regexp.MustCompile(`^[?~%]?([0-9X]{4})[?~%]?(?:-[?~%]?([0-9X]{2})[?~%]?(?:-[?~%]?([0-9X]{2})[?~%]?)?)?$`)
	edtfTime = regexp.MustCompile(`^([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(Z|[+-][0-9]{2}:[0-9]{2})?$`)
)

var errNotEDTF = errors.New("is not an EDTF time: write 2025, 2025-11, 2025-11-30, 2025-11-30T16:26Z or 2025-12-01/2025-12-05")

// parseEDTF works out the time that an EDTF text can mean. Its errors begin with a verb, because they follow the text
// in a message.
func parseEDTF(text string) (span, error) {
	if len(text) > 64 {
		return span{}, errors.New("is too long for an EDTF time")
	}
	from, to, interval := strings.Cut(text, "/")
	if !interval {
		return parsePoint(text)
	}
	start, err := parseSide(from)
	if err != nil {
		return span{}, err
	}
	end, err := parseSide(to)
	if err != nil {
		return span{}, err
	}
	switch {
	case start.earliest == nil && end.latest == nil:
		return span{}, errors.New("says nothing: an interval needs a start or an end")
	case start.earliest != nil && end.latest != nil && end.latest.Before(*start.earliest):
		return span{}, fmt.Errorf("ends before it begins: write %s/%s", to, from)
	}
	return span{earliest: start.earliest, latest: end.latest}, nil
}

// parseSide reads one side of an interval. It may be open ("..") or unknown ("").
func parseSide(text string) (span, error) {
	if text == "" || text == ".." {
		return span{}, nil
	}
	return parsePoint(text)
}

func parsePoint(text string) (span, error) {
	day, clock, timed := strings.Cut(text, "T")
	m := edtfDate.FindStringSubmatch(day)
	if m == nil {
		return span{}, errNotEDTF
	}
	year, month, date := m[1], m[2], m[3]
	if year == "0000" {
		return span{}, errors.New("is in the year 0, which does not exist")
	}
	if timed {
		return parseInstant(year+"-"+month+"-"+date, day, clock)
	}
	if n, err := strconv.Atoi(month); err == nil && date == "" && n >= 21 && n <= 24 {
		return parseSeason(year, n)
	}
	first, ok := firstDay(year, month, date, false)
	if !ok {
		return span{}, impossible(month, date)
	}
	last, _ := firstDay(year, month, date, true)
	last = last.Add(24*time.Hour - time.Second)
	return span{earliest: &first, latest: &last}, nil
}

// impossible says why a day does not exist.
func impossible(month, date string) error {
	if n, err := strconv.Atoi(month); date == "" || err == nil && (n < 1 || n > 12) {
		return fmt.Errorf("is impossible: there is no month %s", month)
	}
	return fmt.Errorf("is impossible: the month has no day %s", date)
}

// firstDay finds the first day that fits the patterns, or with last the last day. A pattern is empty, or has the
// digits of the number; X fits any digit.
func firstDay(year, month, date string, last bool) (time.Time, bool) {
	for y := range 10_000 {
		y = turned(y, 9999, last)
		if y == 0 || !fits(year, y, 4) {
			continue
		}
		for m := range 12 {
			m = turned(m, 11, last) + 1
			if !fits(month, m, 2) {
				continue
			}
			days := time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()
			for d := range days {
				d = turned(d, days-1, last) + 1
				if fits(date, d, 2) {
					return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC), true
				}
			}
		}
	}
	return time.Time{}, false
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

// parseSeason reads spring (21) to winter (24). It takes the seasons of the northern half of the Earth, in whole
// months. A winter ends in the next year.
func parseSeason(year string, season int) (span, error) {
	y, err := strconv.Atoi(year)
	if err != nil {
		return span{}, errors.New("is a season without an exact year")
	}
	first := time.Date(y, time.Month(3*(season-20)), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 3, 0).Add(-time.Second)
	if last.Year() > 9999 {
		return span{}, errors.New("is after the year 9999")
	}
	return span{earliest: &first, latest: &last}, nil
}

// parseInstant reads a day with a time of day. The zone is mandatory: a time without a zone could mean any hour of a
// day.
func parseInstant(plain, day, clock string) (span, error) {
	m := edtfTime.FindStringSubmatch(clock)
	switch {
	case m == nil || plain != day || strings.Contains(day, "X"):
		return span{}, errNotEDTF
	case m[4] == "":
		return span{}, errors.New("has no time zone: add Z for UTC, or an offset such as +02:00")
	}
	whole, last := m[3], m[3]
	if m[3] == "" {
		whole, last = "00", "59"
	}
	first, err := time.Parse(time.RFC3339, fmt.Sprintf("%sT%s:%s:%s%s", day, m[1], m[2], whole, m[4]))
	if err != nil {
		if _, ok := firstDay(day[:4], day[5:7], day[8:], false); !ok {
			return span{}, impossible(day[5:7], day[8:])
		}
		return span{}, errors.New("is impossible: there is no such time of day or time zone")
	}
	first = first.UTC()
	end := first
	if whole != last {
		end = first.Add(59 * time.Second)
	}
	if first.Year() < 1 || end.Year() > 9999 {
		return span{}, errors.New("is outside the years 0001 to 9999")
	}
	s := span{earliest: &first, latest: &end, exact: true}
	if day != first.Format(time.DateOnly) {
		s.day = day
	}
	return s, nil
}

// reported is the time from which a source with this date counts: the instant, or the last second that the date can
// mean.
func (s span) reported() (time.Time, bool) {
	switch {
	case s.exact:
		return *s.earliest, true
	case s.latest != nil:
		return *s.latest, true
	}
	return time.Time{}, false
}

// reportedFrom is the first moment at which a source with this date can have been published. It is the zero time if that
// moment is known.
func (s span) reportedFrom() time.Time {
	if s.exact || s.earliest == nil {
		return time.Time{}
	}
	return *s.earliest
}

// reportedBy is reported, and refuses a time in the future. Its errors begin with a verb, like those of parseEDTF.
func (s span) reportedBy(now time.Time) (time.Time, error) {
	at, ok := s.reported()
	switch {
	case !ok:
		return at, errors.New("needs an end: it says from when the claims count")
	case s.earliest != nil && s.earliest.After(now), s.earliest == nil && at.After(now):
		return at, fmt.Errorf("is in the future (now is %s): correct it", now.UTC().Format(time.RFC3339))
	}
	return at, nil
}

// bound is a bound of a time as the graph stores it.
func bound(t *time.Time) any {
	if t == nil {
		return nil
	}
	return t.Format(time.RFC3339)
}
