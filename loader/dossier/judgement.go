package dossier

import (
	"maps"
	"slices"

	"parley/graph"
)

// The verdicts of judgements.
const (
	Same      = "same"
	Different = "different"
	Unsure    = "unsure"
)

// Judgement is what an editor says about two ids: whether they stand for one thing.
type Judgement struct {
	Verdict string // Same, Different or Unsure
	// A and B are the two ids, in the order of the file. One of them can be the id of a thing in another dossier.
	A, B  graph.ID
	By    string // who judges
	When  string // in EDTF
	Why   string
	Score *float64 // of the match, from 0 to 1; nil if there was none
	At    Position
}

// Pair is two ids in the order of the alphabet.
type Pair [2]graph.ID

// Pair returns the ids of the judgement in the order of the alphabet: of two judgements about one pair, the later counts.
func (j Judgement) Pair() Pair { return PairOf(j.A, j.B) }

// PairOf returns two ids in the order of the alphabet.
func PairOf(a, b graph.ID) Pair { return Pair{min(a, b), max(a, b)} }

// Standing returns the judgements that count, in their order: the last about each pair.
func Standing(all []Judgement) []Judgement {
	last := map[Pair]int{}
	for i, j := range all {
		last[j.Pair()] = i
	}
	var out []Judgement
	for i, j := range all {
		if last[j.Pair()] == i {
			out = append(out, j)
		}
	}
	return out
}

// Kept returns, for each id that a judgement joins with another, the id that stays. Of the ids of a cluster, the first id of the earliest
// judgement stays. The judgements must be Standing.
func Kept(standing []Judgement) map[graph.ID]graph.ID {
	kept := map[graph.ID]graph.ID{}
	for _, cluster := range clusters(standing) {
		for _, id := range cluster[1:] {
			kept[id] = cluster[0]
		}
	}
	return kept
}

// clusters returns the ids that judgements join, cluster by cluster: first the id that stays, then the others in the order in which the
// judgements name them.
func clusters(standing []Judgement) [][]graph.ID {
	neighbours := map[graph.ID][]graph.ID{}
	for _, j := range standing {
		if j.Verdict == Same {
			neighbours[j.A], neighbours[j.B] = append(neighbours[j.A], j.B), append(neighbours[j.B], j.A)
		}
	}
	var out [][]graph.ID
	seen := map[graph.ID]bool{}
	for _, j := range standing {
		if j.Verdict != Same || seen[j.A] {
			continue
		}
		seen[j.A] = true
		cluster := []graph.ID{j.A}
		for i := 0; i < len(cluster); i++ {
			for _, id := range neighbours[cluster[i]] {
				if !seen[id] {
					seen[id] = true
					cluster = append(cluster, id)
				}
			}
		}
		out = append(out, cluster)
	}
	return out
}

// Contradiction is a judgement that two ids are different, and the shortest chain of judgements by which they are the same.
type Contradiction struct {
	Different Judgement
	Chain     []Judgement // from Different.A to Different.B
}

// Contradictions returns the contradictions of judgements, in the order of the judgements. The judgements must be Standing.
func Contradictions(standing []Judgement) []Contradiction {
	steps := map[graph.ID][]Judgement{}
	for _, j := range standing {
		if j.Verdict == Same {
			steps[j.A], steps[j.B] = append(steps[j.A], j), append(steps[j.B], j)
		}
	}
	var out []Contradiction
	for _, j := range standing {
		if j.Verdict == Different {
			if chain := chainOf(steps, j.A, j.B); chain != nil {
				out = append(out, Contradiction{j, chain})
			}
		}
	}
	return out
}

// chainOf returns the shortest chain of judgements from one id to another, or nil. Of chains with the same length, it is the one with the
// earliest judgements.
func chainOf(steps map[graph.ID][]Judgement, from, to graph.ID) []Judgement {
	came := map[graph.ID]Judgement{from: {}}
	for queue := []graph.ID{from}; len(queue) > 0 && came[to].Verdict == ""; queue = queue[1:] {
		for _, j := range steps[queue[0]] {
			next := j.other(queue[0])
			if _, seen := came[next]; !seen {
				came[next] = j
				queue = append(queue, next)
			}
		}
	}
	var chain []Judgement
	for at := to; at != from; {
		j, reached := came[at]
		if !reached {
			return nil
		}
		chain = append(chain, j)
		at = j.other(at)
	}
	slices.Reverse(chain)
	return chain
}

func (j Judgement) other(id graph.ID) graph.ID {
	if id == j.A {
		return j.B
	}
	return j.A
}

// Joined returns the ids of this dossier that judgements have joined with another id, sorted.
func (d *Dossier) Joined() []graph.ID { return slices.Sorted(maps.Keys(Kept(Standing(d.Judgements)))) }
