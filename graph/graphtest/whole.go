package graphtest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"parley/graph"
)

// Whole tells whether a graph between two states of it holds whole things only: each
// thing with the claims about it has to be as before or as wanted, and so have the
// relations of any two things, a claim's included, that are both there. The error
// names the first that is there by half. Records of loads take no part.
func Whole(between, before, want graph.Contents) error {
	now, old, wanted := view(between), view(before), view(want)
	for id, is := range now.things {
		if was, will := old.things[id], wanted.things[id]; !reflect.DeepEqual(is, was) && !reflect.DeepEqual(is, will) {
			return fmt.Errorf("%s is %v, and was %v, and is to be %v", id, is, was, will)
		}
	}
	for pair, is := range now.pairs {
		if was, will := old.pairs[pair], wanted.pairs[pair]; !reflect.DeepEqual(is, was) && !reflect.DeepEqual(is, will) {
			return fmt.Errorf("between %v there is %v, and was %v, and is to be %v", pair, is, was, will)
		}
	}
	for pair := range wanted.pairs {
		later := pair[1]
		if isClaim(pair[0]) {
			later = pair[0]
		}
		both := now.records[pair[0]] != "" && now.records[pair[1]] != ""
		if both && old.records[later] == "" && now.pairs[pair] == nil {
			return fmt.Errorf("%s is new and there, and nothing is between %v", later, pair)
		}
	}
	return nil
}

func isClaim(id graph.ID) bool { return strings.HasPrefix(string(id), "claim-") }

// seen is a graph, sorted by what must not come apart.
type seen struct {
	records map[graph.ID]string
	things  map[graph.ID][]string    // a thing and the claims about it
	pairs   map[[2]graph.ID][]string // the relations of two things
}

func view(c graph.Contents) seen {
	s := seen{map[graph.ID]string{}, map[graph.ID][]string{}, map[[2]graph.ID][]string{}}
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
