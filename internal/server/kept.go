package server

import (
	"container/list"
	"sync"

	"github.com/vektah/gqlparser/v2/ast"
)

// kept holds documents that were found valid, by their texts, those asked for last
// within a bound of bytes. A bound of entries would be none: the largest document
// takes a thousand times the memory of the smallest.
type kept struct {
	mu     sync.Mutex
	most   int // bytes
	bytes  int
	byText map[string]*list.Element
	recent *list.List // of *document, the one asked for last in front
}

type document struct {
	text   string
	parsed *ast.QueryDocument
	weight int
}

func keep(bytes int) *kept {
	return &kept{most: bytes, byText: map[string]*list.Element{}, recent: list.New()}
}

// weigh estimates from above what a document takes: a token is at the most a
// field with its position and its definition's place, some hundred bytes each.
func weigh(text string, tokens int) int { return 1024 + 2*len(text) + 400*tokens }

func (k *kept) get(text string) *ast.QueryDocument {
	k.mu.Lock()
	defer k.mu.Unlock()
	e := k.byText[text]
	if e == nil {
		return nil
	}
	k.recent.MoveToFront(e)
	return e.Value.(*document).parsed
}

// size is what all documents take, in bytes.
func (k *kept) size() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.bytes
}

func (k *kept) add(d *document) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.byText[d.text] != nil || d.weight > k.most {
		return
	}
	k.byText[d.text] = k.recent.PushFront(d)
	k.bytes += d.weight
	for k.bytes > k.most {
		last := k.recent.Remove(k.recent.Back()).(*document)
		delete(k.byText, last.text)
		k.bytes -= last.weight
	}
}
