package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"
	"time"
)

// figure is what one contestant reached on one question with a number of clients at the same time.
type figure struct {
	Query   string  `json:"query"`
	Server  string  `json:"server"`
	Clients int     `json:"clients"`
	QPS     float64 `json:"qps"` // answers a second
	P50     float64 `json:"p50_ms"`
	P99     float64 `json:"p99_ms"`
}

// crowds are the numbers of clients.
var crowds = []int{1, 4, 16}

// measureAll measures everything in interleaved rounds. Each figure is the median of its rounds, by answers a second. It returns no figure for a
// question that a contestant cannot answer.
func (a *arena) measureAll(ctx context.Context, rounds int, span time.Duration) ([]figure, error) {
	type cell struct{ question, crowd, contestant int }
	measured := map[cell][]figure{}
	for round := range rounds {
		for i, q := range a.questions {
			for j, clients := range crowds {
				for k, c := range a.contestants {
					if c.form(q) == "" {
						continue
					}
					f, err := measure(ctx, c, q, a.cast, clients, span)
					if err != nil {
						return nil, fmt.Errorf("%s, %s, %d clients: %w", c.name, q.name, clients, err)
					}
					measured[cell{i, j, k}] = append(measured[cell{i, j, k}], f)
				}
			}
		}
		fmt.Fprintf(os.Stderr, "round %d of %d\n", round+1, rounds)
	}
	var figures []figure
	for i := range a.questions {
		for j := range crowds {
			for k := range a.contestants {
				if of := measured[cell{i, j, k}]; len(of) > 0 {
					figures = append(figures, median(of))
				}
			}
		}
	}
	return figures, nil
}

// median returns the figure in the middle, by answers a second.
func median(of []figure) figure {
	slices.SortFunc(of, func(a, b figure) int { return cmp.Compare(a.QPS, b.QPS) })
	return of[len(of)/2]
}

// measure asks for a time with some clients, after a tenth of the time that does not count. The clients wait for their last answers, which count: so a
// server that takes longer than the time for one answer gets a figure, too.
func measure(ctx context.Context, c contestant, q question, of cast, clients int, span time.Duration) (figure, error) {
	form, begin := c.form(q), time.Now().Add(span/10)
	end := begin.Add(span)
	times := make([][]time.Duration, clients)
	errs := make([]error, clients)
	var done sync.WaitGroup
	for i := range clients {
		done.Go(func() {
			for n := i; time.Now().Before(end); n++ {
				asked := time.Now()
				if _, err := c.ask(ctx, form, q.values(of, n%variations), false); err != nil {
					errs[i] = err
					return
				}
				if answered := time.Now(); answered.After(begin) {
					times[i] = append(times[i], answered.Sub(asked))
				}
			}
		})
	}
	done.Wait()
	took, lasted := slices.Sorted(slices.Values(slices.Concat(times...))), time.Since(begin)
	if err := errors.Join(errs...); err != nil {
		return figure{}, err
	}
	at := func(share float64) float64 {
		return float64(took[min(len(took)-1, int(share*float64(len(took))))].Microseconds()) / 1000
	}
	return figure{q.name, c.name, clients, float64(len(took)) / lasted.Seconds(), at(0.5), at(0.99)}, nil
}
