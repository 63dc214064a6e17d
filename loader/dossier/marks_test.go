package dossier

import (
	"slices"
	"testing"
)

func TestMarked(t *testing.T) {
	for text, want := range map[string][]string{
		"She said: “We met.” He did not.":            {"We met."},
		`"One," he said, "and two."`:                 {"One,", "and two."},
		"the ‘more progress’ of the officials’ talk": {"more progress’ of the officials"}, // more rather than less
		"Ukraine's envoys and the US's":              nil,
		"anticipated 'more progress' today":          {"more progress"},
		"„Wir trafen uns“, sagte sie":                {"Wir trafen uns"},
		"Она сказала: «Мы встретились».":             {"Мы встретились"},
		"“First paragraph\n“and the second.” End":    {"First paragraph", "and the second."},
		"He posted:\nWe met today.\nAn end":          {"We met today."},
		"Nobody is quoted.":                          nil,
	} {
		runes := []rune(text)
		var got []string
		for _, s := range Marked(runes) {
			got = append(got, string(runes[s[0]:s[1]]))
		}
		if !slices.Equal(got, want) {
			t.Errorf("between the marks of %q stand %q, want %q", text, got, want)
		}
	}
}

func TestSays(t *testing.T) {
	texts := []string{"We met, and it’s done", "so he went home."}
	for words, want := range map[string]bool{
		"we met and it's done": true, "done so he": true, "We met ... he went home": true, "he went [...] we met": false,
		"met an": false, "she went home": false, "...": true,
	} {
		if got := Says(texts, words); got != want {
			t.Errorf("Says(%q) is %v", words, got)
		}
	}
}
