package match

import (
	"slices"

	"parley/graph/words"
)

const (
	otherDivision = 0.97 // the factor for words that are one word in the other name
	leastDivided  = 0.93 // the smallest score of names that differ in their division only: letters of two words must not make up for each other
)

// divisions compares two names once more, with two neighbours of one name as one word, if the letters of the whole names are nearly the
// same: "Ada Ny berg" and "AdaNyberg" are the name "Ada Nyberg".
func divisions(a, b Name, best Comparison, of rules) Comparison {
	x, y := run(a.forms[0]), run(b.forms[0])
	longest := max(len(x), len(y))
	most := int(float64(longest) * (1 - leastDivided + 0.08))
	if longest-min(len(x), len(y)) > most || len(a.forms[0]) < 2 && len(b.forms[0]) < 2 || slips(x, y, most) > most {
		return best
	}
	better := func(s []word, t []word) {
		if c := aligned(s, t, of); c.Veto == "" && c.Score >= leastDivided && c.Score*otherDivision > best.Score {
			c.Score *= otherDivision
			best = c
		}
	}
	for _, s := range merged(a.forms[0]) {
		better(s, b.forms[0])
		for _, t := range merged(b.forms[0]) {
			better(s, t)
		}
	}
	for _, t := range merged(b.forms[0]) {
		better(a.forms[0], t)
	}
	return best
}

// run is all words of a name without gaps, each in its last reading: in Latin letters, if there are such.
func run(list []word) []rune {
	var all []rune
	for _, w := range list {
		if len(w.plain) > 0 {
			all = append(all, w.plain[0]...)
		}
	}
	return all
}

// merged returns the lists in which neighbours are one word: each two neighbours, and all words. An initial is no part of a word.
func merged(list []word) [][]word {
	var all [][]word
	for i := 0; i+1 < len(list); i++ {
		if list[i].initial || list[i+1].initial {
			continue
		}
		all = append(all, slices.Concat(list[:i], []word{together(list[i : i+2])}, list[i+2:]))
	}
	if len(list) > 2 && initials(list) == "" {
		all = append(all, []word{together(list)})
	}
	return all
}

// together returns several words as one word.
func together(list []word) word {
	text := ""
	for _, w := range list {
		text += w.text
	}
	if joint := words.Parts(words.Name{Text: text}); len(joint) == 1 {
		return newWord(joint[0])
	}
	return word{text: text, plain: [][]rune{[]rune(text)}, keys: []string{text}}
}
