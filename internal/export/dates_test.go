package export

import "testing"

// TestSpans: a time that Popolo and FollowTheMoney cannot hold is not made certain, and not made up.
func TestSpans(t *testing.T) {
	for edtf, want := range map[string]span{
		"2025":                               {"2025", "2025"},
		"2025-11":                            {"2025-11", "2025-11"},
		"2025-11-30":                         {"2025-11-30", "2025-11-30"},
		"2025-11-30T10:15Z":                  {"2025-11-30T10:15Z", "2025-11-30T10:15Z"},
		"2025-11-30T10:15:20-05:00":          {"2025-11-30T10:15:20-05:00", "2025-11-30T10:15:20-05:00"},
		"2025-12-01/2025-12-05":              {"2025-12-01", "2025-12-05"},
		"2025-12/..":                         {"2025-12", ""},
		"../2025-12":                         {"", "2025-12"},
		"2025-12/":                           {"2025-12", ""},
		"2025-11-30~":                        {},
		"2025-11?":                           {},
		"2025-21":                            {}, // spring
		"2025-33":                            {}, // the first quarter
		"2025-1X":                            {},
		"202X":                               {},
		"[2025-04-11,2025-04-14]":            {},
		"{2025-06-03,2025-06-05}":            {},
		"2025-12-01~/2025-12-05":             {},
		"../..":                              {},
		"..":                                 {},
		"soon":                               {},
		"-0044":                              {},
		"2025-12-01/2025-12-05/2025-12-07":   {},
		"2025-11-30T10:15":                   {},
		"2025-11-30T10:15Z; DROP everything": {},
	} {
		got, ok := spanOf(edtf)
		if got != want && ok || ok != (want != span{}) {
			t.Errorf("%s is %v, %v; want %v", edtf, got, ok, want)
		}
	}
}

// TestInstants: FollowTheMoney has no offsets.
func TestInstants(t *testing.T) {
	for text, want := range map[string]string{
		"2025-11-30T22:15-05:00": "2025-12-01T03:15:00", "2025-11-30T22:15:20Z": "2025-11-30T22:15:20", "2025-11-30": "", "": "",
	} {
		if got := instant(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
