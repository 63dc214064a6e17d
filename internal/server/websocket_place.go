package server

// pool limits how many sockets are open. Its length is the number of places that are
// taken, its capacity the number of places.
type pool chan struct{}

// place is a socket's place in one pool at a time.
type place struct{ in pool }

// hold takes a place and runs work with it. The place is free again when work returns or
// panics. hold reports false, and does not run work, if the pool is full.
func (p pool) hold(work func(*place)) bool {
	select {
	case p <- struct{}{}:
	default:
		return false
	}
	held := &place{p}
	defer func() { <-held.in }()
	work(held)
	return true
}

// moveTo exchanges the place for a place in another pool. It reports false, and changes
// nothing, if that pool is full.
func (p *place) moveTo(other pool) bool {
	if p.in == other {
		return true
	}
	select {
	case other <- struct{}{}:
	default:
		return false
	}
	<-p.in
	p.in = other
	return true
}
