package main

import (
	"bytes"
	"strings"
	"testing"

	"parley/loader/match"
)

func pairsOfTest(t *testing.T) []pair {
	t.Helper()
	pairs, err := readPairs(bytes.NewReader(own))
	if err != nil {
		t.Fatal(err)
	}
	return scored(pairs)
}

// The bounds are lower than the figures of today, so that a small change of a rule passes, and a mistake does not.
func TestFigures(t *testing.T) {
	pairs := pairsOfTest(t)
	if len(pairs) < 500 {
		t.Fatalf("there are %d pairs, want at least 500", len(pairs))
	}
	if f, _ := crossValidated(pairs); f.f1() < 0.96 {
		t.Errorf("F1 is %.3f by 5-fold, want at least 0.96", f.f1())
	}
	if f, _ := crossValidated(inCategory(pairs, "cyrillic")); f.f1() < 0.95 {
		t.Errorf("F1 from Cyrillic to Latin is %.3f by 5-fold, want at least 0.95", f.f1())
	}
	if f := at(pairs, match.Threshold); f.f1() < 0.96 {
		t.Errorf("F1 is %.3f at the threshold, want at least 0.96", f.f1())
	}
	f := at(pairs, match.Unasked)
	if f.precision() < 0.99 || f.truePositive < 250 {
		t.Errorf("the precision is %.3f for %d pairs that nobody is asked about, want at least 0.99 for at least 250", f.precision(), f.truePositive+f.falsePositive)
	}
}

// No pair is twice in the table, in either order: it would count twice, and could be in two folds.
func TestPairsAreDistinct(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range pairsOfTest(t) {
		key := min(p.a, p.b) + "|" + max(p.a, p.b)
		if seen[key] {
			t.Errorf("%s | %s is there twice", p.a, p.b)
		}
		seen[key] = true
	}
}

// The figures themselves, on pairs with known scores.
func TestFiguresOfKnownScores(t *testing.T) {
	pairs := []pair{{a: "a", same: true, score: 0.9}, {a: "b", same: true, score: 0.4}, {a: "c", score: 0.6}, {a: "d", score: 0.1}}
	if f := at(pairs, 0.5); f != (figures{truePositive: 1, falsePositive: 1, falseNegative: 1, trueNegative: 1}) || f.precision() != 0.5 || f.recall() != 0.5 || f.f1() != 0.5 {
		t.Errorf("the figures at 0.5 are %+v", f)
	}
	if got := best(pairs); got <= 0.1 || got > 0.4 {
		t.Errorf("the best threshold is %v, want one between 0.1 and 0.4: precision 2/3 and recall 1", got)
	}
}

func TestTheTableIsPrinted(t *testing.T) {
	var b strings.Builder
	if err := measure(&b, "pairs.csv", bytes.NewReader(own), true); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"840 pairs", "by 5-fold", "Cyrillic to Latin", "unasked from 0.97", "relatives"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the figures do not have %q:\n%s", want, b.String())
		}
	}
	if err := measure(&b, "x", strings.NewReader("name1,name2\na,b\n"), false); err == nil || !strings.Contains(err.Error(), "is_match") {
		t.Errorf("a table without is_match: %v", err)
	}
}
