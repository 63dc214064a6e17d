package words_test

import (
	"slices"
	"testing"

	"parley/internal/words"
)

func TestKey(t *testing.T) {
	for name, want := range map[string]string{
		" Ébène ": "ebene", "Ｆｕｌｌ": "full", "Умєров Її": "умєров іі", "İzmir": "izmir", "E\u0301": "e", "": "",
		"An\u200bna\u00ad\u202e": "anna", "\u0430nna": "\u0430nna",
	} {
		if got := words.Key(name); got != want {
			t.Errorf("Key(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestTokens(t *testing.T) {
	for _, s := range []struct {
		texts, want []string
	}{
		{nil, nil},
		{[]string{"", " - "}, nil},
		{[]string{"Rustem Umerov"}, []string{"rustem", "umerov"}},
		{[]string{"Умєров, Рустем", "Rustem  UMEROV", "umerov"}, []string{"rustem", "umerov", "рустем", "умєров"}},
		{[]string{"28-point plan (v. 2)"}, []string{"2", "28", "plan", "point", "v"}},
		{[]string{"Côte d’Ivoire"}, []string{"cote", "d", "ivoire"}},
	} {
		if got := words.Tokens(s.texts...); !slices.Equal(got, s.want) {
			t.Errorf("Tokens(%q) = %q, want %q", s.texts, got, s.want)
		}
	}
}
