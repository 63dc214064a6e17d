package graph

// Parley is the model of everything that this program stores. Add a new type or relation to this
// list. A new property is one line in the struct of its type or relation.
var Parley = newModel(declarations,
	Person{}, Organization{}, Place{}, Process{}, Meeting{}, Event{}, Issue{}, Plan{}, PlanVersion{}, Point{},
	Outcome{}, Quotation{}, Source{}, Claim{}, Dossier{}, Load{}, Encounter{}, Group{}, Hop{}, GraphChange{},

	Attendance{}, Expectation{}, Absence{}, Denial{}, Membership{}, Relationship{}, NeverMet{},
	SubOrganization{}, Location{}, Containment{}, Agenda{}, SubIssue{}, Sequence{},
	PartOf{}, Rescheduling{}, Concern{}, Resemblance{}, Stage{},
	Involvement{}, Proposal{}, Purpose{}, Version{}, PlanRevision{}, Generation{}, Article{}, Provision{}, Treatment{},
	Naming{}, Stance{}, Result{}, Settlement{}, Utterance{}, Mention{}, Setting{},
	Publication{}, Report{}, Subject{}, Object{}, Relay{}, Collection{}, Statement{},
)
