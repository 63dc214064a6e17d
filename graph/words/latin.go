package words

// Letters of the Latin script that are more than a letter with a mark have several plain forms. The usual form is the form
// of most publications in English. The long form spells the sound out, as languages do that have the letter. The short form
// only takes away what makes the letter special.
var (
	latinUsual = table("ł l, ø o, æ ae, œ oe, ß ss, đ d, ð d, þ th, ı i, ħ h, ŋ ng, ŧ t, ſ s, ə a, ƒ f, ɓ b, ɗ d, ƙ k, ǝ e, ĸ k")
	latinLong  = table("ł l, ø oe, æ ae, œ oe, ß ss, đ dj, ð dh, þ th, ı i, ħ h, ŋ ng, ə e, ä ae, ö oe, ü ue, å aa")
	latinShort = table("ł l, ø o, æ a, œ o, ß s, đ d, ð d, þ t, ı i, ħ h, ŋ n, ə e")
)

// latin holds the readings of a word in Latin letters, besides its own reading, which has the usual forms.
var latin = []reading{{letters: merged(latinUsual, latinLong)}, {letters: merged(latinUsual, latinShort)}}
