package dossier

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// SortName is what a name is sorted by, the same in every store: taken apart
// (NFKD), without its marks, in lower case, and trimmed. "Łukasz Ébène" sorts
// as "łukasz ebene".
func SortName(name string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(name))
	return strings.TrimSpace(strings.ToLower(bare))
}
