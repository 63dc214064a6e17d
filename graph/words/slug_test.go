package words

import (
	"regexp"
	"strings"
	"testing"
)

func TestSlug(t *testing.T) {
	for _, c := range []struct {
		name Name
		want string
	}{
		{Name{Text: "Ana Reyes"}, "ana-reyes"},
		{Name{Text: "Łukasz Żywiałek"}, "lukasz-zywialek"},
		{Name{Text: "Søren Grøß"}, "soeren-groess"},
		{Name{Text: "Grain & River League e.V."}, "grain-and-river-league-e-v"},
		{Name{Text: "Гнатов", Language: "uk"}, "hnatov"},
		{Name{Text: "习近平"}, "xijinping"},
		{Name{Text: "G7"}, "g7"},
		{Name{Text: "!?"}, ""},
		{Name{Text: strings.Repeat("abc ", 100)}, strings.TrimSuffix(strings.Repeat("abc-", 32), "-")},
	} {
		if got := Slug(c.name, 128); got != c.want {
			t.Errorf("%s is %q, want %q", c.name.Text, got, c.want)
		}
	}
}

func FuzzSlug(f *testing.F) {
	for _, seed := range []string{"Ana Reyes", "Рустем Умєров", "习近平", "--", "ß", "\xff", "أحمد"} {
		f.Add(seed)
	}
	id := regexp.MustCompile(`^([a-z0-9]+(-[a-z0-9]+)*)?$`)
	f.Fuzz(func(t *testing.T, name string) {
		if got := Slug(Name{Text: name}, 40); !id.MatchString(got) || len(got) > 40 {
			t.Errorf("%q gives %q, which is not an id", name, got)
		}
	})
}
