package cases

import (
	"strings"
	"testing"
)

// Two entries turned out to be one person. The old id still finds the person.
func TestMergedIDs(t *testing.T) {
	wants(t, "merged-ids", `{
		old: person(id: "ahmed-nadjar") { id name formerly }
		node(id: "ahmed-nadjar") { id }
		nodes(ids: ["jon-vale", "ahmed-nadjar", "nobody"]) { id }
		byText: search(text: "ahmed-nadjar") { nodes { ... on Node { id } } }
		met: whoMet(actor: "ahmed-nadjar") { nodes { actor { id } counterpart { id } count } }
		with: whoMet(actor: "jon-vale", with: "ahmed-nadjar") { totalCount }
		meetings(where: {not: {not: {participation: {actor: ["ahmed-nadjar"]}}}, participants: ["ahmed-nadjar"]}) { totalCount }
		claims(where: {object: ["ahmed-nadjar"]}) { totalCount }
		chains(from: "ahmed-nadjar", to: "jon-vale") { length }
	}`, `{
		"old": {"id": "ahmad-najjar", "name": "Ahmad Najjar", "formerly": ["ahmed-nadjar"]},
		"node": {"id": "ahmad-najjar"},
		"nodes": [{"id": "jon-vale"}, {"id": "ahmad-najjar"}, null],
		"byText": {"nodes": [{"id": "ahmad-najjar"}]},
		"met": {"nodes": [{"actor": {"id": "ahmad-najjar"}, "counterpart": {"id": "jon-vale"}, "count": 1}]},
		"with": {"totalCount": 1},
		"meetings": {"totalCount": 1},
		"claims": {"totalCount": 1},
		"chains": [{"length": 1}]
	}`)
	for _, c := range []struct{ what, file, want string }{
		{
			"a source that still uses the old id",
			"source: later\npublished: 2025-07-01\nreports:\n  - quote: q\n    start: 0\n    says:\n      - {meeting: m, participants: ahmed-nadjar}\n      - {person: ahmed-nadjar, name: A}\n",
			"z.yaml:7:36: `ahmed-nadjar` is now `ahmad-najjar` (reference.yaml:5:16): write `ahmad-najjar`\nz.yaml:8:18: `ahmed-nadjar` is now `ahmad-najjar` (reference.yaml:5:16): write `ahmad-najjar`",
		},
		{
			"a thing that still has the old id",
			"things:\n  - {person: ahmed-nadjar, name: A}\n",
			"reference.yaml:5:16: `ahmed-nadjar` is still a person (z.yaml:2:14): write `ahmad-najjar` there, or remove the id from `formerly`",
		},
		{
			"an old id of two people",
			"things:\n  - {person: other, name: A, formerly: [ahmed-nadjar]}\n",
			"z.yaml:2:41: `ahmed-nadjar` is already a former id of `ahmad-najjar` (reference.yaml:5:16): delete one of the two",
		},
	} {
		if got := refused(t, "merged-ids", map[string]string{"z.yaml": c.file}); got != c.want {
			t.Errorf("%s: the problems are\n%s\nwant\n%s", c.what, got, c.want)
		}
	}
}

// A party changed its name, a person married, two parties became one.
func TestRenamed(t *testing.T) {
	wants(t, "renamed", `{
		meeting(id: "m-2019") { participants { edges { node { id name } nameWorded onBehalfOf { names { text start end } } } } }
		organization(id: "people-first") { name aliases contested }
		merged: organization(id: "green-left") { predecessors { edges { node { id } kind when { text worded } } } }
		part: organization(id: "left-union") { successors(edge: {kind: [MERGER], from: "2023-01-01", until: "2023-12-31"}) { nodes { id } } }
	}`, `{
		"meeting": {"participants": {"edges": [
			{"node": {"id": "ida-holm", "name": "Ida Holm"}, "nameWorded": ["Ida Berge"], "onBehalfOf": [{"names": [
				{"text": "New Way", "start": "2023-03-01", "end": null}, {"text": "People First", "start": null, "end": "2023-02-28"}]}]},
			{"node": {"id": "jon-vale", "name": "Jon Vale"}, "nameWorded": [], "onBehalfOf": []}
		]}},
		"organization": {"name": "New Way", "aliases": ["People First"], "contested": []},
		"merged": {"predecessors": {"edges": [
			{"node": {"id": "green-list"}, "kind": "MERGER", "when": {"text": "2023-02", "worded": "in February"}},
			{"node": {"id": "left-union"}, "kind": "MERGER", "when": {"text": "2023-02", "worded": "in February"}}
		]}},
		"part": {"successors": {"nodes": [{"id": "green-left"}]}}
	}`)
	backwards := "things:\n  - {person: other, name: A, names: [{text: B, start: 2025, end: 2024}]}\n"
	if got := refused(t, "renamed", map[string]string{"z.yaml": backwards}); !strings.Contains(got, "z.yaml:2:38: this element of `names` ends before it begins") {
		t.Errorf("a name that ends before it begins: %s", got)
	}
}

// A point of the plan became two points.
func TestPointSplit(t *testing.T) {
	wants(t, "point-split", `{
		point(id: "army-and-navy") { derivations { edges { kind node { id } claims { quote } } } }
		part: point(id: "navy") { derivedFrom { edges { kind basis node { id } } } }
	}`, `{
		"point": {"derivations": {"edges": [
			{"kind": "SPLIT", "node": {"id": "army"}, "claims": [
				{"quote": "point 7 of the first draft, on army and navy, has become points 7 and 8 of the second"},
				{"quote": "point 7 of the first draft, on army and navy, has become points 7 and 8 of the second"}]},
			{"kind": "SPLIT", "node": {"id": "navy"}, "claims": [
				{"quote": "point 7 of the first draft, on army and navy, has become points 7 and 8 of the second"},
				{"quote": "point 7 of the first draft, on army and navy, has become points 7 and 8 of the second"}]}
		]}},
		"part": {"derivedFrom": {"edges": [{"kind": "SPLIT", "basis": "REPORTED", "node": {"id": "army-and-navy"}}]}}
	}`)
}
