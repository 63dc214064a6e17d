package cite

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"pgregory.net/rapid"

	"parley/loader/dossier"
)

func TestFind(t *testing.T) {
	const text = "Über “peace”\u00a0talks — they\nmet. They met, they  met. naïve"
	for _, c := range []struct {
		words string
		want  []Passage
	}{
		{"they\nmet", []Passage{{21, 29, "they\nmet"}}},
		{"they met", []Passage{{21, 29, "they\nmet"}, {41, 50, "they  met"}}},
		{"  met.  ", []Passage{{26, 30, "met."}, {47, 51, "met."}}},
		{`"peace" talks - they`, []Passage{{5, 25, "“peace”\u00a0talks — they"}}},
		{"naïve", []Passage{{52, 57, "naïve"}}},
		{"Über", []Passage{{0, 4, "Über"}}},
		{"war", nil},
		{"", nil},
		{" ", nil},
		{"\u200b", nil},
	} {
		if got := Find(text, c.words); !slices.Equal(got, c.want) {
			t.Errorf("Find(%q) = %v, want %v", c.words, got, c.want)
		}
	}
	if got := Find("aaa", "aa"); len(got) != 2 {
		t.Errorf("passages that overlap: %v", got)
	}
	if got := Find("co\u00adope\u200bration - now", "cooperation – now"); len(got) != 1 || got[0].Quote != "co\u00adope\u200bration - now" {
		t.Errorf("across invisible characters: %v", got)
	}
}

func TestFindInAnyNormalForm(t *testing.T) {
	const composed, decomposed = "Вчора Сергій Йовенко", "Вчора Сергіи\u0306 И\u0306овенко"
	for _, c := range []struct{ text, words string }{
		{decomposed, "Сергій Йовенко"}, {composed, "Сергіи\u0306 И\u0306овенко"},
	} {
		got := Find(c.text, c.words)
		if len(got) != 1 || got[0].Start != 6 || got[0].Quote != string([]rune(c.text)[6:]) {
			t.Errorf("Find(%+q, %+q) = %v", c.text, c.words, got)
		}
	}
	if got, want := Find("a\u0323\u0307b", "\u1ea1\u0307"), []Passage{{0, 3, "a\u0323\u0307"}}; !slices.Equal(got, want) {
		t.Errorf("marks in another order: %v", got)
	}
	for text, want := range map[string]string{
		`"é é"`: `"é e\u0301"`, `"हिन्दी"`: `"हिन्दी"`, `"plain"`: `"plain"`, "\"\u212b\"": "\"\u212b\"",
	} {
		if got := Visible(strings.ReplaceAll(text, " é", " e\u0301")); got != want {
			t.Errorf("Visible(%+q) = %+q, want %+q", text, got, want)
		}
	}
	a := &article{name: "a.txt", text: decomposed, runes: []rune(decomposed)}
	const want = `a.txt contains this quote in another form: write "И\u0306овенко", start: 14`
	if got := a.check(dossier.Claim{Quote: "Йовенко", Start: 14, End: 21}); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestFindAnyCase(t *testing.T) {
	const text = "We made “Progress”,\nthey said. WE  MADE none. ΛΟΓΟΣ İ"
	for _, c := range []struct {
		words string
		want  []Passage
	}{
		{"we made", []Passage{{0, 7, "We made"}, {31, 39, "WE  MADE"}}},
		{"we made \"progress\", They", []Passage{{0, 24, "We made “Progress”,\nthey"}}},
		{"We made", []Passage{{0, 7, "We made"}, {31, 39, "WE  MADE"}}},
		{"λογος", []Passage{{46, 51, "ΛΟΓΟΣ"}}},
		{"war", nil},
		{"", nil},
		{"\u200b", nil},
	} {
		if got := FindAnyCase(text, c.words); !slices.Equal(got, c.want) {
			t.Errorf("FindAnyCase(%q) = %v, want %v", c.words, got, c.want)
		}
	}
}

func TestWhatStandsInATextIsFound(t *testing.T) {
	alphabet := []rune("ab “”\"'’-—\u00a0\n\u00adé\U0001F600")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.SampledFrom(alphabet), 1, 40).Draw(t, "text")
		start := rapid.IntRange(0, len(text)-1).Draw(t, "start")
		end := rapid.IntRange(start+1, len(text)).Draw(t, "end")
		quote := string(text[start:end])
		found := Find(string(text), quote)
		if strings.TrimSpace(quote) == quote && !slices.Contains(found, Passage{start, end, quote}) {
			t.Fatalf("%q at %d is not among %v", quote, start, found)
		}
		for _, p := range append(found, FindAnyCase(string(text), strings.ToUpper(quote))...) {
			if string(text[p.Start:p.End]) != p.Quote || p.End-p.Start != utf8.RuneCountInString(p.Quote) {
				t.Fatalf("%v does not stand in %q", p, string(text))
			}
		}
	})
}

func TestBadInput_099b(t *testing.T) {
	texts := fstest.MapFS{
		"a.txt":   {Data: []byte("\ufeffThe talks ended.\r\nThe “talks” began.\r\n")},
		"bad.txt": {Data: []byte("\xff")}, "folder/a.txt": {},
	}
	at := func(line int) dossier.Position { return dossier.Position{File: "s.yaml", Line: line, Column: 1} }
	d := &dossier.Dossier{Sources: []dossier.Source{
		{ID: "a", Text: "a.txt", At: at(1)},
		{ID: "none", At: at(2)},
		{ID: "gone", Text: "gone.txt", At: at(3)},
		{ID: "bad", Text: "bad.txt", At: at(4)},
		{ID: "folder", Text: "folder", At: at(5)},
		{ID: "out", Text: "../a.txt", At: at(6)},
	}}
	for i, c := range []dossier.Claim{
		{Quote: "The talks ended.\nThe", Start: 0},
		{Quote: "talks", Start: 22},
		{Quote: "talks", Start: 5},
		{Quote: `"talks"`, Start: 21},
		{Quote: "war", Start: 0},
		{Quote: "began", Start: 1 << 40},
		{Quote: "began", Start: -1},
	} {
		c.Source, c.QuoteAt, c.End = "a", at(10+i), c.Start+utf8.RuneCountInString(c.Quote)
		d.Claims = append(d.Claims, c, c)
	}
	want := []string{
		"s.yaml:2:1: the source has no `text`: name the file with the text of the article",
		"s.yaml:3:1: the folder of texts has no file gone.txt: correct `text`, or add the file",
		"s.yaml:4:1: read the article's text: bad.txt is not UTF-8",
		"s.yaml:5:1: read the article's text: folder is not a regular file",
		"s.yaml:6:1: the folder of texts has no file ../a.txt: correct `text`, or add the file",
		"s.yaml:12:1: this quote does not begin at 5 in a.txt: write start: 4, 22",
		"s.yaml:13:1: a.txt contains this quote in another form: write \"“talks”\", start: 21",
		"s.yaml:14:1: a.txt does not contain this quote: copy it word for word",
		"s.yaml:15:1: this quote does not begin at 1099511627776 in a.txt: write start: 29",
		"s.yaml:16:1: this quote does not begin at -1 in a.txt: write start: 29",
	}
	var got []string
	for _, p := range Check(d, texts) {
		got = append(got, fmt.Sprint(p))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
