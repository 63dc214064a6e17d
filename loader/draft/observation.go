package draft

import "context"

// Kind says what an observation is about.
type Kind string

// The kinds of observations. The comment of each kind says what its fields hold.
const (
	// Meeting: Worded are the words for the meeting, such as "held talks". Status is the status of the meeting.
	Meeting Kind = "meeting"
	// Attendance: Subject is the person or the group, Worded the words for the meeting, Status the kind of attendance.
	Attendance Kind = "attendance"
	// Date: Worded are the words for the meeting, When the words for the time.
	Date Kind = "date"
	// Place: Worded are the words for the meeting, Object the name of the place.
	Place Kind = "place"
	// Post: Subject is the person, Worded the post, Object the name of the state or body, or "".
	Post Kind = "post"
	// Quotation: Subject is the speaker, Worded what the speaker said, without the quotation marks.
	Quotation Kind = "quotation"
	// Stance: Subject is the actor, Worded the words for the position, Object the words for the topic, Status the position.
	Stance Kind = "stance"
)

// Kinds are all kinds, in the order of the documentation.
var Kinds = []Kind{Meeting, Attendance, Date, Place, Post, Quotation, Stance}

// Statuses are the closed words that Status can hold, for each kind. A kind without words has no status.
var Statuses = map[Kind][]string{
	Meeting:    {"proposed", "scheduled", "under way", "held", "cancelled", "denied"},
	Attendance: {"attended", "expected", "absent", "denied"},
	Stance:     {"demands", "seeks", "proposes", "supports", "opposes", "rejects"},
}

// Observation is what one passage of an article says. Every field except Kind, Sentence, Status and the fields for readers
// holds words exactly as the article has them. So an extractor never writes an id, a position or a date of its own.
type Observation struct {
	Kind     Kind   `json:"kind"`
	Sentence int    `json:"sentence"` // the number of the sentence with the quote
	Quote    string `json:"quote"`
	Subject  string `json:"subject"`
	Object   string `json:"object"`
	Worded   string `json:"worded"`
	Status   string `json:"status"`
	When     string `json:"when"`
	Via      string `json:"via"` // who says so, if it is not the article itself

	// Why says how the extractor found the observation, for --explain.
	Why string `json:"-"`
	// Doubt says why the observation is doubtful. It is "" if the observation is not doubtful.
	Doubt string `json:"-"`
	// Inferred says that a name stands only in the sentence before.
	Inferred bool `json:"-"`
}

// Extractor is the port for programs that read an article.
type Extractor interface {
	// Observe returns what the article says. It returns an error if the extractor could not read the article. It respects the
	// deadline of the context.
	Observe(ctx context.Context, a *Article) ([]Observation, error)
	// Name is the name of the extractor, for messages.
	Name() string
}
