package resolve

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"parley/graph"
	"parley/loader/dossier"
)

// thing resolves one more reference file and returns a thing of it.
func thing(t *testing.T, id graph.ID, items string) dossier.Thing {
	t.Helper()
	d, err := Dossier(raw(t, map[string]string{"dossier.yaml": head, "base.yaml": base, "more.yaml": "things:\n" + items}), now)
	if err != nil {
		t.Fatal(err)
	}
	for _, found := range d.Things {
		if found.ID == id {
			return found
		}
	}
	t.Fatalf("there is no %s", id)
	return dossier.Thing{}
}

func TestListsOfStructsAreParallelLists(t *testing.T) {
	olena := thing(t, "olena", `  - person: olena
    names:
      - {text: Олена, script: Cyrl, language: uk}
      - {language: de, text: Olena}
      - text: Helen
    identifiers: [{scheme: viaf, value: "7"}, {scheme: wikidata, value: Q123}, {value: "7", scheme: gnd}]
`)
	for _, want := range []struct {
		property, part string
		values         []string
	}{
		{"names", "text", []string{"Helen", "Olena", "Олена"}},
		{"names", "language", []string{"", "de", "uk"}},
		{"names", "script", []string{"", "", "Cyrl"}},
		{"identifiers", "value", []string{"7", "7", "Q123"}},
		{"identifiers", "scheme", []string{"gnd", "viaf", "wikidata"}},
	} {
		got := olena.Values[olena.Type.Property(want.property).Part(want.part).Index]
		if !reflect.DeepEqual(got, want.values) {
			t.Errorf("%s.%s is %q, want %q", want.property, want.part, got, want.values)
		}
	}
	bare := thing(t, "bare", "  - person: bare\n")
	if got := bare.Values[bare.Type.Property("names").Parts[0].Index]; got != nil {
		t.Errorf("the names of one that has none are %#v, want nil", got)
	}
}

func TestListsOfStructsThatAreWrong(t *testing.T) {
	wants(t, things(t, `  - person: p
    names:
      - {text: P, language: uk}
      - {language: uk, text: P}
      - {text: P}
      - P
      - {language: uk}
      - {text: Q, lang: uk}
      - {text: 2025-11-30}
    identifiers: {scheme: wikidata, value: Q123}
  - person: q
    names: []
    identifiers: [{value: Q123}, {}, {value: 123, scheme: wikidata}]
`),
		"more.yaml:5:9: this is already in the list: delete it",
		"more.yaml:7:9: an element of `names` must be a mapping with `text`",
		"more.yaml:8:9: an element of `names` needs `text`",
		"more.yaml:9:19: unknown key `lang` of `names`: choose from `text`, `language`, `script`, `start` and `end`",
		"more.yaml:10:16: YAML reads 2025-11-30 as a date, but this must be text: put it in quotes",
		"more.yaml:11:18: `identifiers` must be a list",
		"more.yaml:13:12: `names` is empty: add elements, or remove the key",
		"more.yaml:14:19: an element of `identifiers` needs `scheme`",
		"more.yaml:14:34: an element of `identifiers` needs `scheme`",
		"more.yaml:14:34: an element of `identifiers` needs `value`",
		"more.yaml:14:46: YAML reads 123 as a number, but this must be text: put it in quotes")
	wants(t, says(t, "      - {person: ada-nord, names: [{text: A}]}\n"),
		"s.yaml:9:28: a source cannot report `names` of person: write it in a reference file, under `things:`")
}

func TestNamesHaveATime(t *testing.T) {
	olena := thing(t, "olena", "  - person: olena\n    names: [{text: Olena, end: 2023-02}, {text: Helen, start: 2023-03-01}]\n")
	for part, want := range map[string][]string{"text": {"Helen", "Olena"}, "start": {"2023-03-01", ""}, "end": {"", "2023-02"}} {
		if got := olena.Values[olena.Type.Property("names").Part(part).Index]; !reflect.DeepEqual(got, want) {
			t.Errorf("the %s of the names is %q, want %q", part, got, want)
		}
	}
	wants(t, things(t, "  - person: p\n    names:\n      - {text: P, start: 2024, end: 2023-12-31}\n      - {text: Q, start: 2024, end: 2024}\n      - {text: R, start: once}\n"),
		"more.yaml:4:9: this element of `names` ends before it begins: correct `start` or `end`",
		"more.yaml:6:26: \"once\" is not an EDTF time: write 2025, 2025-11, 2025-11-30, 2025-11-30T16:26Z, 2025-12-01/2025-12-05, or a set such as [2025-11-30,2025-12-02]")
}

// A source usually has one word for a thing.
func TestAClaimedListCanBeOneValue(t *testing.T) {
	d := sound(t, reported+"      - {meeting: m, participants: {id: ada-nord, roleWorded: rapporteur, as: [King, Duke]}}\n")
	for property, want := range map[string][]string{"roleWorded": {"rapporteur"}, "as": {"Duke", "King"}} {
		var got []string
		for _, c := range d.Claims {
			if c.Field == "participants" && c.Property != nil && c.Property.Name == property {
				value, _ := c.Values[0].(string)
				got = append(got, value)
			}
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%s is %q, want a claim for each of %q", property, got, want)
		}
	}
	_, err := whole(t, reported+"      - {meeting: m, participants: {id: ada-nord, roleWorded: [a, a], count: 0}}\n")
	wants(t, err,
		"s.yaml:9:67: \"a\" is already in the list: delete it",
		"s.yaml:9:78: `count` is 0, but the least number is 1: correct it")
	wants(t, things(t, "  - {plan: p, pointCount: -5}\n"), "more.yaml:2:27: `pointCount` is -5, but the least number is 0: correct it")
}

// A message about a closed word names the field for the words of the source.
func TestWhereTheWordsOfASourceStand(t *testing.T) {
	_, err := whole(t, reported+"      - {meeting: m, participants: {id: ada-nord, role: rapporteur}, topics: {id: point-a, as: off the agenda}, status: done}\n")
	var hints []string
	for _, line := range strings.Split(err.Error(), "\n") {
		_, hint, _ := strings.Cut(line, ";")
		hints = append(hints, hint)
	}
	want := []string{
		" if none fits, write other, and the words of the source in `roleWorded`",
		" if none fits, write other, and the words of the source in `asWorded`; a topic that was kept off the agenda stands in `excludedTopics`",
		" the words of the source can stand in `statusWorded`",
	}
	if !slices.Equal(hints, want) {
		t.Errorf("the messages end with %q, want %q: %v", hints, want, err)
	}
}

func TestOtherWordsAreWorkedOut(t *testing.T) {
	wants(t, things(t, "  - quotation: q\n    otherMedia: [x, press briefing]\n    otherWordings: [close]\n"),
		"more.yaml:3:5: Parley derives `otherMedia` of quotation: remove it",
		"more.yaml:4:5: Parley derives `otherWordings` of quotation: remove it")
}

func TestListsOfAClosedSet(t *testing.T) {
	media := &graph.Property{Name: "media", Kind: graph.Strings, Enum: graph.Parley.Enum("QuotationMedium").Names()}
	read := func(text string) (graph.Value, error) {
		f := file{&resolver{}, "x.yaml"}
		root := raw(t, map[string]string{"x.yaml": "media: " + text + "\n"}).Files[0].Root
		v, ok := f.value(media, root.Content[1])
		if ok != (len(f.problems) == 0) {
			t.Errorf("%s: ok is %t, and the problems are %v", text, ok, f.problems)
		}
		return v, f.problems
	}
	if got, _ := read("[x, press briefing, Interview]"); !reflect.DeepEqual(got, []string{"INTERVIEW", "PRESS_BRIEFING", "X"}) {
		t.Errorf("the media are %q", got)
	}
	_, err := read("[x, X, semaphore]")
	wants(t, err,
		"x.yaml:1:12: \"X\" is already in the list: delete it",
		"x.yaml:1:15: \"semaphore\" is not a value of `media`: write one of `x`, `telegram`, `social media`, `press briefing`, `statement`, `interview`, `remarks`, `speech`, `television`, `radio`, `newspaper`, `letter` or `other`")
	_, err = read("x")
	wants(t, err, "x.yaml:1:8: `media` must be a list")
}
