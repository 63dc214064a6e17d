package main

import (
	"cmp"
	"hash/fnv"
	"slices"
)

// figures count right and wrong answers.
type figures struct{ truePositive, falsePositive, falseNegative, trueNegative int }

func (f *figures) add(p pair, threshold float64) {
	switch found := p.score >= threshold; {
	case found && p.same:
		f.truePositive++
	case found:
		f.falsePositive++
	case p.same:
		f.falseNegative++
	default:
		f.trueNegative++
	}
}

func at(pairs []pair, threshold float64) figures {
	var f figures
	for _, p := range pairs {
		f.add(p, threshold)
	}
	return f
}

// precision is the share of the pairs above the threshold that are one person. It is 1 if there is no such pair.
func (f figures) precision() float64 { return share(f.truePositive, f.falsePositive) }

// recall is the share of the pairs of one person that are above the threshold. It is 1 if there is no such pair.
func (f figures) recall() float64 { return share(f.truePositive, f.falseNegative) }

// f1 is the harmonic mean of precision and recall.
func (f figures) f1() float64 {
	if f.truePositive == 0 {
		return 0
	}
	return 2 * float64(f.truePositive) / float64(2*f.truePositive+f.falsePositive+f.falseNegative)
}

func share(part, rest int) float64 {
	if part+rest == 0 {
		return 1
	}
	return float64(part) / float64(part+rest)
}

const folds = 5

// fold is the fold of a pair. It follows from the names only, so the order of the pairs does not matter.
func fold(p pair) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(min(p.a, p.b) + "\x00" + max(p.a, p.b)))
	return int(h.Sum32() % folds)
}

// crossValidated measures each fold at the threshold that is best for the other folds, and adds the figures of all folds.
func crossValidated(pairs []pair) (f figures, thresholds []float64) {
	for k := range folds {
		var train []pair
		for _, p := range pairs {
			if fold(p) != k {
				train = append(train, p)
			}
		}
		threshold := best(train)
		thresholds = append(thresholds, threshold)
		for _, p := range pairs {
			if fold(p) == k {
				f.add(p, threshold)
			}
		}
	}
	return f, thresholds
}

// best is the threshold with the best F1, half way between two scores. Of several, it is the lowest.
func best(pairs []pair) float64 {
	scores := make([]float64, 0, len(pairs)+1)
	for _, p := range pairs {
		scores = append(scores, p.score)
	}
	slices.Sort(scores)
	scores = slices.Compact(append([]float64{0}, scores...))
	candidates := make([]float64, 0, len(scores))
	for i := 1; i < len(scores); i++ {
		candidates = append(candidates, (scores[i-1]+scores[i])/2)
	}
	return slices.MaxFunc(candidates, func(a, b float64) int {
		return cmp.Or(cmp.Compare(at(pairs, a).f1(), at(pairs, b).f1()), cmp.Compare(b, a))
	})
}
