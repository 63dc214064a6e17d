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

// A server that has gone may leave a query waiting until its deadline: nobody
// answers at the far end, or somebody does who is only starting. So while a query
// waits, the server is asked for a sign of life beside it.
const (
	pulseAfter = 700 * time.Millisecond // from when on a query is watched over
	pulseEvery = 250 * time.Millisecond
	pulseFresh = 500 * time.Millisecond // how old a sign of life may be before the next is asked for

	readAway  = 2100 * time.Millisecond // without a sign of life the server counts as gone
	writeAway = 30 * time.Second        // a load can wait, and may keep a server that busy
)

// pulse is what is known of a server's being alive.
type pulse struct {
	mu     sync.Mutex
	asking bool
	felt   time.Time
}

// feel returns when the server last gave a sign of life, and asks for another unless
// that is being done. It does not wait.
func (p *pulse) feel(ask func() error) time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.asking && time.Since(p.felt) > pulseFresh {
		p.asking = true
		go func() {
			err := errors.New("no answer")
			defer func() {
				p.mu.Lock()
				defer p.mu.Unlock()
				p.asking = false
				if err == nil {
					p.felt = time.Now()
				}
			}()
			err = ask()
		}()
	}
	return p.felt
}

// watchOver returns a context that ends, with graph.ErrUnavailable for its cause,
// when the server gives no sign of life for that long. The caller calls the function.
func (p *pulse) watchOver(ctx context.Context, away time.Duration, ask func() error) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	asked := time.Now()
	timer := time.AfterFunc(pulseAfter, func() {
		ticker := time.NewTicker(pulseEvery)
		defer ticker.Stop()
		for {
			felt := p.feel(ask)
			if felt.Before(asked) {
				felt = asked
			}
			if time.Since(felt) > away {
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

// beat asks the database for as little as can be.
func (s *Store) beat() error {
	ctx, cancel := context.WithTimeout(context.Background(), readAway)
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
