package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// reading is a way to write a word in Latin letters, letter by letter. It maps composed letters to Latin letters. A letter
// that is not in the map is looked up without its marks. If the map does not have it then, it stays as it is, without marks.
type reading struct {
	letters map[rune]string
	// first holds letters that are different at the beginning of a word and after a vowel: Ельцин is Yeltsin.
	first map[rune]string
	// pairs holds pairs of letters that are one sound: ου.
	pairs map[string]string
}

// own is the reading in the own script of a word. Only Latin letters change: "ł" becomes "l".
var own = reading{letters: merged(latinUsual, map[rune]string{'ς': "σ", 'ک': "ك", 'ی': "ي", 'ى': "ي", 'ة': "ه"})}

// of returns the token of a word in a reading.
//
// The usual transliterations of a name have the same token: "Zelensky", "Zelenskyy" and "Zelenskyj" give "zelenski". The
// letters y, j and i are the same, and several of them in a row are one. The letter w is v. The signs that stand for a soft
// or a hard sign are left out.
func (r reading) of(word string) string {
	var b strings.Builder
	numeral, last := true, rune(0)
	r.walk(word, func(letter rune, text string) {
		// In a possible Roman numeral each i counts: Minsk I is not Minsk II.
		numeral = numeral && strings.ContainsRune("ivx", letter)
		for _, plain := range text {
			switch plain {
			case 'y', 'j':
				plain = 'i'
			case 'w':
				plain = 'v'
			case 'ʹ', 'ʺ', 'ʼ':
				continue
			}
			if plain == 'i' && last == 'i' && !numeral {
				continue
			}
			b.WriteRune(plain)
			last = plain
		}
	})
	return b.String()
}

// walk calls write for each letter of a word, or for each pair of letters that is one sound, with what the reading writes
// for it.
func (r reading) walk(word string, write func(letter rune, text string)) {
	open := true // at the beginning of the word, or after a vowel
	for len(word) > 0 {
		letter, size := utf8.DecodeRuneInString(word)
		if _, next := utf8.DecodeRuneInString(word[size:]); r.pairs != nil {
			if latin, ok := r.pairs[bare(word[:size+next])]; ok && next > 0 {
				write(letter, latin)
				word, open = word[size+next:], true
				continue
			}
		}
		word = word[size:]
		if latin, ok := r.first[letter]; ok && open {
			write(letter, latin)
		} else {
			write(letter, r.letter(letter))
		}
		open = strings.ContainsRune("аеёиоуыэюяіїєъьաեէըիոօ", letter)
	}
}

// letter returns a letter in the reading.
func (r reading) letter(letter rune) string {
	if letter < utf8.RuneSelf {
		return string(letter)
	}
	if latin, ok := r.letters[letter]; ok {
		return latin
	}
	if whole := string(letter); norm.NFD.IsNormalString(whole) && !unicode.Is(unicode.Mn, letter) {
		return whole
	}
	var b strings.Builder
	for _, plain := range bare(string(letter)) {
		if latin, ok := r.letters[plain]; ok {
			b.WriteString(latin)
		} else {
			b.WriteRune(plain)
		}
	}
	return b.String()
}

// bare returns letters without marks.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(text))
}

// readingsOf returns the readings of a word: first in its own script, then in Latin letters. The language chooses the
// system of transliteration. If the language is not known, all systems that fit the letters of the word are chosen.
func readingsOf(word, language string) []reading {
	all := []reading{own}
	if isASCII(word) {
		return all // all readings are the same
	}
	switch {
	case strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }):
		return append(all, cyrillic(word, language)...)
	case strings.ContainsFunc(word, unicodeIn(unicode.Latin)):
		return append(all, latin...)
	}
	for _, s := range scripts {
		if strings.ContainsFunc(word, unicodeIn(s.script)) {
			return append(all, s.readings...)
		}
	}
	return all
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func unicodeIn(table *unicode.RangeTable) func(rune) bool {
	return func(r rune) bool { return unicode.Is(table, r) }
}

// merged returns the letters of all maps. A later map wins.
func merged(maps ...map[rune]string) map[rune]string {
	all := map[rune]string{}
	for _, m := range maps {
		for letter, latin := range m {
			all[letter] = latin
		}
	}
	return all
}

// table makes a map from pairs of a letter and its Latin form, separated by spaces: "а a, ж zh". A letter alone becomes
// nothing.
func table(text string) map[rune]string {
	letters := map[rune]string{}
	for pair := range strings.SplitSeq(text, ",") {
		fields := strings.Fields(pair)
		if len(fields) == 0 {
			continue
		}
		letter, _ := utf8.DecodeRuneInString(fields[0])
		letters[letter] = ""
		if len(fields) > 1 {
			letters[letter] = fields[1]
		}
	}
	return letters
}
