package graph

// Encounter holds the meetings at which two actors met.
//
// One meeting of two actors can be a part of another meeting, such as talks on the margins of a summit. The two meetings count once: the part is in `meetings`, and the larger meeting is in `wholes`.
//
// A query computes it. It is never stored.
type Encounter struct {
	// The actor of the query.
	Actor ID `graph:"actor,ref=Actor,required"`
	// The other actor.
	Counterpart ID `graph:"counterpart,ref=Actor,required"`
	// The number of `meetings`: how often the two met.
	Count int `graph:"count,required,sort"`
	// The number of `meetings` and `wholes` together.
	MeetingCount int `graph:"meetingCount,required,sort"`
	// The number of `meetings` without a known beginning. Such a meeting cannot be `firstMet` or `lastMet`.
	Undated int `graph:"undated,required"`
	// The first meeting with a known beginning. Null if no beginning is known.
	FirstMet ID `graph:"firstMet,ref=Meeting,order=firstTime,sort"`
	// The last meeting with a known beginning. Null if no beginning is known.
	LastMet ID `graph:"lastMet,ref=Meeting,order=lastTime,sort"`
	// The meetings of the two. If one meeting is a part of another meeting, the list has only the part. The latest comes first.
	Meetings []ID `graph:"meetings,ref=Meeting,paged"`
	// Larger meetings that both actors attended. Each of these meetings includes a meeting of `meetings`.
	Wholes []ID `graph:"wholes,ref=Meeting"`
	// True if the record has a meeting of the two actors, but a source says that at a later time the two had still never met. Also true if the time of the meeting, or the time in the denial, is unknown.
	Contested bool `graph:"contested"`
	// The issues of the meetings. After a meeting, an issue that was only planned does not count.
	Issues []ID `graph:"issues,ref=Issue"`
	// The places of the meetings.
	Places []ID `graph:"places,ref=Place"`
	// When the first meeting was.
	FirstTime DateTime `graph:"firstTime,hidden"`
	// When the last meeting was.
	LastTime DateTime `graph:"lastTime,hidden"`
}

// Group is a set of meetings that have something in common.
//
// A query computes it. It is never stored.
type Group struct {
	// The common property: the id of a thing, or a value. Examples: `2025-11`, `2025-11-30`, `HELD`
	Key string `graph:"key,required,sort"`
	// The thing that the meetings have in common. Null if `key` is a value.
	Node ID `graph:"node,ref=Node"`
	// The number of occasions. If one meeting of the group is a part of another meeting, only the part counts.
	Count int `graph:"count,required,sort"`
	// The number of `meetings`.
	MeetingCount int `graph:"meetingCount,required,sort"`
	// The number of actors that attended the meetings. In a group by participant, this participant does not count.
	ParticipantCount int `graph:"participantCount,required,sort"`
	// All meetings of the group: the parts, and also the larger meetings. The latest comes first.
	Meetings []ID `graph:"meetings,ref=Meeting,paged"`
}

// Hop is one step of a chain: a meeting of two actors.
//
// A query computes it. It is never stored.
type Hop struct {
	// The actor at the beginning of the step.
	From ID `graph:"from,ref=Actor,required"`
	// The meeting.
	Meeting ID `graph:"meeting,ref=Meeting,required"`
	// The actor at the end of the step.
	To ID `graph:"to,ref=Actor,required"`
}

// GoBetween is an actor that met two actors, and so links them.
//
// A query computes it. It is never stored.
type GoBetween struct {
	// The actor in between.
	Actor ID `graph:"actor,ref=Actor,required"`
	// How often the actor in between met the actor `from`. If the two met at a meeting and at a part of this meeting, only the part counts.
	CountFrom int `graph:"countFrom,required"`
	// How often the actor in between met the actor `to`. If the two met at a meeting and at a part of this meeting, only the part counts.
	CountTo int `graph:"countTo,required"`
	// The meetings with the actor `from`. The latest comes first.
	MeetingsFrom []ID `graph:"meetingsFrom,ref=Meeting,paged"`
	// The meetings with the actor `to`. The latest comes first.
	MeetingsTo []ID `graph:"meetingsTo,ref=Meeting,paged"`
}

// Delegation is a group of people who acted together for an actor at several meetings.
//
// A query computes it. It is never stored.
type Delegation struct {
	// The actor for whom the people acted: their side, or an actor in `onBehalfOf`.
	Side ID `graph:"side,ref=Actor,required"`
	// The people, in the order of their ids.
	Members []ID `graph:"members,ref=Person"`
	// The number of meetings at which all these people acted for the actor. If they acted at a meeting and at a part of this meeting, only the part counts.
	Count int `graph:"count,required"`
	// All these meetings: the parts, and also the larger meetings. The latest comes first.
	Meetings []ID `graph:"meetings,ref=Meeting,paged"`
}

// NetworkNode is an actor in a network of actors that met each other.
//
// A query computes it. It is never stored.
type NetworkNode struct {
	// The actor.
	Actor ID `graph:"actor,ref=Actor,required"`
	// The number of other actors of the network that the actor met.
	Degree int `graph:"degree,required"`
	// The sum of the `count` of all edges of the actor. A meeting with three other actors adds 3.
	WeightedDegree int `graph:"weightedDegree,required"`
	// How often the actor lies on a shortest path between two other actors, from 0 (never) to 1 (always). Each edge has the length 1.
	Betweenness float64 `graph:"betweenness,required"`
	// The PageRank of the actor, with the damping factor 0.85. The `count` of an edge is the weight of the edge. The sum over all nodes is 1.
	PageRank float64 `graph:"pageRank,required"`
	// The community of the actor, as a number. The actors of a community met each other more often than they met other actors. The largest community is number 1.
	Community int `graph:"community,required"`
	// The horizontal position in a drawing, from -1 to 1.
	X float64 `graph:"x,required"`
	// The vertical position in a drawing, from -1 to 1.
	Y float64 `graph:"y,required"`
}

// NetworkEdge links two actors of a network that met each other.
//
// A query computes it. It is never stored.
type NetworkEdge struct {
	// The actor whose id comes first in the alphabet.
	From ID `graph:"from,ref=Actor,required"`
	// The other actor.
	To ID `graph:"to,ref=Actor,required"`
	// How often the two met. If the two met at a meeting and at a part of this meeting, only the part counts.
	Count int `graph:"count,required"`
	// The first meeting. Null if no time is known.
	FirstMet ID `graph:"firstMet,ref=Meeting"`
	// The last meeting. Null if no time is known.
	LastMet ID `graph:"lastMet,ref=Meeting"`
	// The first possible day of `firstMet`, in the local time of the meeting. Example: `2025-11-30`
	FirstDay string `graph:"firstDay"`
	// The last possible day of `lastMet`, in the local time of the meeting. Null if the time of `lastMet` has no known end. Example: `2025-12-06`
	LastDay string `graph:"lastDay"`
}

// Coverage says which sources the record has. The record knows only what these sources report.
//
// A query computes it. It is never stored.
type Coverage struct {
	// The number of sources.
	SourceCount int `graph:"sourceCount,required"`
	// When the earliest source reported. Null if there is no source.
	First DateTime `graph:"first"`
	// When the latest source reported. Null if there is no source.
	Last DateTime `graph:"last"`
	// The sources.
	Sources []ID `graph:"sources,ref=Source,paged"`
}

// RecordChange is one difference between two states of the record: as of two moments, or before and after a load.
//
// A query computes it. It is never stored.
type RecordChange struct {
	// What happened.
	Kind ChangeKind `graph:"kind,required"`
	// The thing that changed. Null if the thing is not on record any more.
	Subject ID `graph:"subject,ref=Entity"`
	// The id of the thing that changed. Example: `hallandale-beach-2025-11-30`
	SubjectID string `graph:"subjectId,required"`
	// The property or the relation that changed. Null if the thing is new, or not on record any more. Examples: `status`, `when`, `participants`, `stances.position`
	Property string `graph:"property"`
	// The earlier value, as text. For a relation: the ids of the things at the other end. For a property of a relation: the id and the value, such as `army-size: REJECTS`.
	Before []string `graph:"before"`
	// The later value, as text. For a relation: the ids of the things at the other end. For a property of a relation: the id and the value, such as `army-size: ACCEPTS`.
	After []string `graph:"after"`
	// For a relation: the new things at the other end.
	Added []ID `graph:"added,ref=Entity"`
	// For a relation: the things that are no longer at the other end.
	Removed []ID `graph:"removed,ref=Entity"`
	// When the first of `claims` was reported. For `CONTESTED` and `RESOLVED`: the report with which sources began to disagree, or no longer disagreed. For the changes of a load: when the load was complete.
	At DateTime `graph:"at,required"`
	// The claims of the period, or of the load, that say the new value or deny the old value. If there are no such claims: the other claims about the property. If there is no claim about the property: the other claims about the thing. If there is no claim about the thing: the claims about the meeting or the event that caused the change. Example: a denial of a meeting makes the outcome of the meeting contested.
	Claims []ID `graph:"claims,ref=Claim,paged"`
}

// ProvisionChange is a point of a plan in two versions.
//
// A query computes it. It is never stored.
type ProvisionChange struct {
	// The point.
	Point ID `graph:"point,ref=Point,required"`
	// How the point differs.
	Kind ProvisionChangeKind `graph:"kind,required"`
	// The wordings of the point in the version `from`, according to the sources.
	WordingsBefore []string `graph:"wordingsBefore"`
	// The wordings of the point in the version `to`, according to the sources.
	WordingsAfter []string `graph:"wordingsAfter"`
	// The numbers of the point in the version `from`. More than one number if sources disagree.
	NumbersBefore []string `graph:"numbersBefore"`
	// The numbers of the point in the version `to`. More than one number if sources disagree.
	NumbersAfter []string `graph:"numbersAfter"`
}

// Citation is a claim as a text that you can paste.
//
// A query computes it. It is never stored.
type Citation struct {
	// The claim.
	Claim ID `graph:"claim,ref=Claim,required"`
	// The text has the value, the words, the source with date and address, the position of the passage, the time of the report, and the day of the record. The day of the record is `asOf`, or without `asOf` the day of the latest report. The text says if the source takes the claim back, or if the editors know that the claim is wrong.
	Text string `graph:"text,required"`
}

// Conflict is a matter on which sources differ: a property of a thing, or one relation of the thing.
//
// A query computes it. It is never stored.
type Conflict struct {
	// The thing that the accounts are about.
	Subject ID `graph:"subject,ref=Entity,required"`
	// The property, the relation, or the property of a relation. Examples: `status`, `participants`, `participants.role`
	Property string `graph:"property,required"`
	// The thing at the other end, if the conflict is about one relation. Example: the person who attended or did not attend.
	Object ID `graph:"object,ref=Entity"`
	// The value that distinguishes the relation from other relations between the same two things. Example: the role of a membership.
	Identity string `graph:"identity"`
	// Whether nothing decides between the accounts.
	Open bool `graph:"open,required"`
	// The accounts that disagree. The account that was reported first comes first.
	Sides []ConflictSide `graph:"sides"`
	// The time of the report with which sources began to disagree.
	Since DateTime `graph:"since,required"`
	// The latest report about the matter.
	LastReported DateTime `graph:"lastReported,required"`
	// The sources behind the accounts.
	Sources []ID `graph:"sources,ref=Source"`
	// The origins of the claims: see `Claim.origin`.
	Origins []ID `graph:"origins,ref=Node"`
	// The claims behind the accounts. The oldest report comes first.
	Claims []ID `graph:"claims,ref=Claim,paged"`
}

// ConflictSide is one of the accounts of a conflict. `Entity.accounts` has the account with its claims.
type ConflictSide struct {
	// The id of the account.
	Account string `graph:"account,required"`
	// The property or the relation. In a conflict about one attendance, one account can be about `participants`, and another account about `absentees`.
	Property string `graph:"property"`
	// The value that distinguishes the relation from other relations between the same two things. Examples: the role of a membership, or `REJECTS` of a stance.
	Identity string `graph:"identity"`
	// The value, as text.
	Value string `graph:"value"`
	// Whether the claims affirm or deny.
	Polarity string `graph:"polarity"`
	// Why the record shows the account, or does not show it: a value of `AccountStanding`.
	Standing string `graph:"standing"`
	// When the account was first reported.
	Since string `graph:"since"`
}

// Assertion is what one or more claims say about a thing: one value of a property, or one relation.
//
// A query computes it. It is never stored.
type Assertion struct {
	// The thing that the claims are about.
	Subject ID `graph:"subject,ref=Entity,required"`
	// The property, the relation, or the property of a relation. Examples: `status`, `participants`, `participants.role`
	Property string `graph:"property,required"`
	// The thing at the other end, if the claims are about a relation.
	Object ID `graph:"object,ref=Entity"`
	// The value that distinguishes the relation from other relations between the same two things.
	Identity string `graph:"identity"`
	// The claimed value, as text.
	Value string `graph:"value"`
	// The number of claims that affirm the assertion.
	Affirmed int `graph:"affirmed,required"`
	// The number of claims that deny the assertion.
	Denied int `graph:"denied,required"`
	// The origins of the claims: see `Claim.origin`. Articles that relay one agency have one origin.
	Origins []ID `graph:"origins,ref=Node"`
	// The number of `origins`.
	OriginCount int `graph:"originCount,required"`
	// The actors through whom the claims came. Empty if all sources speak in their own name.
	Via []ID `graph:"via,ref=Actor"`
	// The publishers of the sources.
	Publishers []ID `graph:"publishers,ref=Organization"`
	// The sources that make the claims.
	Sources []ID `graph:"sources,ref=Source"`
	// The number of `sources`.
	SourceCount int `graph:"sourceCount,required"`
	// The first report.
	FirstReported DateTime `graph:"firstReported,required"`
	// The latest report.
	LastReported DateTime `graph:"lastReported,required"`
	// The claims. The oldest report comes first.
	Claims []ID `graph:"claims,ref=Claim,paged"`
}

// MeetingCell is a cell of a table of meetings: the meetings that are in a row and in a column.
//
// A query computes it. It is never stored.
type MeetingCell struct {
	// The key of the row: the id of a thing, or a value. Examples: `2025-W48`, `HELD`
	Row string `graph:"row,required"`
	// The thing of the row. Null if `row` is a value.
	RowNode ID `graph:"rowNode,ref=Node"`
	// The key of the column: the id of a thing, or a value. Examples: `geneva`, `HELD`
	Column string `graph:"column,required"`
	// The thing of the column. Null if `column` is a value.
	ColumnNode ID `graph:"columnNode,ref=Node"`
	// The number of occasions. If one meeting of the cell is a part of another meeting, only the part counts.
	Count int `graph:"count,required"`
	// The number of `meetings`.
	MeetingCount int `graph:"meetingCount,required"`
	// The number of different actors that attended the meetings. If the column is a participant, this participant does not count.
	ParticipantCount int `graph:"participantCount,required"`
	// All meetings of the cell: the parts, and also the larger meetings. The latest comes first.
	Meetings []ID `graph:"meetings,ref=Meeting,paged"`
}

// ClaimCount is the number of claims of one source, publisher, origin or grade.
//
// A query computes it. It is never stored.
type ClaimCount struct {
	// What the claims have in common: the id of a source, a publisher or an origin, or a grade of reliability.
	Key string `graph:"key,required"`
	// The thing with this id. Null if `key` is a grade.
	Node ID `graph:"node,ref=Node"`
	// The number of claims.
	Count int `graph:"count,required"`
	// The number of claims that affirm.
	Affirmed int `graph:"affirmed,required"`
	// The number of claims that deny.
	Denied int `graph:"denied,required"`
	// The number of sources that make the claims.
	SourceCount int `graph:"sourceCount,required"`
}

// PlannedMeeting is a meeting that was planned as of a moment.
//
// A query computes it. It is never stored.
type PlannedMeeting struct {
	// The meeting, as of the moment.
	Meeting ID `graph:"meeting,ref=Meeting,required"`
	// How the time of the meeting relates to the moment.
	Phase PlanPhase `graph:"phase,required"`
	// The time of the latest report about the meeting, up to the moment.
	LastReported DateTime `graph:"lastReported"`
	// True if the planned time is over, and no report from after this time mentions the meeting.
	Silent bool `graph:"silent,required"`
}

// StanceCell is a cell of a table of actors and topics: a stance of an actor on a topic.
//
// A query computes it. It is never stored.
type StanceCell struct {
	// The topic.
	Topic ID `graph:"topic,ref=Topic,required"`
	// The actor.
	Actor ID `graph:"actor,ref=Actor,required"`
	// The position of the actor.
	Position StancePosition `graph:"position,required"`
	// The words of a source.
	Wording string `graph:"wording"`
	// When the stance was first reported in this form.
	Since DateTime `graph:"since"`
	// When a report ended the stance in this form. Null while the record shows the stance.
	Until DateTime `graph:"until"`
	// The last meeting that the actor attended, and that was certainly over before `since`. So this form of the stance was first reported after this meeting.
	AfterMeeting ID `graph:"afterMeeting,ref=Meeting"`
	// The claims about the stance.
	Claims []ID `graph:"claims,ref=Claim,paged"`
}
