package graph

// Node is anything that has an id of its own.
type Node struct {
	ID ID `graph:"id"`
}

// Entity is anything that sources make claims about.
type Entity struct {
	Node
	Contested []string `graph:"contested"` // the properties on which live claims of the top rank disagree, sorted
}

// Actor is whoever can act: a person or an organization (Popolo, schema.org).
type Actor struct {
	Entity
	Name     string   `graph:"name,state,order=sortName"`
	Aliases  []string `graph:"aliases"` // other spellings and scripts, sorted
	Unnamed  bool     `graph:"unnamed"` // known by a description alone: "a White House official"
	SortName string   `graph:"sortName,hidden"`
}

// Topic is whatever a meeting can be about or an actor can take a stance on.
type Topic struct {
	Entity
	Name     string `graph:"name,state,order=sortName"`
	SortName string `graph:"sortName,hidden"`
}

// Occurrence is what takes place: a meeting, or an event that is none.
type Occurrence struct {
	Entity
	Name string `graph:"name,state"`
	When EDTF   `graph:"when,state,order=earliest"`
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
	Entity
	Name      string  `graph:"name,state,order=sortName"`
	Country   string  `graph:"country"`  // ISO 3166-1 alpha-2
	Latitude  float64 `graph:"latitude"` // WGS 84 degrees, north positive
	Longitude float64 `graph:"longitude"`
	SortName  string  `graph:"sortName,hidden"`
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

// Point is one matter that a plan settles; it keeps its identity through the plan's versions.
type Point struct {
	Topic
}

// Quotation is what an actor said, word for word (schema.org Quotation).
type Quotation struct {
	Entity
	Text   string          `graph:"text,state"`
	Medium QuotationMedium `graph:"medium,state"`
	When   EDTF            `graph:"when,state,order=earliest"`
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
}

// Claim is one source's account of one property of one thing.
type Claim struct {
	Node
	Property string   `graph:"property"`          // status, participants, participants.role
	Object   ID       `graph:"object,ref=Entity"` // the far end, for a claim about a relation
	Value    string   `graph:"value"`             // as text
	Polarity Polarity `graph:"polarity"`
	Rank     Rank     `graph:"rank"`
	Reason   string   `graph:"reason"`        // why the rank is not normal
	Via      []ID     `graph:"via,ref=Actor"` // whoever it came through, nearest to the source first
	Quote    string   `graph:"quote"`         // the passage, word for word
	Start    int      `graph:"start"`         // its position in the text, in Unicode code points from 0
	End      int      `graph:"end"`           // exclusive
	Part     Part     `graph:"part"`
	Reported string   `graph:"reported"` // RFC 3339, UTC
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
