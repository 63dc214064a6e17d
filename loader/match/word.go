package match

import "strings"

// How much two words are alike, from 0 to 1, by what they share.
const (
	alikeSound    = 0.95 // they sound alike: Rachmaninoff and Rakhmaninov
	alikeForm     = 0.90 // forms of one given name: Vladimir and Volodymyr
	alikeSkeleton = 0.85 // the consonants of a word in Hebrew or Arabic letters
	alikeInitial  = 0.80 // a letter that stands for the word
	// tolerable is the smallest likeness of two words that can be one word with a slip. Below it they are two words.
	tolerable = 0.55
)

// alike returns how much two words are alike, from 0 to 1. Below tolerable, the words are different.
func alike(a, b word) float64 {
	switch {
	case a.number || b.number:
		if a.text == b.text {
			return 1
		}
		return 0
	case a.initial || b.initial:
		return alikeInitials(a, b)
	case a.syllabic && b.syllabic: // one other character is another name
		if a.text == b.text {
			return 1
		}
		return 0
	case share(a.keys, b.keys):
		return 1
	}
	best := 0.0
	if share(a.sounds, b.sounds) || share(a.soft, b.soft) {
		best = alikeSound
	}
	if best < alikeForm && (share(a.forms, b.keys) || share(b.forms, a.keys)) {
		best = alikeForm
	}
	if best < alikeSkeleton && otherScripts(a, b) && share(a.skeletons, b.skeletons) {
		best = alikeSkeleton
	}
	return max(best, written(a, b))
}

// alikeInitials compares a letter with a word, or with another letter.
func alikeInitials(a, b word) float64 {
	for _, x := range a.plain {
		for _, y := range b.plain {
			if x[0] == y[0] {
				if a.initial && b.initial {
					return 1
				}
				return alikeInitial
			}
		}
	}
	return 0
}

// otherScripts reports whether one of two words is in Latin letters, and the other is not.
func otherScripts(a, b word) bool { return isLatin(a.text) != isLatin(b.text) }

func isLatin(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r >= 0x0370 && r < 0x1e00 || r >= 0x2e80 })
}

// written returns how much two words are alike as they are written: the share of letters without a slip.
func written(a, b word) float64 {
	best := 0.0
	for _, x := range a.plain {
		for _, y := range b.plain {
			longest := max(len(x), len(y))
			most := longest - int(float64(longest)*max(best, tolerable-0.1)) // more slips would not be better
			if longest-min(len(x), len(y)) > most {
				continue
			}
			if d := slips(x, y, most); d <= most {
				best = max(best, 1-float64(d)/float64(longest))
			}
		}
	}
	return best
}

// slips is the number of letters to insert, remove or replace, and of neighbours to swap, to turn one word into another. It stops at
// more than most slips, and returns a larger number.
func slips(a, b []rune, most int) int {
	var rows [3][64]int
	if len(b) >= len(rows[0]) || len(a) >= len(rows[0]) {
		return most + 1
	}
	before, row, next := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i := range a {
		next[0] = i + 1
		least := next[0]
		for j := range b {
			next[j+1] = row[j]
			if a[i] != b[j] {
				next[j+1] = 1 + min(row[j], row[j+1], next[j])
			}
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
			least = min(least, next[j+1])
		}
		if least > most {
			return most + 1
		}
		before, row, next = row, next, before
	}
	return row[len(b)]
}
