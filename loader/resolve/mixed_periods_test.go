package resolve

import "testing"

func TestTwoPeriodsAndADetailInOneReport(t *testing.T) {
	report := func(quote, memberships string) string {
		return "quote: " + quote + " | {person: bo-sud, memberships: " + memberships + "}"
	}
	const ports, mines = "{id: south, role: minister, post: Minister of Ports, start: 2010, end: 2014}", "{id: south, role: minister, start: 2016}"
	warns(t, "a post", warnings(t, sourceOf("s", "2025-11-30", report("Minister twice", "["+ports+", "+mines+"]"))),
		"a.yaml:5:105: warning: the report tells several periods of `memberships` for `bo-sud` and `south`, so `post` counts for each of them")
	warns(t, "two reports", warnings(t, sourceOf("s", "2025-11-30", report("Minister of ports", ports), report("Minister again", mines))))
	warns(t, "no detail", warnings(t, sourceOf("s", "2025-11-30", report("Minister twice", "[{id: south, role: minister, start: 2010, end: 2014}, "+mines+"]"))))
}
