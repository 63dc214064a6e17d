// Package cite finds the position of a quote in the text of an article, and checks positions. So nobody has to count
// characters.
//
// Positions are Unicode code points from 0. They count in the text as Text returns it: without a byte order mark, and
// with \n for \r\n. So positions do not change when another system copies the article.
package cite

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Passage is a place in a text where words stand.
type Passage struct {
	Start, End int    // in code points; End is exclusive
	Quote      string // the words as the text has them
}

// Find returns every place in a text where the words stand exactly. If there is none, it compares again and ignores
// differences in the form of quotation marks, dashes and white space. It also ignores whether a letter and its marks are one
// character or several (Unicode NFC and NFD).
func Find(text, words string) []Passage {
	if found := findAs(exact, text, words); len(found) > 0 {
		return found
	}
	return findAs(plain, text, words)
}

// FindAnyCase is Find that ignores upper and lower case. The passages show how the text spells the words.
func FindAnyCase(text, words string) []Passage { return findAs(anyCase, text, words) }

// form says how similar characters must be.
type form int

const (
	exact   form = iota
	plain        // in their plainest forms; white space is one space
	anyCase      // and in lower case
)

func findAs(f form, text, words string) []Passage {
	words = strings.TrimSpace(words)
	return find([]rune(text), f.letters([]rune(text)), f.letters([]rune(words)))
}

// letter is a character to compare, with the part of the text that it stands for.
type letter struct {
	r          rune
	start, end int
}

// find looks for words in a text. Both are in the same form.
func find(text []rune, in, words []letter) []Passage {
	var found []Passage
	if len(words) == 0 {
		return nil
	}
	// The search in UTF-8 is linear for any input.
	haystack, needle := spelled(in), spelled(words)
	for at, letters := 0, 0; ; {
		next := strings.Index(haystack[at:], needle)
		if next < 0 {
			return found
		}
		letters += utf8.RuneCountInString(haystack[at : at+next])
		start, end := in[letters].start, in[letters+len(words)-1].end
		found = append(found, Passage{start, end, string(text[start:end])})
		at += next
		_, size := utf8.DecodeRuneInString(haystack[at:])
		at, letters = at+size, letters+1
	}
}

func spelled(letters []letter) string {
	var b strings.Builder
	for _, l := range letters {
		b.WriteRune(l.r)
	}
	return b.String()
}

// letters returns the characters of a text in this form.
func (f form) letters(text []rune) []letter {
	letters := make([]letter, 0, len(text))
	if f == exact {
		for i, r := range text {
			letters = append(letters, letter{r, i, i + 1})
		}
		return letters
	}
	for i := 0; i < len(text); {
		end := i + 1
		for end < len(text) && combines(text[end]) {
			end++
		}
		for _, r := range composed(text[i:end]) {
			r = plainest(r)
			if f == anyCase && r >= 0 {
				// Upper case comes first, because σ and ς share it.
				r = unicode.ToLower(unicode.ToUpper(r))
			}
			last := len(letters) - 1
			switch {
			case r < 0:
			case r == ' ' && last >= 0 && letters[last].r == ' ':
				letters[last].end = end
			default:
				letters = append(letters, letter{r, i, end})
			}
		}
		i = end
	}
	return letters
}

// firstMark is the first combining character.
const firstMark = '\u0300'

// combines reports whether a character belongs to the character before it, such as an accent.
func combines(r rune) bool {
	return r >= firstMark && !norm.NFC.PropertiesString(string(r)).BoundaryBefore()
}

// composed returns a letter with its marks in the form NFC.
func composed(letter []rune) []rune {
	if len(letter) == 1 && letter[0] < firstMark {
		return letter
	}
	return []rune(norm.NFC.String(string(letter)))
}

// plainest returns the form of a character that a keyboard has, or -1 for an invisible character.
func plainest(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', '′', '`', '´':
		return '\''
	case '“', '”', '„', '‟', '″', '«', '»':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return '-'
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return -1
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return r
}

// Visible shows the accents in a quoted text that are characters of their own, although a letter with the accent exists. It
// writes them as escapes, because a reader could not tell the two forms apart. The result is still a quoted text, for YAML
// and for JSON.
func Visible(quoted string) string {
	if norm.NFC.IsNormalString(quoted) {
		return quoted
	}
	var b strings.Builder
	text := []rune(quoted)
	for i := 0; i < len(text); {
		end := i + 1
		for end < len(text) && combines(text[end]) {
			end++
		}
		letter := string(text[i:end])
		if norm.NFC.IsNormalString(letter) {
			b.WriteString(letter)
		} else {
			b.WriteRune(text[i])
			for _, mark := range text[i+1 : end] {
				if mark > '\uffff' { // JSON has no short escape for it
					b.WriteRune(mark)
					continue
				}
				fmt.Fprintf(&b, `\u%04x`, mark)
			}
		}
		i = end
	}
	return b.String()
}
