package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
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

// measureAll measures everything in interleaved rounds. Each figure is the median of its rounds, by answers a second.
func measureAll(ctx context.Context, all []contestant, rounds int, span time.Duration) ([]figure, error) {
	measured := map[[3]int][]figure{}
	for round := range rounds {
		for i, q := range questions {
			for j, clients := range crowds {
				for k, c := range all {
					f, err := measure(ctx, c, q, clients, span)
					if err != nil {
						return nil, fmt.Errorf("%s, %s, %d clients: %w", c.name, q.name, clients, err)
					}
					measured[[3]int{i, j, k}] = append(measured[[3]int{i, j, k}], f)
				}
			}
		}
		fmt.Fprintf(os.Stderr, "round %d of %d\n", round+1, rounds)
	}
	var figures []figure
	for i := range questions {
		for j := range crowds {
			for k := range all {
				of := measured[[3]int{i, j, k}]
				slices.SortFunc(of, func(a, b figure) int { return cmp.Compare(a.QPS, b.QPS) })
				figures = append(figures, of[len(of)/2])
			}
		}
	}
	return figures, nil
}

// measure asks for a time with some clients, after a tenth of the time that does not count.
func measure(ctx context.Context, c contestant, q question, clients int, span time.Duration) (figure, error) {
	begin := time.Now().Add(span / 10)
	end := begin.Add(span)
	times := make([][]time.Duration, clients)
	errs := make([]error, clients)
	var done sync.WaitGroup
	for i := range clients {
		done.Go(func() {
			for n := i; time.Now().Before(end); n++ {
				asked := time.Now()
				if _, err := c.ask(ctx, q, n%variations, false); err != nil {
					errs[i] = err
					return
				}
				if asked.After(begin) {
					times[i] = append(times[i], time.Since(asked))
				}
			}
		})
	}
	done.Wait()
	took := slices.Sorted(slices.Values(slices.Concat(times...)))
	if err := errors.Join(errs...); err != nil || len(took) == 0 {
		return figure{Query: q.name, Server: c.name, Clients: clients}, err
	}
	at := func(share float64) float64 {
		return float64(took[min(len(took)-1, int(share*float64(len(took))))].Microseconds()) / 1000
	}
	return figure{q.name, c.name, clients, float64(len(took)) / span.Seconds(), at(0.5), at(0.99)}, nil
}

// table returns the figures as a table in Markdown.
func table(all []contestant, figures []figure) string {
	var t strings.Builder
	t.WriteString("| question | clients |")
	for _, c := range all {
		t.WriteString(" " + c.name + " |")
	}
	t.WriteString("\n|-|-|" + strings.Repeat("-|", len(all)))
	for i, f := range figures {
		if i%len(all) == 0 {
			fmt.Fprintf(&t, "\n| %s | %d |", f.Query, f.Clients)
		}
		fmt.Fprintf(&t, " %.0f (%.1f, %.1f) |", f.QPS, f.P50, f.P99)
	}
	return t.String()
}
