package graph

// Evidence is what every claimed relation carries: the claims that it rests on,
// and what they disagree about.
type Evidence struct {
	Claims    []ID     `graph:"claims,ref=Claim"`
	Contested []string `graph:"contested"`
	Since     string   `graph:"since,hidden"` // RFC 3339, UTC: since when it reads as it does; absent where it always did, by a reference file
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
	Role  string   `graph:"role,key"`   // as worded: "foreign minister"
	Post  string   `graph:"post,state"` // the post that the words stand for, under its usual name
	Start EDTF     `graph:"start,state"`
	End   EDTF     `graph:"end,state"`
	Basis Basis    `graph:"basis,state"`
	Evidence
}

// Relationship is a tie between people that is no membership: a son-in-law, an adviser.
type Relationship struct {
	_     struct{} `graph:"RELATED_TO,from=Person.relationships,to=Person.relationshipsOf"`
	Kind  string   `graph:"kind,key"` // what the first is to the second: "son-in-law"
	Start EDTF     `graph:"start,state"`
	End   EDTF     `graph:"end,state"`
	Evidence
}

// SubOrganization puts an organization under another.
type SubOrganization struct {
	_ struct{} `graph:"SUBORGANIZATION_OF,from=Organization.parent,to=Organization.children"`
	Evidence
}

// Location says where something took or takes place.
type Location struct {
	_     struct{} `graph:"AT,from=Occurrence.places,to=Place.occurrences"`
	Basis Basis    `graph:"basis,state"`
	Evidence
}

// Containment puts a place inside a larger one.
type Containment struct {
	_ struct{} `graph:"WITHIN,from=Place.within,to=Place.contains"`
	Evidence
}

// Agenda ties a meeting to what it is about.
type Agenda struct {
	_     struct{} `graph:"TOPIC,from=Meeting.topics,to=Topic.meetings"`
	As    TopicUse `graph:"as,key"`
	Basis Basis    `graph:"basis,state"`
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

// PartOf puts a meeting into a larger one.
type PartOf struct {
	_ struct{} `graph:"PART_OF,from=Meeting.partOf,to=Meeting.parts"`
	Evidence
}

// Rescheduling says which meeting took the place of one that was moved.
type Rescheduling struct {
	_ struct{} `graph:"RESCHEDULED_AS,from=Meeting.rescheduledAs,to=Meeting.rescheduledFrom"`
	Evidence
}

// Concern ties an occurrence to what it was about without being a meeting's
// agenda: a briefing on a meeting, the unveiling of a plan.
type Concern struct {
	_ struct{} `graph:"CONCERNS,from=Occurrence.about,to=Entity.occurrencesAbout"`
	Evidence
}

// Resemblance says that two things, told of apart, may be one.
type Resemblance struct {
	_     struct{} `graph:"POSSIBLY_SAME_AS,from=Named.possiblySameAs,to=Named.possiblySameAsOf"`
	Basis Basis    `graph:"basis,state"`
	Evidence
}

// Stage puts an occurrence into a process.
type Stage struct {
	_ struct{} `graph:"IN_PROCESS,from=Occurrence.process,to=Process.occurrences"`
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

// Purpose ties a plan to the process that it is for.
type Purpose struct {
	_ struct{} `graph:"FOR_PROCESS,from=Plan.process,to=Process.plans"`
	Evidence
}

// Version puts a version under its plan.
type Version struct {
	_ struct{} `graph:"VERSION_OF,from=PlanVersion.plan,to=Plan.versions"`
	Evidence
}

// PlanRevision says which version another one was made from (PROV-O wasRevisionOf).
type PlanRevision struct {
	_     struct{} `graph:"REVISION_OF,from=PlanVersion.revisionOf,to=PlanVersion.revisions"`
	Basis Basis    `graph:"basis,state"`
	Evidence
}

// Generation says at which meeting or event a version came to be (PROV-O wasGeneratedBy).
type Generation struct {
	_ struct{} `graph:"GENERATED_BY,from=PlanVersion.generatedBy,to=Occurrence.generated"`
	Evidence
}

// Article puts a point under the plan that settles it.
type Article struct {
	_ struct{} `graph:"POINT_OF,from=Point.plan,to=Plan.points"`
	Evidence
}

// Provision is how one version of a plan words a point, and where the point
// stands in it. Rival wordings lie side by side.
type Provision struct {
	_       struct{} `graph:"PROVIDES,from=PlanVersion.provisions,to=Point.provisions"`
	Wording string   `graph:"wording,key"`
	Number  string   `graph:"number,state"` // as the version numbers it: "7", "3 (b)"
	Evidence
}

// Treatment ties a point to the issues that it settles.
type Treatment struct {
	_ struct{} `graph:"TREATS,from=Point.issues,to=Issue.points"`
	Evidence
}

// Naming says what an actor named a topic as: still open, the main challenge.
type Naming struct {
	_       struct{}      `graph:"NAMED_AS,from=Actor.named,to=Topic.namedBy"`
	As      TopicStanding `graph:"as,key"`
	Wording string        `graph:"wording,key"`
	When    EDTF          `graph:"when,state,order=earliest"`
	Evidence
}

// Stance is where an actor stands on a topic.
type Stance struct {
	_        struct{}       `graph:"TAKES_STANCE_ON,from=Actor.stances,to=Topic.stances"`
	Position StancePosition `graph:"position,key"`
	When     EDTF           `graph:"when,state,order=earliest"`
	Wording  string         `graph:"wording,state"`
	Evidence
}

// Result ties an outcome to the meeting that it came of.
type Result struct {
	_ struct{} `graph:"OUTCOME_OF,from=Outcome.meeting,to=Meeting.outcomes"`
	Evidence
}

// Settlement ties an outcome to the issues, points or versions that it is on.
type Settlement struct {
	_ struct{} `graph:"OUTCOME_ON,from=Outcome.topics,to=Topic.outcomes"`
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

// Setting ties a quotation to where it was said: a briefing, a meeting.
type Setting struct {
	_ struct{} `graph:"SAID_AT,from=Quotation.occasion,to=Occurrence.quotations"`
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

// Object ties a claim about a relation to the thing at its other end, which the
// claim's property object names too.
type Object struct {
	_ struct{} `graph:"HAS_OBJECT,from=Claim,to=Entity.claimsAsObject"`
}

// Relay ties a claim to whoever it came through.
type Relay struct {
	_    struct{} `graph:"RELAYED_BY,from=Claim.via,to=Actor.relayed,order=step"`
	Step int      `graph:"step"` // from 1, the nearest to the source first
}

// Collection puts a source into the dossier that it was loaded with.
type Collection struct {
	_ struct{} `graph:"COLLECTED_IN,from=Source.dossier,to=Dossier.sources"`
}

// Statement ties a dossier to a thing that it speaks of, and keeps what its
// reference files state of that. It is for the loader alone: another dossier
// that speaks of the same thing is folded together with this one.
type Statement struct {
	_         struct{} `graph:"STATES,from=Dossier,to=Entity"`
	Reference string   `graph:"reference,hidden"` // JSON, see loader/dossier
}
