package graph

// Evidence is what every claimed relation carries: the claims that it rests on,
// and what they disagree about.
type Evidence struct {
	Claims    []ID     `graph:"claims,ref=Claim"`
	Contested []string `graph:"contested"`
}

// Part taken in a meeting. Whether it was taken, expected, missed or denied is
// told by the relation's type, so that a pattern typed by hand means what it says.
type participation struct {
	Role       ParticipationRole `graph:"role,state"`
	Side       ID                `graph:"side,ref=Actor,state"`
	OnBehalfOf ID                `graph:"onBehalfOf,ref=Actor,state"`
	Basis      Basis             `graph:"basis,state"`
	Evidence
}

// Attendance says that an actor took part, or is taking part, in a meeting.
type Attendance struct {
	_ struct{} `graph:"ATTENDED,from=Actor.meetings,to=Meeting.participants,slot=attendance"`
	participation
}

// Expectation says that an actor was to take part, and nothing later.
type Expectation struct {
	_ struct{} `graph:"EXPECTED_AT,from=Actor.expectedAt,to=Meeting.expected,slot=attendance"`
	participation
}

// Absence says that an actor stayed away.
type Absence struct {
	_ struct{} `graph:"ABSENT_FROM,from=Actor.absentFrom,to=Meeting.absentees,slot=attendance"`
	participation
}

// Denial says that an actor is reported not to take part, with no word on a place kept free for them.
type Denial struct {
	_ struct{} `graph:"DENIED_AT,from=Actor.deniedAt,to=Meeting.denied,slot=attendance"`
	participation
}

// Membership is what a person was in an organization (Popolo Membership).
// Rival wordings of one role lie side by side.
type Membership struct {
	_     struct{} `graph:"MEMBER_OF,from=Person.memberships,to=Organization.members"`
	Role  string   `graph:"role,key"` // as worded: "foreign minister"
	Start EDTF     `graph:"start,state"`
	End   EDTF     `graph:"end,state"`
	Evidence
}

// Relationship is a tie between people that is no membership: a son-in-law, an adviser.
type Relationship struct {
	_    struct{} `graph:"RELATED_TO,from=Person.relationships,to=Person.relationshipsOf"`
	Kind string   `graph:"kind,key"` // what the first is to the second: "son-in-law"
	Evidence
}

// SubOrganization puts an organization under another.
type SubOrganization struct {
	_ struct{} `graph:"SUBORGANIZATION_OF,from=Organization.parent,to=Organization.children"`
	Evidence
}

// Location says where something took or takes place.
type Location struct {
	_ struct{} `graph:"AT,from=Occurrence.place,to=Place.occurrences"`
	Evidence
}

// Containment puts a place inside a larger one.
type Containment struct {
	_ struct{} `graph:"WITHIN,from=Place.within,to=Place.contains"`
	Evidence
}

// Agenda ties a meeting to what it is about.
type Agenda struct {
	_  struct{} `graph:"TOPIC,from=Meeting.topics,to=Topic.meetings"`
	As TopicUse `graph:"as,key"`
	Evidence
}

// SubIssue puts an issue under a wider one.
type SubIssue struct {
	_ struct{} `graph:"SUBISSUE_OF,from=Issue.parent,to=Issue.children"`
	Evidence
}

// Sequence says that a meeting takes up where another left off.
type Sequence struct {
	_ struct{} `graph:"FOLLOWS,from=Meeting.follows,to=Meeting.followedBy"`
	Evidence
}

// Involvement is an actor's part in an event that is no meeting.
type Involvement struct {
	_    struct{} `graph:"INVOLVED_IN,from=Actor.events,to=Event.actors"`
	Role string   `graph:"role,key"` // as worded: "launched the strike"
	Evidence
}

// Proposal says whose plan it is.
type Proposal struct {
	_ struct{} `graph:"PROPOSED,from=Actor.proposals,to=Plan.proposedBy"`
	Evidence
}

// Provision puts a point into a plan.
type Provision struct {
	_       struct{} `graph:"PROVIDES,from=Plan.points,to=Point.plans"`
	Wording string   `graph:"wording,key"`
	Evidence
}

// Stance is where an actor stands on a topic.
type Stance struct {
	_        struct{}       `graph:"TAKES_STANCE_ON,from=Actor.stances,to=Topic.stances"`
	Position StancePosition `graph:"position,key"`
	When     EDTF           `graph:"when,state,order=earliest"`
	Evidence
}

// Utterance ties a quotation to whoever said it.
type Utterance struct {
	_ struct{} `graph:"SAID,from=Actor.quotations,to=Quotation.speaker"`
	Evidence
}

// Mention ties a quotation to what it is about.
type Mention struct {
	_ struct{} `graph:"SPEAKS_OF,from=Quotation.about,to=Entity.quotationsAbout"`
	Evidence
}

// Publication ties a source to its publisher.
type Publication struct {
	_ struct{} `graph:"PUBLISHED_BY,from=Source.publisher,to=Organization.publications"`
}

// Report ties a claim to the source that makes it.
type Report struct {
	_ struct{} `graph:"REPORTED_BY,from=Claim.source,to=Source.claims"`
}

// Subject ties a claim to the thing that it is about.
type Subject struct {
	_ struct{} `graph:"ABOUT,from=Claim.subject,to=Entity.claims"`
}
