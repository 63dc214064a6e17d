package gate

import (
	"container/list"
	"sync"
)

// cache keeps values by their keys. It drops the values that nobody has asked for recently, so that all values together
// stay below a limit of bytes. A limit of entries would not bound the memory: the largest document takes a thousand
// times the memory of the smallest.
type cache[V any] struct {
	mu     sync.Mutex
	limit  int // bytes
	bytes  int
	byKey  map[string]*list.Element
	recent *list.List // of *cached[V], the most recently used value first
}

// cached is a value in a cache.
type cached[V any] struct {
	key    string
	value  V
	weight int // bytes
}

func newCache[V any](limit int) *cache[V] {
	return &cache[V]{limit: limit, byKey: map[string]*list.Element{}, recent: list.New()}
}

// get returns the value of a key, and whether the cache holds it.
func (c *cache[V]) get(key string) (value V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.byKey[key]
	if e == nil {
		return value, false
	}
	c.recent.MoveToFront(e)
	return e.Value.(*cached[V]).value, true
}

// size returns the weight of all values.
func (c *cache[V]) size() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.bytes
}

// add keeps a value in place of the value that the key had, unless the value alone is beyond the limit.
func (c *cache[V]) add(key string, value V, weight int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if weight > c.limit {
		return
	}
	if old := c.byKey[key]; old != nil {
		c.drop(old)
	}
	c.byKey[key] = c.recent.PushFront(&cached[V]{key, value, weight})
	c.bytes += weight
	for c.bytes > c.limit {
		c.drop(c.recent.Back())
	}
}

func (c *cache[V]) drop(e *list.Element) {
	gone := c.recent.Remove(e).(*cached[V])
	delete(c.byKey, gone.key)
	c.bytes -= gone.weight
}
