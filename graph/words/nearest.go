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

// distance is how many slips lie between two words: the number of bytes to insert, remove or replace, and of neighbours to
// swap, to turn one word into the other.
func distance(a, b string) int {
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range len(b) {
			next[j+1] = row[j]
			if a[i] != b[j] {
				next[j+1] = 1 + min(row[j], row[j+1], next[j])
			}
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}
