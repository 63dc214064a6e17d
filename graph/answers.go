package graph

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
	// Whether nothing decides between the accounts.
	Open bool `graph:"open,required"`
	// The accounts that disagree. The account that was reported first comes first.
	Sides []ConflictSide `graph:"sides"`
	// When sources began to differ: the first report of the second account.
	Since DateTime `graph:"since,required"`
	// The latest report about the matter.
	LastReported DateTime `graph:"lastReported,required"`
	// The sources behind the accounts.
	Sources []ID `graph:"sources,ref=Source"`
	// Whose word the accounts are: see `Claim.origin`.
	Origins []ID `graph:"origins,ref=Node"`
	// The claims behind the accounts. The oldest report comes first.
	Claims []ID `graph:"claims,ref=Claim,paged"`
}

// ConflictSide is one of the accounts of a conflict. `Entity.accounts` has the account with its claims.
type ConflictSide struct {
	// The id of the account.
	Account string `graph:"account,required"`
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
	// The number of claims that affirm it.
	Affirmed int `graph:"affirmed,required"`
	// The number of claims that deny it.
	Denied int `graph:"denied,required"`
	// Whose word it is: see `Claim.origin`. Articles that relay one agency have one origin.
	Origins []ID `graph:"origins,ref=Node"`
	// The number of `origins`.
	OriginCount int `graph:"originCount,required"`
	// The actors through whom the claims came. Empty if the outlets say it in their own name.
	Via []ID `graph:"via,ref=Actor"`
	// The publishers of the sources that report it.
	Publishers []ID `graph:"publishers,ref=Organization"`
	// The sources that report it.
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
	// All meetings of the cell, both parts and larger meetings. The latest comes first.
	Meetings []ID `graph:"meetings,ref=Meeting,paged"`
}

// ClaimCount says how many claims have something in common.
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
	// The meeting. Its fields show it as of the moment.
	Meeting ID `graph:"meeting,ref=Meeting,required"`
	// How its time relates to the moment.
	Phase PlanPhase `graph:"phase,required"`
	// The latest report about the meeting by the moment.
	LastReported DateTime `graph:"lastReported"`
	// Whether its time is over, and no report from after this time speaks of it.
	Silent bool `graph:"silent,required"`
}
