package words

import (
	"slices"
	"strings"
)

// spellings of one sound, the longest first.
var sounds = strings.NewReplacer(
	"tsch", "x", "tch", "x", "sch", "s", "ch", "x", "kh", "x", "cz", "x", "zh", "s", "sh", "s", "sz", "s", "ph", "f", "th", "t", "gh", "g", "dh", "d",
	"ck", "k", "cs", "ks", "qu", "kf", "ts", "s", "tz", "s", "ou", "u", "oo", "u", "ee", "i", "ie", "i", "ei", "i", "ea", "i",
	"ce", "se", "ci", "si", "x", "ks", "c", "k", "q", "k", "v", "f", "z", "s",
)

// minSound is the smallest length of a word whose sound is kept. Short words are near to too many others.
const minSound = 3

// soundOf returns how a token of Latin letters sounds, roughly, whatever the system of its spelling: "rachmaninoff" and
// "rakhmaninov" are both "raxmaninof". It returns "" for another token.
func soundOf(token string) string {
	if len(token) < minSound || strings.ContainsFunc(token, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return ""
	}
	var b strings.Builder
	last := rune(0)
	for _, r := range sounds.Replace(token) {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// Sounds returns how the words of names sound, sorted and without duplicates. Near names have near sounds: see graph.Near.
func Sounds(names ...Name) []string {
	var found []string
	for _, n := range names {
		for _, p := range split(n.Text) {
			if !little[p.text] && !particles[p.text] {
				found = append(found, soundsOf(p.text, n.Language)...)
			}
		}
	}
	return sorted(found)
}

// WholeSounds returns how whole names sound: the sounds of their words as one word, without particles. If the names are
// those of a person, it also returns how the family names sound. The result is sorted and without duplicates.
func WholeSounds(person bool, names ...Name) []string {
	if person {
		names = append(slices.Clone(names), families(names)...)
	}
	var found []string
	for _, n := range names {
		bare := slices.DeleteFunc(split(n.Text), func(p piece) bool { return particles[p.text] })
		found = append(found, wholeSoundsOf(bare, n.Language)...)
	}
	return sorted(found)
}

// wholeSoundsOf returns how words sound as one word, in each reading, sorted and without duplicates.
func wholeSoundsOf(pieces []piece, language string) []string {
	var found []string
	for _, whole := range wholesOf(pieces, language) {
		if s := soundOf(strings.ReplaceAll(whole, " ", "")); s != "" {
			found = append(found, s)
		}
	}
	return sorted(found)
}

// soundsOf returns how a word sounds in its readings, sorted and without duplicates.
func soundsOf(word, language string) []string {
	var found []string
	for _, r := range readingsOf(word, language) {
		if s := soundOf(r.of(word)); s != "" {
			found = append(found, s)
		}
	}
	if isHan(word) && len([]rune(word)) <= maxHan {
		for _, s := range syllables(word) {
			if sound := soundOf(own.of(strings.Join(s, ""))); sound != "" {
				found = append(found, sound)
			}
		}
	}
	return sorted(found)
}
