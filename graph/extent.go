package graph

// Extent is how much a graph holds.
type Extent struct {
	// Things counts the things of each type; types of which there is none are left out.
	Things map[*Type]int
	// Degrees tells how long lists are: for a step along a relation, how many such
	// steps lead on from the thing that one comes to by one of them, on average and
	// rounded up (the sum of the squares over the sum). A hub counts as often as one
	// comes to it, and so weighs what it costs. Steps that no thing has are left out,
	// and so are those that no field walks.
	Degrees map[Via]int
}

// Walked lists the steps along relations that fields walk, in the order of the
// relations' declaration, and for each the type or interface that it leads from.
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

// Degree adds up the degrees of the things that a step leads on from.
type Degree struct{ Sum, Squares int64 }

// Add counts a thing from which n such steps lead on.
func (d *Degree) Add(n int) {
	d.Sum += int64(n)
	d.Squares += int64(n) * int64(n)
}

// Mean is what Extent.Degrees holds; 0 where there is nothing.
func (d Degree) Mean() int {
	if d.Sum == 0 {
		return 0
	}
	return int((d.Squares + d.Sum - 1) / d.Sum)
}
