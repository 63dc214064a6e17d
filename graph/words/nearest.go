package words

import (
	"cmp"
	"slices"
	"strings"
)

// Nearest returns at most three candidates that are similar to a mistyped word, the most similar first.
func Nearest(word string, candidates []string) []string {
	type hit struct {
		candidate string
		distance  int
	}
	limit := max(1, min(len(word)/3, 8))
	var hits []hit
	for _, c := range candidates {
		d := limit + 1
		if gap := len(c) - len(word); -limit <= gap && gap <= limit {
			d = distance(strings.ToLower(word), strings.ToLower(c))
		}
		if d > limit && len(word) > 2 && strings.Contains("-"+c+"-", "-"+word+"-") {
			d = limit // a part of an id, such as a surname, suggests the whole id
		}
		if d <= limit {
			hits = append(hits, hit{c, d})
		}
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), strings.Compare(a.candidate, b.candidate))
	})
	near := make([]string, 0, 3)
	for _, h := range hits[:min(len(hits), 3)] {
		near = append(near, h.candidate)
	}
	return near
}

// distance is the Levenshtein distance: the number of bytes to insert, remove or replace to turn one word into the
// other.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
