package graph

// Node is anything that has an id of its own.
type Node struct {
	ID ID `graph:"id"`
}

// Entity is anything that sources make claims about.
type Entity struct {
	Node
	Contested []string `graph:"contested"`    // the properties on which live claims of the top rank disagree, sorted
	Since     string   `graph:"since,hidden"` // RFC 3339, UTC: since when its claimed properties read as they do; absent where they always did, by a reference file
}

// Named is anything that goes by a name.
type Named struct {
	Entity
	Name        string       `graph:"name,state,order=sortName,variants=aliases"`
	Aliases     []string     `graph:"aliases"` // other names and spellings, those that sources use included, sorted
	Names       []Name       `graph:"names"`
	Identifiers []Identifier `graph:"identifiers"`
	SortName    string       `graph:"sortName,hidden"`
	Tokens      []string     `graph:"tokens,hidden"` // the words of all its names, normalised, sorted
	Wholes      []string     `graph:"wholes,hidden"` // its names as such words in their order, and of a person's the last word alone, sorted
}

// Name is a name in a language and a script (Popolo OtherName).
type Name struct {
	Text     string `graph:"text"`
	Language string `graph:"language"` // BCP 47: uk
	Script   string `graph:"script"`   // ISO 15924: Cyrl
}

// Identifier is what a scheme calls a thing (Popolo Identifier).
type Identifier struct {
	Value  string `graph:"value"`  // Q4393469
	Scheme string `graph:"scheme"` // wikidata
}

// Actor is whoever can act: a person or an organization (Popolo, schema.org).
type Actor struct {
	Named
	Unnamed bool `graph:"unnamed"` // known by a description alone: "a White House official"
}

// Topic is whatever a meeting can be about or an actor can take a stance on.
type Topic struct {
	Named
}

// Occurrence is what takes place: a meeting, or an event that is none.
type Occurrence struct {
	Named
	When EDTF `graph:"when,state,order=earliest"`
}

// Person is a human being (Popolo Person).
type Person struct {
	Actor
}

// Organization is a group of people that acts as one (Popolo Organization).
type Organization struct {
	Actor
	Classification OrganizationClassification `graph:"classification,state"`
}

// Place is somewhere, down to no more than "an unspecified European country".
type Place struct {
	Named
	Country   string  `graph:"country"`  // ISO 3166-1 alpha-2
	Latitude  float64 `graph:"latitude"` // WGS 84 degrees, north positive
	Longitude float64 `graph:"longitude"`
}

// Process is a course of negotiations, through all its meetings (PA-X).
type Process struct {
	Named
}

// Meeting is an occurrence at which actors meet, in person or not.
type Meeting struct {
	Occurrence
	Classification MeetingClassification `graph:"classification,state"`
	Status         MeetingStatus         `graph:"status,state"`
	Mode           MeetingMode           `graph:"mode,state"`
}

// Event is an occurrence that is no meeting: a strike, a journey, a statement.
type Event struct {
	Occurrence
	Classification EventClassification `graph:"classification,state"`
}

// Issue is what is being negotiated; issues form a tree.
type Issue struct {
	Topic
}

// Plan is a proposed settlement, through all its versions.
type Plan struct {
	Topic
	PointCount int `graph:"pointCount,state"` // as a source counts them, listed or not
}

// PlanVersion is a plan as it read at one time (PROV-O: an entity that is a revision of another).
type PlanVersion struct {
	Topic
	PointCount int  `graph:"pointCount,state"`
	When       EDTF `graph:"when,state,order=earliest"` // when it came to be
}

// Point is one matter that a plan settles; it keeps its identity through the plan's versions.
type Point struct {
	Topic
}

// Outcome is what came of a meeting.
type Outcome struct {
	Entity
	Description string        `graph:"description,state"`
	Result      OutcomeResult `graph:"result,state"`
}

// Quotation is what an actor said, word for word (schema.org Quotation).
type Quotation struct {
	Entity
	Text          string            `graph:"text,state,variants=otherWordings"`
	OtherWordings []string          `graph:"otherWordings"` // as other sources word it, sorted
	Medium        QuotationMedium   `graph:"medium,state,variants=otherMedia"`
	OtherMedia    []QuotationMedium `graph:"otherMedia"` // as other sources have it, sorted
	When          EDTF              `graph:"when,state,order=earliest"`
}

// Dossier is a collection of sources that is loaded as one.
type Dossier struct {
	Node
	Title string `graph:"title"`
}

// Load is one run of the loader that changed the graph. It stands outside of the digest.
type Load struct {
	Node
	Dossier  ID         `graph:"dossier,ref=Dossier"`
	Status   LoadStatus `graph:"status"`
	Started  string     `graph:"started"`  // RFC 3339, UTC
	Finished string     `graph:"finished"` // RFC 3339, UTC; absent while it is under way
	Digest   string     `graph:"digest"`   // of the graph that it makes, SHA-256 in hex
}

// Source is a publication that reports (schema.org CreativeWork).
type Source struct {
	Node
	Title       string      `graph:"title"`
	Author      string      `graph:"author"`
	Published   EDTF        `graph:"published,order=earliest"`
	Reported    string      `graph:"reported"` // RFC 3339, UTC: when its claims count as reported
	Language    string      `graph:"language"` // BCP 47
	URL         string      `graph:"url"`
	Reliability Reliability `graph:"reliability"`
	Text        string      `graph:"text"` // the name of the file that holds the article's text

	PublisherInferredFrom string `graph:"publisherInferredFrom"` // the words that the publisher was worked out from
}

// Claim is one source's account of one property of one thing.
type Claim struct {
	Node
	Property string   `graph:"property"`          // status, participants, participants.role
	Object   ID       `graph:"object,ref=Entity"` // the far end, for a claim about a relation
	Identity string   `graph:"identity"`          // what tells that relation from its like between the same ends: DISCUSSED, "foreign minister"
	Value    string   `graph:"value"`             // as text
	Polarity Polarity `graph:"polarity"`
	Rank     Rank     `graph:"rank"`
	Reason   string   `graph:"reason"`   // why the rank is not normal
	Retracts bool     `graph:"retracts"` // the source takes back whatever it said of this before
	Quote    string   `graph:"quote"`    // the passage, word for word
	Start    int      `graph:"start"`    // its position in the text, in Unicode code points from 0
	End      int      `graph:"end"`      // exclusive
	Part     Part     `graph:"part"`
	Reported string   `graph:"reported"`      // RFC 3339, UTC
	Values   []string `graph:"values,hidden"` // what is claimed, whole: the value, or those of its parts
}

// EDTF is a time as the Extended Date/Time Format tells it.
type EDTF struct {
	Text         string `graph:"text"`         // 2025-11-30, 2025-11, 2025-12-01/2025-12-05
	Earliest     string `graph:"earliest"`     // RFC 3339, UTC: the first second that it can mean
	Latest       string `graph:"latest"`       // RFC 3339, UTC: the last second that it can mean
	Worded       string `graph:"worded"`       // the words it was told in: "Sunday"
	InferredFrom string `graph:"inferredFrom"` // the words it was worked out from, where no source states it
}

// Encounter is what two actors have in common: the meetings that both
// attended. It is worked out by a query and never stored.
type Encounter struct {
	Actor       ID   `graph:"actor,ref=Actor"`
	Counterpart ID   `graph:"counterpart,ref=Actor"`
	Count       int  `graph:"count"` // of meetings
	FirstMet    ID   `graph:"firstMet,ref=Meeting,order=firstTime"`
	LastMet     ID   `graph:"lastMet,ref=Meeting,order=lastTime"`
	Meetings    []ID `graph:"meetings,ref=Meeting"`
	Issues      []ID `graph:"issues,ref=Issue"`
	Places      []ID `graph:"places,ref=Place"`

	FirstTime string `graph:"firstTime,hidden"`
	LastTime  string `graph:"lastTime,hidden"`
}

// Group is the meetings that have something in common. It is worked out by a
// query and never stored.
type Group struct {
	Key              string `graph:"key"`           // the id of the thing, or the value, that they have in common
	Node             ID     `graph:"node,ref=Node"` // the thing, absent for a value
	Count            int    `graph:"count"`         // of meetings
	ParticipantCount int    `graph:"participantCount"`
	Meetings         []ID   `graph:"meetings,ref=Meeting"`
}

// Hop is one step of a chain: a meeting at which two actors were. It is worked
// out by a query and never stored.
type Hop struct {
	From    ID `graph:"from,ref=Actor"`
	Meeting ID `graph:"meeting,ref=Meeting"`
	To      ID `graph:"to,ref=Actor"`
}

// GraphChange is what a load that has finished made of the graph. It is worked
// out by a query and never stored.
type GraphChange struct { //nolint:revive // types of the model go by their names in the API
	Revision      int `graph:"revision"`
	Load          ID  `graph:"load,ref=Load"`
	Sources       int `graph:"sources"` // how many the graph holds now, of these and of the following
	Claims        int `graph:"claims"`
	Meetings      int `graph:"meetings"`
	People        int `graph:"people"`
	Organizations int `graph:"organizations"`
}
