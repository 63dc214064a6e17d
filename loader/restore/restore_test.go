package restore_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/fold"
	"parley/loader/restore"
)

func TestWhatWasFoldedIsRestored(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := draw(t, "talks")
		got, err := restore.Dossiers(fold.Fold(want))
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != 1 {
			t.Fatalf("%d dossiers, want 1", len(got))
		}
		equal(t, got[0], want)
	})
}

func TestSeveralDossiersAreRestoredApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := draw(t, "a"), draw(t, "b")
		both := union(t, b, a)
		if again := union(t, a, b); !reflect.DeepEqual(fold.Fold(both), fold.Fold(again)) {
			t.Fatal("the union depends on the order of its parts")
		}
		got, err := restore.Dossiers(fold.Fold(both))
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != 2 {
			t.Fatalf("%d dossiers, want 2", len(got))
		}
		equal(t, got[0], a)
		equal(t, got[1], b)
	})
}

func union(t *rapid.T, ds ...*dossier.Dossier) *dossier.Dossier {
	d, err := restore.Union(ds)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// equal fails the test unless both dossiers are the same. It ignores the positions in the files.
func equal(t *rapid.T, got, want *dossier.Dossier) {
	if got.ID != want.ID || got.Title != want.Title {
		t.Fatalf("the dossier is %s, %q", got.ID, got.Title)
	}
	for i := range max(len(got.Claims), len(want.Claims)) {
		if i >= len(got.Claims) || i >= len(want.Claims) || !reflect.DeepEqual(got.Claims[i], want.Claims[i]) {
			t.Fatalf("claim %d is not the same:\n%+v\n%+v", i, slices.Concat(got.Claims[min(i, len(got.Claims)):]), slices.Concat(want.Claims[min(i, len(want.Claims)):]))
		}
	}
	if !reflect.DeepEqual(got.Things, want.Things) || !reflect.DeepEqual(got.Stated, want.Stated) || !reflect.DeepEqual(got.Sources, want.Sources) {
		t.Fatalf("the things, relations and sources are\n%+v\nwant\n%+v", got, want)
	}
}

func TestIdentitiesCanBeTakenApart(t *testing.T) {
	for _, r := range graph.Parley.Relations() {
		var identity []*graph.Property
		for _, p := range r.Properties {
			if p.Identity && !p.Hidden {
				identity = append(identity, p)
			}
		}
		for i, p := range identity {
			if i < len(identity)-1 && p.Enum == nil && !r.Past() {
				t.Errorf("%s.%s is free text, and another part of the identity follows: dossier.IdentityOf cannot read that", r.Name, p.Name)
			}
		}
	}
}

func thing(typ, id string, values map[string]graph.Value) dossier.Thing {
	t := graph.Parley.Type(typ)
	out := dossier.Thing{Type: t, ID: graph.ID(id), Values: make([]graph.Value, len(t.Properties))}
	out.Values[0] = id
	for key, v := range values {
		i := slices.IndexFunc(t.Properties, func(p *graph.Property) bool { return p.Key == key })
		out.Values[i] = v
	}
	return out
}

func within(from, to string) dossier.StatedRelation {
	r := graph.Parley.Relation("WITHIN")
	return dossier.StatedRelation{Relation: r, From: graph.ID(from), To: graph.ID(to), Values: make([]graph.Value, len(r.Properties))}
}

// reportsWithin is the claim that one place contains another, made under the larger place.
func reportsWithin(from, to string) dossier.Claim {
	return dossier.Claim{
		ID: graph.ID("claim-" + from), Subject: graph.ID(to), Object: graph.ID(from), Field: "contains", Relation: graph.Parley.Relation("WITHIN"), Reverse: true,
		Polarity: graph.Affirms, Rank: graph.Normal, At: dossier.Position{File: "s.yaml", Line: 4, Column: 2},
	}
}

// A claim that is denied, retracted or deprecated closes no circle. Nor does a relation that is not a hierarchy.
func TestWhatClosesNoCircle(t *testing.T) {
	a := &dossier.Dossier{ID: "a", Stated: []dossier.StatedRelation{within("kyiv", "ukraine")}}
	for name, change := range map[string]func(*dossier.Claim){
		"denied":     func(c *dossier.Claim) { c.Polarity = graph.Denies },
		"taken back": func(c *dossier.Claim) { c.Retracts = true },
		"deprecated": func(c *dossier.Claim) { c.Rank = graph.Deprecated },
		"the same":   func(c *dossier.Claim) { c.Reverse = false },
		"alike":      func(c *dossier.Claim) { c.Relation = graph.Parley.Relation("POSSIBLY_SAME_AS") },
	} {
		c := reportsWithin("ukraine", "kyiv")
		change(&c)
		if _, err := restore.Union([]*dossier.Dossier{a, {ID: "b", Claims: []dossier.Claim{c}}}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestReferencesAreUnited(t *testing.T) {
	a := &dossier.Dossier{ID: "a", Things: []dossier.Thing{
		thing("Person", "anna", map[string]graph.Value{
			"name": "Anna", "aliases": []string{"Ann"},
			"names": []string{"Ганна"}, "names_language": []string{"uk"}, "names_script": []string{""},
			"names_start": []string{""}, "names_end": []string{"2023"},
		}),
		thing("Place", "kyiv", nil), thing("Place", "ukraine", nil),
	}, Stated: []dossier.StatedRelation{within("kyiv", "ukraine")}}
	b := &dossier.Dossier{ID: "b", Things: []dossier.Thing{
		thing("Person", "anna", map[string]graph.Value{
			"name": "Hanna", "aliases": []string{"Ann", "A."}, "unnamed": true,
			"names": []string{"Anna", "Ганна"}, "names_language": []string{"en", "uk"}, "names_script": []string{"Latn", ""},
			"names_start": []string{"2023", ""}, "names_end": []string{"", "2023"},
		}),
		thing("Place", "kyiv", nil), thing("Place", "ukraine", nil),
	}, Stated: []dossier.StatedRelation{within("kyiv", "ukraine")}}
	for _, ds := range [][]*dossier.Dossier{{a, b}, {b, a}} {
		d, err := restore.Union(ds)
		if err != nil {
			t.Fatal(err)
		}
		want := thing("Person", "anna", map[string]graph.Value{
			"name": "Anna", "aliases": []string{"A.", "Ann"}, "unnamed": true,
			"names": []string{"Anna", "Ганна"}, "names_language": []string{"en", "uk"}, "names_script": []string{"Latn", ""},
			"names_start": []string{"2023", ""}, "names_end": []string{"", "2023"},
		})
		if !reflect.DeepEqual(d.Things[0], want) {
			t.Errorf("Anna is %v, want %v", d.Things[0].Values, want.Values)
		}
		if len(d.Things) != 3 || len(d.Stated) != 1 {
			t.Errorf("%d things and %d stated relations, want 3 and 1", len(d.Things), len(d.Stated))
		}
	}
	if a.Things[0].Values[a.Things[0].Type.Property("unnamed").Index] != nil {
		t.Error("the union changed its parts")
	}
}

func TestNoDossiersAreUnitedToNone(t *testing.T) {
	d, err := restore.Union(nil)
	if err != nil {
		t.Fatal(err)
	}
	if c := fold.Fold(d); len(c.Records)+len(c.Edges) > 0 {
		t.Errorf("a union of no dossiers folds into %v, want an empty graph", c)
	}
}

func TestWhatCannotBeUnited(t *testing.T) {
	source := func(id string) []dossier.Source {
		return []dossier.Source{{ID: graph.ID(id), At: dossier.Position{File: "s.yaml", Line: 1, Column: 9}}}
	}
	for _, s := range []struct {
		name string
		a, b dossier.Dossier
		want error
		text string
	}{
		{
			"one source in two dossiers",
			dossier.Dossier{ID: "a"},
			dossier.Dossier{ID: "b"},
			restore.ErrTaken,
			"s.yaml:1:9: the id is taken by another dossier in the graph: `paper` is a source in b, and a source in a: choose another id, or remove it from one of the two; if a is the former id of b, first remove it with `parley drop a`",
		},
		{
			"one id, two types",
			dossier.Dossier{ID: "a", Things: []dossier.Thing{thing("Person", "alex", nil)}},
			dossier.Dossier{ID: "b", Things: []dossier.Thing{thing("Place", "alex", nil)}},
			restore.ErrOtherType,
			"another dossier in the graph gives it a different type: `alex` is a Place in b, and a Person in a: choose another id, or give both the same type",
		},
		{
			"one identifier, two things",
			dossier.Dossier{ID: "a", Things: []dossier.Thing{thing("Person", "alex", map[string]graph.Value{"identifiers": []string{"q77"}, "identifiers_scheme": []string{"Wikidata"}})}},
			dossier.Dossier{ID: "b", Things: []dossier.Thing{thing("Person", "alec", map[string]graph.Value{"identifiers": []string{"Q77"}, "identifiers_scheme": []string{"wikidata"}})}},
			restore.ErrIdentified,
			"belongs to `alex` in a, and to `alec` in b: if the two are the same thing, give it one id; if not, correct one of the identifiers",
		},
		{
			"a circle of what each states",
			dossier.Dossier{ID: "a", Stated: []dossier.StatedRelation{within("kyiv", "ukraine"), within("ukraine", "europe")}},
			dossier.Dossier{ID: "b", Stated: []dossier.StatedRelation{within("europe", "kyiv")}},
			restore.ErrCircle,
			"`within` leads along europe > kyiv (in b), kyiv > ukraine (in a), ukraine > europe (in a): remove one of these steps",
		},
		{
			"a circle of what one states and another reports",
			dossier.Dossier{ID: "a", Stated: []dossier.StatedRelation{within("kyiv", "ukraine")}},
			dossier.Dossier{ID: "b", Claims: []dossier.Claim{reportsWithin("ukraine", "kyiv")}},
			restore.ErrCircle,
			"s.yaml:4:2: dossiers in the graph close a circle together: `within` leads along ukraine > kyiv (in b), kyiv > ukraine (in a): remove one of these steps",
		},
		{
			"two ends of a relation to one thing at a time",
			dossier.Dossier{ID: "a", Stated: []dossier.StatedRelation{within("kyiv", "ukraine")}},
			dossier.Dossier{ID: "b", Stated: []dossier.StatedRelation{within("kyiv", "europe")}},
			restore.ErrTwoEnds,
			"the `within` of `kyiv` is `europe` in b, and `ukraine` in a: delete one of the two, or move both to the sources that report them",
		},
		{
			"a dossier named as a thing",
			dossier.Dossier{ID: "a"},
			dossier.Dossier{ID: "b", Things: []dossier.Thing{thing("Person", "a", nil)}},
			restore.ErrTaken,
			"`a` is",
		},
	} {
		t.Run(s.name, func(t *testing.T) {
			if strings.Contains(s.name, "source") {
				s.a.Sources, s.b.Sources = source("paper"), source("paper")
				s.a.Sources[0].At = dossier.Position{} // it was restored
			}
			for _, ds := range [][]*dossier.Dossier{{&s.a, &s.b}, {&s.b, &s.a}} {
				if _, err := restore.Union(ds); !errors.Is(err, s.want) || !strings.Contains(err.Error(), s.text) {
					t.Errorf("the error is %v, want %v: %s", err, s.want, s.text)
				}
			}
		})
	}
}
