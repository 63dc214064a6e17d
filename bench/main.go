// Command bench measures how fast Parley answers, side by side in one run and on one graph: from the embedded store, from a replica of Neo4j, from
// Neo4j, and the Neo4j driver alone with a statement written by hand. Peers can join: other servers of GraphQL, on the same graph.
//
//	go run ./bench -meetings 10000 -out bench/results/latest.json
//	go run ./bench -meetings 100000 -peers
//	go run ./bench -graph dossier
//	go run ./bench -grow
//
// All servers listen on 127.0.0.1, and the clients run on the same machine. Before anything is timed, all servers must give
// the same answers. The rounds are interleaved, so that a busy moment hits all servers. Compare the ratios of one run,
// not the figures of two machines.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// options are the flags.
type options struct {
	meetings  int
	graph     string
	peers     bool
	rounds    int
	span      time.Duration
	out, plot string
	grow      bool
	floor     bool
}

func main() {
	o := options{}
	flag.IntVar(&o.meetings, "meetings", 10_000, "the number of meetings in the graph")
	flag.StringVar(&o.graph, "graph", large, "the graph: \""+large+"\" has no claims; \""+invented+"\" is loaded from a generated dossier, with all its claims")
	flag.BoolVar(&o.peers, "peers", false, "measure other servers of GraphQL, too; this needs Node, npm and PostgreSQL")
	flag.IntVar(&o.rounds, "rounds", 3, "how often each combination is measured; the median counts")
	flag.DurationVar(&o.span, "span", time.Second, "how long one measurement takes")
	flag.StringVar(&o.out, "out", "", "the file for the figures as JSON; machine.json beside it tells of the machine and the servers; without it, all is only printed")
	flag.StringVar(&o.plot, "plot", "", "the file for a picture of the figures, as SVG")
	flag.BoolVar(&o.grow, "grow", false, "measure only how the time of an answer grows with the graph")
	flag.BoolVar(&o.floor, "floor", false, "measure the driver alone with the statements of Parley, too: what is left between it and Parley is HTTP, GraphQL and JSON")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	do := run
	if o.grow {
		do = grow
	}
	err := do(ctx, o)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) error {
	if o.peers && o.graph != large {
		return errors.New("the peers have no claims: measure them on the graph " + large)
	}
	a, err := start(ctx, o)
	defer a.close()
	if err != nil {
		return err
	}
	if err := a.agree(ctx); err != nil {
		return err
	}
	figures, err := a.measureAll(ctx, o.rounds, o.span)
	if err != nil {
		return err
	}
	m := a.machine(ctx)
	fmt.Println(table(a.contestants, figures))
	if o.peers {
		fmt.Println(ratios(figures))
	}
	fmt.Println(m)
	if o.plot != "" {
		if err := plotTo(o.plot, a.contestants, figures); err != nil {
			return err
		}
	}
	if o.out == "" {
		return nil
	}
	return save(o.out, figures, m)
}
