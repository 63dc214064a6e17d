package graph

// Parley is the model of everything that this program keeps. A new type or
// relation is declared here; a new property is one line in its struct.
var Parley = newModel(
	Person{}, Organization{}, Place{}, Meeting{}, Event{}, Issue{}, Plan{}, Point{},
	Quotation{}, Source{}, Claim{}, Encounter{},

	Attendance{}, Expectation{}, Absence{}, Denial{}, Membership{}, Relationship{},
	SubOrganization{}, Location{}, Containment{}, Agenda{}, SubIssue{}, Sequence{},
	Involvement{}, Proposal{}, Provision{}, Stance{}, Utterance{}, Mention{},
	Publication{}, Report{}, Subject{},
)
