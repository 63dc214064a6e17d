package match

import (
	"cmp"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"parley/graph/words"
)

const (
	// Most is the largest number of candidates for one subject.
	Most = 3
	// examined is the number of subjects that are compared with a subject word by word: those with the rarest common keys.
	examined = 60
	// crowd is the number of subjects from which a key tells nothing.
	crowd = 3000
	// leastWeight is the smallest weight of common keys, as a part of the largest, with which a subject is examined.
	leastWeight = 0.12
)

// Index finds the subjects that may be one with a subject, without a comparison with each of them.
type Index struct {
	subjects []*Subject
	blocks   map[string][]int32 // by key: the subjects that have it, in order
	scratch  sync.Pool          // of *weights
}

// NewIndex makes an index of subjects. The order of the subjects decides between candidates with equal scores.
func NewIndex(subjects []*Subject) *Index {
	ix := &Index{subjects: subjects, blocks: map[string][]int32{}}
	for i, s := range subjects {
		s.prepare()
		for _, k := range keys(s) {
			ix.blocks[k] = append(ix.blocks[k], int32(i)) //nolint:gosec // no record has two thousand million things
		}
	}
	ix.scratch.New = func() any { return &weights{of: make([]float64, len(subjects))} }
	return ix
}

// Candidates returns the subjects of the index that may be one with a subject: at most most, the highest score first, with scores of
// Threshold and more. It leaves out the subject itself, and the subjects for which skip is true; skip can be nil. A candidate is sure
// only if the names of no other candidate are as much alike. Several goroutines can call Candidates at the same time.
func (ix *Index) Candidates(s *Subject, most int, skip func(*Subject) bool) []Candidate {
	s.prepare()
	near := ix.near(s)
	var found []Candidate
	for _, i := range near {
		other := ix.subjects[i]
		if other == s || skip != nil && skip(other) {
			continue
		}
		if c := Judge(s, other); c.Score >= Threshold {
			found = append(found, c)
		}
	}
	slices.SortStableFunc(found, func(a, b Candidate) int { return cmp.Compare(b.Score, a.Score) })
	found = found[:min(len(found), most)]
	if len(found) > 1 && found[1].Names.Score >= found[0].Names.Score {
		found[0].Sure = false
	}
	for i := 1; i < len(found); i++ {
		found[i].Sure = false
	}
	return found
}

// weights hold a weight for each subject of an index.
type weights struct {
	of      []float64
	touched []int32
}

// near returns the subjects with the rarest common keys, at most examined.
func (ix *Index) near(s *Subject) []int32 {
	w, _ := ix.scratch.Get().(*weights)
	defer ix.scratch.Put(w)
	best := 0.0
	for _, k := range keys(s) {
		block := ix.blocks[k]
		if len(block) > crowd {
			continue
		}
		rarity := math.Log(1 + float64(len(ix.subjects))/float64(max(1, len(block))))
		for _, i := range block {
			if w.of[i] == 0 {
				w.touched = append(w.touched, i)
			}
			w.of[i] += rarity
			best = max(best, w.of[i])
		}
	}
	var near []int32
	for _, i := range w.touched {
		if w.of[i] >= best*leastWeight {
			near = append(near, i)
		}
	}
	slices.SortFunc(near, func(a, b int32) int { return cmp.Or(cmp.Compare(w.of[b], w.of[a]), cmp.Compare(a, b)) })
	for _, i := range w.touched {
		w.of[i] = 0
	}
	w.touched = w.touched[:0]
	return near[:min(len(near), examined)]
}

// keys are the keys of a subject, sorted and without duplicates. Two subjects with names that are alike have a common key.
func keys(s *Subject) []string {
	var all []string
	for _, n := range slices.Concat(s.people, s.bodies) {
		for _, form := range n.forms {
			all = append(all, keysOf(form)...)
		}
	}
	for _, i := range s.Identifiers {
		all = append(all, "i"+strings.ToLower(i.Scheme+":"+i.Value))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// keysOf are the keys of a list of words: how each word sounds, with and without vowels, and together with the first letter of another
// word; its consonants, if its script has no vowels; the other forms of a given name; and how the whole list sounds as one word.
func keysOf(list []word) []string {
	var all []string
	whole := ""
	for i, w := range list {
		if w.particle {
			continue
		}
		whole += w.text
		all = append(all, prefixed("c", w.skeletons)...)
		if len(w.forms) > 0 {
			all = append(append(all, prefixed("f", w.forms)...), prefixed("f", w.keys)...)
		}
		if len(w.sounds) == 0 {
			all = append(all, prefixed("t", w.keys)...)
		}
		for _, s := range w.sounds {
			all = append(all, "s"+s)
			if bare := withoutVowels(s); len(bare) > 1 {
				all = append(all, "v"+bare)
			}
			for j, o := range list {
				if j != i && !o.particle {
					all = append(all, prefixed("b"+s+" ", o.beginnings())...)
				}
			}
		}
	}
	return append(all, prefixed("w", words.Sounds(words.Name{Text: whole}))...)
}

func prefixed(prefix string, list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = prefix + s
	}
	return out
}

func withoutVowels(sound string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("aeiou", r) {
			return -1
		}
		return r
	}, sound)
}

// firstLetters are letters with which one name can begin in two spellings.
var firstLetters = map[rune]rune{'v': 'f', 'c': 'k', 'q': 'k', 'z': 's', 'x': 'k'}

// beginnings are the letters with which a word begins in its readings, without duplicates.
func (w word) beginnings() []string {
	var all []string
	for _, r := range w.plain {
		first := r[0]
		if like, there := firstLetters[first]; there {
			first = like
		}
		if s := string(first); !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// Each finds the candidates of several subjects, on all processors: one list for each subject, in the order of the subjects. The function
// skip is as in Candidates, for each subject. Each calls done with the number of subjects that are done, from several goroutines. Skip
// and done can be nil.
func (ix *Index) Each(subjects []*Subject, most int, skip func(a, b *Subject) bool, done func(n int)) [][]Candidate {
	out := make([][]Candidate, len(subjects))
	for _, s := range subjects {
		s.prepare() // a subject of the index is also read by the others
	}
	var next, ready atomic.Int64
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(subjects); i = int(next.Add(1)) - 1 {
				s := subjects[i]
				out[i] = ix.Candidates(s, most, func(o *Subject) bool { return skip != nil && skip(s, o) })
				if n := int(ready.Add(1)); done != nil {
					done(n)
				}
			}
		})
	}
	all.Wait()
	return out
}
