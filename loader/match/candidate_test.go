package match_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/match"
)

func someone(id, name string, e match.Evidence) *match.Subject {
	return &match.Subject{ID: graph.ID(id), Type: match.Person, Names: []words.Name{{Text: name}}, Evidence: e}
}

func TestEvidence(t *testing.T) {
	role := func(org, post, day string) match.Evidence {
		return match.Evidence{Roles: []match.Role{{Organization: graph.ID(org), Post: post, Day: day}}}
	}
	at := func(meeting, source, day string) match.Evidence {
		return match.Evidence{Meetings: []match.Presence{{Meeting: graph.ID(meeting), Source: graph.ID(source), Day: day}}}
	}
	known := func(scheme, value string) match.Evidence {
		return match.Evidence{Identifiers: []match.Identifier{{Scheme: scheme, Value: value}}}
	}
	plain := match.Judge(someone("a", "J. Kushner", match.Evidence{}), someone("b", "Jared Kushner", match.Evidence{})).Score
	for _, c := range []struct {
		name   string
		a, b   match.Evidence
		higher bool
		lower  bool
		why    string
	}{
		{"the same post", role("east", "envoy", "2025-01-01"), role("east", "Envoy", "2025-05-01"), true, false, "both are reported as Envoy (east)"},
		{"the same post, years later", role("east", "envoy", "2020-01-01"), role("east", "envoy", "2025-05-01"), false, false, ""},
		{"the post of another organization", role("east", "envoy", ""), role("west", "envoy", ""), false, false, ""},
		{"one meeting, told by two sources", at("talks", "s1", ""), at("talks", "s2", ""), true, false, "talks: different sources name the one and the other as participant"},
		{"one meeting, told by one source", at("talks", "s1", ""), at("talks", "s1", ""), false, true, "talks: one source names both as participants"},
		{"meetings of one day", at("talks", "s1", "2025-01-01"), at("call", "s1", "2025-01-01"), true, false, "both took part in meetings on 2025-01-01"},
		{"one identifier", known("wikidata", "Q1"), known("Wikidata", "q1"), true, false, "both are wikidata Q1"},
		{"other identifiers", known("wikidata", "Q1"), known("wikidata", "Q2"), false, true, "wikidata knows them as Q1 and Q2"},
		{"identifiers in other registers", known("wikidata", "Q1"), known("viaf", "2"), false, false, ""},
	} {
		a, b := someone("a", "J. Kushner", c.a), someone("b", "Jared Kushner", c.b)
		got := match.Judge(a, b)
		if c.higher != (got.Score > plain) || c.lower != (got.Score < plain) {
			t.Errorf("%s: %.3f, and %.3f by the names", c.name, got.Score, plain)
		}
		why := ""
		for _, r := range got.Reasons {
			why += r.Text
			if r.Against != c.lower {
				t.Errorf("%s: %q speaks against the pair: %v", c.name, r.Text, r.Against)
			}
		}
		if why != c.why {
			t.Errorf("%s: the reasons are %q, want %q", c.name, why, c.why)
		}
		if back := match.Judge(b, a); back.Score != got.Score {
			t.Errorf("%s: %v, and the other way %v", c.name, got.Score, back.Score)
		}
	}
}

func TestWhoIsSure(t *testing.T) {
	same := []words.Name{{Text: "East Bank"}}
	for _, c := range []struct {
		name string
		a, b *match.Subject
		want bool
	}{
		{"the same name", someone("a", "Rustem Umerov", match.Evidence{}), someone("b", "Рустем Умеров", match.Evidence{}), true},
		{"an initial", someone("a", "R. Umerov", match.Evidence{}), someone("b", "Rustem Umerov", match.Evidence{}), false},
		{"organizations", &match.Subject{ID: "a", Type: match.Organization, Names: same}, &match.Subject{ID: "b", Type: match.Organization, Names: same}, false},
		{"other types", someone("a", "East Bank", match.Evidence{}), &match.Subject{ID: "b", Type: match.Organization, Names: same}, false},
		{"a name in a list and a person", match.ListedName("Rustem Umerov", ""), someone("b", "Rustem Umerov", match.Evidence{}), true},
		{"a name in a list and an organization", match.ListedName("East Bank", ""), &match.Subject{ID: "b", Type: match.Organization, Names: same}, false},
		{
			"side by side", someone("a", "Rustem Umerov", match.Evidence{Meetings: []match.Presence{{Meeting: "m", Source: "s"}}}),
			someone("b", "Rustem Umerov", match.Evidence{Meetings: []match.Presence{{Meeting: "m", Source: "s"}}}), false,
		},
	} {
		if got := match.Judge(c.a, c.b); got.Sure != c.want {
			t.Errorf("%s: sure is %v with %.2f", c.name, got.Sure, got.Score)
		}
	}
	// Two people of one name: nobody can be sure which of them is meant.
	ix := match.NewIndex([]*match.Subject{someone("a", "Ada Nyberg", match.Evidence{}), someone("b", "Ada Nyberg", match.Evidence{})})
	for _, c := range ix.Candidates(match.ListedName("Ada Nyberg", ""), match.Most, nil) {
		if c.Sure {
			t.Errorf("%s is sure, and there are two of the name", c.B.ID)
		}
	}
}

// The order of the subjects in an index does not change what is found, apart from the order of equal scores.
func TestTheOrderOfTheIndexDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var subjects []*match.Subject
		for i := range rapid.IntRange(1, 12).Draw(t, "n") {
			subjects = append(subjects, someone(fmt.Sprint("p", i), drawName(t, fmt.Sprint("name", i)), match.Evidence{}))
		}
		shuffled := rapid.Permutation(subjects).Draw(t, "shuffled")
		asked := someone("x", drawName(t, "asked"), match.Evidence{})
		found := func(of []*match.Subject) map[graph.ID]float64 {
			scores := map[graph.ID]float64{}
			for _, c := range match.NewIndex(of).Candidates(asked, len(of), nil) {
				scores[c.B.ID] = c.Score
			}
			return scores
		}
		if a, b := found(subjects), found(shuffled); !reflect.DeepEqual(a, b) {
			t.Fatalf("%v, and in another order %v", a, b)
		}
	})
}

// Each gives what Candidates gives, at most three for each, without the subject itself.
func TestEach(t *testing.T) {
	var subjects []*match.Subject
	for i, name := range []string{"Ada Nyberg", "A. Nyberg", "Ada Niberg", "Ada Nyberg Jr.", "Adda Nyberg", "Bo Sud"} {
		subjects = append(subjects, someone(fmt.Sprint("p", i), name, match.Evidence{}))
	}
	ix := match.NewIndex(subjects)
	last := make(chan int, len(subjects))
	all := ix.Each(subjects, match.Most, func(a, b *match.Subject) bool { return strings.HasSuffix(string(a.ID+b.ID), "p0p4") }, func(n int) { last <- n })
	if len(last) != len(subjects) {
		t.Errorf("progress was reported %d times", len(last))
	}
	if n := len(all[0]); n != 2 {
		t.Errorf("Ada Nyberg has %d candidates, want A. Nyberg and Ada Niberg", n)
	}
	if n := len(all[1]); n != match.Most {
		t.Errorf("A. Nyberg has %d candidates, want %d", n, match.Most)
	}
	if n := len(all[5]); n != 0 {
		t.Errorf("Bo Sud has %d candidates", n)
	}
	for i, candidates := range all {
		for _, c := range candidates {
			if c.A != subjects[i] || c.B == c.A {
				t.Errorf("%s is a candidate of %s", c.B.ID, c.A.ID)
			}
		}
	}
}
