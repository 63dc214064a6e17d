package match_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/graph/words"
	"parley/loader/match"
)

func person(text string) match.Name { return match.Prepare(words.Name{Text: text}, true) }

func body(text string) match.Name { return match.Prepare(words.Name{Text: text}, false) }

func TestVetoes(t *testing.T) {
	for _, c := range []struct{ a, b, veto string }{
		{"Donald Trump Jr.", "Donald Trump Sr.", "the suffixes differ: jr and sr"},
		{"Harold Vale II", "Harold Vale III", "the suffixes differ: ii and iii"},
		{"A. Nazarbayev", "Nursultan Nazarbayev", "the initial a fits no word of the other name"},
		{"Hans O Friedrich", "Hans Joachim Friedrich", "the initial o fits no word of the other name"},
		{"В. Лавров", "Sergei Lavrov", "the initial в fits no word of the other name"},
		{"Salman bin Muhammad", "Muhammad bin Salman", "child and father are swapped"},
	} {
		got := match.Compare(person(c.a), person(c.b))
		if got.Veto != c.veto || got.Score >= match.Threshold/2 {
			t.Errorf("%s | %s: %q with %.2f, want %q", c.a, c.b, got.Veto, got.Score, c.veto)
		}
	}
	if got := match.Compare(body("Brigade 44"), body("Brigade 45")); got.Veto != "the numbers differ: 44 and 45" {
		t.Errorf("two brigades: %q with %.2f", got.Veto, got.Score)
	}
}

func TestLimits(t *testing.T) {
	for _, c := range []struct{ a, b, limit string }{
		{"Ferdinand Marcos", "Ferdinand Marcos Jr.", "only one name has a suffix: jr"},
		{"George H. W. Bush", "George W. Bush", "only one name has the initial h"},
		{"President Lavrov", "Sergei Lavrov", "one name is a part of the other"},
		{"N. N.", "Nursultan Nazarbayev", "one name has only initials"},
	} {
		got := match.Compare(person(c.a), person(c.b))
		if got.Limit != c.limit || got.Score >= match.Unasked {
			t.Errorf("%s | %s: %q with %.2f, want %q and less than %v", c.a, c.b, got.Limit, got.Score, c.limit, match.Unasked)
		}
	}
}

func TestScores(t *testing.T) {
	for _, c := range []struct {
		a, b        string
		least, most float64
	}{
		{"Rustem Umerov", "Рустем Умеров", match.Unasked, 1},
		{"Rustem Umerov", "Рустем Умєров", 0.95, match.Unasked},
		{"Rustem Umerov", "Umerov, Rustem", 1, 1},
		{"Volodymyr Zelensky", "Vladimir Zelensky", match.Threshold, match.Unasked},
		{"J. Kushner", "Jared Kushner", match.Threshold, match.Unasked},
		{"Jared Kushner", "Joshua Kushner", 0, match.Threshold},
		{"Ada Ny berg", "Ada Nyberg", match.Threshold, 1},
		{"AdaNyberg", "Ada Nyberg", match.Threshold, 1},
		{"Xi Jinping", "习近平", match.Unasked, 1},
		{"习近平", "习近朋", 0, match.Threshold},
		{"Dr. Ada King", "Ada King", 1, 1},
		{"", "Ada King", 0, 0},
		{"...", "Ada King", 0, 0},
	} {
		if got := match.Compare(person(c.a), person(c.b)); got.Score < c.least || got.Score > c.most {
			t.Errorf("%s | %s: %.3f, want %.2f to %.2f", c.a, c.b, got.Score, c.least, c.most)
		}
	}
	more, less := match.Compare(person("Ada Nyberg"), person("Ada Maria Nyberg")), match.Compare(body("Deutsche Bank"), body("Deutsche Bank Trust"))
	if more.Score <= less.Score {
		t.Errorf("another word counts %.2f in the name of a person, and %.2f in that of an organization", more.Score, less.Score)
	}
}

// drawName draws a name from words that are alike in many ways.
func drawName(t *rapid.T, label string) string {
	word := rapid.SampledFrom([]string{
		"Ada", "Adam", "Sergei", "Сергей", "Serhii", "S.", "A.", "Jr.", "II", "Nyberg", "Ny", "berg", "bin", "al-", "Salman", "Muhammad", "习近平", "Xi", "Jinping",
		"محمد", "בנימין", "44", "45", "von", "the", "President", "Лавров", "Lavrov", "Lawrow", "김정은", "x", "ab", "-", ",",
	})
	return strings.Join(rapid.SliceOfN(word, 0, 6).Draw(t, label), " ")
}

// The score does not depend on which name comes first, lies between 0 and 1, and is the same each time.
func TestCompareIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawName(t, "a"), drawName(t, "b")
		asPerson := rapid.Bool().Draw(t, "person")
		x, y := match.Prepare(words.Name{Text: a}, asPerson), match.Prepare(words.Name{Text: b}, asPerson)
		there, back := match.Compare(x, y), match.Compare(y, x)
		if there.Score != back.Score || there.Veto != back.Veto || there.Limit != back.Limit {
			t.Fatalf("%q | %q: %+v, and the other way %+v", a, b, there, back)
		}
		if len(there.Words) != len(back.Words) {
			t.Fatalf("%q | %q: %v, and the other way %v", a, b, there.Words, back.Words)
		}
		if there.Score < 0 || there.Score > 1 {
			t.Fatalf("%q | %q: %v", a, b, there.Score)
		}
	})
}

// A name is like itself, unless it has no word.
func TestANameIsLikeItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawName(t, "a")
		n := person(a)
		if got := match.Compare(n, n); !n.Empty() && got.Score != 1 {
			t.Fatalf("%q: %+v", a, got)
		}
	})
}

func FuzzCompare(f *testing.F) {
	f.Add("Рустем Умєров", "Rustem Umerov")
	f.Add("\xff\x00", "İ ß ﬁ")
	f.Add("J.-C. Juncker", "习近平 ")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a) > 300 || len(b) > 300 {
			return
		}
		x, y := person(a), body(b)
		if got := match.Compare(x, y); got.Score < 0 || got.Score > 1 || got.Score != match.Compare(y, x).Score {
			t.Fatalf("%q | %q: %+v", a, b, got)
		}
	})
}
