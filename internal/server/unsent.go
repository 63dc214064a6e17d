package server

import (
	"golang.org/x/sync/semaphore"
)

const (
	maxUnsent = 256 << 20 // bytes of answers that wait for their clients
	// Smaller answers are not counted: the kernel's buffers take one, whether its client
	// reads or not.
	leastUnsent = 64 << 10
)

// unsent bounds the answers that are made and wait for clients to take them. Large
// ones are turned away when there is no room, small ones never.
type unsent struct{ room *semaphore.Weighted }

func newUnsent(bytes int64) *unsent { return &unsent{semaphore.NewWeighted(bytes)} }

// hold makes room for an answer until taken is called, if there is room.
func (u *unsent) hold(bytes int) (taken func(), ok bool) {
	if bytes < leastUnsent {
		return func() {}, true
	}
	if !u.room.TryAcquire(int64(bytes)) {
		return nil, false
	}
	return func() { u.room.Release(int64(bytes)) }, true
}
