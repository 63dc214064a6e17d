package words_test

import (
	"slices"
	"strings"
	"testing"

	"parley/graph/words"
)

func TestPassage(t *testing.T) {
	for text, want := range map[string]string{
		"":    "",
		" – ": "",
		"We had a “very productive” meeting.": " ve had a veri productive meeting ",
		"600,000 men":      " 600000 men ",
		"600 000 men":      " 600 000 men \x1f 600000 ",
		"600\u00a0000 men": " 600000 men ",
		"in 2025, 300 men": " in 2025 300 men ",
		"The G-7 met":      " the g 7 met \x1f g7 ",
		"Søren":            " soren \x1f soeren ",
		"Ціна миру":        " ціна миру ",
		"和平谈判":             " 和平谈判 ",
	} {
		if got := words.Passage(text); got != want {
			t.Errorf("Passage(%q) = %q, want %q", text, got, want)
		}
	}
	if got, want := words.Passage("aa bb", "cc dd", "aa  bb"), " aa bb \x1f cc dd "; got != want {
		t.Errorf("two texts are %q, want %q", got, want)
	}
}

func TestWhatWasSaidIsFound(t *testing.T) {
	for _, c := range []struct {
		said, text string
		want       bool
	}{
		{"We had a very productive meeting", "productive very", true},
		{"We had a very productive meeting", `"very productive"`, true},
		{"We had a very productive meeting", `"productive very"`, false},
		{"We had a very productive meeting", `meeting "very productive`, true},
		{"We had a very productive meeting", "product", true},
		{"We had a very productive meeting", `"very product"`, false},
		{"We had a very productive meeting", "oductive", false},
		{"an army of 600,000", "600000", true},
		{"an army of 600,000", "600 000", true},
		{"an army of 600.000", "600,000", true},
		{"an army of 600\u00a0000 men", `"600,000 men"`, true},
		{"an army of 600", "600,000", false},
		{"point 28 300 men", "300 men", true},
		{"the Sea Baby drones", "sea baby", true},
		{"the Sea Baby drones", "«Sea Baby»", true},
		{"cease-fire", "ceasefire", true},
		{"a ceasefire now", "cease-fire", true},
		{"the labour party", "labor", true},
		{"they don't", "don’t", true},
		{"Zelenskyy said", "Zelensky", true},
		{"Ціна миру висока", "МИРУ", true},
		{"和平谈判开始", "谈判", true},
		{"和平谈判开始", "判谈", false},
		{"Ми зустрілися й говорили", "зустр", true},
		{"the talks", "- ", false},
	} {
		s, passage := words.AskSaid(c.text), words.Passage(c.said)
		contains := func(part string) bool { return strings.Contains(passage, part) }
		got := s.Whole != "" && !slices.ContainsFunc(s.Words, func(w []string) bool { return !slices.ContainsFunc(w, contains) }) &&
			!slices.ContainsFunc(s.Phrases, func(p string) bool { return !contains(p) })
		if got != c.want {
			t.Errorf("%q finds %q: %t, want %t: %q, %q", c.text, c.said, got, c.want, s, passage)
		}
	}
}
