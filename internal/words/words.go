// Package words normalises names, so that what is stored, what is sorted and
// what somebody searches for agree in every store.
package words

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Key is what a name is sorted by, the same in every store: taken apart
// (NFKD), without its marks, in lower case, and trimmed. "Łukasz Ébène" sorts
// as "łukasz ebene". Characters that show nothing, such as a zero-width space or
// a mark of direction, are left out; letters that merely look alike in two scripts
// stay two. Bytes that are no UTF-8 count as U+FFFD: beside them nothing would be
// taken apart.
func Key(name string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Mn, unicode.Cf) {
			return -1
		}
		return r
	}, norm.NFKD.String(strings.ToValidUTF8(name, "\ufffd")))
	return strings.TrimSpace(strings.ToLower(bare))
}

// Tokens are the words of texts: what stands between characters that are neither
// letters nor digits, normalised as Key does, and spelled so that the usual
// transliterations of a name meet. A word in Latin letters is one token: "Zelensky",
// "Zelenskyy" and "Zelenskyj" are "zelenski". One in Cyrillic letters is itself and
// all its readings: "Гнатов" is "гнатов", "hnatov" and "gnatov". They are sorted, each
// of them once; nil where there is none. Tokens of what begins a word begin tokens of
// the word.
func Tokens(texts ...string) []string {
	var tokens []string
	for _, text := range texts {
		for _, word := range inOrder(text) {
			for _, r := range readings {
				if token := r.of(word); token != "" {
					tokens = append(tokens, token)
				}
			}
		}
	}
	slices.Sort(tokens)
	return slices.Compact(tokens)
}

// Whole is the words of a text in their order, with spaces between, each spelled as
// its token is that keeps to its script.
func Whole(text string) string {
	var whole []string
	for _, word := range inOrder(text) {
		if token := readings[0].of(word); token != "" {
			whole = append(whole, token)
		}
	}
	return strings.Join(whole, " ")
}

// inOrder is the words of a text, normalised as Key does, in their order. An apostrophe
// between two Cyrillic letters is part of a word, and not written: "Слов’янськ" and
// "Слов'янськ" are one.
func inOrder(text string) []string {
	letters := []rune(Key(text))
	letters = slices.DeleteFunc(slices.Clone(letters), apostrophes(letters))
	return strings.FieldsFunc(string(letters), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// apostrophes returns what tells of each letter in turn whether it is an apostrophe
// between two Cyrillic ones. In Latin script it may part words: d’Ivoire.
func apostrophes(letters []rune) func(rune) bool {
	i := -1
	return func(r rune) bool {
		i++
		return strings.ContainsRune("'’‘ʼʹ`´", r) && i > 0 && i < len(letters)-1 &&
			unicode.Is(unicode.Cyrillic, letters[i-1]) && unicode.Is(unicode.Cyrillic, letters[i+1])
	}
}
