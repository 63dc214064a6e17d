package graph

// Evidence is what every claimed relation carries.
type Evidence struct {
	// Whether a source reports the relation, or editors inferred it.
	Basis Basis `graph:"basis,state"`
	// The claims about the relation. The oldest report comes first. The list can have denials: see `polarity`. It can also have claims that were replaced or taken back: see `accounts` of the thing.
	Claims []ID `graph:"claims,ref=Claim"`
	// Contested properties of the relation. Usually, live claims of the best rank disagree about such a property.
	Contested []string `graph:"contested,filter"`
	// Properties of the relation for which nothing decides between the accounts. These properties are also in `contested`.
	Open []string `graph:"open,filter"`
	// When the relation took its current form. Absent if a reference file always stated it.
	Since DateTime `graph:"since,hidden"`
}

// participation is an actor's part in a meeting. Several relations have these properties: an
// actor took part, is expected, was expected before the meeting, stayed away, took no part
// according to a denial, or took part according to a source or a reference file, but not according to the record. The
// name of each relation says which, so a pattern written by hand in Neo4j is easy to read.
type participation struct {
	// The roles of the actor. An actor can have several roles, such as `HOST` and `CHAIR`.
	Role []ParticipationRole `graph:"role,state,filter"`
	// The role in the words of the sources. Example: `rapporteur`
	RoleWorded []string `graph:"roleWorded,state"`
	// The title or post of the actor at the meeting, in the words of the sources. Example: `Foreign Minister`
	As []string `graph:"as,state"`
	// The actor's name at the time of the meeting, if the name has changed. Example: `Ida Berge`
	NameWorded []string `graph:"nameWorded,state"`
	// The side of the actor.
	Side ID `graph:"side,ref=Actor,state"`
	// Actors for whom this actor speaks, in addition to the side.
	OnBehalfOf []ID `graph:"onBehalfOf,ref=Actor,state,filter"`
	// The number of people in a group without names. Example: `6` for "six presidents"
	Count int `graph:"count,state"`
	// The number in the words of the sources. Example: `several`
	CountWorded []string `graph:"countWorded,state"`
	// True if the actor was only there for a part of the meeting.
	Partly bool `graph:"partly,state"`
	// The part of the meeting in the words of the sources. Example: `left before the dinner`
	PartlyWorded []string `graph:"partlyWorded,state"`
	// The time at which the actor joined, if the actor came late.
	Joined EDTF `graph:"joined,state"`
	// The time at which the actor left, if the actor left early.
	Left EDTF `graph:"left,state"`
	// How this actor takes part. Null if no source says how: see the mode of the meeting. Example: `VIDEO` in a hybrid meeting
	Mode MeetingMode `graph:"mode,state"`
	// The mode in the words of the sources. Example: `over a secure line`
	ModeWorded []string `graph:"modeWorded,state"`
	Evidence
}

// Attendance says that an actor took part, or is taking part, in a meeting.
type Attendance struct {
	_ relation `graph:"ATTENDED,slot=attendance"`
	// Meetings that the actor attended, or is attending. The latest comes first.
	_ from `graph:"Actor.meetings,edge=Attendance"`
	// Actors that took part, or are taking part.
	_ to `graph:"Meeting.participants,edge=Participant"`
	participation
}

// Expectation says that an actor is to take part in a meeting that is not known to be over.
type Expectation struct {
	_ relation `graph:"EXPECTED_AT,slot=attendance"`
	// Meetings at which the actor is expected. A meeting that is over is not in this list. A cancelled meeting stays in this list: see `status`. The latest comes first.
	_ from `graph:"Actor.expectedAt,edge=Attendance"`
	// Actors that are expected to take part. A cancelled meeting keeps these actors. If the meeting is over, the list is empty: see `expectedBefore`.
	_ to `graph:"Meeting.expected,edge=Participant"`
	participation
}

// FormerExpectation says that an actor was to take part in a meeting that is over, and that no
// report says whether the actor did.
type FormerExpectation struct {
	_ relation `graph:"EXPECTED_BEFORE,slot=attendance"`
	// Past meetings at which the actor was expected. No report says whether the actor took part. The latest comes first.
	_ from `graph:"Actor.expectedBefore,edge=Attendance"`
	// Actors that were expected at a meeting that is over. No report says whether the actors took part.
	_ to `graph:"Meeting.expectedBefore,edge=Participant"`
	participation
}

// Absence says that an actor stayed away.
type Absence struct {
	_ relation `graph:"ABSENT_FROM,slot=attendance"`
	// Meetings from which the actor stayed away, according to a source. The latest comes first.
	_ from `graph:"Actor.absentFrom,edge=Attendance"`
	// Actors that stayed away, according to a source.
	_ to `graph:"Meeting.absentees,edge=Participant"`
	participation
}

// Denial says that a source denies that an actor takes part.
type Denial struct {
	_ relation `graph:"DENIED_AT,slot=attendance"`
	// Meetings in which the actor did not take part, according to a source. The latest comes first.
	_ from `graph:"Actor.deniedAt,edge=Attendance"`
	// Actors that did not take part, according to a source. If another source says that the actor took part, the relation is contested. The better account then decides between `denied` and `participants`.
	_ to `graph:"Meeting.denied,edge=Participant"`
	participation
}

// Allegation says that an actor took part according to a source or a reference file, and that the record does
// not show the actor as a participant.
type Allegation struct {
	_ relation `graph:"ALLEGED_AT,slot=attendance"`
	// Meetings that the actor attended, according to a source or a reference file. But the record does not show the actor as a participant. Reasons: the record does not show the meeting as held or under way; the attendance is open; the report was taken back; the report says that nobody confirms the meeting. The latest comes first.
	_ from `graph:"Actor.allegedAt,edge=Attendance"`
	// Actors that took part, according to a source or a reference file. But the record does not show the actors as participants. Reasons: the record does not show the meeting as held or under way; the attendance is open; the report was taken back; the report says that nobody confirms the meeting.
	_ to `graph:"Meeting.alleged,edge=Participant"`
	participation
}

// Membership is what a person is or was in an organization (Popolo Membership). Each
// wording of a role is a separate relation.
type Membership struct {
	_ relation `graph:"MEMBER_OF"`
	// The person's roles in organizations. The earliest start comes first. Roles without a start come last.
	_ from `graph:"Person.memberships,edge=Membership"`
	// The organization's people and their roles. The earliest start comes first. Roles without a start come last.
	_ to `graph:"Organization.members,edge=Member"`
	// The role in the words of the source. Example: `foreign minister`
	Role string `graph:"role,key,filter"`
	// The usual name of the post.
	Post string `graph:"post,state,filter"`
	// The time at which the role began.
	Start EDTF `graph:"start,state"`
	// The time at which the role ended.
	End EDTF `graph:"end,state"`
	// The number of the spell, if the relation began again after it had ended: 2 for the second spell.
	Spell string `graph:"spell,key,hidden"`
	Evidence
}

// Relationship links two people in a way that is not a membership: a son-in-law, an adviser.
type Relationship struct {
	_ relation `graph:"RELATED_TO"`
	// Relationships of this person to others. Example: this person is the `son-in-law` of the other person.
	_ from `graph:"Person.relationships,edge=Relationship"`
	// Relationships of others to this person. Example: the other person is the `son-in-law` of this person.
	_ to `graph:"Person.relationshipsOf,edge=Relationship"`
	// The relationship in the words of the source. Example: `son-in-law`
	Kind string `graph:"kind,key"`
	// The time at which the relationship began.
	Start EDTF `graph:"start,state"`
	// The time at which the relationship ended.
	End EDTF `graph:"end,state"`
	// The number of the spell, if the relation began again after it had ended: 2 for the second spell.
	Spell string `graph:"spell,key,hidden"`
	Evidence
}

// NeverMet says that, according to a source, two actors had never met when the source reported.
// The relation means the same in both directions.
type NeverMet struct {
	_ relation `graph:"NEVER_MET"`
	// Actors that this actor had never met, according to a claim about this actor. See also `neverMetOf`.
	_ from `graph:"Actor.neverMet,edge=NeverMet"`
	// Actors that had never met this actor, according to a claim about the other actor. See also `neverMet`.
	_ to `graph:"Actor.neverMetOf,edge=NeverMet"`
	// The time up to which the two had not met. Null: up to the time of the report.
	UpTo EDTF `graph:"upTo,state"`
	Evidence
}

// SubOrganization puts an organization under another organization.
type SubOrganization struct {
	_ relation `graph:"SUBORGANIZATION_OF"`
	// The organization of which this organization is a part.
	_ from `graph:"Organization.parent,one"`
	// The organizations that are parts of this organization.
	_ to `graph:"Organization.children,list"`
	Evidence
}

// Succession says that an organization continues another organization: after a merger, a split or a new foundation. An
// organization that only changes its name stays the same organization (see Named.names).
type Succession struct {
	_ relation `graph:"SUCCESSOR_OF"`
	// Earlier organizations that this organization continues.
	_ from `graph:"Organization.predecessors,edge=Succession"`
	// Later organizations that continue this organization.
	_ to `graph:"Organization.successors,edge=Succession"`
	// How one organization became the other.
	Kind SuccessionKind `graph:"kind,state"`
	// The kind in the words of the sources. Example: `grew out of it`
	KindWorded []string `graph:"kindWorded,state"`
	// The time of the change.
	When EDTF `graph:"when,state,order=earliest,period"`
	Evidence
}

// Location says where an occurrence takes or took place.
type Location struct {
	_ relation `graph:"AT"`
	// The places. Sources can name several places.
	_ from `graph:"Occurrence.places,edge=Location"`
	// Meetings and events at exactly this place. The latest comes first.
	_ to `graph:"Place.occurrences,edge=LocatedOccurrence"`
	Evidence
}

// Containment puts a place inside a larger place.
type Containment struct {
	_ relation `graph:"WITHIN"`
	// The larger place around this place.
	_ from `graph:"Place.within,one"`
	// The places in this place.
	_ to `graph:"Place.contains,list"`
	Evidence
}

// agenda is how a meeting and a topic belong together.
type agenda struct {
	// How the meeting deals with the topic.
	As TopicUse `graph:"as,key,required"`
	// `as` in the words of the sources. Example: `only touched on`
	AsWorded []string `graph:"asWorded,state"`
	Evidence
}

// Agenda links a meeting to a topic.
type Agenda struct {
	_ relation `graph:"TOPIC"`
	// The topics of the meeting: planned, aimed at, raised or discussed. If the meeting is over, topics that were only planned are in `topicsBefore`.
	_ from `graph:"Meeting.topics,edge=MeetingTopic"`
	// Meetings about the topic. The latest comes first.
	_ to `graph:"Topic.meetings,edge=TopicMeeting"`
	agenda
}

// FormerAgenda says that a topic was planned for a meeting that is over. A plan is no evidence of a
// discussion. So the topic has a separate relation, and no list of meetings about the topic counts the meeting.
type FormerAgenda struct {
	_ relation `graph:"TOPIC_BEFORE"`
	// The topics that were planned for a meeting that is over. A topic that the meeting dealt with is also in `topics`.
	_ from `graph:"Meeting.topicsBefore,edge=MeetingTopic"`
	// Past meetings for which the topic was planned. The latest comes first.
	_ to `graph:"Topic.meetingsBefore,edge=TopicMeeting"`
	agenda
}

// Exclusion says that a topic was kept off the agenda of a meeting. It is a separate relation, so that nobody counts
// the meeting among the meetings about the topic.
type Exclusion struct {
	_ relation `graph:"EXCLUDED_TOPIC"`
	// Topics that were kept off the agenda, according to a source.
	_ from `graph:"Meeting.excludedTopics"`
	// Meetings that kept the topic off the agenda, according to a source. The latest comes first.
	_ to `graph:"Topic.excludedFrom"`
	Evidence
}

// SubIssue puts an issue under a wider issue.
type SubIssue struct {
	_ relation `graph:"SUBISSUE_OF"`
	// The wider issues. An issue can have several parents.
	_ from `graph:"Issue.parents,list"`
	// The issues under this issue.
	_ to `graph:"Issue.children,list"`
	Evidence
}

// Sequence says that a meeting continues another meeting.
type Sequence struct {
	_ relation `graph:"FOLLOWS"`
	// Meetings that this meeting continues.
	_ from `graph:"Meeting.follows"`
	// Meetings that continue this meeting.
	_ to `graph:"Meeting.followedBy"`
	Evidence
}

// PartOf puts a meeting into a larger meeting.
type PartOf struct {
	_ relation `graph:"PART_OF"`
	// Meetings of which this meeting is a part.
	_ from `graph:"Meeting.partOf"`
	// Meetings that are parts of this meeting.
	_ to `graph:"Meeting.parts"`
	Evidence
}

// Rescheduling says which meeting replaces a meeting that was moved.
type Rescheduling struct {
	_ relation `graph:"RESCHEDULED_AS"`
	// Meetings that replace this meeting.
	_ from `graph:"Meeting.rescheduledAs"`
	// Meetings that this meeting replaces.
	_ to `graph:"Meeting.rescheduledFrom"`
	Evidence
}

// Concern links an occurrence to a thing that it is about: a briefing to a meeting, the
// unveiling of a plan to the plan. For the topics of a meeting there is Agenda.
type Concern struct {
	_ relation `graph:"CONCERNS"`
	// Things that the occurrence is about, other than topics. Example: the meeting that a briefing is about.
	_ from `graph:"Occurrence.about"`
	// Meetings and events about this thing, such as a briefing. The latest comes first.
	_ to `graph:"Entity.occurrencesAbout"`
	Evidence
}

// Resemblance says that two things that sources report separately may be the same thing.
type Resemblance struct {
	_ relation `graph:"POSSIBLY_SAME_AS"`
	// Things that may be the same as this thing. See also `possiblySameAsOf`.
	_ from `graph:"Named.possiblySameAs,edge=Resemblance"`
	// Things whose `possiblySameAs` names this thing.
	_ to `graph:"Named.possiblySameAsOf,edge=Resemblance"`
	Evidence
}

// Stage puts an occurrence into a process.
type Stage struct {
	_ relation `graph:"IN_PROCESS"`
	// The processes of which the occurrence is a part.
	_ from `graph:"Occurrence.processes,list"`
	// Meetings and events of the process. The latest comes first.
	_ to `graph:"Process.occurrences"`
	Evidence
}

// Involvement is an actor's part in an event that is not a meeting.
type Involvement struct {
	_ relation `graph:"INVOLVED_IN"`
	// Events in which the actor had a part. The latest comes first.
	_ from `graph:"Actor.events,edge=Involvement"`
	// Actors that had a part in the event.
	_ to `graph:"Event.actors,edge=EventActor"`
	// The role of the actor in the words of the source. Example: `launched the strike`
	Role string `graph:"role,key"`
	Evidence
}

// Signature says that an actor signed an agreement.
type Signature struct {
	_ relation `graph:"SIGNED"`
	// Agreements that the actor signed. The latest comes first.
	_ from `graph:"Actor.signed,edge=Signature"`
	// Actors that signed the agreement.
	_ to `graph:"Agreement.signatories,edge=Signatory"`
	// The role in which the actor signed.
	Role SignatoryRole `graph:"role,state"`
	// The role in the words of the sources. Example: `co-chair of the conference`
	RoleWorded []string `graph:"roleWorded,state"`
	// The actor for whom this actor signed.
	OnBehalfOf ID `graph:"onBehalfOf,ref=Actor,state"`
	// The time at which the actor signed, if it differs from the time of the agreement.
	When EDTF `graph:"when,state,order=earliest,period"`
	Evidence
}

// Signing links an agreement to the occurrence at which it was signed, or is to be signed.
type Signing struct {
	_ relation `graph:"SIGNED_AT"`
	// Meetings and events at which the agreement was signed, or is to be signed. The status of the meeting or event says whether the signing took place.
	_ from `graph:"Agreement.signedAt"`
	// Agreements that were or will be signed at the occurrence.
	_ to `graph:"Occurrence.agreements"`
	Evidence
}

// Naming says how an actor described a topic: as still open, or as the main challenge.
type Naming struct {
	_ relation `graph:"NAMED_AS"`
	// Topics that the actor described as open, as a main challenge or as a priority, or in another way: see `as` of the edge.
	_ from `graph:"Actor.named,edge=Naming"`
	// Actors that described the topic as open, as a main challenge or as a priority, or in another way: see `as` of the edge.
	_ to `graph:"Topic.namedBy,edge=TopicNaming"`
	// How the actor described the topic.
	As TopicStanding `graph:"as,key,required"`
	// The words of the source.
	Wording string `graph:"wording,key"`
	// The time of the description.
	When EDTF `graph:"when,state,order=earliest,period"`
	// The number of the spell, if the relation began again after it had ended: 2 for the second spell.
	Spell string `graph:"spell,key,hidden"`
	Evidence
}

// Stance is where an actor stands on a topic.
type Stance struct {
	_ relation `graph:"TAKES_STANCE_ON"`
	// Topics on which the actor takes a stance.
	_ from `graph:"Actor.stances,edge=Stance"`
	// Actors that take a stance on the topic.
	_ to `graph:"Topic.stances,edge=TopicStance"`
	// The position of the actor. `wording` has the words of a source.
	Position StancePosition `graph:"position,key,required"`
	// The time at which the actor took the stance.
	When EDTF `graph:"when,state,order=earliest,period"`
	// The words of a source.
	Wording string `graph:"wording,state,variants=otherWordings"`
	// The words of other sources.
	OtherWordings []string `graph:"otherWordings"`
	// The number of the spell, if the relation began again after it had ended: 2 for the second spell.
	Spell string `graph:"spell,key,hidden"`
	Evidence
}

// Result links an outcome to its meeting.
type Result struct {
	_ relation `graph:"OUTCOME_OF"`
	// The meeting that had the outcome.
	_ from `graph:"Outcome.meeting,one"`
	// Outcomes of the meeting.
	_ to `graph:"Meeting.outcomes"`
	Evidence
}

// Settlement links an outcome to the issues, points or versions that it is about.
type Settlement struct {
	_ relation `graph:"OUTCOME_ON"`
	// Topics of the outcome.
	_ from `graph:"Outcome.topics"`
	// Outcomes about the topic.
	_ to `graph:"Topic.outcomes"`
	Evidence
}

// Utterance links a quotation to its speaker.
type Utterance struct {
	_ relation `graph:"SAID"`
	// The actor's words. The latest comes first.
	_ from `graph:"Actor.quotations"`
	// The actors that said the words.
	_ to `graph:"Quotation.speaker"`
	Evidence
}

// Mention links a quotation to the things that it is about.
type Mention struct {
	_ relation `graph:"SPEAKS_OF"`
	// Things that the words are about.
	_ from `graph:"Quotation.about"`
	// Quotations about the thing. The latest comes first.
	_ to `graph:"Entity.quotationsAbout"`
	Evidence
}

// Setting links a quotation to the occurrence at which it was said: a briefing, a meeting.
type Setting struct {
	_ relation `graph:"SAID_AT"`
	// Meetings and events at which the words were said.
	_ from `graph:"Quotation.occasion"`
	// Quotations from the occurrence.
	_ to `graph:"Occurrence.quotations"`
	Evidence
}

// Publication links a source to its publisher.
type Publication struct {
	_ relation `graph:"PUBLISHED_BY"`
	// The publisher.
	_ from `graph:"Source.publisher,one"`
	// Sources that the organization published. The latest comes first.
	_ to `graph:"Organization.publications"`
}

// SourceRevision links a source to the source of which it is a later version (PROV-O wasRevisionOf): an article that was
// changed after it was published.
type SourceRevision struct {
	_ relation `graph:"REVISES"`
	// The earlier version of this source.
	_ from `graph:"Source.revisionOf,one"`
	// Later versions of this source.
	_ to `graph:"Source.revisions,list"`
}

// Report links a claim to the source that makes it.
type Report struct {
	_ relation `graph:"REPORTED_BY"`
	// The source that makes the claim.
	_ from `graph:"Claim.source,one,required"`
	// Claims that the source makes, by the time of the report, and then in the order of the text.
	_ to `graph:"Source.claims"`
}

// Subject links a claim to the thing that it is about.
type Subject struct {
	_ relation `graph:"ABOUT"`
	// The thing that the claim is about.
	_ from `graph:"Claim.subject,one"`
	// Claims about the thing. The oldest report comes first.
	_ to `graph:"Entity.claims"`
}

// Object links a claim about a relation to the thing at the other end of that relation. The
// claim's property object also holds the id of that thing.
type Object struct {
	_ relation `graph:"HAS_OBJECT"`
	_ from     `graph:"Claim"`
	// Claims about relations from other things to this thing. Example: for an actor, the claims that the actor attended a meeting.
	_ to `graph:"Entity.claimsAsObject"`
}

// AccountOf links an account to the thing that it is about.
type AccountOf struct {
	_ relation `graph:"ACCOUNT_OF"`
	// The thing that the account is about.
	_ from `graph:"Account.subject,one"`
	// The accounts of properties and relations on which sources disagree. `standing` says why the record shows an account, or does not show it.
	_ to `graph:"Entity.accounts,edge=Account"`
	// Why the record shows the account, or does not show it.
	Standing AccountStanding `graph:"standing,state"`
	// The best rank of the account's claims.
	Rank Rank `graph:"rank,state"`
	Evidence
}

// Relay links a claim to an actor through which it came.
type Relay struct {
	_ relation `graph:"RELAYED_BY,order=step"`
	// Actors through which the claim came: outlets, agencies, officials. The actor nearest to the source comes first.
	_ from `graph:"Claim.via,list"`
	// Claims with this actor in `via`. The actor is then an outlet, an agency or an official.
	_ to `graph:"Actor.relayed,edge=Relayed"`
	// The distance from the source: 1 is the nearest.
	Step int `graph:"step,required"`
}

// Collection puts a source into the dossier with which it was loaded.
type Collection struct {
	_ relation `graph:"COLLECTED_IN"`
	// The dossier of the source.
	_ from `graph:"Source.dossier,one"`
	// Sources of the dossier. The latest comes first.
	_ to `graph:"Dossier.sources"`
}

// Statement links a dossier to a thing that it names. It stores what the reference files of the
// dossier state about the thing.
//
// Only the loader uses it: to load another dossier, it folds the statements of all dossiers
// together.
type Statement struct {
	_ relation `graph:"STATES"`
	_ from     `graph:"Dossier"`
	_ to       `graph:"Entity"`
	// The statement as JSON, see loader/dossier.
	Reference string `graph:"reference,hidden"`
}
