package draft

import (
	"strings"
	"unicode"

	"parley/loader/dossier"
)

// Sentence is a sentence of an article.
type Sentence struct {
	Number     int // from 1
	Start, End int // in Unicode code points; End is exclusive
	Text       string
	Headline   bool // the sentence is the first line, and has no full stop
	Paragraph  int  // from 1
}

// Article is the text of an article with its sentences.
type Article struct {
	Text      string
	Sentences []Sentence
	Marked    [][2]int // what stands between quotation marks, in code points

	runes []rune
}

// NewArticle cuts a text into sentences. A quotation of several sentences stays together with the words that name its
// speaker: the text is not cut between quotation marks.
func NewArticle(text string) *Article {
	a := &Article{Text: text, runes: []rune(text)}
	a.Marked = dossier.Marked(a.runes)
	paragraph := 0
	for from := 0; from < len(a.runes); {
		to := from
		for to < len(a.runes) && a.runes[to] != '\n' {
			to++
		}
		if strings.TrimSpace(string(a.runes[from:to])) != "" {
			paragraph++
			a.cut(from, to, paragraph)
		}
		from = to + 1
	}
	if len(a.Sentences) > 0 {
		first := &a.Sentences[0]
		alone := len(a.Sentences) == 1 || a.Sentences[1].Paragraph > first.Paragraph
		first.Headline = alone && strings.TrimRight(first.Text, ".!?\"”") == first.Text
	}
	return a
}

// Part returns the text between two positions in code points.
func (a *Article) Part(start, end int) string { return string(a.runes[start:end]) }

// Sentence returns the sentence with this number.
func (a *Article) Sentence(number int) (Sentence, bool) {
	if number < 1 || number > len(a.Sentences) {
		return Sentence{}, false
	}
	return a.Sentences[number-1], true
}

// InMarks reports whether a passage stands between quotation marks.
func (a *Article) InMarks(start, end int) bool {
	for _, m := range a.Marked {
		if m[0] <= start && end <= m[1] {
			return true
		}
	}
	return false
}

// cut cuts a paragraph into sentences.
func (a *Article) cut(from, to, paragraph int) {
	start := from
	for i := from; i < to; i++ {
		if !a.ends(i, to) || a.insideMarks(i) {
			continue
		}
		end := i + 1
		for end < to && strings.ContainsRune("\"”’'»)", a.runes[end]) {
			end++
		}
		a.add(start, end, paragraph)
		start, i = end, end-1
	}
	a.add(start, to, paragraph)
}

// insideMarks reports whether a full stop stands inside a quotation that goes on.
func (a *Article) insideMarks(i int) bool {
	for _, m := range a.Marked {
		if m[0] <= i && i < m[1]-1 {
			return true
		}
	}
	return false
}

func (a *Article) add(start, end, paragraph int) {
	for start < end && unicode.IsSpace(a.runes[start]) {
		start++
	}
	for end > start && unicode.IsSpace(a.runes[end-1]) {
		end--
	}
	if start < end {
		a.Sentences = append(a.Sentences, Sentence{
			Number: len(a.Sentences) + 1, Start: start, End: end, Text: string(a.runes[start:end]), Paragraph: paragraph,
		})
	}
}

// abbreviations end with a full stop that does not end a sentence.
var abbreviations = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`Mr Mrs Ms Dr Prof Gen Col Lt Sgt Capt Sen Rep Gov St Jr Sr vs etc No Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Inc Ltd Co approx`) {
		m[w] = true
	}
	return m
}()

// ends reports whether a sentence can end with the character at i.
func (a *Article) ends(i, to int) bool {
	switch a.runes[i] {
	case '!', '?':
	case '.':
		from := i
		for from > 0 && (unicode.IsLetter(a.runes[from-1]) || a.runes[from-1] == '.') {
			from--
		}
		word := string(a.runes[from:i])
		if abbreviations[word] || strings.Contains(word, ".") && !a.beginsClearly(i+1, to) || len([]rune(word)) == 1 && unicode.IsUpper(a.runes[from]) {
			return false
		}
	default:
		return false
	}
	next := i + 1
	for next < to && strings.ContainsRune("\"”’'»)", a.runes[next]) {
		next++
	}
	if next == to {
		return false // the end of the paragraph ends the sentence
	}
	if !unicode.IsSpace(a.runes[next]) {
		return false
	}
	for next < to && unicode.IsSpace(a.runes[next]) {
		next++
	}
	return next < to && (unicode.IsUpper(a.runes[next]) || unicode.IsDigit(a.runes[next]) || strings.ContainsRune("\"“‘«'(", a.runes[next]))
}

// beginsClearly reports whether the words after an abbreviation such as "U.S." can only begin a sentence.
func (a *Article) beginsClearly(i, to int) bool {
	words := strings.Fields(string(a.runes[i:min(i+40, to)]))
	if len(words) == 0 {
		return false
	}
	switch words[0] {
	case "The", "He", "She", "It", "They", "In", "On", "But", "A", "An", "This", "That", "According", "Meanwhile", "After":
		return true
	}
	return false
}
