package fold

import (
	"reflect"
	"testing"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/dossier"
)

// Values that are other words for one thing: what is shown, what is gathered,
// and what is still in dispute.
func TestOtherWords(t *testing.T) {
	of := func(typ, id, field string) func(string) detail {
		return func(value string) detail {
			return func(c *dossier.Claim) {
				property(typ, field, value)(c)
				c.Subject = graph.ID(id)
			}
		}
	}
	rubio, talks := of("Person", "rubio", "name"), of("Meeting", "talks", "name")
	text, medium := of("Quotation", "said", "text"), of("Quotation", "said", "medium")
	for _, s := range []struct {
		name      string
		id        graph.ID
		in, other string
		claims    []dossier.Claim
		shown     graph.Value
		others    graph.Value
		contested graph.Value
	}{
		{
			name: "what the reference file states is shown, without contest", id: "rubio", in: "name", other: "aliases",
			claims: []dossier.Claim{
				says("c1", "a1", on(1), rubio("Márco Rubio")), says("c2", "b1", on(2), rubio("Little Marco")),
				says("c3", "d1", on(2), rubio("Little Marco")),
			},
			shown: "Marco Rubio", others: []string{"Little Marco", "Márco Rubio", "Ruby"},
		},
		{
			name: "what it lists goes with what sources say, each once", id: "rubio", in: "name", other: "aliases",
			claims: []dossier.Claim{says("c1", "a1", on(1), rubio("Ruby")), says("c2", "b1", on(1), rubio("Marco Rubio"))},
			shown:  "Marco Rubio", others: []string{"Ruby"},
		},
		{
			name: "without one, the best by rule 3", id: "said", in: "text", other: "otherWordings",
			claims: []dossier.Claim{
				says("c1", "b1", on(1), text("We are close")), says("c2", "a1", on(1), text("We're close")),
				says("c3", "d1", on(2), text("Close, we are")),
			},
			shown: "We're close", others: []string{"Close, we are", "We are close"},
		},
		{
			name: "of a closed set", id: "said", in: "medium", other: "otherMedia",
			claims: []dossier.Claim{says("c1", "b1", on(1), medium("X")), says("c2", "a1", on(1), medium("TELEGRAM"))},
			shown:  "TELEGRAM", others: []string{"X"},
		},
		{
			name: "superseded words are no longer there", id: "said", in: "text", other: "otherWordings",
			claims: []dossier.Claim{says("c1", "b1", on(1), text("We are clothes")), says("c2", "b1", on(2), text("We are close"))},
			shown:  "We are close",
		},
		{
			name: "nor are deprecated ones", id: "said", in: "text", other: "otherWordings",
			claims: []dossier.Claim{says("c1", "b1", on(1), text("We are clothes"), deprecated), says("c2", "d1", on(2), text("We are close"))},
			shown:  "We are close",
		},
		{
			name: "not even where there are no others", id: "said", in: "text", other: "otherWordings",
			claims: []dossier.Claim{says("c1", "a1", on(1), text("A"), deprecated), says("c2", "d1", on(2), text("B"), deprecated)},
		},
		{
			name: "those from before a meeting are", id: "talks", in: "name", other: "aliases",
			claims: []dossier.Claim{
				says("c0", "a1", on(1), whenIs(10)), says("c1", "a1", on(1), talks("The coming talks")),
				says("c2", "d1", on(11), talks("The talks")),
			},
			shown: "The talks", others: []string{"The coming talks"},
		},
		{
			name: "a denial contests its own words", id: "said", in: "text", other: "otherWordings",
			claims: []dossier.Claim{
				says("c1", "a1", on(1), text("We are close")), says("c2", "b1", on(1), text("We are close"), denies),
				says("c3", "d1", on(1), text("We're close")),
			},
			shown: "We are close", others: []string{"We're close"}, contested: []string{"text"},
		},
		{
			name: "which a better source takes away", id: "said", in: "text", other: "otherWordings",
			claims: []dossier.Claim{
				says("c1", "b1", on(1), text("We are close")), says("c2", "a1", on(1), text("We are close"), denies),
				says("c3", "d1", on(1), text("We're close")),
			},
			shown: "We're close", contested: []string{"text"},
		},
		{
			name: "a denial of other words contests nothing", id: "said", in: "text", other: "otherWordings",
			claims: []dossier.Claim{says("c1", "a1", on(1), text("We are close")), says("c2", "b1", on(1), text("We won"), denies)},
			shown:  "We are close",
		},
		{
			name: "a denial of what the reference file states contests words that a source has", id: "rubio", in: "name", other: "aliases",
			claims: []dossier.Claim{says("c1", "b1", on(1), rubio("Little Marco"), denies), says("c2", "d1", on(1), rubio("Little Marco"))},
			shown:  "Marco Rubio", others: []string{"Ruby"}, contested: []string{"name"},
		},
	} {
		t.Run(s.name, func(t *testing.T) {
			d := dossierOf(s.claims...)
			d.Things = append(d.Things, thing("Quotation", "said", nil))
			for _, r := range d.Things {
				if r.ID == "rubio" {
					r.Values[r.Type.Property("aliases").Index] = []string{"Marco Rubio", "Ruby"}
				}
			}
			c := Fold(d)
			for name, want := range map[string]graph.Value{s.in: s.shown, s.other: s.others, "contested": s.contested} {
				if got := get(t, c, s.id, name); !reflect.DeepEqual(got, want) {
					t.Errorf("%s is %q, want %q", name, got, want)
				}
			}
		})
	}
}

// What things are ordered and found by follows every name, claimed ones too.
func TestNameKeys(t *testing.T) {
	d := dossierOf(
		says("c1", "b1", on(1), property("Meeting", "name", "  Geneva Tálks (II)")),
		says("c2", "a1", on(2), property("Meeting", "name", "Genf-Gespräche")),
	)
	for _, r := range d.Things {
		if r.ID == "umerov" {
			r.Values[r.Type.Property("aliases").Index] = []string{"R. Umerov"}
			r.Values[r.Type.Property("names").Parts[0].Index] = []string{"Умєров, Рустем"}
		}
	}
	c := Fold(d)
	for id, want := range map[graph.ID]struct{ sortName, tokens graph.Value }{
		"umerov":  {"Umerov, Rustem", []string{"r", "rustem", "umerov", "umierov", "рустем", "умєров"}},
		"talks":   {"Genf-Gespräche", []string{"geneva", "genf", "genfgesprache", "genfgespraeche", "gesprache", "gespraeche", "ii", "talks"}},
		"ireland": {nil, nil},
	} {
		if got := get(t, c, id, "sortName"); got != want.sortName {
			t.Errorf("%s: the sort name is %v, want %v", id, got, want.sortName)
		}
		if got, sorted := get(t, c, id, "sortKey"), want.sortName; sorted != nil && got != words.SortKey(sorted.(string)) {
			t.Errorf("%s: the sort key is %v", id, got)
		}
		if got := get(t, c, id, "tokens"); !reflect.DeepEqual(got, want.tokens) {
			t.Errorf("%s: the tokens are %q, want %q", id, got, want.tokens)
		}
	}
}
