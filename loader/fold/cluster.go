package fold

import (
	"iter"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"

	"parley/graph"
	"parley/loader/dossier"
)

// Ends reports at which ends of a relation the fold needs all claims of the thing, to fold a claim about the relation. At least one
// is true. The types are the types of the two things. If both are true, the two things belong to one cluster.
func Ends(r *graph.Relation, from, to *graph.Type) (start, end bool) {
	start, end = StatedEnds(r, from, to)
	m := relationSubject(r, "from", "to", nil)
	// The claim also denies the opposite relation.
	return start, end || m.oneAtATime() && r.From.Type == r.To.Type
}

// StatedEnds is Ends for a relation that only a reference file states.
//
// The relation is folded with the thing that owns it, which is also an end of all its siblings: see fanOf. The times of a
// meeting or an event, and the decision on it, count for each relation at it.
func StatedEnds(r *graph.Relation, from, to *graph.Type) (start, end bool) {
	m := relationSubject(r, "from", "to", nil)
	owner, _ := m.owner(r)
	start, end = owner == m.from, owner == m.to
	switch {
	case isOccurrence(from):
		start = true
	case isOccurrence(to):
		end = true
	}
	return start, end
}

func isOccurrence(t *graph.Type) bool { return t != nil && (t.Name == meeting || t.Name == event) }

// ground is what the fold of each cluster needs to know of the whole dossier.
type ground struct {
	weights   weights
	geography geography
	bodies    dossier.Bodies
	linked    map[graph.ID]bool      // the things that are an end of a stated relation
	reported  map[graph.ID]time.Time // the first report about a thing, as subject or object
}

func groundOf(d *dossier.Dossier) ground {
	g := ground{weightsOf(d), geographyOf(d.Stated), d.Bodies(), map[graph.ID]bool{}, map[graph.ID]time.Time{}}
	for _, t := range d.Stated {
		g.linked[t.From], g.linked[t.To] = true, true
	}
	for i := range d.Claims {
		c := &d.Claims[i]
		for _, id := range []graph.ID{c.Subject, c.Object} {
			if first, ok := g.reported[id]; !ok || c.Reported.Before(first) {
				g.reported[id] = c.Reported.UTC()
			}
		}
	}
	return g
}

// cluster is a set of things with everything that decides how they are folded: the claims about them, and the relations at
// them. Two clusters are folded apart from each other.
type cluster struct {
	things []dossier.Thing
	stated []dossier.StatedRelation
	claims []*dossier.Claim
}

// clusters numbers the clusters of a dossier.
type clusters struct {
	types map[graph.ID]*graph.Type
	index map[graph.ID]int // of each thing in joined, see of
	// joined leads from each thing to another thing of its cluster, and at last to the thing that stands for the cluster.
	joined []int
}

func newClusters(d *dossier.Dossier) *clusters {
	cs := &clusters{types: make(map[graph.ID]*graph.Type, len(d.Things)), index: make(map[graph.ID]int, len(d.Things))}
	for _, t := range d.Things {
		cs.types[t.ID] = t.Type
	}
	for _, t := range d.Stated {
		if start, end := StatedEnds(t.Relation, cs.types[t.From], cs.types[t.To]); start && end {
			cs.join(t.From, t.To)
		}
	}
	for i := range d.Claims {
		c := &d.Claims[i]
		if c.Relation == nil {
			continue
		}
		from, to := c.Ends()
		if start, end := Ends(c.Relation, cs.types[from], cs.types[to]); start && end {
			cs.join(from, to)
		}
	}
	return cs
}

// join puts two things into one cluster.
func (cs *clusters) join(one, other graph.ID) { cs.joined[cs.of(one)] = cs.of(other) }

// of is the number of the cluster of a thing.
func (cs *clusters) of(id graph.ID) int {
	i, known := cs.index[id]
	if !known {
		i = len(cs.joined)
		cs.index[id], cs.joined = i, append(cs.joined, i)
	}
	for cs.joined[i] != i {
		cs.joined[i] = cs.joined[cs.joined[i]] // so that the next way is shorter
		i = cs.joined[i]
	}
	return i
}

// ofRelation is the number of the cluster with which a relation is folded.
func (cs *clusters) ofRelation(r *graph.Relation, from, to graph.ID) int {
	if start, _ := Ends(r, cs.types[from], cs.types[to]); start {
		return cs.of(from)
	}
	return cs.of(to)
}

// ofClaim is the number of the cluster with which a claim is folded.
func (cs *clusters) ofClaim(c *dossier.Claim) int {
	if c.Relation == nil {
		return cs.of(c.Subject)
	}
	from, to := c.Ends()
	return cs.ofRelation(c.Relation, from, to)
}

// split puts the clusters of the things that fit into several parts of about equal work. It keeps the order of the claims.
func (cs *clusters) split(d *dossier.Dossier, fits func(graph.ID) bool, parts int) []cluster {
	work, total := map[int]int{}, 0 // of each cluster that fits
	for _, t := range d.Things {
		if fits(t.ID) {
			work[cs.of(t.ID)]++
			total++
		}
	}
	for i := range d.Claims {
		c := &d.Claims[i]
		if number := cs.ofClaim(c); work[number] > 0 {
			work[number]++
			total++
		}
	}
	out, filled, part := []cluster{{}}, 0, map[int]int{}
	for _, t := range d.Things {
		number := cs.of(t.ID)
		if work[number] == 0 {
			continue
		}
		if _, placed := part[number]; !placed {
			if filled > total/parts {
				out, filled = append(out, cluster{}), 0
			}
			part[number], filled = len(out)-1, filled+work[number]
		}
		into := &out[part[number]]
		into.things = append(into.things, t)
	}
	for _, t := range d.Stated {
		if p, fits := part[cs.ofRelation(t.Relation, t.From, t.To)]; fits {
			out[p].stated = append(out[p].stated, t)
		}
	}
	for i := range d.Claims {
		c := &d.Claims[i]
		if p, fits := part[cs.ofClaim(c)]; fits {
			out[p].claims = append(out[p].claims, c)
		}
	}
	return out
}

// workOfPart is about how many things and claims are folded into one part of the graph. Parts that wait for their reader are held in
// memory, so a part must not be large.
const workOfPart = 10_000

// foldClusters folds the clusters of the things that fit, several clusters at a time. It folds only a few parts more than its reader has
// taken. Before it gives a part to its reader, it calls folded with the number of claims in the part.
func foldClusters(d *dossier.Dossier, fits func(graph.ID) bool, folded func(claims int)) iter.Seq[graph.Contents] {
	return func(yield func(graph.Contents) bool) {
		workers := runtime.GOMAXPROCS(0)
		parts := max(4*workers, (len(d.Things)+len(d.Claims))/workOfPart)
		g, clusters := groundOf(d), newClusters(d).split(d, fits, parts)
		type part struct {
			graph.Contents

			claims int
		}
		ready, stop := make(chan part), make(chan struct{})
		go func() {
			defer close(ready)
			var group errgroup.Group
			group.SetLimit(workers)
			for _, c := range clusters {
				group.Go(func() error {
					select {
					case <-stop:
						return nil
					default:
					}
					select {
					case ready <- part{newFolding(g, c).contents(c.things), len(c.claims)}:
					case <-stop:
					}
					return nil
				})
			}
			_ = group.Wait() // the functions return no errors
		}()
		defer func() {
			close(stop)
			for range ready { // until the others have stopped, also if the reader panics
			}
		}()
		for p := range ready {
			folded(p.claims)
			if !yield(p.Contents) {
				return
			}
		}
	}
}
