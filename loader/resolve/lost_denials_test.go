package resolve

import "testing"

func TestADenialWithoutTheRole(t *testing.T) {
	event := sourceOf("s", "2025-11-30", "quote: Ada opened it | {event: e, status: happened, actors: {id: ada-nord, role: opened}}")
	deny := func(actor string) string {
		return sourceOf("s2", "2025-11-30", "quote: Not so, polarity: denies | {event: e, actors: "+actor+"}")
	}
	warns(t, "without the role", warnings(t, event, deny("ada-nord")),
		"b.yaml:5:75: warning: this denies `actors` without a `role`, and the reports have one (opened), so it denies none of them: write the `role` that the source denies")
	warns(t, "with the role", warnings(t, event, deny("{id: ada-nord, role: opened}")))
	warns(t, "of somebody else", warnings(t, event, deny("bo-sud")))
	warns(t, "a report without a role", warnings(t, sourceOf("s", "2025-11-30", "quote: Ada was there | {event: e, status: happened, actors: ada-nord}"), deny("ada-nord")))
	warns(t, "a post", warnings(t, sourceOf("s", "2025-11-30", "quote: Bo is minister | {person: bo-sud, memberships: {id: south, role: minister}}"),
		sourceOf("s2", "2025-11-30", "quote: Not so, polarity: denies | {person: bo-sud, memberships: south}")),
		"b.yaml:5:86: warning: this denies `memberships` without a `role`, and the reports have one (minister)")
}
