package cases

import "testing"

// One article reports a meeting and its denial. Nothing decides, whatever the ids are.
func TestDeniedSameDay(t *testing.T) {
	wants(t, "denied-same-day", `{
		meeting(id: "secret") {
			status contested open
			participants { totalCount }
			denied { totalCount }
			alleged { edges { node { id } contested open } }
			accounts(orderBy: []) { edges { standing rank node { property value polarity } claims { quote source { id } } } }
		}
		whoMet(actor: "ana-east") { totalCount }
		asked: whoMet(actor: "ana-east", alleged: true) { nodes { counterpart { id } count } }
		chains(from: "ana-east", to: "bo-west") { length }
		askedChains: chains(from: "ana-east", to: "bo-west", alleged: true) { length }
		groups: meetingGroups(by: SIDE) { totalCount }
		askedGroups: meetingGroups(by: SIDE, alleged: true) { nodes { key count } }
		disputed: meetings(where: {status: [DISPUTED]}) { nodes { id } }
		open: meetings(where: {open: ["status"]}) { totalCount }
		openAlleged: meetings(where: {open: ["alleged"]}) { totalCount }
		contested: meetings(where: {contested: true}) { totalCount }
	}`, `{
		"contested": {
			"totalCount": 1
		},
		"disputed": {
			"nodes": [
				{
					"id": "secret"
				}
			]
		},
		"meeting": {
			"accounts": {
				"edges": [
					{
						"claims": [
							{
								"quote": "met in secret on 6 May",
								"source": {
									"id": "paper-1"
								}
							}
						],
						"node": {
							"polarity": "AFFIRMS",
							"property": "participants",
							"value": "ana-east"
						},
						"rank": "NORMAL",
						"standing": "UNDECIDED"
					},
					{
						"claims": [
							{
								"quote": "the ministry denied it",
								"source": {
									"id": "paper-1"
								}
							}
						],
						"node": {
							"polarity": "DENIES",
							"property": "participants",
							"value": "bo-west"
						},
						"rank": "NORMAL",
						"standing": "UNDECIDED"
					},
					{
						"claims": [
							{
								"quote": "met in secret on 6 May",
								"source": {
									"id": "paper-1"
								}
							}
						],
						"node": {
							"polarity": "AFFIRMS",
							"property": "participants",
							"value": "bo-west"
						},
						"rank": "NORMAL",
						"standing": "UNDECIDED"
					},
					{
						"claims": [
							{
								"quote": "the ministry denied it",
								"source": {
									"id": "paper-1"
								}
							}
						],
						"node": {
							"polarity": "DENIES",
							"property": "participants",
							"value": "ana-east"
						},
						"rank": "NORMAL",
						"standing": "UNDECIDED"
					},
					{
						"claims": [
							{
								"quote": "met in secret on 6 May",
								"source": {
									"id": "paper-1"
								}
							}
						],
						"node": {
							"polarity": "AFFIRMS",
							"property": "status",
							"value": "HELD"
						},
						"rank": "NORMAL",
						"standing": "UNDECIDED"
					},
					{
						"claims": [
							{
								"quote": "the ministry denied it",
								"source": {
									"id": "paper-1"
								}
							}
						],
						"node": {
							"polarity": "DENIES",
							"property": "status",
							"value": "HELD"
						},
						"rank": "NORMAL",
						"standing": "UNDECIDED"
					}
				]
			},
			"alleged": {
				"edges": [
					{
						"contested": [
							"alleged"
						],
						"node": {
							"id": "ana-east"
						},
						"open": [
							"alleged"
						]
					},
					{
						"contested": [
							"alleged"
						],
						"node": {
							"id": "bo-west"
						},
						"open": [
							"alleged"
						]
					}
				]
			},
			"contested": [
				"alleged",
				"status"
			],
			"denied": {
				"totalCount": 0
			},
			"open": [
				"alleged",
				"status"
			],
			"participants": {
				"totalCount": 0
			},
			"status": "DISPUTED"
		},
		"openAlleged": {
			"totalCount": 1
		},
		"open": {
			"totalCount": 1
		},
		"asked": {"nodes": [{"counterpart": {"id": "bo-west"}, "count": 1}]},
		"chains": [], "askedChains": [{"length": 1}],
		"groups": {"totalCount": 0}, "askedGroups": {"nodes": [{"key": "east", "count": 1}, {"key": "west", "count": 1}]},
		"whoMet": {
			"totalCount": 0
		}
	}`)
}

// An agency withdraws a story that a paper copied. The copy loses its origin.
func TestAgencyRetracts(t *testing.T) {
	wants(t, "agency-retracts", `{ meeting(id: "secret-2025-06-03") { status contested open when { text } participants { totalCount } alleged { nodes { id } } accounts { edges { standing node { property value polarity } claims { source { id } } } } } whoMet(actor: "ana-reyes") { totalCount } }`,
		`{"meeting": {"status": "DISPUTED", "contested": ["alleged", "status", "when"], "open": ["status"], "when": null, "participants": {"totalCount": 0}, "alleged": {"nodes": [{"id": "ana-reyes"}, {"id": "jon-vale"}]}, "accounts": {"edges": [{"standing": "WITHDRAWN", "node": {"property": "participants", "value": "jon-vale", "polarity": "AFFIRMS"}, "claims": [{"source": {"id": "dala-press-2025-06-05"}}, {"source": {"id": "selm-herald-2025-06-05"}}]}, {"standing": "WITHDRAWN", "node": {"property": "participants", "value": "ana-reyes", "polarity": "AFFIRMS"}, "claims": [{"source": {"id": "dala-press-2025-06-05"}}, {"source": {"id": "selm-herald-2025-06-05"}}]}, {"standing": "WITHDRAWN", "node": {"property": "status", "value": "HELD", "polarity": "AFFIRMS"}, "claims": [{"source": {"id": "dala-press-2025-06-05"}}, {"source": {"id": "selm-herald-2025-06-05"}}]}, {"standing": "WITHDRAWN", "node": {"property": "when", "value": "2025-06-03", "polarity": "AFFIRMS"}, "claims": [{"source": {"id": "dala-press-2025-06-05"}}, {"source": {"id": "selm-herald-2025-06-05"}}]}]}}, "whoMet": {"totalCount": 0}}`)
}

// For, against, and for again: three stances.
func TestChangesOfMind(t *testing.T) {
	wants(t, "changes-of-mind", `{ issue(id: "canal") { contested stances { totalCount edges { node { id } position when { text } contested } } } }`,
		`{"issue": {"contested": [], "stances": {"totalCount": 3, "edges": [{"node": {"id": "ana-reyes"}, "position": "SUPPORTS", "when": {"text": "2025-01-09"}, "contested": []}, {"node": {"id": "ana-reyes"}, "position": "OPPOSES", "when": {"text": "2025-03-09"}, "contested": []}, {"node": {"id": "ana-reyes"}, "position": "SUPPORTS", "when": {"text": "2025-05-09"}, "contested": []}]}}}`)
}

// Set, called off, and set again: each report was true when it was made.
func TestDevelopingStory(t *testing.T) {
	wants(t, "developing-story", `{ meeting(id: "lake-2025-06-10") { status when { text } contested expected { nodes { id } } accounts { totalCount } } cancelled: meetings(where: {status: [CANCELLED]}) { totalCount } }`,
		`{"meeting": {"status": "SCHEDULED", "when": {"text": "2025-06-12"}, "contested": [], "expected": {"nodes": [{"id": "ana-reyes"}, {"id": "jon-vale"}]}, "accounts": {"totalCount": 0}}, "cancelled": {"totalCount": 0}}`)
}

// A paper takes back what it reported before.
func TestEditedArticle(t *testing.T) {
	wants(t, "edited-article", `{ meeting(id: "talks-2025-06-03") { contested participants { nodes { id } } accounts { edges { standing node { property value polarity } } } } ib: whoMet(actor: "ib-krag") { totalCount } }`,
		`{"meeting": {"contested": [], "participants": {"nodes": [{"id": "ana-reyes"}, {"id": "jon-vale"}]}, "accounts": {"edges": [{"standing": "WITHDRAWN", "node": {"property": "participants", "value": "ib-krag", "polarity": "AFFIRMS"}}]}}, "ib": {"totalCount": 0}}`)
}

// The changed article is a later version of the first. It takes back what the first version said.
func TestEditedArticleAsTwoSources(t *testing.T) {
	wants(t, "edited-article-as-two-sources", `{ meeting(id: "talks-2025-06-03") { contested participants { nodes { id } } } ib: whoMet(actor: "ib-krag") { totalCount } }`,
		`{"meeting": {"contested": [], "participants": {"nodes": [{"id": "ana-reyes"}, {"id": "jon-vale"}]}}, "ib": {"totalCount": 0}}`)
}

// A report of a meeting of its own local day is not from before the meeting.
func TestHeldEastOfUTC(t *testing.T) {
	wants(t, "held-east-of-utc", `{ meeting(id: "auckland-2025-06-05") { status contested participants { nodes { id } } expected { totalCount } expectedBefore { totalCount } } whoMet(actor: "ana-reyes", with: "jon-vale") { nodes { count } } }`,
		`{"meeting": {"status": "HELD", "contested": [], "participants": {"nodes": [{"id": "ana-reyes"}, {"id": "jon-vale"}]}, "expected": {"totalCount": 0}, "expectedBefore": {"totalCount": 0}}, "whoMet": {"nodes": [{"count": 1}]}}`)
}

// The later account of a thing that changes is shown, whatever the ids are.
func TestOldParentShown(t *testing.T) {
	wants(t, "old-parent-shown", `{ b: organization(id: "border-guard") { parent { id } contested } c: organization(id: "coast-guard") { parent { id } contested } town: place(id: "canal-town") { within { id } contested } aInterior: organization(id: "a-interior") { children { id } } zDefence: organization(id: "z-defence") { children { id } } }`,
		`{"b": {"parent": {"id": "z-defence"}, "contested": []}, "c": {"parent": {"id": "a-defence"}, "contested": []}, "town": {"within": {"id": "z-new-province"}, "contested": []}, "aInterior": {"children": []}, "zDefence": {"children": [{"id": "border-guard"}]}}`)
}

// What is two at once is a list.
func TestOldParentShownTwoProcesses(t *testing.T) {
	wants(t, "old-parent-shown-two-processes", `{ meeting(id: "m") { processes { id } contested } byProcess: meetingGroups(by: PROCESS) { nodes { key count } } issue(id: "mines") { parents { id } contested } ports: issue(id: "a-ports") { children { id } } security: issue(id: "z-security") { children { id } } }`,
		`{"meeting": {"processes": [{"id": "a-grain-talks"}, {"id": "z-peace-talks"}], "contested": []}, "byProcess": {"nodes": [{"key": "a-grain-talks", "count": 1}, {"key": "z-peace-talks", "count": 1}]}, "issue": {"parents": [{"id": "a-ports"}, {"id": "z-security"}], "contested": []}, "ports": {"children": [{"id": "mines"}]}, "security": {"children": [{"id": "mines"}]}}`)
}

// A report that is known to the day is neither before nor after a report of that day.
func TestPaperBeatsLaterWire(t *testing.T) {
	wants(t, "paper-beats-later-wire", `{ meeting(id: "lake-2025-06-10") { status contested open accounts { edges { standing node { property value } claims { source { id } } } } } }`,
		`{"meeting": {"status": null, "contested": ["status"], "open": ["status"], "accounts": {"edges": [{"standing": "UNDECIDED", "node": {"property": "status", "value": "CANCELLED"}, "claims": [{"source": {"id": "dala-press-2025-06-05"}}]}, {"standing": "UNDECIDED", "node": {"property": "status", "value": "SCHEDULED"}, "claims": [{"source": {"id": "selm-herald-2025-06-05"}}]}]}}}`)
}

// The closer place and the closer day agree with the wider ones.
func TestPreciseAndLessPrecise(t *testing.T) {
	wants(t, "precise-and-less-precise", `{ meeting(id: "m") { when { text } contested places { nodes { id } } accounts { edges { standing node { property value } } } } day20: meetings(where: {from: "2025-06-20", until: "2025-06-20"}) { totalCount } groups: meetingGroups(by: PLACE) { nodes { key count } } whoMet(actor: "ana-reyes") { nodes { places { id } } } wider: meetings(where: {place: "estmark"}) { totalCount } }`,
		`{"meeting": {"when": {"text": "2025-06-03"}, "contested": [], "places": {"nodes": [{"id": "selm"}]}, "accounts": {"edges": [{"standing": "LESS_EXACT", "node": {"property": "places", "value": "estmark"}}]}}, "day20": {"totalCount": 0}, "groups": {"nodes": [{"key": "selm", "count": 1}]}, "whoMet": {"nodes": [{"places": [{"id": "selm"}]}]}, "wider": {"totalCount": 1}}`)
}

// One person speaks for two bodies.
func TestTwoHats(t *testing.T) {
	wants(t, "two-hats", `{ meeting(id: "port-selm-2025-06-03") { contested participants { totalCount edges { node { id } onBehalfOf { id } contested } } } grain: whoMet(actor: "grain-league", with: "norland") { nodes { count } } river: whoMet(actor: "river-union", with: "norland") { nodes { count } } }`,
		`{"meeting": {"contested": [], "participants": {"totalCount": 2, "edges": [{"node": {"id": "mira-olsen"}, "onBehalfOf": [{"id": "grain-league"}, {"id": "river-union"}], "contested": []}, {"node": {"id": "tarek-bello"}, "onBehalfOf": [], "contested": []}]}}, "grain": {"nodes": [{"count": 1}]}, "river": {"nodes": [{"count": 1}]}}`)
}

// Host and chair at once.
func TestTwoRoles(t *testing.T) {
	wants(t, "two-roles", `{ meeting(id: "selm-2025-06-04") { participants { edges { node { id } role contested } } } host: meetings(where: {role: [HOST]}) { totalCount } chair: meetings(where: {role: [CHAIR]}) { totalCount } }`,
		`{"meeting": {"participants": {"edges": [{"node": {"id": "ana-reyes"}, "role": ["CHAIR", "HOST"], "contested": []}, {"node": {"id": "jon-vale"}, "role": [], "contested": []}]}}, "host": {"totalCount": 1}, "chair": {"totalCount": 1}}`)
}

// Two terms in one office are two memberships.
func TestTwoTerms(t *testing.T) {
	wants(t, "two-terms", `{ person(id: "ada-brell") { memberships { edges { node { id } role start { text } end { text } contested } } } }`,
		`{"person": {"memberships": {"edges": [{"node": {"id": "assembly"}, "role": "member", "start": {"text": "2010"}, "end": {"text": "2014"}, "contested": []}, {"node": {"id": "assembly"}, "role": "member", "start": {"text": "2018"}, "end": {"text": "2022"}, "contested": []}]}}}`)
}

// A filter on `participants` finds what is open about them, in whatever list the actors stand.
func TestOpenParticipants(t *testing.T) {
	wants(t, "denied-same-day", `{
		any: meetings(where: {open: ["participants"]}) { totalCount }
		count: meetings(where: {open: ["participants.count"]}) { totalCount }
	}`, `{
		"any": {
			"totalCount": 1
		},
		"count": {
			"totalCount": 0
		}
	}`)
}

// Nothing decides to which state an office belongs. The record shows no parent, so the office is on no side but its own: it
// has met the state to which it perhaps belongs. The office says that its parent is open.
func TestOpenParent(t *testing.T) {
	wants(t, "open-parent", `{
		organization(id: "harbour-office") { parent { id } open }
		whoMet(actor: "harbour-office", with: "valdoria") { nodes { count } }
	}`, `{
		"organization": {
			"parent": null,
			"open": ["parent"]
		},
		"whoMet": {
			"nodes": [
				{
					"count": 1
				}
			]
		}
	}`)
}

// A quotation whose words are denied, withdrawn or deprecated has no text. The record still holds it, and answers.
func TestQuotationDenied(t *testing.T) {
	wants(t, "quotation-denied", `{
		quotations(orderBy: [ID_ASC]) { nodes { id text contested speaker { nodes { id } } } }
		denied: quotation(id: "reyes-good-day") { accounts { edges { standing node { property polarity } } } }
		deprecated: quotation(id: "reyes-over") { accounts { edges { standing node { property value } } } }
		said(text: "good day") { nodes { subject { id ... on Quotation { text } } } }
	}`, `{
		"quotations": {"nodes": [
			{"id": "reyes-close", "text": null, "contested": [], "speaker": {"nodes": []}},
			{"id": "reyes-good-day", "text": null, "contested": ["speaker", "text"], "speaker": {"nodes": []}},
			{"id": "reyes-over", "text": null, "contested": [], "speaker": {"nodes": []}}
		]},
		"denied": {"accounts": {"edges": [
			{"standing": "SHOWN", "node": {"property": "speaker", "polarity": "DENIES"}},
			{"standing": "EARLIER", "node": {"property": "speaker", "polarity": "AFFIRMS"}},
			{"standing": "SHOWN", "node": {"property": "text", "polarity": "DENIES"}},
			{"standing": "EARLIER", "node": {"property": "text", "polarity": "AFFIRMS"}}
		]}},
		"deprecated": {"accounts": {"edges": [
			{"standing": "DEPRECATED", "node": {"property": "speaker", "value": "ana-reyes"}},
			{"standing": "DEPRECATED", "node": {"property": "text", "value": "It is over"}}
		]}},
		"said": {"nodes": [{"subject": {"id": "reyes-good-day", "text": null}}, {"subject": {"id": "reyes-good-day", "text": null}}]}
	}`)
}
