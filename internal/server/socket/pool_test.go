package socket

import (
	"context"
	"testing"
	"testing/synctest"
)

func TestSlotsAreGivenBack(t *testing.T) {
	few, many := make(pool, 1), make(pool, 2)
	if !few.hold(func(s *slot) {
		if few.hold(func(*slot) { t.Error("a full pool gives a slot") }) {
			t.Error("a full pool reports a slot")
		}
		if !s.moveTo(many) || len(few) != 0 || len(many) != 1 {
			t.Errorf("after the move %d and %d slots are taken", len(few), len(many))
		}
		few <- struct{}{}
		if s.moveTo(few) || len(many) != 1 {
			t.Errorf("the slot moves to a full pool, and %d slots are taken", len(many))
		}
		<-few
	}) {
		t.Fatal("an empty pool gives no slot")
	}
	func() {
		defer func() { _ = recover() }()
		many.hold(func(*slot) { panic("with a slot") })
	}()
	if len(few)+len(many) != 0 {
		t.Errorf("%d and %d slots are still taken", len(few), len(many))
	}
}

func TestAGroupWaitsForItsSockets(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		stopping, stop := context.WithCancel(t.Context())
		g := NewGroup(stopping)
		finish := make(chan struct{})
		go groupOf(g.In(t.Context())).during(func(stopping context.Context) {
			<-stopping.Done()
			<-finish
		})
		synctest.Wait()
		stop()
		ended, end := context.WithCancel(t.Context())
		end()
		if g.Wait(ended) == nil {
			t.Error("the group does not wait for a socket")
		}
		close(finish)
		if err := g.Wait(t.Context()); err != nil {
			t.Error(err)
		}
	})
}
