package words

import "unicode"

// scripts lists the other scripts that have a usual romanisation letter by letter: Greek by ELOT 743, Georgian by the
// national system of 2002, Armenian, Hebrew and Arabic by BGN/PCGN, without marks. Hebrew and Arabic are written without
// most vowels, so their readings find few names. Their consonants find more: see consonants.
var scripts = []struct {
	script   *unicode.RangeTable
	readings []reading
}{
	{unicode.Greek, []reading{
		{letters: table(greek + ", χ ch"), pairs: greekPairs},
		{letters: table(greek + ", χ ch")},
		{letters: table(greek + ", χ h, β v"), pairs: greekStarts},
		{letters: table(greek + ", χ kh, φ ph, η e, υ y"), pairs: map[string]string{"ου": "ou"}},
	}},
	{unicode.Georgian, []reading{
		{letters: table(georgian)}, {letters: table(georgian + ", ჯ dzh, ყ k, წ tz")}, {letters: table(georgian + ", ფ ph, ხ h, ჟ j")},
	}},
	{unicode.Armenian, []reading{
		{letters: table(armenian), first: table("ե ye, ո vo"), pairs: armenianPairs},
		{letters: table(armenian), pairs: armenianPairs},
	}},
	{unicode.Hebrew, []reading{
		{letters: table(hebrew)}, {letters: table(hebrew + ", ו o, ח ch, כ ch, ך ch, צ tz, ץ tz, פ f, ב v")},
	}},
	{unicode.Arabic, []reading{{letters: table(arabic)}, {letters: table(arabic + ", ج g, ق k, و o, ي e")}}},
}

const (
	greek = `α a, β v, γ g, δ d, ε e, ζ z, η i, θ th, ι i, κ k, λ l, μ m, ν n, ξ x, ο o, π p, ρ r, σ s, ς s, τ t, υ y, φ f, χ ch,
	ψ ps, ω o`
	georgian = `ა a, ბ b, გ g, დ d, ე e, ვ v, ზ z, თ t, ი i, კ k, ლ l, მ m, ნ n, ო o, პ p, ჟ zh, რ r, ს s, ტ t, უ u, ფ p, ქ k, ღ gh,
	ყ q, შ sh, ჩ ch, ც ts, ძ dz, წ ts, ჭ ch, ხ kh, ჯ j, ჰ h`
	armenian = `ա a, բ b, գ g, դ d, ե e, զ z, է e, ը y, թ t, ժ zh, ի i, լ l, խ kh, ծ ts, կ k, հ h, ձ dz, ղ gh, ճ ch, մ m, յ y, ն n,
	շ sh, ո o, չ ch, պ p, ջ j, ռ r, ս s, վ v, տ t, ր r, ց ts, ւ v, փ p, ք k, օ o, ֆ f, և ev`
	hebrew = `א a, ב b, ג g, ד d, ה h, ו u, ז z, ח h, ט t, י i, כ k, ך k, ל l, מ m, ם m, נ n, ן n, ס s, ע a, פ p, ף f, צ ts, ץ ts,
	ק k, ר r, ש sh, ת t`
	arabic = `ا a, ب b, ت t, ث th, ج j, ح h, خ kh, د d, ذ dh, ر r, ز z, س s, ش sh, ص s, ض d, ط t, ظ z, ع a, غ gh, ف f, ق q, ك k,
	ک k, ل l, م m, ن n, ه h, ة a, و u, ي i, ی i, ى a, ء, پ p, چ ch, ژ zh, گ g`
)

var (
	greekPairs    = map[string]string{"ου": "ou", "αυ": "av", "ευ": "ev", "μπ": "b", "ντ": "nt", "γκ": "gk", "γγ": "ng", "γχ": "nch"}
	greekStarts   = map[string]string{"ου": "ou", "αυ": "af", "ευ": "ef", "μπ": "mp", "ντ": "d", "γκ": "g", "γγ": "ng", "γχ": "nh"}
	armenianPairs = map[string]string{"ու": "u"}
)
