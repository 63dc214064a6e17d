// Package dossier is what the stages of the loader hand to each other: the
// sources, things and claims that a dossier holds, resolved against the model.
package dossier

import (
	"time"

	"parley/graph"
)

// Dossier is a whole dossier, read and resolved. Nothing in it dangles.
type Dossier struct {
	ID      graph.ID
	Title   string
	Things  []Thing // sorted by id
	Ties    []Tie   // relations that the reference files state
	Sources []Source
	Claims  []Claim // sorted by Reported, then ID

	// Parts are the dossiers that this one is the union of, by id: none, but not
	// nil, for a union of no dossiers. For one that stands for itself they are nil.
	Parts []*Dossier
}

// Thing is an entity with what its reference file says of it. Its Values are
// by Property.Index, as in a graph.Record; what no reference file states is nil.
type Thing struct {
	Type   *graph.Type
	ID     graph.ID
	Values []graph.Value
	At     Position
}

// Tie is a relation that a reference file states, without evidence.
type Tie struct {
	Relation *graph.Relation
	From, To graph.ID
	Values   []graph.Value // by Property.Index
	At       Position
}

// Source is a publication. Values are those of the graph type Source.
type Source struct {
	ID          graph.ID
	Publisher   graph.ID // an organization, or ""
	Values      []graph.Value
	Reported    time.Time // when its claims count as reported
	Reliability graph.Reliability
	Text        string // the name of the file with the article's text, or ""
	At          Position
}

// Claim is one source's account of one property of one thing, or of one
// relation between two things, or of one property of such a relation.
type Claim struct {
	ID      graph.ID
	Source  graph.ID
	Subject graph.ID // the thing under whose heading it was made
	Field   string   // the subject's field: status, participants

	// Of a claim about a relation; Relation is nil for a claim about a property
	// of the subject.
	Relation *graph.Relation
	Reverse  bool // Subject is the relation's To end
	Object   graph.ID
	Identity []graph.Value // the relation's Values, those that are part of its identity set, the rest nil

	// Property is what the value belongs to. For a claim about a relation it is
	// nil when the claim is that the relation is there, and else a property of it.
	Property *graph.Property
	// Value, or the values of the Property's Parts when it has parts; nil for a
	// claim that a relation is there.
	Values []graph.Value

	Polarity graph.Polarity
	Rank     graph.Rank
	Reason   string
	Retracts bool       // the source takes back whatever it said of this before
	Via      []graph.ID // nearest to the source first; the last one is the speaker
	Quote    string
	Start    int // code points from 0
	End      int // exclusive
	Part     graph.Part
	Reported time.Time
	At       Position // of the value
	QuoteAt  Position // of the report's quote
}

// Speaker is whoever the claim goes back to: the last it came through, or "" for the source itself.
func (c Claim) Speaker() graph.ID {
	if len(c.Via) == 0 {
		return ""
	}
	return c.Via[len(c.Via)-1]
}

// Ends returns the ends of the relation that the claim is about.
func (c Claim) Ends() (from, to graph.ID) {
	if c.Reverse {
		return c.Object, c.Subject
	}
	return c.Subject, c.Object
}

// Position is a place in a file of the dossier, lines and columns from 1.
type Position struct {
	File         string // relative to the dossier's folder
	Line, Column int
}
