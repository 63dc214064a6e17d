package grammar

import "testing"

func TestLanguage(t *testing.T) {
	for tag, want := range map[string]bool{
		"en": true, "uk": true, "EN": true, "en-GB": true, "zh-Hant": true, "de-1901": true, "und": true, "x-klingon": true, "qq": true,
		"": false, "e": false, "english": false, "Ukrainian": false, "en_US": false, "en us": false, "en-": false, "en,uk": false,
	} {
		if got := Language(tag); got != want {
			t.Errorf("%q is well-formed: %t, want %t", tag, got, want)
		}
	}
}
