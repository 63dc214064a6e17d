package cases

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/loader"
)

// Three entries are one person by judgements. Every id finds the person, and the claims keep their ids and say of whom they were said. A
// fourth entry may be the same person.
func TestJudgements(t *testing.T) {
	wants(t, "judgements", `{
		old: person(id: "ahmed-nadjar") { id name formerly aliases identifiers { value } }
		other: person(id: "a-nadjar") { id possiblySameAsOf { edges { basis node { id } } } }
		unsure: person(id: "ahmad-najar") { id possiblySameAs { nodes { id name } } }
		apart: person(id: "john-vale") { id possiblySameAs { totalCount } possiblySameAsOf { totalCount } }
		people { totalCount }
		met: whoMet(actor: "jon-vale", with: "a-nadjar") { nodes { actor { id } counterpart { id } count } }
		meeting(id: "talks-2025-06-03") { participants { edges { node { id } } } }
		meetings(where: {participants: ["ahmed-nadjar"]}) { totalCount }
		claims(where: {object: ["ahmed-nadjar"], property: ["participants"]}) { nodes { object { id } saidOf via { id } } }
		chains(from: "ahmed-nadjar", to: "jon-vale") { length }
	}`, `{
		"old": {"id": "ahmad-najjar", "name": "Ahmad Najjar", "formerly": ["a-nadjar", "ahmed-nadjar"], "aliases": ["A. Nadjar", "Ahmed Nadjar"], "identifiers": [{"value": "Q77"}]},
		"other": {"id": "ahmad-najjar", "possiblySameAsOf": {"edges": [{"basis": "INFERRED", "node": {"id": "ahmad-najar"}}]}},
		"unsure": {"id": "ahmad-najar", "possiblySameAs": {"nodes": [{"id": "ahmad-najjar", "name": "Ahmad Najjar"}]}},
		"apart": {"id": "john-vale", "possiblySameAs": {"totalCount": 0}, "possiblySameAsOf": {"totalCount": 0}},
		"people": {"totalCount": 4},
		"met": {"nodes": [{"actor": {"id": "jon-vale"}, "counterpart": {"id": "ahmad-najjar"}, "count": 2}]},
		"meeting": {"participants": {"edges": [{"node": {"id": "ahmad-najjar"}}, {"node": {"id": "jon-vale"}}]}},
		"meetings": {"totalCount": 2},
		"claims": {"nodes": [
			{"object": {"id": "ahmad-najjar"}, "saidOf": ["ahmed-nadjar"], "via": [{"id": "ahmad-najjar"}]},
			{"object": {"id": "ahmad-najjar"}, "saidOf": [], "via": []}]},
		"chains": [{"length": 1}, {"length": 1}]
	}`)
}

// Undo is to delete the line: the graph is then the same as if nobody had ever judged. The ids of claims are the same with and without the
// judgements.
func TestAJudgementIsTakenBack(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "d")
	if err := os.CopyFS(folder, os.DirFS(filepath.Join("testdata", "judgements"))); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "judgements.yaml")
	judged, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	// Without judgements, two people cannot have one identifier.
	things := filepath.Join(folder, "things.yaml")
	text, err := os.ReadFile(things)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(things, []byte(strings.Replace(string(text), "Q77", "Q78", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	put := func(k graph.Keeper) {
		t.Helper()
		d, err := loader.Folder(folder, now)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := loader.Load(context.Background(), k, d); err != nil {
			t.Fatal(err)
		}
	}
	const question = `{
		people { totalCount }
		claims { nodes { id } }
		met: whoMet(actor: "jon-vale") { nodes { counterpart { id } count } }
	}`
	for _, open := range stores {
		k := open(t)
		graphtest.Load(t, k, graph.Contents{})
		put(k)
		with := run(t, k, question)
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		put(k)
		without := run(t, k, question)
		fresh := memory.New()
		put(fresh)
		if want := run(t, fresh, question); without != want {
			t.Errorf("without the judgements the store answers\n%s\nand a fresh store\n%s", without, want)
		}
		claims := func(answer string) string {
			return answer[strings.Index(answer, `"claims"`):strings.Index(answer, `"met"`)]
		}
		if claims(with) != claims(without) {
			t.Errorf("the ids of the claims are\n%s\nand without judgements\n%s", claims(with), claims(without))
		}
		if with == without {
			t.Error("the judgements change nothing")
		}
		if err := os.WriteFile(file, judged, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// A contradiction is an error that shows the chain.
func TestContradictingJudgements(t *testing.T) {
	const more = "judgements:\n  - {different: [ahmad-najjar, a-nadjar], by: Bo Sud, when: 2025-06-12, why: they are brothers}\n"
	const want = "z.yaml:2:5: `ahmad-najjar` and `a-nadjar` are different here, but the same by " +
		"`ahmad-najjar` = `ahmed-nadjar` (judgements.yaml:3:5), `a-nadjar` = `ahmed-nadjar` (judgements.yaml:4:5): delete one of these judgements"
	if got := refused(t, "judgements", map[string]string{"z.yaml": more}); got != want {
		t.Errorf("the problem is\n%s\nwant\n%s", got, want)
	}
}
