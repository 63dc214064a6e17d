package neo4j

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"parley/graph"
)

// The time limits of the store. With the driver's own defaults, it takes 31 to 60 s to
// report that a server is down.
const (
	connectTime     = time.Second
	acquisitionTime = time.Second
	// A connection that was idle for this time is tested before it is used: the server can have ended it.
	idleTime = time.Second
	// After this time the driver begins a transaction no more. It waits 2 s before the second attempt. See pauses for reads.
	retryTime = 900 * time.Millisecond

	readTime   = 10 * time.Second // see Store.readTime
	writeTime  = 10 * time.Minute // the same for a load, or for reading everything
	replanTime = 10 * time.Second // the limit of a request to plan anew
)

// The limits of transactions. The store does not use the driver's own queue: the driver
// tries again after a wait in its queue, and so waits for seconds.
const (
	maxTransactions = 50                     // how many run at the same time
	turnTime        = 500 * time.Millisecond // how long one more transaction waits before the store refuses it
)

// Store is a graph.Keeper over a Neo4j database.
type Store struct {
	turns     chan struct{} // as many as there are transactions
	pulse     pulse
	driver    neo4j.DriverWithContext
	database  string
	bookmarks neo4j.BookmarkManager
	watch     func(statement string) // called with every statement that is sent; nil outside of tests
	keepPlans bool                   // a load does not make the server plan anew; false outside of tests
	readAway  time.Duration          // a read gives up after this time without a sign of life, see Patience
}

var (
	_ graph.Keeper = (*Store)(nil)
	_ graph.Pool   = (*Store)(nil)
)

// Option changes how a Store is opened.
type Option func(*Store)

// Patience sets how long the server may be silent until a read takes it for gone. By default this is 2.1 s. On a machine that is
// very busy, a server that is well can be silent for longer. The times to connect, and to wait for a connection, grow by the same factor.
func Patience(d time.Duration) Option {
	return func(s *Store) { s.readAway = d }
}

// Database sets the database to use. By default, and for "", it is the user's home database.
func Database(name string) Option {
	return func(s *Store) { s.database = name }
}

// Open returns a store for the server or cluster at a URI such as neo4j://localhost:7687.
// It does not connect. If the server is down or refuses the user, the first use of the
// store returns the error. An empty user means that the server needs no login. The context
// limits only Open itself.
func Open(_ context.Context, uri, user, password string, options ...Option) (*Store, error) {
	auth := neo4j.BasicAuth(user, password, "")
	if user == "" {
		auth = neo4j.NoAuth()
	}
	s := &Store{turns: make(chan struct{}, maxTransactions), bookmarks: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{}), readAway: readAway}
	for _, o := range options {
		o(s)
	}
	longer := max(1, s.readAway/readAway) // how many times as long as by default
	driver, err := neo4j.NewDriverWithContext(uri, auth, func(c *config.Config) {
		c.MaxConnectionPoolSize = maxTransactions + 1 // one more for the pulse
		c.SocketConnectTimeout = longer * connectTime
		c.ConnectionAcquisitionTimeout = longer * acquisitionTime
		c.MaxTransactionRetryTime = retryTime
		c.ConnectionLivenessCheckTimeout = idleTime
		c.TelemetryDisabled = true
		c.NotificationsMinSeverity = notifications.DisabledLevel // the store does not read them
		c.UserAgent = "parley"
	})
	if err != nil {
		// The driver's message repeats the URI, which can contain a password.
		return nil, errors.New("neo4j: this is not an address of a Neo4j: write it as neo4j://host:7687")
	}
	s.driver = driver
	return s, nil
}

// Close ends all connections.
func (s *Store) Close(ctx context.Context) error {
	if err := s.driver.Close(ctx); err != nil {
		return translate(ctx, fmt.Errorf("close the connections: %w", err))
	}
	return nil
}

// readTime is the limit of a query whose context has no deadline. The limit is longer than the patience: a server that is silent
// is gone, and not slow.
func (s *Store) readTime() time.Duration { return max(readTime, s.readAway+time.Second) }

// Run answers a query with one statement. See graph.Store.
func (s *Store) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	ctx, cancel := bounded(ctx, s.readTime())
	defer cancel()
	ctx, stop := s.pulse.watchOver(ctx, s.readAway, s.beat)
	defer stop()
	if err := ctx.Err(); err != nil {
		return 0, translate(ctx, err)
	}
	statement := Compile(q)
	rows, err := s.ask(ctx, statement.Text, statement.Params)
	if err != nil {
		return 0, err
	}
	if len(rows) != 1 || len(rows[0]) != statement.columns {
		return 0, fmt.Errorf("neo4j: the answer has %d rows, want 1", len(rows))
	}
	row := rows[0]
	if err := statement.Decode(row, sink); err != nil {
		return 0, err
	}
	return revision(row[0]), nil
}

// pauses are the pauses before ask tries again. A pool can hold several connections that the server has ended, so the first
// attempts follow at once. Together the pauses are shorter than the patience of a read.
var pauses = []time.Duration{0, 0, 10 * time.Millisecond, 20 * time.Millisecond, 40 * time.Millisecond, 80 * time.Millisecond, 160 * time.Millisecond, 320 * time.Millisecond, 640 * time.Millisecond}

// ask runs one statement that only reads, and returns its rows. It tries again if the connection breaks before the server has
// taken the statement.
func (s *Store) ask(ctx context.Context, text string, params map[string]any) ([][]any, error) {
	for attempt := 0; ; attempt++ {
		rows, broken, err := s.askOnce(ctx, text, params)
		if !broken || attempt == len(pauses) || !slept(ctx, pauses[attempt]) {
			return rows, err
		}
	}
}

// slept waits. It returns false if the context ends before.
func slept(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}

// askOnce runs one statement that only reads, and returns its rows. The statement is its own transaction: to begin and to commit
// a transaction would take two more round trips. broken says that the connection broke before the server had taken the statement.
func (s *Store) askOnce(ctx context.Context, text string, params map[string]any) (rows [][]any, broken bool, err error) {
	take := func(row []any) error {
		rows = append(rows, row)
		return nil
	}
	err = s.inTurn(ctx, func() error {
		return s.inSession(ctx, neo4j.AccessModeRead, func(session neo4j.SessionWithContext) error {
			if s.watch != nil {
				s.watch(text)
			}
			result, err := session.Run(ctx, text, params, neo4j.WithTxTimeout(remaining(ctx)))
			if err != nil {
				broken = errors.As(err, new(*neo4j.ConnectivityError))
				return fmt.Errorf("run a statement: %w", err)
			}
			return drain(ctx, result, take)
		})
	})
	return rows, broken, err
}

// transact runs work in a transaction, and repeats the transaction if that can help. When the
// context ends, the transaction ends on the server too.
func (s *Store) transact(ctx context.Context, mode neo4j.AccessMode, work func(neo4j.ManagedTransaction) error) error {
	return s.inTurn(ctx, func() error {
		return s.inSession(ctx, mode, func(session neo4j.SessionWithContext) error {
			execute := session.ExecuteRead
			if mode == neo4j.AccessModeWrite {
				execute = session.ExecuteWrite
			}
			_, err := execute(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
				if s.watch != nil {
					tx = watched{tx, s.watch}
				}
				return nil, work(tx)
			}, neo4j.WithTxTimeout(remaining(ctx)))
			return err
		})
	})
}

// inSession runs work in a session. The session holds a connection of the driver's pool until
// work returns or panics. inSession translates the error of work.
func (s *Store) inSession(ctx context.Context, mode neo4j.AccessMode, work func(neo4j.SessionWithContext) error) error {
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{
		AccessMode: mode, DatabaseName: s.database,
		BookmarkManager: s.bookmarks, // in a cluster, a query sees the load before it
	})
	defer func() {
		// The connection goes back to the pool even if the caller is gone. The caller does not
		// need the error of Close: it has the answer, or the error of work.
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), connectTime)
		defer cancel()
		_ = session.Close(ctx)
	}()
	if err := work(session); err != nil {
		return translate(ctx, err)
	}
	return nil
}

// Transactions returns the number of running transactions and their limit. See graph.Pool. Each
// transaction has a connection of the driver's pool.
func (s *Store) Transactions() (running, limit int) { return len(s.turns), cap(s.turns) }

// inTurn waits for a turn and runs work in it. The turn ends when work returns or panics.
func (s *Store) inTurn(ctx context.Context, work func() error) error {
	late := time.NewTimer(turnTime)
	defer late.Stop()
	select {
	case s.turns <- struct{}{}:
		defer func() { <-s.turns }()
		return work()
	case <-ctx.Done():
		return translate(ctx, ctx.Err())
	case <-late.C:
		return fmt.Errorf("neo4j: %w", graph.ErrOverloaded)
	}
}

// watched is a transaction that reports its statements.
type watched struct {
	neo4j.ManagedTransaction
	report func(statement string)
}

func (w watched) Run(ctx context.Context, text string, params map[string]any) (neo4j.ResultWithContext, error) {
	w.report(text)
	return w.ManagedTransaction.Run(ctx, text, params)
}

// query runs one statement in a transaction, and returns all its rows.
func query(ctx context.Context, tx neo4j.ManagedTransaction, text string, params map[string]any) ([][]any, error) {
	var rows [][]any
	err := each(ctx, tx, text, params, func(row []any) error {
		rows = append(rows, row)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return rows, nil
}

// each runs one statement in a transaction, and calls take with each row as it arrives. It returns the first error of take. It
// wraps the errors of the driver, so that the driver does not wait 2 s and try again after the statement was sent.
func each(ctx context.Context, tx neo4j.ManagedTransaction, text string, params map[string]any, take func(row []any) error) error {
	result, err := tx.Run(ctx, text, params)
	if err != nil {
		return fmt.Errorf("run a statement: %w", err)
	}
	return drain(ctx, result, take)
}

// drain calls take with each row of an answer as it arrives. It returns the first error of take.
func drain(ctx context.Context, result neo4j.ResultWithContext, take func(row []any) error) error {
	for result.Next(ctx) {
		if err := take(result.Record().Values); err != nil {
			return err
		}
	}
	if err := result.Err(); err != nil {
		return fmt.Errorf("read the answer: %w", err)
	}
	return nil
}

// bounded returns a context with a deadline: the context's own, or d from now if it has none.
func bounded(ctx context.Context, d time.Duration) (context.Context, context.CancelFunc) {
	if _, ok := ctx.Deadline(); ok {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, d)
}

// remaining returns the time until the deadline, rounded up to the server's unit of 1 ms. It is
// never 0, which would mean no limit.
func remaining(ctx context.Context) time.Duration {
	deadline, _ := ctx.Deadline()
	return max(time.Until(deadline).Round(time.Millisecond), 0) + time.Millisecond
}

// revision returns the revision in a column of a row.
func revision(v any) graph.Revision {
	n, _ := v.(int64)
	return graph.Revision(n)
}
