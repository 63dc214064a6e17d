package words

import (
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"
)

// isHan reports whether a word consists of Chinese characters.
func isHan(word string) bool {
	return word != "" && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}

// syllables returns the pinyin of each character, without tones. A family name can have a sound of its own, so the first
// character has all its sounds, and the result is one list for each of them. It returns nil if a character has no pinyin.
func syllables(word string) [][]string {
	letters := []rune(word)
	var rest []string
	args := pinyin.NewArgs()
	for _, r := range letters[1:] {
		sounds := pinyin.SinglePinyin(r, args)
		if len(sounds) == 0 {
			return nil
		}
		rest = append(rest, plainPinyin(sounds[0]))
	}
	args.Heteronym = true
	var all [][]string
	for _, first := range pinyin.SinglePinyin(letters[0], args) {
		all = append(all, append([]string{plainPinyin(first)}, rest...))
	}
	return all
}

// plainPinyin writes ü as u: go-pinyin writes it as v.
func plainPinyin(s string) string { return strings.ReplaceAll(s, "v", "u") }

// maxHan is the largest length of a name in characters. A longer text in Chinese characters is a sentence: only its own
// characters find it.
const maxHan = 8

// hanTokens returns the tokens of a word in Chinese characters, besides its own reading: every end of the word, the pinyin
// of each character, and the pinyin of the name and of the given name as one word, in both orders.
func hanTokens(word string) []string {
	letters := []rune(word)
	var tokens []string
	for i := 1; i < len(letters); i++ {
		tokens = append(tokens, string(letters[i:]))
	}
	if len(letters) > maxHan {
		return tokens
	}
	for _, sounds := range syllables(word) {
		for _, s := range sounds {
			tokens = append(tokens, own.of(s))
		}
		given := strings.Join(sounds[1:], "")
		for _, text := range []string{given, sounds[0] + given, given + sounds[0]} {
			if text != "" {
				tokens = append(tokens, own.of(text))
			}
		}
	}
	return tokens
}

// hanWholes returns a name in Chinese characters as whole names in pinyin, the family name first or last.
func hanWholes(word string) []string {
	if len([]rune(word)) > maxHan {
		return nil
	}
	var wholes []string
	for _, sounds := range syllables(word) {
		family, given := sounds[0], strings.Join(sounds[1:], "")
		wholes = append(wholes, own.whole([]string{family, given}), own.whole(sounds), own.whole([]string{given, family}), own.of(family+given))
	}
	return wholes
}
