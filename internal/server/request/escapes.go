package request

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// BadEscape refuses a GraphQL document if a string in it has an escape that stands for
// U+0000 or for half a character. The document must parse. In comments and block strings,
// a backslash is a plain character.
func BadEscape(document string) *Refusal {
	for rest := document; ; {
		i := strings.IndexAny(rest, "#\"")
		if i < 0 {
			return nil
		}
		rest = rest[i:]
		switch {
		case rest[0] == '#':
			rest = rest[lineEnd(rest):]
		case strings.HasPrefix(rest, `"""`):
			rest = rest[blockEnd(rest):]
		default:
			end := stringEnd(rest)
			if bad := badEscape([]byte(rest[:end])); bad != nil {
				return bad
			}
			rest = rest[end:]
		}
	}
}

// lineEnd returns the end of the first line of a text.
func lineEnd(text string) int {
	if i := strings.IndexAny(text, "\r\n"); i >= 0 {
		return i
	}
	return len(text)
}

// blockEnd returns the end of the block string at the start of a text: after the last of
// three or more quotes, as in gqlparser.
func blockEnd(text string) int {
	for i := 3; i < len(text); i++ {
		switch {
		case strings.HasPrefix(text[i:], `\"""`):
			i += 3
		case strings.HasPrefix(text[i:], `"""`):
			return len(text) - len(strings.TrimLeft(text[i:], `"`))
		}
	}
	return len(text)
}

// stringEnd returns the end of the string at the start of a text.
func stringEnd(text string) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(text)
}

// badEscape refuses an escape, in JSON or in a string of a document, that stands for U+0000
// or for half a character. The readers turn half a character into U+FFFD, and would answer
// for a string that the client did not send.
func badEscape(text []byte) *Refusal {
	for i := 0; i < len(text); {
		if text[i] != '\\' {
			i++
			continue
		}
		r, n := escaped(text[i:])
		i += n
		switch {
		case n == 2: // another escape
		case r == 0:
			return errNUL
		case utf16.IsSurrogate(r):
			low, n := escaped(text[i:])
			if utf16.DecodeRune(r, low) == utf8.RuneError {
				return errBrokenString
			}
			i += n
		}
	}
	return nil
}

// escaped reads the escape at the start of a text, such as \u00e9 or \u{1F600}. It returns
// the character and the length of the escape: 0 and 2 for every other escape.
func escaped(text []byte) (rune, int) {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return 0, 2
	}
	digits, n := text[2:6], 6
	if text[2] == '{' {
		end := bytes.IndexByte(text, '}')
		if end < 0 {
			return 0, 2
		}
		digits, n = text[3:end], end+1
	}
	r, err := strconv.ParseUint(string(digits), 16, 31)
	if err != nil {
		return 0, 2
	}
	return rune(r), n
}
