package graph

// Node is anything that has an id.
type Node struct {
	// The id: readable, and unique in the record. Example: `hallandale-beach-2025-11-30`
	ID ID `graph:"id,filter,sort"`
}

// Entity is anything that sources make claims about.
type Entity struct {
	Node
	// Former ids. A query by a former id finds the thing.
	Formerly []string `graph:"formerly"`
	// Contested properties and relations. Usually, live claims of the best rank disagree. Other reasons: a speaker took a report back, but the paper that repeated the report did not take it back; sources contradict a reference file; the meeting or event is denied or disputed. The name of a detail begins with the name of the relation. Example: `participants.count`
	Contested []string `graph:"contested"`
	// Properties and relations for which nothing decides between the accounts. These properties and relations are also in `contested`. An open time shows all possible times. An open list leaves out the undecided values. If the attendance of an actor is open, the actor can be in `alleged`. An open status is `DISPUTED`, if nothing decides whether the meeting or event took place. Any other open property shows no value.
	Open []string `graph:"open"`
	// Relations that only follow from what sources report. Example: `parent`. A relation that the API gives as a connection is not in this list: each edge of the connection has a `basis`.
	Inferred []string `graph:"inferred"`
	// When its claimed properties took their current values. Absent if a reference file always stated them.
	Since DateTime `graph:"since,hidden"`
}

// Named is anything that has a name.
type Named struct {
	Entity
	// The name in general use. A meeting or an event with a `label` has the label as its name.
	Name string `graph:"name,state,order=sortKey,variants=aliases,sort"`
	// The name for the order of lists (Popolo sort_name). A person's family name comes first. Example: `Umerov, Rustem`
	SortName string `graph:"sortName"`
	// Other names and spellings, including the spellings of sources.
	Aliases []string `graph:"aliases"`
	// Names with language, script and time of use.
	Names []Name `graph:"names"`
	// Identifiers in other registers, such as Wikidata. An identifier belongs to only one thing.
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

// Name is a name with its language, script and time of use (Popolo OtherName).
type Name struct {
	// The name. Example: `Рустем Умєров`
	Text string `graph:"text,required"`
	// The language, by BCP 47. Example: `uk`
	Language string `graph:"language"`
	// The script, by ISO 15924. Example: `Cyrl`
	Script string `graph:"script"`
	// The time at which the name came into use, in EDTF. Example: `2023-03-01`
	Start string `graph:"start"`
	// The time at which the name went out of use, in EDTF.
	End string `graph:"end"`
}

// Identifier identifies a thing in another register (Popolo Identifier).
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

// Topic is a subject of meetings and of stances: an issue, a plan, a version, a point or an agreement.
type Topic struct {
	Named `graph:"required=name"`
}

// Occurrence is a meeting or an event.
type Occurrence struct {
	Named
	// The editors' own words for the meeting or the event. Names from sources are in `aliases`.
	Label string `graph:"label"`
	// The time of the meeting or the event. It can be a planned time.
	When EDTF `graph:"when,state,order=earliest,sort,period"`
}

// Person is a human being (Popolo Person).
type Person struct {
	// People.
	_ rootFields `graph:"person,people"`
	Actor
}

// Organization is a group of people that acts together (Popolo Organization).
type Organization struct {
	// Organizations, unnamed groups included.
	_ rootFields `graph:"organization,organizations"`
	Actor
	// The kind of organization.
	Classification OrganizationClassification `graph:"classification,state"`
	// The kind in the words of the sources. Example: `contact group`
	ClassificationWorded []string `graph:"classificationWorded,state"`
}

// Place is a location. The location can be vague. Example: `an unspecified European country`
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

// Process is a course of negotiations, with all its meetings (PA-X).
type Process struct {
	// Courses of negotiations.
	_     rootFields `graph:"process,processes"`
	Named `graph:"required=name"`
}

// Meeting is an occurrence at which actors meet, in person or not.
type Meeting struct {
	// Meetings of every status. Only status `HELD` means that the meeting took place.
	_ rootFields `graph:"meeting,meetings"`
	Occurrence
	// The kind of meeting.
	Classification MeetingClassification `graph:"classification,state"`
	// The kind in the words of the sources. Example: `working dinner`
	ClassificationWorded []string `graph:"classificationWorded,state"`
	// The status of the meeting.
	Status MeetingStatus `graph:"status,state"`
	// The status in the words of the sources. The list keeps earlier words, too. Example: `postponed indefinitely`
	StatusWorded []string `graph:"statusWorded,state"`
	// How the participants meet.
	Mode MeetingMode `graph:"mode,state"`
	// The mode in the words of the sources. Example: `by letter`
	ModeWorded []string `graph:"modeWorded,state"`
	// INDIRECT if the mode is open, and the talks were perhaps indirect. Such talks count as indirect, but the mode stays open.
	DoubtfulMode MeetingMode `graph:"doubtfulMode,hidden"`
}

// Event is an occurrence that is not a meeting: a strike, a journey, a statement.
type Event struct {
	// Events of every status. Only status `HAPPENED` means that the event happened.
	_ rootFields `graph:"event,events"`
	Occurrence
	// Whether the event happened.
	Status EventStatus `graph:"status,state"`
	// The status in the words of the sources. The list keeps earlier words, too. Example: `called off`
	StatusWorded []string `graph:"statusWorded,state"`
	// The kind of event.
	Classification EventClassification `graph:"classification,state"`
	// The kind in the words of the sources. Example: `prisoner exchange`
	ClassificationWorded []string `graph:"classificationWorded,state"`
}

// Issue is a subject of the negotiations. An issue can lie under other issues.
type Issue struct {
	// Issues.
	_ rootFields `graph:"issue,issues"`
	Topic
}

// Plan is a proposed settlement, with all its versions.
type Plan struct {
	// Plans.
	_ rootFields `graph:"plan,plans"`
	Topic
	// The number of points of the plan, according to a source. The record may list fewer points.
	PointCount int `graph:"pointCount,state"`
}

// PlanVersion is the text of a plan at one time (PROV-O).
type PlanVersion struct {
	// Versions of plans.
	_ rootFields `graph:"planVersion,planVersions"`
	Topic
	// The number of points of the version, according to a source. The record may list fewer points.
	PointCount int `graph:"pointCount,state"`
	// The time at which the version was made.
	When EDTF `graph:"when,state,order=earliest,sort,period"`
}

// Point is one matter that a plan settles. A point is the same thing in all versions of the plan. The wording and the number of the point can differ.
type Point struct {
	// Points of plans.
	_ rootFields `graph:"point,points"`
	Topic
}

// Agreement is a written agreement of actors (PA-X). The agreement can still be unsigned: see the status of the meetings and events in `signedAt`.
type Agreement struct {
	// Agreements.
	_ rootFields `graph:"agreement,agreements"`
	Topic
	// The time of the signing. It can be a planned time.
	When EDTF `graph:"when,state,order=earliest,sort,period"`
	// The time of the entry into force. It can be a planned time.
	InForce EDTF `graph:"inForce,state"`
}

// Outcome is a result of a meeting.
type Outcome struct {
	// Results of meetings.
	_ rootFields `graph:"outcome,outcomes"`
	Entity
	// The result in a few words.
	Description string `graph:"description,state"`
	// The kind of result.
	Result OutcomeResult `graph:"result,state"`
	// The kind in the words of the sources. Example: `productive`
	ResultWorded []string `graph:"resultWorded,state"`
}

// Quotation is a statement of an actor, word for word (schema.org Quotation).
type Quotation struct {
	// Quotations: statements word for word.
	_ rootFields `graph:"quotation,quotations"`
	Entity
	// The words.
	Text string `graph:"text,state,variants=otherWordings"`
	// The words of other sources.
	OtherWordings []string `graph:"otherWordings"`
	// The channel in which the words were said.
	Medium QuotationMedium `graph:"medium,state,variants=otherMedia"`
	// The channels according to other sources.
	OtherMedia []QuotationMedium `graph:"otherMedia"`
	// The channel in the words of the sources. Example: `on his page on VKontakte`
	MediumWorded []string `graph:"mediumWorded,state"`
	// The time at which the words were said. Null if no source gives the time.
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
	// The time at which the load began.
	Started DateTime `graph:"started,sort"`
	// The time at which the load was complete. Null while the load is under way.
	Finished DateTime `graph:"finished"`
	// The digest of the graph after the load, in hex: the sum of the SHA-256 of each thing and each relation, without the records of loads.
	Digest string `graph:"digest"`
	// A SHA-256 of the dossier's files and of the loading program, in hex. A load with the same fingerprint changes nothing. `parley load --full` compares the graph in any case.
	Fingerprint string `graph:"fingerprint"`
	// The name of the program that loaded the dossier.
	Program string `graph:"program,hidden"`
	// The revision of the graph that the load made.
	Revision int `graph:"revision,hidden"`
	// The files of the dossier, one text each. Only the last load of a dossier has them.
	Files []string `graph:"files,hidden"`
	// The change that takes the load back: see Undo. Absent if the load changed too much.
	Undo string `graph:"undo,hidden"`
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
	// The time of publication. `inferredFrom` is set if the editors worked out the time.
	Published EDTF `graph:"published,order=earliest,sort,period"`
	// The time of the source's reports. If only the day of publication is known: the end of this day.
	Reported DateTime `graph:"reported"`
	// The language, by BCP 47. Example: `en`
	Language string `graph:"language,filter"`
	// The address of the publication.
	URL string `graph:"url"`
	// The editors' grade of the source.
	Reliability Reliability `graph:"reliability"`
	// The name of the file with the article's text. The record does not hold the text.
	Text string `graph:"text"`
	// The words from which the editors worked out the publisher. Null if the source names the publisher.
	PublisherInferredFrom string `graph:"publisherInferredFrom"`
	// The words of its headline and its author, normalised: see words.Passage.
	Said string `graph:"said,hidden"`
}

// Claim is the statement of one source about one property of one thing, or about one relation.
type Claim struct {
	// Claims.
	_ rootFields `graph:"claim,claims"`
	Node
	// The property, the relation, or the property of a relation. Examples: `status`, `participants`, `participants.role`
	Property string `graph:"property,filter,required"`
	// The thing at the other end, if the claim is about a relation.
	Object ID `graph:"object,ref=Entity"`
	// If there are several relations between the same two things: the value that distinguishes this relation. Examples: `DISCUSSED`, `foreign minister`
	Identity string `graph:"identity"`
	// The claimed value, as text.
	Value string `graph:"value"`
	// The source's words for a time. Example: `Sunday`
	Worded string `graph:"worded"`
	// The words from which the editors worked out a time. Null if the source states the time.
	InferredFrom string `graph:"inferredFrom"`
	// Whether the claim affirms or denies.
	Polarity Polarity `graph:"polarity,required"`
	// The editors' rank of the claim.
	Rank Rank `graph:"rank,required"`
	// The reason for a rank other than `NORMAL`.
	Reason string `graph:"reason"`
	// Whether the claim withdraws earlier claims with the same field and value.
	Retracts bool `graph:"retracts"`
	// The passage, word for word.
	Quote string `graph:"quote"`
	// The position of the passage in the text, in Unicode code points from 0 (Web Annotation TextPositionSelector).
	Start int `graph:"start"`
	// The position after the end of the passage.
	End int `graph:"end"`
	// The row or the cell of the passage in a table, instead of `start` and `end` (RFC 7111). Rows and columns count from 1. Examples: `row=5`, `cell=5,2`
	Fragment string `graph:"fragment"`
	// The part of the article.
	Part Part `graph:"part"`
	// With whom the claim began: the last actor in `via`. Without `via`: the publisher. Without a publisher: the source.
	Origin ID `graph:"origin,ref=Node"`
	// The ids in the source file, if judgements of the editors have joined them with another id.
	SaidOf []string `graph:"saidOf"`
	// The time of the report.
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

// Account is what claims say about one property or relation: a value, or the denial of a value.
type Account struct {
	Node
	// The property, the relation, or the property of a relation. Examples: `status`, `participants`, `participants.role`
	Property string `graph:"property,filter,required"`
	// The thing at the other end, if the account is about a relation.
	Object ID `graph:"object,ref=Entity"`
	// If there are several relations between the same two things: the value that distinguishes this relation.
	Identity string `graph:"identity"`
	// The value, as text.
	Value string `graph:"value"`
	// Whether the claims affirm or deny.
	Polarity Polarity `graph:"polarity,required"`
}

// EDTF is a time in the Extended Date/Time Format.
type EDTF struct {
	// The time. Examples: `2025-11-30`, `2025-11`, `2025-12-01/2025-12-05`, `[2025-04-11,2025-04-14]` (one of two days), `{2025-06-03,2025-06-05}` (both days)
	Text string `graph:"text,required"`
	// The first possible second. Null if the time has no known beginning.
	Earliest DateTime `graph:"earliest"`
	// The last possible second. Null if the time has no known end.
	Latest DateTime `graph:"latest"`
	// The source's words for the time. Examples: `Sunday`, `next week`
	Worded string `graph:"worded"`
	// The words from which the editors worked out the time. Null if a source states the time.
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
