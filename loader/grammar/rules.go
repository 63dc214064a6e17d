package grammar

import (
	"slices"
	"strings"

	"parley/graph"
)

// The rules that the model does not hold.
var (
	// workedOut are the properties that a dossier never writes, for any type. The id is the id of the item. Parley
	// derives the others from the claims.
	workedOut = []string{"id", "contested", "open", "inferred", "claims", "otherWordings", "otherMedia"}

	// workedOutValues are the values of a closed set that no source says: they follow from what several sources say.
	workedOutValues = map[string][]string{"EventStatus": {string(graph.EventDisputed)}, "MeetingStatus": {string(graph.Disputed)}}

	// workedOutRelations are the relations that no source says, because they follow from what all sources say. A dossier writes
	// the other relation in place of each.
	workedOutRelations = map[string]string{"ALLEGED_AT": "ATTENDED", "EXPECTED_BEFORE": "EXPECTED_AT", "TOPIC_BEFORE": "TOPIC"}

	// editorial are the properties for the words of the editors. A source file may have them, too: where it introduces a
	// thing. They are no claims.
	editorial = []string{"label"}

	// workedOutParts are the parts of a struct that Parley derives from the first part.
	workedOutParts = map[string][]string{"EDTF": {"earliest", "latest"}}

	// least are the least values of the properties that count something.
	least = map[string]int64{"count": 1, "pointCount": 0}

	// limits are the largest absolute values of the properties that measure something.
	limits = map[string]float64{"latitude": 90, "longitude": 180}

	// prose are the texts that may have several lines: the words of sources, and words about them.
	prose = []string{"text", "description", "wording", "worded", "inferredFrom", "publisherInferredFrom", "reason"}

	// contrary are the relations that cannot hold for the same two ends together.
	contrary = map[string][]string{
		"ATTENDED": {"ABSENT_FROM", "DENIED_AT"}, "ABSENT_FROM": {"ATTENDED"}, "DENIED_AT": {"ATTENDED"},
	}

	// furtherParts are mandatory parts of a list element, in addition to the first part.
	furtherParts = map[string][]string{"Identifier": {"scheme"}}

	// timeParts are the parts of an element of a list that hold a time in EDTF, as text.
	timeParts = map[string][]string{"Name": {"start", "end"}}

	// ofIDs are the lists whose elements are ids that are in use nowhere else.
	ofIDs = []string{"formerly"}

	// reportable are the types and interfaces whose things begin to exist when a source first reports them. Other
	// things need a reference file.
	reportable = []string{"Occurrence", "Outcome", "Quotation"}

	// passages names, for a type, the property whose value is the passage of the report when the item does not give
	// it.
	passages = map[string]string{"Quotation": "text"}
)

// Kinds are the keys by which Parley recognises a file.
var Kinds = []string{"dossier", "things", "source", Judgements}

// Judgements is the key of a file of judgements.
const Judgements = "judgements"

// Verdicts are the keys of a judgement for the two ids that it is about.
var Verdicts = []string{"same", "different", "unsure"}

// JudgementKeys are the keys of a judgement.
var JudgementKeys = append([]string{"by", "when", "why", "score"}, Verdicts...)

// HeadKeys are the keys of the file that names the dossier.
var HeadKeys = []string{"dossier", "title"}

// ReportKeys are the keys of a report.
var ReportKeys = []string{
	"quote", "start", "fragment", "part", "via", "polarity", "rank", "reason", "reported", "retracts", "says", Doubt, Waits,
}

// Keys of drafts. A file with draft: true is a draft. Its reports have one of the other two keys as long as they wait for a review.
const (
	Draft = "draft"
	// Doubt is why a report is doubtful.
	Doubt = "doubt"
	// Waits says that a report waits, and is not doubtful.
	Waits = "waits"
)

// Keys of a source file that are not properties of the source.
const (
	Publisher  = "publisher"
	RevisionOf = "revisionOf"
	Reports    = "reports"
)

const (
	// Slug is the regular expression of an id.
	Slug = `^[a-z0-9]+(-[a-z0-9]+)*$`
	// Row is the regular expression of a fragment: a row or a cell of a table, by RFC 7111.
	Row = `^(row=[1-9][0-9]{0,8}|cell=[1-9][0-9]{0,8},[1-9][0-9]{0,8})$`
	// MaxIDLength is the maximum length of an id in bytes.
	MaxIDLength = 128
	// ClaimPrefix begins the ids of claims. All ids share one space.
	ClaimPrefix = "claim-"
	// LoadPrefix begins the ids of load records.
	LoadPrefix = "load-"
	// MaxWords is the maximum length of a quote in words. A quote is a citation, not a copy.
	MaxWords = 25
)

// Reportable reports whether things of the type begin to exist when a source first reports them.
func Reportable(t *graph.Type) bool {
	return slices.ContainsFunc(reportable, t.Is)
}

// OfIDs reports whether the elements of a list are ids that are in use nowhere else.
func OfIDs(p *graph.Property) bool { return slices.Contains(ofIDs, p.Name) }

// Least returns the least value of a property that counts something. ok reports whether the property counts something.
func Least(p *graph.Property) (n int64, ok bool) {
	n, ok = least[p.Name]
	return n, ok
}

// Limit returns the largest absolute value of a property that measures something. ok reports whether the property
// measures something.
func Limit(p *graph.Property) (x float64, ok bool) {
	x, ok = limits[p.Name]
	return x, ok
}

// Prose reports whether a text may have several lines. A part of a name or of an identifier may not.
func Prose(p *graph.Property) bool {
	return slices.Contains(prose, p.Key[strings.LastIndexByte(p.Key, '_')+1:])
}

// Contrary returns the relations that cannot hold between two things between which a relation holds.
func Contrary(r *graph.Relation) []*graph.Relation {
	var rs []*graph.Relation
	for _, name := range contrary[r.Name] {
		rs = append(rs, graph.Parley.Relation(name))
	}
	return rs
}

// Editorial reports whether a property is for the words of the editors. A reference file or a source file states it once
// for a thing, and no claim is made of it.
func Editorial(p *graph.Property) bool { return slices.Contains(editorial, p.Name) }

// TimePart reports whether a part of a list element holds a time.
func TimePart(p *graph.Property, part string) bool { return slices.Contains(timeParts[p.Struct], part) }

// Passage names the property whose value is the passage of the report when an item of the type does not give it. ok
// reports whether there is one.
func Passage(t *graph.Type) (property string, ok bool) {
	property, ok = passages[t.Name]
	return property, ok
}

// SourceWritable reports whether a dossier may write that property of a source.
func SourceWritable(p *graph.Property) bool {
	return Writable(p) && p.Name != "reported"
}

// SourceKeys lists the keys of a source file, in order.
func SourceKeys() []string {
	source := graph.Parley.Type("Source")
	keys := []string{"source", Publisher, RevisionOf, Reports, Draft}
	for _, name := range source.Fields() {
		if SourceWritable(source.Property(name)) {
			keys = append(keys, name)
		}
	}
	slices.Sort(keys)
	return keys
}
