package resolve

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"parley/loader/dossier"
)

// clean reports whether a text can be stored, and shown as it is. The text is the value of the node, or a part of it.
func (f file) clean(n *yaml.Node, text string) bool {
	switch {
	case strings.TrimSpace(text) == "":
		f.problem(n, "the text is empty: write something, or remove the key")
	case !utf8.ValidString(text) || strings.ContainsFunc(text, strange):
		f.problem(n, "the text contains control characters: remove them")
	case !strings.ContainsFunc(text, visible):
		f.problem(n, "no character of the text is visible: write something that people can see, or remove the key")
	default:
		if what := misleading(text); what != "" {
			f.problem(n, "%s", what)
			return false
		}
		return true
	}
	return false
}

// strange reports whether a character controls devices and means nothing in a text.
func strange(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

// blanks are the letters and symbols that show nothing.
const blanks = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"

// visible reports whether a character shows something.
func visible(r rune) bool {
	return unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) && !strings.ContainsRune(blanks, r)
}

// lost stands in a text for a letter that a program could not read.
const lost = '\ufffd'

// turning reports whether a character changes the direction in which the text after it is shown. Such a text can look
// like another text.
func turning(r rune) bool { return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' }

// misleading returns what is wrong with a text that looks like another text, or "".
func misleading(text string) string {
	before, r, found := cutRune(text, func(r rune) bool { return r == lost || turning(r) })
	switch {
	case !found:
		return ""
	case r == lost:
		return fmt.Sprintf("the text holds U+FFFD%s, which stands for a letter that was lost: write the letter", after(before))
	}
	return fmt.Sprintf("the text holds the invisible character %U%s, which turns the direction of the text: remove it", r, after(before))
}

// onOneLine reports whether a text can be a name, a title or another short text: it is on one line, and no character
// is invisible. Only joiners may be: some scripts cannot be written without them.
func (f file) onOneLine(n *yaml.Node, text string) bool {
	before, r, found := cutRune(text, func(r rune) bool {
		const joiners = "\u200c\u200d"
		return r == '\n' || r == '\t' || r == '\u2028' || r == '\u2029' ||
			unicode.Is(unicode.Cf, r) && !strings.ContainsRune(joiners, r) || strings.ContainsRune(blanks, r)
	})
	switch {
	case !found:
		return true
	case r == '\n', r == '\u2028', r == '\u2029':
		f.problem(n, "the text has a line break%s: write it on one line", after(before))
	case r == '\t':
		f.problem(n, "the text has a tab%s: write a space", after(before))
	default:
		f.problem(n, "the text holds the invisible character %U%s: remove it", r, after(before))
	}
	return false
}

// cutRune finds the first character of a text for which is holds, and returns the text before it.
func cutRune(text string, is func(rune) bool) (before string, r rune, found bool) {
	i := strings.IndexFunc(text, is)
	if i < 0 {
		return text, 0, false
	}
	r, _ = utf8.DecodeRuneInString(text[i:])
	return text[:i], r, true
}

// after says in a message where a character stands: after the last characters before it.
func after(before string) string {
	const limit = 20
	if runes := []rune(before); len(runes) > limit {
		before = string(runes[len(runes)-limit:])
	}
	if before == "" {
		return " at its beginning"
	}
	return fmt.Sprintf(" after %q", dossier.Shortened(before))
}
