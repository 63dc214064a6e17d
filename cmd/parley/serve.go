package main

import (
	"context"
	"errors"
	"fmt"
	"net"

	"parley/internal/server"
	"parley/internal/web"
)

type serveCommand struct{ serveFlags }

// serveFlags are the flags of serve. parley config shows them, too.
type serveFlags struct {
	Listen  string `default:"127.0.0.1:8080" placeholder:"HOST:PORT" env:"PARLEY_LISTEN" help:"The address at which to listen. Default: ${default}."`
	Dossier string `type:"path" placeholder:"DIR" env:"PARLEY_DOSSIER" help:"The dossier to serve from the embedded store. Default: the bundled dossier."`
	neo4jFlags
	limitFlags
	accessFlags
	telemetryFlags
}

// Validate is called by kong.
func (f serveFlags) Validate() error {
	return errors.Join(f.limitFlags.Validate(), f.accessFlags.Validate())
}

// Help is shown by --help.
func (serveCommand) Help() string {
	return `Loads the dossier into the embedded store and answers from it; nothing needs to be installed. With --neo4j the API answers from a Neo4j that "parley load" has filled.

Examples:
  parley serve
  parley serve --dossier my-dossier --listen 127.0.0.1:9000
  parley serve --deadline 30s --max-cost 5000000
  parley serve --config parley.yaml --tokens tokens.txt --metrics
  PARLEY_NEO4J_USER=neo4j PARLEY_NEO4J_PASSWORD=... parley serve --neo4j neo4j://localhost:7687`
}

// Run serves until it is interrupted.
func (c serveCommand) Run(ctx context.Context) error {
	observed, end, err := c.observe(ctx)
	if err != nil {
		return err
	}
	defer end()
	guard, err := c.access(ctx, c.Listen, observed.Log)
	if err != nil {
		return err
	}
	store, summary, err := c.openFilled(ctx, c.Dossier)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close(context.WithoutCancel(ctx)) }()
	fmt.Print(summary)
	watchPool(observed, store)
	options := []server.Option{server.Within(c.limits()), server.Guarded(guard), server.Observed(observed)}
	if c.Metrics {
		options = append(options, server.WithMetrics())
	}
	h, err := server.Handler(store, options...)
	if err != nil {
		return err
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("listen on %s: %w; choose another address with --listen HOST:PORT", c.Listen, err)
	}
	if err := c.serveMetrics(ctx, observed); err != nil {
		return err
	}
	fmt.Printf("GraphQL     http://%s/graphql\n", l.Addr())
	if web.Built() {
		fmt.Printf("Playground  http://%s/playground/ (open this address in a browser)\n", l.Addr())
	} else {
		fmt.Println("Playground  not built: `make run` builds it with Node; the API works without it")
	}
	return server.Serve(ctx, l, h)
}
