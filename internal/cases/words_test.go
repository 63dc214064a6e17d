package cases

import "testing"

// Beside a closed word stands the word of the source. Two sources with different words do not disagree.
func TestInTheirWords(t *testing.T) {
	wants(t, "in-their-words", `{
		meeting(id: "dinner") {
			classification classificationWorded contested
			participants { edges {
				node { id } role roleWorded as count countWorded partly partlyWorded joined { text worded } left { text } basis contested
			} }
			topics { edges { node { id } as asWorded basis } }
			excludedTopics(edge: {basis: [REPORTED]}) { nodes { id } }
			outcomes { nodes { result resultWorded } }
		}
		about: meetings(where: {topic: "elections"}) { totalCount }
		raised: meetings(where: {topic: "border"}) { totalCount }
		organization(id: "foreign-affairs") { classification classificationWorded }
		person(id: "tomas-brell") { stances { edges { node { id } position wording } } }
		quotation(id: "brell-fruitful") { medium mediumWorded }
	}`, `{
		"meeting": {
			"classification": "OTHER", "classificationWorded": ["working dinner"], "contested": [],
			"participants": {"edges": [
				{"node": {"id": "aides"}, "role": [], "roleWorded": [], "as": [], "count": null, "countWorded": ["several"], "partly": false, "partlyWorded": [], "joined": null, "left": null, "basis": "REPORTED", "contested": []},
				{"node": {"id": "ilo-dane"}, "role": ["INTERPRETER"], "roleWorded": [], "as": [], "count": null, "countWorded": [], "partly": false, "partlyWorded": [], "joined": null, "left": null, "basis": "REPORTED", "contested": []},
				{"node": {"id": "mira-kesh"}, "role": ["OTHER"], "roleWorded": ["rapporteur", "secretary"], "as": ["Foreign Minister"], "count": null, "countWorded": [], "partly": false, "partlyWorded": [], "joined": null, "left": null, "basis": "REPORTED", "contested": []},
				{"node": {"id": "six-presidents"}, "role": [], "roleWorded": [], "as": [], "count": 6, "countWorded": [], "partly": false, "partlyWorded": [], "joined": null, "left": null, "basis": "REPORTED", "contested": []},
				{"node": {"id": "tomas-brell"}, "role": [], "roleWorded": [], "as": ["King of Ostria"], "count": null, "countWorded": [], "partly": true, "partlyWorded": ["came late, left before the end"], "joined": {"text": "2025-06-09T21:00+02:00", "worded": "late"}, "left": null, "basis": "REPORTED", "contested": []}
			]},
			"topics": {"edges": [{"node": {"id": "border"}, "as": "RAISED", "asWorded": ["raised"], "basis": "INFERRED"}]},
			"excludedTopics": {"nodes": [{"id": "elections"}]},
			"outcomes": {"nodes": [{"result": "OTHER", "resultWorded": ["fruitful"]}]}
		},
		"about": {"totalCount": 0},
		"raised": {"totalCount": 1},
		"organization": {"classification": "OFFICE", "classificationWorded": ["portfolio"]},
		"person": {"stances": {"edges": [
			{"node": {"id": "border"}, "position": "OTHER", "wording": "is lukewarm about"},
			{"node": {"id": "elections"}, "position": "REJECTS", "wording": null},
			{"node": {"id": "prisoners"}, "position": "SEEKS", "wording": null}
		]}},
		"quotation": {"medium": "SOCIAL_MEDIA", "mediumWorded": ["on his page on VKontakte"]}
	}`)
}

// What was planned counts as an expectation, for an event as for a meeting: the later report overtakes it and contests
// nothing, even if its source is less reliable.
func TestEventPlanned(t *testing.T) {
	wants(t, "in-their-words", `{
		event(id: "dam-filling") { name label status contested when { text } claims(where: {property: ["status"]}) { nodes { value } } }
		planned: events(where: {status: [PLANNED]}) { totalCount }
		underWay: events(where: {status: [UNDER_WAY]}) { totalCount }
	}`, `{
		"event": {"name": "The dam is filled", "label": "The dam is filled", "status": "UNDER_WAY", "contested": [], "when": {"text": "2025-07-01"},
			"claims": {"nodes": [{"value": "PLANNED"}, {"value": "UNDER_WAY"}]}},
		"planned": {"totalCount": 0},
		"underWay": {"totalCount": 1}
	}`)
	for text, want := range map[string]string{
		"status: disputed": "z.yaml:6:41: Parley derives the value \"disputed\" of `status` from what several sources say: write what this source says, one of `planned`, `under way`, `happened` or `did not happen`",
		"status: held":     "z.yaml:6:41: \"held\" is not a value of `status`: write one of `planned`, `under way`, `happened` or `did not happen`; the words of the source can stand in `statusWorded`",
	} {
		source := "source: z\npublished: 2025-07-01\nreports:\n  - quote: q\n    start: 0\n    says: [{event: dam-filling, " + text + "}]\n"
		if got := refused(t, "in-their-words", map[string]string{"z.yaml": source}); got != want {
			t.Errorf("%s: the problems are\n%s\nwant\n%s", text, got, want)
		}
	}
}

// A label is no claim of a source. It is the name that lists show, sort by and find; the names of sources are other names.
func TestLabels(t *testing.T) {
	wants(t, "labels", `{
		meetings(orderBy: [NAME_ASC]) { nodes { id name label aliases claims(where: {property: ["name", "label"]}) { nodes { property value } } } }
		byLabel: search(text: "zebra") { nodes { ... on Node { id } } }
		byName: search(text: "mill talks") { nodes { ... on Node { id } } }
	}`, `{
		"meetings": {"nodes": [
			{"id": "harbour-conference", "name": "Harbour Conference", "label": null, "aliases": [], "claims": {"nodes": [{"property": "name", "value": "Harbour Conference"}]}},
			{"id": "old-mill", "name": "Zebra meeting of Kesh and Brell", "label": "Zebra meeting of Kesh and Brell", "aliases": ["Mill Talks"], "claims": {"nodes": [{"property": "name", "value": "Mill Talks"}]}}
		]},
		"byLabel": {"nodes": [{"id": "old-mill"}]},
		"byName": {"nodes": [{"id": "old-mill"}]}
	}`)
	twice := "source: z\npublished: 2025-07-01\nreports:\n  - quote: q\n    start: 0\n    says: [{meeting: old-mill, label: Another}]\n"
	if got, want := refused(t, "labels", map[string]string{"z.yaml": twice}), "z.yaml:6:32: `old-mill` already has a `label` (herald.yaml:8:9): delete one of the two"; got != want {
		t.Errorf("two labels: the problems are\n%s\nwant\n%s", got, want)
	}
}

// An agreement is signed by several actors, each as something else, and enters into force later.
func TestSigning(t *testing.T) {
	wants(t, "signing", `{
		agreement(id: "grain-accord") {
			when { text } inForce { text }
			signatories { edges { node { id } role roleWorded onBehalfOf { id } } }
			signedAt { nodes { id ... on Event { classification status } } }
		}
		agreements(where: {from: "2025-06-01", until: "2025-06-30"}) { totalCount }
		person(id: "mira-kesh") { signed(edge: {role: [PARTY]}) { nodes { id } } }
	}`, `{
		"agreement": {
			"when": {"text": "2025-06-09"}, "inForce": {"text": "2025-07-01"},
			"signatories": {"edges": [
				{"node": {"id": "ilo-dane"}, "role": "OTHER", "roleWorded": ["friend of the process"], "onBehalfOf": null},
				{"node": {"id": "mira-kesh"}, "role": "PARTY", "roleWorded": [], "onBehalfOf": {"id": "valdoria"}},
				{"node": {"id": "tomas-brell"}, "role": "GUARANTOR", "roleWorded": [], "onBehalfOf": null}
			]},
			"signedAt": {"nodes": [{"id": "signing-of-the-grain-accord", "classification": "SIGNING", "status": "HAPPENED"}]}
		},
		"agreements": {"totalCount": 1},
		"person": {"signed": {"nodes": [{"id": "grain-accord"}]}}
	}`)
}
