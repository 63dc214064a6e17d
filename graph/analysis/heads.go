package analysis

import "container/heap"

// heads merges ascending lists, none of them empty: a heap by what comes first in each.
type heads [][]int32

// next takes the least number of all out of all the lists.
func (h *heads) next() int32 {
	least := (*h)[0][0]
	for len(*h) > 0 && (*h)[0][0] == least {
		if (*h)[0] = (*h)[0][1:]; len((*h)[0]) == 0 {
			heap.Pop(h)
		} else {
			heap.Fix(h, 0)
		}
	}
	return least
}

// Len is the number of lists. See heap.Interface.
func (h heads) Len() int { return len(h) }

// Less compares what comes first. See heap.Interface.
func (h heads) Less(i, j int) bool { return h[i][0] < h[j][0] }

// Swap swaps two lists. See heap.Interface.
func (h heads) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

// Push adds a list. See heap.Interface.
func (h *heads) Push(x any) { *h = append(*h, x.([]int32)) }

// Pop removes the last list, which heap.Pop has emptied or swapped there. See heap.Interface.
func (h *heads) Pop() any {
	x := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return x
}
