package server

import (
	"golang.org/x/sync/semaphore"
)

const (
	maxUnsent = 256 << 20 // bytes of answers that wait for their clients
	// minUnsent is the size in bytes from which an answer counts. A smaller answer fits
	// into the kernel's buffers, even if its client reads nothing.
	minUnsent = 64 << 10
)

// unsent limits the bytes of finished answers that wait until their clients read them.
type unsent struct{ room *semaphore.Weighted }

func newUnsent(bytes int64) *unsent { return &unsent{semaphore.NewWeighted(bytes)} }

// Do runs send for an answer of that size and counts the answer until send returns or
// panics. It reports false, and does not run send, if there is no room for the answer.
func (u *unsent) Do(bytes int, send func()) bool {
	if bytes < minUnsent {
		send()
		return true
	}
	if !u.room.TryAcquire(int64(bytes)) {
		return false
	}
	defer u.room.Release(int64(bytes))
	send()
	return true
}
