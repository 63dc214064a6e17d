package graph

// Query is one question, whole: a root field of a request with everything that
// hangs below it. A store answers it from one state of the graph.
type Query struct {
	Start Start
	Root  Link // Via is empty: the start is where its objects come from
}

// Start says what a query sets out from. Exactly one of its fields is set.
type Start struct {
	// IDs, not nil: these things, in this order, repetitions included. One that is not
	// in the graph, or is of none of the root's types, is a Null in its place.
	// Where, Order and Page do not apply.
	IDs []ID
	// Scan: all things of the root's types.
	Scan bool
	// Encounters: the root's type is Encounter.
	Encounters *Encounters
	// Groups: the root's type is Group.
	Groups *Groups
	// Search: the root's types all implement Named, and Root.Many is set.
	Search *Search
	// Given, not nil: these records, in this order, which somebody has worked out
	// and a store only fills in. The root's types are derived ones, and each record
	// is of one of them. They are answered as IDs are: Where, Order and Page do not apply.
	Given []Record
}

// Encounters is the start of "who met whom". An actor stands for every
// attendance of its own and every one on its side or on its behalf. Meetings
// count in which Actor stands for at least one attendance.
//
// Without With there is one Encounter for every actor of an attendance that
// Actor does not stand for; with With there is at most one, whose counterpart
// is With itself and whose meetings are those where With stands for an
// attendance that Actor does not stand for. Its lists of ids are sorted.
type Encounters struct {
	Actor ID
	With  ID        // "" for anyone
	Where Predicate // on the meetings; nil for all
}

// Groups is the start of "what do meetings have in common". The meetings for
// which Where holds are put into groups by what Via leads to, or by a value of
// their own; exactly one of Via.Relation and Property is set. A meeting may be
// in several groups, and counts once in each.
//
// Of a Group, key is the id or the value in common, and settles every order as
// the id of other things does. Node is that id, absent for values. Count is the
// number of its meetings. ParticipantCount is the number of actors that ATTENDED
// at least one of them, without the thing that node names. Meetings is
// their ids, sorted.
type Groups struct {
	Via   Via     // by the things at the far end of a step from Meeting along a relation
	Types []*Type // the types that those things may be of; relations to others are not walked
	// Edge: instead by the id that the relation walked holds in this property,
	// whether or not there is such a thing. Where it holds none, it makes no group.
	Edge *Property

	Property *Property // of Meeting, a String; where it is absent or empty, it makes no group
	Prefix   int       // if above 0, Property is cut to so many characters (code points): 7 of a time are its month

	Where Predicate // on the meetings; nil for all
}

// Search is the start of "which thing is called that". A thing is found when
// each of Tokens begins one of the thing's own tokens (the property tokens of Named).
//
// The answer has an order of its own, in place of List.Order: by rank, then by
// id. The rank is an Int: 0 where Whole is one of the thing's names, 1 where each of
// Tokens is one of its words, 2 for all else. A key, then, is rank and id. Where, Page
// and Total do apply.
type Search struct {
	Tokens []string // at least one, none of them empty, normalised as the thing's own are
	Whole  string   // the same words in their order, as in the property wholes of Named; no name when empty
}

// Link is a step to other things, and what is read there.
type Link struct {
	Via   Via
	Types []*Type // the concrete types that may stand at the far end; things of others are not seen
	Many  *List   // nil: one thing, the first by id, or Null
	// Item is what is read at every thing found, one slot a field. A field with
	// Far set reads the thing itself.
	Item []Field
}

// List says which things of a Link are wanted, in which order.
type List struct {
	Where Predicate // nil: all
	Order []Order   // the id always decides what is left open
	Page  Window
	Total bool // count what Where lets through
	Next  bool // find out whether the window cut something off; Page says false otherwise
	Keys  bool // give each item its key, for cursors
}

// Window cuts a page out of an ordered list. The bounds After and Before are keys:
// the values of the list's order, then the id (of an Encounter, its counterpart; of a Group, its key),
// then the identity of the relation walked, if its type has one. First and Last are -1 when not
// asked for, and never both asked for.
type Window struct {
	First, Last   int
	After, Before []Value
}

// Everything is the window that cuts nothing off.
var Everything = Window{First: -1, Last: -1}

// Order is one criterion of an order. Absent values come first, or last when it descends.
// An absent string and an empty one are the same.
type Order struct {
	Property *Property
	Edge     bool // of the relation walked, not of the thing
	Desc     bool
}

// Field is one slot of an answer. Exactly one of Property, Link and Far is set.
type Field struct {
	// Property of the thing, or in an Item, of the relation just walked. One that
	// has parts is answered as an Object (of no type) with a slot for each of
	// Parts, or Null when the first part of the property is absent. One that is a
	// list of structs (Property.List) is answered as a list of such objects, of
	// length 0 when it is absent.
	Property *Property
	Parts    []*Property
	Link     *Link
	Far      Selection
}

// Selection is what is read of a thing, by its concrete type, in the order of
// the slots. Every type of the Link is a key.
type Selection map[*Type][]Field

// Predicate is a condition on a thing. It is true or false, never unknown: a
// comparison with an absent value is false, except that NotEqual is true.
type Predicate interface{ predicate() }

// Comparison holds if the property stands in that relation to the value.
// Strings beyond Unicode's first plane have no order that stores agree on: what
// is compared or ordered is ids, times and keys that the loader normalised.
type Comparison struct {
	Property *Property
	Edge     bool // of the relation walked, not of the thing
	Op       Op
	Value    Value // never nil; []string for In; string for Has and Prefix
}

// And holds if all do; an empty one holds.
type And []Predicate

// Or holds if one does; an empty one does not hold.
type Or []Predicate

// Not holds if the other does not.
type Not struct{ Predicate Predicate }

// Some holds if a step leads to at least one thing of those types for which
// Where holds. Ids are read from the thing, never from the relation walked.
type Some struct {
	Via   Via
	Types []*Type
	Where Predicate // nil: any
}

// All holds if a step along a relation leads to every one of these things.
type All struct {
	Via Via
	IDs []ID
}

// Within holds if a step leads to the thing with this id, or to one from which
// walking Up, any number of times, leads to it. Both steps go along relations; an
// empty Via begins at the thing itself.
type Within struct {
	Via Via
	Up  Via
	ID  ID
}

// Op is how a Comparison compares.
type Op int

// The comparisons. Has is for lists of strings: the value is one of them. Prefix
// is for strings, and for lists of them: one of them begins with the value.
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
)

func (Comparison) predicate() {}
func (And) predicate()        {}
func (Or) predicate()         {}
func (Not) predicate()        {}
func (Some) predicate()       {}
func (All) predicate()        {}
func (Within) predicate()     {}
