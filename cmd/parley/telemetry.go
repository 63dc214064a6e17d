package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"parley/graph"
	"parley/internal/access"
	"parley/internal/server"
	"parley/internal/telemetry"
)

// flushTime is how long traces that are left may take to be sent at the end.
const flushTime = 3 * time.Second

// telemetryFlags say what is told of the server while it runs, and to whom.
type telemetryFlags struct {
	LogFormat     string     `enum:"text,json" default:"text" env:"PARLEY_LOG_FORMAT" help:"How the log is written, to standard error: text or json; ${default} when left out."`
	LogLevel      slog.Level `placeholder:"LEVEL" default:"info" env:"PARLEY_LOG_LEVEL" help:"From which level on: info has a line for each request, warn and error have not; ${default} when left out."`
	Metrics       bool       `env:"PARLEY_METRICS" help:"Serve metrics for Prometheus at /metrics, to who may ask at all."`
	MetricsListen string     `placeholder:"HOST:PORT" env:"PARLEY_METRICS_LISTEN" help:"Serve them there instead, to everybody who gets there."`
}

// observe returns what watches the server, and what ends it.
func (f telemetryFlags) observe(ctx context.Context) (*telemetry.Telemetry, func(), error) {
	log := telemetry.NewLog(os.Stderr, f.LogFormat == "json", f.LogLevel)
	slog.SetDefault(log) // for what has no other: net/http for one
	traces, flush, err := telemetry.Traces(ctx, log)
	if err != nil {
		return nil, nil, err
	}
	return telemetry.New(log, traces), func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), flushTime)
		defer cancel()
		if err := flush(ctx); err != nil {
			log.Warn("traces are lost", "error", err)
		}
	}, nil
}

// serveMetrics serves the metrics at an address of their own, if there is one, until
// ctx ends.
func (f telemetryFlags) serveMetrics(ctx context.Context, t *telemetry.Telemetry) error {
	if f.MetricsListen == "" {
		return nil
	}
	hosts, err := access.ParseHosts(f.MetricsListen, nil)
	if err != nil {
		return err
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", f.MetricsListen)
	if err != nil {
		return fmt.Errorf("listen on %s: %w; choose another with --metrics-listen HOST:PORT", f.MetricsListen, err)
	}
	mux := http.NewServeMux()
	mux.Handle("/metrics", server.Named(hosts, t.Metrics()))
	go func() {
		if err := server.Serve(ctx, l, mux); err != nil && !errors.Is(err, context.DeadlineExceeded) {
			t.Log.Error("the metrics are not served any more", "error", err)
		}
	}()
	fmt.Printf("Metrics     http://%s/metrics\n", l.Addr())
	return nil
}

// watchPool adds the transactions of a store to the metrics, if the store is a graph.Pool.
func watchPool(t *telemetry.Telemetry, store any) {
	p, ok := store.(graph.Pool)
	if !ok {
		return
	}
	t.Gauge("parley_neo4j_transactions", "Transactions with Neo4j, each with a connection of the pool.", func() float64 {
		running, _ := p.Transactions()
		return float64(running)
	})
	t.Gauge("parley_neo4j_transactions_most", "How many there may be at once.", func() float64 {
		_, most := p.Transactions()
		return float64(most)
	})
}
