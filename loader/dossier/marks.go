package dossier

import (
	"slices"
	"strings"
	"unicode"
)

// Marked returns what stands between quotation marks in a text, as pairs of a start and an end in code points, without
// the marks. A paragraph is read on its own. A quotation without a closing mark lasts to the end of its paragraph, as a
// quotation of several paragraphs does. A paragraph after a colon is a quotation that stands apart, without marks.
//
// Where a mark can be an apostrophe, Marked takes more rather than less for a quotation.
func Marked(text []rune) [][2]int {
	var spans [][2]int
	announced := false
	for from := 0; from < len(text); {
		to := from
		for to < len(text) && text[to] != '\n' {
			to++
		}
		switch line := strings.TrimSpace(string(text[from:to])); {
		case announced && line != "":
			spans = append(spans, [2]int{from, to})
			announced = strings.HasSuffix(line, ":")
		case line != "":
			spans = append(spans, marked(text[from:to], from)...)
			announced = strings.HasSuffix(line, ":")
		}
		from = to + 1
	}
	return spans
}

// closers are the marks that close what a mark opens.
var closers = map[rune]string{
	'“': "”", '”': "”", '„': "“”", '«': "»", '»': "«", '"': `"`, '‘': "’", '’': "’", '‚': "‘’", '\'': "'", '「': "」",
}

// marked reads one paragraph, which begins at a position.
func marked(text []rune, at int) [][2]int {
	var spans [][2]int
	for i := 0; i < len(text); i++ {
		if !opens(text, i) {
			continue
		}
		end := closing(text, i)
		spans = append(spans, [2]int{at + i + 1, at + end})
		i = end
	}
	return spans
}

// opens reports whether a mark opens a quotation. A mark that can be an apostrophe, or that can close, opens only
// where a word begins.
func opens(text []rune, i int) bool {
	if closers[text[i]] == "" {
		return false
	}
	switch text[i] {
	case '“', '„', '«', '「', '"':
		return true
	}
	begins := i == 0 || !unicode.In(text[i-1], unicode.L, unicode.N, unicode.P)
	return begins && i+1 < len(text) && !unicode.IsSpace(text[i+1])
}

// closing finds the mark that closes the quotation which begins at a position. It is the end of the text if there is
// no such mark. A single mark inside a word is an apostrophe, and a single mark after a word can be one: the last mark
// before the next quotation closes.
func closing(text []rune, from int) int {
	end, single := len(text), strings.ContainsRune("‘’‚'", text[from])
	for i := from + 1; i < len(text); i++ {
		switch {
		case single && end < len(text) && opens(text, i):
			return end
		case !strings.ContainsRune(closers[text[from]], text[i]):
		case !single:
			return i
		case i+1 == len(text) || !unicode.IsLetter(text[i+1]):
			end = i
		}
	}
	return end
}

// HasMarks reports whether a text has marks that can only be quotation marks.
func HasMarks(text string) bool { return strings.ContainsAny(text, "“”„«»\"「」") }

// Says reports whether words stand in texts, one text after the other. Only letters and digits count. The words may
// leave out what `...` or `[...]` stands for.
func Says(texts []string, words string) bool {
	all := " " + plainWords(strings.Join(texts, " ")) + " "
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(words, "...", "…"), func(r rune) bool { return r == '…' }) {
		part = plainWords(part)
		if part == "" {
			continue
		}
		_, rest, found := strings.Cut(all, " "+part+" ")
		if !found {
			return false
		}
		all = " " + rest
	}
	return true
}

// plainWords writes the words of a text in lower case, with one space between them and without marks.
func plainWords(text string) string {
	fields := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.N) && !isApostrophe(r)
	})
	for i, word := range fields {
		fields[i] = strings.Map(func(r rune) rune {
			if isApostrophe(r) {
				return -1
			}
			return r
		}, word)
	}
	return strings.Join(slices.DeleteFunc(fields, func(word string) bool { return word == "" }), " ")
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' }
