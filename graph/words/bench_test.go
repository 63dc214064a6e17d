package words_test

import (
	"testing"

	"parley/graph/words"
)

// BenchmarkName normalises one name as the loader does.
func BenchmarkName(b *testing.B) {
	for name, n := range map[string]words.Name{
		"latin": {Text: "Volodymyr Zelensky"}, "cyrillic": {Text: "Володимир Зеленський", Language: "uk"}, "cyrillic of no language": {Text: "Андрей Гнатов"},
		"chinese": {Text: "李明哲"},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				words.Tokens(n)
				words.Wholes(n)
				words.Sounds(n)
				words.WholeSounds(true, n)
				words.FamilyNames(n)
				words.SortKey(words.FamilyFirst(n.Text, n.Language))
			}
		})
	}
	b.Run("passage", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			words.Passage("whether it should commit to limiting the size of the army to a maximum of 600,000 soldiers")
		}
	})
	b.Run("question", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			words.Ask("Viktor Mykolaiovych Zinchuk")
		}
	})
}
