package resolve

import (
	"testing"
	"time"
)

func TestEDTF(t *testing.T) {
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
		"2025%/2026~":                         {"2025-01-01T00:00:00Z", "2026-12-31T23:59:59Z"},
		"2025-11-XX":                          {"2025-11-01T00:00:00Z", "2025-11-30T23:59:59Z"},
		"2025-11-2X":                          {"2025-11-20T00:00:00Z", "2025-11-29T23:59:59Z"},
		"2025-XX-31":                          {"2025-01-31T00:00:00Z", "2025-12-31T23:59:59Z"},
		"202X":                                {"2020-01-01T00:00:00Z", "2029-12-31T23:59:59Z"},
		"XXXX-02-29":                          {"0004-02-29T00:00:00Z", "9996-02-29T23:59:59Z"},
		"2025-23":                             {"2025-09-01T00:00:00Z", "2025-11-30T23:59:59Z"},
		"2025-24":                             {"2025-12-01T00:00:00Z", "2026-02-28T23:59:59Z"},
	} {
		s, err := parseEDTF(text)
		if err != nil {
			t.Errorf("%s %v", text, err)
			continue
		}
		earliest, _ := bound(s.earliest).(string)
		latest, _ := bound(s.latest).(string)
		if got := [2]string{earliest, latest}; got != want {
			t.Errorf("%s is %v, want %v", text, got, want)
		}
	}
}

func TestBadInput_056b(t *testing.T) {
	for text, want := range map[string]string{
		"2025-02-30":              "is impossible: the month has no day 30",
		"2025-02-30T10:00Z":       "is impossible: the month has no day 30",
		"2023-02-29":              "is impossible: the month has no day 29",
		"2025-13-01":              "is impossible: there is no month 13",
		"2025-00":                 "is impossible: there is no month 00",
		"2025-2X":                 "is impossible: there is no month 2X",
		"2025-02-3X":              "is impossible: the month has no day 3X",
		"0000":                    "is in the year 0, which does not exist",
		"0000-01-01T00:00Z":       "is in the year 0, which does not exist",
		"0001-01-01T00:00+01:00":  "is outside the years 0001 to 9999",
		"2025-12-05/2025-12-01":   "ends before it begins: write 2025-12-01/2025-12-05",
		"../..":                   "says nothing: an interval needs a start or an end",
		"/":                       "says nothing: an interval needs a start or an end",
		"2025-11-30T16:26":        "has no time zone: add Z for UTC, or an offset such as +02:00",
		"2025-11-30T25:00Z":       "is impossible: there is no such time of day or time zone",
		"2025-11-30T23:59:60Z":    "is impossible: there is no such time of day or time zone",
		"2025-11-30T10:00+25:00":  "is impossible: there is no such time of day or time zone",
		"9999-24":                 "is after the year 9999",
		"202X-24":                 "is a season without an exact year",
		"Sunday":                  errNotEDTF.Error(),
		"":                        errNotEDTF.Error(),
		"2025-1-2":                errNotEDTF.Error(),
		"2025-11-30T16:26Z/x":     errNotEDTF.Error(),
		"2025-11-XXT10:00Z":       errNotEDTF.Error(),
		"2025T10:00Z":             errNotEDTF.Error(),
		"2025-01/2025-02/2025-03": errNotEDTF.Error(),
		"２０２５":                    errNotEDTF.Error(),
		" 2025":                   errNotEDTF.Error(),
		"Y20250":                  errNotEDTF.Error(),
		"[2025-11-30,2025-12-01]": errNotEDTF.Error(),
		"-0044":                   errNotEDTF.Error(),
		"2025-11-30T16:26:00.5Z":  errNotEDTF.Error(),
		"2025-11-30 16:26Z":       errNotEDTF.Error(),
		"2025-11-30T16:26Z?":      errNotEDTF.Error(),
		"2025-11-30t16:26z":       errNotEDTF.Error(),
	} {
		if _, err := parseEDTF(text); err == nil || err.Error() != want {
			t.Errorf("%q %v, want %q", text, err, want)
		}
	}
}

func FuzzEDTF(f *testing.F) {
	for _, seed := range []string{
		"2025-11-30", "2025-11-30T16:26Z", "2025-12-01/2025-12-05", "../2025", "2025-?11-30~", "XXXX-XX-XX", "XXXX-02-30",
		"2025-24", "0000", "9999-12-31T23:59-14:00", "T", "/", "2025-02-30",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := parseEDTF(text)
		if err != nil {
			return
		}
		if s.earliest == nil && s.latest == nil {
			t.Fatalf("%q means nothing", text)
		}
		if s.earliest != nil && s.latest != nil && s.latest.Before(*s.earliest) {
			t.Fatalf("%q ends before it begins: %v, %v", text, s.earliest, s.latest)
		}
		for _, bound := range []*time.Time{s.earliest, s.latest} {
			if bound == nil {
				continue
			}
			if again, err := time.Parse("2006-01-02T15:04:05Z", bound.Format(time.RFC3339)); err != nil || !again.Equal(*bound) {
				t.Fatalf("%q has the bound %v: %v", text, bound, err)
			}
		}
	})
}
