package resolve

import (
	"slices"
	"testing"

	"parley/graph"
	"parley/loader/dossier"
)

// judgedFiles are a dossier with four people who are alike, a meeting and a source. Judgements stand in j.yaml, from line 2 on.
func judgedFiles(judgements string) map[string]string {
	return map[string]string{
		"dossier.yaml": head,
		"things.yaml": `things:
  - {person: ada, name: Ada Nord}
  - {person: adda, name: Adda Nord, aliases: [A. Nord]}
  - {person: aida, name: Aida Nord, possiblySameAs: ada}
  - {person: eda, relationships: {id: ada, kind: sister}}
  - {organization: east, parent: west}
  - {organization: eest, parent: north}
  - {organization: west}
  - {organization: north}
`,
		"s.yaml": "source: s\npublished: 2025-03-01\nreports:\n  - quote: They met\n    start: 0\n    says: [{meeting: talks, status: held, participants: [ada, adda]}, {quotation: q, speaker: adda}]\n",
		"j.yaml": "judgements:\n" + judgements,
	}
}

const who = ", by: Bo, when: 2025-03-02, why: w}\n"

func TestJudgementsAreChecked(t *testing.T) {
	_, err := Dossier(raw(t, judgedFiles(
		"  - same\n"+ // 2
			"  - {by: Bo, when: 2025-03-02, why: w}\n"+ // 3
			"  - {same: [ada, adda]}\n"+ // 4
			"  - {same: [ada, adda], unsure: [ada, adda]"+who+ // 5
			"  - {same: ada"+who+ // 6
			"  - {same: [ada, adda, aida]"+who+ // 7
			"  - {same: [ada, ada]"+who+ // 8
			"  - {same: [ada, adaa]"+who+ // 9
			"  - {same: [xx, yy]"+who+ // 10
			"  - {same: [ada, east]"+who+ // 11
			"  - {same: [ada, s]"+who+ // 12
			"  - {unsure: [q, q2]"+who+ // 13
			"  - {same: [ada, adda], score: 1.5"+who+ // 14
			"  - {same: [ada, adda], wy: w, by: 3, when: 2099-01-01, why: w}\n"+ // 15
			"  - {unsure: [nobody, ada]"+who, // 16
	)), now)
	wants(t, err,
		"j.yaml:2:5: a judgement must stand here, such as {same: [ada-nord, ada-n], by: Bo Sud, when: 2025-12-07, why: the same post}",
		"j.yaml:3:5: the judgement needs `same`, `different` or `unsure`, with two ids",
		"j.yaml:4:5: the judgement needs `by`: who judges",
		"j.yaml:4:5: the judgement needs `when`: the day of the judgement",
		"j.yaml:4:5: the judgement needs `why`: the reason",
		"j.yaml:5:25: `same` and `unsure` cannot stand in one judgement: write two judgements",
		"j.yaml:6:12: `same` needs a list of two ids, such as [ada-nord, ada-n]",
		"j.yaml:7:12: `same` needs a list of two ids, such as [ada-nord, ada-n]",
		"j.yaml:8:18: a judgement is about two ids, and this is `ada` again: write the other id",
		"j.yaml:9:18: there is no person `adaa`: did you mean `ada` or `adda`?",
		"j.yaml:10:13: there is no thing `xx`: add it under `things:` in a reference file, or report it under `says:`",
		"j.yaml:10:17: there is no thing `yy`: add it under `things:` in a reference file, or report it under `says:`",
		"j.yaml:11:18: `ada` is a person, and `east` is an organization: a judgement is about two things of one type",
		"j.yaml:12:18: `s` is a source: a judgement is about things, such as people and organizations",
		"j.yaml:13:15: `q` is a quotation, and has no `possiblySameAs`: write `same` or `different`",
		"j.yaml:14:32: `score` is 1.5, but it goes from 0 to 1: correct it",
		"j.yaml:15:25: unknown key `wy` of a judgement: did you mean `by` or `why`?",
		"j.yaml:15:36: YAML reads 3 as a number, but this must be text: put it in quotes",
		"j.yaml:15:45: `when` is in the future (now is 2025-12-10T12:00:00Z): correct it",
		"j.yaml:16:15: there is no person `nobody`: add it under `things:` in a reference file",
	)
}

// Things that judgements join must not contradict each other.
func TestWhatCannotBeJoined(t *testing.T) {
	_, err := Dossier(raw(t, judgedFiles("  - {same: [ada, eda]"+who+"  - {same: [east, eest]"+who)), now)
	wants(t, err,
		"things.yaml:5:34: `relationships` leads from `eda` to `ada`, and judgements say that they are one (j.yaml:2:5): delete one of the two",
		"things.yaml:7:34: judgements join two things into `east`, which then has two `parent`: `west` (things.yaml:6:34) and `north`: delete one of the two, or the judgement",
	)
	_, err = Dossier(raw(t, judgedFiles("  - {same: [east, west]"+who)), now)
	wants(t, err, "things.yaml:6:34: `parent` leads from `east` to `west`, and judgements say that they are one (j.yaml:2:5): delete one of the two")
}

// The thing that stays has the names of all, and what was said of the others is said of it. That a thing may be itself is no longer said.
func TestThingsAreJoined(t *testing.T) {
	d, err := Dossier(raw(t, judgedFiles("  - {same: [aida, adda]"+who+"  - {same: [ada, adda]"+who+"  - {unsure: [eda, adda]"+who)), now)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(d.Things, func(x dossier.Thing) bool { return x.ID == "aida" })
	if i < 0 || slices.ContainsFunc(d.Things, func(x dossier.Thing) bool { return x.ID == "ada" || x.ID == "adda" }) {
		t.Fatalf("the things are %v", d.Things)
	}
	aida := d.Things[i]
	if former := aida.Former(); !slices.Equal(former, []graph.ID{"ada", "adda"}) {
		t.Errorf("the former ids are %v", former)
	}
	value := func(property string) graph.Value { return aida.Values[aida.Type.Property(property).Index] }
	if aliases, _ := value("aliases").([]string); value("name") != "Aida Nord" || !slices.Equal(aliases, []string{"A. Nord", "Ada Nord", "Adda Nord"}) {
		t.Errorf("the names are %v and %v", value("name"), aliases)
	}
	for _, s := range d.Stated {
		if s.From == s.To || s.To == "ada" || s.To == "adda" {
			t.Errorf("%s leads from %s to %s", s.Relation.Name, s.From, s.To)
		}
	}
	of := map[graph.ID]int{}
	for _, c := range d.Claims {
		of[c.Subject]++
		of[c.Object]++
	}
	if of["ada"]+of["adda"] > 0 || of["aida"] != 3 {
		t.Errorf("the claims are about %v", of)
	}
}

// An id of another dossier can stay: this dossier then uses it.
func TestAnIDOfAnotherDossierStays(t *testing.T) {
	d, err := Dossier(raw(t, judgedFiles("  - {same: [ada-of-the-east, adda]"+who+"  - {different: [ada, bo-of-the-east]"+who)), now)
	if err != nil {
		t.Fatal(err)
	}
	const want = "j.yaml:2:13: warning: this dossier has no `ada-of-the-east`: the judgement gives `adda` this id, and is right only if another dossier of the graph has `ada-of-the-east`"
	if d.Warnings.Error() != want {
		t.Errorf("the warnings are %v, want %s", d.Warnings, want)
	}
	i := slices.IndexFunc(d.Things, func(x dossier.Thing) bool { return x.ID == "ada-of-the-east" })
	if i < 0 || !slices.Equal(d.Things[i].Former(), []graph.ID{"adda"}) {
		t.Errorf("the things are %v", d.Things)
	}
}
