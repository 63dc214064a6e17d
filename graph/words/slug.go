package words

import "strings"

// Slug returns a name as an id: its words in plain Latin letters and digits, in lower case, with hyphens between them.
// It is at most maxBytes long and ends with a whole word. It returns "" for a name without letters and digits that it can
// write. "Рустем Умєров" gives "rustem-umyerov", and "Łukasz Żywiałek" gives "lukasz-zywialek".
func Slug(n Name, maxBytes int) string {
	slug := ""
	for _, p := range split(n.Text) {
		word := plainLatin(p.text, n.Language)
		switch {
		case word == "":
			continue
		case slug == "" && len(word) > maxBytes:
			return word[:maxBytes]
		case slug == "":
			slug = word
		case len(slug)+len("-")+len(word) > maxBytes:
			return slug
		default:
			slug += "-" + word
		}
	}
	return slug
}

// plainLatin writes a word in the letters a to z and digits, by the first system of transliteration that fits. It leaves out
// all that it cannot write.
func plainLatin(word, language string) string {
	readings := readingsOf(word, language)
	if isHan(word) {
		if all := syllables(word); len(all) > 0 {
			word, readings = strings.Join(all[0], ""), readings[:1]
		}
	}
	var b strings.Builder
	readings[min(1, len(readings)-1)].walk(word, func(_ rune, text string) {
		for _, r := range text {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
				b.WriteRune(r)
			}
		}
	})
	return b.String()
}
