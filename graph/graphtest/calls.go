package graphtest

import (
	"bytes"
	"runtime"
	"testing"

	"parley/graph"
)

// calls is a sink that counts its calls and ignores their values.
type calls struct {
	goroutine string
	foreign   int // calls from another goroutine
	depth     int // open objects and lists
	answers   int // values outside of every object and list
}

// goroutine returns the name of the running goroutine, from its stack trace.
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
		c.foreign++
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

// testSink: a store must give the sink one complete answer, and must call it only from the
// goroutine that called Run.
func testSink(t *testing.T, k graph.Keeper) {
	for _, a := range answers() {
		c := &calls{goroutine: goroutine()}
		if _, err := k.Run(Patient(t), a.query, c); err != nil {
			t.Errorf("%s: %v", a.name, err)
		}
		if c.foreign > 0 || c.depth != 0 || c.answers != 1 {
			t.Errorf("%s: %d answers, %d left open, %d calls from other goroutines; want 1, 0 and 0", a.name, c.answers, c.depth, c.foreign)
		}
	}
}
