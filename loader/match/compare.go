package match

import (
	"cmp"
	"slices"
)

// Comparison says how much two names are alike, and why.
type Comparison struct {
	Score float64 // from 0 to 1
	Words []Pair  // the words that were compared with each other, in the order of the first name
	Veto  string  // why the names are those of two things, whatever else is alike; "" if nothing forbids it
	Limit string  // why the score is no higher; "" if nothing limits it
}

// Pair is two words that were compared with each other. One of them is "" if it has no counterpart.
type Pair struct {
	A, B  string
	Alike float64 // from 0 to 1
}

const (
	forbidden   = 0.30 // the highest score of names that are those of two things
	partOfName  = 0.75 // the highest score if one name is a single word of the other
	oneSuffix   = 0.70 // the highest score if only one of the names has a suffix
	oneInitial  = 0.85 // the highest score if both names have initials, and one has more
	moreWord    = 0.97 // the factor for each word of a person that only one name has
	moreOfBody  = 0.85 // the same for an organization
	leastByMore = 0.85 // the smallest factor of all such words of a person together
	otherOrder  = 0.95 // the factor for words in another order, without a comma after the family name
)

// Compare compares two names. The order of the two does not matter for the score. The score is not a probability: the thresholds
// follow from measurements, see Threshold and Unasked.
//
// The words of the names are aligned, the most alike first. The score is the mean of the average and of the least likeness of the
// words of the shorter name: one different word makes two names.
func Compare(a, b Name) Comparison {
	if a.Empty() || b.Empty() {
		return Comparison{}
	}
	rules := rules{person: a.person && b.person, listed: a.listed || b.listed}
	turned := less(b, a) // the words with equal likeness are paired in one order, whichever name comes first
	if turned {
		a, b = b, a
	}
	best := aligned(a.forms[0], b.forms[0], rules)
	if !a.syllabic() || !b.syllabic() { // other characters with the same sounds are another name
		for _, x := range a.forms {
			for _, y := range b.forms {
				if c := aligned(x, y, rules); c.Score > best.Score {
					best = c
				}
			}
		}
	}
	if best.Score < alikeSound && best.Veto == "" {
		best = divisions(a, b, best, rules)
	}
	switch {
	case a.suffix != "" && b.suffix != "" && a.suffix != b.suffix:
		best.forbid("the suffixes differ: " + min(a.suffix, b.suffix) + " and " + max(a.suffix, b.suffix))
	case a.suffix != b.suffix:
		best.limit(oneSuffix, "only one name has a suffix: "+a.suffix+b.suffix)
	}
	if turned {
		best.turn()
	}
	return best
}

func less(a, b Name) bool {
	return cmp.Or(cmp.Compare(len(a.forms[0]), len(b.forms[0])), cmp.Compare(a.Text, b.Text)) < 0
}

func (c *Comparison) forbid(why string) {
	c.Veto, c.Score = why, min(c.Score, forbidden)
}

func (c *Comparison) limit(most float64, why string) {
	if c.Score > most {
		c.Limit, c.Score = why, most
	}
}

// turn swaps the two names.
func (c *Comparison) turn() {
	pairs := slices.Clone(c.Words)
	for i := range pairs {
		pairs[i].A, pairs[i].B = pairs[i].B, pairs[i].A
	}
	c.Words = pairs
}

// rules are what the comparison of the words must know of the names.
type rules struct {
	person bool
	listed bool // one of the names is written as lists have it, the family name first
}

// aligned compares two lists of words.
func aligned(a, b []word, of rules) Comparison {
	at := assign(a, b)
	var c Comparison
	sum, least, n := 0.0, 1.0, 0
	taken := make([]bool, len(b))
	var restA, restB []word
	last, ordered := -1, true
	for i, w := range a {
		m := at[i]
		if m.to < 0 {
			if !w.particle {
				restA = append(restA, w)
			}
			continue
		}
		taken[m.to] = true
		c.Words = append(c.Words, Pair{w.text, b[m.to].text, m.alike})
		if w.particle && b[m.to].particle {
			continue
		}
		ordered, last = ordered && m.to > last, m.to
		sum, least, n = sum+m.alike, min(least, m.alike), n+1
	}
	for j, w := range b {
		if !taken[j] && !w.particle {
			restB = append(restB, w)
		}
	}
	for _, w := range restA {
		c.Words = append(c.Words, Pair{A: w.text})
	}
	for _, w := range restB {
		c.Words = append(c.Words, Pair{B: w.text})
	}
	// Words that are left over on both sides contradict each other.
	for range min(len(restA), len(restB)) {
		least, n = 0, n+1
	}
	if n == 0 {
		return c
	}
	c.Score = (sum/float64(n) + least) / 2
	if more := max(len(restA), len(restB)) - min(len(restA), len(restB)); more > 0 {
		c.Score *= factor(more, of.person)
	}
	if !ordered && !of.listed {
		c.Score *= otherOrder
	}
	c.check(restA, restB, a, b)
	return c
}

// factor is the factor for a number of words that only one name has.
func factor(more int, person bool) float64 {
	each, least := moreOfBody, 0.0
	if person {
		each, least = moreWord, leastByMore
	}
	f := 1.0
	for range more {
		f *= each
	}
	return max(f, least)
}

// check looks for what forbids two names to be one, or limits their score.
func (c *Comparison) check(restA, restB, a, b []word) {
	if len(restA) > 0 && len(restB) > 0 {
		for _, x := range slices.Concat(restA, restB) {
			if x.initial {
				c.forbid("the initial " + x.text + " fits no word of the other name")
				return
			}
		}
	}
	if x, y := numbers(restA), numbers(restB); x != "" && y != "" {
		c.forbid("the numbers differ: " + min(x, y) + " and " + max(x, y))
		return
	}
	if x := initials(slices.Concat(restA, restB)); x != "" && initials(a) != "" && initials(b) != "" {
		c.limit(oneInitial, "only one name has the initial "+x)
	}
	if swapped(a, b, c.Words) {
		c.forbid("child and father are swapped")
		return
	}
	if min(heavy(a), heavy(b)) == 1 && max(heavy(a), heavy(b)) > 1 {
		c.limit(partOfName, "one name is a part of the other")
	}
	if abbreviated(a) != abbreviated(b) {
		c.limit(partOfName, "one name has only initials")
	}
}

// initials returns the first initial among words, or "".
func initials(list []word) string {
	for _, w := range list {
		if w.initial {
			return w.text
		}
	}
	return ""
}

// numbers returns the first number among words, or "".
func numbers(list []word) string {
	for _, w := range list {
		if w.number {
			return w.text
		}
	}
	return ""
}

// heavy is the number of words of a name without its particles.
func heavy(list []word) int {
	n := 0
	for _, w := range list {
		if !w.particle {
			n++
		}
	}
	return n
}

// abbreviated reports whether a name has only initials.
func abbreviated(list []word) bool {
	return !slices.ContainsFunc(list, func(w word) bool { return !w.initial })
}

// swapped reports whether the first name before a word such as bin is the father's name in the other name: Salman bin Muhammad is not
// Muhammad bin Salman.
func swapped(a, b []word, pairs []Pair) bool {
	if !hasFather(a) || !hasFather(b) {
		return false
	}
	first := slices.ContainsFunc(pairs, func(p Pair) bool { return p.A == a[0].text && p.B == b[0].text })
	there := slices.ContainsFunc(pairs, func(p Pair) bool { return p.A == a[0].text && p.B != "" })
	back := slices.ContainsFunc(pairs, func(p Pair) bool { return p.B == b[0].text && p.A != "" })
	return !first && there && back
}

// hasFather reports whether a word such as bin stands inside a name.
func hasFather(list []word) bool {
	return len(list) > 2 && !list[0].child && slices.ContainsFunc(list[1:], func(w word) bool { return w.child })
}

// counterpart is the word to which a word was assigned; to is -1 if there is none.
type counterpart struct {
	to    int
	alike float64
}

// assign pairs the words of two names, the most alike first, and among words that are equally alike the nearest in place.
func assign(a, b []word) []counterpart {
	type candidate struct {
		i, j, gap int
		alike     float64
	}
	var all []candidate
	for i := range a {
		for j := range b {
			if s := alike(a[i], b[j]); s >= tolerable {
				all = append(all, candidate{i, j, max(i-j, j-i), s})
			}
		}
	}
	slices.SortFunc(all, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.alike, x.alike), cmp.Compare(x.gap, y.gap), cmp.Compare(x.i, y.i), cmp.Compare(x.j, y.j))
	})
	at := make([]counterpart, len(a))
	for i := range at {
		at[i].to = -1
	}
	taken := make([]bool, len(b))
	for _, c := range all {
		if at[c.i].to < 0 && !taken[c.j] {
			at[c.i], taken[c.j] = counterpart{c.j, c.alike}, true
		}
	}
	return at
}
