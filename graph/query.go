package graph

// Query is one complete question: a root field of a request with all fields below it. A
// store answers it from one state of the graph, as far as its database promises one state.
type Query struct {
	Start Start
	Root  Link // its Via is empty: its things come from Start
	// Denials asks for the claims that the actors of Start.Encounters had never met. Each
	// link leads to Claims, its Many is set, and its Via is empty. The claims are those of
	// the relations NEVER_MET, in both directions, between Actor and With, or if With is
	// empty, between Actor and anybody. The answers come before the answer to Root.
	// Denials is set only with Encounters.
	Denials []Link
	// Named holds the things that the question names in its arguments and conditions. A
	// store answers a query only if it knows all of them: see Store.Run. An empty answer
	// is then never due to a mistyped id.
	Named []Reference
	// AsOf asks for the graph as it had been reported by a moment: a time in UTC to the second (RFC 3339), or "" for the present.
	// A store answers the whole query from this earlier graph. It has:
	//
	//   - a source or a claim if its property reported is not later than the moment, or absent;
	//   - an entity with its present values if its property since is not later than the moment, or absent; otherwise with the
	//     values of its span at the moment, and with its present values of the properties that the span does not have;
	//     otherwise not at all;
	//   - a relation with a property since in the same way: the edge of the present, or else the span at the moment;
	//   - an account if it had been an account of something by the moment, or if the graph does not say of what;
	//   - every other thing and every other relation, as long as both of its ends are there.
	//
	// A span is at the moment if its property since is not later than the moment, or absent, and its property until is later.
	// Spans are the edges of the PAST_ relations, and the earlier graph has none of them. At each moment, a thing or a relation has at
	// most one span, or its present values. While a relation is there, both of its ends are there. The loader makes sure of this.
	// Named is compared with the present graph: a thing that was not yet on record is no unknown id.
	AsOf string
}

// Reference is a thing that a question names.
type Reference struct {
	ID       ID
	Types    []*Type // the thing has to be of one of these types
	Argument string  // the argument that names the thing, for messages; stores do not read it
}

// Start says from which things a query starts. Exactly one field is set.
type Start struct {
	// IDs asks for the things with these ids, in this order. An id can be repeated. The
	// answer is Null in the place of an id that is not in the graph, or whose thing is
	// of none of the root's types. Where, Order and Page do not apply. IDs is set if it
	// is not nil.
	IDs []ID
	// Scan asks for all things of the root's types.
	Scan bool
	// Encounters asks who met whom. The root's type is Encounter.
	Encounters *Encounters
	// Groups asks what meetings have in common. The root's type is Group.
	Groups *Groups
	// Search asks for things by their names. All types of the root implement Named, and
	// Root.Many is set.
	Search *Search
	// Said asks for passages by their words. The root's type is Claim, and Root.Many is set.
	Said *Said
	// Given asks for these records, in this order. The caller has worked them out, and
	// the store adds the things that they refer to. The root's types are derived types,
	// and each record is of one of them. Where, Order and Page do not apply. Given is
	// set if it is not nil.
	Given []Record
}

// Encounters asks who met whom.
//
// An attendance counts for an actor if it is the actor's own. It also counts for an actor
// that is no Person if it is on the actor's side or on the actor's behalf: nobody else
// attends for a Person. The query considers every pair of attendances of one meeting of
// which the first counts for Actor, and the second does not. If With is set, the second
// counts for With.
//
// An attendance is a relation ATTENDED. With Alleged set, a relation ALLEGED_AT counts like one.
//
// The two attendances of a pair met, unless the talks were indirect: the mode of the pair is
// INDIRECT, and neither has the role MEDIATOR. An attendance without a mode counts as INDIRECT here if the meeting
// has the doubtfulMode INDIRECT. With Indirect set, such pairs count too.
// Where has to hold for the meeting. There, the property mode of the meeting is the mode
// of the pair (see PairMode). This does not apply behind a step to other things.
//
// An attendance that counts for an actor stands for the actor, for its side, and for those of its
// onBehalfOf. If it has neither side nor onBehalfOf, it stands for the organizations of which who
// attends is a member, too, except for memberships that were certainly over before the meeting
// began, or began after its end. If Actor or the counterpart is no Person, a pair does not
// count if both are on one side: what the second attendance stands for is, or lies above or
// below, what one of the attendances stands for that count for Actor at this meeting. A thing
// lies below the things to which steps along SUBORGANIZATION_OF lead. Two people of one side have met.
//
// If With is empty, there is one Encounter for every actor of Counterparts that has the
// second attendance of such a pair. If With is set, there is at most one Encounter. Its
// counterpart is With, of any type.
//
// The meetings of an Encounter are the meetings of its pairs, without its wholes. A whole is
// a meeting of the pairs of which another one is a part, through any number of steps along
// PART_OF. count is the number of meetings, and meetingCount the number of meetings and
// wholes. All other properties are of the meetings. The first and the last meeting are those with the first and the last
// beginning (`earliest` of `when`), then by id. Meetings without a beginning are neither: they are counted in count and
// in undated. contested is true if there is a
// relation NEVER_MET between the two, in one of the directions, that holds up to a time
// that is not before the time of the first meeting. This time is the latest second of upTo,
// or if there is none, the latest report among the claims of the relation. If one of the
// times is not known, contested is true. All lists of ids in an Encounter are sorted.
type Encounters struct {
	Actor        ID
	With         ID        // "" for any counterpart
	Counterparts []*Type   // the types of the counterparts if With is empty
	Indirect     bool      // pairs count that took part in the same indirect talks
	Alleged      bool      // an attendance that is only alleged counts, too
	Where        Predicate // on the meetings; nil for all
}

// Groups asks what meetings have in common. Where selects the meetings. They have
// in common either the thing at the end of a step (Via) or a value (Property). Exactly one
// of Via.Relation and Property is set. A meeting can be in several groups, and counts once in each.
// A meeting can be in no group, too: List.Ungrouped counts such meetings.
//
// A Group has these properties. key is the id or the value in common. Every order of groups
// ends with the key, as every order of other things ends with the id. node is the id in
// common, and absent for a value. meetingCount is the number of meetings. count is the
// number of meetings without those of which another meeting of the group is a part, through
// any number of steps along PART_OF. participantCount is the number of actors who ATTENDED
// at least one of the meetings, except the thing that node names. meetings holds the ids of
// the meetings, sorted.
type Groups struct {
	Via   Via     // a step along a relation from Meeting: the things at its far end make the groups
	Types []*Type // the types of the things at the far end; edges to things of other types are ignored
	// Edge changes the key: it is then the id in this property of the relation walked,
	// even if no thing has that id. An edge without such an id makes no group.
	Edge *Property

	Property *Property // a String or Strings of Meeting; an absent or empty text makes no group, and each text of a list makes one
	Prefix   int       // if above 0, only this many characters (code points) of a text count, and a shorter text makes no group: 7 for the month of a day
	Weeks    bool      // the texts are days, and the key is the week of the day by ISO 8601: 2025-W48. Then Prefix is 10

	Where Predicate // on the meetings; nil for all
}

// Link is a step to other things, with the fields that are read there.
type Link struct {
	Via   Via
	Types []*Type // the concrete types at the far end; things of other types are ignored
	// Many is nil for one thing or Null. The end of such a step has the shape One: the graph holds at most one thing
	// there, because the loader decides.
	Many *List
	// Item holds the fields that are read at every thing found, one for each slot. A
	// field with Far set reads the thing itself.
	Item []Field
}

// List says which things of a Link the answer holds, and in which order.
type List struct {
	Where Predicate // nil for all
	Order []Order   // the id decides between things that are otherwise equal
	Page  Window
	Total bool // count the things for which Where holds
	Next  bool // find out whether there are items before and after the page; otherwise HasPrev and HasNext are false
	// Ungrouped counts the meetings that the start Groups selects, and that are in none of its groups. It is only for
	// the root of a query with that start.
	Ungrouped bool
	Keys      bool // give each item its key, for cursors
}

// Window cuts a page out of an ordered list. After and Before are keys. A key holds the
// values of the list's order, then the id (the counterpart of an Encounter, the key of a
// Group), then the identity of the relation walked, if the relation has one. First and
// Last are -1 if they are not asked for; at most one of them is asked for.
type Window struct {
	First, Last   int
	After, Before []Value
}

// Everything is the window that cuts nothing off.
var Everything = Window{First: -1, Last: -1}

// Order is one value by which a list is ordered. By a time (Property.Time), absent values come last in
// either direction: what has no date is not the earliest. By another value, they come first, or last
// if Desc is set. An absent string and an empty string are then equal.
type Order struct {
	Property *Property
	Edge     bool // the property is one of the relation walked, not of the thing
	Desc     bool
}

// Field is one slot of an answer. Exactly one of Property, Link and Far is set.
type Field struct {
	// Property is a property of the thing, or in an Item, of the relation just walked. In an Item of
	// a Search or a Said, it is a property of Hit.
	// The answer for a property with parts is an Object without a type, with a slot
	// for each of Parts; it is Null if the first part of the property is absent. The
	// answer for a list of structs (Property.List) is a list of such objects, and has
	// length 0 if the property is absent.
	Property *Property
	Parts    []*Property
	Link     *Link
	Far      Selection
}

// Selection holds the fields that are read of a thing, by its concrete type, in the order of
// the slots. Every type of the Link is a key.
type Selection map[*Type][]Field

// Predicate is a condition on a thing. It is true or false, never unknown. A
// comparison with an absent value is false. Only NotEqual is then true.
type Predicate interface{ predicate() }

// Comparison compares a property with a value. Stores do not agree on the order of strings
// with characters above U+FFFF. So
// Less, LessOrEqual, Greater and GreaterOrEqual are only for ids, times and sort keys that the
// loader normalised.
type Comparison struct {
	Property *Property
	Edge     bool // the property is one of the relation walked, not of the thing
	Op       Op
	Value    Value // never nil; []string for In and Overlaps; string for Has, Prefix and Contains
}

// And holds if all its conditions hold. An empty And holds.
type And []Predicate

// Or holds if at least one of its conditions holds. An empty Or does not hold.
type Or []Predicate

// Not holds if its condition does not hold.
type Not struct{ Predicate Predicate }

// Some holds if a step leads to at least one thing of Types for which Where holds. A
// step by ids reads the ids from the thing, never from the relation walked.
type Some struct {
	Via   Via
	Types []*Type
	Where Predicate // nil for any thing
}

// All holds if a step along a relation leads to every one of the things with these ids.
type All struct {
	Via Via
	IDs []ID
}

// Within holds if a step leads to the thing with this id, or to a thing from which steps
// lead to it. Each of these steps is one of Up, which is not empty. All steps go along relations,
// and those of Up in one direction. An empty Via begins at the thing itself.
type Within struct {
	Via Via
	Up  []Via
	ID  ID
}

// Few holds if two steps, one after the other, lead to at most Most different things. The first step goes along a relation.
type Few struct {
	First  Via
	Middle []*Type // the types of the things between the steps
	Second Via
	Last   []*Type // the types of the things that are counted
	Most   int     // at least 0
}

// HasMet holds for an actor that met every one of the actors with these ids, or with Any at least one of them. An actor has not met itself. Two actors
// met if both have a relation ATTENDED to one meeting, and the two attendances met: see Met. Here, an attendance without a mode has the mode of the
// meeting, or if the meeting has none, its doubtfulMode.
type HasMet struct {
	IDs []ID
	Any bool
}

// During holds if a time can be between two moments, both included. A time that is known and has no
// first or no last moment is open at that end: it can be at any moment there. An absent time is at no moment.
type During struct {
	Time        *Property // the text of the time: it is absent if the time is
	First, Last *Property // the first and the last moment that the time can mean; an exact time is all three
	Edge        bool      // the properties are of the relation walked, not of the thing
	From        string    // the first moment, compared with Last; "" for none: Last then has no meaning
	Until       string    // the last moment, compared with First; "" for none: First then has no meaning
}

// Op is the kind of a Comparison.
type Op int

// The kinds of comparison. Has is for lists of strings: the value is in the list. Prefix is
// for strings and lists of strings: the string, or at least one string of the list, begins
// with the value. Overlaps is for lists of spans, each written as first/last: at least one span
// has a time in common with the span between the two strings of the value. A string without a slash is its own first
// and last time. All times of one list have one length.
// Contains is for strings: the value is a part of the string.
const (
	Equal Op = iota
	NotEqual
	Less
	LessOrEqual
	Greater
	GreaterOrEqual
	In
	Has
	Prefix
	Overlaps
	Contains
)

func (Comparison) predicate() {}
func (And) predicate()        {}
func (Or) predicate()         {}
func (Not) predicate()        {}
func (Some) predicate()       {}
func (All) predicate()        {}
func (Within) predicate()     {}
func (Few) predicate()        {}
func (HasMet) predicate()     {}
func (During) predicate()     {}
