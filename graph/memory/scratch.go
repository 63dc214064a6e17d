package memory

import (
	"sync"

	"parley/graph"
)

// scratch is memory that runs use one after the other: for the rows that a step finds, and for the keys by which rows are
// ordered. Without it, most of the memory that an answer takes would be garbage at once.
type scratch struct {
	rows stack[row]
	keys stack[graph.Value]
}

// stack lends memory. The memory that was lent last is given back first.
type stack[T any] struct{ lent []T }

// lend returns an empty slice with room for n elements.
func (s *stack[T]) lend(n int) []T {
	from := len(s.lent)
	if cap(s.lent)-from < n {
		s.lent = make([]T, from, max(2*cap(s.lent), from+n)) // what is lent stays in the old memory
	}
	s.lent = s.lent[:from+n]
	return s.lent[from : from : from+n]
}

// giveBack takes back everything that was lent after the first n elements. It drops what they held.
func (s *stack[T]) giveBack(n int) {
	clear(s.lent[n:])
	s.lent = s.lent[:n]
}

// mark is how much a scratch has lent.
type mark struct{ rows, keys int }

func (s *scratch) mark() mark { return mark{len(s.rows.lent), len(s.keys.lent)} }

func (s *scratch) giveBack(to mark) {
	s.rows.giveBack(to.rows)
	s.keys.giveBack(to.keys)
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// mostKept is the number of rows and of keys up to which a scratch is kept for the next run.
const mostKept = 1 << 15

// endScratch keeps the scratch of a run that has ended.
func endScratch(s *scratch) {
	s.giveBack(mark{})
	if cap(s.rows.lent) <= mostKept && cap(s.keys.lent) <= mostKept {
		scratches.Put(s)
	}
}
