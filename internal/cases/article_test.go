package cases

import (
	"os"
	"path/filepath"
	"testing"

	"parley/loader"
)

// article is an article of an analyst's own, in a dossier of its own. Its states and people are invented.
const article = "an-article-of-ones-own"

// Every passage stands in the text of the article, and the dossier has no warnings.
func TestArticlePassages(t *testing.T) {
	d, err := loader.Folder(filepath.Join("testdata", article), now)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Warnings) > 0 {
		t.Error(d.Warnings)
	}
	if err := loader.CheckTexts(d, os.DirFS(filepath.Join("testdata", article+"-texts"))); err != nil {
		t.Error(err)
	}
}

// The article reports talks that were held: when and where, who took part and how, about what, and with which results.
func TestArticleHeldMeeting(t *testing.T) {
	wants(t, article, `{
		meeting(id: "hallin-2025-10-15") {
			label status classification mode contested open
			when { text worded inferredFrom }
			places { nodes { id name within { id } } }
			processes { id }
			participants { edges { node { id unnamed } side { id } role roleWorded as mode count countWorded basis } }
			topics { edges { node { ... on Issue { id name } } as asWorded } }
			outcomes {
				nodes {
					result description
					topics { nodes { ... on Issue { id } } }
					claims(where: {property: ["result"]}) { nodes { via { id } } }
				}
			}
			occurrencesAbout { nodes { ... on Meeting { id } } }
		}
		raised: issue(id: "detained-fishermen") {
			stances { edges { node { id } position wording } }
			claimsAsObject(where: {property: ["topics"]}) { nodes { identity quote via { id } } }
		}
		deputy: person(id: "ilse-marn") { relationships { edges { node { id } kind } } }
		petrecMet: whoMet(actor: "dana-petrec") { nodes { counterpart { id } count } }
	}`, `{
		"meeting": {
			"label": "Talks of Karovia and Telmark about the Ister in Hallin",
			"status": "HELD",
			"classification": "TALKS",
			"mode": "HYBRID",
			"contested": [],
			"open": [],
			"when": {"text": "2025-10-15", "worded": "on Wednesday", "inferredFrom": "Thursday 16 October 2025"},
			"places": {"nodes": [{"id": "old-customs-house", "name": "Old Customs House", "within": {"id": "hallin"}}]},
			"processes": [{"id": "ister-talks"}],
			"participants": {
				"edges": [
					{
						"node": {"id": "aides-of-ruben-asker", "unnamed": true},
						"side": {"id": "telmark"},
						"role": [],
						"roleWorded": [],
						"as": [],
						"mode": null,
						"count": null,
						"countWorded": ["several"],
						"basis": "REPORTED"
					},
					{
						"node": {"id": "arvid-holm", "unnamed": false},
						"side": {"id": "sund"},
						"role": ["CHAIR", "HOST"],
						"roleWorded": ["received the delegations"],
						"as": ["foreign minister of Sund"],
						"mode": null,
						"count": null,
						"countWorded": [],
						"basis": "REPORTED"
					},
					{
						"node": {"id": "dana-petrec", "unnamed": false},
						"side": {"id": "karovia"},
						"role": ["LEAD"],
						"roleWorded": [],
						"as": ["water minister"],
						"mode": null,
						"count": null,
						"countWorded": [],
						"basis": "REPORTED"
					},
					{
						"node": {"id": "ilse-marn", "unnamed": false},
						"side": {"id": "telmark"},
						"role": [],
						"roleWorded": [],
						"as": [],
						"mode": "VIDEO",
						"count": null,
						"countWorded": [],
						"basis": "REPORTED"
					},
					{
						"node": {"id": "karovian-engineers", "unnamed": true},
						"side": {"id": "karovia"},
						"role": [],
						"roleWorded": [],
						"as": [],
						"mode": null,
						"count": 4,
						"countWorded": ["four"],
						"basis": "REPORTED"
					},
					{
						"node": {"id": "ruben-asker", "unnamed": false},
						"side": {"id": "telmark"},
						"role": [],
						"roleWorded": [],
						"as": ["special envoy"],
						"mode": null,
						"count": null,
						"countWorded": [],
						"basis": "REPORTED"
					}
				]
			},
			"topics": {
				"edges": [
					{"node": {"id": "detained-fishermen", "name": "The eleven detained fishermen"}, "as": "RAISED", "asWorded": ["raised the case"]},
					{"node": {"id": "ister-water", "name": "The waters of the Ister"}, "as": "DISCUSSED", "asWorded": ["to discuss"]},
					{"node": {"id": "orlo-dam-releases", "name": "A timetable for releases from the Orlo dam"}, "as": "DISCUSSED", "asWorded": []}
				]
			},
			"outcomes": {
				"nodes": [
					{
						"result": "AGREED",
						"description": "agree on how to measure the river",
						"topics": {"nodes": [{"id": "how-to-measure"}]},
						"claims": {"nodes": [{"via": [{"id": "dana-petrec"}]}]}
					},
					{
						"result": "NO_AGREEMENT",
						"description": "agree on nothing that they measured",
						"topics": {"nodes": [{"id": "measured-flow"}]},
						"claims": {"nodes": [{"via": [{"id": "dana-petrec"}]}]}
					}
				]
			},
			"occurrencesAbout": {"nodes": [{"id": "hallin-dinner-2025-10"}]}
		},
		"raised": {
			"stances": {
				"edges": [
					{"node": {"id": "dana-petrec"}, "position": "OTHER", "wording": "declined to discuss it"},
					{"node": {"id": "ruben-asker"}, "position": "OTHER", "wording": "raised the case"}
				]
			},
			"claimsAsObject": {
				"nodes": [
					{
						"identity": "RAISED",
						"quote": "Mr Asker raised the case of eleven detained fishermen, but Ms Petrec declined to discuss it",
						"via": [{"id": "person-familiar-with-the-talks"}]
					}
				]
			}
		},
		"deputy": {"relationships": {"edges": [{"node": {"id": "ruben-asker"}, "kind": "deputy"}]}},
		"petrecMet": {
			"nodes": [
				{"counterpart": {"id": "arvid-holm"}, "count": 1},
				{"counterpart": {"id": "ilse-marn"}, "count": 1},
				{"counterpart": {"id": "ruben-asker"}, "count": 2}
			]
		}
	}`)
}

// An unnamed official reports a meeting. A ministry and its spokesman deny it. Nobody has met anybody, and all accounts stay.
func TestArticleDeniedMeeting(t *testing.T) {
	wants(t, article, `{
		meeting(id: "brask-2025-10-03") {
			label status classificationWorded contested open
			when { text worded }
			places { nodes { id } }
			participants { totalCount }
			alleged { edges { node { id } side { id } as } }
			accounts(orderBy: []) { edges { standing node { property value polarity } claims { quote via { id } } } }
			quotationsAbout { nodes { text speaker { nodes { id } } } }
		}
		met: whoMet(actor: "jovan-relk") { totalCount }
		spokesman: person(id: "pavel-duro") { memberships { edges { node { id } role } } }
		held: meetings(where: {status: [HELD]}) { nodes { id } }
	}`, `{
		"meeting": {
			"label": "Meeting of the intelligence chiefs at Brask airport",
			"status": "DENIED",
			"classificationWorded": ["met in secret"],
			"contested": ["places", "status"],
			"open": [],
			"when": {"text": "2025-10-03", "worded": "on 3 October"},
			"places": {"nodes": [{"id": "brask-airport"}]},
			"participants": {"totalCount": 0},
			"alleged": {
				"edges": [
					{"node": {"id": "jovan-relk"}, "side": {"id": "karovia"}, "as": ["intelligence chief"]},
					{"node": {"id": "mette-lund"}, "side": {"id": "telmark"}, "as": ["intelligence chief"]}
				]
			},
			"accounts": {
				"edges": [
					{
						"standing": "NOT_HELD",
						"node": {"property": "participants", "value": "jovan-relk", "polarity": "AFFIRMS"},
						"claims": [
							{
								"quote": "the Karovian intelligence chief, Jovan Relk, and his Telmark counterpart, Mette Lund, met in secret at Brask airport on 3 October",
								"via": [{"id": "telmark-official"}]
							}
						]
					},
					{
						"standing": "NOT_HELD",
						"node": {"property": "participants", "value": "mette-lund", "polarity": "AFFIRMS"},
						"claims": [
							{
								"quote": "the Karovian intelligence chief, Jovan Relk, and his Telmark counterpart, Mette Lund, met in secret at Brask airport on 3 October",
								"via": [{"id": "telmark-official"}]
							}
						]
					},
					{
						"standing": "SHOWN",
						"node": {"property": "places", "value": "brask-airport", "polarity": "AFFIRMS"},
						"claims": [
							{
								"quote": "the Karovian intelligence chief, Jovan Relk, and his Telmark counterpart, Mette Lund, met in secret at Brask airport on 3 October",
								"via": [{"id": "telmark-official"}]
							}
						]
					},
					{
						"standing": "UNNAMED",
						"node": {"property": "status", "value": "HELD", "polarity": "AFFIRMS"},
						"claims": [
							{
								"quote": "the Karovian intelligence chief, Jovan Relk, and his Telmark counterpart, Mette Lund, met in secret at Brask airport on 3 October",
								"via": [{"id": "telmark-official"}]
							}
						]
					},
					{
						"standing": "SHOWN",
						"node": {"property": "status", "value": "HELD", "polarity": "DENIES"},
						"claims": [
							{"quote": "Karovia's interior ministry denied it", "via": [{"id": "karovian-interior-ministry"}]},
							{"quote": "There was no such meeting, at Brask or anywhere else", "via": [{"id": "pavel-duro"}]}
						]
					}
				]
			},
			"quotationsAbout": {
				"nodes": [{"text": "There was no such meeting, at Brask or anywhere else", "speaker": {"nodes": [{"id": "pavel-duro"}]}}]
			}
		},
		"met": {"totalCount": 0},
		"spokesman": {"memberships": {"edges": [{"node": {"id": "karovian-interior-ministry"}, "role": "spokesman"}]}},
		"held": {"nodes": [{"id": "hallin-2025-10-15"}, {"id": "hallin-dinner-2025-10"}]}
	}`)
}

// An agency and an office name two days for one dinner. The dinner was held, on one of the two days.
func TestArticleDisputedDate(t *testing.T) {
	wants(t, article, `{
		meeting(id: "hallin-dinner-2025-10") {
			label status classificationWorded contested open
			when { text }
			places { nodes { id } }
			participants { edges { node { id } side { id } } }
			about { nodes { ... on Meeting { id } } }
			accounts { edges { standing node { property value } claims { quote via { id } } } }
		}
		sunday: meetings(where: {from: "2025-10-12", until: "2025-10-12"}) { nodes { id } }
		monday: meetings(where: {from: "2025-10-13", until: "2025-10-13"}) { nodes { id } }
		tuesday: meetings(where: {from: "2025-10-14", until: "2025-10-14"}) { nodes { id } }
	}`, `{
		"meeting": {
			"label": "Dinner of Dana Petrec and Ruben Asker in Hallin",
			"status": "HELD",
			"classificationWorded": ["dinner"],
			"contested": ["when"],
			"open": ["when"],
			"when": {"text": "[2025-10-12,2025-10-13]"},
			"places": {"nodes": [{"id": "hallin"}]},
			"participants": {
				"edges": [{"node": {"id": "dana-petrec"}, "side": {"id": "karovia"}}, {"node": {"id": "ruben-asker"}, "side": {"id": "telmark"}}]
			},
			"about": {"nodes": [{"id": "hallin-2025-10-15"}]},
			"accounts": {
				"edges": [
					{
						"standing": "UNDECIDED",
						"node": {"property": "when", "value": "2025-10-12"},
						"claims": [{"quote": "Ms Petrec and Mr Asker prepared it over a dinner in Hallin on Sunday", "via": [{"id": "karpress"}]}]
					},
					{
						"standing": "UNDECIDED",
						"node": {"property": "when", "value": "2025-10-13"},
						"claims": [{"quote": "the dinner was on Monday", "via": [{"id": "office-of-ruben-asker"}]}]
					}
				]
			}
		},
		"sunday": {"nodes": [{"id": "hallin-dinner-2025-10"}]},
		"monday": {"nodes": [{"id": "hallin-dinner-2025-10"}]},
		"tuesday": {"nodes": []}
	}`)
}

// One meeting is planned for a day of next week, without the prime minister. Another meeting is called off.
func TestArticlePlannedAndCancelled(t *testing.T) {
	wants(t, article, `{
		planned: meeting(id: "vinterby-2025-10") {
			label status contested
			when { text worded inferredFrom }
			places { nodes { id } }
			follows { nodes { id } }
			expected { edges { node { id } side { id } } }
			denied { nodes { id } }
			claims(where: {property: ["status"]}) { nodes { quote via { id } } }
		}
		primeMinister: person(id: "milos-verin") { memberships { edges { node { id } role } } deniedAt { nodes { id } } }
		cancelled: meeting(id: "hallin-technical-group-2025-10-17") {
			label status
			when { text worded }
			places { nodes { id } }
			expected { nodes { id } }
			participants { totalCount }
		}
	}`, `{
		"planned": {
			"label": "Talks of Karovia and Telmark about the Ister in Vinterby",
			"status": "SCHEDULED",
			"contested": [],
			"when": {"text": "[2025-10-20..2025-10-26]", "worded": "next week", "inferredFrom": "Thursday 16 October 2025"},
			"places": {"nodes": [{"id": "vinterby"}]},
			"follows": {"nodes": [{"id": "hallin-2025-10-15"}]},
			"expected": {
				"edges": [
					{"node": {"id": "karovian-delegation"}, "side": {"id": "karovia"}},
					{"node": {"id": "telmark-delegation"}, "side": {"id": "telmark"}}
				]
			},
			"denied": {"nodes": [{"id": "milos-verin"}]},
			"claims": {"nodes": [{"quote": "The delegations will meet again in Vinterby next week", "via": [{"id": "arvid-holm"}]}]}
		},
		"primeMinister": {
			"memberships": {"edges": [{"node": {"id": "karovia"}, "role": "prime minister"}]},
			"deniedAt": {"nodes": [{"id": "vinterby-2025-10"}]}
		},
		"cancelled": {
			"label": "Meeting of the technical group in Hallin",
			"status": "CANCELLED",
			"when": {"text": "2025-10-17", "worded": "on Friday"},
			"places": {"nodes": [{"id": "hallin"}]},
			"expected": {"nodes": [{"id": "technical-group"}]},
			"participants": {"totalCount": 0}
		}
	}`)
}

// Each quotation has its speaker. The words of the article find their passages. The record has no field for the length of the
// talks, for the pause before them, and for the mood: only the passages hold these.
func TestArticleWords(t *testing.T) {
	wants(t, article, `{
		quotations {
			nodes { id text medium mediumWorded when { text worded } speaker { nodes { id } } about { nodes { ... on Meeting { id } } } }
		}
		remark: said(text: "\"how to measure the river\"") { edges { match node { start subject { ... on Quotation { text speaker { nodes { name } } } } } } }
		post: said(text: "river does not wait") { nodes { quote subject { ... on Quotation { id } } } }
		denial: said(text: "Brask or anywhere else") { nodes { property polarity subject { id } via { id } } }
		mood: said(text: "hopeful") { nodes { quote } }
		length: said(text: "lasted six hours") { nodes { quote } }
		pause: said(text: "first round in a year") { nodes { quote } }
		share: issue(id: "fixed-share") { stances { edges { node { id } position wording } } }
		source(id: "hallin-courier-2025-10-16") { title author publisher { name } published { text inferredFrom } reliability }
	}`, `{
		"quotations": {
			"nodes": [
				{
					"id": "duro-no-such-meeting",
					"text": "There was no such meeting, at Brask or anywhere else",
					"medium": null,
					"mediumWorded": [],
					"when": {"text": "2025-10-16", "worded": "on Thursday"},
					"speaker": {"nodes": [{"id": "pavel-duro"}]},
					"about": {"nodes": [{"id": "brask-2025-10-03"}]}
				},
				{
					"id": "asker-on-the-river",
					"text": "The river does not wait for us",
					"medium": "TELEGRAM",
					"mediumWorded": [],
					"when": {"text": "2025-10-15", "worded": "on Wednesday evening"},
					"speaker": {"nodes": [{"id": "ruben-asker"}]},
					"about": {"nodes": []}
				},
				{
					"id": "petrec-on-measuring",
					"text": "We agree on how to measure the river, and on nothing that we measured",
					"medium": "REMARKS",
					"mediumWorded": ["told reporters"],
					"when": null,
					"speaker": {"nodes": [{"id": "dana-petrec"}]},
					"about": {"nodes": [{"id": "hallin-2025-10-15"}]}
				}
			]
		},
		"remark": {
			"edges": [
				{
					"match": "EXACT",
					"node": {
						"start": 803,
						"subject": {
							"text": "We agree on how to measure the river, and on nothing that we measured",
							"speaker": {"nodes": [{"name": "Dana Petrec"}]}
						}
					}
				}
			]
		},
		"post": {
			"nodes": [
				{
					"quote": "Mr Asker sounded more hopeful. “The river does not wait for us,” he wrote on Telegram on Wednesday evening",
					"subject": {"id": "asker-on-the-river"}
				}
			]
		},
		"denial": {
			"nodes": [
				{"property": "status", "polarity": "DENIES", "subject": {"id": "brask-2025-10-03"}, "via": [{"id": "pavel-duro"}]},
				{"property": "text", "polarity": "AFFIRMS", "subject": {"id": "duro-no-such-meeting"}, "via": [{"id": "pavel-duro"}]}
			]
		},
		"mood": {"nodes": [{"quote": "Mr Asker sounded more hopeful. “The river does not wait for us,” he wrote on Telegram on Wednesday evening"}]},
		"length": {
			"nodes": [
				{
					"quote": "The foreign minister of Sund, Arvid Holm, received the delegations at the Old Customs House and chaired the talks, which lasted six hours"
				}
			]
		},
		"pause": {
			"nodes": [
				{
					"quote": "Negotiators from Karovia and Telmark met in Hallin on Wednesday to discuss the waters of the river Ister, their first round in a year"
				}
			]
		},
		"share": {
			"stances": {
				"edges": [
					{"node": {"id": "karovia"}, "position": "REJECTS", "wording": "rejects a fixed share"},
					{"node": {"id": "telmark"}, "position": "SEEKS", "wording": "at least 40 percent of the summer flow"}
				]
			}
		},
		"source": {
			"title": "Karovia and Telmark resume water talks in Hallin",
			"author": "Lena Orsk",
			"publisher": {"name": "The Hallin Courier"},
			"published": {"text": "2025-10-16", "inferredFrom": "Thursday 16 October 2025"},
			"reliability": "C"
		}
	}`)
}

// The text of the changed article does not have the first passage. The message says how to write the earlier version.
func TestEditedArticleTexts(t *testing.T) {
	d, err := loader.Folder(filepath.Join("testdata", "edited-article"), now)
	if err != nil {
		t.Fatal(err)
	}
	err = loader.CheckTexts(d, os.DirFS(filepath.Join("testdata", "edited-article-texts")))
	const want = "source.yaml:5:12: a.txt does not contain this quote: copy it word for word; if an earlier version of the article has the quote, write this version as a source of its own, and write `revisionOf` in the later version"
	if err == nil || err.Error() != want {
		t.Errorf("the problems are %v, want %s", err, want)
	}
}
