package words

import (
	"slices"
	"strings"
	"unicode"
)

// skeletonMark begins a token that holds the consonants of a word. No other token begins with it.
const skeletonMark = "="

// minSkeleton is the smallest number of consonants by which a word is found. Fewer consonants fit too many words.
const minSkeleton = 3

// The consonants of Hebrew and Arabic letters. A letter that is not here, or that is a vowel as often as a consonant, counts
// for nothing.
var (
	hebrewConsonants = table("ב b, ג g, ד d, ה h, ז z, ח h, ט t, כ k, ך k, ל l, מ m, ם m, נ n, ן n, ס s, פ p, ף f, צ z, ץ z, ק k, ר r, ש s, ת t")
	arabicConsonants = table(`ب b, ت t, ث t, ح h, خ h, د d, ذ d, ر r, ز z, س s, ش s, ص s, ض d, ط t, ظ z, غ g, ف f, ق k, ك k, ک k, ل l, م m, ن n,
	ه h, پ p, چ s, ژ z, گ g`)
	// hebrewSofter holds the other sounds of Hebrew letters.
	hebrewSofter = []map[rune]string{{}, {'ב': ""}, {'פ': "f"}, {'כ': "h"}, {'ב': "", 'פ': "f"}, {'ב': "", 'כ': "h"}}
)

// consonants returns the tokens that hold the consonants of a word in Hebrew or Arabic letters, and the word without the
// Arabic article. A word of another script has no such tokens.
func consonants(word string) []string {
	var tokens []string
	add := func(word string, letters map[rune]string) {
		if s := skeleton(word, letters); len(s) >= minSkeleton {
			tokens = append(tokens, skeletonMark+s)
		}
	}
	switch {
	case strings.ContainsFunc(word, unicodeIn(unicode.Hebrew)):
		// The last h of a word is silent.
		word = strings.TrimSuffix(bare(word), "ה")
		for _, softer := range hebrewSofter {
			add(word, merged(hebrewConsonants, softer))
		}
		if first, rest := cut(word); first == "ב" || first == "פ" || first == "כ" {
			add(first+strings.NewReplacer("ב", "", "פ", "ף", "כ", "ח").Replace(rest), hebrewConsonants)
		}
	case strings.ContainsFunc(word, unicodeIn(unicode.Arabic)):
		word = bare(word)
		add(word, arabicConsonants)
		if stem, ok := strings.CutPrefix(word, "ال"); ok && len([]rune(stem)) >= minSkeleton {
			add(stem, arabicConsonants)
			tokens = append(tokens, own.of(stem))
			for _, r := range readingsOf(stem, "") {
				tokens = append(tokens, r.of(stem))
			}
		}
	}
	slices.Sort(tokens)
	return slices.Compact(tokens)
}

func cut(word string) (first, rest string) {
	for i := range word {
		if i > 0 {
			return word[:i], word[i:]
		}
	}
	return word, ""
}

// skeleton returns the consonants of a word. Double consonants count once.
func skeleton(word string, letters map[rune]string) string {
	var b strings.Builder
	last := byte(0)
	for _, r := range word {
		if c := letters[r]; c != "" && c[0] != last {
			b.WriteString(c)
			last = c[0]
		}
	}
	return b.String()
}

// latinConsonants are the consonants of a Latin token. Both v and w, and both j and y, can stand for a vowel in Hebrew and
// Arabic, and count for nothing.
var latinConsonants = table("b b, c k, d d, f f, g g, h h, k k, l l, m m, n n, p p, q k, r r, s s, t t, x ks, z z")

var latinPairs = strings.NewReplacer("sh", "s", "ch", "h", "kh", "h", "th", "t", "dh", "d", "gh", "g", "ph", "f", "ts", "z", "tz", "z", "ck", "k")

// skeletonOf returns the token by which a Latin token finds a word with the same consonants, or "".
func skeletonOf(token string) string {
	if s := skeleton(latinPairs.Replace(token), latinConsonants); len(s) >= minSkeleton {
		return skeletonMark + s
	}
	// The h at the end of a Hebrew name, as in Sarah, is silent.
	return ""
}
