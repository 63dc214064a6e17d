// Package edtf reads and writes times in the Extended Date/Time Format (ISO 8601-2:2019, Annex A).
//
// It reads levels 0 and 1, and of level 2 sets, qualified parts, unspecified digits and the divisions of a year.
// It does not read years outside 0001 to 9999 and significant digits; its error then says so.
package edtf

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// MaxLength is the maximum length of a text in bytes.
const MaxLength = 512

// Form is the form of a time.
type Form int

// The forms of a time.
const (
	Single   Form = iota // 2025-11-30, 2025-11, 2025-11-30T16:26Z: one time, exact or not
	Interval             // 2025-12-01/2025-12-05: from the first time to the second, without a break
	OneOfSet             // [2025-04-11,2025-04-14]: one of the members
	AllOfSet             // {2025-06-03,2025-06-05}: all members
)

// Precision says how exactly a time is written.
type Precision int

// The precisions, the coarsest first. A set and an interval have the precision of their coarsest part.
const (
	Coarse  Precision = iota // coarser than a year: 202X
	Year                     // 2025, 2025-XX-01
	Quarter                  // a division of a year: 2025-23 (autumn), 2025-33 (the first quarter), 2025-40 (the first half)
	Month                    // 2025-11, 2025-11-2X
	Day                      // 2025-11-30
	Minute                   // 2025-11-30T16:26Z
	Second                   // 2025-11-30T16:26:07Z
)

// Time is what an EDTF text says.
type Time struct {
	Form Form
	// Span holds the bounds of the whole time: from the earliest member to the latest.
	Span
	// Members are the members of a set, in the order of the text. For a time of another form it is one member: the
	// time itself.
	Members []Span
}

// Span is an unbroken time: from the first second that it can mean to the last.
type Span struct {
	Text      string // as written. The member of a set can be a range: 2025-06-01..2025-06-05
	Precision Precision

	// Earliest and Latest are the first and the last second, in UTC. A day without a time zone is the day in UTC. Nil
	// means that the side is open or unknown.
	Earliest, Latest *time.Time
	// FirstDay and LastDay are the first and the last day, as YYYY-MM-DD. They are the days as written: the time
	// 2025-06-01T23:30-05:00 is on 1 June. "" means that the side is open or unknown.
	FirstDay, LastDay string

	from, to *Span // the two sides of an interval or a range, or nil; a side can be open
}

// open reports whether a side of an interval is open or unknown.
func (s Span) open() bool { return s.FirstDay == "" && s.LastDay == "" }

// instant reports whether the span is written with a time of day.
func (s Span) instant() bool { return s.Precision >= Minute }

// ErrNot is the error for a text that is no EDTF.
var ErrNot = errors.New("is not an EDTF time: write 2025, 2025-11, 2025-11-30, 2025-11-30T16:26Z, 2025-12-01/2025-12-05, or a set such as [2025-11-30,2025-12-02]")

// ErrUnread is wrapped by the errors for a text that is EDTF, and that Parley does not read.
var ErrUnread = errors.New("is EDTF that Parley does not read")

// unread matches the EDTF of single times that this package does not read.
var unread = []struct {
	form *regexp.Regexp
	why  string
}{
	{regexp.MustCompile(`^[?~%]?(Y-?[0-9]+|-[0-9X]{4})(E[0-9]+)?(S[0-9]+)?[?~%]?(-[?~%]?[0-9X]{2}[?~%]?){0,2}$`), "years go from 0001 to 9999, with four digits"},
	{regexp.MustCompile(`^[0-9]{1,4}E[0-9]+(S[0-9]+)?$|^[0-9]{4}S[0-9]+$`), "write the digits that are not known as X, such as 19XX"},
}

// Parse works out the time that an EDTF text can mean. Its errors begin with a verb, because they follow the text in
// a message. They are ErrNot, wrap ErrUnread, or say what is wrong.
func Parse(text string) (Time, error) {
	if len(text) > MaxLength {
		return Time{}, errors.New("is too long for an EDTF time")
	}
	if strings.HasPrefix(text, "[") || strings.HasPrefix(text, "{") {
		return parseSet(text)
	}
	if strings.Contains(text, "/") {
		s, err := parseInterval(text)
		return Time{Form: Interval, Span: s, Members: []Span{s}}, err
	}
	s, err := parsePoint(text)
	return Time{Form: Single, Span: s, Members: []Span{s}}, err
}

// parseInterval reads two times with a slash between them. One side may be open ("..") or unknown ("").
func parseInterval(text string) (Span, error) {
	before, after, _ := strings.Cut(text, "/")
	from, err := parseSide(before)
	if err != nil {
		return Span{}, err
	}
	to, err := parseSide(after)
	if err != nil {
		return Span{}, err
	}
	if from.open() && to.open() {
		return Span{}, errors.New("says nothing: an interval needs a start or an end")
	}
	return between(text, from, to, "/")
}

// parseSide reads one side of an interval.
func parseSide(text string) (Span, error) {
	if text == "" || text == ".." {
		return Span{Text: text, Precision: Second}, nil
	}
	return parsePoint(text)
}

// between is the span from one time to another. The mark stands between them in the text.
func between(text string, from, to Span, mark string) (Span, error) {
	if from.Earliest != nil && to.Latest != nil && to.Latest.Before(*from.Earliest) {
		return Span{}, fmt.Errorf("ends before it begins: write %s%s%s", to.Text, mark, from.Text)
	}
	s := Span{
		Text: text, Precision: min(from.Precision, to.Precision),
		Earliest: from.Earliest, FirstDay: from.FirstDay, Latest: to.Latest, LastDay: to.LastDay, from: &from, to: &to,
	}
	if s.LastDay != "" && s.LastDay < s.FirstDay { // two time zones: it ends on an earlier day than it begins
		s.FirstDay, s.LastDay = s.LastDay, s.FirstDay
	}
	return s, nil
}

// Exact reports whether the time is one instant, to the minute or the second.
func (t Time) Exact() bool { return t.Form == Single && t.instant() }

// Reported is the time from which a report with this date counts: the instant, or the last second that the date can
// mean. ok is false if the date has no end.
func (t Time) Reported() (at time.Time, ok bool) {
	switch {
	case t.Exact():
		return *t.Earliest, true
	case t.Latest != nil:
		return *t.Latest, true
	}
	return time.Time{}, false
}

// farEast is how much earlier than in UTC a day begins where it begins first (UTC+14).
const farEast = 14 * time.Hour

// Begins is the first moment at which the time can begin anywhere on Earth. A day begins at UTC+14 first, ten hours
// into the day before in UTC. If the beginning is open, it is the first moment of the end.
func (t Time) Begins() time.Time {
	first := t.Members[0].begins()
	for _, m := range t.Members[1:] {
		if b := m.begins(); b.Before(first) {
			first = b
		}
	}
	return first
}

func (s Span) begins() time.Time {
	switch {
	case s.from != nil && !s.from.open():
		return s.from.begins()
	case s.to != nil:
		return s.to.begins()
	case s.instant():
		return *s.Earliest
	}
	return s.Earliest.Add(-farEast)
}
