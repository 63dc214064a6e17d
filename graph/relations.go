package graph

// Evidence is what every claimed relation carries.
type Evidence struct {
	// Whether a source reports the relation, or it was inferred.
	Basis Basis `graph:"basis,state"`
	// The claims that the relation rests on. The oldest report comes first.
	Claims []ID `graph:"claims,ref=Claim"`
	// The properties of the relation on which live claims of the top rank disagree, sorted.
	Contested []string `graph:"contested,filter"`
	// The properties of the relation on which nothing decides between the claims, sorted. Each of them is contested, too.
	Open []string `graph:"open,filter"`
	// When the relation took its current form. Absent if a reference file always stated it.
	Since DateTime `graph:"since,hidden"`
}

// participation is an actor's part in a meeting. Several relations have these properties: an
// actor took part, is expected, was expected before the meeting, stayed away, took no part
// according to a denial, or took part according to a report that the record does not follow. The
// name of each relation says which, so a pattern written by hand in Neo4j is easy to read.
type participation struct {
	// The parts that the actor takes. An actor can take several parts, such as host and chair.
	Role []ParticipationRole `graph:"role,state,filter"`
	// The part in the words of each source, sorted. Example: `rapporteur`
	RoleWorded []string `graph:"roleWorded,state"`
	// What the actor was at the time of the meeting, in the words of each source, sorted. Example: `Foreign Minister`
	As []string `graph:"as,state"`
	// What each source calls the actor at the meeting, if that is not the name of today, sorted. Example: `Ida Berge`
	NameWorded []string `graph:"nameWorded,state"`
	// The side that the actor is on.
	Side ID `graph:"side,ref=Actor,state"`
	// The actors on whose behalf this actor speaks, if they are not the side.
	OnBehalfOf []ID `graph:"onBehalfOf,ref=Actor,state,filter"`
	// How many people the actor stands for, if it is a group without names. Example: `6` for "six presidents"
	Count int `graph:"count,state"`
	// The number in the words of each source, sorted. Example: `several`
	CountWorded []string `graph:"countWorded,state"`
	// True if the actor takes part for a part of the meeting only.
	Partly bool `graph:"partly,state"`
	// The part of the meeting in the words of each source, sorted. Example: `left before the dinner`
	PartlyWorded []string `graph:"partlyWorded,state"`
	// When the actor joined, if a source says so and it was not at the beginning.
	Joined EDTF `graph:"joined,state"`
	// When the actor left, if a source says so and it was not at the end.
	Left EDTF `graph:"left,state"`
	// How the actor takes part, if a source says it of this actor. Null if it is the mode of the meeting. Example: `VIDEO` for an actor who joins a hybrid meeting by video
	Mode MeetingMode `graph:"mode,state"`
	Evidence
}

// Attendance says that an actor took part, or is taking part, in a meeting.
type Attendance struct {
	_ relation `graph:"ATTENDED,slot=attendance"`
	// Meetings that the actor attended, reported or inferred. The latest comes first.
	_ from `graph:"Actor.meetings,edge=Attendance"`
	// Actors that take part or took part, reported or inferred (see `basis`).
	_ to `graph:"Meeting.participants,edge=Participant"`
	participation
}

// Expectation says that an actor is to take part in a meeting that is not known to be over.
type Expectation struct {
	_ relation `graph:"EXPECTED_AT,slot=attendance"`
	// Meetings that the actor is or was to attend, and that no report calls over. A meeting can have been called off since: read its `status`. The latest comes first.
	_ from `graph:"Actor.expectedAt,edge=Attendance"`
	// Actors that are or were to take part. If the meeting is called off, they are still listed. It is empty once the meeting is over: see `expectedBefore`.
	_ to `graph:"Meeting.expected,edge=Participant"`
	participation
}

// FormerExpectation says that an actor was to take part in a meeting that is over, and that no
// report says whether the actor did.
type FormerExpectation struct {
	_ relation `graph:"EXPECTED_BEFORE,slot=attendance"`
	// Meetings that are over and that the actor was to attend. No report says whether the actor did. The latest comes first.
	_ from `graph:"Actor.expectedBefore,edge=Attendance"`
	// Actors that were to take part, according to reports from before the meeting. The meeting is over, and no report says whether they did.
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
	// Meetings for which a source denies that the actor takes part. The latest comes first.
	_ from `graph:"Actor.deniedAt,edge=Attendance"`
	// Actors of whom a source denies that they took part. If another source says that the actor took part, the relation is contested. The better account then decides in which list the actor stands.
	_ to `graph:"Meeting.denied,edge=Participant"`
	participation
}

// Allegation says that a source reports that an actor took part, and that the record does not
// decide whether that is so.
type Allegation struct {
	_ relation `graph:"ALLEGED_AT,slot=attendance"`
	// Meetings that the actor attended according to a source, if the record does not show the actor as a participant. The meeting or the attendance is denied or disputed. The latest comes first.
	_ from `graph:"Actor.allegedAt,edge=Attendance"`
	// Actors that took part according to a source, if the record does not show them as participants. The meeting or their attendance is denied or disputed.
	_ to `graph:"Meeting.alleged,edge=Participant"`
	participation
}

// Membership is what a person is or was in an organization (Popolo Membership). Each
// wording of a role is a relation of its own.
type Membership struct {
	_ relation `graph:"MEMBER_OF"`
	// The person's roles in organizations, in the words of each source. The earliest start comes first, roles without a start last.
	_ from `graph:"Person.memberships,edge=Membership"`
	// The organization's people and their roles. The earliest start comes first, roles without a start last.
	_ to `graph:"Organization.members,edge=Member"`
	// The role of the person, as worded. Example: `foreign minister`
	Role string `graph:"role,key,filter"`
	// The usual name of the post.
	Post string `graph:"post,state,filter"`
	// When the role began, if a source says so.
	Start EDTF `graph:"start,state"`
	// When the role ended, if a source says so.
	End EDTF `graph:"end,state"`
	// The number of the spell, if the relation began again after it had ended: 2 for the second spell.
	Spell string `graph:"spell,key,hidden"`
	Evidence
}

// Relationship links two people in a way that is not a membership: a son-in-law, an adviser.
type Relationship struct {
	_ relation `graph:"RELATED_TO"`
	// People to whom this person is a son-in-law, an adviser and so on.
	_ from `graph:"Person.relationships,edge=Relationship"`
	// People who are a son-in-law, an adviser and so on to this person.
	_ to `graph:"Person.relationshipsOf,edge=Relationship"`
	// What the first person is to the second, as worded. Example: `son-in-law`
	Kind string `graph:"kind,key"`
	// When the relationship began, if a source says so.
	Start EDTF `graph:"start,state"`
	// When the relationship ended, if a source says so.
	End EDTF `graph:"end,state"`
	// The number of the spell, if the relation began again after it had ended: 2 for the second spell.
	Spell string `graph:"spell,key,hidden"`
	Evidence
}

// NeverMet says that, according to a source, two actors had never met when the source reported.
// The relation means the same in both directions.
type NeverMet struct {
	_ relation `graph:"NEVER_MET"`
	// Actors whom this actor had never met, according to a source that says it under this actor. See also `neverMetOf`.
	_ from `graph:"Actor.neverMet,edge=NeverMet"`
	// Actors who had never met this actor, according to a source that says it under the other actor. See also `neverMet`.
	_ to `graph:"Actor.neverMetOf,edge=NeverMet"`
	// Up to when the two had never met, if a source says so. Otherwise they had not met when the source reported it.
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
	// Organizations that this organization continues.
	_ from `graph:"Organization.predecessors,edge=Succession"`
	// Organizations that continue this organization.
	_ to `graph:"Organization.successors,edge=Succession"`
	// How the one became the other.
	Kind SuccessionKind `graph:"kind,state"`
	// When the one became the other, if a source says so.
	When EDTF `graph:"when,state,order=earliest,period"`
	Evidence
}

// Location says where an occurrence takes or took place.
type Location struct {
	_ relation `graph:"AT"`
	// The places. There are several if sources name several.
	_ from `graph:"Occurrence.places,edge=Location"`
	// Meetings and events at exactly this place. The latest comes first.
	_ to `graph:"Place.occurrences,edge=LocatedOccurrence"`
	Evidence
}

// Containment puts a place inside a larger place.
type Containment struct {
	_ relation `graph:"WITHIN"`
	// The place in which this place lies.
	_ from `graph:"Place.within,one"`
	// The places that lie in this place.
	_ to `graph:"Place.contains,list"`
	Evidence
}

// agenda is how a meeting and a topic belong together.
type agenda struct {
	// How the meeting and the topic belong together.
	As TopicUse `graph:"as,key,required"`
	// How they belong together, in the words of each source, sorted. Example: `only touched on`
	AsWorded []string `graph:"asWorded,state"`
	Evidence
}

// Agenda links a meeting to a topic.
type Agenda struct {
	_ relation `graph:"TOPIC"`
	// The topics of the meeting: planned, aimed at, raised or discussed. Once the meeting is over, it does not have the topics that were only planned: see `topicsBefore`.
	_ from `graph:"Meeting.topics,edge=MeetingTopic"`
	// Meetings about the topic, and how they deal with it. The latest comes first.
	_ to `graph:"Topic.meetings,edge=TopicMeeting"`
	agenda
}

// FormerAgenda says that a topic was planned for a meeting that is over. A plan is no evidence of a
// discussion. So the topic has a relation of its own, and no list of meetings about the topic counts the meeting.
type FormerAgenda struct {
	_ relation `graph:"TOPIC_BEFORE"`
	// The topics that were planned for the meeting, according to reports. It is empty until the meeting is over. If the meeting dealt with a topic, `topics` has the topic too.
	_ from `graph:"Meeting.topicsBefore,edge=MeetingTopic"`
	// Meetings that are over, and for which the topic was planned. The latest comes first.
	_ to `graph:"Topic.meetingsBefore,edge=TopicMeeting"`
	agenda
}

// Exclusion says that a topic was kept off the agenda of a meeting. It is a relation of its own, so that nobody counts
// the meeting among the meetings about the topic.
type Exclusion struct {
	_ relation `graph:"EXCLUDED_TOPIC"`
	// Topics that were kept off the agenda of the meeting, according to a source.
	_ from `graph:"Meeting.excludedTopics"`
	// Meetings from whose agenda the topic was kept, according to a source. The latest comes first.
	_ to `graph:"Topic.excludedFrom"`
	Evidence
}

// SubIssue puts an issue under a wider issue.
type SubIssue struct {
	_ relation `graph:"SUBISSUE_OF"`
	// The wider issues. There are several if the issue belongs to several at once.
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
	// Meetings that replace this meeting, which was moved.
	_ from `graph:"Meeting.rescheduledAs"`
	// Meetings that this meeting replaces.
	_ to `graph:"Meeting.rescheduledFrom"`
	Evidence
}

// Concern links an occurrence to a thing that it is about: a briefing to a meeting, the
// unveiling of a plan to the plan. For the topics of a meeting there is Agenda.
type Concern struct {
	_ relation `graph:"CONCERNS"`
	// Things that the occurrence is about, other than topics. Examples: a briefing is about a meeting, an unveiling is about a plan.
	_ from `graph:"Occurrence.about"`
	// Meetings and events that are about this thing: a briefing, an unveiling. The latest comes first.
	_ to `graph:"Entity.occurrencesAbout"`
	Evidence
}

// Resemblance says that two things that sources report separately may be the same thing.
type Resemblance struct {
	_ relation `graph:"POSSIBLY_SAME_AS"`
	// Things that may be the same as this thing, although sources report them separately.
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
	// Events, not meetings, in which the actor had a part. The latest comes first.
	_ from `graph:"Actor.events,edge=Involvement"`
	// Actors that had a part in the event.
	_ to `graph:"Event.actors,edge=EventActor"`
	// The part, as worded. Example: `launched the strike`
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
	// As what the actor signed.
	Role SignatoryRole `graph:"role,state"`
	// The role in the words of each source, sorted. Example: `co-chair of the conference`
	RoleWorded []string `graph:"roleWorded,state"`
	// The actor on whose behalf this actor signed.
	OnBehalfOf ID `graph:"onBehalfOf,ref=Actor,state"`
	// When the actor signed, if a source says so and the others signed at another time.
	When EDTF `graph:"when,state,order=earliest,period"`
	Evidence
}

// Signing links an agreement to the occurrence at which it was signed, or is to be signed.
type Signing struct {
	_ relation `graph:"SIGNED_AT"`
	// Meetings and events at which the agreement was signed, or is to be signed: see their status.
	_ from `graph:"Agreement.signedAt"`
	// Agreements that were signed at the occurrence, or are to be signed there.
	_ to `graph:"Occurrence.agreements"`
	Evidence
}

// Naming says how an actor described a topic: as still open, or as the main challenge.
type Naming struct {
	_ relation `graph:"NAMED_AS"`
	// Topics that the actor described, for example as open or as the main challenge.
	_ from `graph:"Actor.named,edge=Naming"`
	// Actors that described the topic, and how.
	_ to `graph:"Topic.namedBy,edge=TopicNaming"`
	// How the actor described the topic.
	As TopicStanding `graph:"as,key,required"`
	// The words.
	Wording string `graph:"wording,key"`
	// When the actor described the topic, if a source says so.
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
	// Where the actor stands. The field `wording` has the words of a source.
	Position StancePosition `graph:"position,key,required"`
	// When the actor took the stance, if a source says so.
	When EDTF `graph:"when,state,order=earliest,period"`
	// The words.
	Wording string `graph:"wording,state,variants=otherWordings"`
	// The words as other sources give them, sorted.
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
	// Outcomes of meetings on the topic.
	_ to `graph:"Topic.outcomes"`
	Evidence
}

// Utterance links a quotation to its speaker.
type Utterance struct {
	_ relation `graph:"SAID"`
	// What the actor said, word for word. The latest comes first.
	_ from `graph:"Actor.quotations"`
	// Actors that said the words.
	_ to `graph:"Quotation.speaker"`
	Evidence
}

// Mention links a quotation to the things that it is about.
type Mention struct {
	_ relation `graph:"SPEAKS_OF"`
	// Things that the words are about.
	_ from `graph:"Quotation.about"`
	// What was said about the thing, word for word. The latest comes first.
	_ to `graph:"Entity.quotationsAbout"`
	Evidence
}

// Setting links a quotation to the occurrence at which it was said: a briefing, a meeting.
type Setting struct {
	_ relation `graph:"SAID_AT"`
	// Meetings and events at which the words were said.
	_ from `graph:"Quotation.occasion"`
	// What was said at the occurrence, word for word.
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
	// The source of which this source is a later version: the article before it was changed.
	_ from `graph:"Source.revisionOf,one"`
	// Later versions of this source.
	_ to `graph:"Source.revisions,list"`
}

// Report links a claim to the source that makes it.
type Report struct {
	_ relation `graph:"REPORTED_BY"`
	// The source that makes the claim.
	_ from `graph:"Claim.source,one,required"`
	// Claims that the source makes, in the order of its text.
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
	// Claims about other things that have a relation to this thing: the meetings of an actor, the places within a place.
	_ to `graph:"Entity.claimsAsObject"`
}

// AccountOf links an account to the thing that it is about.
type AccountOf struct {
	_ relation `graph:"ACCOUNT_OF"`
	// The thing that the account is about.
	_ from `graph:"Account.subject,one"`
	// The rival accounts of the properties and relations of the thing: what sources say, and why the record shows it or not. A property on which all sources agree has no accounts here.
	_ to `graph:"Entity.accounts,edge=Account"`
	// Why the record shows the account, or does not show it.
	Standing AccountStanding `graph:"standing,state"`
	// The best rank of its claims.
	Rank Rank `graph:"rank,state"`
	Evidence
}

// Relay links a claim to an actor through which it came.
type Relay struct {
	_ relation `graph:"RELAYED_BY,order=step"`
	// Actors through which the claim came: an outlet, an agency, an official. The actor nearest to the source comes first.
	_ from `graph:"Claim.via,list"`
	// Claims that came through the actor: as an outlet, as an agency, as an official who is quoted.
	_ to `graph:"Actor.relayed,edge=Relayed"`
	// The distance from the source: 1 is the nearest.
	Step int `graph:"step,required"`
}

// Collection puts a source into the dossier with which it was loaded.
type Collection struct {
	_ relation `graph:"COLLECTED_IN"`
	// The dossier with which the source was loaded.
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
