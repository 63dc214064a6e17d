// Package words normalises names and passages. The loader stores the normalised form, and lists sort by it. A search
// normalises its text in the same way, so that every store finds the same things.
//
// A name has several tokens for each word, since a word can be written in several ways: in its own script, and in Latin
// letters by each system that fits its language. The words of a question have alternatives in the same way. A name and a
// question meet where one of the alternatives is one of the tokens.
package words

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Key returns the plain form of a text. It decomposes the text (NFKD), removes the marks, changes it to lower case and
// trims it. "Łukasz Ébène" becomes "łukasz ebene".
//
// Key removes characters that are not visible, such as a zero-width space or a direction mark. Letters of two scripts
// that look alike stay different. Invalid UTF-8 becomes U+FFFD, because the decomposition stops at invalid bytes.
func Key(name string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Mn, unicode.Cf) {
			return -1
		}
		return r
	}, norm.NFKD.String(strings.ToValidUTF8(name, "\ufffd")))
	return strings.TrimSpace(strings.ToLower(bare))
}

// Name is a name with its language, by BCP 47. The language is "" if it is not known.
type Name struct{ Text, Language string }

// Tokens returns the tokens by which a search finds a thing with these names, sorted and without duplicates. It returns
// nil if the names have no word. A token is one of these:
//
//   - a word in each of its readings: see readingsOf. "Гнатов" gives "гнатов", "hnatov" and "gnatov".
//   - several words that can be written as one, in each reading: see together. "J.D." gives "j", "d" and "jd".
//   - for a word in Chinese characters, every end of the word. So any part of the word finds it.
//   - for a word in a script without vowels, its consonants, with a mark before them: see consonants.
func Tokens(names ...Name) []string {
	var tokens []string
	for _, n := range names {
		pieces := split(n.Text)
		for _, p := range pieces {
			tokens = append(tokens, tokensOf(p.text, n.Language)...)
		}
		for _, t := range together(pieces) {
			tokens = append(tokens, tokensOf(joined(pieces[t.from:t.to]), n.Language)...)
		}
	}
	return sorted(tokens)
}

// tokensOf returns the tokens of one word.
func tokensOf(word, language string) []string {
	var tokens []string
	for _, r := range readingsOf(word, language) {
		if token := r.of(word); token != "" {
			tokens = append(tokens, token)
		}
	}
	if isHan(word) {
		tokens = append(tokens, hanTokens(word)...)
	}
	return append(tokens, consonants(word)...)
}

// Wholes returns each name as a whole, in each reading: its tokens in the order of the name, with spaces between them. The
// result is sorted and without duplicates. Words such as "the" and "of" are left out: see little.
func Wholes(names ...Name) []string {
	var wholes []string
	for _, n := range names {
		wholes = append(wholes, wholesOf(split(n.Text), n.Language)...)
	}
	return sorted(wholes)
}

// wholesOf returns words as a whole name in each reading, sorted and without duplicates.
func wholesOf(pieces []piece, language string) []string {
	var texts, wholes []string
	for _, p := range withoutLittle(pieces) {
		texts = append(texts, p.text)
	}
	for _, r := range readingsOf(strings.Join(texts, ""), language) {
		if whole := r.whole(texts); whole != "" {
			wholes = append(wholes, whole)
		}
	}
	if len(texts) == 1 && isHan(texts[0]) {
		wholes = append(wholes, hanWholes(texts[0])...)
	}
	return sorted(wholes)
}

// whole returns the tokens of words in a reading, with spaces between them.
func (r reading) whole(words []string) string {
	var tokens []string
	for _, word := range words {
		if token := r.of(word); token != "" {
			tokens = append(tokens, token)
		}
	}
	return strings.Join(tokens, " ")
}
