// Package resolve is the second stage of the loader. It compares raw files with the model, and makes a dossier of
// them or reports all problems.
//
// Package grammar says what a dossier may contain. It reads this from graph.Parley, so a field that is added to a
// struct there can be written at once.
package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/grammar"
)

// resolver is the state of one run.
type resolver struct {
	now        time.Time
	incomplete bool // some files could not be read
	problems   dossier.Problems
	counts     [2]int // the number of problems of each severity

	types      map[string]*graph.Type // the types of items, by their word
	hints      int                    // the number of suggestions so far
	idLists    map[string][]string    // the cache of idsOf
	registered bool                   // every id is registered

	files      []dossier.File // sorted by name
	known      map[graph.ID]known
	former     map[graph.ID]survivor // by former id
	identified map[string]identified // by dossier.IdentifierKey
	references []item
	judged     []judged
	kept       map[graph.ID]graph.ID // the ids that stay, by the ids that judgements join with them
	sources    []source
	heads      map[graph.ID]*source // the files that describe the sources

	dossier dossier.Dossier
	made    map[graph.ID]*dossier.Thing
	stated  map[graph.EdgeKey]dossier.Position
	leads   map[towards]dossier.Position // the relations to one thing at a time among the stated relations
	claimed map[graph.ID]int             // the index of each claim in the dossier

	labelled map[graph.ID]dossier.Position // where the words of the editors for a thing stand
	climbs   []dossier.Claim               // the claims about the relations of hierarchies
	tenures  []tenure
}

// Dossier makes a dossier of raw files. The error is of type dossier.Problems. It holds all problems, including those
// of the reader and the warnings. If there are warnings only, there is no error, and the dossier holds the warnings.
// Now is the time of the load: a source cannot be published later. Dossier takes the raw files away from files, and drops each
// source file as soon as it is resolved: the raw files are larger than the dossier.
func Dossier(files *dossier.Files, now time.Time) (*dossier.Dossier, error) {
	r := newResolver(files, now)
	r.registerAll(nil)
	r.resolveAll()
	r.join()
	r.checkCycles()
	r.checkTenures()
	r.checkRetractions()
	r.checkMeaning()
	return r.result()
}

// Part makes a part of a dossier: of all its files but some source files. The argument elsewhere has the ids that these source files
// define or name, with their types. Part does not look for problems that only all files together have: circles, retractions
// of nothing, and warnings about several sources. It takes the raw files away, as Dossier does.
func Part(files *dossier.Files, elsewhere map[graph.ID]*graph.Type, now time.Time) (*dossier.Dossier, error) {
	r := newResolver(files, now)
	r.registerAll(elsewhere)
	r.resolveAll()
	r.join()
	r.checkTenures()
	r.checkReports()
	return r.result()
}

func newResolver(files *dossier.Files, now time.Time) *resolver {
	r := &resolver{
		now:        now,
		incomplete: len(files.Problems) > 0,
		problems:   slices.Clone(files.Problems),
		counts:     [2]int{dossier.Error: len(files.Problems)},
		types:      grammar.ItemTypes(),
		idLists:    map[string][]string{},
		known:      map[graph.ID]known{},
		former:     map[graph.ID]survivor{},
		heads:      map[graph.ID]*source{},
		identified: map[string]identified{},
		made:       map[graph.ID]*dossier.Thing{},
		stated:     map[graph.EdgeKey]dossier.Position{},
		leads:      map[towards]dossier.Position{},
		claimed:    map[graph.ID]int{},
		labelled:   map[graph.ID]dossier.Position{},
	}
	r.sortFiles(files.Files)
	files.Files = nil
	return r
}

func (r *resolver) result() (*dossier.Dossier, error) {
	found := r.problems.Sorted()
	if len(found.Of(dossier.Error)) > 0 {
		return nil, found
	}
	d := r.finished()
	d.Warnings = found
	return d, nil
}

// maxProblems is the maximum number of problems of one severity that are reported. Nobody corrects more at once, and a
// wrong file can have a hundred thousand. Many warnings hide no error.
const maxProblems = 1000

// addProblem collects a problem.
func (r *resolver) addProblem(p dossier.Problem) {
	switch found := r.counts[p.Severity]; {
	case found > maxProblems:
		return
	case found == maxProblems:
		what := "problems"
		if p.Severity == dossier.Warning {
			what = "warnings"
		}
		p.Message = fmt.Sprintf("there are more than %d %s: correct these first", maxProblems, what)
	}
	r.counts[p.Severity]++
	r.problems = append(r.problems, p)
}

// registerAll registers every id before any reference is looked up. The reference files come first, because items of
// sources are compared with them. The argument elsewhere has the ids of files that are not read.
func (r *resolver) registerAll(elsewhere map[graph.ID]*graph.Type) {
	for _, it := range r.references {
		it.registerReference()
		it.registerFormer()
	}
	for id, t := range elsewhere {
		if _, there := r.known[id]; !there {
			r.known[id] = known{typ: t, elsewhere: true}
		}
	}
	slices.SortStableFunc(r.sources, func(a, b source) int { return cmp.Compare(rankOf(a), rankOf(b)) })
	for i := range r.sources {
		r.sources[i].register()
	}
	for i := range r.sources {
		r.sources[i].readReports()
	}
	r.checkFormer()
	r.registered = true
	r.readJudgements()
}

// rankOf puts the files that describe a source before the files that may continue it.
func rankOf(s source) int {
	if s.continues() {
		return 1
	}
	return 0
}

func (r *resolver) resolveAll() {
	for _, it := range r.references {
		it.resolveReference()
	}
	roots := make(map[string]*dossier.File, len(r.files))
	for i := range r.files {
		roots[r.files[i].Name] = &r.files[i]
	}
	for i := range r.sources {
		s := &r.sources[i]
		s.resolve()
		s.fields, s.idNode, s.reports, roots[s.name].Root = nil, nil, nil, nil
	}
}

// finished sorts everything, so that the order of the files does not matter.
func (r *resolver) finished() *dossier.Dossier {
	whole := r.dossier // a copy, so that the dossier does not hold the resolver with all raw files
	d := &whole
	d.Files = r.sourceFiles()
	for _, t := range r.made {
		d.Things = append(d.Things, *t)
	}
	slices.SortFunc(d.Things, func(a, b dossier.Thing) int { return strings.Compare(string(a.ID), string(b.ID)) })
	slices.SortFunc(d.Stated, func(a, b dossier.StatedRelation) int { return keyOf(a).Compare(keyOf(b)) })
	slices.SortFunc(d.Sources, func(a, b dossier.Source) int { return strings.Compare(string(a.ID), string(b.ID)) })
	slices.SortFunc(d.Claims, func(a, b dossier.Claim) int {
		if c := a.Reported.Compare(b.Reported); c != 0 {
			return c
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	return d
}

// sourceFiles lists the files.
func (r *resolver) sourceFiles() []dossier.SourceFile {
	sources, labels := map[string]graph.ID{}, map[string][]graph.ID{}
	for _, s := range r.sources {
		sources[s.name] = s.id
	}
	for id, at := range r.labelled {
		if sources[at.File] != "" {
			labels[at.File] = append(labels[at.File], id)
		}
	}
	files := make([]dossier.SourceFile, len(r.files))
	for i, f := range r.files {
		slices.Sort(labels[f.Name])
		files[i] = dossier.SourceFile{Name: f.Name, Digest: f.Digest, Source: sources[f.Name], Labels: labels[f.Name]}
	}
	return files
}

func keyOf(t dossier.StatedRelation) graph.EdgeKey {
	return graph.Edge{Relation: t.Relation, From: t.From, To: t.To, Values: t.Values}.Key()
}
