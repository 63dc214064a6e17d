package words_test

import (
	"slices"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"parley/graph"
	"parley/graph/words"
)

// FuzzTokens checks the properties of tokens that stores and searches need. The tokens of a text are sorted, unique and not
// empty. They are the same for every normal form of the text. A name is found by itself.
func FuzzTokens(f *testing.F) {
	for _, seed := range []string{
		"", "Łukasz Ébène", "Умєров, Рустем", "28-point plan (v. 2)", "Côte d’Ivoire", "ﬁ Ⅳ ½ ²", "İstanbul ıI", "ẞß ΑΣ ας",
		"An\u200bna\u00ad\u202e", "한글 각", "e\u0301\u0327", "\xff\x00", "ｱﾞ", "ǅ Ǆ", "\u0345", "٣ ३",
		"Сергій Кислиця", "Щ ьъ", "xiii wii yivii", "Зеленськиий", "Ђјіјy", "іy yі", "wiі Olʹha", "J.D. van den Bergh's", "the of", "Mr", "李明哲G7",
		"محمد الحسيني", "נתניהו", "दिल्ली", "Ευάγγελος", "& &", "a'b'c'd", "Al-", "ὰ ΐ",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		name := words.Name{Text: text}
		tokens := words.Tokens(name)
		if !slices.IsSorted(tokens) || len(slices.Compact(slices.Clone(tokens))) != len(tokens) || slices.Contains(tokens, "") {
			t.Fatalf("%q has the tokens %q", text, tokens)
		}
		if m := match(text, name); len(words.Ask(text).Words) > 0 && m != graph.MatchExact && m != graph.MatchPrefix {
			t.Fatalf("%q finds itself as %q: %v, %q", text, m, words.Ask(text), tokens)
		}
		if !utf8.ValidString(text) {
			return // the text has no normal form
		}
		for _, form := range []norm.Form{norm.NFC, norm.NFD, norm.NFKC, norm.NFKD} {
			if again := words.Tokens(words.Name{Text: form.String(text)}); !slices.Equal(again, tokens) {
				t.Fatalf("%q has the tokens %q, and in another normal form %q", text, tokens, again)
			}
		}
		if key := words.Key(text); words.Key(key) != key {
			t.Fatalf("the key of %q is %q, and the key of the key is %q", text, key, words.Key(key))
		}
	})
}

// FuzzTyped checks that a name is found while somebody types it.
func FuzzTyped(f *testing.F) {
	for _, text := range []string{
		"", "Łukasz Ébène", "Сергій Кислиця", "Иващенко", "Zelenskyj", "Minsk III", "Wwiijy yii", "한글 각", "Jan van den Bergh", "Søren Ærøbjerg",
		"Μητσοτάκης", "დავით", "Al-Rashid", "李明哲",
	} {
		for letters := range utf8.RuneCountInString(text) + 1 {
			f.Add(text, letters)
		}
	}
	f.Fuzz(func(t *testing.T, text string, letters int) {
		all := []rune(norm.NFC.String(text))
		if letters < 0 || letters > len(all) {
			return
		}
		typed := string(all[:letters])
		if m := match(typed, words.Name{Text: text}); len(words.Ask(typed).Words) > 0 && m != graph.MatchExact && m != graph.MatchPrefix {
			t.Fatalf("%q finds %q as %q: %v, %q", typed, text, m, words.Ask(typed), words.Tokens(words.Name{Text: text}))
		}
	})
}
