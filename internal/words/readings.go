package words

import (
	"maps"
	"strings"
)

// reading says how the letters of another script are written in Latin ones. What it
// does not hold stays as it is.
type reading map[rune]string

// readings are how a word may be written: as it is; and its Cyrillic letters as in
// English, as scholars do (without marks, which Key takes off), and as in German;
// each with the Ukrainian г and with the Russian one.
var readings = []reading{
	{},
	cyrillic(reading{'г': "h", 'ж': "zh", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch"}),
	cyrillic(reading{'г': "g", 'ж': "zh", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch"}),
	cyrillic(reading{'г': "h", 'ж': "z", 'х': "ch", 'ц': "c", 'ч': "c", 'ш': "s", 'щ': "sc"}),
	cyrillic(reading{'г': "g", 'ж': "z", 'х': "h", 'ц': "c", 'ч': "c", 'ш': "s", 'щ': "sc"}),
	cyrillic(reading{'г': "h", 'ж': "sch", 'з': "s", 'х': "ch", 'ц': "z", 'ч': "tsch", 'ш': "sch", 'щ': "schtsch"}),
	cyrillic(reading{'г': "g", 'ж': "sch", 'з': "s", 'х': "ch", 'ц': "z", 'ч': "tsch", 'ш': "sch", 'щ': "schtsch"}),
}

// cyrillic adds to a reading the Ukrainian, Russian and Belarusian letters that all
// read alike, without their marks. Soft and hard signs are not read.
func cyrillic(own reading) reading {
	all := reading{
		'а': "a", 'б': "b", 'в': "v", 'ґ': "g", 'д': "d", 'е': "e", 'є': "ie", 'з': "z", 'и': "y", 'і': "i", 'к': "k",
		'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f",
		'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "iu", 'я': "ia",
	}
	maps.Copy(all, own)
	return all
}

// of is how a word, normalised as Key does, is spelled in a reading: y, j and i are
// the same, several of them one, w is v, and what stands for a soft or a hard sign is
// left out. It goes from letter to letter and never looks ahead, so that what begins
// a word begins its spelling too: names are found while they are typed.
func (r reading) of(word string) string {
	var b strings.Builder
	numeral, last := true, rune(0)
	for _, letter := range word {
		// As long as it may be a Roman numeral, i is counted: Minsk I is not Minsk II.
		numeral = numeral && strings.ContainsRune("ivx", letter)
		written, ok := r[letter]
		if !ok {
			written = string(letter)
		}
		for _, plain := range written {
			switch plain {
			case 'y', 'j':
				plain = 'i'
			case 'w':
				plain = 'v'
			case 'ʹ', 'ʺ', 'ʼ':
				continue
			}
			if plain == 'i' && last == 'i' && !numeral {
				continue
			}
			b.WriteRune(plain)
			last = plain
		}
	}
	return b.String()
}
