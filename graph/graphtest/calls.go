package graphtest

import (
	"bytes"
	"context"
	"runtime"
	"testing"

	"parley/graph"
)

// calls is a sink that looks at how it is called, not at what it is told.
type calls struct {
	goroutine string
	strange   int // calls from another goroutine
	depth     int
	answers   int // values that nothing encloses
}

// goroutine names the running goroutine, as its stack trace does.
func goroutine() string {
	head, _, _ := bytes.Cut(debugStack(), []byte(" ["))
	return string(head)
}

func debugStack() []byte {
	b := make([]byte, 64)
	return b[:runtime.Stack(b, false)]
}

func (c *calls) called() {
	if goroutine() != c.goroutine {
		c.strange++
	}
}

func (c *calls) value() {
	c.called()
	if c.depth == 0 {
		c.answers++
	}
}

func (c *calls) begin() {
	c.value()
	c.depth++
}

func (c *calls) Object(*graph.Type) { c.begin() }
func (c *calls) List(graph.Page)    { c.begin() }
func (c *calls) End()               { c.called(); c.depth-- }
func (c *calls) Slot(int)           { c.called() }
func (c *calls) Item([]graph.Value) { c.called() }
func (c *calls) Null()              { c.value() }
func (c *calls) Bool(bool)          { c.value() }
func (c *calls) Int(int64)          { c.value() }
func (c *calls) Float(float64)      { c.value() }
func (c *calls) String(string)      { c.value() }
func (c *calls) Strings([]string)   { c.value() }

// testSink: a store must give the sink one answer, whole, from the calling
// goroutine alone.
func testSink(t *testing.T, k graph.Keeper) {
	Load(t, k, Fixture())
	for _, a := range answers() {
		c := &calls{goroutine: goroutine()}
		if _, err := k.Run(context.Background(), a.query, c); err != nil {
			t.Errorf("%s: %v", a.name, err)
		}
		if c.strange > 0 || c.depth != 0 || c.answers != 1 {
			t.Errorf("%s: %d answers, %d left open, %d calls from other goroutines; want 1, 0 and 0", a.name, c.answers, c.depth, c.strange)
		}
	}
}
