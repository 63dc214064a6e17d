package gate

import (
	"container/list"
	"sync"

	"github.com/vektah/gqlparser/v2/ast"
)

// cache keeps valid documents by their texts. It drops the documents that nobody has asked
// for recently, so that all documents together stay below a limit of bytes. A limit of
// entries would not bound the memory: the largest document takes a thousand times the
// memory of the smallest.
type cache struct {
	mu     sync.Mutex
	limit  int // bytes
	bytes  int
	byText map[string]*list.Element
	recent *list.List // of *document, the most recently used document first
}

type document struct {
	text   string
	parsed *ast.QueryDocument
	weight int // bytes
}

func newCache(limit int) *cache {
	return &cache{limit: limit, byText: map[string]*list.Element{}, recent: list.New()}
}

// weigh estimates from above how many bytes a document takes. The largest token is a field
// with its position and the position of its definition: some hundred bytes each.
func weigh(text string, tokens int) int { return 1024 + 2*len(text) + 400*tokens }

// get returns the document of a text, nil if the cache does not hold it.
func (c *cache) get(text string) *ast.QueryDocument {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.byText[text]
	if e == nil {
		return nil
	}
	c.recent.MoveToFront(e)
	return e.Value.(*document).parsed
}

// size returns the weight of all documents.
func (c *cache) size() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.bytes
}

// add keeps a document, unless the document alone is beyond the limit.
func (c *cache) add(d *document) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.byText[d.text] != nil || d.weight > c.limit {
		return
	}
	c.byText[d.text] = c.recent.PushFront(d)
	c.bytes += d.weight
	for c.bytes > c.limit {
		last := c.recent.Remove(c.recent.Back()).(*document)
		delete(c.byText, last.text)
		c.bytes -= last.weight
	}
}
