package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Part is one word of a name, with the ways in which the word can be written.
type Part struct {
	Text     string   // the word as it stands, in lower case and composed (NFKC)
	Readings []string // the tokens of the word, in its own script and in Latin letters; sorted, at least one
	Forms    []string // other forms of a given name, such as volodymyr for vladimir; sorted
	Sounds   []string // how the word sounds: see Sounds; sorted
	Initial  bool     // one letter that stands for a word, such as the J in "J. Vale"
	Title    bool     // a word that stands before a name, such as a title
	Particle bool     // a word of family names that people leave out, such as von
	Little   bool     // the, of, and
	Suffix   string   // jr, sr, ii, iii or iv, if the word is such a suffix and not the first word; otherwise ""
	Number   bool     // the word has a digit
	Joined   bool     // only a point, a hyphen, an apostrophe or a slash stands between this word and the word before it
}

// plainSuffixes are the suffixes of names that mean the same.
var plainSuffixes = map[string]string{
	"jr": "jr", "junior": "jr", "jun": "jr", "sr": "sr", "senior": "sr", "sen": "sr", "ii": "ii", "iii": "iii", "iv": "iv",
	"младший": "jr", "старший": "sr", "молодший": "jr",
}

// Parts returns the words of a name, in the order of the name. It leaves out words that no reading can write. The result is
// nil for a name without a letter and a digit.
func Parts(n Name) []Part {
	pieces := split(n.Text)
	var parts []Part
	for i, p := range pieces {
		if possessive(pieces, i) {
			continue
		}
		part := Part{
			Text: p.text, Sounds: soundsOf(p.text, n.Language),
			Title: titles[p.text], Particle: particles[p.text], Little: little[p.text],
			Number: strings.ContainsFunc(p.text, unicode.IsDigit), Joined: i > 0 && tight(p.gap),
		}
		for _, r := range readingsOf(p.text, n.Language) {
			if token := r.of(p.text); token != "" {
				part.Readings = append(part.Readings, token)
			}
		}
		if isHan(p.text) {
			part.Readings = append(part.Readings, hanWholes(p.text)...)
		}
		part.Readings = append(part.Readings, consonants(p.text)...)
		if part.Readings = sorted(part.Readings); len(part.Readings) == 0 {
			continue
		}
		for _, token := range part.Readings {
			part.Forms = append(part.Forms, otherForms[token]...)
		}
		part.Forms = sorted(part.Forms)
		if suffix := plainSuffixes[p.text]; suffix != "" && len(parts) > 0 {
			part.Suffix, part.Title = suffix, false
		}
		part.Initial = single(p.text) && !part.Number && part.Suffix == "" && hasCase(p.text)
		parts = append(parts, part)
	}
	return parts
}

// hasCase reports whether a word begins with a letter of a script that has capital letters. Only such scripts have initials: one
// Chinese character can be a whole name.
func hasCase(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.ToUpper(r) != r
}

// Skeleton returns the token of the consonants of a Latin token, by which the Part of a word in Hebrew or Arabic letters is found, or
// "".
func Skeleton(token string) string { return skeletonOf(token) }
