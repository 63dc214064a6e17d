// Package cite finds the position of a quote in the text of an article, and checks positions. So nobody has to count
// characters.
//
// Positions are Unicode code points from 0. They count in the text as Text returns it: without a byte order mark, and
// with \n for \r\n. So a copy of an article that went through another system keeps its positions.
package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Passage is a place in a text where words stand.
type Passage struct {
	Start, End int    // in code points; End is exclusive
	Quote      string // the words as the text has them
}

// Find returns every place in a text where the words stand exactly. If there is none, it compares again and ignores
// differences in the form of quotation marks, dashes and white space.
func Find(text, words string) []Passage {
	if found := findAs(exact, text, words); len(found) > 0 {
		return found
	}
	return findAs(plain, text, words)
}

// FindAnyCase is Find without regard to upper and lower case. Its results are not quotes of the words: they show how
// the text spells them.
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
	for i, r := range text {
		if f == exact {
			letters = append(letters, letter{r, i, i + 1})
			continue
		}
		r = plainest(r)
		if f == anyCase && r >= 0 {
			// Upper case comes first, because σ and ς share it.
			r = unicode.ToLower(unicode.ToUpper(r))
		}
		last := len(letters) - 1
		switch {
		case r < 0:
		case r == ' ' && last >= 0 && letters[last].r == ' ':
			letters[last].end = i + 1
		default:
			letters = append(letters, letter{r, i, i + 1})
		}
	}
	return letters
}

// plainest is the form of a character that a keyboard has, or -1 for a character that shows nothing.
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
