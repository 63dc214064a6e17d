package words

import (
	"maps"
	"strings"
)

// reading maps letters of another script to Latin letters. A letter that is not in the map
// stays as it is.
type reading map[rune]string

// readings are the ways to write a word. The first does not change the word. The others write
// Cyrillic letters in Latin letters: in the English, the scholarly and the German way, each
// with the Ukrainian г and with the Russian г. The scholarly way has no marks, because Key
// removes them.
var readings = []reading{
	{},
	cyrillic(reading{'г': "h", 'ж': "zh", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch"}),
	cyrillic(reading{'г': "g", 'ж': "zh", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch"}),
	cyrillic(reading{'г': "h", 'ж': "z", 'х': "ch", 'ц': "c", 'ч': "c", 'ш': "s", 'щ': "sc"}),
	cyrillic(reading{'г': "g", 'ж': "z", 'х': "h", 'ц': "c", 'ч': "c", 'ш': "s", 'щ': "sc"}),
	cyrillic(reading{'г': "h", 'ж': "sch", 'з': "s", 'х': "ch", 'ц': "z", 'ч': "tsch", 'ш': "sch", 'щ': "schtsch"}),
	cyrillic(reading{'г': "g", 'ж': "sch", 'з': "s", 'х': "ch", 'ц': "z", 'ч': "tsch", 'ш': "sch", 'щ': "schtsch"}),
}

// cyrillic returns a reading with the given letters, and with the Ukrainian, Russian and
// Belarusian letters that are the same in all readings, without marks. Soft and hard signs
// become nothing.
func cyrillic(own reading) reading {
	all := reading{
		'а': "a", 'б': "b", 'в': "v", 'ґ': "g", 'д': "d", 'е': "e", 'є': "ie", 'з': "z", 'и': "y", 'і': "i", 'к': "k",
		'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f",
		'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "iu", 'я': "ia",
	}
	maps.Copy(all, own)
	return all
}

// of returns the token of a word in a reading. The word is normalised as by Key. The letters
// y, j and i are the same, and several of them in a row are one. The letter w is v. The
// signs that stand for a soft or a hard sign are left out.
//
// of reads letter by letter and never looks ahead, so the token of the beginning of a word is
// the beginning of the word's token. A search therefore finds a name while somebody types it.
func (r reading) of(word string) string {
	var b strings.Builder
	numeral, last := true, rune(0)
	for _, letter := range word {
		// In a possible Roman numeral each i counts: Minsk I is not Minsk II.
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
