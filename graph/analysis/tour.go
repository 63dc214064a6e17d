package analysis

import (
	"math"
	"math/bits"
	"slices"
)

// tour knows some actors through whom a chain has to lead, and how many hops that takes at least.
type tour struct {
	through []int32
	far     [][]int32 // for each of through: by actor, the least number of hops between the two

	// least has for each set of through, and for each actor of the set, the least number of hops from this actor through all others of the
	// set to the end. A set is a number: its bit i stands for through[i].
	least [][]int32
}

// outOfReach stands for a number of hops if no chain leads there.
const outOfReach = math.MaxInt32 / 4

// newTour works out how far everybody is from those through whom a chain has to lead.
func newTour(s *search, through []int32) (tour, error) {
	t := tour{through: through}
	for _, from := range through {
		far, err := s.far(from)
		if err != nil {
			return t, err
		}
		t.far = append(t.far, far)
	}
	t.least = make([][]int32, 1<<len(through))
	for set := 1; set < len(t.least); set++ {
		t.least[set] = make([]int32, len(through))
		for i := range through {
			rest := set &^ (1 << i)
			switch rest {
			case set:
			case 0:
				t.least[set][i] = t.far[i][s.to]
			default:
				t.least[set][i] = t.nearest(rest, func(j int) int32 { return t.far[i][through[j]] })
			}
		}
	}
	return t, nil
}

// nearest returns the least number of hops of a way through all actors of a set to the end, if the way to the first of them takes some hops.
func (t *tour) nearest(set int, first func(i int) int32) int32 {
	least := int32(outOfReach)
	for rest := uint(set); rest != 0; rest &= rest - 1 { //nolint:gosec // a set is not negative
		i := bits.TrailingZeros(rest)
		least = min(least, first(i)+t.least[set][i])
	}
	return least
}

// all returns the set of all actors through whom a chain has to lead.
func (t *tour) all() int { return 1<<len(t.through) - 1 }

// without returns a set without those who attended a meeting.
func (t *tour) without(set int, m *Meeting) int {
	for i, a := range t.through {
		if slices.Contains(m.Attendees, a) {
			set &^= 1 << i
		}
	}
	return set
}

// possible reports whether a chain that comes to a meeting, and still has to lead through the actors of a set, can do so and end after a number of hops more.
func (t *tour) possible(m *Meeting, missing int, hops int32) bool {
	missing = t.without(missing, m)
	if missing == 0 {
		return true
	}
	return t.nearest(missing, func(i int) int32 {
		nearest := int32(outOfReach)
		for _, b := range m.Attendees {
			nearest = min(nearest, t.far[i][b])
		}
		return nearest
	}) <= hops
}

// far returns how many hops each actor is from an actor, at least. Times do not count.
func (s *search) far(from int32) ([]int32, error) {
	far := make([]int32, len(s.rooms.actors))
	for a := range far {
		far[a] = outOfReach
	}
	far[from] = 0
	seen := make([]bool, len(s.rooms.meetings))
	for next := []int32{from}; len(next) > 0; {
		var reached []int32
		for _, a := range next {
			for _, m := range s.rooms.attended[a] {
				if err := s.tick(); err != nil {
					return nil, err
				}
				if seen[m] {
					continue
				}
				seen[m] = true
				for _, b := range s.rooms.meetings[m].Attendees {
					if far[b] == outOfReach {
						far[b] = far[a] + 1
						reached = append(reached, b)
					}
				}
			}
		}
		next = reached
	}
	return far, nil
}
