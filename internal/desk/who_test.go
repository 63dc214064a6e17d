package desk

import (
	"net/http"
	"strings"
	"testing"
)

func TestWhoIsWho(t *testing.T) {
	root := bridge(t)
	write(t, root, "reference/more.yaml", "things:\n  - {person: t-brell, name: T. Brell}\n")
	p := sit(t, root)
	pairs := ask[[]pair](p, "pairs", struct{}{})
	if len(pairs) != 1 || pairs[0].A.ID != "t-brell" && pairs[0].B.ID != "t-brell" {
		t.Fatalf("the pairs: %+v", pairs)
	}
	p.refused("judge", judgement{Verdict: "same", A: "tomas-brell", B: "t-brell"}, http.StatusBadRequest)
	p.refused("judge", judgement{Verdict: "same", A: "tomas-brell", B: "nobody", Why: "x"}, http.StatusUnprocessableEntity)
	ask[fileText](p, "judge", judgement{Verdict: "same", A: "tomas-brell", B: "t-brell", Why: "one envoy"})
	if got := read(t, root, "judgements.yaml"); !strings.HasPrefix(got, "judgements:\n  - {same: [tomas-brell, t-brell], by: ") {
		t.Errorf("the file has\n%s", got)
	}
	if pairs := ask[[]pair](p, "pairs", struct{}{}); len(pairs) != 0 {
		t.Errorf("after the judgement: %+v", pairs)
	}
	ask[[]string](p, "undo", struct{}{})
	if pairs := ask[[]pair](p, "pairs", struct{}{}); len(pairs) != 1 {
		t.Errorf("after undo: %+v", pairs)
	}
}
