package graph

// Parley is the model of everything that this program stores. Add a new type or relation to this
// list. A new property is one line in the struct of its type or relation.
var Parley = newModel(declarations,
	Person{}, Organization{}, Place{}, Process{}, Meeting{}, Event{}, Issue{}, Plan{}, PlanVersion{}, Point{}, Agreement{},
	Outcome{}, Quotation{}, Source{}, Claim{}, Account{}, Dossier{}, Load{}, Encounter{}, Group{}, Hop{}, GoBetween{}, Delegation{}, Coverage{}, RecordChange{}, Conflict{}, Assertion{}, MeetingCell{}, ClaimCount{}, PlannedMeeting{}, StanceCell{}, NetworkNode{}, NetworkEdge{}, ProvisionChange{}, Citation{},

	Attendance{}, Expectation{}, FormerExpectation{}, Absence{}, Denial{}, Allegation{}, Membership{}, Relationship{}, NeverMet{},
	SubOrganization{}, Succession{}, Location{}, Containment{}, Agenda{}, FormerAgenda{}, Exclusion{}, SubIssue{}, Sequence{},
	PartOf{}, Rescheduling{}, Concern{}, Resemblance{}, Stage{},
	Involvement{}, Proposal{}, Purpose{}, Version{}, PlanRevision{}, Generation{}, Article{}, Derivation{}, Provision{}, Treatment{},
	Signature{}, Signing{},
	Naming{}, Stance{}, Result{}, Settlement{}, Utterance{}, Mention{}, Setting{},
	Publication{}, SourceRevision{}, Report{}, Subject{}, Object{}, AccountOf{}, Relay{}, Collection{}, Statement{},
)
