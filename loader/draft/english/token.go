package english

import (
	"strings"
	"unicode"

	"parley/loader/draft"
)

// Token is a word or a sign of a sentence.
type Token struct {
	Text, Lower string
	Start, End  int // in the article, in Unicode code points; End is exclusive
}

// shortened are abbreviations that keep their full stop.
var shortened = set(`mr. mrs. ms. dr. gen. col. sen. gov. st. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. jr. sr.`)

// tokens cuts a sentence into words and signs. The ending of a possessive is a token of its own.
func tokens(s draft.Sentence) []Token {
	text := []rune(s.Text)
	var out []Token
	add := func(from, to int) {
		word := string(text[from:to])
		out = append(out, Token{word, plain(word), s.Start + from, s.Start + to})
	}
	for i := 0; i < len(text); {
		switch {
		case unicode.IsSpace(text[i]):
			i++
		case !isWord(text[i]):
			add(i, i+1)
			i++
		default:
			end := wordEnd(text, i)
			if n := possessive(text[i:end]); n > 0 {
				add(i, end-n)
				add(end-n, end)
			} else {
				add(i, end)
			}
			i = end
		}
	}
	return out
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// wordEnd returns the end of the word that begins at i. Hyphens, apostrophes and points inside a word belong to it.
func wordEnd(text []rune, i int) int {
	end := i
	for end < len(text) {
		if isWord(text[end]) {
			end++
			continue
		}
		inside := end+1 < len(text) && isWord(text[end+1])
		switch text[end] {
		case '-', '’', '\'', '/':
			if !inside {
				return end
			}
		case '.':
			word := strings.ToLower(string(text[i:end])) + "."
			initial := strings.Count(word, ".") > 1 || inside && unicode.IsLetter(text[end+1]) && end-i <= 2
			if !initial && !shortened[word] {
				return end
			}
			if !inside {
				return end + 1
			}
		case ',':
			if !inside || !unicode.IsDigit(text[end-1]) || !unicode.IsDigit(text[end+1]) {
				return end
			}
		default:
			return end
		}
		end++
	}
	return end
}

// possessive returns the length of the ending of a possessive, or 0.
func possessive(word []rune) int {
	if n := len(word); n > 2 && (word[n-1] == 's' || word[n-1] == 'S') && (word[n-2] == '\'' || word[n-2] == '’') {
		return 2
	}
	return 0
}

// plain is the lower case of a word, with a plain apostrophe and American spelling of a few words of posts.
func plain(word string) string {
	word = strings.ReplaceAll(strings.ToLower(word), "’", "'")
	switch word {
	case "defence":
		return "defense"
	case "programme":
		return "program"
	}
	return word
}

func (t Token) capital() bool {
	r := []rune(t.Text)
	return unicode.IsUpper(r[0])
}

func (t Token) sign() bool { return !isWord([]rune(t.Text)[0]) }

// ending reports whether the token is the ending of a possessive.
func (t Token) ending() bool { return t.Lower == "'s" }

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
