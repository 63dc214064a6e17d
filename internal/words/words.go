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

// Tokens are the words of texts, normalised as Key does: what stands between
// characters that are neither letters nor digits. They are sorted, each of them
// once; nil where there is none.
func Tokens(texts ...string) []string {
	var tokens []string
	for _, text := range texts {
		tokens = append(tokens, inOrder(text)...)
	}
	slices.Sort(tokens)
	return slices.Compact(tokens)
}

// Whole is the words of a text, as Tokens has them, in their order, with spaces between.
func Whole(text string) string { return strings.Join(inOrder(text), " ") }

func inOrder(text string) []string {
	return strings.FieldsFunc(Key(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
