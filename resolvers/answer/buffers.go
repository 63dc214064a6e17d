package answer

import "sync"

// buffers are the memory in which an answer is written. Its bytes are copied once, when the answer is complete. So the memory
// serves one answer after the other.
type buffers struct {
	out   []byte
	spare [][]byte // buffers of connections that have ended
	stack []frame
}

var pool = sync.Pool{New: func() any { return &buffers{out: make([]byte, 0, 4096)} }}

// mostKept is the number of bytes up to which a buffer is kept for the next answer.
const mostKept = 1 << 20

// keep gives the memory of a complete answer to the next answer.
func (b *buffers) keep() {
	if cap(b.out) > mostKept {
		return
	}
	kept := b.spare[:0]
	for _, s := range b.spare {
		if cap(s) <= mostKept/4 && len(kept) < 16 {
			kept = append(kept, s)
		}
	}
	clear(b.spare[len(kept):])
	b.spare = kept
	clear(b.stack[:cap(b.stack)])
	b.stack = b.stack[:0]
	pool.Put(b)
}
