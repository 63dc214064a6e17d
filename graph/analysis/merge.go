package analysis

import "container/heap"

// merge merges ascending lists of numbers. No list is empty. It is a heap of lists,
// ordered by the first number of each.
type merge [][]int32

// next removes the least number from all lists that begin with it, and returns it.
func (m *merge) next() int32 {
	least := (*m)[0][0]
	for len(*m) > 0 && (*m)[0][0] == least {
		if (*m)[0] = (*m)[0][1:]; len((*m)[0]) == 0 {
			heap.Pop(m)
		} else {
			heap.Fix(m, 0)
		}
	}
	return least
}

// Len returns the number of lists. See heap.Interface.
func (m merge) Len() int { return len(m) }

// Less compares the first numbers of two lists. See heap.Interface.
func (m merge) Less(i, j int) bool { return m[i][0] < m[j][0] }

// Swap swaps two lists. See heap.Interface.
func (m merge) Swap(i, j int) { m[i], m[j] = m[j], m[i] }

// Push adds a list. See heap.Interface.
func (m *merge) Push(x any) { *m = append(*m, x.([]int32)) }

// Pop removes the last list and returns it. See heap.Interface.
func (m *merge) Pop() any {
	x := (*m)[len(*m)-1]
	*m = (*m)[:len(*m)-1]
	return x
}
