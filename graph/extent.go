package graph

// Extent says how much a graph holds.
type Extent struct {
	// Things is the number of things of each type. A type without things is left out.
	Things map[*Type]int
	// Degrees is the length that a list has on average, rounded up, for each step along
	// a relation that a field walks. A thing's degree is the number of its edges along
	// the step. The average weighs each thing by its degree: it is the sum of the
	// squared degrees divided by the sum of the degrees. Queries
	// reach a thing with many edges more often, so it counts for more. A step that no thing has is left out.
	Degrees map[Via]int
}

// Walked returns the steps along relations that fields walk, in the order in which the
// relations are declared. from holds, for each step, the type or interface where it begins.
func (m *Model) Walked() (steps []Via, from []string) {
	for _, r := range m.relations {
		if r.From.Field != "" {
			steps, from = append(steps, Via{Relation: r}), append(from, r.From.Type)
		}
		if r.To.Field != "" {
			steps, from = append(steps, Via{Relation: r, Reverse: true}), append(from, r.To.Type)
		}
	}
	return steps, from
}

// Degree sums up the degrees of things for one step.
type Degree struct{ Sum, Squares int64 }

// Add counts a thing with the degree n.
func (d *Degree) Add(n int) {
	d.Sum += int64(n)
	d.Squares += int64(n) * int64(n)
}

// Mean returns the average for Extent.Degrees, or 0 if there are no edges.
func (d Degree) Mean() int {
	if d.Sum == 0 {
		return 0
	}
	return int((d.Squares + d.Sum - 1) / d.Sum)
}
