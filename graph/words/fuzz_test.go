package words_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"parley/graph/words"
)

// FuzzTokens checks the properties of tokens that stores and searches need. The tokens of a text
// are sorted, unique, and made of letters and digits. They are the same for every normal form of
// the text. The tokens of the tokens are the same tokens.
func FuzzTokens(f *testing.F) {
	for _, seed := range []string{
		"", "Łukasz Ébène", "Умєров, Рустем", "28-point plan (v. 2)", "Côte d’Ivoire", "ﬁ Ⅳ ½ ²", "İstanbul ıI", "ẞß ΑΣ ας",
		"An\u200bna\u00ad\u202e", "한글 각", "e\u0301\u0327", "\xff\x00", "ｱﾞ", "ǅ Ǆ", "\u0345", "٣ ३",
		"Сергій Кислиця", "Щ ьъ", "xiii wii yivii", "Зеленськиий", "Ђјіјy", "іy yі", "wiі Olʹha",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens := words.Tokens(text)
		if !slices.IsSorted(tokens) || len(slices.Compact(slices.Clone(tokens))) != len(tokens) {
			t.Fatalf("%q has the tokens %q", text, tokens)
		}
		for _, token := range tokens {
			strange := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
			if token == "" || strings.ContainsFunc(token, strange) {
				t.Fatalf("%q has the token %q", text, token)
			}
			again := words.Tokens(token)
			other := func(word string) bool { return !slices.Contains(tokens, word) }
			if !slices.Contains(again, token) || slices.ContainsFunc(again, other) {
				t.Fatalf("%q has the tokens %q, and the token %q has the tokens %q", text, tokens, token, again)
			}
		}
		if again := words.Tokens(strings.Join(tokens, " ")); !slices.Equal(again, tokens) {
			t.Fatalf("%q has the tokens %q, and these have the tokens %q", text, tokens, again)
		}
		if !utf8.ValidString(text) {
			return // the text has no normal form
		}
		for _, form := range []norm.Form{norm.NFC, norm.NFD, norm.NFKC, norm.NFKD} {
			if again := words.Tokens(form.String(text)); !slices.Equal(again, tokens) {
				t.Fatalf("%q has the tokens %q, and in another normal form %q", text, tokens, again)
			}
		}
		if key := words.Key(text); words.Key(key) != key {
			t.Fatalf("the key of %q is %q, and the key of the key is %q", text, key, words.Key(key))
		}
	})
}

// FuzzTyped checks that the beginning of a text finds everything that the whole text finds: each
// token of the beginning is the beginning of a token of the text.
func FuzzTyped(f *testing.F) {
	for _, text := range []string{"", "Łukasz Ébène", "Сергій Кислиця", "Иващенко", "Zelenskyj", "Minsk III", "Wwiijy yii", "ﬁ Ⅳ ½", "한글 각"} {
		f.Add(text, len(text)/2)
	}
	f.Fuzz(func(t *testing.T, text string, letters int) {
		key := []rune(words.Key(text))
		if letters < 0 || letters > len(key) {
			return
		}
		typed := string(key[:letters])
		own := words.Tokens(text)
		for _, word := range words.Tokens(typed) {
			if !slices.ContainsFunc(own, func(token string) bool { return strings.HasPrefix(token, word) }) {
				t.Fatalf("%q has the token %q, and %q has the tokens %q", typed, word, text, own)
			}
		}
	})
}
