package graph

// Node is anything that has an id.
type Node struct {
	// The id: readable, unique in the record. A claim's id follows from what the claim says and where. Example: `hallandale-beach-2025-11-30`
	ID ID `graph:"id,filter,sort"`
}

// Entity is anything that sources make claims about.
type Entity struct {
	Node
	// Ids that the thing had before, for example because two things turned out to be one. A query by such an id finds the thing.
	Formerly []string `graph:"formerly"`
	// The properties and relations on which live claims of the top rank disagree, sorted.
	Contested []string `graph:"contested"`
	// The properties and relations on which nothing decides between the claims, sorted. Each of them is contested, too. The record then shows no value, or all values of a list, or the set of the times.
	Open []string `graph:"open"`
	// When its claimed properties took their current values. Absent if a reference file always stated them.
	Since DateTime `graph:"since,hidden"`
}

// Named is anything that has a name.
type Named struct {
	Entity
	// The name in general use. For a meeting or an event it is the label of the editors, if there is one. Null if nobody names the thing.
	Name string `graph:"name,state,order=sortKey,variants=aliases,sort"`
	// The name as lists are ordered by it (Popolo sort_name): a person's family name comes first. A reference file can give it; otherwise it is worked out from the name. Example: `Umerov, Rustem`
	SortName string `graph:"sortName"`
	// Other names and spellings, including the spellings of sources, sorted.
	Aliases []string `graph:"aliases"`
	// Names with their language and script, and the time in which they were in use.
	Names []Name `graph:"names"`
	// Identifiers in other registers, such as Wikidata. No two things have the same identifier.
	Identifiers []Identifier `graph:"identifiers"`
	// The key by which lists are ordered by name: see words.SortKey.
	SortKey string `graph:"sortKey,hidden"`
	// The words of all its names and identifiers: see words.Tokens.
	Tokens []string `graph:"tokens,hidden"`
	// Each name and identifier as a whole: see words.Wholes. Of a person, no name of one word.
	Wholes []string `graph:"wholes,hidden"`
	// The family names of a person, and its names of one word: see words.FamilyNames.
	Families []string `graph:"families,hidden"`
	// How the words of its names sound: see words.Sounds.
	Sounds []string `graph:"sounds,hidden"`
	// How its whole names and family names sound: see words.WholeSounds.
	WholeSounds []string `graph:"wholeSounds,hidden"`
	// Each identifier with its register before it: `wikidata:Q4393469`.
	Registered []string `graph:"registered,hidden"`
}

// Name is a name in a language and a script, and for a time (Popolo OtherName).
type Name struct {
	// The name. Example: `Рустем Умєров`
	Text string `graph:"text,required"`
	// The language, by BCP 47. Example: `uk`
	Language string `graph:"language"`
	// The script, by ISO 15924. Example: `Cyrl`
	Script string `graph:"script"`
	// When the name came into use, in EDTF. Example: `2023-03-01`
	Start string `graph:"start"`
	// When the name went out of use, in EDTF.
	End string `graph:"end"`
}

// Identifier is the identifier of a thing in another register (Popolo Identifier).
type Identifier struct {
	// The identifier. Example: `Q4393469`
	Value string `graph:"value,required"`
	// The register. Example: `wikidata`
	Scheme string `graph:"scheme"`
}

// Actor is a person or an organization (Popolo, schema.org).
type Actor struct {
	// People and organizations.
	_     rootFields `graph:"actor,actors"`
	Named `graph:"required=name"`
	// True if only a description of the actor is known. Example: `a White House official`
	Unnamed bool `graph:"unnamed,filter"`
}

// Topic is something that a meeting can be about and an actor can take a stance on.
type Topic struct {
	Named `graph:"required=name"`
}

// Occurrence is a meeting, or an event that is not a meeting.
type Occurrence struct {
	Named
	// What the editors call the meeting or the event, in their own words. Sources that name it otherwise are in the field aliases.
	Label string `graph:"label"`
	// When it takes place, took place, or was to take place.
	When EDTF `graph:"when,state,order=earliest,sort,period"`
}

// Person is a human being (Popolo Person).
type Person struct {
	// People.
	_ rootFields `graph:"person,people"`
	Actor
}

// Organization is a group of people that acts as one (Popolo Organization).
type Organization struct {
	// Organizations, unnamed groups included.
	_ rootFields `graph:"organization,organizations"`
	Actor
	// The kind of organization.
	Classification OrganizationClassification `graph:"classification,state"`
	// The kind of organization in the words of each source, sorted. Example: `contact group`
	ClassificationWorded []string `graph:"classificationWorded,state"`
}

// Place is a place on earth. It may be known by a description only: "an unspecified European country".
type Place struct {
	// Places.
	_     rootFields `graph:"place,places"`
	Named `graph:"required=name"`
	// The country, by ISO 3166-1 alpha-2. Example: `US`
	Country string `graph:"country,filter"`
	// Degrees north of the equator (WGS 84).
	Latitude float64 `graph:"latitude"`
	// Degrees east of Greenwich (WGS 84).
	Longitude float64 `graph:"longitude"`
}

// Process is a course of negotiations, through all its meetings (PA-X).
type Process struct {
	// Courses of negotiations.
	_     rootFields `graph:"process,processes"`
	Named `graph:"required=name"`
}

// Meeting is an occurrence at which actors meet, in person or not.
type Meeting struct {
	// Meetings of every status: read `status` before you take a meeting as held.
	_ rootFields `graph:"meeting,meetings"`
	Occurrence
	// The kind of meeting.
	Classification MeetingClassification `graph:"classification,state"`
	// The kind of meeting in the words of each source, sorted. Example: `working dinner`
	ClassificationWorded []string `graph:"classificationWorded,state"`
	// How far the meeting has come.
	Status MeetingStatus `graph:"status,state"`
	// How the participants meet.
	Mode MeetingMode `graph:"mode,state"`
}

// Event is an occurrence that is not a meeting: a strike, a journey, a statement.
type Event struct {
	// Events of every status that are not meetings: read `status` before you take an event as fact.
	_ rootFields `graph:"event,events"`
	Occurrence
	// Whether the event happened. Null if no source says so.
	Status EventStatus `graph:"status,state"`
	// The kind of event.
	Classification EventClassification `graph:"classification,state"`
	// The kind of event in the words of each source, sorted. Example: `prisoner exchange`
	ClassificationWorded []string `graph:"classificationWorded,state"`
}

// Issue is something that is being negotiated. Issues form a tree.
type Issue struct {
	// Issues.
	_ rootFields `graph:"issue,issues"`
	Topic
}

// Plan is a proposed settlement, through all its versions.
type Plan struct {
	// Plans.
	_ rootFields `graph:"plan,plans"`
	Topic
	// The number of points of the plan, according to a source. The record may list fewer.
	PointCount int `graph:"pointCount,state"`
}

// PlanVersion is the text of a plan at one time (PROV-O: an entity that is a revision of another).
type PlanVersion struct {
	// Versions of plans.
	_ rootFields `graph:"planVersion,planVersions"`
	Topic
	// The number of points of the version, according to a source. The record may list fewer.
	PointCount int `graph:"pointCount,state"`
	// When the version came to be.
	When EDTF `graph:"when,state,order=earliest,sort,period"`
}

// Point is one matter that a plan settles. A point keeps its identity through the plan's versions.
type Point struct {
	// Points of plans.
	_ rootFields `graph:"point,points"`
	Topic
}

// Agreement is what actors agree in writing (PA-X). The status of the events and meetings in signedAt says whether it was signed.
type Agreement struct {
	// Agreements.
	_ rootFields `graph:"agreement,agreements"`
	Topic
	// When the agreement was signed, or is to be signed.
	When EDTF `graph:"when,state,order=earliest,sort,period"`
	// When the agreement entered into force, or is to enter into force.
	InForce EDTF `graph:"inForce,state"`
}

// Outcome is a result of a meeting.
type Outcome struct {
	// Results of meetings.
	_ rootFields `graph:"outcome,outcomes"`
	Entity
	// The result, in short.
	Description string `graph:"description,state"`
	// The kind of result.
	Result OutcomeResult `graph:"result,state"`
	// The kind of result in the words of each source, sorted. Example: `productive`
	ResultWorded []string `graph:"resultWorded,state"`
}

// Quotation is a statement of an actor, word for word (schema.org Quotation).
type Quotation struct {
	// Statements, word for word.
	_ rootFields `graph:"quotation,quotations"`
	Entity
	// The words.
	Text string `graph:"text,state,variants=otherWordings,required"`
	// The words as other sources give them, sorted.
	OtherWordings []string `graph:"otherWordings"`
	// Where the words were said.
	Medium QuotationMedium `graph:"medium,state,variants=otherMedia"`
	// Where the words were said according to other sources, sorted.
	OtherMedia []QuotationMedium `graph:"otherMedia"`
	// Where the words were said, in the words of each source, sorted. Example: `on his page on VKontakte`
	MediumWorded []string `graph:"mediumWorded,state"`
	// When the words were said, if a source says so.
	When EDTF `graph:"when,state,order=earliest,sort,period"`
	// The words in all their wordings, normalised: see words.Passage.
	Said string `graph:"said,hidden"`
}

// Dossier is a collection of sources that is loaded as a whole.
type Dossier struct {
	// Dossiers.
	_ rootFields `graph:"dossier,dossiers"`
	Node
	// The subject of the dossier.
	Title string `graph:"title"`
}

// Load is one run of the loader that changed the graph.
//
// A load does not count for the digest of the graph.
type Load struct {
	// The loads that changed the graph.
	_ rootFields `graph:"load,loads"`
	Node
	// The dossier that was loaded.
	Dossier ID `graph:"dossier,ref=Dossier"`
	// Whether the graph holds the whole load.
	Status LoadStatus `graph:"status,required"`
	// When the load began.
	Started DateTime `graph:"started,sort"`
	// When the load was complete. Null while it is under way.
	Finished DateTime `graph:"finished"`
	// A SHA-256 of the graph that the load makes, in hex.
	Digest string `graph:"digest"`
	// A SHA-256 of the files of the dossier and of the program that loaded them, in hex. A load with the same fingerprint
	// changes nothing.
	Fingerprint string `graph:"fingerprint"`
}

// Source is a publication that reports (schema.org CreativeWork).
type Source struct {
	// Sources.
	_ rootFields `graph:"source,sources"`
	Node
	// The headline.
	Title string `graph:"title"`
	// The author.
	Author string `graph:"author"`
	// When the source was published. `inferredFrom` is set if the time was worked out.
	Published EDTF `graph:"published,order=earliest,sort,period"`
	// When the claims of the source count as reported. If only the day of publication is known, they count at the end of that day.
	Reported DateTime `graph:"reported"`
	// The language, by BCP 47. Example: `en`
	Language string `graph:"language,filter"`
	// The address of the publication.
	URL string `graph:"url"`
	// How reliable the editors consider the source.
	Reliability Reliability `graph:"reliability"`
	// The name of the file with the article's text. The record does not hold the text.
	Text string `graph:"text"`
	// The words from which the publisher was worked out. Null if the source names its publisher.
	PublisherInferredFrom string `graph:"publisherInferredFrom"`
}

// Claim is a source's statement about one property of one thing, or about one relation.
type Claim struct {
	// Claims.
	_ rootFields `graph:"claim,claims"`
	Node
	// The property, the relation, or the property of a relation. Examples: `status`, `participants`, `participants.role`
	Property string `graph:"property,filter,required"`
	// The thing at the other end, if the claim is about a relation.
	Object ID `graph:"object,ref=Entity"`
	// The value that distinguishes the relation from similar relations between the same two things. Examples: `DISCUSSED`, `foreign minister`
	Identity string `graph:"identity"`
	// The claimed value, as text.
	Value string `graph:"value"`
	// The words of the source for the value, if the value is a time. Example: `Sunday`
	Worded string `graph:"worded"`
	// The words from which the value was worked out, if the value is a time that the source does not state.
	InferredFrom string `graph:"inferredFrom"`
	// Whether the claim affirms or denies.
	Polarity Polarity `graph:"polarity,required"`
	// The editors' rank of the claim.
	Rank Rank `graph:"rank,required"`
	// Why the rank is not normal.
	Reason string `graph:"reason"`
	// Whether the source withdraws its earlier claims on the same matter.
	Retracts bool `graph:"retracts"`
	// The passage, word for word.
	Quote string `graph:"quote"`
	// Where the passage begins in the text, in Unicode code points from 0 (Web Annotation TextPositionSelector).
	Start int `graph:"start"`
	// Where the passage ends, exclusive.
	End int `graph:"end"`
	// The row or the cell of a table in which the passage stands, in place of a position (Web Annotation FragmentSelector, RFC 7111). Rows and columns count from 1. Examples: `row=5`, `cell=5,2`
	Fragment string `graph:"fragment"`
	// The part of the article.
	Part Part `graph:"part"`
	// When the claim was reported.
	Reported DateTime `graph:"reported,sort,period"`
	// The claimed value with all its parts.
	Values []string `graph:"values,hidden"`
	// The words of the passage, and the wording that is claimed, normalised: see words.Passage.
	Said string `graph:"said,hidden"`
	// Whether the claim stands for its passage in a search. The claims of each passage that come first by what they say do: claims about the words of a quotation, then about properties, then about relations. A claim of a wording with words that the passage lacks stands for itself.
	Leads bool `graph:"leads,hidden"`
	// The first moment at which the claim can have been reported. Absent if the moment is known.
	ReportedFrom DateTime `graph:"reportedFrom,hidden"`
	// The day of the report where it was published. Absent if it is the day of the report in UTC.
	ReportedDay string `graph:"reportedDay,hidden"`
}

// Account is what one or more claims say alike about one property of a thing, or about one relation.
type Account struct {
	Node
	// The property, the relation, or the property of a relation. Examples: `status`, `participants`, `participants.role`
	Property string `graph:"property,filter,required"`
	// The thing at the other end, if the account is about a relation.
	Object ID `graph:"object,ref=Entity"`
	// The value that distinguishes the relation from similar relations between the same two things.
	Identity string `graph:"identity"`
	// The value, as text.
	Value string `graph:"value"`
	// Whether the claims affirm or deny.
	Polarity Polarity `graph:"polarity,required"`
}

// EDTF is a time in the Extended Date/Time Format, exact or not.
type EDTF struct {
	// The time in EDTF. Examples: `2025-11-30`, `2025-11`, `2025-12-01/2025-12-05`. `[2025-04-11,2025-04-14]` is one of two days, `{2025-06-03,2025-06-05}` is both.
	Text string `graph:"text,required"`
	// The first second that the time can mean. Null if there is no such limit.
	Earliest DateTime `graph:"earliest"`
	// The last second that the time can mean. Null if there is no such limit.
	Latest DateTime `graph:"latest"`
	// The words of the source. Examples: `Sunday`, `next week`
	Worded string `graph:"worded"`
	// The words from which the time was worked out, if no source states it.
	InferredFrom string `graph:"inferredFrom"`
	// The first day that the time can mean, as YYYY-MM-DD, where it was. Absent if there is no such limit.
	FirstDay string `graph:"firstDay,hidden"`
	// The last day that the time can mean, as YYYY-MM-DD, where it was. Absent if there is no such limit.
	LastDay string `graph:"lastDay,hidden"`
	// The spans of days of a set with gaps, each as first/last, sorted. Absent for a time without a gap.
	Days []string `graph:"days,hidden"`
	// The spans of seconds of a set with gaps, each as first/last in UTC, sorted. Absent for a time without a gap.
	Times []string `graph:"times,hidden"`
	// The days, months and years in which the time certainly lies, as YYYY-MM-DD, YYYY-MM or YYYY, sorted.
	Periods []string `graph:"periods,hidden"`
}

// Encounter is what two actors have in common: the meetings at which they met.
//
// Of two meetings of the same two actors, one can be a part of the other: talks on the margins of a summit. Then the two met once. The part shows that they met, and the whole is listed apart.
//
// A query computes it. It is never stored.
type Encounter struct {
	// The actor that the query asks about.
	Actor ID `graph:"actor,ref=Actor,required"`
	// The actor that the first actor met.
	Counterpart ID `graph:"counterpart,ref=Actor,required"`
	// How often they met: the number of `meetings`.
	Count int `graph:"count,required,sort"`
	// How many records of meetings name both of them: `meetings` and `wholes` together.
	MeetingCount int `graph:"meetingCount,required,sort"`
	// How many of `meetings` have no known beginning. They count, but none of them is the first or the last.
	Undated int `graph:"undated,required"`
	// The first of the meetings with a known beginning. Null if there is none.
	FirstMet ID `graph:"firstMet,ref=Meeting,order=firstTime,sort"`
	// The last of the meetings with a known beginning. Null if there is none.
	LastMet ID `graph:"lastMet,ref=Meeting,order=lastTime,sort"`
	// The meetings, without each meeting of which another of their meetings is a part. The latest comes first.
	Meetings []ID `graph:"meetings,ref=Meeting,paged"`
	// Larger meetings that both attended, and of which one of `meetings` is a part.
	Wholes []ID `graph:"wholes,ref=Meeting"`
	// True if a source says that the two had never met, and one of the meetings was before that.
	Contested bool `graph:"contested"`
	// The issues of the meetings, without those that were only planned for a meeting that is over.
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
	// The common property: the id of a thing, or a value such as `2025-11`, `2025-11-30` or `HELD`.
	Key string `graph:"key,required,sort"`
	// The thing that the meetings have in common. Null if they have a value in common.
	Node ID `graph:"node,ref=Node"`
	// How many occasions the group has: its meetings, without each meeting of which another meeting of the group is a part.
	Count int `graph:"count,required,sort"`
	// How many records of meetings the group has: the number of `meetings`.
	MeetingCount int `graph:"meetingCount,required,sort"`
	// How many different actors attended the meetings. A group by participant does not count that participant.
	ParticipantCount int `graph:"participantCount,required,sort"`
	// The meetings, parts and wholes alike. The latest comes first.
	Meetings []ID `graph:"meetings,ref=Meeting,paged"`
}

// Hop is one step of a chain: a meeting at which two actors were.
//
// A query computes it. It is never stored.
type Hop struct {
	// The actor who comes from the previous meeting.
	From ID `graph:"from,ref=Actor,required"`
	// The meeting.
	Meeting ID `graph:"meeting,ref=Meeting,required"`
	// The actor who goes on to the next meeting.
	To ID `graph:"to,ref=Actor,required"`
}

// GraphChange is the state of the record after a load has finished.
//
// A query computes it. It is never stored.
type GraphChange struct { //nolint:revive // types of the model go by their names in the API
	// The revision of the graph for which the numbers below hold.
	Revision int `graph:"revision,required"`
	// The load. If several loads finished, the latest.
	Load ID `graph:"load,ref=Load,required"`
	// How many sources the record now holds, over all dossiers.
	Sources int `graph:"sources,required"`
	// How many claims the record now holds.
	Claims int `graph:"claims,required"`
	// How many meetings of every status the record now holds.
	Meetings int `graph:"meetings,required"`
	// How many people the record now holds.
	People int `graph:"people,required"`
	// How many organizations the record now holds, unnamed groups included.
	Organizations int `graph:"organizations,required"`
}
