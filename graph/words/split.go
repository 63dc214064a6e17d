package words

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// piece is a word as it stands in a text: a sequence of letters, marks and digits, in lower case and composed (NFKC).
type piece struct {
	gap  string // what stands between the word and the word before it
	text string
}

// Signs that stand between two words that can be written as one.
const (
	apostrophes = "'’‘ʼʹ`´"
	hyphens     = ".-‐‑–/·"
)

// split returns the words of a text in their order. A sequence of Chinese characters is a word of its own. The sign & is
// the word "and". Digits of all scripts become the digits 0 to 9.
//
// An apostrophe between two Cyrillic letters belongs to the word and is left out: "Слов’янськ" and "Слов'янськ" are the
// same word. In the Latin script an apostrophe may separate two words: d’Ivoire.
func split(text string) []piece {
	letters := []rune(composed(text))
	var pieces []piece
	var gap, word strings.Builder
	end := func() {
		if word.Len() > 0 {
			pieces = append(pieces, piece{gap.String(), word.String()})
			gap.Reset()
			word.Reset()
		}
	}
	last := rune(0) // the letter before, inside a word
	for i, r := range letters {
		switch {
		case r == '&':
			end()
			pieces = append(pieces, piece{" ", "and"})
			gap.WriteByte(' ')
			last = 0
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && last != 0:
			if last != 0 && unicode.Is(unicode.Han, r) != unicode.Is(unicode.Han, last) && !unicode.IsMark(r) {
				end()
			}
			word.WriteRune(r)
			last = r
		case strings.ContainsRune(apostrophes, r) && unicode.Is(unicode.Cyrillic, last) &&
			i+1 < len(letters) && unicode.Is(unicode.Cyrillic, letters[i+1]):
		default:
			end()
			gap.WriteRune(r)
			last = 0
		}
	}
	end()
	return pieces
}

// composed returns a text in lower case, composed (NFKC) and without invisible characters. Invalid UTF-8 becomes U+FFFD.
func composed(text string) string {
	return norm.NFC.String(strings.ToLower(visible(text)))
}

// visible returns a text, composed (NFKC) and without invisible characters. Invalid UTF-8 becomes U+FFFD.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r), r == 'ـ': // the last stretches an Arabic word
			return -1
		case r > unicode.MaxASCII && unicode.IsDigit(r):
			return digit(r)
		}
		return r
	}, norm.NFKC.String(strings.ToValidUTF8(text, "\ufffd")))
}

// digit returns a decimal digit of any script as one of 0 to 9. The digits of a script stand together, from 0 on.
func digit(r rune) rune {
	zero := r
	for r-zero < 9 && unicode.IsDigit(zero-1) {
		zero--
	}
	return '0' + r - zero
}

// stretch is a part of a list of words: from is the first, and to follows the last.
type stretch struct{ from, to int }

// together returns the stretches of at least two words that can be written as one word:
//
//   - words with only a point, a hyphen, an apostrophe or a slash between them: "Al-Rashid", "U.N.", "e.V.", "G-7"
//   - single letters and digits in a row: "R. J.", "J D"
//   - particles with the name that follows them: "van den Bergh", "Al Rashid"
func together(pieces []piece) []stretch {
	const most = 5 // words in one stretch
	var found []stretch
	add := func(from, to int) {
		if to-from >= 2 && to-from <= most {
			found = append(found, stretch{from, to})
		}
	}
	runs := func(linked func(a, b piece) bool) {
		from := 0
		for i := 1; i <= len(pieces); i++ {
			if i == len(pieces) || !linked(pieces[i-1], pieces[i]) {
				add(from, i)
				from = i
			}
		}
	}
	runs(func(_, b piece) bool { return tight(b.gap) })
	runs(func(a, b piece) bool { return single(a.text) && single(b.text) && strings.Trim(b.gap, ". -") == "" })
	runs(func(a, b piece) bool { return particles[a.text] && strings.Trim(b.gap, " -'’") == "" })
	return found
}

// tight reports whether a gap parts words that one word can hold.
func tight(gap string) bool {
	return gap == "" || len([]rune(gap)) == 1 && strings.ContainsAny(gap, hyphens+apostrophes)
}

func single(word string) bool {
	n := 0
	for _, r := range word {
		if !unicode.IsMark(r) {
			n++
		}
	}
	return n == 1
}

// joined returns words as one word.
func joined(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.text)
	}
	return b.String()
}
