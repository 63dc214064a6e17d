package edtf

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/graph"
)

// bounds are the earliest and the latest second of a span, "" for an open side.
func bounds(s Span) [2]string {
	earliest, _ := second(s.Earliest).(string)
	latest, _ := second(s.Latest).(string)
	return [2]string{earliest, latest}
}

func TestBounds(t *testing.T) {
	for text, want := range map[string][2]string{
		"2025-11-30":                          {"2025-11-30T00:00:00Z", "2025-11-30T23:59:59Z"},
		"2025-11":                             {"2025-11-01T00:00:00Z", "2025-11-30T23:59:59Z"},
		"2024-02":                             {"2024-02-01T00:00:00Z", "2024-02-29T23:59:59Z"},
		"2025":                                {"2025-01-01T00:00:00Z", "2025-12-31T23:59:59Z"},
		"2025-11-30T16:26Z":                   {"2025-11-30T16:26:00Z", "2025-11-30T16:26:59Z"},
		"2025-11-30T16:26:07Z":                {"2025-11-30T16:26:07Z", "2025-11-30T16:26:07Z"},
		"2025-12-01T00:30+02:00":              {"2025-11-30T22:30:00Z", "2025-11-30T22:30:59Z"},
		"2025-12-01/2025-12-05":               {"2025-12-01T00:00:00Z", "2025-12-05T23:59:59Z"},
		"2025-12-01/2025-12":                  {"2025-12-01T00:00:00Z", "2025-12-31T23:59:59Z"},
		"2025-12-05/2025":                     {"2025-12-05T00:00:00Z", "2025-12-31T23:59:59Z"},
		"2025-11-30T16:26Z/2025-11-30T18:00Z": {"2025-11-30T16:26:00Z", "2025-11-30T18:00:59Z"},
		"2025-11-30/..":                       {"2025-11-30T00:00:00Z", ""},
		"2025-11-30/":                         {"2025-11-30T00:00:00Z", ""},
		"../2025-11-30":                       {"", "2025-11-30T23:59:59Z"},
		"/2025-11-30":                         {"", "2025-11-30T23:59:59Z"},
		"2025-11~":                            {"2025-11-01T00:00:00Z", "2025-11-30T23:59:59Z"},
		"2025-11-30?":                         {"2025-11-30T00:00:00Z", "2025-11-30T23:59:59Z"},
		"2025-11-?30":                         {"2025-11-30T00:00:00Z", "2025-11-30T23:59:59Z"},
		"?2025-~11-%30":                       {"2025-11-30T00:00:00Z", "2025-11-30T23:59:59Z"},
		"2025%/2026~":                         {"2025-01-01T00:00:00Z", "2026-12-31T23:59:59Z"},
		"2025-11-XX":                          {"2025-11-01T00:00:00Z", "2025-11-30T23:59:59Z"},
		"2025-11-2X":                          {"2025-11-20T00:00:00Z", "2025-11-29T23:59:59Z"},
		"2025-XX-31":                          {"2025-01-31T00:00:00Z", "2025-12-31T23:59:59Z"},
		"202X":                                {"2020-01-01T00:00:00Z", "2029-12-31T23:59:59Z"},
		"XXXX-02-29":                          {"0004-02-29T00:00:00Z", "9996-02-29T23:59:59Z"},
		"2025-23":                             {"2025-09-01T00:00:00Z", "2025-11-30T23:59:59Z"},
		"2025-24":                             {"2025-12-01T00:00:00Z", "2026-02-28T23:59:59Z"},
		"2025-26":                             {"2025-06-01T00:00:00Z", "2025-08-31T23:59:59Z"},
		"2025-30":                             {"2025-12-01T00:00:00Z", "2026-02-28T23:59:59Z"},
		"2025-33":                             {"2025-01-01T00:00:00Z", "2025-03-31T23:59:59Z"},
		"2025-39":                             {"2025-09-01T00:00:00Z", "2025-12-31T23:59:59Z"},
		"2025-41":                             {"2025-07-01T00:00:00Z", "2025-12-31T23:59:59Z"},
		"[2025-04-11,2025-04-14]":             {"2025-04-11T00:00:00Z", "2025-04-14T23:59:59Z"},
		"[2025-04-14, 2025-04-11]":            {"2025-04-11T00:00:00Z", "2025-04-14T23:59:59Z"},
		"[..2025-06-30]":                      {"", "2025-06-30T23:59:59Z"},
		"[2025-06-30..]":                      {"2025-06-30T00:00:00Z", ""},
		"[2025-01,2025-04-11..2025-04-14?]":   {"2025-01-01T00:00:00Z", "2025-04-14T23:59:59Z"},
		"[2025,..2024-03,2026..]":             {},
		"{2025-06-03,2025-06-05}":             {"2025-06-03T00:00:00Z", "2025-06-05T23:59:59Z"},
		"{2025-06-05T10:00Z,2025-06-03}":      {"2025-06-03T00:00:00Z", "2025-06-05T10:00:59Z"},
		"{..1984}":                            {"", "1984-12-31T23:59:59Z"},
	} {
		s, err := Parse(text)
		if text == "[2025,..2024-03,2026..]" {
			if err == nil {
				t.Errorf("%s is read, and its member without a beginning is not the first", text)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s %v", text, err)
			continue
		}
		if got := bounds(s.Span); got != want {
			t.Errorf("%s is %v, want %v", text, got, want)
		}
		if s.Text != text {
			t.Errorf("%s comes out as %s", text, s.Text)
		}
	}
}

func TestMembersAndPrecision(t *testing.T) {
	for text, want := range map[string]string{
		"2025-11-30":                        "single Day: Day 2025-11-30 2025-11-30",
		"2025-06-01T23:30:00-05:00":         "single Second: Second 2025-06-01 2025-06-01",
		"2025-06-01T00:30+02:00":            "single Minute: Minute 2025-06-01 2025-06-01",
		"2025-XX-01":                        "single Year: Year 2025-01-01 2025-12-01",
		"202X":                              "single Coarse: Coarse 2020-01-01 2029-12-31",
		"2025-24":                           "single Quarter: Quarter 2025-12-01 2026-02-28",
		"2025-06-30/2025-07":                "interval Month: Month 2025-06-30 2025-07-31",
		"2025-06-30/..":                     "interval Day: Day 2025-06-30 ",
		"[2025-04-11,2025-05]":              "one of Month: Day 2025-04-11 2025-04-11; Month 2025-05-01 2025-05-31",
		"{2025-06-03..2025-06-05,2025-07~}": "all of Month: Day 2025-06-03 2025-06-05; Month 2025-07-01 2025-07-31",
		"[..2025-06-30]":                    "one of Day: Day  2025-06-30",
	} {
		s, err := Parse(text)
		if err != nil {
			t.Errorf("%s %v", text, err)
			continue
		}
		var members []string
		for _, m := range s.Members {
			members = append(members, fmt.Sprint(names[m.Precision], " ", m.FirstDay, " ", m.LastDay))
		}
		got := fmt.Sprint([]string{"single", "interval", "one of", "all of"}[s.Form], " ", names[s.Precision], ": ", strings.Join(members, "; "))
		if got != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
}

var names = []string{"Coarse", "Year", "Quarter", "Month", "Day", "Minute", "Second"}

func TestWhatIsNoTime(t *testing.T) {
	const years = "is EDTF that Parley does not read: years go from 0001 to 9999, with four digits"
	const digits = "is EDTF that Parley does not read: write the digits that are not known as X, such as 19XX"
	for text, want := range map[string]string{
		"2025-02-30":               "is impossible: the month has no day 30",
		"2025-02-30T10:00Z":        "is impossible: the month has no day 30",
		"2023-02-29":               "is impossible: the month has no day 29",
		"2025-13-01":               "is impossible: there is no month 13",
		"2025-42":                  "is impossible: there is no month 42",
		"2025-00":                  "is impossible: there is no month 00",
		"2025-2X":                  "is impossible: there is no month 2X",
		"2025-02-3X":               "is impossible: the month has no day 3X",
		"XXXX-02-30":               "is impossible: the month has no day 30",
		"0000":                     "is in the year 0, which does not exist",
		"0000-01-01T00:00Z":        "is in the year 0, which does not exist",
		"0001-01-01T00:00+01:00":   "is outside the years 0001 to 9999",
		"2025-12-05/2025-12-01":    "ends before it begins: write 2025-12-01/2025-12-05",
		"../..":                    "says nothing: an interval needs a start or an end",
		"/":                        "says nothing: an interval needs a start or an end",
		"2025-11-30T16:26":         "has no time zone: add Z for UTC, or an offset such as +02:00",
		"2025-11-30T25:00Z":        "is impossible: there is no such time of day or time zone",
		"2025-11-30T23:59:60Z":     "is impossible: there is no such time of day or time zone",
		"2025-11-30T10:00+25:00":   "is impossible: there is no such time of day or time zone",
		"9999-24":                  "is after the year 9999",
		"202X-24":                  "is a season without an exact year",
		"Sunday":                   ErrNot.Error(),
		"":                         ErrNot.Error(),
		"2025-1-2":                 ErrNot.Error(),
		"2025-11-30T16:26Z/x":      ErrNot.Error(),
		"2025-11-XXT10:00Z":        ErrNot.Error(),
		"2025T10:00Z":              ErrNot.Error(),
		"2025-01/2025-02/2025-03":  ErrNot.Error(),
		"２０２５":                     ErrNot.Error(),
		" 2025":                    ErrNot.Error(),
		"2025-11-30T16:26:00.5Z":   ErrNot.Error(),
		"2025-11-30 16:26Z":        ErrNot.Error(),
		"2025-11-30T16:26Z?":       ErrNot.Error(),
		"2025-11-30t16:26z":        ErrNot.Error(),
		"Y20250":                   years,
		"Y-17E7":                   years,
		"-0044":                    years,
		"-0044-03-15":              years,
		"-0044/-0043":              years,
		"1950S2":                   digits,
		"[1950S2,2025]":            "has the member \"1950S2\", which " + digits,
		"[2025-01-01,x]":           "has the member \"x\", which " + ErrNot.Error(),
		"[2025-01-01":              "is a set without its end: write ] as the last character",
		"{2025-01-01]":             "is a set without its end: write } as the last character",
		"[]":                       "is a set without members: write the times that it can mean, with commas between them",
		"[2025-01-02..2025-01-01]": "ends before it begins: write 2025-01-01..2025-01-02",
		"[2025-01-01/2025-01-02]":  "is an interval: in a set, write two dots instead of the slash",
		"[..]":                     "says nothing: write a time before or after the two dots",
		"[2025,..2024]":            "has the member \"..2024\", which has no beginning: write it as the first member",
		"[2025..,2026]":            "has the member \"2025..\", which has no end: write it as the last member",
		strings.Repeat("2", 513):   "is too long for an EDTF time",
	} {
		if _, err := Parse(text); err == nil || err.Error() != want {
			t.Errorf("%q %v, want %q", text, err, want)
		}
		if _, err := Parse(text); errors.Is(err, ErrUnread) != strings.Contains(want, "does not read") {
			t.Errorf("%q: %v is the wrong kind of error", text, err)
		}
	}
}

func TestPeriods(t *testing.T) {
	for text, want := range map[string]string{
		"2025-11-30":                            "2025-11-30",
		"2025-06-01T23:30-05:00":                "2025-06-01",
		"2025-11":                               "2025-11",
		"2025-11-2X":                            "2025-11",
		"2025":                                  "2025",
		"2025-23":                               "2025",
		"2025-24":                               "",
		"202X":                                  "",
		"2025-06-30/2025-07-03":                 "2025-06-30 2025-07-01 2025-07-02 2025-07-03",
		"2025-06-01T23:30Z/2025-06-02T01:00Z":   "2025-06-01 2025-06-02",
		"2025-06/2025-08":                       "2025-06 2025-07 2025-08",
		"2025-06-30/2025-08":                    "2025-06-30 2025-07 2025-08",
		"2024/2026-02-03":                       "2024 2025 2026-02-03",
		"2025-06-30/..":                         "2025-06-30",
		"../2025-06":                            "2025-06",
		"2025-01/2025-01-31":                    "2025-01 2025-01-31",
		"[2025-04-11,2025-04-14]":               "2025-04",
		"[2025-04-11,2025-05-14]":               "2025",
		"[..2025-06-30]":                        "",
		"{2025-06-03,2025-06-05}":               "2025-06-03 2025-06-05",
		"{2025-06-30..2025-07-02,2025-07,2026}": "2025-06-30 2025-07 2025-07-01 2025-07-02 2026",
	} {
		s, err := Parse(text)
		if err != nil {
			t.Errorf("%s %v", text, err)
		} else if got := strings.Join(s.Periods(), " "); got != want {
			t.Errorf("%s lies in %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]int{
		"2024-01-01/2024-12-31": 366, "2023-12-31/2024-12-31": 13, "2020/2029": 10, "1900-01/1999-12": 1200, "0001/9999": 2,
		"1000-06-01/1999-06-01": 1000, "9998-06-30/9999-12-31": 19,
	} {
		s, err := Parse(text)
		if err != nil {
			t.Errorf("%s %v", text, err)
		} else if got := len(s.Periods()); got != want {
			t.Errorf("%s lies in %d periods, want %d", text, got, want)
		}
	}
}

func TestTheListsOfSpansHoldGaps(t *testing.T) {
	of := graph.Parley.Type("Meeting").Property("when")
	for text, want := range map[string]string{
		"2025-06-01T23:30-05:00":            "2025-06-01 2025-06-01 [] []",
		"2025-06-03/2025-06-05":             "2025-06-03 2025-06-05 [] []",
		"{2025-06-03,2025-06-04}":           "2025-06-03 2025-06-04 [] []",
		"{2025-06-05,2025-06-03}":           "2025-06-03 2025-06-05 [2025-06-03/2025-06-03 2025-06-05/2025-06-05] [2025-06-03T00:00:00Z/2025-06-03T23:59:59Z 2025-06-05T00:00:00Z/2025-06-05T23:59:59Z]",
		"[..2025-05,2025-06..2025-07,2026]": "<nil> 2026-12-31 [0001-01-01/2025-07-31 2026-01-01/2026-12-31] [0001-01-01T00:00:00Z/2025-07-31T23:59:59Z 2026-01-01T00:00:00Z/2026-12-31T23:59:59Z]",
		"[2025-06-03,2025-06..,2027]":       "",
		"[2025-06-03,2025-06-05..]":         "2025-06-03 <nil> [2025-06-03/2025-06-03 2025-06-05/9999-12-31] [2025-06-03T00:00:00Z/2025-06-03T23:59:59Z 2025-06-05T00:00:00Z/9999-12-31T23:59:59Z]",
		// One day, two hours.
		"{2025-06-03T10:00Z,2025-06-03T15:00Z}": "2025-06-03 2025-06-03 [] [2025-06-03T10:00:00Z/2025-06-03T10:00:59Z 2025-06-03T15:00:00Z/2025-06-03T15:00:59Z]",
		"{9999-12-31,9999-12-30}":               "9999-12-30 9999-12-31 [] []",
	} {
		values, err := Values(of, text)
		if (err != nil) != (want == "") {
			t.Errorf("%s %v", text, err)
		}
		if err != nil {
			continue
		}
		list := func(name string) string {
			texts, _ := values[slices.Index(of.Parts, of.Part(name))].([]string)
			return fmt.Sprint(texts)
		}
		value := func(name string) graph.Value { return values[slices.Index(of.Parts, of.Part(name))] }
		if got := fmt.Sprint(value("firstDay"), " ", value("lastDay"), " ", list("days"), " ", list("times")); got != want {
			t.Errorf("%s is stored as %s, want %s", text, got, want)
		}
		if values[0] != text {
			t.Errorf("%s is stored as %v", text, values[0])
		}
	}
}

func TestOneOf(t *testing.T) {
	for _, c := range []struct {
		texts []string
		want  string
	}{
		{nil, ""},
		{[]string{"Sunday"}, ""},
		{[]string{"2025-04-11"}, "2025-04-11"},
		{[]string{"2025-04-11", "2025-04-11"}, "2025-04-11"},
		{[]string{"2025-04-11?", "2025-04-11", "Sunday"}, "2025-04-11"},
		{[]string{"{2025-04-11,2025-04-14}"}, "{2025-04-11,2025-04-14}"},
		{[]string{"2025-04-14", "2025-04-11"}, "[2025-04-11,2025-04-14]"},
		{[]string{"2025-12-01/2025-12-05", "2025-12-10"}, "[2025-12-01..2025-12-05,2025-12-10]"},
		{[]string{"[2025-04-14,2025-04-11]", "2025-04-12", "{2025-04-11,2025-04-15}"}, "[2025-04-11,2025-04-12,2025-04-14,2025-04-15]"},
		{[]string{"2025-05/..", "../2025-03", "2025-06/", "[..2025-02]", "2025-04"}, "[..2025-03,2025-04,2025-05..]"},
		{[]string{"2025-04-11T10:00+02:00", "2025-04-11"}, "[2025-04-11,2025-04-11T10:00+02:00]"},
	} {
		if got := OneOf(c.texts); got != c.want {
			t.Errorf("one of %q is %s, want %s", c.texts, got, c.want)
		}
		slices.Reverse(c.texts)
		if got := OneOf(c.texts); got != c.want {
			t.Errorf("one of %q is %s, want %s", c.texts, got, c.want)
		}
	}
	var many []string
	for day := range 28 {
		many = append(many, fmt.Sprintf("2025-02-%02d", day+1))
	}
	if got := OneOf(many); got != "[2025-02-01..2025-02-28]" {
		t.Errorf("one of many is %s", got)
	}
	if got := OneOf(append(many, "2026/..")); got != "[2025-02-01..]" {
		t.Errorf("one of many, or later, is %s", got)
	}
	if got := OneOf(append(many, "2026/..", "../2024")); got != "[..2024,2026..]" {
		t.Errorf("one of many, or earlier, or later, is %s", got)
	}
}

func TestBegins(t *testing.T) {
	for text, want := range map[string]string{
		"2025-11-30":             "2025-11-29T10:00:00Z",
		"2025-11":                "2025-10-31T10:00:00Z",
		"2025-11-30T16:26+02:00": "2025-11-30T14:26:00Z",
		"2025-11-30/2025-12":     "2025-11-29T10:00:00Z",
		"../2025-12":             "2025-11-30T10:00:00Z",
		"../2025-12-10T11:59Z":   "2025-12-10T11:59:00Z",
		"[2025-12,2025-11-30]":   "2025-11-29T10:00:00Z",
		"[..2025-12]":            "2025-11-30T10:00:00Z",
	} {
		s, err := Parse(text)
		if err != nil {
			t.Errorf("%s %v", text, err)
		} else if got := s.Begins().Format(time.RFC3339); got != want {
			t.Errorf("%s begins at %s, want %s", text, got, want)
		}
	}
}
