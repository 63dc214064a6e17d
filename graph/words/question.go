package words

import (
	"slices"
	"strings"
	"unicode"
)

// Word is one word of a question, with its alternatives. All of them are tokens.
type Word struct {
	Spellings []string // the word as it can be written; at least one, sorted
	Variants  []string // other forms of the word, such as the forms of a given name in other languages; sorted
	Sounds    []string // how the word sounds: see Sounds; sorted
	// Filler says that the word may stand before or within a name and not be part of it: a title or a particle. At
	// least one word of a question is no filler.
	Filler bool
}

// Question is the text of a search, normalised as names are.
type Question struct {
	Words  []Word   // in the order of the text
	Wholes []string // the whole text as a name: see the function Wholes
	Bare   []string // the same without fillers
	Sounds []string // how the text sounds as a name, without fillers: see WholeSounds
}

// Ask normalises the text of a search. The question has no words if the text has no letter and no digit.
//
// It leaves out words such as "the", and the ending of a possessive: "Norland's". Words that can be written together have
// both forms as alternatives: "J. D." also asks for "jd".
func Ask(text string) Question {
	pieces := split(text)
	stretches := together(pieces)
	q := Question{Wholes: Wholes(Name{Text: text})}
	for i, p := range pieces {
		if possessive(pieces, i) {
			continue
		}
		w := wordOf(p.text)
		for _, s := range stretches {
			if s.from <= i && i < s.to {
				w.Spellings = append(w.Spellings, spellingsOf(joined(pieces[s.from:s.to]))...)
			}
		}
		if len(w.Spellings) == 0 {
			continue // nothing but signs that count for nothing, such as ь
		}
		w.Spellings = sorted(w.Spellings)
		w.Variants = slices.DeleteFunc(sorted(w.Variants), func(v string) bool { return slices.Contains(w.Spellings, v) })
		w.Filler = titles[p.text] || particles[p.text]
		if !little[p.text] {
			q.Words = append(q.Words, w)
		}
	}
	if len(q.Words) == 0 {
		for _, p := range pieces {
			if w := wordOf(p.text); len(w.Spellings) > 0 {
				q.Words = append(q.Words, w)
			}
		}
	}
	if !slices.ContainsFunc(q.Words, func(w Word) bool { return !w.Filler }) {
		for i := range q.Words {
			q.Words[i].Filler = false
		}
	}
	bare := slices.DeleteFunc(slices.Clone(pieces), func(p piece) bool { return titles[p.text] || particles[p.text] })
	if len(bare) == 0 {
		bare = pieces
	}
	q.Bare, q.Sounds = wholesOf(bare, ""), wholeSoundsOf(bare, "")
	return q
}

// possessive reports whether a word is the s of a possessive.
func possessive(pieces []piece, i int) bool {
	gap := []rune(pieces[i].gap)
	return i > 0 && pieces[i].text == "s" && len(gap) == 1 && strings.ContainsRune(apostrophes, gap[0]) &&
		(i+1 == len(pieces) || !tight(pieces[i+1].gap))
}

// wordOf returns a word with the alternatives that follow from itself alone.
func wordOf(text string) Word {
	w := Word{Spellings: spellingsOf(text), Sounds: soundsOf(text, "")}
	for _, token := range w.Spellings {
		w.Variants = append(w.Variants, otherForms[token]...)
		if s := skeletonOf(token); s != "" {
			w.Variants = append(w.Variants, s)
		}
	}
	w.Variants = append(w.Variants, consonants(text)...)
	return w
}

// spellingsOf returns the tokens by which a name can have a word: in the script of the word, and in British and American
// English. A word in another script than Latin does not ask for its transliterations: "анна" finds no Anna, except as a
// near name.
func spellingsOf(word string) []string {
	readings := []reading{own}
	if !isASCII(word) && strings.ContainsFunc(word, unicodeIn(unicode.Latin)) {
		readings = append(readings, latin...)
	}
	var tokens []string
	for _, w := range []string{word, acrossTheAtlantic(word)} {
		for _, r := range readings {
			if token := r.of(w); token != "" {
				tokens = append(tokens, token)
			}
		}
	}
	if strings.ContainsFunc(word, unicodeIn(unicode.Arabic)) {
		if stem, ok := strings.CutPrefix(bare(word), "ال"); ok && len([]rune(stem)) >= minSkeleton {
			tokens = append(tokens, own.of(stem))
		}
	}
	return sorted(tokens)
}

func sorted(texts []string) []string {
	slices.Sort(texts)
	return slices.Compact(texts)
}
