package reply

import "golang.org/x/sync/semaphore"

const (
	// BacklogBytes is the default limit of a Backlog.
	BacklogBytes = 256 << 20
	// minCounted is the size in bytes from which an answer counts. A smaller answer fits
	// into the kernel's buffers, even if its client reads nothing.
	minCounted = 64 << 10
)

// Backlog limits the bytes of finished answers that wait until their clients read them.
type Backlog struct{ room *semaphore.Weighted }

// NewBacklog returns a backlog with room for a number of bytes.
func NewBacklog(bytes int64) *Backlog { return &Backlog{semaphore.NewWeighted(bytes)} }

// Do runs send for an answer of that size and counts the answer until send returns or
// panics. It reports false, and does not run send, if there is no room for the answer.
func (b *Backlog) Do(bytes int, send func()) bool {
	if bytes < minCounted {
		send()
		return true
	}
	if !b.room.TryAcquire(int64(bytes)) {
		return false
	}
	defer b.room.Release(int64(bytes))
	send()
	return true
}
