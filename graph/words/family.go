package words

import (
	"slices"
	"strings"
	"unicode"
)

// kept are the particles that stay before the family name when people are listed, by language. In other languages a
// particle in lower case follows the given name: "Velde, Piet van der".
var kept = map[string]map[string]bool{
	"it":    particles,
	"en":    particles,
	"ro":    particles,
	"af":    particles,
	"nl-be": particles,
	"fr":    set("la le les du des"),
	"de":    set("zum zur am im"),
}

// suffixes follow a family name.
var suffixes = set("jr jr. sr sr. ii iii iv junior senior")

// FamilyFirst returns the name of a person as lists have it: the family name, a comma, and the given names. The language
// of the name, by BCP 47, decides about particles; it is "" if it is not known. "Jan van den Bergh" becomes "Bergh, Jan
// van den".
//
// The family name is the last word, with the particles before it that have a capital letter: "De Niro, Robert". It is the
// first word in Chinese, Japanese, Korean, Vietnamese and Hungarian names, if the language is given, and in a name that
// begins with a particle: "de Groot Anna". A name with a comma, with a digit or of one word stays as it is. What
// FamilyFirst gets wrong, such as two family names, a dossier says by `sortName`.
func FamilyFirst(name, language string) string {
	front, family, rest := parted(name, language)
	keeps := kept[strings.ToLower(language)]
	if keeps == nil {
		keeps = kept[primary(language)]
	}
	for len(front) > 0 && keeps[strings.ToLower(front[len(front)-1])] {
		family = append([]string{front[len(front)-1]}, family...)
		front = front[:len(front)-1]
	}
	rest = append(slices.Clone(rest), front...)
	if len(rest) == 0 {
		return strings.Join(family, " ")
	}
	return strings.Join(family, " ") + ", " + strings.Join(rest, " ")
}

// parted returns the parts of a person's name: the particles before the family name, the family name with its suffixes,
// and the rest. A name that it cannot part is all family name.
func parted(name, language string) (front, family, rest []string) {
	words := strings.Fields(name)
	if len(words) < 2 || strings.ContainsAny(name, ",،") || strings.ContainsFunc(name, unicode.IsDigit) {
		return nil, words, nil
	}
	if slices.Contains([]string{"zh", "ja", "ko", "vi", "hu"}, primary(language)) {
		return nil, words[:1], words[1:]
	}
	if particles[words[0]] {
		n := 0
		for n < len(words)-1 && particles[words[n]] {
			n++
		}
		return words[:n], words[n : n+1], words[n+1:]
	}
	end := len(words)
	for end > 2 && suffixes[strings.ToLower(words[end-1])] {
		end--
	}
	begin, last := end-1, end-1
	for begin > 1 && particles[strings.ToLower(words[begin-1])] {
		begin--
		if !particles[words[begin]] && !article(words[begin]) {
			last = begin // a particle with a capital letter belongs to the family name: De Niro
		}
	}
	return words[begin:last], words[last:], words[:begin]
}

// FamilyBegins reports whether a name begins with the family name of another name, which is in Chinese characters: "Xi
// Jinping" begins with that of 习近平.
func FamilyBegins(name, chinese string) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(name), " ")
	if !isHan(chinese) || len([]rune(chinese)) > maxHan {
		return false
	}
	return slices.ContainsFunc(syllables(chinese), func(sounds []string) bool { return own.of(sounds[0]) == own.of(composed(first)) })
}

// primary returns the language of a tag, without script and region.
func primary(tag string) string {
	language, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return language
}

// article reports whether a word is the Arabic article, by which no list is ordered.
func article(word string) bool { return word == "Al" || word == "El" }

// FamilyNames returns the family name of each person's name, with and without its particles, in each reading, sorted and
// without duplicates.
func FamilyNames(names ...Name) []string { return Wholes(families(names)...) }

// families returns the family name of each person's name, with and without its particles.
func families(names []Name) []Name {
	var texts []Name
	for _, n := range names {
		text, _, _ := strings.Cut(n.Text, ",")
		front, family, _ := parted(text, n.Language)
		if len(family) == 0 || text != n.Text && len(family) > 1 {
			front, family = nil, strings.Fields(text)
		}
		for len(family) > 1 && suffixes[strings.ToLower(family[len(family)-1])] {
			family = family[:len(family)-1]
		}
		for i := range len(front) + 1 {
			texts = append(texts, Name{strings.Join(append(slices.Clone(front[i:]), family...), " "), n.Language})
		}
	}
	return texts
}
