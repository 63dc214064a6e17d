package resolve

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/edtf"
	"parley/loader/grammar"
)

// source is a source file.
type source struct {
	file
	fields  []pair
	idNode  *yaml.Node
	id      graph.ID
	reports []report
	head    *source // the file that describes the source, if this file continues it

	// resolved is the source, after resolve; published is its time, and dated reports whether it has a time.
	resolved  dossier.Source
	published edtf.Time
	dated     bool
}

const (
	sourceType = "Source"
	// The key for the words from which the publisher was inferred.
	publisherInferredKey = "publisherInferredFrom"
	// The grade of a source without a grade: it cannot be judged.
	ungraded = graph.Reliability("F")
)

// continues reports whether the file can be the continuation of a source: it has reports, and nothing else that
// describes the source.
func (s *source) continues() bool {
	other := func(p pair) bool { return p.key.Value != "source" && p.key.Value != grammar.Reports }
	return valueOf(s.fields, grammar.Reports) != nil && !slices.ContainsFunc(s.fields, other)
}

// register registers the id of the source. The files that continue a source are registered after the file that
// describes it.
func (s *source) register() {
	id, ok := s.newID(s.idNode)
	if !ok {
		return
	}
	if head := s.heads[id]; head != nil && s.continues() {
		s.head = head
	} else if k, twice := s.known[id]; twice {
		hint := ""
		if k.typ.Name == sourceType {
			hint = "; to go on with this source, write `source:` and `reports:` alone"
		}
		s.problem(s.idNode, "`%s` is already %s (%s): delete one of the two, or choose another id%s", id, withArticle(grammar.Word(k.typ.Name)), k.at, hint)
	} else {
		s.known[id] = known{typ: graph.Parley.Type(sourceType), at: s.at(s.idNode)}
		s.heads[id] = s
	}
	s.id = id
}

// readReports reads the heads of the reports, and registers the ids that they define.
func (s *source) readReports() {
	n := valueOf(s.fields, grammar.Reports)
	if n == nil {
		return // a source that reports nothing is evidence, too
	}
	for _, e := range s.list(n, "`"+grammar.Reports+"`") {
		s.reports = append(s.reports, s.report(e))
	}
}

// resolve takes the values of the source itself, then its reports.
func (s *source) resolve() {
	if s.head != nil {
		for _, r := range s.reports {
			r.resolve(s.head.resolved, s.head.published, s.head.dated)
		}
		return
	}
	t := graph.Parley.Type(sourceType)
	out := dossier.Source{
		ID: s.id, Values: make([]graph.Value, len(t.Properties)),
		Reliability: ungraded, At: s.at(s.idNode),
	}
	out.Values[0] = string(s.id)
	for _, p := range s.fields {
		s.field(&out, t, p)
	}
	if n := valueOf(s.fields, publisherInferredKey); n != nil && valueOf(s.fields, grammar.Publisher) == nil {
		s.problem(n, "this needs a `publisher`: add one, or remove this key")
	}
	if grade, ok := out.Values[t.Property("reliability").Index].(string); ok {
		out.Reliability = graph.Reliability(grade)
	}
	out.Values[t.Property("reliability").Index] = string(out.Reliability)
	s.published, s.dated = s.date(&out, t)
	out.Text, _ = out.Values[t.Property("text").Index].(string)
	s.resolved = out
	s.dossier.Sources = append(s.dossier.Sources, out)
	for _, r := range s.reports {
		r.resolve(out, s.published, s.dated)
	}
}

// field reads one key of a source file.
func (s source) field(out *dossier.Source, t *graph.Type, p pair) {
	name := p.key.Value
	switch property := t.Property(name); {
	case name == grammar.Reports || name == grammar.Draft || slices.Contains(grammar.Kinds, name):
	case name == grammar.Publisher:
		via, _ := graph.Parley.Via(t, grammar.Publisher)
		out.Publisher, _ = s.ref(p.value, via.Far(), grammar.Publisher)
	case name == grammar.RevisionOf:
		out.RevisionOf, _ = s.ref(p.value, sourceType, name)
		if out.RevisionOf == s.id && s.id != "" {
			s.problem(p.value, "`%s` cannot be a later version of itself", s.id)
			out.RevisionOf = ""
		}
	case property == nil || property.Hidden:
		s.unknownKey(p.key, "a source", s.offered(grammar.SourceKeys()))
	case !grammar.SourceWritable(property):
		s.problem(p.key, "Parley derives `%s` of a source: remove it", name)
	default:
		if values, ok := s.values(property, p.value); ok && s.wellFormed(name, p.value) {
			put(out.Values, property, values)
		}
	}
}

// wellFormed checks the form of an address, a language or a file name. The kind of these properties is only "text".
func (s source) wellFormed(name string, n *yaml.Node) bool {
	text := strings.TrimSpace(n.Value)
	switch name {
	case "url":
		if u, err := url.Parse(text); err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
			s.problem(n, "%q is not the address of a web page: an address begins with https:// or http://", dossier.Shortened(n.Value))
			return false
		}
	case "language":
		if !grammar.Language(text) {
			s.problem(n, "%q is not a language tag: write a BCP 47 tag, such as en, uk or zh-Hant", dossier.Shortened(n.Value))
			return false
		}
	case "text":
		if !fs.ValidPath(text) || text == "." {
			s.problem(n, "%q leads out of the folder of texts: name a file in the folder, without .. and without / at either end", dossier.Shortened(n.Value))
			return false
		}
	}
	return true
}

// date works out the time from which the source counts, and reports whether it could. It returns what the time of
// publication can mean.
func (s source) date(out *dossier.Source, t *graph.Type) (edtf.Time, bool) {
	n := valueOf(s.fields, "published")
	if n == nil {
		s.problem(s.idNode, "the source needs `published`: the time of publication, such as 2025-11-30T16:26Z or 2025-11-30. "+
			"If it has none, as a register, write the day on which you read it: {text: 2025-11-30, inferredFrom: the day of the download}")
		return edtf.Time{}, false
	}
	text, ok := out.Values[t.Property("published").Parts[0].Index].(string)
	if !ok {
		return edtf.Time{}, false // the problem is already reported
	}
	published, err := edtf.Parse(text)
	if err != nil {
		return edtf.Time{}, false
	}
	out.Reported, ok = s.reportedAt(n, "published", published)
	out.Values[t.Property("reported").Index] = out.Reported.Format(time.RFC3339)
	return published, ok
}

// reportedAt is the time from which a source with this date counts.
func (f file) reportedAt(n *yaml.Node, key string, date edtf.Time) (time.Time, bool) {
	at, err := reportedBy(date, f.now)
	if err != nil {
		f.problem(n, "`%s` %v", key, err)
	}
	return at, err == nil
}

// reportedBy is the time from which a report with this date counts. It refuses a date that has begun nowhere on Earth
// yet. Its errors begin with a verb, like those of edtf.Parse.
func reportedBy(date edtf.Time, now time.Time) (time.Time, error) {
	at, ok := date.Reported()
	switch {
	case !ok:
		return at, errors.New("needs an end: it says from when the claims count")
	case date.Begins().After(now):
		return at, fmt.Errorf("is in the future (now is %s): correct it", now.UTC().Format(time.RFC3339))
	}
	return at, nil
}

// setReported sets when a claim with this date was reported.
func setReported(c *dossier.Claim, at time.Time, date edtf.Time) {
	c.Reported, c.ReportedFrom, c.ReportedDay = at, time.Time{}, ""
	switch {
	case !date.Exact():
		if date.Earliest != nil {
			c.ReportedFrom = *date.Earliest
		}
	case date.FirstDay != at.UTC().Format(time.DateOnly):
		c.ReportedDay = date.FirstDay
	}
}

// Published returns the problem with a time of publication, or nil. Now is as in Dossier.
func Published(text string, now time.Time) error {
	date, err := edtf.Parse(text)
	if err == nil {
		_, err = reportedBy(date, now)
	}
	if err != nil {
		return fmt.Errorf("%q %w", dossier.Shortened(text), err)
	}
	return nil
}
