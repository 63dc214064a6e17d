package match

import (
	"slices"
	"strings"
	"unicode"

	"parley/graph/words"
)

// Name is a name that is prepared for comparisons. Prepare makes it once, and a name can then be compared many times, by several
// goroutines.
type Name struct {
	Text string // as it was given

	forms  [][]word // the words of the name; several lists if the name can be divided in several ways
	suffix string   // jr, sr, ii, iii or iv; "" if there is none
	person bool
	listed bool // the family name comes first, and a comma follows it
}

// maxWords is the largest number of words of a name that are compared. A longer text is a sentence.
const maxWords = 12

// Prepare prepares a name. The language is a BCP 47 tag, or "" if it is not known. The argument person says whether the name is that of
// a person: an additional word changes the name of an organization more than the name of a person.
//
// Prepare leaves out what is no part of a name: titles before the name, and words such as "the".
func Prepare(n words.Name, person bool) Name {
	out := Name{Text: n.Text, person: person, listed: person && strings.ContainsAny(n.Text, ",،")}
	parts := words.Parts(n)
	if person {
		parts = withoutTitles(parts)
	}
	var kept []words.Part
	for _, p := range parts {
		switch {
		case p.Little:
		case person && p.Suffix != "":
			out.suffix = p.Suffix
		default:
			kept = append(kept, p)
		}
	}
	if len(kept) == 0 {
		kept = parts
	}
	kept = kept[:min(len(kept), maxWords)]
	list := make([]word, len(kept))
	for i, p := range kept {
		list[i] = newWord(p)
		list[i].particle = person && p.Particle && i < len(kept)-1
	}
	out.forms = [][]word{list}
	if len(kept) == 1 {
		out.forms = append(out.forms, divided(kept[0])...)
	}
	return out
}

// withoutTitles leaves out the titles before a name: "President Vale" is "Vale". A word that follows a name is no title: "Ada King".
func withoutTitles(parts []words.Part) []words.Part {
	for i, p := range parts {
		if !p.Title && !p.Little {
			return parts[i:]
		}
	}
	return parts
}

// divided returns the ways in which one word is several words in Latin letters: the pinyin of a Chinese name.
func divided(p words.Part) [][]word {
	var forms [][]word
	for _, r := range p.Readings {
		if fields := strings.Fields(r); len(fields) > 1 {
			var list []word
			for _, f := range fields {
				for _, one := range words.Parts(words.Name{Text: f}) {
					list = append(list, newWord(one))
				}
			}
			forms = append(forms, list)
		}
	}
	return forms
}

// Empty reports whether the name has no word, so that nothing can be like it.
func (n Name) Empty() bool { return len(n.forms[0]) == 0 }

// syllabic reports whether all words of the name are in Chinese or Korean characters.
func (n Name) syllabic() bool {
	return !slices.ContainsFunc(n.forms[0], func(w word) bool { return !w.syllabic })
}

// word is one word of a prepared name.
type word struct {
	text      string
	plain     [][]rune // the readings, in the own script and in Latin letters
	keys      []string // the same as texts; sorted
	skeletons []string // the consonants, for words in Hebrew or Arabic letters and for words that can be one; sorted
	forms     []string // other forms of a given name; sorted
	sounds    []string // sorted
	soft      []string // the readings with e for ie: Умєров is written Umierov and Umerov; sorted
	initial   bool
	particle  bool
	number    bool
	syllabic  bool // each character is a syllable or a word: Chinese and Korean
	child     bool // the word is bin or a like word: the father's name follows
}

const skeletonMark = "="

func newWord(p words.Part) word {
	w := word{text: p.Text, forms: p.Forms, sounds: p.Sounds, initial: p.Initial, number: isNumber(p.Text), syllabic: isSyllabic(p.Text), child: filial[p.Text]}
	for _, r := range p.Readings {
		switch {
		case strings.HasPrefix(r, skeletonMark):
			w.skeletons = append(w.skeletons, r)
		case !strings.Contains(r, " "):
			w.keys = append(w.keys, r)
			w.plain = append(w.plain, []rune(r))
			if s := words.Skeleton(r); s != "" {
				w.skeletons = append(w.skeletons, s)
			}
		}
	}
	for _, k := range w.keys {
		w.soft = append(w.soft, strings.ReplaceAll(k, "ie", "e"))
	}
	slices.Sort(w.soft)
	slices.Sort(w.skeletons)
	return w
}

// filial are the words between a child and the father.
var filial = map[string]bool{"bin": true, "ibn": true, "ben": true, "bint": true, "بن": true, "بنت": true}

func isSyllabic(text string) bool {
	return text != "" && !strings.ContainsFunc(text, func(r rune) bool { return !unicode.In(r, unicode.Han, unicode.Hangul) })
}

func isNumber(text string) bool {
	return text != "" && !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) })
}

// share reports whether two sorted lists have a common element.
func share(a, b []string) bool {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i], b[j]); {
		case c == 0:
			return true
		case c < 0:
			i++
		default:
			j++
		}
	}
	return false
}
