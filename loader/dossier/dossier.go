// Package dossier holds the types that the stages of the loader pass on: the sources, things and claims of a dossier,
// resolved against the model.
package dossier

import (
	"time"

	"parley/graph"
)

// Dossier is a whole dossier, read and resolved. Every id in it leads to something in it.
type Dossier struct {
	ID      graph.ID
	Title   string
	Things  []Thing          // sorted by id
	Stated  []StatedRelation // the relations that the reference files state
	Sources []Source
	Claims  []Claim // sorted by Reported, then ID

	// Judgements are what the editors say about pairs of ids, in the order of the files. The things, relations, sources and claims already
	// follow them. They are nil if the dossier was not read from files.
	Judgements []Judgement

	// Fingerprint is the fingerprint of the files, see Files. It is "" if the dossier was not read from files.
	Fingerprint string

	// Files are the files, sorted by name. They are nil if the dossier was not read from files.
	Files []SourceFile

	// Warnings are the problems that did not stop the dossier from being read, sorted by position. Every later
	// stage before the fold may add its own.
	Warnings Problems

	// Drafts are the files that are drafts, sorted by name.
	Drafts []Draft

	// Parts are the dossiers that this one is the union of, sorted by id. They are nil if this dossier is
	// not a union, and empty but not nil for a union of no dossiers.
	Parts []*Dossier
}

// Thing is an entity with the values that a reference file states. Values are by Property.Index, as in a
// graph.Record. A value that no reference file states is nil.
type Thing struct {
	Type   *graph.Type
	ID     graph.ID
	Values []graph.Value
	Listed bool // a reference file lists the thing, perhaps without a value: the thing is then always on record
	At     Position
}

// Former returns the ids that the thing had before, according to the reference files.
func (t Thing) Former() []graph.ID {
	p := t.Type.Property("formerly")
	if p.Index >= len(t.Values) {
		return nil
	}
	texts, _ := t.Values[p.Index].([]string)
	ids := make([]graph.ID, len(texts))
	for i, text := range texts {
		ids[i] = graph.ID(text)
	}
	return ids
}

// StatedRelation is a relation that a reference file states, without evidence.
type StatedRelation struct {
	Relation *graph.Relation
	From, To graph.ID
	Values   []graph.Value // by Property.Index
	At       Position
}

// Source is a publication. Values are the values of the graph type Source.
type Source struct {
	ID          graph.ID
	Publisher   graph.ID // an organization, or ""
	RevisionOf  graph.ID // the source of which it is a later version, or ""
	Values      []graph.Value
	Reported    time.Time // the time from which its claims count
	Reliability graph.Reliability
	Text        string // the name of the file with the article's text, or ""
	At          Position
}

// Publishers returns for each source who speaks when the source speaks: its publisher. A source without a publisher
// speaks for itself. A later version of a source speaks for the source of which it is a version.
func (d *Dossier) Publishers() map[graph.ID]graph.ID {
	sources := make(map[graph.ID]Source, len(d.Sources))
	for _, s := range d.Sources {
		sources[s.ID] = s
	}
	publishers := make(map[graph.ID]graph.ID, len(d.Sources))
	for _, s := range d.Sources {
		publisher, first := s.Publisher, s
		for seen := map[graph.ID]bool{}; publisher == "" && !seen[first.ID]; {
			seen[first.ID] = true
			of, there := sources[first.RevisionOf]
			if !there {
				break
			}
			first, publisher = of, of.Publisher
		}
		if publisher == "" {
			publisher = first.ID
		}
		publishers[s.ID] = publisher
	}
	return publishers
}

// Claim is the statement of one source about one property of one thing, about one relation between two things, or
// about one property of such a relation.
type Claim struct {
	ID      graph.ID
	Source  graph.ID
	Subject graph.ID // the thing that the item in the file is about
	Field   string   // the subject's field: status, participants

	// The next four are for a claim about a relation. Relation is nil in a claim about a property of the subject.
	Relation *graph.Relation
	Reverse  bool // Subject is the relation's To end
	Object   graph.ID
	Identity []graph.Value // by Property.Index of the relation; nil for properties that are not part of its identity; ends with the last value

	// Property is the property that the claim is about. In a claim about a relation it is a property of that
	// relation, or nil when the claim is that the relation exists.
	Property *graph.Property
	// Values is the value, or one value for each part when the Property has parts. It is nil when the claim is that a
	// relation exists.
	Values []graph.Value

	Polarity graph.Polarity
	Rank     graph.Rank
	Reason   string
	Retracts bool       // the source takes back its earlier claims about this
	Via      []graph.ID // nearest to the source first; the last one is the speaker
	Quote    string
	Start    int    // code points from 0
	End      int    // exclusive
	Fragment string // the row or the cell of a table, such as row=5, in place of Start and End; "" for a running text
	Part     graph.Part
	Reported time.Time // the last moment at which the claim can have been reported: it counts from then on
	// ReportedFrom is the first moment at which the claim can have been reported. The zero time means Reported itself.
	ReportedFrom time.Time
	// ReportedDay is the day of the report, such as 2025-11-30, where the source was published. "" means the day of
	// Reported in UTC.
	ReportedDay string
	// SaidOf are the ids in the source file that judgements have joined with another id, sorted.
	SaidOf  []string
	At      Position // of the value
	QuoteAt Position // of the report's quote
}

// Speaker is the person or organisation that the claim goes back to: the last of Via. It is "" when the source speaks
// for itself.
func (c *Claim) Speaker() graph.ID {
	if len(c.Via) == 0 {
		return ""
	}
	return c.Via[len(c.Via)-1]
}

// SpeakerBesides is the speaker, or "" when the speaker is the publisher of the source: a paper that names itself in Via speaks
// for itself.
func (c *Claim) SpeakerBesides(publisher graph.ID) graph.ID {
	if speaker := c.Speaker(); speaker != publisher {
		return speaker
	}
	return ""
}

// Earliest is the first moment at which the claim can have been reported.
func (c *Claim) Earliest() time.Time {
	if c.ReportedFrom.IsZero() {
		return c.Reported
	}
	return c.ReportedFrom
}

// Day is the day of the report where the source was published, such as 2025-11-30.
func (c *Claim) Day() string {
	if c.ReportedDay == "" {
		return c.Reported.UTC().Format(time.DateOnly)
	}
	return c.ReportedDay
}

// LaterThan reports whether the claim was reported after another claim, as far as is known. A claim that is known to
// the day is neither before nor after a claim of that day. The day is the day where the source was published.
func (c *Claim) LaterThan(other *Claim) bool {
	if !c.Earliest().After(other.Reported) {
		return false
	}
	known := c.ReportedFrom.IsZero() && other.ReportedFrom.IsZero() // to the second
	return known || c.Day() > other.Day()
}

// CanTakeBack reports whether the claim can be a retraction from after another claim. Of two sources that are known to one day, the
// retraction counts as the later source.
func (c *Claim) CanTakeBack(old *Claim) bool {
	return old.Reported.Before(c.Reported) || old.Source != c.Source && !old.LaterThan(c)
}

// Ends returns the ends of the relation that the claim is about.
func (c *Claim) Ends() (from, to graph.ID) {
	if c.Reverse {
		return c.Object, c.Subject
	}
	return c.Subject, c.Object
}

// Position is a place in a file of the dossier. Lines and columns count from 1.
type Position struct {
	File         string // relative to the dossier's folder
	Line, Column int
}
