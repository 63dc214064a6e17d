package edtf

import (
	"slices"
	"strings"
	"testing"
	"time"

	"parley/graph"
)

// seeds are texts of every form.
var seeds = []string{
	"2025-11-30", "2025-11-30T16:26Z", "2025-12-01/2025-12-05", "../2025", "2025-?11-30~", "XXXX-XX-XX", "XXXX-02-30",
	"2025-24", "0000", "9999-12-31T23:59-14:00", "T", "/", "2025-02-30", "[2025-04-11,2025-04-14]", "[..2025-06-30]",
	"{2025-06-03,2025-06-05..2025-06-07,2026..}", "[2025-41, 202X]", "{2025-06-01T23:30-05:00,2025}", "[]", "[..", "Y-17E7", "1950S2",
	"2025-06-02T00:30+02:00/2025-06-01T23:00Z", "0001/9999", "9999-12-30/..", "{9999-12-31,0001-01-01}",
}

// FuzzParse checks that a text either is refused, or means a time whose bounds, members, days and periods agree.
func FuzzParse(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	when := graph.Parley.Type("Meeting").Property("when")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Parse(text)
		if err != nil {
			return
		}
		if s.Text != text || len(s.Members) == 0 {
			t.Fatalf("%q comes out as %q with %d members", text, s.Text, len(s.Members))
		}
		for _, m := range append([]Span{s.Span}, s.Members...) {
			checkSpan(t, text, m, s.Span)
		}
		for _, p := range s.Periods() {
			if len(p) != 4 && len(p) != 7 && len(p) != 10 || p > "9999-12-31" || s.FirstDay != "" && p < s.FirstDay[:len(p)] || s.LastDay != "" && p > s.LastDay[:len(p)] {
				t.Fatalf("%q lies in %s, and goes from %s to %s", text, p, s.FirstDay, s.LastDay)
			}
		}
		values, err := Values(when, text)
		if err != nil || values[0] != text {
			t.Fatalf("%q is stored as %v: %v", text, values, err)
		}
		for _, part := range []string{partDays, partTimes} {
			list, _ := values[slices.Index(when.Parts, when.Part(part))].([]string)
			if len(list) == 1 || !slices.IsSorted(list) {
				t.Fatalf("%q has the %s %v", text, part, list)
			}
		}
	})
}

// checkSpan checks that a span has an end, does not end before it begins, and lies within the whole time.
func checkSpan(t *testing.T, text string, s, all Span) {
	t.Helper()
	if s.Earliest == nil && s.Latest == nil && !strings.HasPrefix(text, "[") && !strings.HasPrefix(text, "{") {
		t.Fatalf("%q means nothing", text)
	}
	if s.Earliest != nil && s.Latest != nil && s.Latest.Before(*s.Earliest) || s.FirstDay != "" && s.LastDay != "" && s.LastDay < s.FirstDay {
		t.Fatalf("%q ends before it begins: %v", text, s)
	}
	if (s.Earliest == nil) != (s.FirstDay == "") || (s.Latest == nil) != (s.LastDay == "") {
		t.Fatalf("%q is open on one clock only: %v", text, s)
	}
	if all.Earliest != nil && (s.Earliest == nil || s.Earliest.Before(*all.Earliest)) || all.Latest != nil && (s.Latest == nil || s.Latest.After(*all.Latest)) {
		t.Fatalf("%q has a member out of its bounds: %v", text, s)
	}
	for _, bound := range []*time.Time{s.Earliest, s.Latest} {
		if bound == nil {
			continue
		}
		if again, err := time.Parse("2006-01-02T15:04:05Z", bound.Format(time.RFC3339)); err != nil || !again.Equal(*bound) {
			t.Fatalf("%q has the bound %v: %v", text, bound, err)
		}
	}
	for _, day := range []string{s.FirstDay, s.LastDay} {
		if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
			t.Fatalf("%q has the day %q", text, day)
		}
	}
}

// FuzzOneOf checks that Parse reads what OneOf writes, and that the bounds are those of the earliest and the latest of
// the times.
func FuzzOneOf(f *testing.F) {
	for i, seed := range seeds {
		f.Add(seed, seeds[(i+3)%len(seeds)], seeds[(i+7)%len(seeds)])
	}
	f.Fuzz(func(t *testing.T, a, b, c string) {
		var spans []Span
		members := 0
		for _, text := range []string{a, b, c} {
			if s, err := Parse(text); err == nil {
				spans = append(spans, s.Span)
				members += len(s.Members)
			}
		}
		set := OneOf([]string{a, b, c})
		if set != OneOf([]string{c, a, b}) {
			t.Fatalf("the order of %q, %q and %q matters", a, b, c)
		}
		if spans == nil {
			if set != "" {
				t.Fatalf("one of nothing is %q", set)
			}
			return
		}
		got, err := Parse(set)
		if err != nil {
			t.Fatalf("one of %q, %q and %q is %q, which %v", a, b, c, set, err)
		}
		if want := bounds(whole(spans)); members <= maxMembers && len(a)+len(b)+len(c) < MaxLength-10 && bounds(got.Span) != want {
			t.Fatalf("one of %q, %q and %q is %q with the bounds %v, want %v", a, b, c, set, bounds(got.Span), want)
		}
	})
}
