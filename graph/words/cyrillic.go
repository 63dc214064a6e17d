package words

import "strings"

// system is the alphabet of a Cyrillic language, with the ways in which its names are written in Latin letters.
type system struct {
	languages []string // by BCP 47, without region and script
	alphabet  string
	readings  []reading
}

// plainCyrillic holds the letters that are the same in most systems, in the English way (BGN/PCGN), without marks. Letters
// of languages that have no system below are here too.
const plainCyrillic = `а a, б b, в v, г g, ґ g, д d, е e, є ie, ж zh, з z, и y, і i, ї i, й i, к k, л l, м m, н n, о o, п p, р r, с s,
	т t, у u, ф f, х kh, ц ts, ч ch, ш sh, щ shch, ъ, ы y, ь, э e, ю iu, я ia, ё e, ў u, ђ dj, ј j, љ lj, њ nj, ћ c, џ dz,
	ѓ gj, ќ kj, ѕ dz, ә a, ғ gh, қ q, ң ng, ө o, ұ u, ү u, һ h, ҳ h, ҷ j, ӣ i, ӯ u, җ j, ҡ q, ҙ z, ҫ s, ҹ j, ӏ`

// The three usual ways to write East Slavic letters: the English, the scholarly and the German way.
const (
	english   = "ж zh, х kh, ц ts, ч ch, ш sh, щ shch"
	scholarly = "ж z, х ch, ц c, ч c, ш s, щ sc"
	german    = "ж sch, з s, х ch, ц z, ч tsch, ш sch, щ schtsch"
)

func inLatin(letters string) reading {
	return reading{letters: merged(table(plainCyrillic), table(letters))}
}

// russian is the reading of BGN/PCGN, in which е at the beginning of a word and after a vowel is ye: Yeltsin. The letter ё
// is yo: Pyotr.
func russian() reading {
	r := inLatin(english + ", г g, ё io")
	r.first = table("е ie")
	return r
}

// systems lists the Cyrillic languages. Ukrainian and Belarusian г is h, and g where a name came by way of Russian.
var systems = []system{
	{[]string{"uk", "rue"}, "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", []reading{
		inLatin(english + ", г h"), inLatin(scholarly + ", г h"), inLatin(german + ", г h"),
		inLatin(english + ", г g"), inLatin(scholarly + ", г g, х h"), inLatin(german + ", г g"),
	}},
	{[]string{"ru"}, "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", []reading{
		inLatin(english), inLatin(scholarly + ", х h"), inLatin(german), russian(),
	}},
	{[]string{"be"}, "абвгґдеёжзійклмнопрстуўфхцчшыьэюя", []reading{
		inLatin(english + ", г h, ё io"), inLatin(scholarly + ", г h"), inLatin(german + ", г h"), inLatin(english + ", ў v, ё io"),
	}},
	{[]string{"bg"}, "абвгдежзийклмнопрстуфхцчшщъьюя", []reading{
		inLatin("ъ a, щ sht, х h"), inLatin("ъ u, щ sht"), inLatin(scholarly + ", ъ a, щ st, х h"),
	}},
	{[]string{"sr", "sh", "bs", "hr", "cnr"}, "абвгдђежзијклљмнњопрстћуфхцчџш", []reading{
		inLatin("ж z, ђ d, х h, ц c, ч c, ш s"), inLatin("ж z, х h, ц c, ч c, ш s"), inLatin("ћ ch, џ dzh, х h"),
	}},
	{[]string{"mk"}, "абвгдѓежзѕијклљмнњопрстќуфхцчџш", []reading{
		inLatin("џ dzh, х h"), inLatin("ж z, х h, ц c, ч c, ш s"), inLatin("ѓ g, ќ k, ж z, х h, ц c, ч c, ш s"),
		inLatin("ѓ dj, ќ c, ж z, х h, ц c, ч c, ш s"),
	}},
	{[]string{"kk", "ky", "tt", "ba", "uz", "tg", "mn", "tk"}, "абвгғдеёәжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяўҳҷӣӯҗҡҙҫ", []reading{
		inLatin(""), inLatin("қ k, ғ g, ң n"), inLatin("ғ g, ң n, ж j, х h, ц c, ч c, ш s, щ sc"),
	}},
}

// cyrillic returns the Latin readings of a word in Cyrillic letters: those of its language, or of every language that has
// all of its letters, or else of all languages.
func cyrillic(word, language string) []reading {
	tag := primary(language)
	var fitting, all []reading
	for _, s := range systems {
		for _, l := range s.languages {
			if l == tag {
				return s.readings
			}
		}
		if !strings.ContainsFunc(word, func(r rune) bool { return cyrillicOnly(r) && !strings.ContainsRune(s.alphabet, r) }) {
			fitting = append(fitting, s.readings...)
		}
		all = append(all, s.readings...)
	}
	if fitting == nil {
		return all
	}
	return fitting
}

// cyrillicOnly reports whether a rune is a Cyrillic letter.
func cyrillicOnly(r rune) bool { return r >= 'Ѐ' && r <= 'ӿ' }
