package graph

import (
	"slices"
	"testing"
)

func TestModelReadsTheTags(t *testing.T) {
	m := Parley
	meeting := m.Type("Meeting")
	if want := []string{"Occurrence", "Named", "Entity", "Node"}; !slices.Equal(meeting.Interfaces, want) {
		t.Errorf("Meeting's interfaces are %v, want %v", meeting.Interfaces, want)
	}
	if p := meeting.Properties[0]; p.Name != "id" || p.Index != 0 {
		t.Errorf("the first property of a Meeting is %q at %d, want id at 0", p.Name, p.Index)
	}
	when := meeting.Property("when")
	if len(when.Parts) != 10 || !when.Part("days").Hidden || when.Part("days").Kind != Strings || when.Parts[0].Key != "when" || when.Part("earliest").Key != "when_earliest" {
		t.Errorf("when is flattened to %+v", when.Parts)
	}
	if got := meeting.Properties[when.Part("latest").Index]; got != when.Part("latest") {
		t.Errorf("the index of when.latest leads to %q", got.Key)
	}
	v, ok := m.Via(m.Type("Person"), "meetings")
	if !ok || v.Relation.Name != "ATTENDED" || v.Reverse || v.Far() != "Meeting" {
		t.Errorf("Person.meetings leads along %+v", v)
	}
	v, ok = m.Via(meeting, "participants")
	if !ok || !v.Reverse || v.Far() != "Actor" {
		t.Errorf("Meeting.participants leads along %+v", v)
	}
	if got := len(m.Concrete("Actor")); got != 2 {
		t.Errorf("Actor has %d concrete types, want Person and Organization", got)
	}
	if !m.Type("Encounter").Derived || meeting.Derived {
		t.Error("Encounter alone should be derived")
	}
	if side := m.Relation("ATTENDED").Property("side"); side.Ref != "Actor" || !side.State {
		t.Errorf("ATTENDED's side is %+v", side)
	}
	if role := m.Relation("MEMBER_OF").Property("role"); !role.Identity {
		t.Error("a membership's role should be part of its identity")
	}
}

// Editors can mark every claimed relation as inferred.
func TestEveryClaimedRelationHasABasis(t *testing.T) {
	for _, r := range Parley.Relations() {
		if r.Property("claims") == nil {
			continue
		}
		if p := r.Property("basis"); p == nil || p.Set != "Basis" || !r.Past() && !p.State {
			t.Errorf("%s has the basis %+v", r.Struct, p)
		}
	}
}

// Beside each closed word of a source stand the words of the source, and OTHER is a value. A status has no OTHER: each
// status answers whether the meeting or the event took place.
func TestWordsOfSourcesStandBesideClosedWords(t *testing.T) {
	checked := 0
	ofParley := []string{"AccountStanding", "Basis", "Rank"} // no source chooses from these sets
	check := func(name string, ps []*Property) {
		for _, p := range ps {
			said := p.State || p.Identity
			if !said || p.Enum == nil || slices.Contains(ofParley, p.Set) {
				continue
			}
			checked++
			worded := func(q *Property) bool { return q.Name == p.Name+"Worded" || q.Name == "wording" }
			if !slices.ContainsFunc(ps, worded) {
				t.Errorf("%s.%s has no words of the source beside it", name, p.Name)
			}
			if !slices.Contains(p.Enum, "OTHER") && p.Name != "status" {
				t.Errorf("%s.%s has no OTHER: %v", name, p.Name, p.Enum)
			}
		}
	}
	for _, typ := range Parley.Types() {
		check(typ.Name, typ.Properties)
	}
	for _, r := range Parley.Relations() {
		check(r.Name, r.Properties)
	}
	if checked == 0 {
		t.Error("no property has a closed set")
	}
}

// What is ordered by a claimed property now can be ordered by it in the past.
func TestThePastIsOrderedAsThePresent(t *testing.T) {
	ordered := 0
	for _, past := range Parley.Relations() {
		if past.PastOfType == nil {
			continue
		}
		for _, p := range past.PastOfType.Properties {
			key := past.PastOfType.Property(p.Order)
			if !p.State || key == nil {
				continue
			}
			ordered++
			if q := past.Property(key.Name); q == nil || q.Key != key.Key || q.Hidden != key.Hidden || q == key {
				t.Errorf("%s holds %s by %+v, want its own %s", past.Name, p.Name, q, key.Key)
			}
		}
		if past.Property("tokens") != nil || past.Property("names") != nil {
			t.Errorf("%s holds what nobody claims", past.Name)
		}
	}
	if ordered == 0 {
		t.Error("nothing is ordered by what is claimed")
	}
}

func TestNoTwoPropertiesShareAKey(t *testing.T) {
	check := func(name string, ps []*Property) {
		seen := map[string]bool{}
		for i, p := range ps {
			if seen[p.Key] || p.Index != i {
				t.Errorf("%s: property %q stands at %d and %d, or twice", name, p.Key, i, p.Index)
			}
			seen[p.Key] = true
		}
	}
	for _, typ := range Parley.Types() {
		check(typ.Name, typ.Properties)
	}
	for _, r := range Parley.Relations() {
		check(r.Name, r.Properties)
	}
}
