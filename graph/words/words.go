// Package words normalises names. The loader stores the normalised form, and lists sort by
// it. A search normalises its text in the same way, so that every store finds the same names.
package words

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Key returns the text by which a name is sorted, the same in every store. It decomposes the
// name (NFKD), removes the marks, changes it to lower case and trims it. "Łukasz Ébène"
// becomes "łukasz ebene".
//
// Key removes characters that are not visible, such as a zero-width space or a direction
// mark. Letters of two scripts that look alike stay different. Invalid UTF-8 becomes U+FFFD,
// because the decomposition stops at invalid bytes.
func Key(name string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Mn, unicode.Cf) {
			return -1
		}
		return r
	}, norm.NFKD.String(strings.ToValidUTF8(name, "\ufffd")))
	return strings.TrimSpace(strings.ToLower(bare))
}

// Tokens returns the tokens of all words in the texts, sorted and without duplicates. It
// returns nil if the texts have no word. A word is a sequence of letters and digits,
// normalised as by Key.
//
// The usual transliterations of a name have the same token. A word in Latin letters has one
// token: "Zelensky", "Zelenskyy" and "Zelenskyj" give "zelenski". A word in Cyrillic letters
// has several: the word itself and each of its readings. "Гнатов" gives "гнатов", "hnatov"
// and "gnatov".
//
// Each token of the beginning of a word is the beginning of a token of the word.
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

// Whole returns one token of each word of a text, in the order of the words and with spaces
// between them. The token is in the script of the word.
func Whole(text string) string {
	var whole []string
	for _, word := range inOrder(text) {
		if token := readings[0].of(word); token != "" {
			whole = append(whole, token)
		}
	}
	return strings.Join(whole, " ")
}

// inOrder returns the words of a text in their order, normalised as by Key. It removes an
// apostrophe between two Cyrillic letters: "Слов’янськ" and "Слов'янськ" are the same word.
func inOrder(text string) []string {
	letters := []rune(Key(text))
	letters = slices.DeleteFunc(slices.Clone(letters), apostrophes(letters))
	return strings.FieldsFunc(string(letters), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// apostrophes returns a function to be called for each letter in turn. The function reports
// whether the letter is an apostrophe between two Cyrillic letters. In the Latin script an
// apostrophe may separate two words: d’Ivoire.
func apostrophes(letters []rune) func(rune) bool {
	i := -1
	return func(r rune) bool {
		i++
		return strings.ContainsRune("'’‘ʼʹ`´", r) && i > 0 && i < len(letters)-1 &&
			unicode.Is(unicode.Cyrillic, letters[i-1]) && unicode.Is(unicode.Cyrillic, letters[i+1])
	}
}
