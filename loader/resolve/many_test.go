package resolve

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"parley/loader/dossier"
)

// TestProblemsAreBounded: a file with very many problems gets a limited list.
func TestProblemsAreBounded(t *testing.T) {
	err := things(t, strings.Repeat("  - x\n", 5*maxProblems))
	var ps dossier.Problems
	if !errors.As(err, &ps) || len(ps) != maxProblems+1 {
		t.Fatalf("%d problems are reported", len(ps))
	}
	const want = "more.yaml:1002:5: there are more than 1000 problems: correct these first"
	if last := ps[maxProblems].String(); last != want {
		t.Errorf("the last is %s, want %s", last, want)
	}
}

func TestALongCircleIsReportedInShort(t *testing.T) {
	var text strings.Builder
	for i := range 100 {
		fmt.Fprintf(&text, "  - {place: a%d, within: a%d}\n", i, (i+1)%100)
	}
	wants(t, things(t, text.String()), "more.yaml:101:26: this closes a circle of `within`: a99 > a0 > a1 > a2 > a3 > a4 > ... > a94 > a95 > a96 > a97 > a98 > a99: remove one of these steps")
}
