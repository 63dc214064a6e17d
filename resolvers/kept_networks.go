package resolvers

import (
	"context"
	"errors"
	"sync"

	lru "github.com/hashicorp/golang-lru/v2/simplelru"

	"parley/graph"
	"parley/graph/analysis"
)

// mostNetworks is the number of networks that are kept. A network at the bounds of package analysis takes about 40 MB.
const mostNetworks = 8

// keptNetworks holds the networks that were used last, each at one revision of the graph. Callers that want the same network at the same time wait for one
// piece of work. The work ends when no caller waits for it any more. Many goroutines can call its methods at the same time.
type keptNetworks struct {
	lock    sync.Mutex
	kept    *lru.LRU[string, keptNetwork]
	running map[string]*measuring
}

type keptNetwork struct {
	network  *analysis.Network
	revision graph.Revision
}

// measuring is work that makes a network. Its result is set before done is closed.
type measuring struct {
	done    chan struct{}
	stop    context.CancelFunc
	waiting int // how many callers wait
	result  keptNetwork
	err     error
}

func newKeptNetworks() *keptNetworks {
	kept, err := lru.NewLRU[string, keptNetwork](mostNetworks, nil)
	if err != nil {
		panic(err) // the number is not positive
	}
	return &keptNetworks{kept: kept, running: map[string]*measuring{}}
}

// get returns the network with a key if it is kept at the revision current. Otherwise it calls measure, or waits for a call that is running. It returns the error of
// measure, or an error that wraps graph.ErrCanceled or graph.ErrDeadline if ctx ends first.
func (k *keptNetworks) get(ctx context.Context, key string, current graph.Revision, measure func(context.Context) (*analysis.Network, graph.Revision, error)) (*analysis.Network, graph.Revision, error) {
	for {
		k.lock.Lock()
		if found, there := k.kept.Get(key); there && found.revision == current {
			k.lock.Unlock()
			return found.network, found.revision, nil
		}
		m, runs := k.running[key]
		if !runs {
			m = k.begin(ctx, key, measure)
		}
		m.waiting++
		k.lock.Unlock()
		if err := k.await(ctx, key, m); err != nil {
			return nil, 0, err
		}
		switch {
		case runs && m.err != nil && (errors.Is(m.err, graph.ErrTooMuchWork) || errors.Is(m.err, graph.ErrDeadline) || errors.Is(m.err, graph.ErrCanceled)):
			continue // the limit of another caller ended the work
		case runs && m.err == nil && m.result.revision < current:
			continue // the work had begun before the graph changed
		}
		return m.result.network, m.result.revision, m.err
	}
}

// begin begins the work, under the lock. The work has the limits of the first caller, but does not end with that caller.
func (k *keptNetworks) begin(ctx context.Context, key string, measure func(context.Context) (*analysis.Network, graph.Revision, error)) *measuring {
	ctx, stop := context.WithCancel(context.WithoutCancel(ctx))
	m := &measuring{done: make(chan struct{}), stop: stop}
	k.running[key] = m
	go func() {
		defer stop()
		defer func() {
			k.lock.Lock()
			defer k.lock.Unlock()
			if k.running[key] == m {
				delete(k.running, key)
			}
			if m.err == nil {
				k.kept.Add(key, m.result)
			}
			close(m.done)
		}()
		defer graph.Recovered(&m.err)
		m.result.network, m.result.revision, m.err = measure(ctx)
	}()
	return m
}

// await waits for work. If ctx ends first and nobody else waits, it stops the work.
func (k *keptNetworks) await(ctx context.Context, key string, m *measuring) error {
	select {
	case <-m.done:
		return nil
	case <-ctx.Done():
	}
	k.lock.Lock()
	defer k.lock.Unlock()
	if m.waiting--; m.waiting == 0 {
		m.stop()
		if k.running[key] == m {
			delete(k.running, key) // a later caller must not wait for work that is being stopped
		}
	}
	return graph.Interrupted(ctx)
}
