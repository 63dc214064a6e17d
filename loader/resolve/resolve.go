// Package resolve is the loader's second stage: it holds raw files against the
// model, and makes a dossier of them or tells everything that is wrong.
//
// What may be written of a thing package grammar reads off graph.Parley, so that
// a field that is added to a struct there can be written at once.
package resolve

import (
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

	types      map[string]*graph.Type // that an item can have, by the word for them
	hints      int                    // given so far
	idLists    map[string][]string    // see idsOf
	registered bool                   // every id is known

	known      map[graph.ID]known
	references []item
	sources    []source

	dossier dossier.Dossier
	made    map[graph.ID]*dossier.Thing
	stated  map[graph.EdgeKey]dossier.Position
	claimed map[graph.ID]dossier.Position
	steps   []dossier.Step
	tenures []tenure
}

// Dossier makes a dossier of raw files. The error is of type dossier.Problems
// and holds everything that is wrong, with what the reader found. Now is when
// the dossier is loaded: a source cannot have been published later.
func Dossier(files *dossier.Files, now time.Time) (*dossier.Dossier, error) {
	r := &resolver{
		now:        now,
		incomplete: len(files.Problems) > 0,
		problems:   slices.Clone(files.Problems),
		types:      grammar.ItemTypes(),
		idLists:    map[string][]string{},
		known:      map[graph.ID]known{},
		made:       map[graph.ID]*dossier.Thing{},
		stated:     map[graph.EdgeKey]dossier.Position{},
		claimed:    map[graph.ID]dossier.Position{},
	}
	r.sortFiles(files.Files)
	r.registerAll()
	r.resolveAll()
	r.checkCycles()
	r.checkTenures()
	r.checkRetractions()
	if len(r.problems) > 0 {
		return nil, r.problems.Sorted()
	}
	return r.finished(), nil
}

// maxProblems is how many are told. Nobody mends more at once, and a file that is
// nothing but problems has a hundred thousand.
const maxProblems = 1000

// tell gathers a problem.
func (r *resolver) addProblem(p dossier.Problem) {
	switch found := len(r.problems); {
	case found > maxProblems:
		return
	case found == maxProblems:
		p.Message = fmt.Sprintf("and so on: there are more than %d problems: mend those that are told first", maxProblems)
	}
	r.problems = append(r.problems, p)
}

// registerAll learns every id before any reference is looked up. References
// come first: what they state is what later mentions are held against.
func (r *resolver) registerAll() {
	for _, it := range r.references {
		it.registerReference()
	}
	for i := range r.sources {
		r.sources[i].register()
	}
	for i := range r.sources {
		r.sources[i].readReports()
	}
	r.registered = true
}

func (r *resolver) resolveAll() {
	for _, it := range r.references {
		it.resolveReference()
	}
	for _, s := range r.sources {
		s.resolve()
	}
}

// finished puts everything into an order that no order of files changes.
func (r *resolver) finished() *dossier.Dossier {
	d := &r.dossier
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

func keyOf(t dossier.StatedRelation) graph.EdgeKey {
	return graph.Edge{Relation: t.Relation, From: t.From, To: t.To, Values: t.Values}.Key()
}
