package reply

import "testing"

func TestBacklogIsBounded(t *testing.T) {
	b := NewBacklog(3 * minCounted)
	sent := 0
	send := func() { sent++ }
	if !b.Do(2*minCounted, func() {
		if b.Do(2*minCounted, send) {
			t.Error("there is room for more bytes than the limit")
		}
		if !b.Do(minCounted-1, send) {
			t.Error("a small answer is turned away")
		}
	}) {
		t.Fatal("there is no room for the first answer")
	}
	func() {
		defer func() { _ = recover() }()
		b.Do(3*minCounted, func() { panic("while it is sent") })
	}()
	if !b.Do(3*minCounted, send) {
		t.Error("the room is not given back")
	}
	if sent != 2 {
		t.Errorf("%d answers are sent, want 2", sent)
	}
}
