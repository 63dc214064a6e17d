package cite

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNearest(t *testing.T) {
	const text = "The envoys left on Monday. “There was no concrete agreement on the lands,” said Mr Brell, who led the talks. Умєров прилетів до Флориди."
	for wanted, want := range map[string]string{
		"no concrete agreements on lands":           "no concrete agreement on the lands",
		"There were no agreement":                   "There was no concrete agreement",
		"NO CONCRETE AGREEMENT said Brell":          "no concrete agreement on the lands,” said Mr Brell",
		"Умєров прилетів у Флориду":                 "Умєров прилетів до Флориди",
		"led the talk":                              "led the talks",
		"something that nobody said about anything": "",
		"…": "",
		"":  "",
	} {
		got, ok := Nearest(text, wanted)
		if got.Quote != want || ok != (want != "") {
			t.Errorf("the nearest passage to %q is %q, %t, want %q", wanted, got.Quote, ok, want)
		}
		if ok && string([]rune(text)[got.Start:got.End]) != got.Quote {
			t.Errorf("%q does not stand from %d to %d", got.Quote, got.Start, got.End)
		}
	}
}

// TestNearestOfWordsOfTheText: the nearest passage to words of the text has these words.
func TestNearestOfWordsOfTheText(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		list := rapid.SliceOfN(rapid.StringMatching(`[a-zäж]{1,6}`), 1, 40).Draw(rt, "words")
		from := rapid.IntRange(0, len(list)-1).Draw(rt, "from")
		to := rapid.IntRange(from+1, len(list)).Draw(rt, "to")
		wanted := strings.Join(list[from:to], " ")
		got, ok := Nearest(strings.Join(list, ", "), wanted)
		if !ok || strings.ReplaceAll(got.Quote, ",", "") != wanted {
			rt.Errorf("the nearest passage to %q is %q, %t", wanted, got.Quote, ok)
		}
	})
}

func FuzzNearest(f *testing.F) {
	f.Add("no concrete agreement", "no agreement")
	f.Add("e\u0301té", "été")
	f.Fuzz(func(t *testing.T, text, wanted string) {
		if got, ok := Nearest(text, wanted); ok && string([]rune(text)[got.Start:got.End]) != got.Quote {
			t.Errorf("%q does not stand from %d to %d", got.Quote, got.Start, got.End)
		}
	})
}
