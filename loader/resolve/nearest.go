package resolve

import (
	"strings"

	"parley/graph/words"
)

// suggestion is the end of a message: the words that the writer may have meant, or all known words.
func suggestion(word string, candidates []string) string {
	if near := words.Nearest(word, candidates); len(near) > 0 {
		return ": did you mean " + joinWords(near, "or") + "?"
	}
	if len(candidates) == 0 {
		return ""
	}
	return ": choose from " + joinWords(candidates, "and")
}

// joinWords writes words as code, with commas and a conjunction before the last word.
func joinWords(words []string, conjunction string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = "`" + w + "`"
	}
	if len(quoted) < 2 {
		return strings.Join(quoted, "")
	}
	last := len(quoted) - 1
	return strings.Join(quoted[:last], ", ") + " " + conjunction + " " + quoted[last]
}

// withArticle puts "a" or "an" before a word.
func withArticle(word string) string {
	if strings.ContainsRune("aeiou", rune(strings.TrimLeft(word, "`")[0])) {
		return "an " + word
	}
	return "a " + word
}
