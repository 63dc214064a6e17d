package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"runtime/debug"
	"time"

	"parley/docs/questions"
	"parley/graph"
	"parley/graph/replica"
	"parley/internal/saved"
	"parley/internal/server"
	"parley/internal/telemetry"
	"parley/internal/web"
	"parley/loader"
	"parley/loader/cite"
	"parley/resolvers"
	"parley/schema"
)

type serveCommand struct{ serveFlags }

// serveFlags are the flags of serve. parley config shows them, too.
type serveFlags struct {
	Listen  string `default:"127.0.0.1:8080" placeholder:"HOST:PORT" env:"PARLEY_LISTEN" help:"The address at which to listen. Default: ${default}."`
	Dossier string `type:"path" placeholder:"DIR" env:"PARLEY_DOSSIER" help:"The dossier to serve from the embedded store. Default: the bundled dossier."`
	Saved   string `type:"existingdir" placeholder:"DIR" env:"PARLEY_SAVED" help:"A folder with saved queries (*.graphql). Parley answers them as rows, at /q/NAME.json, .csv and .ndjson. Default: the questions of the documentation."`
	Texts   string `type:"existingdir" placeholder:"DIR" env:"PARLEY_TEXTS" help:"The folder with the texts of the articles. The page of a source then shows the text and highlights its passages. Everybody who can read the record can read the text. Default: no texts."`
	watchFlags
	draftsFlag
	neo4jFlags
	replicaFlags
	limitFlags
	accessFlags
	telemetryFlags
}

// Validate is called by kong.
func (f serveFlags) Validate() error {
	return errors.Join(f.checkReplica(), f.checkWatch(), f.limitFlags.Validate(), f.accessFlags.Validate())
}

// Help is shown by --help.
func (serveCommand) Help() string {
	return `Without --neo4j, Parley loads the dossier into the embedded store and answers from there. With --neo4j, Parley answers from a Neo4j that "parley load" has filled. With --neo4j and --replica, Parley answers from a copy of the graph in memory. A copy is faster than Neo4j.

Examples:
  parley serve
  parley serve --dossier my-dossier --listen 127.0.0.1:9000
  parley serve --dossier my-dossier --texts my-articles
  parley serve --dossier my-dossier --watch
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
	queries, err := c.savedQueries()
	if err != nil {
		return err
	}
	readText, closeTexts, err := c.texts()
	if err != nil {
		return err
	}
	defer closeTexts()
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("listen on %s: %w; choose another address with --listen HOST:PORT", c.Listen, err)
	}
	// The port is open while the dossier is loaded. So a supervisor sees a live server, and how far it is.
	starting := &server.Starting{}
	serving, stop := context.WithCancel(ctx)
	defer stop()
	served := make(chan error, 1)
	go func() { served <- server.Serve(serving, l, starting) }()
	opened := make(chan filled, 1)
	go func() {
		store, summary, err := c.openStore(ctx, observed.Log, loader.OnProgress(starts(starting)))
		opened <- filled{store, summary, err}
	}()
	var f filled
	select {
	case f = <-opened:
	case <-ctx.Done(): // the load goes on until the process ends
		return <-served
	}
	if f.err == nil {
		defer func() { _ = f.store.Close(context.WithoutCancel(ctx)) }()
		f.err = c.answer(ctx, starting, f.store, observed, guard, server.Saved(queries), server.Texts(readText))
	}
	if f.err != nil {
		stop()
		<-served
		return f.err
	}
	watched := make(chan error, 1)
	if c.Watch {
		go func() { watched <- c.watch(serving, f.store) }()
	}
	fmt.Print(f.summary)
	fmt.Printf("GraphQL     http://%s/graphql\n", l.Addr())
	fmt.Printf("Saved       http://%s/q/ lists %d saved queries, each as .json, .csv and .ndjson\n", l.Addr(), len(queries))
	switch why := guard.PagesClosed(); {
	case why != "":
		fmt.Printf("Record      off, and the playground, too: %s\n", why)
	case web.Built():
		page := ""
		if c.Watch {
			page = "?follow"
		}
		fmt.Printf("Record      http://%s/%s (open this address in a browser)\n", l.Addr(), page)
		fmt.Printf("Playground  http://%s/playground/ (open this address in a browser)\n", l.Addr())
	default:
		fmt.Println("Playground  not built: `make run` builds it with Node; the API works without it")
	}
	select {
	case err = <-served:
		return err
	case err = <-watched: // it ends before the server only if it cannot begin
		stop()
		return errors.Join(err, <-served)
	}
}

// savedQueries reads the saved queries. The error lists all problems of the files.
func (f serveFlags) savedQueries() ([]*saved.Query, error) {
	parsed, err := schema.Load()
	if err != nil {
		return nil, err
	}
	if f.Saved == "" {
		return saved.Read(questions.Files, parsed)
	}
	queries, err := saved.Read(os.DirFS(f.Saved), parsed)
	if err != nil {
		return nil, fmt.Errorf("--saved %s: %w", f.Saved, err)
	}
	return queries, nil
}

// texts returns the function that reads the text of an article, nil without texts.
func (f serveFlags) texts() (read func(file string) (string, error), end func(), err error) {
	if f.Texts == "" {
		return nil, func() {}, nil
	}
	folder, err := os.OpenRoot(f.Texts) // follows no link out of the folder, unlike os.DirFS
	if err != nil {
		return nil, nil, fmt.Errorf("--texts: %w", err)
	}
	return func(file string) (string, error) { return cite.Text(folder.FS(), file) }, func() { _ = folder.Close() }, nil
}

// openStore opens the store that the flags name.
func (c serveCommand) openStore(ctx context.Context, log *slog.Logger, o loader.Option) (graph.Keeper, string, error) {
	options := append(c.options(), o)
	if c.Watch { // then the next load reads only what has changed; to name the program takes a while, because its file is read
		options = append(options, loader.Program(executable()))
	}
	store, summary, err := c.openFilled(ctx, c.Dossier, options...)
	database, ok := store.(replica.Database)
	if err != nil || !c.Replica || !ok {
		return store, summary, err
	}
	return c.copyOf(ctx, database, log), "Replica     is being read; until then, answers come from Neo4j\n", nil
}

// filled is the result of openFilled.
type filled struct {
	store   graph.Keeper
	summary string
	err     error
}

// answer makes the server answer from a store.
func (c serveCommand) answer(ctx context.Context, starting *server.Starting, store graph.Keeper, observed *telemetry.Telemetry, guard server.Access, more ...server.Option) error {
	watchPool(observed, store)
	watchCopy(observed, store)
	options := []server.Option{server.Within(c.limits()), server.Guarded(guard), server.Observed(observed)}
	options = append(options, server.OnReady(func() { planAhead(ctx, store, observed.Log) }))
	options = append(options, more...)
	if c.Metrics {
		options = append(options, server.WithMetrics())
	}
	h, err := server.Handler(store, options...)
	if err != nil {
		return err
	}
	debug.FreeOSMemory() // of the load
	starting.Ready(h)
	return c.serveMetrics(ctx, observed)
}

// planAhead lets the database plan the largest statements while nobody waits. See resolvers.PlanAhead.
func planAhead(ctx context.Context, store graph.Store, log *slog.Logger) {
	ctx, cancel := context.WithTimeout(ctx, planningTime)
	defer cancel()
	if err := resolvers.PlanAhead(ctx, store); err != nil && ctx.Err() == nil {
		log.WarnContext(ctx, "the database could not plan the largest statements ahead: the first answers that need them can be slow", "error", err)
	}
}

// planningTime is the longest time for planAhead. A Neo4j that has just started, on a busy machine, needs half of it.
const planningTime = 2 * time.Minute

// starts tells a starting server how far the load is. A load that takes long shows its progress on standard error, too.
func starts(server *server.Starting) loader.Progress {
	shown := unhurried(progressOnStderr(), slowStart)
	return func(stage string, done, total int) {
		server.Doing(fmt.Sprintf("%s: %d of %d %s", stage, done, total, units[stage]))
		shown(stage, done, total)
	}
}

// slowStart is the time after which a load shows its progress.
const slowStart = 3 * time.Second
