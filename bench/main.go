// Command bench measures how fast Parley answers, side by side in one run and on one graph: from the embedded store, from a replica of Neo4j, from
// Neo4j, and the Neo4j driver alone with a statement written by hand.
//
//	go run ./bench -meetings 10000 -out bench/results/latest.json
//
// All servers listen on 127.0.0.1, and the clients run on the same machine. Before anything is timed, all servers must give
// the same answers. The rounds are interleaved, so that a busy moment hits all servers. Compare the ratios of one run,
// not the figures of two machines.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"
)

func main() {
	meetings := flag.Int("meetings", 10_000, "the number of meetings in the graph")
	rounds := flag.Int("rounds", 3, "how often each combination is measured; the median counts")
	span := flag.Duration("span", time.Second, "how long one measurement takes")
	out := flag.String("out", "", "the file for the figures as JSON; without it, they are only printed")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, *meetings, *rounds, *span, *out)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, meetings, rounds int, span time.Duration, out string) error {
	servers, end, err := start(ctx, meetings)
	if err != nil {
		return err
	}
	defer end()
	if err := agree(ctx, servers); err != nil {
		return err
	}
	figures, err := measureAll(ctx, servers, rounds, span)
	if err != nil {
		return err
	}
	fmt.Println(table(servers, figures))
	if out == "" {
		return nil
	}
	data, err := json.MarshalIndent(figures, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	return os.WriteFile(out, append(data, '\n'), 0o644)
}
