package grammar

import (
	"slices"

	"parley/graph"
)

// What the model does not tell, and a dossier turns on.
var (
	// workedOut are the properties that no dossier writes, of whatever type: the
	// id is the item's own, the others follow from the claims.
	workedOut = []string{"id", "contested", "claims", "otherWordings", "otherMedia"}

	// workedOutParts are the parts of a flattened struct that follow from its first.
	workedOutParts = map[string][]string{"EDTF": {"earliest", "latest"}}

	// furtherParts are the parts that an element of a list needs besides its first.
	furtherParts = map[string][]string{"Identifier": {"scheme"}}

	// reportable are the types, or their interfaces, that come into being where
	// a source first reports them; others need a reference file.
	reportable = []string{"Occurrence", "Outcome", "Quotation"}

	// passages names, by type, the property whose value is the report's passage
	// where an item of that type leaves it out.
	passages = map[string]string{"Quotation": "text"}
)

// Kinds are the keys that tell what a file is.
var Kinds = []string{"dossier", "things", "source"}

// HeadKeys are the keys of the file that says which dossier this is.
var HeadKeys = []string{"dossier", "title"}

// ReportKeys are the keys of a report.
var ReportKeys = []string{
	"quote", "start", "part", "via", "polarity", "rank", "reason", "reported", "retracts", "says",
}

// Keys of a source file that are no properties of the source.
const (
	Publisher = "publisher"
	Reports   = "reports"
)

const (
	// Slug is the regular expression of an id.
	Slug = `^[a-z0-9]+(-[a-z0-9]+)*$`
	// MaxIDLength is how many bytes an id may have.
	MaxIDLength = 128
	// ClaimPrefix begins the ids of claims, which share one space with all others.
	ClaimPrefix = "claim-"
	// LoadPrefix begins the ids of the records of loads.
	LoadPrefix = "load-"
	// MaxWords is how long a quoted passage may be: a citation, not a copy.
	MaxWords = 25
)

// Reportable tells whether things of the type come into being where a source
// first reports them.
func Reportable(t *graph.Type) bool {
	return slices.ContainsFunc(reportable, t.Is)
}

// Passage names the property of the type whose value is the report's passage
// where an item leaves it out; ok tells whether there is one.
func Passage(t *graph.Type) (property string, ok bool) {
	property, ok = passages[t.Name]
	return property, ok
}

// SourceWritable tells whether a dossier writes that property of a source.
func SourceWritable(p *graph.Property) bool {
	return Writable(p) && p.Name != "reported"
}

// SourceKeys lists the keys of a source file, sorted.
func SourceKeys() []string {
	source := graph.Parley.Type("Source")
	keys := []string{"source", Publisher, Reports}
	for _, name := range source.Fields() {
		if SourceWritable(source.Property(name)) {
			keys = append(keys, name)
		}
	}
	slices.Sort(keys)
	return keys
}
