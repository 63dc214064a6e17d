package neo4j

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"parley/graph"
)

// TestWatchOver: a query ends when the server has given no sign of life for a while. It does
// not end while the server gives signs of life, even slowly.
func TestWatchOver(t *testing.T) {
	for _, c := range []struct {
		name string
		beat func() error
		gone bool
	}{
		{"nobody is there", func() error { return errors.New("refused") }, true},
		{"a black hole", func() error { time.Sleep(time.Hour); return nil }, true},
		{"slow", func() error { time.Sleep(time.Second); return nil }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var p pulse
				began := time.Now()
				ctx, stop := p.watchOver(context.Background(), readAway, c.beat)
				select {
				case <-ctx.Done():
				case <-time.After(time.Minute):
				}
				if gone := errors.Is(context.Cause(ctx), graph.ErrUnavailable); gone != c.gone {
					t.Errorf("after %v the cause is %v", time.Since(began), context.Cause(ctx))
				}
				if took := time.Since(began); c.gone && took > 2500*time.Millisecond {
					t.Errorf("it took %v", took)
				}
				stop()
				time.Sleep(2 * time.Hour) // until the last check has ended
			})
		})
	}
}
