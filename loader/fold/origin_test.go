package fold

import (
	"slices"
	"testing"

	"parley/graph"
	"parley/loader/dossier"
)

func TestOriginsCountsWhomItGoesBackTo(t *testing.T) {
	got := Origins([]dossier.Claim{
		says("c1", "b1", on(11), modeIs("PHONE"), via("afp")),
		says("c2", "b2", on(11), modeIs("PHONE"), via("afp")),
		says("c3", "b2", on(11), modeIs("PHONE"), via("afp", "rubio")),
		says("c4", "a1", on(11), modeIs("PHONE")),
		says("c5", "a1", on(12), modeIs("PHONE")),
	})
	if want := []graph.ID{"a1", "afp", "rubio"}; !slices.Equal(got, want) {
		t.Errorf("origins are %v, want %v", got, want)
	}
}
