package synthetic

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// With circles, most meetings are of people of one circle. Without circles, few are.
func TestCircles(t *testing.T) {
	const meetings, circles = 500, 7
	share := func(given int) float64 {
		c, random, within := newCast(meetings), rand.New(rand.NewPCG(1, 2)), 0 //nolint:gosec // each run has to have the same meetings
		for i := range meetings {
			m := drawMeeting(random, c, i, begin, given)
			if !slices.ContainsFunc(m.people, func(p int) bool { return p%circles != m.people[0]%circles }) {
				within++
			}
		}
		return float64(within) / meetings
	}
	if with, without := share(circles), share(0); with < 0.85 || without > 0.35 {
		t.Errorf("%.2f of the meetings are within a circle with circles, and %.2f without", with, without)
	}
}
