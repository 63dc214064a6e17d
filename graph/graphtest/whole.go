package graphtest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"parley/graph"
)

// Whole checks a graph during a load of several transactions: it must hold only whole things.
// Each thing with the claims about it must be as it was before or as it is wanted. The
// same holds for all relations between two things that are both there; a claim counts
// as a thing. Whole returns an error that names the first half-written thing. It
// ignores records of loads.
func Whole(between, before, want graph.Contents) error {
	now, old, wanted := viewOf(between), viewOf(before), viewOf(want)
	for id, is := range now.things {
		if was, will := old.things[id], wanted.things[id]; !reflect.DeepEqual(is, was) && !reflect.DeepEqual(is, will) {
			return fmt.Errorf("%s is %v; before the load it was %v, and after the load it should be %v", id, is, was, will)
		}
	}
	for pair, is := range now.pairs {
		if was, will := old.pairs[pair], wanted.pairs[pair]; !reflect.DeepEqual(is, was) && !reflect.DeepEqual(is, will) {
			return fmt.Errorf("the relations between %v are %v; before the load they were %v, and after the load they should be %v", pair, is, was, will)
		}
	}
	for pair := range wanted.pairs {
		later := pair[1]
		if isClaim(pair[0]) {
			later = pair[0]
		}
		both := now.records[pair[0]] != "" && now.records[pair[1]] != ""
		if both && old.records[later] == "" && now.pairs[pair] == nil {
			return fmt.Errorf("%s is new, and the relations between %v are missing", later, pair)
		}
	}
	return nil
}

// isClaim reports whether an id is the id of a claim.
func isClaim(id graph.ID) bool { return strings.HasPrefix(string(id), "claim-") }

// view is a graph, split into parts. A load must write each part in one transaction.
type view struct {
	records map[graph.ID]string
	things  map[graph.ID][]string    // a thing with the claims about it
	pairs   map[[2]graph.ID][]string // the relations between two things
}

// viewOf returns the parts of a graph.
func viewOf(c graph.Contents) view {
	s := view{map[graph.ID]string{}, map[graph.ID][]string{}, map[[2]graph.ID][]string{}}
	for _, r := range c.Records {
		if r.Type.Name != "Load" {
			s.records[r.ID()] = fmt.Sprint(r.Type.Name, r.Values)
		}
	}
	for id, r := range s.records {
		if !isClaim(id) {
			s.things[id] = append(s.things[id], r)
		}
	}
	for _, e := range c.Edges {
		pair := [2]graph.ID{e.From, e.To}
		s.pairs[pair] = append(s.pairs[pair], fmt.Sprint(e.Relation.Name, e.Values))
		if e.Relation.Name == "ABOUT" {
			s.things[e.To] = append(s.things[e.To], string(e.From)+s.records[e.From])
		}
	}
	for _, l := range s.things {
		slices.Sort(l)
	}
	for _, l := range s.pairs {
		slices.Sort(l)
	}
	return s
}
