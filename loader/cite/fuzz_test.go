package cite

import (
	"testing"
	"unicode/utf8"

	"parley/graph"
	"parley/loader/dossier"
)

// FuzzSelectors checks that a passage which is found in a text stands there, that its selector passes the check, and
// that every selector that passes stands in the text.
func FuzzSelectors(f *testing.F) {
	for _, seed := range []struct {
		text, words string
		start       int
	}{
		{"Über “peace”\u00a0talks — they\nmet. They met, they  met.", "they met", 21},
		{"co\u00adope\u200bration - now", "cooperation – now", 0},
		{"aaa", "aa", 1},
		{"\ufeffa\r\nb", "a b", -1},
		{"´‘’`", "''", 1 << 40},
		{"\u200b \u200b \u200b", " ", 0},
		{"\U0001F600é\u0301", "é\u0301", 1},
		{"\xff", "\xff", 0},
	} {
		f.Add(seed.text, seed.words, seed.start)
	}
	f.Fuzz(func(t *testing.T, text, words string, start int) {
		if !utf8.ValidString(text) || !utf8.ValidString(words) {
			return // the loader refuses articles and dossiers that are not UTF-8
		}
		a := &article{name: "a.txt", text: text, runes: []rune(text)}
		claim := func(start int, quote string) dossier.Claim {
			return dossier.Claim{Source: graph.ID("s"), Quote: quote, Start: start, End: start + utf8.RuneCountInString(quote)}
		}
		for _, p := range Find(text, words) {
			if p.Start < 0 || p.End <= p.Start || p.End > len(a.runes) || string(a.runes[p.Start:p.End]) != p.Quote {
				t.Fatalf("%+v does not stand in %q", p, text)
			}
			if message := a.check(claim(p.Start, p.Quote)); message != "" {
				t.Fatalf("%+v in %q: %s", p, text, message)
			}
		}
		message := a.check(claim(start, words))
		end := start + utf8.RuneCountInString(words)
		stands := start >= 0 && end >= start && end <= len(a.runes) && string(a.runes[start:end]) == words
		if stands != (message == "") {
			t.Fatalf("%q at %d in %q: stands %t, and the check says %q", words, start, text, stands, message)
		}
	})
}
