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

// flushTime is the maximum time to send the last traces at the end.
const flushTime = 3 * time.Second

// telemetryFlags control the log and the metrics of the server.
type telemetryFlags struct {
	LogFormat     string     `enum:"text,json" default:"text" env:"PARLEY_LOG_FORMAT" help:"The format of the log on standard error: text or json. Default: ${default}."`
	LogLevel      slog.Level `placeholder:"LEVEL" default:"info" env:"PARLEY_LOG_LEVEL" help:"The lowest level in the log: debug, info, warn or error. warn and error leave out the line for each request. Default: ${default}."`
	Metrics       bool       `env:"PARLEY_METRICS" help:"Serve Prometheus metrics at /metrics. If the API asks for a token, /metrics asks for a token, too."`
	MetricsListen string     `placeholder:"HOST:PORT" env:"PARLEY_METRICS_LISTEN" help:"Serve the metrics at this address instead. Everybody who can reach the address can read the metrics."`
}

// observe returns the telemetry of the server, and a function that ends it.
func (f telemetryFlags) observe(ctx context.Context) (*telemetry.Telemetry, func(), error) {
	log := telemetry.NewLog(os.Stderr, f.LogFormat == "json", f.LogLevel)
	slog.SetDefault(log) // for packages without a log of their own, such as net/http
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

// serveMetrics serves the metrics at their own address until ctx ends. Without --metrics-listen it does nothing.
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
		return fmt.Errorf("listen on %s: %w; choose another address with --metrics-listen HOST:PORT", f.MetricsListen, err)
	}
	mux := http.NewServeMux()
	mux.Handle("/metrics", server.ForHosts(hosts, t.Metrics()))
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
