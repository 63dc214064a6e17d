// Package cite ties what a dossier quotes to where it stands in an article: it
// makes selectors, so that nobody has to count characters, and checks them.
//
// Positions are Unicode code points from 0. They count in the text as Text
// returns it: without a byte order mark, and with \n for \r\n, so that a copy
// of an article that went through another system keeps its positions.
package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Passage is where words stand in a text.
type Passage struct {
	Start, End int    // code points; End is exclusive
	Quote      string // the words, exactly as they stand there
}

// Find returns every place in a text where the words stand: exactly, or if
// there is none, with quotation marks, dashes and white space taken for their
// plainest forms.
func Find(text, words string) []Passage {
	if found := findAs(exact, text, words); len(found) > 0 {
		return found
	}
	return findAs(plain, text, words)
}

// FindAnyCase returns every place in a text where the words stand as Find takes
// them, but for capital and small letters. What it finds is no quote of the words:
// it is for telling somebody how they stand there.
func FindAnyCase(text, words string) []Passage { return findAs(anyCase, text, words) }

// form is how alike characters have to be.
type form int

const (
	exact   form = iota
	plain        // in their plainest forms, and any white space is one space
	anyCase      // and in small letters
)

func findAs(f form, text, words string) []Passage {
	words = strings.TrimSpace(words)
	return find([]rune(text), f.letters([]rune(text)), f.letters([]rune(words)))
}

// letter is a character to compare by, and the part of the text that it stands for.
type letter struct {
	r          rune
	start, end int
}

// find looks for the words in a text, both in one form.
func find(text []rune, in, words []letter) []Passage {
	var found []Passage
	if len(words) == 0 {
		return nil
	}
	// As UTF-8 both can be searched with a linear algorithm, whatever the input.
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

// letters returns a text's characters to compare by.
func (f form) letters(text []rune) []letter {
	letters := make([]letter, 0, len(text))
	for i, r := range text {
		if f == exact {
			letters = append(letters, letter{r, i, i + 1})
			continue
		}
		r = plainest(r)
		if f == anyCase && r >= 0 {
			// By way of the capital, which σ and ς have in common.
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

// plainest is the form of a character that a keyboard has, or -1 for those
// that show nothing.
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
