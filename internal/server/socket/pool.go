package socket

// pool limits the number of open sockets. Its length is the number of taken slots, and its
// capacity is the number of slots.
type pool chan struct{}

// slot is a socket's slot, in one pool at a time.
type slot struct{ in pool }

// hold takes a slot and runs work with it. The slot is free again when work returns or
// panics. hold reports false, and does not run work, if the pool is full.
func (p pool) hold(work func(*slot)) bool {
	select {
	case p <- struct{}{}:
	default:
		return false
	}
	held := &slot{p}
	defer func() { <-held.in }()
	work(held)
	return true
}

// moveTo exchanges the slot for a slot in another pool. It reports false, and changes
// nothing, if the other pool is full.
func (s *slot) moveTo(other pool) bool {
	if s.in == other {
		return true
	}
	select {
	case other <- struct{}{}:
	default:
		return false
	}
	<-s.in
	s.in = other
	return true
}
