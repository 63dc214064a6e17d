package neo4j

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
)

// Without a check, a query waits until its deadline for a server that is gone or still
// starting. So the store checks the server on a second connection while a query waits.
const (
	pulseAfter = 700 * time.Millisecond // a query that waits longer is watched
	pulseEvery = 250 * time.Millisecond // how often a watched query looks at the last sign of life
	pulseFresh = 500 * time.Millisecond // the store asks again if the last sign of life is older than this

	readAway  = 2100 * time.Millisecond // a read gives up after this time without a sign of life
	writeAway = 30 * time.Second        // the same for a load, during which a server can be busy for long
)

// pulse records the last sign of life of a server.
type pulse struct {
	mu     sync.Mutex
	asking bool      // a check is running
	alive  time.Time // when the last check succeeded
}

// last returns the time of the server's last sign of life. If that time is older than
// pulseFresh, and no check is running, it starts a check. It does not wait.
func (p *pulse) last(ask func() error) time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.asking && time.Since(p.alive) > pulseFresh {
		p.asking = true
		go func() {
			err := errors.New("no answer")
			defer func() {
				p.mu.Lock()
				defer p.mu.Unlock()
				p.asking = false
				if err == nil {
					p.alive = time.Now()
				}
			}()
			defer graph.Recovered(&err)
			err = ask()
		}()
	}
	return p.alive
}

// watchOver returns a context that ends when the server gives no sign of life for the time
// away. Its cause then wraps graph.ErrUnavailable. The caller must call the function returned.
func (p *pulse) watchOver(ctx context.Context, away time.Duration, ask func() error) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	began := time.Now()
	timer := time.AfterFunc(pulseAfter, func() {
		ticker := time.NewTicker(pulseEvery)
		defer ticker.Stop()
		for {
			alive := p.last(ask)
			if alive.Before(began) {
				alive = began
			}
			if time.Since(alive) > away {
				cancel(fmt.Errorf("%w: no sign of life for %s", graph.ErrUnavailable, away))
				return
			}
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
			}
		}
	})
	return ctx, func() { timer.Stop(); cancel(nil) }
}

// beat runs the smallest possible statement. It returns an error if the server does not answer.
func (s *Store) beat() error {
	ctx, cancel := context.WithTimeout(context.Background(), s.readAway)
	defer cancel()
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{
		AccessMode: neo4j.AccessModeRead, DatabaseName: s.database, BookmarkManager: s.bookmarks,
	})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, "RETURN 1", nil)
	if err != nil {
		return fmt.Errorf("ask for a sign of life: %w", err)
	}
	if _, err := result.Consume(ctx); err != nil {
		return fmt.Errorf("ask for a sign of life: %w", err)
	}
	return nil
}
