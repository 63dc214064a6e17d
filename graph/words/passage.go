package words

import (
	"slices"
	"strings"
	"unicode"
)

// between stands between the texts of a passage, so that no phrase goes from one text to the next.
const between = "\x1f"

// Passage returns texts in the form in which a search looks for words that were said: the words of each text in their
// order, each in its own script, with a space before and behind. After the texts come further forms of some words, each as
// a text of its own: words that can be written together, numbers without separators, and plain forms of Latin letters. It
// returns "" if the texts have no word.
func Passage(texts ...string) string {
	var parts, forms []string
	for _, text := range texts {
		pieces := split(withoutSeparators(text))
		if spaced := inOrder(pieces); spaced != "" && !slices.Contains(parts, spaced) {
			parts = append(parts, spaced)
		}
		for _, p := range pieces {
			if isASCII(p.text) || !strings.ContainsFunc(p.text, unicodeIn(unicode.Latin)) {
				continue
			}
			for _, r := range latin {
				forms = append(forms, r.of(p.text))
			}
		}
		for _, s := range joinable(pieces) {
			forms = append(forms, own.of(joined(pieces[s.from:s.to])))
		}
		for _, s := range numbers(pieces) {
			forms = append(forms, joined(pieces[s.from:s.to]))
		}
	}
	for _, form := range sorted(forms) {
		spaced := " " + form + " "
		if form != "" && !slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(part, spaced) }) {
			parts = append(parts, spaced)
		}
	}
	return strings.Join(parts, between)
}

// inOrder returns the tokens of words, each in its own script, with a space before and behind each. It returns "" for none.
func inOrder(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if token := own.of(p.text); token != "" {
			b.WriteString(" " + token)
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return b.String() + " "
}

// joinable returns the stretches of words that can be written together, other than particles of names.
func joinable(pieces []piece) []stretch {
	return slices.DeleteFunc(together(pieces), func(s stretch) bool {
		return slices.ContainsFunc(pieces[s.from+1:s.to], func(p piece) bool { return strings.Contains(p.gap, " ") }) &&
			slices.ContainsFunc(pieces[s.from:s.to], func(p piece) bool { return !single(p.text) })
	})
}

// withoutSeparators returns a text without the separators in numbers that mean nothing else: "600,000" and "600’000" become
// "600000", and so does a number with a no-break space.
func withoutSeparators(text string) string {
	const separators = ",'’\u00a0\u202f\u2009"
	letters := []rune(text)
	group := func(i int) bool { // three digits from i on, and no more
		for n := range 3 {
			if i+n >= len(letters) || !unicode.IsDigit(letters[i+n]) {
				return false
			}
		}
		return i+3 >= len(letters) || !unicode.IsDigit(letters[i+3])
	}
	var b strings.Builder
	digits := 0 // the number of digits before i
	for i, r := range letters {
		if digits > 0 && digits <= 3 && strings.ContainsRune(separators, r) && group(i+1) {
			digits = 0 // three more follow
			continue
		}
		if unicode.IsDigit(r) {
			digits++
		} else {
			digits = 0
		}
		b.WriteRune(r)
	}
	return b.String()
}

// numbers returns the stretches of words that are a number with points or spaces between its thousands: "600.000".
func numbers(pieces []piece) []stretch {
	var found []stretch
	digits := func(word string) bool {
		return !strings.ContainsFunc(word, func(r rune) bool { return r < '0' || r > '9' })
	}
	for from := 0; from < len(pieces); from++ {
		if !digits(pieces[from].text) || len(pieces[from].text) > 3 {
			continue
		}
		to := from + 1
		for to < len(pieces) && digits(pieces[to].text) && len(pieces[to].text) == 3 && (pieces[to].gap == " " || pieces[to].gap == ".") {
			to++
		}
		if to-from > 1 {
			found = append(found, stretch{from, to})
			from = to - 1
		}
	}
	return found
}

// Saying is a question for words that were said, in the form of Passage.
type Saying struct {
	// Words holds, for each word, its alternatives. Each alternative is the beginning of a word, with a space before it.
	Words [][]string
	// Phrases are the parts of the text in quotation marks, and the words of scripts that do not part words by spaces.
	Phrases []string
	// Whole is the whole text as a phrase. It is "" if the text has no letter and no digit.
	Whole string
}

// AskSaid normalises a question for words that were said. Words in quotation marks are a phrase: their order counts. Each
// other word may be anywhere, and may be the beginning of a word.
func AskSaid(text string) Saying {
	text = withoutSeparators(text)
	s := Saying{Whole: phrase(split(text))}
	for _, part := range strings.FieldsFunc(quoted(text), func(r rune) bool { return r == quote }) {
		pieces := split(part[1:])
		if part[0] == inside {
			if p := phrase(pieces); p != "" {
				s.Phrases = append(s.Phrases, p)
			}
			continue
		}
		s.add(pieces)
	}
	return s
}

// quote parts the text of a question, and the first byte of each part says whether it stood in quotation marks.
const (
	quote   = '\x1e'
	inside  = 'i'
	outside = 'o'
)

// quoted returns a text with the rune quote in the place of each quotation mark, and behind it whether the part that follows
// is inside quotation marks. A mark without a second mark goes to the end of the text.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte(outside)
	in := false
	for _, r := range text {
		switch {
		case strings.ContainsRune(`"“”„‟«»`, r):
			in = !in
			b.WriteRune(quote)
			if in {
				b.WriteByte(inside)
			} else {
				b.WriteByte(outside)
			}
		case r != quote:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// phrase returns words as a phrase. At a word of a script without spaces between words, the phrase can begin and end within
// the word.
func phrase(pieces []piece) string {
	p := inOrder(pieces)
	if p == "" {
		return ""
	}
	if unspaced(pieces[0].text) {
		p = strings.TrimPrefix(p, " ")
	}
	if unspaced(pieces[len(pieces)-1].text) {
		p = strings.TrimSuffix(p, " ")
	}
	return p
}

// unspaced reports whether a word is of a script that does not part words by spaces.
func unspaced(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
	})
}

// add adds words to a question.
func (s *Saying) add(pieces []piece) {
	stretches := append(joinable(pieces), numbers(pieces)...)
	for i, p := range pieces {
		if unspaced(p.text) {
			s.Phrases = append(s.Phrases, phrase(pieces[i:i+1]))
			continue
		}
		tokens := []string{own.of(p.text), own.of(acrossTheAtlantic(p.text))}
		for _, t := range stretches {
			if t.from <= i && i < t.to {
				tokens = append(tokens, own.of(joined(pieces[t.from:t.to])))
			}
		}
		var alternatives []string
		for _, token := range sorted(tokens) {
			if token != "" {
				alternatives = append(alternatives, " "+token)
			}
		}
		if alternatives != nil {
			s.Words = append(s.Words, alternatives)
		}
	}
}
