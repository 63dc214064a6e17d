package cite

import (
	"unicode"
	"unicode/utf8"
)

// Scores of an alignment of words. A word that is missing, or that is too much, costs less than an equal word gives. So a passage can lack some
// of the words, and have others.
const (
	sameWord   = 4
	alikeWord  = 2
	otherWord  = -2
	spareWord  = -1
	leastAlike = 4 // letters with which two words must begin alike, to be forms of one word
)

// Nearest returns the passage of a text that is most like some words: it has most of them, in their order. Upper and lower case do not matter, and
// two forms of one word are alike. ok is false if no passage has at least half of the words. The time grows with the length of the text and with the
// number of the words.
func Nearest(text, wanted string) (nearest Passage, ok bool) {
	runes := []rune(text)
	in, words := wordsOf(runes), wordsOf([]rune(wanted))
	if len(words) == 0 || len(in) == 0 {
		return Passage{}, false
	}
	// Smith and Waterman: the best score of an alignment that ends at a word of the text and at a wanted word.
	type cell struct {
		score, begin, found int // begin is the index of the first word in the text
	}
	before, now := make([]cell, len(words)+1), make([]cell, len(words)+1)
	best, last := cell{}, 0
	for i, word := range in {
		now[0] = cell{}
		for j, want := range words {
			c := cell{}
			step := func(from cell, score, found int) {
				from.score, from.found = from.score+score, from.found+found
				if from.score > c.score {
					c = from
				}
			}
			diagonal := before[j]
			if diagonal.score == 0 {
				diagonal.begin = i
			}
			switch {
			case word.text == want.text:
				step(diagonal, sameWord, 1)
			case alike(word.text, want.text):
				step(diagonal, alikeWord, 1)
			default:
				step(diagonal, otherWord, 0)
			}
			step(before[j+1], spareWord, 0)
			step(now[j], spareWord, 0)
			now[j+1] = c
			if c.score > best.score || c.score == best.score && c.found > best.found {
				best, last = c, i
			}
		}
		before, now = now, before
	}
	if 2*best.found < len(words) {
		return Passage{}, false
	}
	start, end := in[best.begin].start, in[last].end
	return Passage{start, end, string(runes[start:end])}, true
}

// word is a word of a text, in lower case and in plain characters.
type word struct {
	text       string
	start, end int
}

// wordsOf returns the words of a text in their order.
func wordsOf(text []rune) []word {
	var words []word
	open := false
	for _, l := range anyCase.letters(text) {
		switch {
		case !unicode.IsLetter(l.r) && !unicode.IsDigit(l.r) && !unicode.IsMark(l.r):
			open = false
			continue
		case !open:
			words = append(words, word{start: l.start})
			open = true
		}
		w := &words[len(words)-1]
		w.text, w.end = w.text+string(l.r), l.end
	}
	return words
}

// alike reports whether two words can be forms of one word: most of the longer word is the beginning of both.
func alike(a, b string) bool {
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	common := utf8.RuneCountInString(a[:same])
	longer := max(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	return common >= leastAlike && 4*common >= 3*longer
}
