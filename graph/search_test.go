package graph_test

import (
	"testing"

	"parley/graph"
)

// TestOneSlipIsNear: a sound with one slip is near to the sound, if both are long enough.
func TestOneSlipIsNear(t *testing.T) {
	for _, sound := range []string{"abcde", "abcdef", "abcdefg", "abcdefgh", "abcdefghijkl"} {
		for i := range len(sound) {
			slips := []string{
				sound[:i] + sound[i+1:],         // one too few
				sound[:i] + "x" + sound[i:],     // one too many
				sound[:i] + "x" + sound[i+1:],   // a wrong one
				sound + "x", "x" + sound, sound, // at the ends, and none
			}
			if i > 0 {
				slips = append(slips, sound[:i-1]+sound[i:i+1]+sound[i-1:i]+sound[i+1:]) // in the place of its neighbour
			}
			for _, slip := range slips {
				if len(slip) < graph.NearLength {
					continue
				}
				if !graph.Near(slip, sound) || !graph.Near(sound, slip) {
					t.Errorf("%s is not near to %s", slip, sound)
				}
			}
		}
	}
}

func TestOtherSoundsAreNotNear(t *testing.T) {
	for _, c := range [][2]string{{"abcd", "abce"}, {"abcd", "abcde"}, {"abcdef", "abxyef"}, {"abcdef", "xbcdefx"}, {"", "abcde"}, {"abcdefgh", "abcdef"}} {
		if graph.Near(c[0], c[1]) || graph.Near(c[1], c[0]) {
			t.Errorf("%s is near to %s", c[0], c[1])
		}
	}
	if !graph.Near("ab", "ab") {
		t.Error("a short sound is not near to itself")
	}
}
